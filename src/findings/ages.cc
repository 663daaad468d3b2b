// SPDX-License-Identifier: Apache-2.0
//
// One person, two ages in one article: "Owen Pritchard, 45, was unhurt. Pritchard, who turned 51".
//
// A birthday may lie between two sentences, a past may be told ("she was 25 when", "Lund, 92, said
// in 2006"), and two people may share a name: so only ages in whole years that are two or more
// apart, of a person of whom the article gives exactly two, both as facts of now and in sentences
// that name no year.
// Tested by tests/findings/makers_test.cc.
#include <cmath>
#include <map>

#include "findings/candidate.h"

namespace gainsay {
namespace {

constexpr double kBirthday = 1;  // years by which two ages may differ all the same

}  // namespace

void AgeCandidates(const ArticleClaims& article, uint32_t index, std::vector<Candidate>* out) {
  std::map<int, std::map<double, const Claim*>> ages;  // by entity; the first claim of each age
  for (const Claim& claim : article.claims) {
    const Quantity* age = std::get_if<Quantity>(&claim.value);
    if (claim.slot != "person.age" || claim.entity < 0 || age == nullptr || !age->exact()) continue;
    const Entity& entity = article.entities[static_cast<size_t>(claim.entity)];
    if (entity.kind != EntityKind::kPerson || age->unit != "year" || !claim.scope.empty()) continue;
    if (!article.sentences[claim.sentence].years.empty()) continue;
    ages[claim.entity].emplace(age->min, &claim);
  }
  for (const auto& [entity, told] : ages) {
    if (told.size() != 2) continue;
    const auto& [less, one] = *told.begin();
    const auto& [more, other] = *told.rbegin();
    if (more - less <= kBirthday || one->sentence == other->sentence) continue;
    const std::string& name = article.entities[static_cast<size_t>(entity)].name;
    Candidate candidate;
    candidate.rule = "number.age-twice";
    candidate.field = Field::kNumber;
    candidate.subject = "age of " + name;
    candidate.verdict = {Relation::kConflict, "one article, one person, two ages", 1};
    candidate.features["age twice"] = 1;
    const Claim* claims[] = {one, other};
    for (const Claim* claim : claims) {
      candidate.readings.push_back(ReadingOf(article, index, *claim));
    }
    out->push_back(std::move(candidate));
  }
}

}  // namespace gainsay
