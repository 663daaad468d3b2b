// SPDX-License-Identifier: Apache-2.0
//
// Internal to the reading of times: days that other rules than the Gregorian calendar's fix.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "values/date.h"

namespace gainsay {

// The day of a holiday in a year. What a holiday is, the word lists say:
//   "12-25"         the same day each year
//   "nth 11 4 4"    the fourth Thursday (ISO weekday 4) of November; nth -1 is the last
//   "nth 11 4 4 +1" the day after it
//   "easter -2"     days from Western Easter (the anonymous Gregorian algorithm)
std::optional<CivilDay> HolidayIn(std::string_view rule, int year);

struct ForeignSpan {
  CivilDay first;
  int64_t days = 1;
};

// A year, month or day of another calendar (1 Persian, 2 Islamic, 3 Buddhist), by ICU. Islamic
// dates are the civil reckoning's: sightings of the moon may differ by a day or two.
std::optional<ForeignSpan> FromForeignCalendar(int calendar, int year, std::optional<int> month,
                                               std::optional<int> day);

// The one that began last before `now` plus half a year.
std::optional<ForeignSpan> NearestForeign(int calendar, std::optional<int> month,
                                          std::optional<int> day, CivilDay now);

}  // namespace gainsay
