// SPDX-License-Identifier: Apache-2.0
// Tested by tests/findings/analyse_test.cc.
#include "align/facts.h"

#include <algorithm>

#include "align/cluster.h"

namespace gainsay {

std::vector<Fact> AlignFacts(const std::vector<ArticleClaims>& articles, uint32_t story_index,
                             const Story& story, const StoryEntities& entities,
                             const AlignModel& model, const AlignTools& tools) {
  std::vector<ClaimNode> nodes = ClaimsOf(articles, story, entities, tools);
  std::vector<ClaimPair> scored = FindPairs(nodes, tools);
  std::vector<double> scores = ScorePairs(nodes, model, &scored);
  std::vector<Edge> edges;
  for (size_t i = 0; i < scored.size(); ++i) edges.push_back({scores[i], scored[i].a, scored[i].b});
  std::vector<Fact> facts;
  std::vector<std::pair<int, uint32_t>> place(nodes.size(), {-1, 0});  // node -> fact, position
  // A pair that no key brought together speaks against joining as a middling negative does.
  for (const auto& cluster : AverageLinkage(nodes.size(), edges, model.join(), model.join() - 1)) {
    if (cluster.size() < 2) continue;
    Fact fact;
    fact.story = story_index;
    fact.field = nodes[cluster[0]].at.claim->field;
    for (uint32_t node : cluster) {
      place[node] = {static_cast<int>(facts.size()), static_cast<uint32_t>(fact.claims.size())};
      fact.claims.push_back(nodes[node].ref);
      // The most specific slot names the fact.
      const std::string& slot = nodes[node].at.claim->slot;
      bool framed = slot.find('.') != std::string::npos;
      if (fact.slot.empty() || (framed && fact.slot.find('.') == std::string::npos)) {
        fact.slot = slot;
      }
    }
    facts.push_back(std::move(fact));
  }
  for (size_t i = 0; i < scored.size(); ++i) {
    auto [fact, a] = place[scored[i].a];
    auto [other, b] = place[scored[i].b];
    if (fact < 0 || fact != other) continue;
    facts[fact].pairs.push_back({a, b, scored[i].evidence, scores[i]});
  }
  return facts;
}

}  // namespace gainsay
