// SPDX-License-Identifier: Apache-2.0
//
// Facts: claims of one story that speak of one thing, whatever value they give it. The claims
// are blocked by what they are about (slot, noun, predicate, entity), pairs inside a block are
// scored (align/evidence.h), and clustered by average linkage.
#pragma once

#include <string>
#include <vector>

#include "align/entities.h"
#include "align/evidence.h"
#include "align/stories.h"

namespace gainsay {

struct ClaimRef {
  uint32_t article = 0;  // index in the run's articles
  uint32_t claim = 0;    // index in its claims
  auto operator<=>(const ClaimRef&) const = default;
};

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

struct FactLimits {
  size_t block = 300;  // claims in a block; a larger one is cut by predicate, then passed over
};

// Whether two claims meet in a block at all; for explanations.
bool ShareKey(const Claim& a, const ArticleClaims& in_a, const std::vector<int>& entities_a,
              const Claim& b, const ArticleClaims& in_b, const std::vector<int>& entities_b,
              const WordNet& words);

// In order of story, field, slot and first claim. Facts of one claim are left out.
std::vector<Fact> AlignFacts(const std::vector<ArticleClaims>& articles, uint32_t story_index,
                             const Story& story, const StoryEntities& entities,
                             const AlignModel& model, const AlignTools& tools,
                             const FactLimits& limits = {});

}  // namespace gainsay
