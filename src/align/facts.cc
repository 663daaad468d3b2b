// SPDX-License-Identifier: Apache-2.0
// Tested by tests/findings/analyse_test.cc.
#include "align/facts.h"

#include <algorithm>
#include <map>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_format.h"
#include "align/cluster.h"
#include "base/hash.h"

namespace gainsay {
namespace {

// What a claim can be met under. Two claims are compared when they share a key; a claim has one
// key for each way in which another article may put the same thing.
std::vector<std::string> Keys(const Claim& claim, const ArticleClaims& article,
                              const std::vector<int>& entities, const WordNet& words) {
  std::vector<std::string> keys;
  auto noun = [&](std::string_view word) {
    return Hex(words.Concept(word, WordClass::kNoun));
  };
  auto entity = [&](int local) { return local < 0 ? -1 : entities[local]; };
  const Proposition* p =
      claim.proposition < 0 ? nullptr : &article.propositions[claim.proposition];
  std::string field(FieldName(claim.field));
  bool framed = claim.slot.find('.') != std::string::npos;
  switch (claim.field) {
    case Field::kNumber:
      if (claim.slot == "person.age") {
        keys.push_back(absl::StrFormat("age/%d", entity(claim.entity)));
        break;
      }
      if (framed) keys.push_back("slot/" + claim.slot);
      if (!claim.noun.empty()) keys.push_back(claim.slot.substr(0, 5) == "count" || framed
                                                  ? "count/" + noun(claim.noun)
                                                  : claim.slot + "/" + noun(claim.noun));
      if (claim.slot != "count" && !framed) keys.push_back("measure/" + claim.slot);
      break;
    case Field::kDate:
      if (claim.slot == "duration") {
        keys.push_back("duration/" + noun(claim.noun));
        if (p != nullptr) keys.push_back("duration/of/" + Hex(words.Concept(p->predicate, WordClass::kVerb)));
        break;
      }
      [[fallthrough]];
    case Field::kPlace:
      if (framed) keys.push_back(field + "/" + claim.slot);
      if (p != nullptr) {
        keys.push_back(absl::StrFormat("%s/%s", field,
                                       Hex(words.Concept(p->predicate, WordClass::kVerb))));
      }
      break;
    case Field::kName:
      if (framed) keys.push_back("name/" + claim.slot);
      break;
    case Field::kOffice:
      if (entity(claim.entity) >= 0) keys.push_back(absl::StrFormat("office/%d", entity(claim.entity)));
      break;
    case Field::kPolarity:
      keys.push_back("polarity/" + claim.slot);
      break;
    case Field::kAttribution: case Field::kOther: break;
  }
  return keys;
}

}  // namespace

bool ShareKey(const Claim& a, const ArticleClaims& in_a, const std::vector<int>& entities_a,
              const Claim& b, const ArticleClaims& in_b, const std::vector<int>& entities_b,
              const WordNet& words) {
  std::vector<std::string> one = Keys(a, in_a, entities_a, words);
  std::vector<std::string> other = Keys(b, in_b, entities_b, words);
  return std::any_of(one.begin(), one.end(), [&](const std::string& key) {
    return std::find(other.begin(), other.end(), key) != other.end();
  });
}

std::vector<Fact> AlignFacts(const std::vector<ArticleClaims>& articles, uint32_t story_index,
                             const Story& story, const StoryEntities& entities,
                             const AlignModel& model, const AlignTools& tools,
                             const FactLimits& limits) {
  struct Node {
    ClaimRef ref;
    ClaimInArticle at;
  };
  std::vector<Node> nodes;
  std::map<std::string, std::vector<uint32_t>> blocks;
  for (size_t i = 0; i < story.articles.size(); ++i) {
    const ArticleClaims& article = articles[story.articles[i]];
    for (uint32_t c = 0; c < article.claims.size(); ++c) {
      for (std::string& key : Keys(article.claims[c], article, entities.of[i], *tools.words)) {
        std::vector<uint32_t>& block = blocks[std::move(key)];
        if (block.empty() || block.back() != nodes.size()) {
          block.push_back(static_cast<uint32_t>(nodes.size()));
        }
      }
      nodes.push_back({{story.articles[i], c}, {&article, &article.claims[c], &entities.of[i]}});
    }
  }
  // Pairs that share a key, once each.
  std::vector<std::pair<uint32_t, uint32_t>> pairs;
  for (const auto& [key, block] : blocks) {
    if (block.size() > limits.block) continue;
    for (size_t i = 0; i < block.size(); ++i) {
      for (size_t j = i + 1; j < block.size(); ++j) pairs.emplace_back(block[i], block[j]);
    }
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  struct Scored {
    uint32_t a, b;
    Evidence evidence;
  };
  std::vector<Scored> scored;
  // How many candidates of one article each claim has in each other: the more, the less sure.
  absl::flat_hash_map<std::pair<uint32_t, uint32_t>, uint32_t> rivals;  // (claim, article) -> pairs
  for (auto [a, b] : pairs) {
    const Claim &x = *nodes[a].at.claim, &y = *nodes[b].at.claim;
    if (x.field != y.field) continue;
    // One sentence does not contradict itself: it tells two things apart.
    if (nodes[a].ref.article == nodes[b].ref.article && x.sentence == y.sentence) continue;
    scored.push_back({a, b, CollectEvidence(nodes[a].at, nodes[b].at, tools)});
    if (model.Score(scored.back().evidence) >= model.join()) {
      ++rivals[{a, nodes[b].ref.article}];
      ++rivals[{b, nodes[a].ref.article}];
    }
  }
  std::vector<Edge> edges;
  for (Scored& s : scored) {
    // Values, not references: a second look-up may move the table.
    const uint32_t of_a = rivals[{s.a, nodes[s.b].ref.article}];
    const uint32_t of_b = rivals[{s.b, nodes[s.a].ref.article}];
    const uint32_t most = std::max(of_a, of_b);
    if (most > 1) s.evidence[Feature::kOtherCandidates] = 1 - 1.0f / static_cast<float>(most);
    edges.push_back({model.Score(s.evidence), s.a, s.b});
  }
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
  for (const Scored& s : scored) {
    auto [fact, a] = place[s.a];
    auto [other, b] = place[s.b];
    if (fact < 0 || fact != other) continue;
    facts[fact].pairs.push_back({a, b, s.evidence, model.Score(s.evidence)});
  }
  return facts;
}

}  // namespace gainsay
