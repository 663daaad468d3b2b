// SPDX-License-Identifier: Apache-2.0
//
// Stories: articles that report one happening. The first cut before claims are aligned, so two
// similar happenings (two quakes, two trials of namesakes) must come apart here, while reports
// of one happening that share few words stay together.
//
// Three steps, each linear in the articles for a bounded size of story:
//   blocking    pairs of articles that share one of their strongest terms (an inverted index)
//   scoring     cosine of the term vectors, sublinear counts, weighted by rarity
//   clustering  average linkage, then a cluster that falls into two halves that resemble each
//               other much less than themselves is cut (same place, same kind, another day); less
//               than that will do where one half is from a year that the other never names
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "align/rarity.h"
#include "claims/claim.h"
#include "rules/ruleset.h"

namespace gainsay {

struct Story {
  std::vector<uint32_t> articles;  // sorted
  std::vector<std::string> terms;  // what holds it together, the strongest first
};

// Thresholds from policy "stories" (rules/en/stories.json).
struct StoryPolicy {
  double join = 0.12;        // least average similarity at which two clusters are joined
  double cut = 0.87;         // most nearness of two halves at which a cluster is cut
  double cut_by_year = 1.3;  // the same where one half is from a year that the other never names
  double name_weight = 1;    // of a term that is part of a name, against 1 for other words
  size_t strongest = 24;     // terms of an article that are indexed for blocking
  size_t max_posting = 200;  // a term in more articles than this tells nothing apart

  static absl::StatusOr<StoryPolicy> Compile(const RuleSet& rules);
};

// Every article is in exactly one story. In order of the first article. The same for any `jobs`.
std::vector<Story> FindStories(const std::vector<ArticleClaims>& articles, const Rarity& rarity,
                               const StoryPolicy& policy, int jobs = 1);

}  // namespace gainsay
