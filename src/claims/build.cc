// SPDX-License-Identifier: Apache-2.0
// Tested by tests/claims/claims_test.cc.
#include "claims/build.h"

#include <algorithm>
#include <map>
#include <set>

#include "absl/strings/ascii.h"
#include "base/status.h"
#include "claims/arithmetic.h"
#include "claims/builders.h"
#include "claims/entities.h"
#include "claims/frames.h"
#include "claims/reading.h"
#include "claims/shingles.h"
#include "claims/stance.h"

namespace gainsay {

struct ClaimBuilder::Parts {
  std::shared_ptr<const RuleSet> rules;
  std::shared_ptr<const TextModels> models;
  Cascade cascade;
  FrameSet frames;
  StanceRules stance;
  ArithmeticRules arithmetic;
};

ClaimBuilder::ClaimBuilder(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
ClaimBuilder::~ClaimBuilder() = default;
ClaimBuilder::ClaimBuilder(ClaimBuilder&&) noexcept = default;

absl::StatusOr<ClaimBuilder> ClaimBuilder::Compile(std::shared_ptr<const RuleSet> rules,
                                                   std::shared_ptr<const TextModels> models) {
  ASSIGN_OR_RETURN(Cascade cascade, Cascade::Compile(rules));
  ASSIGN_OR_RETURN(FrameSet frames, FrameSet::Compile(*rules));
  ASSIGN_OR_RETURN(StanceRules stance, StanceRules::Compile(*rules));
  ASSIGN_OR_RETURN(ArithmeticRules arithmetic, ArithmeticRules::Compile(rules));
  return ClaimBuilder(std::unique_ptr<Parts>(new Parts{std::move(rules), std::move(models),
                                                       std::move(cascade), std::move(frames),
                                                       std::move(stance), std::move(arithmetic)}));
}

Document ClaimBuilder::Annotate(const Article& article) const {
  return gainsay::Annotate(article, *parts_->models);
}

Sheet ClaimBuilder::Mentions(const Article& article, const Document& document) const {
  return parts_->cascade.Extract(document, article.published);
}

namespace {

// Words that carry meaning, by part of speech.
bool IsContent(const Token& t) {
  return t.upos == Upos::kNoun || t.upos == Upos::kPropn || t.upos == Upos::kVerb ||
         t.upos == Upos::kAdj;
}

std::string TermOf(const Token& t) {
  std::string term(t.lemma);
  absl::AsciiStrToLower(&term);
  return term;
}

// How far up the tree a value's neighbourhood reaches: to its noun, the verb, and the clause above.
constexpr int kClimb = 3;

// The words of a value's clause, without its own.
std::vector<std::string> Around(const Reading& reading, uint32_t token, TokenRange own) {
  const std::vector<Token>& tokens = reading.document.tokens;
  std::set<std::string> around;
  auto add = [&](uint32_t t) {
    if (!own.Contains(t) && IsContent(tokens[t])) around.insert(TermOf(tokens[t]));
  };
  int at = static_cast<int>(token);
  for (int climb = 0; at >= 0 && climb <= kClimb; ++climb) {
    add(at);
    for (uint32_t child : reading.syntax.Children(at)) {
      add(child);
      // A name stands below its last word.
      for (uint32_t part : reading.syntax.Children(child)) {
        if (tokens[part].dep == Dep::kCompound || tokens[part].dep == Dep::kFlat) add(part);
      }
    }
    at = tokens[at].head;
  }
  return {around.begin(), around.end()};
}

bool IsWord(const Token& t) { return t.upos != Upos::kPunct; }

// Where a range stands among the words of its sentence.
TokenRange WordsAt(const Document& document, uint32_t sentence, TokenRange own) {
  uint32_t before = 0, inside = 0;
  for (uint32_t t = document.sentences[sentence].first; t < own.last; ++t) {
    if (IsWord(document.tokens[t])) ++(t < own.first ? before : inside);
  }
  return {before, before + inside};
}

// Who the thing at a token belongs to, an entity; -1 for nobody known. "His 11 rebounds", "an offer
// from Acme", and where the noun names nobody, whoever does what it is said of, or has it done to
// them: "Berg scored 20 points", "Berg was arrested on Sunday".
int OwnerOf(const Reading& reading, uint32_t token) {
  for (uint32_t child : reading.syntax.Children(token)) {
    const Token& t = reading.document.tokens[child];
    const bool given = t.dep == Dep::kNmod &&
                       (reading.syntax.Case(child) == "from" || reading.syntax.Case(child) == "by");
    if (t.dep != Dep::kNmodPoss && !given) continue;
    if (int entity = reading.EntityAt(child); entity >= 0) return entity;
  }
  const int governor = reading.GoverningProposition(token);
  if (governor < 0) return -1;
  for (std::string_view role : {"subject", "object"}) {
    for (const Participant& participant : reading.propositions[governor].participants) {
      if (participant.role != role || participant.token == token) continue;
      if (int entity = reading.EntityAt(participant.token); entity >= 0) return entity;
    }
  }
  return -1;
}

// The lemma of the next word in a direction that is neither a determiner nor a mark.
std::string Neighbour(const Reading& reading, uint32_t sentence, TokenRange own, int step) {
  const Sentence& s = reading.document.sentences[sentence];
  int64_t at = step < 0 ? int64_t{own.first} - 1 : int64_t{own.last};
  for (; at >= s.first && at < s.last; at += step) {
    const Token& t = reading.document.tokens[at];
    if (t.upos != Upos::kDet && t.upos != Upos::kPunct) return TermOf(t);
  }
  return "";
}

}  // namespace

Claim ClaimAt(const Reading& reading, Field field, std::string slot, uint32_t token,
              TokenRange words) {
  Claim claim;
  claim.field = field;
  claim.slot = std::move(slot);
  claim.sentence = reading.document.tokens[token].sentence;
  const TokenRange at = WordsAt(reading.document, claim.sentence, words);
  claim.first_word = at.first;
  claim.last_word = at.last;
  claim.proposition = reading.GoverningProposition(token);
  claim.owner = OwnerOf(reading, token);
  claim.witness = reading.WitnessOf(words);
  claim.around = Around(reading, token, words);
  claim.before = Neighbour(reading, claim.sentence, words, -1);
  claim.after = Neighbour(reading, claim.sentence, words, 1);
  return claim;
}

std::vector<std::string> ModifiersOf(const Reading& reading, uint32_t noun, TokenRange skip) {
  std::vector<std::string> modifiers;
  for (uint32_t child : reading.syntax.Children(noun)) {
    if (skip.Contains(child)) continue;
    const Token& t = reading.document.tokens[child];
    bool counts = t.dep == Dep::kAmod || t.dep == Dep::kCompound ||
                  (t.dep == Dep::kDet && t.lemma != "the" && t.lemma != "a" && t.lemma != "an");
    if (counts) modifiers.push_back(std::string(t.lemma));
  }
  std::sort(modifiers.begin(), modifiers.end());
  return modifiers;
}

namespace {

std::vector<SentenceContext> Contexts(const Reading& reading) {
  const Document& document = reading.document;
  std::vector<SentenceContext> contexts(document.sentences.size());
  for (size_t s = 0; s < contexts.size(); ++s) {
    const Sentence& sentence = document.sentences[s];
    SentenceContext& context = contexts[s];
    const Paragraph& paragraph = document.paragraphs[sentence.paragraph];
    context.paragraph = sentence.paragraph;
    context.headline = paragraph.kind == BlockKind::kTitle || paragraph.kind == BlockKind::kHeading;
    context.caption = paragraph.kind == BlockKind::kCaption;
    std::set<std::string> terms;
    for (const Token& t : document.TokensOf(sentence)) {
      if (IsContent(t)) terms.insert(TermOf(t));
      if (!IsWord(t)) continue;
      if (!context.words.empty()) context.words += ' ';
      std::string word(Slice(document.text, t.span));
      absl::AsciiStrToLower(&word);
      context.words += word;
    }
    context.terms.assign(terms.begin(), terms.end());
  }
  for (const Mention& mention : reading.mentions) {
    SentenceContext& context = contexts[mention.sentence];
    if (mention.entity >= 0) context.entities.push_back(mention.entity);
    if (const DateValue* date = mention.As<DateValue>();
        date != nullptr && date->type != DateType::kDuration && date->year) {
      context.years.push_back(date->month ? *date->year * 100 + *date->month : *date->year);
    }
    if (const QuotationValue* quotation = mention.As<QuotationValue>();
        quotation != nullptr && quotation->type == QuotationType::kDirect) {
      context.quoted = true;
    }
  }
  auto tidy = [](std::vector<int>* list) {
    std::sort(list->begin(), list->end());
    list->erase(std::unique(list->begin(), list->end()), list->end());
  };
  for (SentenceContext& context : contexts) {
    tidy(&context.entities);
    tidy(&context.years);
  }
  return contexts;
}

std::vector<std::pair<std::string, uint32_t>> TermCounts(const Document& document) {
  std::map<std::string, uint32_t> counts;
  for (const Paragraph& paragraph : document.paragraphs) {
    if (paragraph.boilerplate) continue;
    for (uint32_t s = paragraph.first; s < paragraph.last; ++s) {
      for (const Token& t : document.TokensOf(document.sentences[s])) {
        if (IsContent(t)) ++counts[TermOf(t)];
      }
    }
  }
  return {counts.begin(), counts.end()};
}

}  // namespace

ArticleClaims ClaimBuilder::Build(const Article& article) const {
  Document document = Annotate(article);
  Sheet sheet = Mentions(article, document);
  Reading reading(article, sheet);
  FindPropositions(parts_->frames, parts_->stance, &reading);
  FindSources(&reading);

  ArticleClaims out;
  out.id = article.id;
  out.path = article.path;
  out.title = article.title;
  out.source = article.source;
  out.published = article.published ? article.published->ToString() : "";
  out.url = article.url;
  out.language = article.language;
  out.sha256 = article.sha256;
  out.line = article.record_line;
  out.entities = CollectEntities(reading);
  out.sentences = Contexts(reading);
  out.terms = TermCounts(document);
  out.shingles = ShinglesOf(document);

  // Dates and places first: they complete the propositions that the others refer to.
  DateClaims(&reading, parts_->frames, &out.claims);
  PlaceClaims(&reading, parts_->frames, &out.claims);
  NumberClaims(reading, parts_->frames, &out.claims);
  NameClaims(reading, parts_->frames, out.entities, &out.claims);
  OfficeClaims(reading, out.entities, &out.claims);
  AttributionClaims(reading, &out.claims);
  PolarityClaims(reading, parts_->frames, &out.claims);
  out.arithmetic = parts_->arithmetic.Find(reading, &out.claims);
  for (LocalProposition& p : reading.propositions) out.propositions.push_back(std::move(p.record));

  std::stable_sort(out.claims.begin(), out.claims.end(), [](const Claim& a, const Claim& b) {
    return std::tie(a.witness.span, a.field, a.slot) < std::tie(b.witness.span, b.field, b.slot);
  });
  return out;
}

}  // namespace gainsay
