// SPDX-License-Identifier: Apache-2.0
//
// One quotation, two wordings or two speakers.
//
//   "This is a sad day for the family" / "This is a sad time for the family"   wording
//   "It was an act of aggression," said Zarif / said Rouhani                    speaker
//
// Quotations of the same words are one version. Versions meet where they share three running
// words (an inverted index, no all-pairs), and are then compared word by word
// (compare/attribution.h). A speaker who is not named ("he", "officials") contradicts nobody.
// Tested by tests/findings/quotations_test.cc.
#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "absl/strings/str_join.h"
#include "base/hash.h"
#include "findings/candidate.h"

namespace gainsay {
namespace {

constexpr size_t kLeastWords = 5;  // shorter quotations are said by many
constexpr size_t kShingle = 3;
constexpr size_t kMostVersions = 24;  // three words in more versions than this join nothing
// One article repeats a form of words for effect: two quotations in it are one only when long.
constexpr size_t kLeastSharedWithin = 8;
constexpr int kContext = 4;  // words around those that differ, in a witness

struct Use {
  ClaimRef ref;
  int speaker = -1;  // entity of the story, -1 where not named
};

struct Version {
  std::string_view words;
  std::vector<std::string> keys;  // folded words
  std::vector<Use> uses;
  std::map<int, const Entity*> speakers;  // by entity of the story, the fullest name
};

bool IsWordByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::vector<std::string> KeysOf(std::string_view words) {
  std::vector<std::string> keys(1);
  for (char c : words) {
    if (IsWordByte(c) || (c & 0x80)) {
      keys.back() += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    } else if (!keys.back().empty()) {
      keys.emplace_back();
    }
  }
  if (keys.back().empty()) keys.pop_back();
  return keys;
}

// The versions of all direct quotations of a story, in the order of the text.
std::vector<Version> VersionsOf(const StoryView& view) {
  std::vector<Version> versions;
  std::map<std::vector<std::string>, size_t> known;
  for (size_t i = 0; i < view.story->articles.size(); ++i) {
    const uint32_t a = view.story->articles[i];
    const ArticleClaims& article = (*view.articles)[a];
    for (uint32_t c = 0; c < article.claims.size(); ++c) {
      const QuoteValue* quote = std::get_if<QuoteValue>(&article.claims[c].value);
      if (quote == nullptr || !quote->direct) continue;
      std::vector<std::string> keys = KeysOf(quote->words);
      if (keys.size() < kLeastWords) continue;
      const auto [at, fresh] = known.emplace(keys, versions.size());
      if (fresh) versions.push_back({quote->words, std::move(keys), {}, {}});
      Version& version = versions[at->second];
      Use use{{a, c}, -1};
      const size_t e = static_cast<size_t>(quote->speaker_entity);
      if (quote->speaker_entity >= 0 && e < article.entities.size()) {
        const Entity& entity = article.entities[e];
        if (entity.kind == EntityKind::kPerson || entity.kind == EntityKind::kOrganization) {
          use.speaker = view.entities->of[i][e];
          const Entity*& fullest = version.speakers[use.speaker];
          if (fullest == nullptr || fullest->name.size() < entity.name.size()) fullest = &entity;
        }
      }
      version.uses.push_back(use);
    }
  }
  return versions;
}

// Pairs of versions that share three running words.
std::set<std::pair<size_t, size_t>> PairsOf(const std::vector<Version>& versions) {
  std::unordered_map<uint64_t, std::vector<size_t>> index;
  for (size_t v = 0; v < versions.size(); ++v) {
    const std::vector<std::string>& keys = versions[v].keys;
    for (size_t k = 0; k + kShingle <= keys.size(); ++k) {
      uint64_t hash = 0;
      for (size_t w = k; w < k + kShingle; ++w) hash = HashCombine(hash, StableHash(keys[w]));
      std::vector<size_t>& list = index[hash];
      if (list.empty() || list.back() != v) list.push_back(v);
    }
  }
  std::set<std::pair<size_t, size_t>> pairs;
  for (const auto& [hash, list] : index) {
    if (list.size() > kMostVersions) continue;
    for (size_t i = 0; i < list.size(); ++i) {
      for (size_t j = i + 1; j < list.size(); ++j) pairs.emplace(list[i], list[j]);
    }
  }
  return pairs;
}

bool DifferentPeople(const StoryView& view, const Entity& a, const Entity& b) {
  if (a.kind != b.kind) return false;
  const NameKind kind = a.kind == EntityKind::kPerson ? NameKind::kPerson : NameKind::kOrganization;
  return view.compare->names().Compare(a.name, b.name, kind).relation == Relation::kConflict;
}

// Whether an article that has `speaker` say it names `other` beside the quotation: the two said it
// together, or one of them to the other.
bool NamesBeside(const StoryView& view, const Version& version, int speaker, int other) {
  return std::any_of(version.uses.begin(), version.uses.end(), [&](const Use& use) {
    if (use.speaker != speaker) return false;
    const std::vector<uint32_t>& members = view.story->articles;
    const auto member = std::lower_bound(members.begin(), members.end(), use.ref.article);
    const ArticleClaims& article = (*view.articles)[use.ref.article];
    return NamedIn(view, static_cast<size_t>(member - members.begin()), article,
                   article.claims[use.ref.claim].sentence)
        .contains(other);
  });
}

// A speaker of a version: the entity of the story, and the article's entity with the fullest name.
using NamedSpeaker = std::pair<const int, const Entity*>;

// Whether only one of the two can have said it alone.
bool AreRivals(const StoryView& view, const Version& a, const NamedSpeaker& x, const Version& b,
               const NamedSpeaker& y) {
  return x.first != y.first && DifferentPeople(view, *x.second, *y.second) &&
         !NamesBeside(view, a, x.first, y.first) && !NamesBeside(view, b, y.first, x.first);
}

// Conflict only where both sides are named and nobody stands on both.
Relation SpeakersOf(const StoryView& view, const Version& a, const Version& b) {
  if (a.speakers.empty() || b.speakers.empty()) return Relation::kIncomparable;
  for (const NamedSpeaker& x : a.speakers) {
    for (const NamedSpeaker& y : b.speakers) {
      if (x.first == y.first) return Relation::kSame;
      if (!AreRivals(view, a, x, b, y)) return Relation::kIncomparable;
    }
  }
  return Relation::kConflict;
}

bool ShareArticle(const Version& a, const Version& b) {
  return std::any_of(a.uses.begin(), a.uses.end(), [&](const Use& x) {
    return std::any_of(b.uses.begin(), b.uses.end(),
                       [&](const Use& y) { return x.ref.article == y.ref.article; });
  });
}

// The words at `at` with some around them.
Span WithContext(std::string_view words, Span at) {
  const auto inside = [&](char c) { return c != ' '; };
  for (int n = 0; n < kContext; ++n) {
    while (at.begin > 0 && !inside(words[at.begin - 1])) --at.begin;
    while (at.begin > 0 && inside(words[at.begin - 1])) --at.begin;
    while (at.end < words.size() && !inside(words[at.end])) ++at.end;
    while (at.end < words.size() && inside(words[at.end])) ++at.end;
  }
  return at;
}

// That part of the claim's witness. The claim's words were normalised, the witness is bytes as
// given: letters and digits are counted, and checked; where they do not tell, the whole witness.
Witness Narrow(const Witness& whole, std::string_view words, Span part) {
  std::string wanted;
  for (char c : Slice(words, part)) {
    if (IsWordByte(c)) wanted += c;
  }
  const auto before =
      static_cast<size_t>(std::count_if(words.begin(), words.begin() + part.begin, IsWordByte));
  size_t seen = 0;
  Span found;
  std::string got;
  for (uint32_t i = 0; i < whole.quote.size() && got.size() < wanted.size(); ++i) {
    if (!IsWordByte(whole.quote[i])) continue;
    if (seen++ < before) continue;
    if (got.empty()) found.begin = i;
    got += whole.quote[i];
    found.end = i + 1;
  }
  return got.empty() || got != wanted ? whole : PartOf(whole, found);
}

class Maker {
 public:
  Maker(const StoryView& view, std::vector<Candidate>* out) : view_(view), out_(out) {}

  void Speakers(const Version& a, const Version& b);
  void Wording(const Version& a, const Version& b, Relation speakers);

 private:
  Features FeaturesOf(const Version& a, const Version& b, const QuoteVerdict& verdict) const;
  std::string Speaker(const Version& version) const {
    return version.speakers.empty() ? "" : version.speakers.begin()->second->name;
  }

  const Witness* NameOf(const Use& use) const {
    const ArticleClaims& article = (*view_.articles)[use.ref.article];
    const QuoteValue& quote = std::get<QuoteValue>(article.claims[use.ref.claim].value);
    const size_t entity = static_cast<size_t>(quote.speaker_entity);
    if (quote.speaker_entity < 0 || entity >= article.entities.size()) return nullptr;
    const std::vector<Witness>& witnesses = article.entities[entity].witnesses;
    return witnesses.empty() ? nullptr : &witnesses.front();
  }

  const StoryView& view_;
  std::vector<Candidate>* out_;
  std::map<std::pair<uint32_t, uint32_t>, size_t> told_;          // two speakers: place in out_
  std::map<std::pair<std::string, std::string>, size_t> worded_;  // two wordings: place in out_
};

Features Maker::FeaturesOf(const Version& a, const Version& b, const QuoteVerdict& verdict) const {
  Features f;
  f["quotation"] = 1;
  const double shorter = static_cast<double>(std::min(a.keys.size(), b.keys.size()));
  f["overlap"] = std::min(1.0, static_cast<double>(verdict.shared) / shorter);
  f["quoted words"] = std::min(1.0, static_cast<double>(verdict.shared) / 20);
  f["changed words"] = std::min(1.0, static_cast<double>(verdict.differences.size()) / 5);
  f["negation or number"] =
      std::any_of(verdict.differences.begin(), verdict.differences.end(), [](const auto& d) {
        return d.change == WordChange::kNegation || d.change == WordChange::kNumber;
      });
  f["begins later"] = !verdict.differences.empty() &&
                      std::all_of(verdict.differences.begin(), verdict.differences.end(),
                                  [](const auto& d) { return d.change == WordChange::kLead; });
  f["witnesses"] = std::min(1.0, static_cast<double>(a.uses.size() + b.uses.size()) / 8);
  return f;
}

void Maker::Speakers(const Version& a, const Version& b) {
  for (const NamedSpeaker& first_speaker : a.speakers) {
    for (const NamedSpeaker& second_speaker : b.speakers) {
      const auto& [x, one] = first_speaker;
      const auto& [y, other] = second_speaker;
      if ((&a == &b && x > y) || !AreRivals(view_, a, first_speaker, b, second_speaker)) continue;
      const QuoteVerdict verdict =
          CompareQuotations(a.words, b.words, Relation::kConflict, view_.compare->quotations());
      if (verdict.relation != Relation::kConflict) continue;
      Candidate candidate;
      candidate.rule = "attribution.speaker";
      candidate.field = Field::kAttribution;
      candidate.story = view_.index;
      candidate.subject = "speaker of a quotation";
      candidate.verdict = verdict;
      candidate.features = FeaturesOf(a, b, verdict);
      candidate.features["attribution, speaker"] = 1;
      std::set<uint32_t> first;
      bool apart = false;
      for (const auto& [version, speaker, name] :
           {std::tuple(&a, x, &one->name), std::tuple(&b, y, &other->name)}) {
        ReadingOfFact& reading = candidate.readings.emplace_back();
        reading.value = reading.normalized = *name;
        reading.typed = *name;
        for (const Use& use : version->uses) {
          if (use.speaker != speaker) continue;
          reading.witnesses.push_back(WitnessOf(*view_.articles, use.ref));
          // And where the article names who said it.
          if (const Witness* named = NameOf(use)) {
            ReadingWitness& witness = reading.witnesses.emplace_back(reading.witnesses.back());
            witness.at = *named;
          }
          if (version == &a && speaker == x)
            first.insert(use.ref.article);
          else
            apart = apart || !first.contains(use.ref.article);
        }
        FoldCopies(*view_.copy_of, &reading.witnesses);
      }
      // One article that gives its own quotation to two was misread rather than miswritten; and two
      // speakers of one statement are told once, by the sentence that shows it best.
      if (!apart) continue;
      const auto [at, fresh] = told_.emplace(std::minmax(x, y), out_->size());
      if (fresh) {
        out_->push_back(std::move(candidate));
      } else if ((*out_)[at->second].features["overlap"] < candidate.features["overlap"]) {
        (*out_)[at->second] = std::move(candidate);
      }
    }
  }
}

void Maker::Wording(const Version& a, const Version& b, Relation speakers) {
  const QuoteVerdict verdict =
      CompareQuotations(a.words, b.words, speakers, view_.compare->quotations());
  const bool variant = verdict.relation == Relation::kVariant;
  if ((!variant && verdict.relation != Relation::kConflict) || verdict.differences.empty()) return;
  if (verdict.shared < kLeastSharedWithin && ShareArticle(a, b)) return;
  const QuoteDifference& worst = *std::max_element(
      verdict.differences.begin(), verdict.differences.end(),
      [](const QuoteDifference& x, const QuoteDifference& y) { return x.change < y.change; });
  Candidate candidate;
  candidate.rule = "attribution.wording";
  candidate.field = Field::kAttribution;
  candidate.relation = variant ? FindingRelation::kVariant : FindingRelation::kConflict;
  candidate.story = view_.index;
  const std::string speaker = Speaker(a).empty() ? Speaker(b) : Speaker(a);
  candidate.subject = "wording of a quotation" + (speaker.empty() ? "" : " of " + speaker);
  candidate.verdict = verdict;
  candidate.features = FeaturesOf(a, b, verdict);
  candidate.features["attribution, wording"] = 1;
  for (const auto& [version, at] : {std::pair(&a, worst.at_left), std::pair(&b, worst.at_right)}) {
    const Span part = WithContext(version->words, at);
    ReadingOfFact& reading = candidate.readings.emplace_back();
    reading.value = reading.normalized = std::string(Slice(version->words, part));
    reading.typed = reading.value;
    for (const Use& use : version->uses) {
      ReadingWitness witness = WitnessOf(*view_.articles, use.ref);
      const auto& claim = (*view_.articles)[use.ref.article].claims[use.ref.claim];
      witness.at =
          Narrow(witness.at, std::get<QuoteValue>(claim.value).words,
                 version->words == std::get<QuoteValue>(claim.value).words ? part : Span{});
      reading.witnesses.push_back(std::move(witness));
    }
    FoldCopies(*view_.copy_of, &reading.witnesses);
  }
  // Versions that differ elsewhere, too, can differ here in the same words: that is told once.
  const auto key = [&](size_t r) {
    return absl::StrJoin(KeysOf(candidate.readings[r].value), " ");
  };
  const auto [at, fresh] = worded_.emplace(std::minmax({key(0), key(1)}), out_->size());
  if (fresh) {
    out_->push_back(std::move(candidate));
    return;
  }
  for (ReadingOfFact& reading : candidate.readings) {
    for (ReadingOfFact& known : (*out_)[at->second].readings) {
      if (KeysOf(known.value) != KeysOf(reading.value)) continue;
      for (ReadingWitness& witness : reading.witnesses) {
        const bool there = std::any_of(
            known.witnesses.begin(), known.witnesses.end(), [&](const ReadingWitness& w) {
              return w.article == witness.article && w.at.span == witness.at.span;
            });
        if (!there) known.witnesses.push_back(std::move(witness));
      }
      FoldCopies(*view_.copy_of, &known.witnesses);
    }
  }
}

}  // namespace

Witness PartOf(const Witness& whole, Span part) {
  Witness witness;
  witness.span = {whole.span.begin + part.begin, whole.span.begin + part.end};
  witness.quote = std::string(Slice(whole.quote, part));
  witness.line = whole.line;
  witness.column = whole.column;
  for (uint32_t i = 0; i < part.begin && i < whole.quote.size(); ++i) {
    const char c = whole.quote[i];
    if (c == '\n') {
      ++witness.line;
      witness.column = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
      ++witness.column;
    }
  }
  return witness;
}

void QuotationCandidates(const StoryView& view, std::vector<Candidate>* out) {
  const std::vector<Version> versions = VersionsOf(view);
  Maker maker(view, out);
  for (const Version& version : versions) maker.Speakers(version, version);
  for (const auto& [i, j] : PairsOf(versions)) {
    const Relation speakers = SpeakersOf(view, versions[i], versions[j]);
    if (speakers == Relation::kConflict)
      maker.Speakers(versions[i], versions[j]);
    else
      maker.Wording(versions[i], versions[j], speakers);
  }
}

}  // namespace gainsay
