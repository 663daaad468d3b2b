// SPDX-License-Identifier: Apache-2.0
//
// Internal to the reading of times: from what the words say (TimeExpr) to what that means
// (DateValue), against the article's date, or a date earlier in the text, or nothing.
//
//   "Tuesday" published Thursday 2013-03-14, past   2013-03-12
//   "Tuesday" the same, after "will"                2013-03-19
//   "Tuesday" with nothing known                    XXXX-WXX-2, no bounds
//   "two days later" after "June 10, 1940"          1940-06-12, anchor text
//
// The reading never guesses a year for an article without a date, unless the article is a
// narrative (see TimeContext::narrative).
#pragma once

#include <optional>

#include "extract/date_expr.h"
#include "values/date.h"

namespace gainsay {

enum class Tense { kUnknown, kPast, kFuture };

// A date that later expressions count from.
struct TimeReference {
  CivilDay day;                               // its first day
  Granularity grain = Granularity::kUnknown;  // how much of `day` is known
  std::optional<int> minute;                  // of the day, where a time was named
};

struct TimeContext {
  std::optional<CivilDay> published;
  std::optional<int> published_minutes;  // after midnight
  std::optional<TimeReference> text;     // the last date that the text named
  Tense tense = Tense::kUnknown;
  // A text that tells history: years are carried from date to date.
  bool narrative = false;
  bool before_christ = false;  // years of this text are counted backwards
  // "two months ago" is that very day, not its month.
  bool exact_shift = false;
};

struct TimeMeaning {
  DateValue value;
  std::optional<TimeReference> reference;  // what it gives to later expressions
};

// Nothing where the words do not make a date after all: 29 February of a common year.
std::optional<TimeMeaning> Resolve(const TimeExpr& expr, const TimeContext& context);

}  // namespace gainsay
