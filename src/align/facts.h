// SPDX-License-Identifier: Apache-2.0
//
// Facts: claims of one story that speak of one thing, whatever value they give it. The claims
// are blocked (align/pairs.h), pairs inside a block are scored (align/evidence.h), and clustered by
// average linkage.
#pragma once

#include <string>
#include <vector>

#include "align/pairs.h"

namespace gainsay {

// Two claims of a fact with what joined them.
struct FactPair {
  uint32_t a = 0, b = 0;  // indices in Fact::claims, a < b
  Evidence evidence;
  double score = 0;
};

struct Fact {
  uint32_t story = 0;
  Field field = Field::kOther;
  std::string slot;
  std::vector<ClaimRef> claims;  // sorted
  std::vector<FactPair> pairs;   // those that were scored
};

// In order of story, field, slot and first claim. Facts of one claim are left out.
std::vector<Fact> AlignFacts(const std::vector<ArticleClaims>& articles, uint32_t story_index,
                             const Story& story, const StoryEntities& entities,
                             const AlignModel& model, const AlignTools& tools);

}  // namespace gainsay
