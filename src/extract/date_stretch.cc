// SPDX-License-Identifier: Apache-2.0
//
// Each end is read by itself (Resolve), the second after the first; then they are set right
// against each other, since a stretch does not end before it begins. Test:
// tests/extract/date_test.cc.
#include "extract/date_stretch.h"

#include <algorithm>
#include <cmath>

#include "extract/date_place.h"
#include "extract/date_timex.h"

namespace gainsay::date_internal {
namespace {

void DurationBounds(const TimeExpr& e, DateValue& v) {
  double low = 0, high = 0;
  for (const Amount& a : e.amounts) {
    const double unit = MinutesOf(a.unit == G::kDaypart ? G::kDay : a.unit);
    if (a.vague) {
      low += 2 * unit;  // "several days", "days": from two on
      high += 20 * unit;
    } else {
      low += a.count * unit;
      high += a.count * unit;
    }
  }
  if (v.mod == "LESS_THAN" || v.mod == "EQUAL_OR_LESS") {
    v.duration_max = high;
    return;
  }
  v.duration_min = low;
  if (v.mod != "MORE_THAN" && v.mod != "EQUAL_OR_MORE") v.duration_max = high;
}

// A stretch before or after now or then: "the past three years", "the next few days".
void DurationPlace(const TimeExpr& e, const TimeContext& c, DateValue& v) {
  if (!e.Has(F::kRel)) return;
  const bool then = c.text && (e.Get(F::kText) == 1 || (!c.published && c.narrative));
  if (!then && !c.published) return;
  CivilDay now = then ? c.text->day : *c.published;
  v.anchor = then ? Anchor::kText : Anchor::kPublished;
  v.relative = true;
  int64_t at = Days(now) * kMinutesPerDay;
  const int rel = e.Get(F::kRel);
  if (rel == 0) return;
  const Amount& first = e.amounts.front();
  if (first.vague) return;
  if (first.unit < G::kDay) {
    at += c.published_minutes.value_or(0);
    const int64_t length = std::llround(first.count * MinutesOf(first.unit));
    v.from = rel < 0 ? at - length : at;
    v.to = rel < 0 ? at : at + length;
    return;
  }
  // Quarters are those of the calendar; and, where each day counts, the next days begin tomorrow.
  if (first.unit == G::kQuarter || (c.exact_shift && first.unit == G::kDecade)) {
    now = StartOf(now, first.unit);
    if (rel > 0) now = Shift(now, first.unit, 1);
    at = Days(now) * kMinutesPerDay;
  } else if (c.exact_shift && rel > 0 && !e.Has(F::kNow)) {
    now = Shift(now, G::kDay, 1);
    at = Days(now) * kMinutesPerDay;
  }
  CivilDay other = now;
  for (const Amount& a : e.amounts) {
    if (a.unit >= G::kDay) other = Shift(other, a.unit, rel * a.count);
  }
  const int64_t there = Days(other) * kMinutesPerDay;
  v.from = std::min(at, there);
  v.to = std::max(at, there);
}

// A month, or a day of one, in a year that is not said.
bool NoYear(const TimeExpr& e) {
  return e.Has(F::kMonth) && !e.Has(F::kYear) && !e.Has(F::kShortYear) && !e.Has(F::kRel) &&
         !e.base;
}

// As the end of a stretch, "the end of 2007" is its end, and the middle one day.
void Sharpen(DateValue& v, const TimeExpr& e, const TimeContext& c) {
  if (e.mod.empty() || e.base || e.Has(F::kDay)) return;
  TimeExpr plain = e;
  plain.mod.clear();
  const std::optional<TimeMeaning> whole = Resolve(plain, c);
  if (!whole || !whole->value.from || !whole->value.to) return;
  const int64_t from = *whole->value.from, to = *whole->value.to;
  if (e.mod == "START") v.from = v.to = from;
  if (e.mod == "END") v.from = v.to = to;
  if (e.mod == "MID") {
    const int64_t middle = from + (to - from) / 2;
    v.from = v.to = middle - (middle % kMinutesPerDay + kMinutesPerDay) % kMinutesPerDay;
  }
}

struct Ends {
  TimeMeaning first, second;
};

// One that began and lasts: "from May to September" said in August, with "will".
std::optional<Ends> Lasting(const TimeExpr& begin, const TimeExpr& end, const Ends& read,
                            const TimeContext& c) {
  if (c.tense != Tense::kFuture || !c.published || !read.first.value.from ||
      !read.second.value.to || !NoYear(begin) || !NoYear(end)) {
    return std::nullopt;
  }
  TimeContext past = c;
  past.tense = Tense::kPast;
  const std::optional<TimeMeaning> begun = Resolve(begin, past);
  past.published = begun && begun->reference ? begun->reference->day : *c.published;
  past.tense = Tense::kFuture;
  const std::optional<TimeMeaning> lasts = Resolve(end, past);
  if (!begun || !lasts || !begun->value.from || !lasts->value.to ||
      *lasts->value.to <= Days(*c.published) * kMinutesPerDay) {
    return std::nullopt;
  }
  return Ends{*begun, *lasts};
}

// The begin, in the year before the end's where it would lie behind it: "Nov to March 2010".
DateValue BeginOf(const TimeExpr& begin, const TimeExpr& end, const Ends& read,
                  const TimeContext& c) {
  const DateValue &first = read.first.value, &second = read.second.value;
  if (NoYear(begin) && end.Has(F::kYear) && first.from && second.from &&
      *second.from < *first.from) {
    TimeExpr before = begin;
    before[F::kYear] = end.Get(F::kYear) - 1;
    const std::optional<TimeMeaning> earlier = Resolve(before, c);
    if (earlier) return earlier->value;
  }
  return first;
}

// An end that would lie before the begin is the next one of its name: "10 pm to 2 am", "Nov to
// March". `until` is where it ends. False where there is no such day.
bool MoveBehind(int64_t begin, const TimeExpr& end, const TimeContext& then, TimeMeaning* read,
                int64_t* until) {
  int64_t& from = *read->value.from;
  const G grain = GrainOf(end);
  if (from >= begin || (end.Has(F::kYear) && grain > G::kHour)) return true;
  if (grain <= G::kHour) {
    const int half = end.Has(F::kPm) || end.Get(F::kHour) > 12 ? 1440 : 720;
    from += half;
    *until += half;
    return true;
  }
  if (grain > G::kMonth || !end.Has(F::kMonth)) return true;
  TimeExpr next = end;
  next[F::kYear] = CivilFromDays(from / kMinutesPerDay).year + 1;
  const std::optional<TimeMeaning> found = Resolve(next, then);
  if (!found || !found->value.from || !found->value.to) return false;
  *read = *found;
  *until = *found->value.to;
  return true;
}

std::optional<TimeMeaning> OfStretch(const TimeExpr& e, const TimeContext& c) {
  if (!e.base || !e.second) return std::nullopt;
  const TimeExpr &begin = *e.base, &end = *e.second;
  const std::optional<TimeMeaning> first = Resolve(begin, c);
  if (!first) return std::nullopt;
  TimeContext then = c;
  if (first->reference) then.text = first->reference;
  const std::optional<TimeMeaning> second = Resolve(end, then);
  if (!second) return std::nullopt;
  Ends ends{*first, *second};
  if (const std::optional<Ends> lasting = Lasting(begin, end, ends, c)) ends = *lasting;
  if (c.exact_shift) {
    Sharpen(ends.first.value, begin, c);
    Sharpen(ends.second.value, end, then);
  }
  TimeMeaning out;
  DateValue& v = out.value;
  v = BeginOf(begin, end, ends, c);
  if (v.from && ends.second.value.from) {
    int64_t until = ends.second.value.to.value_or(0);
    if (!MoveBehind(*v.from, end, then, &ends.second, &until)) return std::nullopt;
    v.to = until;
    v.duration_min = v.duration_max = static_cast<double>(*ends.second.value.from - *v.from);
  } else {
    v.from.reset();
    v.to.reset();
  }
  v.type = DateType::kDuration;
  v.granularity = std::min(ends.first.value.granularity, ends.second.value.granularity);
  v.timex = "(" + ends.first.value.timex + "," + ends.second.value.timex + ")";
  out.reference = ends.second.reference;
  return out;
}

}  // namespace

TimeMeaning OfDuration(const TimeExpr& e, const TimeContext& c) {
  TimeMeaning out;
  DateValue& v = out.value;
  v.type = DateType::kDuration;
  v.mod = e.mod;
  v.timex = DurationTimex(e.amounts);
  v.granularity = G::kMillennium;
  for (const Amount& a : e.amounts) v.granularity = std::min(v.granularity, a.unit);
  DurationBounds(e, v);
  DurationPlace(e, c, v);
  return out;
}

// "since May", "before 2010": one end of a stretch, the other open.
std::optional<TimeMeaning> OfOpen(const TimeExpr& e, const TimeContext& c) {
  if (e.Get(F::kOpen) == static_cast<int>(OpenEnd::kBetween)) return OfStretch(e, c);
  if (!e.base) return std::nullopt;
  std::optional<TimeMeaning> out = Resolve(*e.base, c);
  if (!out) return std::nullopt;
  DateValue& v = out->value;
  if (v.timex == "PRESENT_REF" && c.published) {
    v.from = v.to = Days(*c.published) * kMinutesPerDay + c.published_minutes.value_or(0);
  }
  switch (static_cast<OpenEnd>(e.Get(F::kOpen))) {
    case OpenEnd::kSince: v.to.reset(); break;
    case OpenEnd::kAfter:
      // After a clock time is after its begin.
      if (v.granularity > G::kDaypart) v.from = v.to;
      v.to.reset();
      if (v.mod.empty()) v.mod = "AFTER";
      break;
    case OpenEnd::kBefore:
      v.to = v.from;
      v.from.reset();
      if (v.mod.empty()) v.mod = "BEFORE";
      break;
    case OpenEnd::kUntil: v.from.reset(); break;
    case OpenEnd::kNone:
    case OpenEnd::kBetween: break;
  }
  return out;
}

}  // namespace gainsay::date_internal
