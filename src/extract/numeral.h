// SPDX-License-Identifier: Apache-2.0
//
// Numerals: the numbers that a text writes, in digits or in words, before anything is said about
// what they count. The extractors of quantities and of dates build on them.
//
//   "1,000"  "1.5"  "3.2m"  "1,5 million"  "2 1/2"  "½"        digits
//   "twenty-five"  "three hundred and twelve"  "one and a half million"  "a dozen"  words
//   "third"  "4th"  "twenty-first"                             ordinals
//   "dozens"  "several hundred"  "tens of thousands"           vague: a range
//   "no", "none"                                               none
//
// All words are in rules/en/numeral.json. What is refused: digits inside a word ("B52s",
// "covid19x"), numbers of more than 24 digits, "one" as a pronoun ("the one you mentioned").
// Numerals do not overlap; they come in order; those of dates, phone numbers, names of roads are
// read like any others ("5/17/2018" gives three). Linear in the text.
//
// "m" is million only where the text makes that sure ("$3m", "3.2m people"): else it is metre.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "base/span.h"
#include "base/token_range.h"
#include "rules/ruleset.h"
#include "text/document.h"

namespace gainsay {

class Atoms;

enum class NumeralForm {
  kDigits,    // 250, 1,000, 4.5, 3.2m, 12 million
  kWords,     // twelve, a hundred, two million
  kFraction,  // 1/2, 2 1/2, two-thirds, half a million, one and a half
  kOrdinal,   // third, 4th
  kVague,     // dozens, several, a few hundred: min and max differ
  kNone,      // no, none: zero, where a noun follows
};

struct Numeral {
  Span span;          // in Document::text
  TokenRange tokens;  // the tokens that the span touches
  uint32_t sentence = 0;
  NumeralForm form = NumeralForm::kDigits;
  double value = 0;         // of a vague one: a middle
  double min = 0, max = 0;  // equal to value but for vague ones; [min, max)
  double magnitude = 1;     // 1e6 in "3.2 million": value = said * magnitude
  int significant = 1;      // digits as written, without the zeros at the end of a whole number
  bool plain = false;       // digits only: no group mark, no point, no magnitude, no sign ("2013")
  // Something else is written against it on that side, without a space: a letter, a digit, or a
  // mark with a letter or digit behind it ("AK-47" left, "26-year" right, "7:30" both).
  bool glued_left = false, glued_right = false;
  bool unclear = false;          // two numbers run together, or a decimal comma: "40,15"
  uint32_t first = 0, last = 0;  // atoms (see numeral_atoms.h)

  // Four digits that can name a year, 1000 to 2199.
  bool YearLike() const { return plain && value >= 1000 && value < 2200 && span.size() == 4; }
};

class NumeralReader {
 public:
  // Reads rules/en/numeral.json (the table "numeral"). Fails with its place when it is wrong.
  static absl::StatusOr<NumeralReader> Compile(const RuleSet& rules);
  ~NumeralReader();
  NumeralReader(NumeralReader&&) noexcept;
  NumeralReader& operator=(NumeralReader&&) noexcept;

  std::vector<Numeral> Read(const Document& document) const;
  std::vector<Numeral> Read(const Document& document, const Atoms& atoms) const;

  struct Words;  // the compiled table

 private:
  explicit NumeralReader(std::unique_ptr<const Words> words);
  std::unique_ptr<const Words> words_;
};

std::string_view NumeralFormName(NumeralForm form);

// One line for people: "«dozens» vague 48 [24, 200)".
std::string Dump(const Numeral& numeral, std::string_view text);

}  // namespace gainsay
