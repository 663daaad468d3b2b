// SPDX-License-Identifier: Apache-2.0
// Tested by tests/align/cluster_test.cc, against a slow version.
#include "align/cluster.h"

#include <algorithm>
#include <queue>

#include "absl/container/flat_hash_map.h"

namespace gainsay {

std::vector<std::vector<uint32_t>> AverageLinkage(size_t count, const std::vector<Edge>& edges,
                                                  double join, double absent) {
  // For each cluster, to each other one that an edge leads to: sum of scores and number of edges.
  struct Link {
    double sum = 0;
    uint32_t edges = 0;
  };
  std::vector<absl::flat_hash_map<uint32_t, Link>> links(count);
  std::vector<std::vector<uint32_t>> members(count);
  for (uint32_t i = 0; i < count; ++i) members[i] = {i};
  auto average = [&](uint32_t a, uint32_t b, const Link& link) {
    double pairs = static_cast<double>(members[a].size()) * members[b].size();
    return (link.sum + absent * (pairs - link.edges)) / pairs;
  };
  // The highest score first; among equal ones the lowest indices.
  auto later = [](const Edge& x, const Edge& y) {
    if (x.score != y.score) return x.score < y.score;
    return x.a != y.a ? x.a > y.a : x.b > y.b;
  };
  std::priority_queue<Edge, std::vector<Edge>, decltype(later)> queue(later);
  for (const Edge& e : edges) {
    links[e.a][e.b] = links[e.b][e.a] = {e.score, 1};
    if (e.score >= join) queue.push({e.score, std::min(e.a, e.b), std::max(e.a, e.b)});
  }
  while (!queue.empty()) {
    Edge e = queue.top();
    queue.pop();
    // Clusters change; an entry that no longer tells the truth is passed over.
    auto link = links[e.a].find(e.b);
    if (link == links[e.a].end() || average(e.a, e.b, link->second) != e.score) continue;
    members[e.a].insert(members[e.a].end(), members[e.b].begin(), members[e.b].end());
    members[e.b].clear();
    for (const auto& [other, far] : links[e.b]) {
      links[other].erase(e.b);
      if (other == e.a) continue;
      Link& near = links[e.a][other];
      near.sum += far.sum;
      near.edges += far.edges;
      links[other][e.a] = near;
    }
    links[e.b].clear();
    for (const auto& [other, near] : links[e.a]) {
      double score = average(e.a, other, near);
      if (score >= join) queue.push({score, std::min(e.a, other), std::max(e.a, other)});
    }
  }
  std::vector<std::vector<uint32_t>> clusters;
  for (auto& m : members) {
    if (m.empty()) continue;
    std::sort(m.begin(), m.end());
    clusters.push_back(std::move(m));
  }
  std::sort(clusters.begin(), clusters.end());
  return clusters;
}

}  // namespace gainsay
