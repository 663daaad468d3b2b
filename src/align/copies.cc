// SPDX-License-Identifier: Apache-2.0
// Tested by tests/align/copies_test.cc.
#include "align/copies.h"

#include <algorithm>
#include <numeric>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "claims/shingles.h"

namespace gainsay {
namespace {

// With half of the shingles in common, 16 of the smallest hashes almost surely share one.
constexpr size_t kProbes = 16;
// A shingle that very many articles share is boilerplate.
constexpr size_t kMaxBucket = 64;

}  // namespace

std::vector<uint32_t> FindCopies(const Members& articles) {
  std::vector<uint32_t> original(articles.size());
  std::iota(original.begin(), original.end(), 0u);
  absl::flat_hash_map<uint64_t, std::vector<uint32_t>> buckets;
  for (uint32_t a = 0; a < articles.size(); ++a) {
    const Shingles& sketch = articles[a]->shingles;
    std::vector<uint32_t> candidates;
    for (size_t i = 0; i < std::min(kProbes, sketch.size()); ++i) {
      std::vector<uint32_t>& bucket = buckets[sketch[i]];
      candidates.insert(candidates.end(), bucket.begin(), bucket.end());
      if (bucket.size() < kMaxBucket) bucket.push_back(a);
    }
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    for (uint32_t candidate : candidates) {
      if (Resemblance(sketch, articles[candidate]->shingles) >= kCopyResemblance) {
        original[a] = original[candidate];
        break;
      }
    }
  }
  return original;
}

std::vector<uint32_t> FindTwins(const Members& articles) {
  std::vector<uint32_t> first(articles.size());
  absl::flat_hash_map<std::string_view, uint32_t> known;
  for (uint32_t a = 0; a < articles.size(); ++a) {
    first[a] = a;
    const ArticleClaims& article = *articles[a];
    if (article.sha256.empty()) continue;
    const uint32_t at = known.try_emplace(article.sha256, a).first->second;
    const ArticleClaims& other = *articles[at];
    const bool same = article.title == other.title && article.published == other.published &&
                      article.claims == other.claims && article.entities == other.entities;
    if (same) first[a] = at;
  }
  return first;
}

}  // namespace gainsay
