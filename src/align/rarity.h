// SPDX-License-Identifier: Apache-2.0
//
// How much a term tells: the logarithm of how few documents it stands in, counted over general
// English (rules/en/models/frequency.tsv) and over some articles together, so that two articles
// are judged as well as ten thousand. To find stories these are the articles of the run; inside a
// story its own, so that what is found there does not change with what else is read.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "align/members.h"

namespace gainsay {

// A term of the articles: its place among all of them in alphabetical order, in how many of them
// it stands, and how much it tells.
struct ArticleTerm {
  uint32_t id = 0, articles = 0;
  double rarity = 0;
};

// A term to be compared: its place, and the square of its rarity.
struct WeighedTerm {
  uint32_t id = 0;
  double weight = 0;
};
using WeighedTerms = std::vector<WeighedTerm>;  // sorted by id

// Copies share the table of general English.
class Rarity {
 public:
  static absl::StatusOr<Rarity> Load(const std::string& path);

  // Counts the terms of articles in, which must outlive it.
  void Add(const Members& articles);

  // ln((documents + 1) / (documents with the term + 1)), 0 at least.
  double Of(std::string_view term) const;

  // How many documents of general English have the term.
  uint32_t InGeneral(std::string_view term) const;

  // Null for a term in none of the articles. Ids are below TermCount().
  const ArticleTerm* Find(std::string_view term) const;
  size_t TermCount() const { return terms_.size(); }
  // Calls visit(term, ArticleTerm) for each, in no order.
  template <typename Visit>
  void ForEach(Visit visit) const {
    for (const auto& [term, of_term] : terms_) visit(term, of_term);
  }

  // Sorted terms of one of the articles, looked up once to be compared often (Overlap).
  WeighedTerms Weigh(const std::vector<std::string>& terms) const;

 private:
  struct General {
    double documents = 0;
    absl::flat_hash_map<std::string, uint32_t> with;  // term -> documents that have it
  };
  double Compute(uint32_t general, uint32_t articles) const;

  std::shared_ptr<const General> general_ = std::make_shared<const General>();
  double documents_ = 0;
  absl::flat_hash_map<std::string_view, ArticleTerm> terms_;
};

// The cosine of two lists of terms, each counted once and weighted by rarity.
double Overlap(const WeighedTerms& a, const WeighedTerms& b);

}  // namespace gainsay
