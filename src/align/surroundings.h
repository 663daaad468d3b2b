// SPDX-License-Identifier: Apache-2.0
//
// What the articles and the sentences of two claims share beyond the claims themselves: how alike
// they are, whether other values of theirs agree, whether one sentence is the other again. Each is
// looked at once for all pairs. Internal to align/.
#pragma once

#include <vector>

#include "align/pairs.h"

namespace gainsay {

// Sets kArticlesAlike, kNeighboursAlike, kOthersAgree and kRetold of the pairs.
void CollectSurroundings(const std::vector<ClaimNode>& nodes, const AlignTools& tools,
                         const PairLimits& limits, std::vector<ClaimPair>* pairs);

}  // namespace gainsay
