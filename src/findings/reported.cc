// SPDX-License-Identifier: Apache-2.0
//
// An event that was reported before it happened: "the US launched a cyberattack on Saturday",
// "Friday reports indicated that the US initiated a cyberattack".
//
// Both sentences tell an event of one frame as a fact, stand within two sentences of each other
// and name somebody or some place in common. Weekdays without a date are taken for those that
// are nearest to each other: Saturday is the day after Friday, Tuesday may be three days before.
// Tested by tests/findings/makers_test.cc.
#include <algorithm>
#include <cstdlib>

#include "findings/candidate.h"

namespace gainsay {
namespace {

constexpr uint32_t kNear = 2;  // sentences
constexpr int kMostDays = 3;   // between two weekdays, for the later one to be later

bool IsFact(const ArticleClaims& article, const Claim& claim) {
  if (claim.proposition < 0) return false;
  const Proposition& p = article.propositions[static_cast<size_t>(claim.proposition)];
  return !p.negated && p.modality == Modality::kFact;
}

bool IsLater(const DateValue& event, const DateValue& reported) {
  if (!event.mod.empty() || !reported.mod.empty()) return false;
  if (event.from && reported.to) return *event.from >= *reported.to;
  if (event.from || reported.from || !event.weekday || !reported.weekday) return false;
  if (event.granularity > Granularity::kDay || reported.granularity > Granularity::kDay)
    return false;
  const int days = (*event.weekday - *reported.weekday + 7) % 7;
  return days >= 1 && days <= kMostDays;
}

bool ShareEntity(const SentenceContext& a, const SentenceContext& b) {
  return std::any_of(a.entities.begin(), a.entities.end(), [&](int e) {
    return std::binary_search(b.entities.begin(), b.entities.end(), e);
  });
}

}  // namespace

void ReportedCandidates(const ArticleClaims& article, uint32_t index, std::vector<Candidate>* out) {
  for (const Claim& reported : article.claims) {
    if (reported.slot != "reported") continue;
    const DateValue* day = std::get_if<DateValue>(&reported.value);
    if (day == nullptr) continue;
    for (const Claim& event : article.claims) {
      const size_t dot = event.slot.find(".time");
      const DateValue* when = std::get_if<DateValue>(&event.value);
      if (event.field != Field::kDate || dot == event.slot.npos || when == nullptr) continue;
      if (event.sentence == reported.sentence || !IsFact(article, event)) continue;
      const int apart =
          std::abs(static_cast<int>(event.sentence) - static_cast<int>(reported.sentence));
      if (apart > static_cast<int>(kNear) || !IsLater(*when, *day)) continue;
      if (!ShareEntity(article.sentences[event.sentence], article.sentences[reported.sentence])) {
        continue;
      }
      const std::string frame = event.slot.substr(0, dot);
      const bool same = std::any_of(article.propositions.begin(), article.propositions.end(),
                                    [&](const Proposition& p) {
                                      return p.sentence == reported.sentence && p.frame == frame &&
                                             !p.negated && p.modality == Modality::kFact &&
                                             p.witness.span.begin >= reported.witness.span.end;
                                    });
      if (!same) continue;
      Candidate candidate;
      candidate.rule = "date.reported-before";
      candidate.field = Field::kDate;
      candidate.subject = frame + ": day and report";
      candidate.verdict = {Relation::kConflict, "reported on a day before it happened", 1};
      candidate.features["reported before"] = 1;
      for (const Claim* claim : {&event, &reported}) {
        candidate.readings.push_back(ReadingOf(article, index, *claim));
      }
      out->push_back(std::move(candidate));
    }
  }
}

}  // namespace gainsay
