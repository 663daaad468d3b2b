// SPDX-License-Identifier: Apache-2.0
//
// Near-identical copies of one wire text are one witness with several carriers.
#pragma once

#include <vector>

#include "align/members.h"

namespace gainsay {

// Two articles whose sketches resemble each other at least this much are copies: a wire text
// that two outlets cut differently or crowned with another headline stays above, two reports
// that share a quotation stay below.
constexpr double kCopyResemblance = 0.5;

// For each article the index of the first article (in the order given) of which it is a copy;
// its own where it is none. Candidates come from shared bands of the sketches, never from
// comparing every pair.
std::vector<uint32_t> FindCopies(const Members& articles);

// For each article the first article with the same bytes that says the same by them; its own
// where it is none. Only the first is compared with others: what can be found in a text is found
// once, however many carry it, and the time does not grow with them.
std::vector<uint32_t> FindTwins(const Members& articles);

}  // namespace gainsay
