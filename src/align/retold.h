// SPDX-License-Identifier: Apache-2.0
//
// One sentence in two articles, edited: wire copy is changed line by line, so that what stands in
// the same place of two such sentences is said of the same thing, whatever else is unclear.
//
//   "The ferry waited four hours outside the harbour"
//   "The ferry waited 4 1/2 hours outside the harbour for a pilot"      "four" and "4 1/2"
//
// The words are aligned in their order by a longest common subsequence.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "base/token_range.h"

namespace gainsay {

// The words of SentenceContext::words, hashed, at most kMostWords of them.
using SentenceWordIds = std::vector<uint64_t>;
SentenceWordIds WordIdsOf(std::string_view words);

class Retelling {
 public:
  // Quadratic in the words; those past kMostWords have no partner.
  Retelling(const SentenceWordIds& a, const SentenceWordIds& b);

  // How far two values, at those words, stand in the same place of one sentence: 0 where the
  // sentences share little beside them, 1 where they are the same but for the values.
  double At(TokenRange in_a, TokenRange in_b) const;

  static constexpr size_t kMostWords = 100;

 private:
  size_t size_a_ = 0, size_b_ = 0;
  std::vector<std::pair<uint32_t, uint32_t>> partners_;  // in order
};

}  // namespace gainsay
