// SPDX-License-Identifier: Apache-2.0
//
// Quantities: numbers with what they count or measure (values/number.h).
//
//   "at least 40 people were injured"   «at least 40» [40, ) count of "people"
//   "more than $13.2 billion"           (1.32e10, ) USD
//   "Smith, 26, was"                    «26» 26 year age
//   "a 7.6-magnitude quake"             «7.6» magnitude
//   "won 3-1"                           «3-1» score
//   "two in five voters"                0.4 share of "voter"
//
// A mention spans the whole expression with its hedge and unit; the counted noun stands outside
// of it, in `of`. What is no quantity gives no mention: clock times, dates with slashes, names
// with a number ("Highway 214", "AK-47", "Windows 7"), list numbers. Bare years give none either
// ("in 2013"), unless a hedge or the noun behind tells that something is counted.
//
// Three steps: numerals (numeral.h), what stands right beside them (number_phrase.h: signs,
// units, hedges, ranges), and then the patterns of the layer "number" over these
// (rules/en/number_patterns.json: ages behind names, magnitudes, scores, ratios, changes).
#pragma once

#include <memory>
#include <vector>

#include "absl/status/statusor.h"
#include "extract/mention.h"
#include "extract/number_phrase.h"
#include "extract/sheet.h"
#include "rules/ruleset.h"

namespace gainsay {

class NumberExtractor {
 public:
  static absl::StatusOr<NumberExtractor> Compile(std::shared_ptr<const RuleSet> rules);
  ~NumberExtractor();
  NumberExtractor(NumberExtractor&&) noexcept;
  NumberExtractor& operator=(NumberExtractor&&) noexcept;

  // Mentions in order, not overlapping.
  std::vector<Mention> Extract(const Sheet& sheet) const;

  // What the patterns of the layer "number" see: for the test of their examples.
  std::vector<Mark> Marks(const Document& document) const;

  // The steps before the patterns, for other extractors and for measuring.
  const NumeralReader& numerals() const;
  const NumberPhraseReader& phrases() const;

 private:
  struct Parts;
  explicit NumberExtractor(std::unique_ptr<const Parts> parts);
  std::unique_ptr<const Parts> parts_;
};

}  // namespace gainsay
