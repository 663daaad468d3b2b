// SPDX-License-Identifier: Apache-2.0
// Tested by tests/evaluate/diagnose_test.cc.
#include "evaluate/diagnose.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>
#include <unordered_map>

#include "absl/strings/str_format.h"
#include "evaluate/result.h"
#include "evaluate/score.h"

namespace gainsay {
namespace {

bool IsWordByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         (c & 0x80) != 0;
}

// Lower-case words of two letters or more, and numbers: "8.40pm" gives "8.40pm" and 8.4.
struct WordSet {
  std::set<std::string> words;
  std::set<double> numbers;

  explicit WordSet(std::string_view text) {
    std::string word;
    for (size_t i = 0; i <= text.size(); ++i) {
      const char c = i < text.size() ? text[i] : ' ';
      const bool inside = i + 1 < text.size() && (c == '.' || c == ',') && !word.empty() &&
                          std::isdigit(static_cast<unsigned char>(word.back())) &&
                          std::isdigit(static_cast<unsigned char>(text[i + 1]));
      if (IsWordByte(c) || inside) {
        if (c != ',') word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        continue;
      }
      const bool number = !word.empty() && word[0] >= '0' && word[0] <= '9';
      if (number) numbers.insert(std::strtod(word.c_str(), nullptr));
      if (number || word.size() > 2) words.insert(word);
      word.clear();
    }
  }
  bool Shares(const WordSet& other) const {
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& w) { return other.words.contains(w); }) ||
           std::any_of(numbers.begin(), numbers.end(),
                       [&](double n) { return other.numbers.contains(n); });
  }
};

// Whether a quantity is one of the numbers, in units, thousands, millions or billions.
bool IsOneOf(const std::set<double>& numbers, double value) {
  if (!std::isfinite(value)) return false;
  return std::any_of(numbers.begin(), numbers.end(), [&](double n) {
    for (double scale : {1.0, 1e3, 1e6, 1e9}) {
      if (std::abs(n * scale - value) <= 1e-6 * std::max(1.0, std::abs(value))) return true;
    }
    return false;
  });
}

// Which kinds of mention can give a value of a field of the gold; any for "other".
bool Gives(const std::string& field, MentionKind kind) {
  switch (kind) {
    case MentionKind::kQuantity:
      return field == "number" || field == "place" || field == "date" || field == "other";
    case MentionKind::kTime: return field == "date" || field == "number" || field == "other";
    case MentionKind::kPerson:
    case MentionKind::kOrganization:
      return field == "name" || field == "attribution" || field == "office" || field == "other";
    case MentionKind::kPlace: return field == "place" || field == "name" || field == "other";
    case MentionKind::kOffice: return field == "office" || field == "other";
    case MentionKind::kQuotation: return field == "attribution";
    case MentionKind::kEvent: return field == "polarity";
    case MentionKind::kOther: return field == "name" || field == "other";
  }
  return false;
}

// A mention with its bytes in the file.
struct PlacedMention {
  Span span;
  std::string surface;
  Mention mention;
};

std::vector<PlacedMention> MentionsOf(const ClaimBuilder& builder, const Article& article) {
  const Document document = builder.Annotate(article);
  std::vector<PlacedMention> placed;
  Sheet sheet = builder.Mentions(article, document);
  for (Mention& mention : sheet.mentions) {
    const Span span = document.to_bytes.ToOriginal(mention.span);
    placed.push_back({span, std::string(Slice(article.bytes, span)), std::move(mention)});
  }
  return placed;
}

}  // namespace

struct Diagnoser::Parts {
  const Gainsay* gainsay = nullptr;
  ClaimSet claims;
  Report report;
  std::unique_ptr<Trace> trace;
  std::map<std::string, uint32_t> article;           // by ArticleName
  std::vector<std::vector<PlacedMention>> mentions;  // by article
  std::vector<std::pair<const Judged*, MeasuredFinding>> candidates;

  // What a quote of the gold gave.
  struct Side {
    const GoldWitness* witness = nullptr;
    std::vector<std::string> mentions;  // surfaces
    std::vector<ClaimRef> claims;
    std::vector<SpellingRef> spellings;
    bool lost() const { return claims.empty() && spellings.empty(); }
  };
  Side SideOf(const std::string& field, const GoldReading& reading, const GoldWitness& w) const;
  Diagnosis Compare(const Side& a, const Side& b) const;
};

Diagnoser::Diagnoser(const Gainsay& gainsay, const Inputs& inputs, int jobs)
    : parts_(std::make_unique<Parts>()) {
  Parts& p = *parts_;
  p.gainsay = &gainsay;
  p.claims = gainsay.Extract(inputs, jobs);
  p.report = gainsay.Compare(p.claims, jobs);
  p.trace = gainsay.Retrace(p.claims, jobs);
  std::vector<std::string> names;
  for (const ArticleClaims& a : p.claims.articles) {
    p.article.emplace(ArticleName(a.id), static_cast<uint32_t>(names.size()));
    names.push_back(ArticleName(a.id));
  }
  p.mentions.resize(names.size());
  for (const Article& article : inputs.articles) {
    if (auto it = p.article.find(ArticleName(article.id)); it != p.article.end()) {
      p.mentions[it->second] = MentionsOf(gainsay.builder(), article);
    }
  }
  for (const StoryTrace& story : p.trace->of_story) {
    for (const Judged& judged : story.judged) {
      p.candidates.emplace_back(&judged, MeasuredOf(judged.candidate.readings, names));
    }
  }
}

Diagnoser::~Diagnoser() = default;

const Report& Diagnoser::report() const { return parts_->report; }

Diagnoser::Parts::Side Diagnoser::Parts::SideOf(const std::string& field,
                                                const GoldReading& reading,
                                                const GoldWitness& w) const {
  Side side;
  side.witness = &w;
  const uint32_t a = article.at(w.doc);
  const ArticleClaims& in = claims.articles[a];
  const WordSet wanted(reading.value), quoted(w.quote);
  const bool said = quoted.Shares(wanted);  // the quote has the value's own words
  auto gives = [&](std::string_view surface, const Quantity* quantity) {
    if (!said && wanted.numbers.empty()) return true;
    if (quantity != nullptr &&
        (IsOneOf(wanted.numbers, quantity->min) || IsOneOf(wanted.numbers, quantity->max))) {
      return true;
    }
    return said ? WordSet(surface).Shares(wanted) : quantity != nullptr;
  };
  for (const PlacedMention& m : mentions[a]) {
    if (!m.span.Overlaps(w.at.span) || !Gives(field, m.mention.kind)) continue;
    // What stands in a quotation or says that something happened is told in other words.
    const bool told =
        m.mention.kind == MentionKind::kQuotation || m.mention.kind == MentionKind::kEvent;
    if (told || gives(m.surface, m.mention.As<Quantity>())) side.mentions.push_back(m.surface);
  }
  for (uint32_t c = 0; c < in.claims.size(); ++c) {
    const Claim& claim = in.claims[c];
    if (!claim.witness.span.Overlaps(w.at.span)) continue;
    const bool told = claim.field == Field::kAttribution || claim.field == Field::kPolarity;
    if (told ? FieldName(claim.field) == field
             : gives(claim.witness.quote, std::get_if<Quantity>(&claim.value)) &&
                   (FieldName(claim.field) == field || said)) {
      side.claims.push_back({a, c});
    }
  }
  if (field == "name" || field == "attribution" || field == "office") {
    for (uint32_t e = 0; e < in.entities.size(); ++e) {
      const Entity& entity = in.entities[e];
      for (uint32_t s = 0; s < entity.spellings.size(); ++s) {
        // Only the first place of a spelling is kept: it may stand in the quote all the same.
        if (w.quote.find(entity.spellings[s]) != w.quote.npos &&
            WordSet(entity.spellings[s]).Shares(wanted)) {
          side.spellings.push_back({a, e, s});
        }
      }
    }
  }
  return side;
}

Diagnosis Diagnoser::Parts::Compare(const Side& a, const Side& b) const {
  Diagnosis best;
  best.a = *a.witness;
  best.b = *b.witness;
  auto at = [](const GoldWitness& w) { return absl::StrFormat("%s \"%s\"", w.doc, w.quote); };
  for (const Side* side : {&a, &b}) {
    if (!side->lost()) continue;
    const Stage stage = side->mentions.empty() ? Stage::kExtraction : Stage::kClaim;
    if (best.reason.empty() || stage < best.stage) best.stage = stage;
    if (!best.reason.empty()) best.reason += "; ";
    best.reason += side->mentions.empty() ? "no value seen in " + at(*side->witness)
                                          : absl::StrFormat("nothing claimed of \"%s\" in %s",
                                                            side->mentions[0], at(*side->witness));
  }
  if (!best.reason.empty()) return best;
  best.stage = Stage::kClaim;
  bool equal = false;
  auto consider = [&](const PairAnswer& answer) {
    if (answer.verdict.relation == Relation::kSame && answer.stage < Stage::kReading) {
      equal = true;  // hardly what the gold means: any other pair tells more
      return;
    }
    if (!best.reason.empty() && answer.stage <= best.stage) return;
    best.stage = answer.stage;
    best.reason = answer.reason;
  };
  for (const ClaimRef& x : a.claims) {
    for (const ClaimRef& y : b.claims) {
      if (x != y) consider(trace->Pair(x, y));
    }
  }
  for (const SpellingRef& x : a.spellings) {
    for (const SpellingRef& y : b.spellings) {
      const bool one = x.article == y.article && x.entity == y.entity && x.spelling == y.spelling;
      if (!one) consider(trace->Spellings(x, y));
    }
  }
  if (best.reason.empty() && equal) {
    best.stage = Stage::kComparison;
    best.reason = "both sides gave the same value: " + at(*a.witness);
  } else if (best.reason.empty()) {
    best.reason = "one side gave claims, the other only names";
  }
  return best;
}

Diagnosis Diagnoser::Diagnose(const GoldConflict& conflict, Severity least) const {
  const Parts& p = *parts_;
  Diagnosis best;
  // A candidate that lies on both sides came furthest of all.
  for (const auto& [judged, measured] : p.candidates) {
    if (!Hits(measured, conflict)) continue;
    StageAnswer answer = Trace::AnswerOf(*judged);
    if (judged->finding && judged->finding->severity < least) answer.stage = Stage::kLevel;
    if (!best.reason.empty() && answer.stage <= best.stage) continue;
    best.stage = answer.stage;
    best.reason = answer.reason;
    best.a = conflict.readings[0].witnesses[0];
    best.b = conflict.readings[1].witnesses[0];
  }
  if (!best.reason.empty()) return best;
  std::vector<std::vector<Parts::Side>> sides;
  for (const GoldReading& reading : conflict.readings) {
    std::vector<Parts::Side>& list = sides.emplace_back();
    for (const GoldWitness& w : reading.witnesses) {
      if (p.article.contains(w.doc)) list.push_back(p.SideOf(conflict.field, reading, w));
    }
  }
  for (size_t i = 0; i < sides.size(); ++i) {
    for (size_t j = i + 1; j < sides.size(); ++j) {
      for (const Parts::Side& a : sides[i]) {
        for (const Parts::Side& b : sides[j]) {
          Diagnosis answer = p.Compare(a, b);
          if (answer.stage >= Stage::kLevel) {  // no candidate lies on the quotes: see above
            answer.stage = Stage::kReading;
            answer.reason = "on other words than these: " + answer.reason;
          }
          if (best.reason.empty() || answer.stage > best.stage) best = std::move(answer);
        }
      }
    }
  }
  if (best.reason.empty()) best.reason = "its articles are not among those given";
  return best;
}

}  // namespace gainsay
