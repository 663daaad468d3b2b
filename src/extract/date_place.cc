// SPDX-License-Identifier: Apache-2.0
//
// Anchoring. Four questions in turn: is it counted from something (two days later), is it the nth
// of something (the first week of May), is it this or the next one (last Tuesday), or is it
// calendar fields of which the coarse ones may be missing (4 March)? Tests:
// extract/date_resolve_test.cc.
#include "extract/date_place.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "extract/date_calendars.h"

namespace gainsay {
namespace {

using F = TimeField;
using G = Granularity;

int64_t Days(CivilDay d) { return DaysFromCivil(d.year, d.month, d.day); }

int SeasonMonth(std::string_view season) {
  if (season == "SP") return 3;
  if (season == "SU") return 6;
  if (season == "FA") return 9;
  return 12;
}

int FloorTo(int value, int step) {
  return (value >= 0 ? value / step : -((-value + step - 1) / step)) * step;
}

std::string_view SeasonOf(int month) {
  constexpr std::string_view kSeasons[] = {"WI", "SP", "SU", "FA"};
  return kSeasons[month % 12 / 3];
}

class Placer {
 public:
  explicit Placer(const TimeContext& context) : c_(context) {}

  std::optional<TimePlace> Place(const TimeExpr& e) {
    if (e.Has(F::kCalendar)) return Foreign(e);
    if (!e.amounts.empty() && e.Has(F::kSign)) return Shifted(e);
    if (e.Has(F::kNth)) return Nth(e);
    if (e.base) return Within(e);
    if (e.Has(F::kRel)) return Relative(e);
    return Absolute(e);
  }

 private:
  // What "now" or "then" is; nothing where neither is known.
  struct Origin {
    CivilDay day;
    G grain = G::kDay;
    Anchor anchor = Anchor::kPublished;
    std::optional<int> minute;
  };
  std::optional<Origin> OriginOf(const TimeExpr& e) const {
    // "the next week" after "this year" counts from now.
    if (e.Get(F::kText) == 1 && c_.text &&
        (!c_.published || e.unit == G::kUnknown || c_.text->grain <= e.unit)) {
      return FromText();
    }
    if (c_.published) return Origin{*c_.published, G::kDay, Anchor::kPublished, c_.published_minutes};
    // Without the article's date, "last year" may still count from the text's own present, in a
    // text that tells history.
    if (c_.text && c_.narrative) return FromText();
    return std::nullopt;
  }
  Origin FromText() const {
    return {c_.text->day, c_.text->grain, Anchor::kText, c_.text->minute};
  }

  static TimePlace At(CivilDay day, G grain, Anchor anchor) {
    TimePlace p;
    p.known = true;
    p.start = day;
    p.grain = grain;
    p.anchor = anchor;
    return p;
  }

  std::optional<TimePlace> Shifted(const TimeExpr& e) {
    G unit = G::kMillennium;
    for (const Amount& a : e.amounts) unit = std::min(unit, a.unit);
    Origin origin;
    if (e.base) {
      std::optional<TimePlace> base;
      if (!e.base->reference.empty()) {
        const auto now = OriginOf(*e.base);
        if (now) base = At(now->day, now->grain, now->anchor);
      } else {
        base = Place(*e.base);
      }
      if (!base || !base->known) return Unknown(e, unit);
      origin = {base->start, base->grain, base->anchor, base->minute};
    } else {
      const auto found = OriginOf(e);
      if (!found) return Unknown(e, unit);
      origin = *found;
    }
    const int sign = e.Get(F::kSign);
    TimePlace p = At(origin.day, unit, origin.anchor == Anchor::kAbsolute ? Anchor::kAbsolute
                                                                          : origin.anchor);
    p.relative = true;
    for (const Amount& a : e.amounts) {
      const double count = sign * a.count;
      if (a.unit < G::kDay) {
        if (!origin.minute && a.unit != G::kDaypart) return Unknown(e, unit);
        const int64_t at = Days(p.start) * kMinutesPerDay + p.minute.value_or(*origin.minute) +
                           std::llround(count * MinutesOf(a.unit));
        const int64_t day = at >= 0 ? at / kMinutesPerDay : (at - kMinutesPerDay + 1) / kMinutesPerDay;
        p.start = CivilFromDays(day);
        p.minute = static_cast<int>(at - day * kMinutesPerDay);
        p.grain = G::kMinute;
      } else {
        p.start = Shift(p.start, a.unit, count);
      }
    }
    if (!InRange(p.start)) return std::nullopt;
    if (e.Has(F::kWeekday)) {  // "Sunday, two weeks later": in that week
      p.start = CivilFromDays(Days(StartOf(p.start, G::kWeek)) + e.Get(F::kWeekday) - 1);
      p.grain = G::kDay;
      return p;
    }
    if (p.grain >= G::kDay) {
      if (c_.exact_shift && origin.grain == G::kDay) {
        p.grain = G::kDay;
      } else {
        // A count of weeks from a day is about a day; it is told as its week.
        p.grain = std::max(unit, origin.grain);
        p.start = StartOf(p.start, p.grain);
      }
    }
    return WithTime(e, p);
  }

  TimePlace Unknown(const TimeExpr& e, G grain) const {
    TimePlace p;
    p.grain = grain;
    p.relative = true;
    if (e.Has(F::kWeekday)) p.weekday = e.Get(F::kWeekday);
    return p;
  }

  static bool InRange(CivilDay d) { return std::abs(d.year) < 20000; }

  std::optional<TimePlace> Nth(const TimeExpr& e) {
    const int nth = e.Get(F::kNth);
    if (nth == 0) return std::nullopt;
    std::optional<TimePlace> base;
    if (e.base) {
      base = Place(*e.base);
      if (!base) return std::nullopt;
    }
    const G unit = e.Has(F::kWeekday) ? G::kDay : e.unit;
    TimePlace p;
    p.grain = unit;
    if (!base) {
      if (unit == G::kQuarter || unit == G::kHalf) return OfYear(unit, nth, std::nullopt);
      p.relative = true;
      return p;
    }
    p.anchor = base->anchor;
    p.relative = base->relative;
    if (!base->known) {
      p.year = base->year;
      p.month = base->month;
      if (unit == G::kDay && e.Has(F::kWeekday)) p.weekday = e.Get(F::kWeekday);
      if (unit == G::kDay && !e.Has(F::kWeekday) && base->month && nth > 0) p.day = nth;
      if (unit == G::kQuarter) p.quarter = nth;
      if (unit == G::kHalf) p.half = nth;
      if (unit == G::kMonth && nth > 0 && nth <= 12) p.month = nth;
      return p;
    }
    if (unit >= base->grain) return std::nullopt;
    p.known = true;
    const int64_t first = Days(base->start), end = EndOf(*base);
    const int count = e.amounts.empty() ? 1 : std::max(1, static_cast<int>(e.amounts[0].count));
    p.count = count;
    if (e.Has(F::kWeekday)) {
      const int weekday = e.Get(F::kWeekday);
      int64_t day;
      if (nth > 0) {
        day = first + (weekday - WeekdayOfDays(first) + 7) % 7 + 7 * (nth - 1);
      } else {
        const int64_t last = end - 1;
        day = last - (WeekdayOfDays(last) - weekday + 7) % 7 + 7 * (nth + 1);
      }
      if (day < first || day >= end) return std::nullopt;
      p.start = CivilFromDays(day);
      return WithTime(e, p);
    }
    if (unit == G::kWeek) {
      // A week belongs to the month or year that has its Thursday (ISO 8601).
      int64_t monday;
      const CivilDay civil = CivilFromDays(first);
      if (base->grain == G::kYear) {
        monday = DaysFromIsoWeek(civil.year, 1) + 7 * (nth - 1);
        if (nth < 0) {
          monday = DaysFromIsoWeek(civil.year + 1, 1) + 7 * (nth - count + 1);
        }
      } else if (nth > 0) {
        const int64_t thursday = first + (4 - WeekdayOfDays(first) + 7) % 7;
        monday = thursday - 3 + 7 * (nth - 1);
      } else {
        const int64_t thursday = end - 1 - (WeekdayOfDays(end - 1) - 4 + 7) % 7;
        monday = thursday - 3 + 7 * (nth - count + 2);
      }
      p.start = CivilFromDays(monday);
      return p;
    }
    if (nth > 0) {
      p.start = Shift(base->start, unit, static_cast<double>(nth - 1));
    } else {
      p.start = Shift(CivilFromDays(end), unit, static_cast<double>(nth - count + 1));
    }
    if (Days(p.start) < first - 6 || Days(p.start) >= end) return std::nullopt;
    return WithTime(e, p);
  }

  // A month, quarter, half or season whose year is not said.
  TimePlace OfYear(G unit, int nth, std::optional<int> year) {
    TimePlace p;
    p.grain = unit;
    const int months = unit == G::kQuarter ? 3 : unit == G::kHalf ? 6 : 1;
    const int month = (nth - 1) * months + 1;
    if (!year) {
      const auto chosen = ChooseYear(month, 1, months);
      if (chosen) {
        year = chosen->first;
        p.anchor = chosen->second;
      }
    }
    if (unit == G::kQuarter) p.quarter = nth;
    if (unit == G::kHalf) p.half = nth;
    if (unit == G::kMonth) p.month = nth;
    if (year) {
      p.known = true;
      p.year = year;
      p.start = {*year, month, 1};
    }
    return p;
  }

  // The year for a month (and day) of which only that is said, and what it rests on.
  std::optional<std::pair<int, Anchor>> ChooseYear(int month, int day, int months) {
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

  std::optional<TimePlace> Within(const TimeExpr& e) {
    std::optional<TimePlace> base;
    if (!e.base->reference.empty()) return std::nullopt;
    base = Place(*e.base);
    if (!base) return std::nullopt;
    TimeExpr inner = e;
    inner.base = nullptr;
    const bool relative = base->relative;
    if (!base->known) {
      if (base->year && !inner.Has(F::kYear)) inner[F::kYear] = *base->year;
      if (base->month && !inner.Has(F::kMonth)) inner[F::kMonth] = *base->month;
      if (base->day && !inner.Has(F::kDay)) inner[F::kDay] = *base->day;
      if (base->weekday && !inner.Has(F::kWeekday)) inner[F::kWeekday] = *base->weekday;
      inner[F::kRel].reset();
      inner.unit = G::kUnknown;
      std::optional<TimePlace> p = base->grain <= G::kYear ? AbsoluteOpen(inner) : Absolute(inner);
      if (p) p->relative = relative;
      return p;
    }
    if (inner.unit == G::kWeek && base->grain == G::kDay) {  // "the week of 10 April"
      TimePlace p = At(StartOf(base->start, G::kWeek), G::kWeek, base->anchor);
      p.relative = relative;
      return p;
    }
    if (base->grain == G::kWeek || base->grain == G::kWeekend) {
      if (!inner.Has(F::kWeekday)) return base;
      TimePlace p = At(CivilFromDays(Days(StartOf(base->start, G::kWeek)) +
                                     inner.Get(F::kWeekday) - 1),
                       G::kDay, base->anchor);
      p.relative = relative;
      return WithTime(inner, p);
    }
    if (base->grain <= G::kYear) inner[F::kYear] = base->start.year;
    inner[F::kBc].reset();
    inner[F::kShortYear].reset();
    if (base->grain <= G::kMonth) inner[F::kMonth] = base->start.month;
    if (base->grain <= G::kDay) inner[F::kDay] = base->start.day;
    inner[F::kRel].reset();
    inner.unit = G::kUnknown;
    std::optional<TimePlace> p = Absolute(inner);
    if (p) {
      p->relative = relative;
      p->anchor = base->anchor;
    }
    return p;
  }

  // Fields as they are, with no guess at what is missing.
  std::optional<TimePlace> AbsoluteOpen(const TimeExpr& e) {
    TimeContext nothing;
    nothing.before_christ = c_.before_christ;
    return Placer(nothing).Absolute(e);
  }

  std::optional<TimePlace> Relative(const TimeExpr& e) {
    const int rel = e.Get(F::kRel);
    const std::optional<Origin> origin = OriginOf(e);
    if (!origin) {
      TimeExpr open = e;
      open[F::kRel].reset();
      open.unit = G::kUnknown;
      std::optional<TimePlace> p = AbsoluteOpen(open);
      if (!p) return Unknown(e, e.unit);
      p->grain = std::min(p->grain, e.unit);
      if (GrainOf(open) == G::kUnknown) p->grain = e.unit;
      p->relative = true;
      return p;
    }
    const CivilDay now = origin->day;
    TimePlace p = At(now, e.unit, origin->anchor);
    p.relative = true;
    if (e.unit != G::kUnknown) {
      // What the origin leaves open cannot be counted on: "the next day" after "in 1940".
      if (origin->grain > e.unit && origin->anchor == Anchor::kText) {
        p.known = false;
        if (origin->grain <= G::kYear) p.year = now.year;
        if (origin->grain <= G::kMonth) p.month = now.month;
        return WithFields(e, p);
      }
      if (e.unit < G::kDay) {
        if (!origin->minute) {
          p.known = false;
          return p;
        }
        p.minute = *origin->minute + rel * static_cast<int>(MinutesOf(e.unit));
        while (*p.minute < 0) *p.minute += 1440, p.start = Shift(p.start, G::kDay, -1);
        while (*p.minute >= 1440) *p.minute -= 1440, p.start = Shift(p.start, G::kDay, 1);
        return p;
      }
      p.start = StartOf(Shift(StartOf(now, e.unit), e.unit, rel), e.unit);
      return WithFields(e, p);
    }
    if (e.Has(F::kWeekday) && !e.Has(F::kDay)) {
      const int64_t today = Days(now);
      const int64_t here = today - (WeekdayOfDays(today) - 1) + e.Get(F::kWeekday) - 1;
      int64_t day = here + 7 * rel;
      if (rel == -1 && here < today) day = here;  // the last one there was
      p.start = CivilFromDays(day);
      p.grain = G::kDay;
      return WithTime(e, p);
    }
    TimeExpr fields = e;
    fields[F::kRel].reset();
    fields[F::kText].reset();
    if (e.Has(F::kMonth) || !e.season.empty() || !e.holiday.empty() || e.Has(F::kQuarter) ||
        e.Has(F::kHalf)) {
      int year = now.year;
      const int month = e.Has(F::kMonth) ? e.Get(F::kMonth)
                        : !e.season.empty() ? SeasonMonth(e.season)
                        : e.Has(F::kQuarter) ? e.Get(F::kQuarter) * 3 - 2
                        : e.Has(F::kHalf) ? e.Get(F::kHalf) * 6 - 5 : now.month;
      fields[F::kYear] = year;
      std::optional<TimePlace> here = Absolute(fields);
      if (!here) return std::nullopt;
      const int64_t first = Days(here->start), today = Days(now);
      if (rel == -1) {
        const bool current = here->grain >= G::kMonth && now.month == month;
        if (first > today || current) --year;
      } else if (rel == 1) {
        const bool past = here->grain >= G::kMonth ? first < today : first <= today;
        if (past) ++year;
      }
      fields[F::kYear] = year;
      here = Absolute(fields);
      if (here) {
        here->anchor = origin->anchor;
        here->relative = true;
      }
      return here;
    }
    if (!e.daypart.empty() || e.Has(F::kHour)) {
      p.grain = G::kDay;
      p.start = Shift(now, G::kDay, rel);
      if (origin->grain > G::kDay) {
        p.known = false;
        return WithFields(e, p);
      }
      return WithTime(e, p);
    }
    if (e.Has(F::kDay)) {
      const CivilDay month = Shift(StartOf(now, G::kMonth), G::kMonth, rel);
      if (e.Get(F::kDay) > DaysInMonth(month.year, month.month)) return std::nullopt;
      p.start = {month.year, month.month, e.Get(F::kDay)};
      p.grain = G::kDay;
      return WithTime(e, p);
    }
    return std::nullopt;
  }

  // Finer fields inside a relative stretch: "last year ... March", "Monday next week".
  std::optional<TimePlace> WithFields(const TimeExpr& e, TimePlace p) {
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

  std::optional<TimePlace> Absolute(const TimeExpr& e) {
    TimePlace p;
    p.anchor = Anchor::kAbsolute;
    std::optional<int> year = YearOf(e, c_);
    if (!e.holiday.empty()) {
      if (!year) {
        const std::optional<CivilDay> near =
            HolidayIn(e.holiday, c_.published ? c_.published->year
                                 : c_.text    ? c_.text->day.year : 2000);
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
      p.start = {e.Get(F::kBc) == 1 ? 1 - e.Get(F::kCentury) * 100
                                    : (e.Get(F::kCentury) - 1) * 100, 1, 1};
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
  std::optional<TimePlace> Calendar(const TimeExpr& e, std::optional<int> year, TimePlace p) {
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
                            : weekday ? true : there <= *c_.published || c_.tense != Tense::kPast;
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
      p.known = true;
      p.start = *c_.published;
      p.anchor = Anchor::kPublished;
    } else {
      p.anchor = Anchor::kNone;
    }
    return WithTime(e, p);
  }

  std::optional<TimePlace> WithTime(const TimeExpr& e, TimePlace p) {
    if (e.Has(F::kHour)) {
      if (p.grain > G::kDay) return p;
      int hour = e.Get(F::kHour);
      const int pm = e.Has(F::kPm) ? e.Get(F::kPm)
                     : e.daypart == "MO" ? 0
                     : e.daypart == "AF" || e.daypart == "EV" ? 1
                     : e.daypart == "NI" && hour >= 5 && hour < 12 ? 1 : -1;
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

  std::optional<TimePlace> Foreign(const TimeExpr& e) {
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

  const TimeContext& c_;
};

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
    case G::kSecond: case G::kMinute: case G::kHour: case G::kDaypart: case G::kDay:
    case G::kUnknown:
      return day;
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
    case G::kDay: case G::kDaypart:
      return CivilFromDays(Days(day) + static_cast<int64_t>(count));
    case G::kWeek: case G::kWeekend:
      return CivilFromDays(Days(day) + static_cast<int64_t>(count * 7));
    case G::kMonth: return months(count);
    case G::kSeason: case G::kQuarter: return months(3 * count);
    case G::kHalf: return months(6 * count);
    case G::kYear: return months(12 * count);
    case G::kDecade: return months(120 * count);
    case G::kCentury: return months(1200 * count);
    case G::kMillennium: return months(12000 * count);
    case G::kSecond: case G::kMinute: case G::kHour: case G::kUnknown: return day;
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
