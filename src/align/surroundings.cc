// SPDX-License-Identifier: Apache-2.0
// Tested by tests/findings/analyse_test.cc.
#include "align/surroundings.h"

#include <algorithm>
#include <memory>
#include <tuple>

#include "absl/container/flat_hash_map.h"
#include "align/retold.h"

namespace gainsay {
namespace {

// The words of sentences, and how the sentences of two claims match, when first asked for.
class Retellings {
 public:
  double At(const ClaimNode& a, const ClaimNode& b) {
    auto [at, fresh] = known_.try_emplace({Context(a), Context(b)});
    if (fresh) at->second = std::make_unique<Retelling>(WordsOf(a), WordsOf(b));
    return at->second->At({a.at.claim->first_word, a.at.claim->last_word},
                          {b.at.claim->first_word, b.at.claim->last_word});
  }

 private:
  static const SentenceContext* Context(const ClaimNode& node) {
    return &node.at.article->sentences[node.at.claim->sentence];
  }

  const SentenceWordIds& WordsOf(const ClaimNode& node) {
    std::unique_ptr<SentenceWordIds>& words = words_[Context(node)];
    if (words == nullptr)
      words = std::make_unique<SentenceWordIds>(WordIdsOf(Context(node)->words));
    return *words;
  }

  absl::flat_hash_map<const SentenceContext*, std::unique_ptr<SentenceWordIds>> words_;
  absl::flat_hash_map<std::pair<const SentenceContext*, const SentenceContext*>,
                      std::unique_ptr<Retelling>>
      known_;
};

// Terms of articles and sentences, looked up when first asked for.
class TermCache {
 public:
  explicit TermCache(const Rarity& rarity) : rarity_(rarity) {}

  // The overlap of the words of two articles, each counted once.
  double ArticlesAlike(const ClaimNode& a, const ClaimNode& b) {
    auto [at, fresh] = alike_.try_emplace({a.ref.article, b.ref.article});
    if (fresh) at->second = Overlap(TermsOf(a), TermsOf(b));
    return at->second;
  }

  // How alike the sentences are that stand before, or after, those of two claims.
  double NeighboursAlike(const ClaimNode& a, const ClaimNode& b) {
    double most = 0;
    for (int step : {-1, 1}) {
      const WeighedTerms* one = Neighbour(a, step);
      const WeighedTerms* other = Neighbour(b, step);
      if (one != nullptr && other != nullptr) most = std::max(most, Overlap(*one, *other));
    }
    return most;
  }

 private:
  const WeighedTerms& TermsOf(const ClaimNode& node) {
    std::unique_ptr<WeighedTerms>& weighed = articles_[node.ref.article];
    if (weighed == nullptr) {
      std::vector<std::string> terms;
      terms.reserve(node.at.article->terms.size());
      for (const auto& [term, count] : node.at.article->terms) terms.push_back(term);
      weighed = std::make_unique<WeighedTerms>(rarity_.Weigh(terms));
    }
    return *weighed;
  }

  const WeighedTerms* Neighbour(const ClaimNode& node, int step) {
    int64_t sentence = int64_t{node.at.claim->sentence} + step;
    if (sentence < 0 || sentence >= std::ssize(node.at.article->sentences)) return nullptr;
    std::unique_ptr<WeighedTerms>& weighed = sentences_[{node.ref.article, sentence}];
    if (weighed == nullptr) {
      weighed =
          std::make_unique<WeighedTerms>(rarity_.Weigh(node.at.article->sentences[sentence].terms));
    }
    return weighed.get();
  }

  const Rarity& rarity_;
  absl::flat_hash_map<uint32_t, std::unique_ptr<WeighedTerms>> articles_;
  absl::flat_hash_map<std::pair<uint32_t, int64_t>, std::unique_ptr<WeighedTerms>> sentences_;
  absl::flat_hash_map<std::pair<uint32_t, uint32_t>, double> alike_;
};

}  // namespace

void CollectSurroundings(const std::vector<ClaimNode>& nodes, const AlignTools& tools,
                         const PairLimits& limits, std::vector<ClaimPair>* pairs) {
  using SentencePair = std::tuple<uint32_t, uint32_t, uint32_t, uint32_t>;
  struct Shared {
    double neighbours = 0;
    int agree = 0;
  };
  TermCache terms(*tools.rarity);
  Retellings retellings;
  absl::flat_hash_map<SentencePair, Shared> sentences;
  auto key = [&](const ClaimPair& pair) {
    const ClaimNode &a = nodes[pair.a], &b = nodes[pair.b];
    return SentencePair{a.ref.article, a.at.claim->sentence, b.ref.article, b.at.claim->sentence};
  };
  std::vector<bool> same;
  same.reserve(pairs->size());
  for (const ClaimPair& pair : *pairs) {
    const ClaimNode &a = nodes[pair.a], &b = nodes[pair.b];
    same.push_back(tools.compare->Claims(*a.at.claim, *b.at.claim).relation == Relation::kSame);
    auto [at, fresh] = sentences.try_emplace(key(pair));
    if (fresh) at->second.neighbours = terms.NeighboursAlike(a, b);
    at->second.agree += same.back();
  }
  for (size_t i = 0; i < pairs->size(); ++i) {
    ClaimPair& pair = (*pairs)[i];
    Shared shared = sentences[key(pair)];
    shared.agree -= same[i];
    pair.evidence[Feature::kArticlesAlike] =
        static_cast<float>(terms.ArticlesAlike(nodes[pair.a], nodes[pair.b]));
    pair.evidence[Feature::kNeighboursAlike] = static_cast<float>(shared.neighbours);
    if (pair.evidence[Feature::kTermsShared] >= limits.alike) {
      pair.evidence[Feature::kRetold] =
          static_cast<float>(retellings.At(nodes[pair.a], nodes[pair.b]));
    }
    pair.evidence[Feature::kOthersAgree] = static_cast<float>(std::min(shared.agree, 2)) / 2;
  }
}

}  // namespace gainsay
