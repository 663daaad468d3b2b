// SPDX-License-Identifier: Apache-2.0
// Tested by tests/findings/analyse_test.cc.
#include "align/pairs.h"

#include <algorithm>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_format.h"
#include "align/surroundings.h"
#include "base/hash.h"

namespace gainsay {
namespace {

// What a claim can be met under: one key for each way in which another article may put the same
// thing.
std::vector<std::string> Keys(const ClaimInArticle& at, const WordNet& words) {
  const Claim& claim = *at.claim;
  std::vector<std::string> keys;
  auto noun = [&](std::string_view word) { return Hex(words.Concept(word, WordClass::kNoun)); };
  auto entity = [&](int local) { return local < 0 ? -1 : (*at.entities)[local]; };
  const Proposition* p =
      claim.proposition < 0 ? nullptr : &at.article->propositions[claim.proposition];
  std::string field(FieldName(claim.field));
  bool framed = claim.slot.find('.') != std::string::npos;
  switch (claim.field) {
    case Field::kNumber:
      if (claim.slot == "person.age") {
        keys.push_back(absl::StrFormat("age/%d", entity(claim.entity)));
        break;
      }
      if (framed) keys.push_back("slot/" + claim.slot);
      if (!claim.noun.empty()) {
        keys.push_back(claim.slot == "count" || framed ? "count/" + noun(claim.noun)
                                                       : claim.slot + "/" + noun(claim.noun));
      }
      if (!at.compound.empty()) keys.push_back("count/" + noun(at.compound));
      if (claim.slot != "count" && !framed) keys.push_back("measure/" + claim.slot);
      break;
    case Field::kDate:
      if (claim.slot == "duration") {
        keys.push_back("duration/" + noun(claim.noun));
        if (p != nullptr) {
          keys.push_back("duration/of/" + Hex(words.Concept(p->predicate, WordClass::kVerb)));
        }
        break;
      }
      [[fallthrough]];
    case Field::kPlace:
      // The first sentences of news tell of one event, whatever they call it.
      if (claim.sentence < kLeadSentences && claim.slot != "origin" &&
          claim.slot != "destination") {
        keys.push_back(field + "/lead");
      }
      if (framed) keys.push_back(field + "/" + claim.slot);
      if (p != nullptr) {
        keys.push_back(field + "/" + Hex(words.Concept(p->predicate, WordClass::kVerb)));
      }
      break;
    case Field::kName:
      if (framed) keys.push_back("name/" + claim.slot);
      break;
    case Field::kOffice:
      if (entity(claim.entity) >= 0) {
        keys.push_back(absl::StrFormat("office/%d", entity(claim.entity)));
      }
      break;
    case Field::kPolarity: keys.push_back("polarity/" + claim.slot); break;
    case Field::kAttribution:
    case Field::kOther: break;
  }
  return keys;
}

// What may stand in the same place of two sentences: values of one kind. kNoKind for what stands
// in none.
using ValueKind = std::pair<Field, int>;
constexpr ValueKind kNoKind = {Field::kOther, 0};

ValueKind KindOf(const Claim& claim) {
  switch (claim.field) {
    case Field::kNumber: {
      const Quantity* q = std::get_if<Quantity>(&claim.value);
      return q == nullptr ? kNoKind : ValueKind(Field::kNumber, static_cast<int>(q->dimension));
    }
    case Field::kDate: return {Field::kDate, claim.slot == "duration"};
    case Field::kPlace: return {Field::kPlace, 0};
    // Spellings have no place in a sentence, roles meet by key, and who says and whether are
    // compared by other makers.
    case Field::kName:
    case Field::kOffice:
    case Field::kPolarity:
    case Field::kAttribution:
    case Field::kOther: break;
  }
  return kNoKind;
}

// "Two others" are a part of the three in all.
bool PartAndWhole(const ClaimInArticle& a, const ClaimInArticle& b) {
  if (a.claim->field != Field::kNumber || a.remainder == b.remainder) return false;
  const Quantity* x = std::get_if<Quantity>(&a.claim->value);
  const Quantity* y = std::get_if<Quantity>(&b.claim->value);
  if (x == nullptr || y == nullptr) return false;
  return a.remainder ? x->point < y->point : y->point < x->point;
}

// One sentence does not contradict itself: it tells two things apart. Neither do two persons of
// two ages, or a part and the whole.
bool Comparable(const ClaimInArticle& a, const ClaimInArticle& b) {
  if (a.claim->field != b.claim->field) return false;
  if (a.article == b.article && a.claim->sentence == b.claim->sentence) return false;
  if (PartAndWhole(a, b)) return false;
  return a.claim->slot != "person.age" || b.claim->slot != "person.age" ||
         (*a.entities)[a.claim->entity] == (*b.entities)[b.claim->entity];
}

// Two things counted under two predicates, 12 people injured and 31 windows broken, are two
// however alike the rest is.
bool CountsOfTwoThings(const ClaimInArticle& a, const ClaimInArticle& b, const WordNet& words) {
  const Claim &x = *a.claim, &y = *b.claim;
  if (x.field != Field::kNumber || x.noun.empty() || y.noun.empty()) return false;
  if (NounsNear(a, b, words) > 0) return false;
  if (x.proposition < 0 || y.proposition < 0) return true;
  const Proposition& p = a.article->propositions[x.proposition];
  const Proposition& q = b.article->propositions[y.proposition];
  return words.Near(p.predicate, q.predicate, WordClass::kVerb) == 0;
}

using PairList = std::vector<std::pair<uint32_t, uint32_t>>;  // may hold a pair twice

void AddPairsByKey(const std::vector<ClaimNode>& nodes, const AlignTools& tools,
                   const PairLimits& limits, PairList* pairs) {
  absl::flat_hash_map<std::string, std::vector<uint32_t>> blocks;
  for (uint32_t n = 0; n < nodes.size(); ++n) {
    for (std::string& key : Keys(nodes[n].at, *tools.words)) {
      std::vector<uint32_t>& block = blocks[std::move(key)];
      if (block.empty() || block.back() != n) block.push_back(n);
    }
  }
  for (const auto& [key, block] : blocks) {
    if (block.size() > limits.block) continue;
    for (size_t i = 0; i < block.size(); ++i) {
      for (size_t j = i + 1; j < block.size(); ++j) {
        if (Comparable(nodes[block[i]].at, nodes[block[j]].at))
          pairs->emplace_back(block[i], block[j]);
      }
    }
  }
}

// A sentence of a story that holds claims of some kind.
struct SentenceNodes {
  const SentenceContext* context = nullptr;
  std::vector<uint32_t> nodes;
};

std::vector<SentenceNodes> SentencesOf(const std::vector<ClaimNode>& nodes) {
  std::vector<SentenceNodes> sentences;
  for (uint32_t n = 0; n < nodes.size(); ++n) {
    const ClaimInArticle& at = nodes[n].at;
    if (KindOf(*at.claim) == kNoKind) continue;
    const SentenceContext* context = &at.article->sentences[at.claim->sentence];
    if (sentences.empty() || sentences.back().context != context)
      sentences.push_back({context, {}});
    sentences.back().nodes.push_back(n);
  }
  return sentences;
}

// Pairs of sentences that have two of their rarest terms in common.
PairList SentencesWithRareTerms(const std::vector<SentenceNodes>& sentences,
                                const std::vector<ClaimNode>& nodes, const PairLimits& limits) {
  PairList postings;  // term, sentence
  for (uint32_t s = 0; s < sentences.size(); ++s) {
    WeighedTerms terms = nodes[sentences[s].nodes[0]].at.sentence;
    const size_t count = std::min(terms.size(), limits.rare_terms);
    std::partial_sort(terms.begin(), terms.begin() + count, terms.end(),
                      [](const WeighedTerm& x, const WeighedTerm& y) {
                        return x.weight != y.weight ? x.weight > y.weight : x.id < y.id;
                      });
    for (size_t i = 0; i < count; ++i) postings.emplace_back(terms[i].id, s);
  }
  std::sort(postings.begin(), postings.end());
  PairList meeting;
  for (size_t first = 0, last = 0; first < postings.size(); first = last) {
    while (last < postings.size() && postings[last].first == postings[first].first) ++last;
    if (last - first > limits.posting) continue;
    for (size_t i = first; i < last; ++i) {
      for (size_t j = i + 1; j < last; ++j) {
        meeting.emplace_back(postings[i].second, postings[j].second);
      }
    }
  }
  std::sort(meeting.begin(), meeting.end());
  // Of what stands there more than once, one is kept.
  PairList twice;
  for (size_t i = 1; i < meeting.size(); ++i) {
    const bool again = meeting[i] == meeting[i - 1];
    if (again && (twice.empty() || twice.back() != meeting[i])) twice.push_back(meeting[i]);
  }
  return twice;
}

void AddPairsOfAlikeSentences(const std::vector<ClaimNode>& nodes, const AlignTools& tools,
                              const PairLimits& limits, PairList* pairs) {
  const std::vector<SentenceNodes> sentences = SentencesOf(nodes);
  for (auto [one, other] : SentencesWithRareTerms(sentences, nodes, limits)) {
    const SentenceNodes &x = sentences[one], &y = sentences[other];
    if (Overlap(nodes[x.nodes[0]].at.sentence, nodes[y.nodes[0]].at.sentence) < limits.alike) {
      continue;
    }
    for (uint32_t a : x.nodes) {
      for (uint32_t b : y.nodes) {
        if (KindOf(*nodes[a].at.claim) == KindOf(*nodes[b].at.claim) &&
            Comparable(nodes[a].at, nodes[b].at) &&
            !CountsOfTwoThings(nodes[a].at, nodes[b].at, *tools.words)) {
          pairs->emplace_back(a, b);
        }
      }
    }
  }
}

}  // namespace

std::vector<ClaimNode> ClaimsOf(const std::vector<ArticleClaims>& articles, const Story& story,
                                const StoryEntities& entities, const AlignTools& tools) {
  std::vector<ClaimNode> nodes;
  for (size_t i = 0; i < story.articles.size(); ++i) {
    const ArticleClaims& article = articles[story.articles[i]];
    for (uint32_t c = 0; c < article.claims.size(); ++c) {
      nodes.push_back(
          {{story.articles[i], c}, {article, article.claims[c], entities.of[i], tools}});
    }
  }
  return nodes;
}

std::vector<ClaimPair> FindPairs(const std::vector<ClaimNode>& nodes, const AlignTools& tools,
                                 const PairLimits& limits) {
  PairList pairs;
  AddPairsByKey(nodes, tools, limits, &pairs);
  AddPairsOfAlikeSentences(nodes, tools, limits, &pairs);
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  std::vector<ClaimPair> found;
  found.reserve(pairs.size());
  for (auto [a, b] : pairs) {
    found.push_back({a, b, CollectEvidence(nodes[a].at, nodes[b].at, tools)});
  }
  CollectSurroundings(nodes, tools, limits, &found);
  return found;
}

std::vector<double> ScorePairs(const std::vector<ClaimNode>& nodes, const AlignModel& model,
                               std::vector<ClaimPair>* pairs) {
  // Of each claim in each other article: how many would do, and the best score.
  struct Partners {
    uint32_t count = 0;
    double best = -1e9;
  };
  absl::flat_hash_map<std::pair<uint32_t, uint32_t>, Partners> partners;  // (claim, article)
  std::vector<double> scores;
  scores.reserve(pairs->size());
  for (const ClaimPair& pair : *pairs) {
    double score = model.Score(nodes[pair.a].at.claim->field, pair.evidence);
    scores.push_back(score);
    for (auto [claim, other] : {std::pair{pair.a, pair.b}, std::pair{pair.b, pair.a}}) {
      Partners& p = partners[{claim, nodes[other].ref.article}];
      p.count += score >= model.join();
      p.best = std::max(p.best, score);
    }
  }
  for (size_t i = 0; i < pairs->size(); ++i) {
    ClaimPair& pair = (*pairs)[i];
    const Partners of_a = partners[{pair.a, nodes[pair.b].ref.article}];
    const Partners of_b = partners[{pair.b, nodes[pair.a].ref.article}];
    uint32_t most = std::max(of_a.count, of_b.count);
    if (most > 1) pair.evidence[Feature::kOtherCandidates] = 1 - 1.0f / static_cast<float>(most);
    pair.evidence[Feature::kBestPartner] = scores[i] >= of_a.best && scores[i] >= of_b.best;
    scores[i] = model.Score(nodes[pair.a].at.claim->field, pair.evidence);
  }
  return scores;
}

bool Meet(const ClaimInArticle& a, const ClaimInArticle& b, const AlignTools& tools,
          const PairLimits& limits) {
  if (!Comparable(a, b)) return false;
  std::vector<std::string> one = Keys(a, *tools.words), other = Keys(b, *tools.words);
  bool key = std::any_of(one.begin(), one.end(), [&](const std::string& k) {
    return std::find(other.begin(), other.end(), k) != other.end();
  });
  if (key) return true;
  const ValueKind kind = KindOf(*a.claim);
  return kind != kNoKind && kind == KindOf(*b.claim) && !CountsOfTwoThings(a, b, *tools.words) &&
         Overlap(a.sentence, b.sentence) >= limits.alike;
}

}  // namespace gainsay
