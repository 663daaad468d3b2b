// SPDX-License-Identifier: Apache-2.0
//
// Calendar fields of which the coarse ones may be missing (4 March), and the calendars of others.
//
// Tests: tests/extract/date_test.cc.
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "extract/date_calendars.h"
#include "extract/date_placer.h"

namespace gainsay::date_internal {

// The year for a month (and day) of which only that is said, and what it rests on.
std::optional<std::pair<int, Anchor>> Placer::ChooseYear(int month, int day, int months) {
  if (c_.published) {
    const CivilDay now = *c_.published;
    const CivilDay first{now.year, month, day};
    int year = now.year;
    if (c_.tense == Tense::kFuture) {
      // The end of it must not have passed.
      const CivilDay end = months > 0 ? AddMonths(first, months) : first;
      if (end < now) ++year;
    } else if (c_.tense == Tense::kPast) {
      if (now < first) --year;
    } else {
      // The nearest that is not more than three months ahead.
      const int64_t ahead = Days(first) - Days(now);
      if (ahead > 92) --year;
      if (ahead < -272) ++year;
    }
    return std::pair{year, Anchor::kPublished};
  }
  if (!c_.text || !c_.narrative) return std::nullopt;
  const TimeReference& ref = *c_.text;
  if (ref.grain > G::kSeason) return std::pair{ref.day.year, Anchor::kText};
  // Stories go forward: a month well before the last one is the next year's.
  const int distance = month - ref.day.month;
  int year = ref.day.year;
  if (distance <= -7) ++year;
  if (distance >= 7) --year;
  return std::pair{year, Anchor::kText};
}

// Finer fields inside a relative stretch: "last year ... March", "Monday next week".
std::optional<TimePlace> Placer::WithFields(const TimeExpr& e, TimePlace p) {
  if (!p.known) {
    if (e.Has(F::kWeekday)) p.weekday = e.Get(F::kWeekday);
    if (e.Has(F::kMonth)) p.month = e.Get(F::kMonth);
    if (e.Has(F::kDay)) p.day = e.Get(F::kDay);
    p.grain = std::min(GrainOf(e), p.grain);
    if (p.grain < G::kDay) p.grain = G::kDay;
    return p;
  }
  if (e.Has(F::kWeekday) && p.grain == G::kWeek) {
    p.start = CivilFromDays(Days(p.start) + e.Get(F::kWeekday) - 1);
    p.grain = G::kDay;
    return WithTime(e, p);
  }
  if (e.Has(F::kMonth) || !e.season.empty() || e.Has(F::kQuarter) || e.Has(F::kHalf) ||
      (e.Has(F::kDay) && p.grain == G::kMonth)) {
    TimeExpr fields = e;
    fields[F::kRel].reset();
    fields.unit = G::kUnknown;
    fields[F::kYear] = p.start.year;
    if (p.grain == G::kMonth) fields[F::kMonth] = p.start.month;
    std::optional<TimePlace> in = Absolute(fields);
    if (in) {
      in->anchor = p.anchor;
      in->relative = true;
    }
    return in;
  }
  return WithTime(e, p);
}

std::optional<TimePlace> Placer::Absolute(const TimeExpr& e) {
  TimePlace p;
  p.anchor = Anchor::kAbsolute;
  std::optional<int> year = YearOf(e, c_);
  if (!e.holiday.empty()) {
    if (!year) {
      const std::optional<CivilDay> near = HolidayIn(e.holiday, c_.published ? c_.published->year
                                                                : c_.text    ? c_.text->day.year
                                                                             : 2000);
      if (near) {
        const auto chosen = ChooseYear(near->month, near->day, 0);
        if (chosen) {
          year = chosen->first;
          p.anchor = chosen->second;
        }
      }
    }
    p.grain = G::kDay;
    if (!year) {
      p.anchor = Anchor::kNone;
      return p;
    }
    const std::optional<CivilDay> day = HolidayIn(e.holiday, *year);
    if (!day) return std::nullopt;
    p.known = true;
    p.start = *day;
    return WithTime(e, p);
  }
  if (e.Has(F::kCentury)) {
    p.grain = G::kCentury;
    p.known = true;
    p.start = {e.Get(F::kBc) == 1 ? 1 - e.Get(F::kCentury) * 100 : (e.Get(F::kCentury) - 1) * 100,
               1, 1};
    return p;
  }
  if (e.Has(F::kDecade)) {
    int decade = e.Get(F::kDecade);
    if (decade < 100 && e.Get(F::kBc) != 1) decade += decade >= 30 ? 1900 : 1900;
    p.grain = G::kDecade;
    p.known = true;
    p.start = {e.Get(F::kBc) == 1 ? -decade - 8 : decade, 1, 1};
    return p;
  }
  if (e.Has(F::kWeek)) {
    if (!year && c_.published) {
      year = c_.published->year;
      p.anchor = Anchor::kPublished;
    }
    p.grain = G::kWeek;
    p.week = e.Get(F::kWeek);
    if (year) {
      p.known = true;
      p.start = CivilFromDays(DaysFromIsoWeek(*year, e.Get(F::kWeek)));
    }
    return p;
  }
  if (!e.season.empty()) {
    p.grain = G::kSeason;
    p.season = e.season;
    const int month = SeasonMonth(e.season);
    if (!year) {
      const auto chosen = ChooseYear(month == 12 ? 1 : month, 1, 3);
      if (chosen) {
        year = chosen->first;
        p.anchor = chosen->second;
      } else {
        p.anchor = Anchor::kNone;
      }
    }
    if (!year) return p;
    p.known = true;
    p.year = year;
    p.start = {*year, month == 12 ? 1 : month, 1};
    return p;
  }
  if (e.Has(F::kQuarter) || e.Has(F::kHalf)) {
    const G unit = e.Has(F::kQuarter) ? G::kQuarter : G::kHalf;
    const int nth = e.Has(F::kQuarter) ? e.Get(F::kQuarter) : e.Get(F::kHalf);
    p = OfYear(unit, nth, year);
    if (year) p.anchor = Anchor::kAbsolute;
    return p;
  }
  return Calendar(e, year, p);
}

// Year, month, day, weekday, clock: as much of it as is given or follows.
std::optional<TimePlace> Placer::Calendar(const TimeExpr& e, std::optional<int> year, TimePlace p) {
  std::optional<int> month = e[F::kMonth], day = e[F::kDay];
  const std::optional<int> weekday = e[F::kWeekday];
  if (!month && !day && !weekday && year) {
    p.grain = G::kYear;
    p.known = true;
    p.start = {*year, 1, 1};
    return WithTime(e, p);
  }
  if (month && !year) {
    const auto chosen = ChooseYear(*month, day.value_or(1), day ? 0 : 1);
    if (chosen) {
      year = chosen->first;
      p.anchor = chosen->second;
      // The weekday or 29 February tells which year it was.
      for (int offset : {0, -1, 1, -2, 2, -3, 3}) {
        const int y = chosen->first + offset;
        if (day && *day <= DaysInMonth(y, *month) &&
            (!weekday || WeekdayOf(y, *month, *day) == *weekday)) {
          year = y;
          break;
        }
      }
    }
  }
  if (day && !month) {
    const bool text = c_.text && c_.text->grain <= G::kMonth && (c_.narrative || !c_.published);
    if (text && c_.narrative) {
      year = c_.text->day.year;
      month = c_.text->day.month;
      p.anchor = Anchor::kText;
    } else if (c_.published) {
      CivilDay at = StartOf(*c_.published, G::kMonth);
      for (int i = 0; i < 14; ++i) {
        const bool exists = *day <= DaysInMonth(at.year, at.month);
        const CivilDay there{at.year, at.month, *day};
        const bool fits = exists && (!weekday || WeekdayOf(at.year, at.month, *day) == *weekday);
        const bool side = c_.tense == Tense::kFuture ? there >= *c_.published
                          : weekday                  ? true
                                    : there <= *c_.published || c_.tense != Tense::kPast;
        if (fits && side) {
          year = at.year;
          month = at.month;
          p.anchor = Anchor::kPublished;
          break;
        }
        at = Shift(at, G::kMonth, c_.tense == Tense::kFuture ? 1 : -1);
      }
    }
  }
  if (day) {
    p.grain = G::kDay;
    p.day = day;
    p.month = month;
    p.weekday = weekday;
    p.year = year;
    if (year && month) {
      if (*day > DaysInMonth(*year, *month)) return std::nullopt;
      p.known = true;
      p.start = {*year, *month, *day};
    } else {
      p.anchor = Anchor::kNone;
    }
    return WithTime(e, p);
  }
  if (month) {
    p.grain = G::kMonth;
    p.month = month;
    p.year = year;
    p.weekday = weekday;
    if (year) {
      p.known = true;
      p.start = {*year, *month, 1};
    } else {
      p.anchor = Anchor::kNone;
    }
    return WithTime(e, p);
  }
  if (weekday) {
    p.grain = G::kDay;
    p.weekday = weekday;
    if (c_.published) {
      const int64_t today = Days(*c_.published);
      int64_t ahead = (*weekday - WeekdayOfDays(today) + 7) % 7;
      if (c_.tense != Tense::kFuture && ahead > 0) ahead -= 7;
      p.known = true;
      p.start = CivilFromDays(today + ahead);
      p.anchor = Anchor::kPublished;
    } else if (c_.narrative && c_.text && c_.text->grain <= G::kDay) {
      const int64_t then = Days(c_.text->day);
      p.known = true;
      p.start = CivilFromDays(then + (*weekday - WeekdayOfDays(then) + 7) % 7);
      p.anchor = Anchor::kText;
    } else {
      p.anchor = Anchor::kNone;
    }
    return WithTime(e, p);
  }
  // A clock time or a part of the day alone: on the day that was spoken of.
  if (e.daypart.empty() && !e.Has(F::kHour)) return std::nullopt;
  p.grain = G::kDay;
  if (c_.text && c_.text->grain <= G::kDay && (e.Get(F::kText) == 1 || e.Has(F::kHour))) {
    p.known = true;
    p.start = c_.text->day;
    p.anchor = Anchor::kText;
  } else if (c_.published && e.Has(F::kHour)) {
    // Most likely the day of the article; but the words do not say so.
    p.known = true;
    p.start = *c_.published;
    p.anchor = Anchor::kText;
  } else {
    p.anchor = Anchor::kNone;
  }
  return WithTime(e, p);
}

std::optional<TimePlace> Placer::WithTime(const TimeExpr& e, TimePlace p) {
  if (e.Has(F::kHour)) {
    if (p.grain > G::kDay) return p;
    int hour = e.Get(F::kHour);
    const int pm = e.Has(F::kPm)                                 ? e.Get(F::kPm)
                   : e.daypart == "MO"                           ? 0
                   : e.daypart == "AF" || e.daypart == "EV"      ? 1
                   : e.daypart == "NI" && hour >= 5 && hour < 12 ? 1
                                                                 : -1;
    if (pm == 1 && hour < 12) hour += 12;
    if (pm == 0 && hour == 12) hour = 0;
    p.minute = hour * 60 + e.Get(F::kMinute);
    if (hour == 24) {
      p.minute = e.Get(F::kMinute);
      if (p.known) p.start = Shift(p.start, G::kDay, 1);
    }
    p.grain = e.Has(F::kMinute) ? G::kMinute : G::kHour;
    if (e.Has(F::kSecond)) p.grain = G::kSecond;
  } else if (!e.daypart.empty() && p.grain <= G::kDay) {
    p.grain = G::kDaypart;
  }
  return p;
}

std::optional<TimePlace> Placer::Foreign(const TimeExpr& e) {
  TimePlace p;
  p.grain = GrainOf(e);
  const int calendar = e.Get(F::kCalendar);
  std::optional<int> year;
  if (e.Has(F::kYear)) year = e.Get(F::kYear);
  std::optional<ForeignSpan> span;
  if (year) {
    span = FromForeignCalendar(calendar, *year, e[F::kMonth], e[F::kDay]);
    p.anchor = Anchor::kAbsolute;
  } else if (c_.published) {
    span = NearestForeign(calendar, e[F::kMonth], e[F::kDay], *c_.published);
    p.anchor = Anchor::kPublished;
  }
  if (!span) return p;
  p.known = true;
  p.start = span->first;
  // A foreign month is no stretch of ours: it is given by its days.
  p.count = static_cast<int>(span->days);
  p.grain = G::kDay;
  return p;
}

}  // namespace gainsay::date_internal
