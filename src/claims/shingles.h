// SPDX-License-Identifier: Apache-2.0
//
// A sketch of an article's running words, for finding copies of one wire text without comparing
// every pair: the smallest kSketchSize hashes of all stretches of kShingleWords words (bottom-k
// MinHash; Broder, "On the resemblance and containment of documents", 1997).
#pragma once

#include "claims/claim.h"
#include "text/document.h"

namespace gainsay {

constexpr size_t kShingleWords = 5;
constexpr size_t kSketchSize = 128;

// Sorted, without repetition, at most kSketchSize; words in lower case, punctuation and
// boilerplate passed over.
Shingles ShinglesOf(const Document& document);

// The estimated share of shingles that two articles have in common, 0..1.
double Resemblance(const Shingles& a, const Shingles& b);

}  // namespace gainsay
