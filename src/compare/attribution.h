// SPDX-License-Identifier: Apache-2.0
//
// Compares two quotations: whether they are the same words, and what follows from it.
//
//   "We will rebuild the bridge" / "We will rebuild the bridge by May"   compatible: cut
//   "We're gonna win this" / "We are going to win"         variant: cleaned up
//   "That man is dangerous and must go" / "That man must go"
//                                          conflict: words are left out, and no mark says so
//   "I think that she was kind" / "She was kind"           variant: no sentence begins there
//   "We will never leave" / "We will now leave"            conflict: "never" against "now"
//   "about 40 men" / "about 60 men"                        conflict: 40 against 60
//   "an act of aggression", two persons                    conflict: two speakers
//   "yes", two persons                                     incomparable: people say that
//   "We won" / "The talks go on"                           incomparable: two quotations
//
// The words are aligned one to one in their order; what stays over at an end on one side only
// was cut, in the middle it was left out (which a quotation must mark: dots or brackets), and
// where both sides have something else they differ.
// Two quotations are versions of one when most words of the shorter one have a partner.
//
// Symmetric; reflexive; cutting an end off never makes a conflict of anything else. Quadratic in
// at most kMaxQuotedWords words of each side, linear beyond.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "base/span.h"
#include "compare/verdict.h"
#include "rules/ruleset.h"

namespace gainsay {

inline constexpr size_t kMaxQuotedWords = 300;

// rules/en/quotation-words.json.
class QuotationWords {
 public:
  static absl::StatusOr<QuotationWords> Compile(const RuleSet& rules);

  struct Table;
  const Table& table() const { return *table_; }

 private:
  std::shared_ptr<const Table> table_;
};

enum class WordChange {
  kLead,      // words before what one version takes for the begin of a sentence
  kSmall,     // words that editors clean up
  kSpelling,  // one word in two spellings or forms
  kWord,      // another word
  kNegation,  // a negation on one side only
  kNumber,    // another number
};

struct QuoteDifference {
  WordChange change = WordChange::kSmall;
  std::string left, right;  // the words as written, "" where a side has none
  // Bytes of the two texts; empty, where the words would stand, on a side that has none.
  Span at_left = {}, at_right = {};
};

struct QuoteVerdict : Verdict {
  bool same_quotation = false;  // two versions of one utterance
  size_t shared = 0;            // words with a partner
  std::vector<QuoteDifference> differences;
};

// `speakers` is how the two speakers stand to each other, as compare/name.h says of named ones;
// incomparable where one of them is not named ("officials", "he").
QuoteVerdict CompareQuotations(std::string_view a, std::string_view b, Relation speakers,
                               const QuotationWords& words);

}  // namespace gainsay
