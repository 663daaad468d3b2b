// SPDX-License-Identifier: Apache-2.0
//
// Holidays and foreign calendars. Test: tests/extract/date_test.cc.
#include "extract/date_calendars.h"

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>

#include "unicode/calendar.h"
#include "unicode/locid.h"
#include "unicode/timezone.h"

namespace gainsay {
namespace {

CivilDay Easter(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int sum = h + l - 7 * m + 114;
  return {year, sum / 31, sum % 31 + 1};
}

CivilDay Plus(CivilDay day, int days) {
  return CivilFromDays(DaysFromCivil(day.year, day.month, day.day) + days);
}

std::unique_ptr<icu::Calendar> MakeCalendar(int calendar) {
  const char* const names[] = {"", "@calendar=persian", "@calendar=islamic-civil",
                               "@calendar=buddhist"};
  if (calendar < 1 || calendar > 3) return nullptr;
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Calendar> made(icu::Calendar::createInstance(
      icu::TimeZone::getGMT()->clone(), icu::Locale(names[calendar]), status));
  if (U_FAILURE(status)) return nullptr;
  return made;
}

std::optional<int64_t> DayOf(icu::Calendar& calendar, int year, int month, int day) {
  UErrorCode status = U_ZERO_ERROR;
  calendar.clear();
  calendar.set(year, month - 1, day);
  const UDate time = calendar.getTime(status);
  if (U_FAILURE(status)) return std::nullopt;
  return static_cast<int64_t>(time / 86400000.0 + (time < 0 ? -0.5 : 0.5));
}

}  // namespace

std::optional<CivilDay> HolidayIn(std::string_view rule, int year) {
  const std::string text(rule);
  int month = 0, day = 0, weekday = 0, nth = 0, shift = 0;
  if (std::sscanf(text.c_str(), "nth %d %d %d %d", &month, &nth, &weekday, &shift) >= 3) {
    if (month < 1 || month > 12) return std::nullopt;
    int64_t at;
    if (nth > 0) {
      const int64_t first = DaysFromCivil(year, month, 1);
      at = first + (weekday - WeekdayOfDays(first) + 7) % 7 + 7 * (nth - 1);
    } else {
      const int64_t last = DaysFromCivil(year, month, DaysInMonth(year, month));
      at = last - (WeekdayOfDays(last) - weekday + 7) % 7 + 7 * (nth + 1);
    }
    return CivilFromDays(at + shift);
  }
  if (std::sscanf(text.c_str(), "easter %d", &shift) == 1) {
    if (year < 326) return std::nullopt;
    return Plus(Easter(year), shift);
  }
  if (std::sscanf(text.c_str(), "%d-%d", &month, &day) == 2 && month >= 1 && month <= 12) {
    if (day > DaysInMonth(year, month)) return std::nullopt;
    return CivilDay{year, month, day};
  }
  return std::nullopt;
}

std::optional<ForeignSpan> FromForeignCalendar(int calendar, int year, std::optional<int> month,
                                               std::optional<int> day) {
  const std::unique_ptr<icu::Calendar> made = MakeCalendar(calendar);
  if (!made) return std::nullopt;
  const int months = 12;
  const std::optional<int64_t> first = DayOf(*made, year, month.value_or(1), day.value_or(1));
  if (!first) return std::nullopt;
  std::optional<int64_t> end;
  if (day) {
    end = *first + 1;
  } else if (month) {
    end = *month < months ? DayOf(*made, year, *month + 1, 1) : DayOf(*made, year + 1, 1, 1);
  } else {
    end = DayOf(*made, year + 1, 1, 1);
  }
  if (!end || *end <= *first) return std::nullopt;
  return ForeignSpan{CivilFromDays(*first), *end - *first};
}

std::optional<ForeignSpan> NearestForeign(int calendar, std::optional<int> month,
                                          std::optional<int> day, CivilDay now) {
  const std::unique_ptr<icu::Calendar> made = MakeCalendar(calendar);
  if (!made || !month) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const int64_t today = DaysFromCivil(now.year, now.month, now.day);
  made->setTime(static_cast<UDate>(today) * 86400000.0, status);
  const int year = made->get(UCAL_YEAR, status);
  if (U_FAILURE(status)) return std::nullopt;
  std::optional<ForeignSpan> best;
  for (int y : {year - 1, year, year + 1}) {
    const auto span = FromForeignCalendar(calendar, y, month, day);
    if (!span) continue;
    if (DaysFromCivil(span->first.year, span->first.month, span->first.day) <= today + 183) {
      best = span;
    }
  }
  return best;
}

}  // namespace gainsay
