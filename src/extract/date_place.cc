// SPDX-License-Identifier: Apache-2.0
//
// Anchoring. Four questions in turn: is it counted from something (two days later), is it the nth
// of something (the first week of May), is it this or the next one (last Tuesday), or is it
// calendar fields of which the coarse ones may be missing (4 March)? Tests:
// tests/extract/date_test.cc.
#include "extract/date_place.h"

#include <algorithm>
#include <cmath>

#include "extract/date_placer.h"

namespace gainsay {

using date_internal::Days;
using date_internal::F;
using date_internal::G;
using date_internal::Placer;

namespace {

int FloorTo(int value, int step) {
  return (value >= 0 ? value / step : -((-value + step - 1) / step)) * step;
}

}  // namespace

std::optional<TimePlace> PlaceOf(const TimeExpr& expr, const TimeContext& context) {
  return Placer(context).Place(expr);
}

std::optional<int> YearOf(const TimeExpr& e, const TimeContext& c) {
  if (e.Has(F::kYear)) {
    const int year = e.Get(F::kYear);
    const bool back = e.Get(F::kBc) == 1 || (e.Get(F::kBc) == 2 && c.before_christ);
    return back ? 1 - year : year;
  }
  if (!e.Has(F::kShortYear)) return std::nullopt;
  const int yy = e.Get(F::kShortYear);
  if (c.text && c.narrative) return FloorTo(c.text->day.year, 100) + yy;
  const int now = c.published ? c.published->year : 2000;
  const int year = FloorTo(now, 100) + yy;
  return year > now + 10 ? year - 100 : year;
}

CivilDay StartOf(CivilDay day, Granularity grain) {
  switch (grain) {
    case G::kSecond:
    case G::kMinute:
    case G::kHour:
    case G::kDaypart:
    case G::kDay:
    case G::kUnknown: return day;
    case G::kWeek: return CivilFromDays(Days(day) - (WeekdayOfDays(Days(day)) - 1));
    case G::kWeekend: return CivilFromDays(Days(day) - (WeekdayOfDays(Days(day)) - 1) + 5);
    case G::kMonth: return {day.year, day.month, 1};
    case G::kSeason: {
      const int month = day.month % 12 / 3 * 3;
      return month == 0 ? CivilDay{day.month == 12 ? day.year + 1 : day.year, 1, 1}
                        : CivilDay{day.year, month, 1};
    }
    case G::kQuarter: return {day.year, (day.month - 1) / 3 * 3 + 1, 1};
    case G::kHalf: return {day.year, day.month <= 6 ? 1 : 7, 1};
    case G::kYear: return {day.year, 1, 1};
    case G::kDecade: return {FloorTo(day.year, 10), 1, 1};
    case G::kCentury: return {FloorTo(day.year, 100), 1, 1};
    case G::kMillennium: return {FloorTo(day.year, 1000), 1, 1};
  }
  return day;
}

CivilDay Shift(CivilDay day, Granularity unit, double count) {
  const auto months = [&](double n) {
    const double whole = std::floor(n);
    const CivilDay at = AddMonths(day, static_cast<int>(whole));
    return CivilFromDays(Days(at) + static_cast<int64_t>((n - whole) * 30.44));
  };
  if (std::fabs(count) > 1e6) return day;
  switch (unit) {
    case G::kDay:
    case G::kDaypart: return CivilFromDays(Days(day) + static_cast<int64_t>(count));
    case G::kWeek:
    case G::kWeekend: return CivilFromDays(Days(day) + static_cast<int64_t>(count * 7));
    case G::kMonth: return months(count);
    case G::kSeason:
    case G::kQuarter: return months(3 * count);
    case G::kHalf: return months(6 * count);
    case G::kYear: return months(12 * count);
    case G::kDecade: return months(120 * count);
    case G::kCentury: return months(1200 * count);
    case G::kMillennium: return months(12000 * count);
    case G::kSecond:
    case G::kMinute:
    case G::kHour:
    case G::kUnknown: return day;
  }
  return day;
}

int64_t EndOf(const TimePlace& p) {
  if (p.grain <= G::kDay) return Days(p.start) + p.count;
  if (p.grain == G::kWeekend) return Days(p.start) + 2;
  if (p.grain == G::kSeason && p.season == "WI") return Days({p.start.year, 3, 1});
  return Days(Shift(p.start, p.grain, p.count));
}

}  // namespace gainsay
