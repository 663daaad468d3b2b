// SPDX-License-Identifier: Apache-2.0
//
// One office, two holders: "Iran's supreme leader, Ali Khamenei" and "Iran's Supreme Leader, Ali
// Shah Gehlavy". Only offices that one person holds at a time; a succession that the holder table
// knows is none; former, elect and candidate holders are no holders.
// Tested by tests/findings/analyse_test.cc.
#include <algorithm>
#include <map>

#include "findings/candidate.h"

namespace gainsay {
namespace {

struct Holding {
  const OfficeValue* office = nullptr;
  std::string name;
  ReadingWitness witness;
  DayRange when;
};

DayRange WhenOf(const ArticleClaims& article) {
  // The day of publication; unset where the article states none.
  std::optional<Published> published = ParsePublished(article.published);
  if (!published) return {};
  int64_t day = DaysFromCivil(published->year, published->month, published->day);
  return {day, day};
}

}  // namespace

void HolderCandidates(const StoryView& view, std::vector<Candidate>* out) {
  std::map<std::string, std::map<std::string, std::vector<Holding>>> offices;
  for (uint32_t a : view.story->articles) {
    const ArticleClaims& article = (*view.articles)[a];
    for (uint32_t c = 0; c < article.claims.size(); ++c) {
      const Claim& claim = article.claims[c];
      const OfficeValue* office = std::get_if<OfficeValue>(&claim.value);
      if (office == nullptr || claim.entity < 0 || !office->single_holder) continue;
      if (office->status != OfficeStatus::kCurrent || office->rank != OfficeRank::kFull) continue;
      if (office->jurisdiction.empty()) continue;
      const Entity& entity = article.entities[claim.entity];
      if (entity.kind != EntityKind::kPerson) continue;
      Holding holding{office, entity.name, WitnessOf(*view.articles, {a, c}), WhenOf(article)};
      // The name is what differs: the witness points at it.
      holding.witness.at = entity.witnesses.empty() ? claim.witness : entity.witnesses[0];
      offices[office->role + "/" + office->jurisdiction + "/" + office->portfolio][entity.name]
          .push_back(std::move(holding));
    }
  }
  for (const auto& [office, names] : offices) {
    for (auto one = names.begin(); one != names.end(); ++one) {
      for (auto other = std::next(one); other != names.end(); ++other) {
        const Holding &x = one->second[0], &y = other->second[0];
        NameVerdict name = view.compare->names().Compare(x.name, y.name, NameKind::kPerson);
        if (name.relation != Relation::kConflict) continue;
        bool same_article = x.witness.article == y.witness.article;
        Verdict verdict =
            CompareHolders(*x.office, x.name, x.when, y.name, y.when, view.compare->holders());
        if (verdict.relation == Relation::kSame || verdict.relation == Relation::kCompatible ||
            verdict.relation == Relation::kSuperseded) {
          continue;
        }
        // Two articles of unknown dates may each be right in their time.
        if (!same_article &&
            (verdict.relation != Relation::kConflict || !x.when.first || !y.when.first)) {
          continue;
        }
        if (verdict.relation != Relation::kConflict) {
          verdict = {Relation::kConflict,
                     "one article has two holders of an office that one person holds", 1};
        }
        Candidate candidate;
        candidate.rule = "name.holder";
        candidate.field = Field::kName;
        candidate.story = view.index;
        candidate.subject = x.office->surface.empty() ? x.office->role : x.office->surface;
        candidate.verdict = verdict;
        candidate.features["field name"] = 1;
        candidate.features["holder"] = 1;
        if (same_article) candidate.features["holder, one article"] = 1;
        for (const auto* holdings : {&one->second, &other->second}) {
          ReadingOfFact& reading = candidate.readings.emplace_back();
          reading.value = reading.normalized = (*holdings)[0].name;
          reading.typed = (*holdings)[0].name;
          for (const Holding& h : *holdings) reading.witnesses.push_back(h.witness);
          FoldCopies(*view.copy_of, &reading.witnesses);
        }
        out->push_back(std::move(candidate));
      }
    }
  }
}

}  // namespace gainsay
