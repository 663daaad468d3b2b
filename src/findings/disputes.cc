// SPDX-License-Identifier: Apache-2.0
//
// What the parties disagree on, and the articles report alike: no contradiction between sources.
//
//   "The US accused Iran of the attack" ... "Iran denied any role"
//
// Somebody is accused, and denies. The denial is of "any role", or its sentence speaks of what
// the accusation speaks of; an accusation by the accused themselves is none.
// Tested by tests/findings/makers_test.cc.
#include <algorithm>
#include <map>

#include "absl/strings/str_format.h"
#include "findings/candidate.h"
#include "findings/words.h"

namespace gainsay {
namespace {

constexpr double kSaysMuch = 5;  // Rarity::Of of a word that tells what a sentence is about

struct Saying {
  uint32_t article = 0;
  size_t member = 0;  // of the story
  const Proposition* proposition = nullptr;
};

// The entity of the story in one of the roles, -1 where none is named.
int EntityIn(const StoryView& view, const Saying& s, std::string_view role) {
  for (const Argument& a : s.proposition->arguments) {
    if (a.role == role && a.entity >= 0) {
      return view.entities->of[s.member][static_cast<size_t>(a.entity)];
    }
  }
  return -1;
}

// Whether the two sentences have a word in common that says what they are about.
bool SameMatter(const StoryView& view, const Saying& a, const Saying& b) {
  const auto& x = (*view.articles)[a.article].sentences[a.proposition->sentence].terms;
  const auto& y = (*view.articles)[b.article].sentences[b.proposition->sentence].terms;
  return std::any_of(x.begin(), x.end(), [&](const std::string& term) {
    return term != a.proposition->predicate && view.rarity->Of(term) >= kSaysMuch &&
           std::binary_search(y.begin(), y.end(), term);
  });
}

}  // namespace

void DisputeCandidates(const StoryView& view, std::vector<Candidate>* out) {
  std::map<int, std::vector<Saying>> accused, denied;  // by the accused
  std::map<int, std::string> names;
  for (size_t i = 0; i < view.story->articles.size(); ++i) {
    const uint32_t a = view.story->articles[i];
    const ArticleClaims& article = (*view.articles)[a];
    for (const Proposition& p : article.propositions) {
      if (p.negated) continue;
      const Saying saying{a, i, &p};
      const bool accuses = view.words->accuse.contains(p.predicate);
      if (!accuses && !view.words->deny.contains(p.predicate)) continue;
      const int who = EntityIn(view, saying, accuses ? "object" : "subject");
      if (who < 0 || (accuses && EntityIn(view, saying, "subject") == who)) continue;
      (accuses ? accused : denied)[who].push_back(saying);
      for (const Argument& argument : p.arguments) {
        if (argument.entity >= 0 &&
            view.entities->of[i][static_cast<size_t>(argument.entity)] == who) {
          names.emplace(who, article.entities[static_cast<size_t>(argument.entity)].name);
        }
      }
    }
  }
  for (const auto& [who, denials] : denied) {
    const auto accusations = accused.find(who);
    if (accusations == accused.end()) continue;
    std::vector<Saying> kept;
    for (const Saying& denial : denials) {
      const auto& arguments = denial.proposition->arguments;
      const bool of_all = std::any_of(arguments.begin(), arguments.end(), [&](const Argument& a) {
        return view.words->denied.contains(a.head);
      });
      const bool same = std::any_of(accusations->second.begin(), accusations->second.end(),
                                    [&](const Saying& s) { return SameMatter(view, s, denial); });
      if (of_all || same) kept.push_back(denial);
    }
    if (kept.empty()) continue;
    Candidate candidate;
    candidate.rule = "dispute.denial";
    candidate.field = Field::kPolarity;
    candidate.dispute = true;
    candidate.story = view.index;
    candidate.subject = absl::StrFormat("what %s is accused of and denies", names[who]);
    candidate.verdict = {Relation::kConflict, "the parties disagree, the articles report both", 1};
    candidate.features["dispute"] = 1;
    candidate.readings = {ReadingOfTold(view, accusations->second), ReadingOfTold(view, kept)};
    out->push_back(std::move(candidate));
  }
}

bool IsDispute(const Candidate& candidate) {
  if (candidate.field != Field::kPolarity || candidate.readings.size() != 2) return false;
  // Every article that tells one side tells the other, too, and says whose it is.
  std::map<uint32_t, std::pair<std::string, std::string>> sides;
  for (const ReadingWitness& w : candidate.readings[0].witnesses) {
    sides[w.article].first = w.attribution.empty() ? "-" : w.attribution;
  }
  for (const ReadingWitness& w : candidate.readings[1].witnesses) {
    sides[w.article].second = w.attribution.empty() ? "-" : w.attribution;
  }
  return std::all_of(sides.begin(), sides.end(), [](const auto& side) {
    const auto& [one, other] = side.second;
    return !one.empty() && !other.empty() && one != other;
  });
}

}  // namespace gainsay
