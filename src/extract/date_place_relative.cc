// SPDX-License-Identifier: Apache-2.0
//
// What is counted from something (two days later), is the nth of something (the first week of May),
// or is this or the next one (last Tuesday).
//
// Tests: tests/extract/date_test.cc.
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "extract/date_placer.h"

namespace gainsay::date_internal {

std::optional<Origin> Placer::OriginOf(const TimeExpr& e) const {
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

Origin Placer::FromText() const {
  return {c_.text->day, c_.text->grain, Anchor::kText, c_.text->minute};
}

std::optional<TimePlace> Placer::Shifted(const TimeExpr& e) {
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
  TimePlace p =
      At(origin.day, unit, origin.anchor == Anchor::kAbsolute ? Anchor::kAbsolute : origin.anchor);
  p.relative = true;
  for (const Amount& a : e.amounts) {
    const double count = sign * a.count;
    if (a.unit < G::kDay) {
      if (!origin.minute && a.unit != G::kDaypart) return Unknown(e, unit);
      const int64_t at = Days(p.start) * kMinutesPerDay +
                         p.minute.value_or(origin.minute.value_or(0)) +
                         std::llround(count * MinutesOf(a.unit));
      const int64_t day =
          at >= 0 ? at / kMinutesPerDay : (at - kMinutesPerDay + 1) / kMinutesPerDay;
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

TimePlace Placer::Unknown(const TimeExpr& e, G grain) const {
  TimePlace p;
  p.grain = grain;
  p.relative = true;
  if (e.Has(F::kWeekday)) p.weekday = e.Get(F::kWeekday);
  return p;
}

std::optional<TimePlace> Placer::Nth(const TimeExpr& e) {
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
TimePlace Placer::OfYear(G unit, int nth, std::optional<int> year) {
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

std::optional<TimePlace> Placer::Within(const TimeExpr& e) {
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
    TimePlace p =
        At(CivilFromDays(Days(StartOf(base->start, G::kWeek)) + inner.Get(F::kWeekday) - 1),
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
std::optional<TimePlace> Placer::AbsoluteOpen(const TimeExpr& e) {
  TimeContext nothing;
  nothing.before_christ = c_.before_christ;
  return Placer(nothing).Absolute(e);
}

std::optional<TimePlace> Placer::Relative(const TimeExpr& e) {
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
    const int month = e.Has(F::kMonth)     ? e.Get(F::kMonth)
                      : !e.season.empty()  ? SeasonMonth(e.season)
                      : e.Has(F::kQuarter) ? e.Get(F::kQuarter) * 3 - 2
                      : e.Has(F::kHalf)    ? e.Get(F::kHalf) * 6 - 5
                                           : now.month;
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

}  // namespace gainsay::date_internal
