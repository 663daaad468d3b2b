// SPDX-License-Identifier: Apache-2.0
//
// Internal to number.h: what a number counts, by the words behind it and, where the sentence is
// parsed, by its head.
//
//   "250 others injured"  other      "three dead"           dead
//   "40 of the passengers" passenger "12 injured in"        injured
//   "$13.9 billion deal"  deal       "a 45-acre horse farm" farm
#pragma once

#include <string>

#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "base/token_range.h"
#include "rules/ruleset.h"
#include "text/document.h"

namespace gainsay {

class CountedNouns {
 public:
  static absl::StatusOr<CountedNouns> Compile(const RuleSet& rules);

  // The lemma of what the phrase counts, "" where nothing can be told. `phrase` are the tokens
  // of the whole, `number` those of its numerals. With `unit` the phrase measures ("$5 million",
  // "10 km"): then only a noun right behind it or behind "of" is taken.
  std::string Of(const Document& document, TokenRange phrase, TokenRange number, bool unit) const;

  // Whether "no" in front of these words says that there were none of something.
  bool NothingOf(const Document& document, TokenRange no) const;

  // Whether four digits that could be a year count something.
  bool CountsAfterYear(const Document& document, TokenRange number, bool hedged,
                       double value) const;

  // Whether the digits belong to a name in front of them: "Windows 7 is".
  bool NameBefore(const Document& document, TokenRange number) const;

 private:
  absl::flat_hash_set<std::string> counted_;      // words that four digits count
  absl::flat_hash_set<std::string> states_;       // dead, injured: counted though no nouns
  absl::flat_hash_set<std::string> determiners_;  // of the, of its
  absl::flat_hash_set<std::string> not_counted_;  // behind a number, but not what it counts
};

}  // namespace gainsay
