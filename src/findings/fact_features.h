// SPDX-License-Identifier: Apache-2.0
//
// What speaks for and against the readings of a fact being a conflict: the features that the
// confidence of findings/facts.cc is made of. Internal to findings/.
#pragma once

#include <cstdint>
#include <vector>

#include "findings/candidate.h"

namespace gainsay {

// "About 40", "several", "late on Monday": a value that leaves room.
bool IsHedged(const Value& value);

// `readings` holds the claims of each reading, indices in Fact::claims; `best` is the surest pair
// of claims of two of them, and the candidate has its verdict and its readings already.
Features FeaturesOfFact(const StoryView& view, const Fact& fact,
                        const std::vector<std::vector<uint32_t>>& readings, const FactPair& best,
                        const Candidate& candidate);

}  // namespace gainsay
