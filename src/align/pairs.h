// SPDX-License-Identifier: Apache-2.0
//
// Which claims of a story are compared at all: blocking, without looking at every pair.
//
// Two claims of one field meet when they share a key (what is counted, the role in a frame, the
// predicate, the entity), or when their sentences are alike in their rare words: wire texts are
// rewritten more often than they are retold, and what stands in the same place of two such
// sentences is comparable whatever its noun.
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

struct ClaimNode {
  ClaimRef ref;
  ClaimInArticle at;
};

struct PairLimits {
  size_t block = 300;      // claims in a block; a larger one is passed over
  size_t rare_terms = 10;  // of a sentence, by which it is found
  size_t posting = 60;     // a term in more sentences than this finds none
  double alike = 0.30;     // least overlap of two sentences that are alike
};

struct ClaimPair {
  uint32_t a = 0, b = 0;  // indices of nodes, a < b
  Evidence evidence;
};

// The claims of a story, in order of article and claim.
std::vector<ClaimNode> ClaimsOf(const std::vector<ArticleClaims>& articles, const Story& story,
                                const StoryEntities& entities, const AlignTools& tools);

// The pairs that are compared, sorted, with what speaks for and against each.
std::vector<ClaimPair> FindPairs(const std::vector<ClaimNode>& nodes, const AlignTools& tools,
                                 const PairLimits& limits = {});

// Scores the pairs, and sets the features that say how a pair stands to the others of its claims
// (kOtherCandidates, kBestPartner), by the scores without them. One score a pair.
std::vector<double> ScorePairs(const std::vector<ClaimNode>& nodes, const AlignModel& model,
                               std::vector<ClaimPair>* pairs);

// Whether two claims would meet; for explanations.
bool Meet(const ClaimInArticle& a, const ClaimInArticle& b, const AlignTools& tools,
          const PairLimits& limits = {});

}  // namespace gainsay
