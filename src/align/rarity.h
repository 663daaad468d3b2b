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

class Rarity {
 public:
  static absl::StatusOr<Rarity> Load(const std::string& path);

  // Counts the terms of a run in.
  void Add(const std::vector<ArticleClaims>& articles);

  // ln((documents + 1) / (documents with the term + 1)), 0 at least.
  double Of(std::string_view term) const;

  // How many documents of general English have the term.
  uint32_t InGeneral(std::string_view term) const;

  // How many articles of the run have the term.
  uint32_t InRun(std::string_view term) const;

 private:
  struct Term {
    uint32_t articles = 0;
    double rarity = 0;  // asked for again and again, for every pair of sentences
  };
  double Compute(uint32_t general, uint32_t run) const;

  double documents_ = 0;
  absl::flat_hash_map<std::string, uint32_t> general_;
  absl::flat_hash_map<std::string, Term> run_;
};

// The cosine of two sorted lists of terms, each term counted once and weighted by rarity.
double Overlap(const std::vector<std::string>& a, const std::vector<std::string>& b,
               const Rarity& rarity);

}  // namespace gainsay
