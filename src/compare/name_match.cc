// SPDX-License-Identifier: Apache-2.0
//
// Greedy: all pairs that match at all are sorted by how well they do, and taken as long as
// their words are free. Names have a handful of words (kMaxWords bounds it), and a matching that
// is best overall but takes a worse pair first is no better evidence. Tested through
// tests/compare/name_test.cc.
#include "compare/name_match.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

namespace gainsay::name_internal {
namespace {

size_t Letters(const std::vector<Word>& words, size_t first, size_t size) {
  size_t letters = 0;
  for (size_t i = first; i < first + size; ++i) letters += words[i].folded.size();
  return letters;
}

}  // namespace

Matching MatchWords(const std::vector<Word>& a, const std::vector<Word>& b,
                    const WordMatcher& matcher) {
  std::vector<Pair> candidates;
  const auto try_pair = [&](Pair pair) {
    if (pair.a + pair.a_size > a.size() || pair.b + pair.b_size > b.size()) return;
    if (matcher.Match(a, b, pair)) candidates.push_back(pair);
  };
  for (size_t i = 0; i < a.size(); ++i) {
    for (size_t j = 0; j < b.size(); ++j) {
      try_pair({i, 1, j, 1});
      for (size_t run = 2; run <= 3; ++run) {
        try_pair({i, run, j, 1});
        try_pair({i, 1, j, run});
      }
    }
  }
  const auto rank = [&](const Pair& p) {
    const long distance = std::labs(static_cast<long>(p.a) - static_cast<long>(p.b));
    const long letters = static_cast<long>(Letters(a, p.a, p.a_size) + Letters(b, p.b, p.b_size));
    return std::tuple(p.likeness != Likeness::kEqual, p.likeness == Likeness::kInitial, p.cost,
                      -letters, distance, p.a + p.b, std::min(p.a, p.b), p.likeness);
  };
  std::stable_sort(candidates.begin(), candidates.end(),
                   [&](const Pair& x, const Pair& y) { return rank(x) < rank(y); });
  Matching m;
  std::vector<bool> used_a(a.size()), used_b(b.size());
  const auto free = [](const std::vector<bool>& used, size_t first, size_t size) {
    return std::none_of(used.begin() + first, used.begin() + first + size,
                        [](bool u) { return u; });
  };
  for (const Pair& p : candidates) {
    if (!free(used_a, p.a, p.a_size) || !free(used_b, p.b, p.b_size)) continue;
    std::fill_n(used_a.begin() + p.a, p.a_size, true);
    std::fill_n(used_b.begin() + p.b, p.b_size, true);
    m.pairs.push_back(p);
    m.cost += p.cost;
    m.length += std::max(Letters(a, p.a, p.a_size), Letters(b, p.b, p.b_size));
  }
  std::sort(m.pairs.begin(), m.pairs.end(), [](const Pair& x, const Pair& y) { return x.a < y.a; });
  for (size_t i = 0; i < a.size(); ++i)
    if (!used_a[i]) m.left_a.push_back(i);
  for (size_t j = 0; j < b.size(); ++j)
    if (!used_b[j]) m.left_b.push_back(j);
  return m;
}

}  // namespace gainsay::name_internal
