// SPDX-License-Identifier: Apache-2.0
//
// Internal to number.h: a number with what belongs to it.
//
//   [more than] [$] [13.2 billion]            hedge, sign, number
//   [26] [-year] [-old]                       number, unit, age
//   [between] [5] and [10] [km]               range
//   [120] [km per hour]   [3] [%]   [8] [per 100,000]
//
// Nothing here looks at the words further off: what is counted, ages behind names, magnitudes
// and scores are read in number.cc, by patterns.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "extract/number_units.h"
#include "extract/numeral.h"
#include "extract/numeral_atoms.h"
#include "values/number.h"

namespace gainsay {

// What kind of words made a phrase; the name of its rule.
enum class PhraseKind { kCount, kMeasure, kMoney, kPercent, kAge, kOrdinal, kPhone, kName, kNone };

struct NumberPhrase {
  PhraseKind kind = PhraseKind::kCount;
  // Atoms: all of it; without the hedges; the numerals alone.
  uint32_t first = 0, last = 0;
  uint32_t core_first = 0, core_last = 0;
  uint32_t number_first = 0, number_last = 0;
  uint32_t sentence = 0;
  bool range = false;  // two numerals
  // Two bare numbers with a hyphen, which may be a score: "3-1", "5-10".
  bool pair = false;
  double first_value = 0, second = 0;  // of a pair, in the order of the text
  bool plain = false;                  // digits without any mark, and nothing beside them
  bool unclear = false;                // see Numeral::unclear
  NumeralForm form = NumeralForm::kDigits;
  const Unit* unit = nullptr;
  Quantity value;
  std::vector<Quantity> others;  // other readings: pounds of money for pounds of weight
};

class NumberPhraseReader {
 public:
  // Reads the tables number, number_units and number_currencies.
  static absl::StatusOr<NumberPhraseReader> Compile(const RuleSet& rules);
  ~NumberPhraseReader();
  NumberPhraseReader(NumberPhraseReader&&) noexcept;
  NumberPhraseReader& operator=(NumberPhraseReader&&) noexcept;

  // Phrases in order, not overlapping. Digits that are no quantity (clock times, "AK-47", dates
  // with slashes) give none.
  std::vector<NumberPhrase> Read(const Document& document, const Atoms& atoms,
                                 const std::vector<Numeral>& numerals) const;

  const UnitTable& units() const;
  struct Words;

 private:
  explicit NumberPhraseReader(std::unique_ptr<const Words> words);
  std::unique_ptr<const Words> words_;
};

// [point, point] widened to what "about" means: see "tolerance" in rules/en/number.json.
struct Tolerance {
  double round = 0.15, precise = 0.05, exact = 0.01;
  double Of(double value, int significant) const {
    double share = significant <= 2 ? round : significant == 3 ? precise : exact;
    return share * (value < 0 ? -value : value);
  }
};

}  // namespace gainsay
