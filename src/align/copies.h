// SPDX-License-Identifier: Apache-2.0
//
// Near-identical copies of one wire text are one witness with several carriers.
#pragma once

#include <vector>

#include "claims/claim.h"

namespace gainsay {

// Two articles whose sketches resemble each other at least this much are copies: a wire text
// that two outlets cut differently or crowned with another headline stays above, two reports
// that share a quotation stay below.
constexpr double kCopyResemblance = 0.5;

// For each article the index of the first article (in the order given) of which it is a copy;
// its own where it is none. Candidates come from shared bands of the sketches, never from
// comparing every pair.
std::vector<uint32_t> FindCopies(const std::vector<ArticleClaims>& articles);

}  // namespace gainsay
