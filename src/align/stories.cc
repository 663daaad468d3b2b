// SPDX-License-Identifier: Apache-2.0
// Tested by tests/align/copies_test.cc.
#include "align/stories.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "align/cluster.h"
#include "align/copies.h"
#include "base/parallel.h"
#include "nlohmann/json.hpp"

namespace gainsay {
namespace {

// A half of a cluster has at least this many articles: fewer say nothing of a second happening.
constexpr size_t kLeastHalf = 3;
// A larger cluster is no story of two look-alikes; looking for halves is cubic.
constexpr size_t kMostCut = 200;
// Of a half, from one year, when it is told apart by that.
constexpr double kMostOfHalf = 0.6, kFewOfHalf = 0.1;
constexpr int kFirstYear = 1900, kLastYear = 2100;
// Scored by one thread before it asks for more.
constexpr size_t kPairsAtOnce = 256;

struct Term {
  uint32_t id = 0;
  float weight = 0;
};
using Vector = std::vector<Term>;  // sorted by id, of length 1

double Cosine(const Vector& a, const Vector& b) {
  double sum = 0;
  for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i].id < b[j].id)
      ++i;
    else if (b[j].id < a[i].id)
      ++j;
    else
      sum += a[i++].weight * b[j++].weight;
  }
  return sum;
}

void Normalise(Vector* v) {
  double sum = 0;
  for (const Term& t : *v) sum += t.weight * t.weight;
  if (sum <= 0) return;
  for (Term& t : *v) t.weight = static_cast<float>(t.weight / std::sqrt(sum));
}

struct Vectors {
  std::vector<Vector> of;               // by article
  std::vector<std::string_view> terms;  // by id
};

// The words of the names of persons, organisations and other things in the article. Places do not
// count: two happenings in one place are the commonest look-alikes.
// Sorted.
std::vector<std::string> NameWords(const ArticleClaims& article) {
  std::vector<std::string> words;
  for (const Entity& entity : article.entities) {
    if (entity.kind == EntityKind::kPlace) continue;
    std::string_view left = entity.name;
    while (!left.empty()) {
      const size_t end = std::min(left.find(' '), left.size());
      if (end > 0) {
        words.emplace_back(left.substr(0, end));
        absl::AsciiStrToLower(&words.back());
      }
      left.remove_prefix(std::min(end + 1, left.size()));
    }
  }
  std::sort(words.begin(), words.end());
  return words;
}

// A twin has no vector of its own, and so meets nothing: it goes with the first (align/copies.h).
Vectors MakeVectors(const std::vector<ArticleClaims>& articles,
                    const std::vector<uint32_t>& twin_of, const Rarity& rarity,
                    const StoryPolicy& policy, int jobs) {
  Vectors vectors;
  vectors.of.resize(articles.size());
  ParallelFor(articles.size(), jobs, [&](size_t a) {
    const ArticleClaims& article = articles[a];
    Vector& v = vectors.of[a];
    if (twin_of[a] != a) return;
    v.reserve(article.terms.size());
    const std::vector<std::string> names = NameWords(article);
    for (const auto& [term, count] : article.terms) {
      const ArticleTerm* found = rarity.Find(term);
      if (found == nullptr || found->rarity <= 0) continue;
      const bool named = std::binary_search(names.begin(), names.end(), term);
      const double weight = named ? policy.name_weight : 1;
      v.push_back({found->id, static_cast<float>((1 + std::log(count)) * found->rarity * weight)});
    }
    Normalise(&v);
  });
  vectors.terms.resize(rarity.TermCount());
  rarity.ForEach([&](std::string_view term, const ArticleTerm& t) { vectors.terms[t.id] = term; });
  return vectors;
}

// Pairs that share one of their strongest terms.
std::vector<Edge> Candidates(const std::vector<Vector>& vectors, const StoryPolicy& policy,
                             int jobs) {
  std::vector<Vector> strongest(vectors.size());
  ParallelFor(vectors.size(), jobs, [&](size_t a) {
    Vector all = vectors[a];
    const size_t count = std::min(all.size(), policy.strongest);
    std::partial_sort(all.begin(), all.begin() + count, all.end(),
                      [](const Term& x, const Term& y) {
                        return x.weight != y.weight ? x.weight > y.weight : x.id < y.id;
                      });
    strongest[a].assign(all.begin(), all.begin() + count);
  });
  absl::flat_hash_map<uint32_t, std::vector<uint32_t>> postings;
  for (uint32_t a = 0; a < vectors.size(); ++a) {
    for (const Term& term : strongest[a]) postings[term.id].push_back(a);
  }
  std::vector<std::pair<uint32_t, uint32_t>> pairs;
  for (const auto& [term, articles] : postings) {
    if (articles.size() > policy.max_posting) continue;
    for (size_t i = 0; i < articles.size(); ++i) {
      for (size_t j = i + 1; j < articles.size(); ++j) pairs.emplace_back(articles[i], articles[j]);
    }
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  std::vector<Edge> edges(pairs.size());
  ParallelFor(pairs.size() / kPairsAtOnce + 1, jobs, [&](size_t part) {
    const size_t last = std::min(pairs.size(), (part + 1) * kPairsAtOnce);
    for (size_t i = part * kPairsAtOnce; i < last; ++i) {
      const auto [a, b] = pairs[i];
      edges[i] = {Cosine(vectors[a], vectors[b]), a, b};
    }
  });
  std::erase_if(edges, [](const Edge& edge) { return edge.score <= 0; });
  return edges;
}

// The vectors of a cluster's articles with what all of them speak of taken out: inside a story of
// quakes on one island, the island says nothing.
std::vector<Vector> LocalVectors(const std::vector<Vector>& vectors,
                                 const std::vector<uint32_t>& articles) {
  absl::flat_hash_map<uint32_t, uint32_t> seen;
  for (uint32_t a : articles) {
    for (const Term& t : vectors[a]) ++seen[t.id];
  }
  double n = static_cast<double>(articles.size());
  std::vector<Vector> local;
  for (uint32_t a : articles) {
    Vector& v = local.emplace_back();
    for (const Term& t : vectors[a]) {
      double rare = std::log((n + 1) / seen[t.id]);
      if (seen[t.id] < 2 || rare <= 0) continue;  // in one article only: joins nothing
      v.push_back({t.id, static_cast<float>(t.weight * rare)});
    }
    Normalise(&v);
  }
  return local;
}

using Matrix = std::vector<std::vector<double>>;

Matrix Similarities(const std::vector<Vector>& vectors) {
  size_t n = vectors.size();
  Matrix matrix(n, std::vector<double>(n));
  for (size_t i = 0; i < n; ++i) {
    for (size_t j = 0; j < i; ++j) matrix[i][j] = matrix[j][i] = Cosine(vectors[i], vectors[j]);
  }
  return matrix;
}

double Between(const Matrix& m, const std::vector<uint32_t>& a, const std::vector<uint32_t>& b) {
  double sum = 0;
  for (uint32_t i : a) {
    for (uint32_t j : b) sum += m[i][j];
  }
  return sum / static_cast<double>(a.size() * b.size());
}

double Within(const Matrix& m, const std::vector<uint32_t>& half) {
  double sum = 0;
  for (uint32_t i : half) {
    for (uint32_t j : half) sum += i == j ? 0 : m[i][j];
  }
  return sum / static_cast<double>(half.size() * (half.size() - 1));
}

// The two halves that average linkage joins last, none smaller than `least`; single stragglers go
// to the half they are nearer to. Empty where there are no such halves.
std::vector<std::vector<uint32_t>> Halves(const Matrix& m, size_t least) {
  std::vector<std::vector<uint32_t>> clusters(m.size()), halves;
  for (uint32_t i = 0; i < m.size(); ++i) clusters[i] = {i};
  while (clusters.size() > 1) {
    size_t best_a = 0, best_b = 1;
    double best = -1;
    for (size_t a = 0; a < clusters.size(); ++a) {
      for (size_t b = a + 1; b < clusters.size(); ++b) {
        double similarity = Between(m, clusters[a], clusters[b]);
        if (similarity > best) best = similarity, best_a = a, best_b = b;
      }
    }
    if (std::min(clusters[best_a].size(), clusters[best_b].size()) >= least) {
      halves = {clusters[best_a], clusters[best_b]};
    }
    clusters[best_a].insert(clusters[best_a].end(), clusters[best_b].begin(),
                            clusters[best_b].end());
    clusters.erase(clusters.begin() + static_cast<long>(best_b));
  }
  if (halves.empty()) return halves;
  std::vector<bool> placed(m.size());
  for (const auto& half : halves) {
    for (uint32_t i : half) placed[i] = true;
  }
  for (uint32_t i = 0; i < m.size(); ++i) {
    if (placed[i]) continue;
    bool first = Between(m, {i}, halves[0]) >= Between(m, {i}, halves[1]);
    halves[first ? 0 : 1].push_back(i);
  }
  return halves;
}

// The years that an article names, that of its date among them, sorted; and the one it is from: of
// its date, or else the latest.
struct Years {
  std::vector<int> named;
  int own = 0;  // 0 where it names none
};

Years YearsOf(const ArticleClaims& article) {
  Years years;
  for (const SentenceContext& sentence : article.sentences) {
    for (int year : sentence.years) {
      if (year > 9999) year /= 100;  // with its month
      if (year >= kFirstYear && year <= kLastYear) years.named.push_back(year);
    }
  }
  int published = 0;
  if (!absl::SimpleAtoi(article.published.substr(0, 4), &published)) published = 0;
  if (published > 0) years.named.push_back(published);
  std::sort(years.named.begin(), years.named.end());
  years.named.erase(std::unique(years.named.begin(), years.named.end()), years.named.end());
  if (!years.named.empty()) years.own = published > 0 ? published : years.named.back();
  return years;
}

// Whether most of one half are from a year that hardly an article of the other names.
bool OfAnotherYear(const std::vector<Years>& years, const std::vector<uint32_t>& half,
                   const std::vector<uint32_t>& other) {
  std::map<int, size_t> from;
  for (uint32_t i : half) ++from[years[i].own];
  return std::any_of(from.begin(), from.end(), [&](const auto& entry) {
    const auto& [year, count] = entry;
    const bool most = static_cast<double>(count) >= kMostOfHalf * static_cast<double>(half.size());
    if (year == 0 || !most) return false;
    const auto naming = std::count_if(other.begin(), other.end(), [&](uint32_t j) {
      return std::binary_search(years[j].named.begin(), years[j].named.end(), year);
    });
    return static_cast<double>(naming) <= kFewOfHalf * static_cast<double>(other.size());
  });
}

// Cuts a cluster that falls into two halves; nothing when it does not. What tells: how little the
// halves resemble each other, as a share of what each resembles itself, with and without the
// words that all of them use, and outright; less of that where they are of different years.
std::vector<std::vector<uint32_t>> Cut(const std::vector<ArticleClaims>& all,
                                       const std::vector<Vector>& vectors,
                                       const std::vector<uint32_t>& articles,
                                       const StoryPolicy& policy) {
  size_t n = articles.size();
  if (n < 2 * kLeastHalf || n > kMostCut) return {};
  Matrix local = Similarities(LocalVectors(vectors, articles));
  std::vector<std::vector<uint32_t>> halves = Halves(local, kLeastHalf);
  if (halves.empty()) return {};
  std::vector<Vector> of_articles;
  for (uint32_t a : articles) of_articles.push_back(vectors[a]);
  Matrix whole = Similarities(of_articles);
  auto share = [&](const Matrix& m) {
    double within = std::min(Within(m, halves[0]), Within(m, halves[1]));
    return within > 0 ? Between(m, halves[0], halves[1]) / within : 1;
  };
  double nearness = share(local) + share(whole) / 2 + Between(whole, halves[0], halves[1]);
  if (nearness > policy.cut_by_year) return {};
  if (nearness > policy.cut) {
    std::vector<Years> years;
    for (uint32_t a : articles) years.push_back(YearsOf(all[a]));
    if (!OfAnotherYear(years, halves[0], halves[1]) &&
        !OfAnotherYear(years, halves[1], halves[0])) {
      return {};
    }
  }
  for (auto& half : halves) {
    for (uint32_t& i : half) i = articles[i];
    std::sort(half.begin(), half.end());
  }
  return halves;
}

std::vector<std::string> StrongestTerms(const Vectors& vectors,
                                        const std::vector<uint32_t>& articles) {
  std::map<uint32_t, std::pair<uint32_t, double>> sums;  // articles with the term, weight
  for (uint32_t a : articles) {
    for (const Term& t : vectors.of[a]) {
      ++sums[t.id].first;
      sums[t.id].second += t.weight;
    }
  }
  std::vector<std::pair<double, uint32_t>> order;
  for (const auto& [id, sum] : sums) {
    if (sum.first * 2 >= articles.size()) order.push_back({-sum.second, id});
  }
  std::sort(order.begin(), order.end());
  std::vector<std::string> terms;
  for (size_t i = 0; i < std::min<size_t>(6, order.size()); ++i) {
    terms.emplace_back(vectors.terms[order[i].second]);
  }
  return terms;
}

}  // namespace

absl::StatusOr<StoryPolicy> StoryPolicy::Compile(const RuleSet& rules) {
  StoryPolicy policy;
  const nlohmann::json* file = rules.Find("policy", "stories");
  if (file == nullptr) return policy;
  for (auto [name, value] : {std::pair{"join", &policy.join},
                             {"cut", &policy.cut},
                             {"cut_by_year", &policy.cut_by_year},
                             {"name_weight", &policy.name_weight}}) {
    if (!file->contains(name)) continue;
    if (!(*file)[name].is_number()) {
      return rules.Fault(file, std::string("/") + name, "a threshold is a number", "a number");
    }
    *value = (*file)[name].get<double>();
  }
  return policy;
}

std::vector<Story> FindStories(const std::vector<ArticleClaims>& articles, const Rarity& rarity,
                               const StoryPolicy& policy, int jobs) {
  const std::vector<uint32_t> twin_of = FindTwins(AllOf(articles));
  const Vectors vectors = MakeVectors(articles, twin_of, rarity, policy, jobs);
  std::vector<std::vector<uint32_t>> open =
      AverageLinkage(articles.size(), Candidates(vectors.of, policy, jobs), policy.join);
  std::vector<std::vector<uint32_t>> twins(articles.size());
  for (uint32_t a = 0; a < articles.size(); ++a) {
    if (twin_of[a] != a) twins[twin_of[a]].push_back(a);
  }
  std::vector<Story> stories;
  while (!open.empty()) {
    std::vector<uint32_t> cluster = std::move(open.back());
    open.pop_back();
    if (twin_of[cluster[0]] != cluster[0]) continue;  // alone, and comes with its first
    auto halves = Cut(articles, vectors.of, cluster, policy);
    if (!halves.empty()) {
      open.insert(open.end(), halves.begin(), halves.end());
      continue;
    }
    std::vector<std::string> terms = StrongestTerms(vectors, cluster);
    for (size_t i = 0, own = cluster.size(); i < own; ++i) {
      const std::vector<uint32_t>& more = twins[cluster[i]];
      cluster.insert(cluster.end(), more.begin(), more.end());
    }
    std::sort(cluster.begin(), cluster.end());
    stories.push_back({std::move(cluster), std::move(terms)});
  }
  std::sort(stories.begin(), stories.end(),
            [](const Story& a, const Story& b) { return a.articles < b.articles; });
  return stories;
}

}  // namespace gainsay
