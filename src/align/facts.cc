// SPDX-License-Identifier: Apache-2.0
// Tested by tests/findings/analyse_test.cc.
#include "align/facts.h"

#include <algorithm>

#include "align/cluster.h"

namespace gainsay {
namespace {

// A fact is its most frequent frame's when at least one claim in so many says so: a word that was
// read as another happening's ("road kill") names no fact.
constexpr size_t kOneInFramed = 5;

// What the claims say the fact is: the commonest slot of a frame where enough say it, or else the
// commonest of the others; of equals the first.
const std::string& SlotOf(const std::vector<ClaimNode>& nodes,
                          const std::vector<uint32_t>& cluster) {
  std::vector<std::pair<const std::string*, size_t>> framed, others;  // slot, claims
  for (uint32_t node : cluster) {
    const std::string& slot = nodes[node].at.claim->slot;
    auto& counts = slot.find('.') == std::string::npos ? others : framed;
    auto known = std::find_if(counts.begin(), counts.end(),
                              [&](const auto& count) { return *count.first == slot; });
    if (known == counts.end()) known = counts.insert(counts.end(), {&slot, 0});
    ++known->second;
  }
  auto most = [](const auto& counts) {
    return std::max_element(counts.begin(), counts.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; });
  };
  if (others.empty()) return *most(framed)->first;
  const bool named = !framed.empty() && most(framed)->second * kOneInFramed >= cluster.size();
  return named ? *most(framed)->first : *most(others)->first;
}

}  // namespace

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
    }
    fact.slot = SlotOf(nodes, cluster);
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
