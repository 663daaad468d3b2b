// SPDX-License-Identifier: Apache-2.0
//
// Internal to the reading of times: the fixed set of productions that rules name in `do`.
//
//   merge    (default) the fields of all captures, and the rule's `set`
//   amount   a number and a unit: "three weeks"; one where there is no number
//   sum      two amounts: "an hour and 20 minutes"
//   shift    amounts before or after a base (`sign`): "two days after Christmas", "a week ago"
//   nth      the nth unit or weekday of a base: "the third week of May", "last Friday of 2010"
//   within   a base, and in it what the others say: "May of the following year"
//   range    two ends: "from 3 to 5 May"; the second lends the first what it leaves out
//   range-on a range of clock times, and the day that both are on: "tomorrow from 7 to 8 pm"
//   open     one end with `open`: "since May"
//   set      recurring: "every second Monday"
//
// Each takes the captures in order and gives nothing where they do not go together: two different
// weekdays, 31 June, 25 o'clock.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "extract/date_expr.h"

namespace gainsay {

enum class TimeProduction {
  kMerge,
  kAmount,
  kSum,
  kShift,
  kNth,
  kWithin,
  kRange,
  kOpen,
  kSet,
  kRangeOn
};

std::optional<TimeProduction> ParseTimeProduction(std::string_view name);

struct TimeCapture {
  std::shared_ptr<const TimeExpr> expr;
  std::optional<TimeField> into;  // the field that takes the number
  bool part = false;              // a word, or what is no time by itself
};

std::optional<TimeExpr> Produce(TimeProduction production, const std::vector<TimeCapture>& captures,
                                const TimeExpr& set);

}  // namespace gainsay
