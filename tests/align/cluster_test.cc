// SPDX-License-Identifier: Apache-2.0
//
// Over small random graphs the clusters are those of a slow version that looks at every pair of
// clusters in each step, whatever the order of the edges.
#include "align/cluster.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

namespace gainsay {
namespace {

using Clusters = std::vector<std::vector<uint32_t>>;

Clusters Slow(size_t count, const std::vector<Edge>& edges, double join, double absent) {
  std::map<std::pair<uint32_t, uint32_t>, double> score;
  for (const Edge& e : edges) score[std::minmax(e.a, e.b)] = e.score;
  Clusters clusters;  // kept in order of their first members
  for (uint32_t i = 0; i < count; ++i) clusters.push_back({i});
  while (true) {
    double best = join;
    size_t best_a = 0, best_b = 0;
    for (size_t a = 0; a < clusters.size(); ++a) {
      for (size_t b = a + 1; b < clusters.size(); ++b) {
        double sum = 0;
        for (uint32_t x : clusters[a]) {
          for (uint32_t y : clusters[b]) {
            auto it = score.find(std::minmax(x, y));
            sum += it == score.end() ? absent : it->second;
          }
        }
        double average = sum / static_cast<double>(clusters[a].size() * clusters[b].size());
        if (average > best || (average == best && best_b == 0))
          best = average, best_a = a, best_b = b;
      }
    }
    if (best_b == 0) return clusters;
    clusters[best_a].insert(clusters[best_a].end(), clusters[best_b].begin(),
                            clusters[best_b].end());
    std::sort(clusters[best_a].begin(), clusters[best_a].end());
    clusters.erase(clusters.begin() + static_cast<std::ptrdiff_t>(best_b));
  }
}

TEST(AverageLinkage, JoinsAsTheSlowVersionDoes) {
  std::mt19937 random(7);
  auto below = [&](uint32_t n) { return random() % n; };
  for (int round = 0; round < 3000; ++round) {
    const uint32_t count = below(9);
    const uint32_t density = 1 + below(4);
    std::vector<Edge> edges;
    for (uint32_t a = 0; a < count; ++a) {
      for (uint32_t b = a + 1; b < count; ++b) {
        // Eighths: their sums are exact, so that ties are ties in both versions.
        if (below(4) < density) edges.push_back({(static_cast<int>(below(33)) - 8) / 8.0, a, b});
      }
    }
    const double absent = below(2) == 0 ? 0 : -0.5;
    const double join = (1 + below(8)) / 8.0;
    Clusters want = Slow(count, edges, join, absent);
    ASSERT_EQ(AverageLinkage(count, edges, join, absent), want) << "round " << round;
    std::shuffle(edges.begin(), edges.end(), random);
    for (Edge& e : edges) {
      if (below(2) == 0) std::swap(e.a, e.b);
    }
    ASSERT_EQ(AverageLinkage(count, edges, join, absent), want) << "shuffled, round " << round;
  }
}

TEST(AverageLinkage, LooksAtTheAverage) {
  // 0 and 1 are near, 1 and 2 are near, but 0 and 2 are not.
  const std::vector<Edge> chain = {{0.9, 0, 1}, {0.6, 1, 2}};
  EXPECT_EQ(AverageLinkage(3, chain, 0.5), (Clusters{{0, 1}, {2}}));
  EXPECT_EQ(AverageLinkage(3, chain, 0.3), (Clusters{{0, 1, 2}}));
  EXPECT_EQ(AverageLinkage(3, chain, 0.3, -1), (Clusters{{0, 1}, {2}}));
  EXPECT_EQ(AverageLinkage(3, {}, 0.3), (Clusters{{0}, {1}, {2}}));
  EXPECT_EQ(AverageLinkage(0, {}, 0.3), Clusters{});
}

}  // namespace
}  // namespace gainsay
