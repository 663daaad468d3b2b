// SPDX-License-Identifier: Apache-2.0
//
// Internal to numeral.cc: the table rules/en/numeral.json, compiled.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "extract/numeral.h"
#include "extract/numeral_atoms.h"

namespace gainsay {

enum class NumeralWord : uint8_t {
  kOne,  // zero .. nineteen
  kTen,  // twenty .. ninety
  kHundred,
  kDozen,
  kScale,
  kOrdinal,  // third; plural "thirds"
  kParts,    // half, quarters
  kAnd,
  kOf,
  kPoint,
  kMinus,
  kArticle,
  kOrdinalSuffix
};

struct NumeralWordInfo {
  NumeralWord word;
  double value = 0;
  bool plural = false;
};

struct VagueWord {
  double min, max, middle;
  bool needs_of;
};

struct NumeralReader::Words {
  using Set = absl::flat_hash_set<std::string>;

  absl::flat_hash_map<std::string, NumeralWordInfo> words;
  absl::flat_hash_map<std::string, double> suffixes;  // exact
  Set ambiguous_suffixes, many_digits, glued_suffixes;
  Phrases vague_phrases, no, names;
  std::vector<VagueWord> vague;
  Set vague_not_after, no_before, minus_before, one_after, one_before, quarters_after, half_after;

  const NumeralWordInfo* Find(std::string_view text) const {
    auto found = words.find(std::string(text));
    return found == words.end() ? nullptr : &found->second;
  }
};

inline bool Has(const NumeralReader::Words::Set& set, std::string_view word) {
  return set.contains(std::string(word));
}

}  // namespace gainsay
