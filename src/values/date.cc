// SPDX-License-Identifier: Apache-2.0
//
// Civil calendar arithmetic and the one-line form of time expressions. Test: values/date_test.cc.
#include "values/date.h"

#include <algorithm>
#include <cstdio>

namespace gainsay {
int64_t DaysFromCivil(int year, int month, int day) {
  const int64_t y = static_cast<int64_t>(year) - (month <= 2 ? 1 : 0);
  const int64_t era = (y >= 0 ? y : y - 399) / 400;
  const int64_t year_of_era = y - era * 400;
  const int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

CivilDay CivilFromDays(int64_t days) {
  const int64_t z = days + 719468;
  const int64_t era = (z >= 0 ? z : z - 146096) / 146097;
  const int64_t day_of_era = z - era * 146097;
  const int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int64_t shifted_month = (5 * day_of_year + 2) / 153;  // March is 0
  CivilDay out;
  out.day = static_cast<int>(day_of_year - (153 * shifted_month + 2) / 5 + 1);
  out.month = static_cast<int>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  out.year = static_cast<int>(year_of_era + era * 400 + (out.month <= 2 ? 1 : 0));
  return out;
}

bool IsLeapYear(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int DaysInMonth(int year, int month) {
  switch (month) {
    case 2: return IsLeapYear(year) ? 29 : 28;
    case 4:
    case 6:
    case 9:
    case 11: return 30;
    default: return 31;
  }
}

int WeekdayOfDays(int64_t days) {
  // 1970-01-01 was a Thursday.
  const int64_t shifted = (days + 3) % 7;
  return static_cast<int>(shifted < 0 ? shifted + 7 : shifted) + 1;
}

int WeekdayOf(int year, int month, int day) {
  return WeekdayOfDays(DaysFromCivil(year, month, day));
}

CivilDay AddMonths(CivilDay day, int months) {
  const int64_t total = static_cast<int64_t>(day.year) * 12 + (day.month - 1) + months;
  const int64_t year = total >= 0 ? total / 12 : (total - 11) / 12;
  CivilDay out{static_cast<int>(year), static_cast<int>(total - year * 12) + 1, day.day};
  out.day = std::min(out.day, DaysInMonth(out.year, out.month));
  return out;
}

IsoWeek IsoWeekOfDays(int64_t days) {
  const int64_t thursday = days - (WeekdayOfDays(days) - 1) + 3;
  const CivilDay at = CivilFromDays(thursday);
  return {at.year, static_cast<int>((thursday - DaysFromCivil(at.year, 1, 1)) / 7) + 1};
}

int64_t DaysFromIsoWeek(int year, int week) {
  const int64_t fourth = DaysFromCivil(year, 1, 4);  // always in week 1
  return fourth - (WeekdayOfDays(fourth) - 1) + 7 * (week - 1);
}

double MinutesOf(Granularity granularity) {
  constexpr double kDay = 1440, kYear = 365.2425 * kDay;
  switch (granularity) {
    case Granularity::kSecond: return 1.0 / 60;
    case Granularity::kMinute: return 1;
    case Granularity::kHour: return 60;
    case Granularity::kDaypart: return 360;
    case Granularity::kDay: return kDay;
    case Granularity::kWeekend: return 2 * kDay;
    case Granularity::kWeek: return 7 * kDay;
    case Granularity::kMonth: return 30.44 * kDay;
    case Granularity::kSeason: return kYear / 4;
    case Granularity::kQuarter: return kYear / 4;
    case Granularity::kHalf: return kYear / 2;
    case Granularity::kYear: return kYear;
    case Granularity::kDecade: return 10 * kYear;
    case Granularity::kCentury: return 100 * kYear;
    case Granularity::kMillennium: return 1000 * kYear;
    case Granularity::kUnknown: return 0;
  }
  return 0;
}

std::string_view GranularityName(Granularity granularity) {
  switch (granularity) {
    case Granularity::kSecond: return "second";
    case Granularity::kMinute: return "minute";
    case Granularity::kHour: return "hour";
    case Granularity::kDaypart: return "daypart";
    case Granularity::kDay: return "day";
    case Granularity::kWeekend: return "weekend";
    case Granularity::kWeek: return "week";
    case Granularity::kMonth: return "month";
    case Granularity::kSeason: return "season";
    case Granularity::kQuarter: return "quarter";
    case Granularity::kHalf: return "half";
    case Granularity::kYear: return "year";
    case Granularity::kDecade: return "decade";
    case Granularity::kCentury: return "century";
    case Granularity::kMillennium: return "millennium";
    case Granularity::kUnknown: return "unknown";
  }
  return "unknown";
}

std::optional<Granularity> ParseGranularity(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(Granularity::kUnknown); ++i) {
    const auto granularity = static_cast<Granularity>(i);
    if (GranularityName(granularity) == name) return granularity;
  }
  return std::nullopt;
}

std::string_view AnchorName(Anchor anchor) {
  switch (anchor) {
    case Anchor::kNone: return "none";
    case Anchor::kAbsolute: return "absolute";
    case Anchor::kPublished: return "published";
    case Anchor::kText: return "text";
  }
  return "none";
}

std::string_view DateTypeName(DateType type) {
  switch (type) {
    case DateType::kDate: return "DATE";
    case DateType::kTime: return "TIME";
    case DateType::kDuration: return "DURATION";
    case DateType::kSet: return "SET";
  }
  return "DATE";
}

std::string Dump(const DateValue& value) {
  std::string out = value.timex;
  if (!value.mod.empty()) out += " " + value.mod;
  if (value.from || value.to) {
    out += " [" + (value.from ? FormatMinutes(*value.from) : std::string("..")) + ", " +
           (value.to ? FormatMinutes(*value.to) : std::string("..")) + ")";
  }
  if (value.anchor != Anchor::kNone) out += " " + std::string(AnchorName(value.anchor));
  return out;
}

// "2013-03-18T12:00"; minutes since the epoch.
std::string FormatMinutes(int64_t minutes) {
  int64_t days = minutes / kMinutesPerDay;
  if (minutes % kMinutesPerDay < 0) --days;
  const int rest = static_cast<int>(minutes - days * kMinutesPerDay);
  const CivilDay day = CivilFromDays(days);
  char text[48];
  std::snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d", day.year, day.month, day.day,
                rest / 60, rest % 60);
  return text;
}

}  // namespace gainsay
