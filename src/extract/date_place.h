// SPDX-License-Identifier: Apache-2.0
//
// Internal to the reading of times: where in the calendar an expression points.
#pragma once

#include <optional>

#include "extract/date_resolve.h"

namespace gainsay {

// A stretch of the calendar of one grain, or as much of it as is known.
struct TimePlace {
  Granularity grain = Granularity::kUnknown;
  Anchor anchor = Anchor::kNone;
  bool known = false;         // `start` holds
  CivilDay start;             // its first day, where known
  int count = 1;              // grains long: "the first ten days"
  std::optional<int> minute;  // grain below a day: minutes after midnight of `start`
  // What the words give where it is not known.
  std::optional<int> year, month, day, weekday, quarter, half, week;
  std::string season;
  bool relative = false;
};

// Nothing where there is no such day.
std::optional<TimePlace> PlaceOf(const TimeExpr& expr, const TimeContext& context);

// The year that the words say: two digits and years before Christ made astronomical.
std::optional<int> YearOf(const TimeExpr& expr, const TimeContext& context);

// The day after the last one of a place.
int64_t EndOf(const TimePlace& place);

// First day of the stretch of that grain that holds the day.
CivilDay StartOf(CivilDay day, Granularity grain);
CivilDay Shift(CivilDay day, Granularity unit, double count);

namespace date_internal {

using F = TimeField;
using G = Granularity;

inline int64_t Days(CivilDay d) { return DaysFromCivil(d.year, d.month, d.day); }

}  // namespace date_internal

}  // namespace gainsay
