// SPDX-License-Identifier: Apache-2.0
//
// How much a term tells: the logarithm of how few documents it stands in, counted over general
// English (rules/en/models/frequency.tsv) and over the articles of this run together, so that a
// run of two articles is judged as well as one of ten thousand.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "claims/claim.h"

namespace gainsay {

// A term of the run: its place among all of them in alphabetical order, in how many articles it
// stands, and how much it tells.
struct RunTerm {
  uint32_t id = 0, articles = 0;
  double rarity = 0;
};

// A term to be compared: its place, and the square of its rarity.
struct WeighedTerm {
  uint32_t id = 0;
  double weight = 0;
};
using WeighedTerms = std::vector<WeighedTerm>;  // sorted by id

class Rarity {
 public:
  static absl::StatusOr<Rarity> Load(const std::string& path);

  // Counts the terms of a run in.
  void Add(const std::vector<ArticleClaims>& articles);

  // ln((documents + 1) / (documents with the term + 1)), 0 at least.
  double Of(std::string_view term) const;

  // How many documents of general English have the term.
  uint32_t InGeneral(std::string_view term) const;

  // Null for a term in no article of the run. Ids are below TermCount().
  const RunTerm* Find(std::string_view term) const;
  size_t TermCount() const { return run_.size(); }

  // Sorted terms of one of its articles, looked up once to be compared often (Overlap).
  WeighedTerms Weigh(const std::vector<std::string>& terms) const;

 private:
  double Compute(uint32_t general, uint32_t run) const;

  double documents_ = 0;
  absl::flat_hash_map<std::string, uint32_t> general_;
  absl::flat_hash_map<std::string, RunTerm> run_;
};

// The cosine of two lists of terms, each counted once and weighted by rarity.
double Overlap(const WeighedTerms& a, const WeighedTerms& b);

}  // namespace gainsay
