// SPDX-License-Identifier: Apache-2.0
//
// Internal to the reading of times: numbers as far as times need them, in digits and in words.
//
//   "27"                dd yy hh mi int n        "1939"            yyyy int n
//   "twenty-seventh"    ord (1000ths: 27000)     "nineteen ninety six"  yyyy
//   "2.5", "1,000"      n                        "20161016"        yyyymmdd
//
// One number may be many things: the rules choose. A number's value is in TimeField::kNumber,
// times 1000.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/date_grammar_rules.h"

namespace gainsay {

struct TimeLeaf {
  uint32_t end = 0;  // atoms
  uint16_t category = 0;
  TimeExpr expr;
};

// The numbers that begin at an atom.
std::vector<TimeLeaf> ReadNumbers(const TimeRules& rules, std::string_view text,
                                  const std::vector<TimeAtom>& atoms, uint32_t at);

}  // namespace gainsay
