// SPDX-License-Identifier: Apache-2.0
//
// One person, one thing, two deeds that exclude each other: "Trump pulled out of the strike",
// "Trump decided to postpone the strike".
//
// Both deeds are told as facts, of objects with one head noun, in sentences that name one person
// or organisation in common. What comes later in one article is told as a course of events
// ("postponed, and in the end cancelled"), so that only different articles contradict each other.
// Tested by tests/findings/makers_test.cc.
#include <map>
#include <set>

#include "findings/candidate.h"
#include "findings/words.h"

namespace gainsay {
namespace {

struct Deed {
  uint32_t article = 0;
  const Proposition* proposition = nullptr;
  const Argument* object = nullptr;
  std::set<int> named;  // entities of the story in its sentence: people and organisations
};

bool IsFact(const Proposition& p) { return !p.negated && p.modality == Modality::kFact; }

}  // namespace

std::set<int> NamedIn(const StoryView& view, size_t member, const ArticleClaims& article,
                      uint32_t sentence) {
  std::set<int> named;
  if (sentence >= article.sentences.size()) return named;  // a claim made by hand
  for (int e : article.sentences[sentence].entities) {
    if (e < 0) continue;
    const EntityKind kind = article.entities[static_cast<size_t>(e)].kind;
    if (kind == EntityKind::kPerson || kind == EntityKind::kOrganization) {
      named.insert(view.entities->of[member][static_cast<size_t>(e)]);
    }
  }
  return named;
}

bool ShareAny(const std::set<int>& a, const std::set<int>& b) {
  return std::any_of(a.begin(), a.end(), [&](int x) { return b.contains(x); });
}

void ContraryCandidates(const StoryView& view, std::vector<Candidate>* out) {
  for (const FindingWords::Contrary& contrary : view.words->contraries) {
    // By the noun of what it was done to.
    std::map<std::string, std::pair<std::vector<Deed>, std::vector<Deed>>> sides;
    for (size_t i = 0; i < view.story->articles.size(); ++i) {
      const uint32_t a = view.story->articles[i];
      const ArticleClaims& article = (*view.articles)[a];
      for (const Proposition& p : article.propositions) {
        if (!IsFact(p)) continue;
        for (const bool first : {true, false}) {
          const Argument* object = ObjectOf(p, first ? contrary.one : contrary.other);
          if (object == nullptr || object->head.empty()) continue;
          auto& side = sides[object->head];
          (first ? side.first : side.second)
              .push_back({a, &p, object, NamedIn(view, i, article, p.sentence)});
        }
      }
    }
    for (const auto& [noun, side] : sides) {
      // The pairs that are of one thing, each deed once.
      std::vector<Deed> one, other;
      for (const Deed& x : side.first) {
        for (const Deed& y : side.second) {
          if (x.article == y.article || !ShareAny(x.named, y.named)) continue;
          auto add = [](const Deed& deed, std::vector<Deed>* deeds) {
            for (const Deed& d : *deeds) {
              if (d.proposition == deed.proposition) return;
            }
            deeds->push_back(deed);
          };
          add(x, &one);
          add(y, &other);
        }
      }
      if (one.empty() || other.empty()) continue;
      Candidate candidate;
      candidate.rule = "polarity.contrary";
      candidate.field = Field::kPolarity;
      candidate.story = view.index;
      candidate.subject = noun + ": " + contrary.about;
      candidate.verdict = {Relation::kConflict, "both cannot have been done to one " + noun, 1};
      candidate.features["contrary"] = 1;
      candidate.readings = {ReadingOfTold(view, one), ReadingOfTold(view, other)};
      out->push_back(std::move(candidate));
    }
  }
}

}  // namespace gainsay
