// SPDX-License-Identifier: Apache-2.0
// Tested by tests/align/retold_test.cc.
#include "align/retold.h"

#include <algorithm>

#include "base/hash.h"

namespace gainsay {
namespace {

// Sentences that share less of the shorter one are two sentences.
constexpr double kLeastShare = 0.4;
// So many shared words are enough to know a sentence again.
constexpr double kManyWords = 10;
constexpr size_t kFewestWords = 4;  // beside the value

}  // namespace

SentenceWordIds WordIdsOf(std::string_view words) {
  SentenceWordIds ids;
  for (size_t begin = 0; begin < words.size() && ids.size() < Retelling::kMostWords;) {
    const size_t end = std::min(words.find(' ', begin), words.size());
    ids.push_back(StableHash(words.substr(begin, end - begin)));
    begin = end + 1;
  }
  return ids;
}

Retelling::Retelling(const SentenceWordIds& a, const SentenceWordIds& b)
    : size_a_(a.size()), size_b_(b.size()) {
  const size_t n = a.size(), m = b.size();
  std::vector<uint8_t> length((n + 1) * (m + 1), 0);
  static_assert(kMostWords < 256);
  const auto at = [&](size_t i, size_t j) -> uint8_t& { return length[i * (m + 1) + j]; };
  for (size_t i = n; i-- > 0;) {
    for (size_t j = m; j-- > 0;) {
      at(i, j) = a[i] == b[j] ? static_cast<uint8_t>(at(i + 1, j + 1) + 1)
                              : std::max(at(i + 1, j), at(i, j + 1));
    }
  }
  for (size_t i = 0, j = 0; i < n && j < m;) {
    if (a[i] == b[j]) {
      partners_.emplace_back(i++, j++);
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      ++i;
    } else {
      ++j;
    }
  }
}

double Retelling::At(TokenRange in_a, TokenRange in_b) const {
  if (in_a.last > size_a_ || in_b.last > size_b_) return 0;  // past the words that are matched
  if (size_a_ < in_a.size() + kFewestWords || size_b_ < in_b.size() + kFewestWords) return 0;
  size_t shared = 0;
  for (const auto& [i, j] : partners_) {
    const bool inside_a = in_a.Contains(i), inside_b = in_b.Contains(j);
    if (inside_a && inside_b) continue;
    const bool before = i < in_a.first && j < in_b.first;
    const bool after = i >= in_a.last && j >= in_b.last;
    // The one value, or a word beyond it, is told at another place: they are two places.
    if (!before && !after) return 0;
    ++shared;
  }
  const auto shorter = std::min(size_a_ - in_a.size(), size_b_ - in_b.size());
  const double share = static_cast<double>(shared) / static_cast<double>(shorter);
  return std::max(0.0, share - kLeastShare) / (1 - kLeastShare) *
         std::min(1.0, static_cast<double>(shared) / kManyWords);
}

}  // namespace gainsay
