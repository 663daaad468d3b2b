// SPDX-License-Identifier: Apache-2.0
//
// A time expression: what the words say (calendar fields that are given, the rest open), and
// what that means once an anchor is known (a half-open interval of minutes).
//
//   "Tuesday 4 March"  month=3 day=4 weekday=2, anchor none:       from/to unset
//   the same, published 2014-03-06:  year=2014, from=2014-03-04T00:00, to=2014-03-05T00:00
//   "Tuesday"          weekday=2, anchor none: XXXX-WXX-2
//   "at least two hours"  type duration, 120 minutes
//
// All times are civil (local) minutes since 1970-01-01T00:00 in the proleptic Gregorian
// calendar, with the offset from UTC beside them where the text names a zone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gainsay {

enum class DateType { kDate, kTime, kDuration, kSet };

// From fine to coarse; the order is used to find the coarser of two.
// clang-format off
enum class Granularity {
  kSecond, kMinute, kHour, kDaypart, kDay, kWeekend, kWeek, kMonth, kSeason, kQuarter, kHalf,
  kYear, kDecade, kCentury, kMillennium, kUnknown
};
// clang-format on

// What an incomplete or relative expression was resolved against.
enum class Anchor {
  kNone,       // nothing: what the words leave open stays open
  kAbsolute,   // the words alone fix it ("4 March 2014")
  kPublished,  // the article's date
  kText,       // a date earlier in the text ("the same day", "two days later")
};

struct DateValue {
  std::string timex;  // TIMEX3 value: 2013-03-18, 2013-W12, 2013-03-18TMO, P3D, PAST_REF, ...
  DateType type = DateType::kDate;
  Granularity granularity = Granularity::kUnknown;
  Anchor anchor = Anchor::kNone;
  std::string mod;  // TIMEX3 mod: START, MID, END, APPROX, BEFORE, AFTER, LESS_THAN, ... or ""

  // Calendar fields as far as the words or the anchor give them.
  std::optional<int> year;        // astronomical: 0 is 1 BC
  std::optional<int> month;       // 1..12
  std::optional<int> day;         // 1..31
  std::optional<int> weekday;     // ISO: Monday 1 .. Sunday 7
  std::optional<int> hour;        // 0..23
  std::optional<int> minute;      // 0..59
  std::string daypart;            // TIMEX3: MO, MI, AF, EV, NI, DT, or ""
  std::optional<int> utc_offset;  // minutes east of Greenwich, where a zone is named
  bool local_time = false;        // "local time" is said

  // What it can mean, [from, to), in civil minutes since 1970-01-01T00:00. An open end ("since
  // May", "until Friday") or an unresolved value leaves the bound unset.
  std::optional<int64_t> from;
  std::optional<int64_t> to;

  // For durations: the bounds in minutes (a month counts 30.44 days), equal when exact.
  std::optional<double> duration_min;
  std::optional<double> duration_max;

  bool relative = false;  // the words were deictic or anaphoric: yesterday, two days later

  bool operator==(const DateValue&) const = default;
};

// A day of the proleptic Gregorian calendar; the year is astronomical.
struct CivilDay {
  int year = 1970, month = 1, day = 1;
  auto operator<=>(const CivilDay&) const = default;
};

struct IsoWeek {
  int year = 1970, week = 1;  // ISO 8601: week 1 holds 4 January
};

inline constexpr int64_t kMinutesPerDay = 1440;

// Days since 1970-01-01 of a civil date, and back (Howard Hinnant's algorithm, as in
// std::chrono). Month 1..12; the day may lie outside its month.
int64_t DaysFromCivil(int year, int month, int day);
CivilDay CivilFromDays(int64_t days);

bool IsLeapYear(int year);
int DaysInMonth(int year, int month);

// ISO weekday, Monday 1 .. Sunday 7.
int WeekdayOf(int year, int month, int day);
int WeekdayOfDays(int64_t days);

// The same day of another month, cut to its last day: 31 January + 1 month = 28 February.
CivilDay AddMonths(CivilDay day, int months);

IsoWeek IsoWeekOfDays(int64_t days);
int64_t DaysFromIsoWeek(int year, int week);  // of the week's Monday

// The usual length in minutes (a month is 30.44 days); 0 for kUnknown.
double MinutesOf(Granularity granularity);

std::string_view GranularityName(Granularity granularity);
std::optional<Granularity> ParseGranularity(std::string_view name);
std::string_view AnchorName(Anchor anchor);
std::string_view DateTypeName(DateType type);

// One line for people, as tests and reports print it: "2013-03-18TMO [2013-03-18T00:00,
// 2013-03-18T12:00) published".
std::string Dump(const DateValue& value);

// "2013-03-18T12:00": a bound of DateValue, for reports.
std::string FormatMinutes(int64_t minutes);

}  // namespace gainsay
