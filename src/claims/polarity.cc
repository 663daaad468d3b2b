// SPDX-License-Identifier: Apache-2.0
//
// Polarity claims: whether what a frame describes is said to have happened. Only plain facts and
// plain denials count; what may, should or will happen says neither.
//
//   "was pronounced dead at the scene"   death happened
//   "no one was injured"                 injury did not happen
//
// Tested by tests/claims/claims_test.cc.
#include "claims/builders.h"

namespace gainsay {

void PolarityClaims(const Reading& reading, const FrameSet& frames, std::vector<Claim>* claims) {
  for (size_t p = 0; p < reading.propositions.size(); ++p) {
    const LocalProposition& proposition = reading.propositions[p];
    const Proposition& record = proposition.record;
    if (record.frame.empty() || !frames.Compares(record.frame, "happened", "polarity")) continue;
    if (record.modality != Modality::kFact || record.nominal) continue;
    Claim claim = ClaimAt(reading, Field::kPolarity, record.frame + ".happened", proposition.token,
                          {proposition.token, proposition.token + 1});
    claim.witness = record.witness;
    claim.value = !record.negated;
    claim.rule = "frame." + record.frame;
    claim.proposition = static_cast<int>(p);
    claim.noun = record.predicate;
    claims->push_back(std::move(claim));
  }
}

}  // namespace gainsay
