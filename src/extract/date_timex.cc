// SPDX-License-Identifier: Apache-2.0
//
// Each grain has its own form, and in it X for each digit that is not known. Test:
// tests/extract/date_test.cc.
#include "extract/date_timex.h"

#include <cstdio>
#include <string_view>

namespace gainsay::date_internal {
namespace {

std::string Digits(int value, int width) {
  char text[24];
  std::snprintf(text, sizeof text, "%0*d", width, value);
  return text;
}

// TIMEX3 writes years before Christ as BC0490.
std::string YearText(int year) {
  if (year <= 0) return "BC" + Digits(1 - year, 4);
  return Digits(year, 4);
}

std::string ClockText(int minute, G grain, int second) {
  std::string out = "T" + Digits(minute / 60, 2) + ":" + Digits(minute % 60, 2);
  if (grain == G::kSecond) out += ":" + Digits(second, 2);
  return out;
}

std::string DayText(const TimePlace& p) {
  if (p.known) {
    return YearText(p.start.year) + "-" + Digits(p.start.month, 2) + "-" + Digits(p.start.day, 2);
  }
  const std::string year = p.year ? YearText(*p.year) : "XXXX";
  if (p.weekday && !p.day && !p.month) return year + "-WXX-" + Digits(*p.weekday, 1);
  return year + "-" + (p.month ? Digits(*p.month, 2) : "XX") + "-" +
         (p.day ? Digits(*p.day, 2) : "XX");
}

// The date part of TIMEX3's notation, for a grain of a day or coarser.
std::string DateText(const TimePlace& p, const TimeExpr& e) {
  const std::string year = p.known ? YearText(p.start.year) : p.year ? YearText(*p.year) : "XXXX";
  switch (p.grain) {
    case G::kSecond:
    case G::kMinute:
    case G::kHour:
    case G::kDaypart:
    case G::kDay: return DayText(p);
    case G::kWeekend:
    case G::kWeek: {
      const std::string_view tail = p.grain == G::kWeekend ? "-WE" : "";
      if (!p.known) return year + "-W" + (p.week ? Digits(*p.week, 2) : "XX") + std::string(tail);
      const IsoWeek week = IsoWeekOfDays(Days(p.start));
      return YearText(week.year) + "-W" + Digits(week.week, 2) + std::string(tail);
    }
    case G::kMonth:
      if (!p.known) return year + "-" + (p.month ? Digits(*p.month, 2) : "XX");
      return year + "-" + Digits(p.start.month, 2);
    case G::kSeason: return year + "-" + (p.season.empty() ? "XX" : p.season);
    case G::kQuarter:
      if (!p.known) return year + "-Q" + (p.quarter ? Digits(*p.quarter, 1) : "X");
      return year + "-Q" + Digits((p.start.month - 1) / 3 + 1, 1);
    case G::kHalf:
      if (!p.known) return year + "-H" + (p.half ? Digits(*p.half, 1) : "X");
      return year + "-H" + (p.start.month <= 6 ? "1" : "2");
    case G::kYear:
      if (e.Get(F::kFiscal) == 1) return "FY" + year;
      if (e.Get(F::kFiscal) == 2) return "SY" + year;
      return year;
    case G::kDecade:
      if (!p.known) return "XXX";
      if (p.start.year < 0) return "BC" + Digits(-p.start.year / 10, 3);
      return Digits(p.start.year / 10, 3);
    case G::kCentury:
      if (!p.known) return "XX";
      if (p.start.year < 0) return "BC" + Digits((-p.start.year) / 100, 2);
      return Digits(p.start.year / 100, 2);
    case G::kMillennium: return p.known && p.start.year >= 0 ? Digits(p.start.year / 1000, 1) : "X";
    case G::kUnknown: return "XXXX-XX-XX";
  }
  return "XXXX";
}

std::string AmountText(const Amount& a) {
  std::string count = "X";
  if (!a.vague) {
    char text[32];
    std::snprintf(text, sizeof text, "%g", a.count);
    count = text;
  }
  switch (a.unit) {
    case G::kSecond: return count + "S";
    case G::kMinute: return count + "M";
    case G::kHour: return count + "H";
    // clang-format off
    case G::kDaypart: case G::kDay: case G::kUnknown: return count + "D";
    case G::kWeekend: return count + "WE";
    case G::kWeek: return count + "W";
    case G::kMonth: return count + "M";
    case G::kSeason: case G::kQuarter: return count + "Q";
    case G::kHalf: return count + "H";
    case G::kYear: return count + "Y";
    case G::kDecade: return count + "DE";
    case G::kCentury: return count + "CE";
    case G::kMillennium: return count + "ML";
      // clang-format on
  }
  return count;
}

}  // namespace

std::string PlaceTimex(const TimePlace& p, const TimeExpr& e) {
  std::string out = DateText(p, e);
  if (p.minute && p.grain < G::kDaypart) {
    out += ClockText(*p.minute, p.grain, e.Get(F::kSecond));
  } else if (p.grain == G::kDaypart) {
    out += "T" + e.daypart;
  }
  return out;
}

std::string DurationTimex(const std::vector<Amount>& amounts) {
  std::string date = "P", time;
  for (const Amount& a : amounts) (a.unit < G::kDaypart ? time : date) += AmountText(a);
  if (!time.empty()) date += "T" + time;
  return date;
}

std::string SetTimex(const TimeExpr& e, std::optional<int> hour) {
  std::string date;
  if (e.Has(F::kWeekday)) {
    date = "XXXX-WXX-" + Digits(e.Get(F::kWeekday), 1);
  } else if (e.Has(F::kMonth)) {
    date = "XXXX-" + Digits(e.Get(F::kMonth), 2);
    if (e.Has(F::kDay)) date += "-" + Digits(e.Get(F::kDay), 2);
  } else if (e.Has(F::kDay)) {
    date = "XXXX-XX-" + Digits(e.Get(F::kDay), 2);
  } else if (!e.season.empty()) {
    date = "XXXX-" + e.season;
  } else {
    date = "XXXX-XX-XX";
  }
  if (hour) {
    const G grain = e.Has(F::kMinute) ? G::kMinute : G::kHour;
    date += ClockText(*hour * 60 + e.Get(F::kMinute), grain, 0);
  } else if (!e.daypart.empty()) {
    date += "T" + e.daypart;
  }
  return date;
}

}  // namespace gainsay::date_internal
