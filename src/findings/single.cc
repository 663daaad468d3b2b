// SPDX-License-Identifier: Apache-2.0
//
// Of what a happening has one, two are told: "a cyberattack on a group of hackers", "a cyberattack
// against radar systems"; "died of cancer", "died of a heart attack".
//
// Table "findings" says what there can be one of. The two nouns differ and neither is a kind of
// the other as far as WordNet knows; nouns that may be anything ("disease") say nothing. Both
// happenings have one subject, by name, where that is asked for, or are told in sentences that
// name one person or organisation in common. One sentence tells two things apart.
// Tested by tests/findings/makers_test.cc.
#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "align/words.h"
#include "findings/candidate.h"
#include "findings/words.h"

namespace gainsay {
namespace {

// A noun in more documents of general English than this (of 540) is above no other that it names.
constexpr uint32_t kCommon = 25;

struct Told {
  uint32_t article = 0;
  const Proposition* proposition = nullptr;
  std::string noun;
  int subject = -1;     // entity of the story
  std::set<int> named;  // entities of the story in its sentence
};

bool Has(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// What the proposition tells of it, nothing where a name or a vague noun stands there.
std::optional<Told> ToldBy(const StoryView& view, const FindingWords::Single& single, size_t member,
                           const Proposition& p) {
  if (p.negated || !Has(single.predicates, p.predicate)) return std::nullopt;
  Told told{view.story->articles[member], &p, {}, -1, {}};
  for (const Argument& argument : p.arguments) {
    const int entity =
        argument.entity < 0 ? -1 : view.entities->of[member][static_cast<size_t>(argument.entity)];
    if (argument.role == "subject") told.subject = entity;
    if (entity < 0 && told.noun.empty() && Has(single.roles, argument.role) &&
        !Has(single.vague, argument.head) &&
        (single.only.empty() || Has(single.only, argument.head))) {
      told.noun = argument.head;
    }
  }
  if (told.noun.empty() || (single.same_subject && told.subject < 0)) return std::nullopt;
  told.named = NamedIn(view, member, (*view.articles)[told.article], p.sentence);
  return told;
}

bool TwoThings(const StoryView& view, const std::string& a, const std::string& b,
               const WordNet& words) {
  if (!words.Knows(a, WordClass::kNoun) || !words.Knows(b, WordClass::kNoun)) return false;
  const double near = words.Near(a, b, WordClass::kNoun);
  const bool common = view.rarity->InGeneral(a) > kCommon && view.rarity->InGeneral(b) > kCommon;
  return near == 0 || (near == WordNet::kAbove && common);
}

// Keeps of `list` what tells of one happening with something in `others`.
void KeepOfOne(const std::vector<Told>& list, const std::vector<Told>& others, bool same_subject,
               std::vector<Told>* kept) {
  for (const Told& a : list) {
    const bool of_one = std::any_of(others.begin(), others.end(), [&](const Told& b) {
      const bool one_sentence =
          a.article == b.article && a.proposition->sentence == b.proposition->sentence;
      return !one_sentence && (same_subject || ShareAny(a.named, b.named));
    });
    if (of_one) kept->push_back(a);
  }
}

}  // namespace

void SingleCandidates(const StoryView& view, const WordNet& words, std::vector<Candidate>* out) {
  for (const FindingWords::Single& single : view.words->singles) {
    // By subject where that matters, and then by noun.
    std::map<int, std::map<std::string, std::vector<Told>>> told;
    for (size_t i = 0; i < view.story->articles.size(); ++i) {
      for (const Proposition& p : (*view.articles)[view.story->articles[i]].propositions) {
        if (std::optional<Told> one = ToldBy(view, single, i, p)) {
          told[single.same_subject ? one->subject : -1][one->noun].push_back(*std::move(one));
        }
      }
    }
    for (const auto& [subject, nouns] : told) {
      for (auto one = nouns.begin(); one != nouns.end(); ++one) {
        for (auto other = std::next(one); other != nouns.end(); ++other) {
          if (!TwoThings(view, one->first, other->first, words)) continue;
          std::vector<Told> left, right;
          KeepOfOne(one->second, other->second, single.same_subject, &left);
          KeepOfOne(other->second, one->second, single.same_subject, &right);
          if (left.empty() || right.empty()) continue;
          Candidate candidate;
          candidate.rule = "other.single";
          candidate.field = Field::kOther;
          candidate.story = view.index;
          candidate.subject = single.about;
          candidate.verdict = {Relation::kConflict,
                               one->first + " and " + other->first + " are two things", 1};
          candidate.features["single"] = 1;
          candidate.readings = {ReadingOfTold(view, left), ReadingOfTold(view, right)};
          candidate.readings[0].normalized = one->first;
          candidate.readings[1].normalized = other->first;
          out->push_back(std::move(candidate));
        }
      }
    }
  }
}

}  // namespace gainsay
