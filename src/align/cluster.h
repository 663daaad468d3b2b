// SPDX-License-Identifier: Apache-2.0
//
// Average-linkage clustering over a sparse set of scored pairs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace gainsay {

struct Edge {
  double score = 0;  // higher is nearer
  uint32_t a = 0, b = 0;
  auto operator<=>(const Edge&) const = default;
};

// Joins the two clusters of the highest average score until none reaches `join`. A pair without
// an edge counts `absent`. The result does not depend on the order of the edges: clusters and
// their members are sorted, ties are broken by index.
std::vector<std::vector<uint32_t>> AverageLinkage(size_t count, const std::vector<Edge>& edges,
                                                  double join, double absent = 0);

}  // namespace gainsay
