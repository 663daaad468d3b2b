// SPDX-License-Identifier: Apache-2.0
//
// From places, amounts and references to values: the TIMEX3 notation and the bounds.
// Test: extract/date_resolve_test.cc.
#include "extract/date_resolve.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

#include "extract/date_place.h"

namespace gainsay {
namespace {

using F = TimeField;
using G = Granularity;

int64_t Days(CivilDay d) { return DaysFromCivil(d.year, d.month, d.day); }

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
  if (p.weekday && !p.day) {
    if (p.month) {
      return (p.year ? YearText(*p.year) : "XXXX") + "-" + Digits(*p.month, 2) + "-XX";
    }
    return (p.year ? YearText(*p.year) : "XXXX") + "-WXX-" + Digits(*p.weekday, 1);
  }
  return (p.year ? YearText(*p.year) : "XXXX") + "-" + (p.month ? Digits(*p.month, 2) : "XX") +
         "-" + (p.day ? Digits(*p.day, 2) : "XX");
}

// The date part of TIMEX3's notation, for a grain of a day or coarser.
std::string PlaceText(const TimePlace& p, const TimeExpr& e) {
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

// Minutes after midnight of a part of the day, [from, to).
std::pair<int, int> DaypartMinutes(std::string_view daypart) {
  if (daypart == "MO") return {0, 720};
  if (daypart == "MI") return {660, 840};
  if (daypart == "AF") return {720, 1080};
  if (daypart == "EV") return {1020, 1440};
  if (daypart == "NI") return {1080, 1800};  // into the next morning
  if (daypart == "DT") return {360, 1200};
  return {0, 1440};
}

// Early, middle and late: wide enough that a neighbour of the border stays inside.
void Narrow(const std::string& mod, int64_t& from, int64_t& to) {
  const int64_t length = to - from;
  if (mod == "START") {
    to = from + length / 2;
  } else if (mod == "END") {
    from = from + length / 2;
  } else if (mod == "MID") {
    from += length / 4;
    to -= length / 4;
  }
}

void Bounds(const TimePlace& p, const TimeExpr& e, DateValue& v) {
  if (!p.known) return;
  const int64_t day = Days(p.start) * kMinutesPerDay;
  int64_t from = day, to = EndOf(p) * kMinutesPerDay;
  if (p.grain == G::kSeason && p.season == "WI") {
    from = Days({p.start.year - 1, 12, 1}) * kMinutesPerDay;
    to = Days({p.start.year + 1, 3, 1}) * kMinutesPerDay;  // either winter of that year
  }
  if (e.Get(F::kFiscal) != 0 && p.grain == G::kYear) {
    from = Days({p.start.year - 1, 4, 1}) * kMinutesPerDay;  // fiscal years differ by country
    to = Days({p.start.year + 1, 7, 1}) * kMinutesPerDay;
  }
  if (p.minute && p.grain < G::kDaypart) {
    from = day + *p.minute;
    to = from + (p.grain == G::kHour ? 60 : 1);
  } else if (p.grain == G::kDaypart) {
    const auto [first, last] = DaypartMinutes(e.daypart);
    from = day + first;
    to = day + last;
  }
  Narrow(v.mod, from, to);
  v.from = from;
  v.to = to;
}

TimeMeaning OfPlace(const TimePlace& p, const TimeExpr& e) {
  TimeMeaning out;
  DateValue& v = out.value;
  v.granularity = p.grain;
  v.anchor = p.anchor;
  v.relative = p.relative;
  v.mod = e.mod;
  v.timex = PlaceText(p, e);
  v.type = p.grain <= G::kDaypart ? DateType::kTime : DateType::kDate;
  if (p.minute && p.grain < G::kDaypart) {
    v.timex += ClockText(*p.minute, p.grain, e.Get(F::kSecond));
    v.hour = *p.minute / 60;
    if (p.grain <= G::kMinute) v.minute = *p.minute % 60;
  } else if (p.grain == G::kDaypart) {
    v.timex += "T" + e.daypart;
  }
  v.daypart = e.daypart;
  if (e.Has(F::kZone)) v.utc_offset = e.Get(F::kZone);
  v.local_time = e.Get(F::kLocal) == 1;
  if (p.known) {
    if (p.grain <= G::kYear) v.year = p.start.year;
    if (p.grain <= G::kMonth) v.month = p.start.month;
    if (p.grain <= G::kDay) {
      v.day = p.start.day;
      // A day carried on from the text is a reader's guess, and its weekday none of the words.
      if (p.anchor != Anchor::kText) v.weekday = WeekdayOfDays(Days(p.start));
    }
    if (p.count > 1 && p.grain == G::kDay && e.Has(F::kCalendar)) v.day.reset();
    TimeReference ref{p.start, p.grain, p.minute};
    if (p.grain < G::kDay) ref.grain = G::kDay;
    // Late in a month, the next thing told is after it: count from its end.
    out.reference = ref;
  } else {
    v.year = p.year;
    v.month = p.month;
    v.day = p.day;
    v.weekday = p.weekday;
  }
  // The words' own weekday stays visible: it may contradict the date beside it.
  if (e.Has(F::kWeekday) && p.grain <= G::kDay) v.weekday = e.Get(F::kWeekday);
  Bounds(p, e, v);
  return out;
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

std::string DurationText(const std::vector<Amount>& amounts) {
  std::string date = "P", time;
  for (const Amount& a : amounts) (a.unit < G::kDaypart ? time : date) += AmountText(a);
  if (!time.empty()) date += "T" + time;
  return date;
}

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
  CivilDay now;
  if (e.Get(F::kText) == 1 && c.text) {
    now = c.text->day;
    v.anchor = Anchor::kText;
  } else if (c.published) {
    now = *c.published;
    v.anchor = Anchor::kPublished;
  } else if (c.text && c.narrative) {
    now = c.text->day;
    v.anchor = Anchor::kText;
  } else {
    return;
  }
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

TimeMeaning OfDuration(const TimeExpr& e, const TimeContext& c) {
  TimeMeaning out;
  DateValue& v = out.value;
  v.type = DateType::kDuration;
  v.mod = e.mod;
  v.timex = DurationText(e.amounts);
  v.granularity = G::kMillennium;
  for (const Amount& a : e.amounts) v.granularity = std::min(v.granularity, a.unit);
  DurationBounds(e, v);
  DurationPlace(e, c, v);
  return out;
}

TimeMeaning OfSet(const TimeExpr& e) {
  TimeMeaning out;
  DateValue& v = out.value;
  v.type = DateType::kSet;
  v.mod = e.mod;
  v.granularity = GrainOf(e);
  v.weekday = e[F::kWeekday];
  v.month = e[F::kMonth];
  v.day = e[F::kDay];
  v.daypart = e.daypart;
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
  } else if (!e.amounts.empty() && e.daypart.empty() && !e.Has(F::kHour)) {
    v.timex = DurationText(e.amounts);
    v.granularity = e.amounts.back().unit;
    return out;
  } else {
    date = "XXXX-XX-XX";
  }
  if (e.Has(F::kHour)) {
    int hour = e.Get(F::kHour);
    const int pm = e.Has(F::kPm)                            ? e.Get(F::kPm)
                   : e.daypart == "MO"                      ? 0
                   : e.daypart == "AF" || e.daypart == "EV" ? 1
                                                            : -1;
    if (pm == 1 && hour < 12) hour += 12;
    v.hour = hour;
    v.minute = e[F::kMinute];
    date += ClockText(hour * 60 + e.Get(F::kMinute), e.Has(F::kMinute) ? G::kMinute : G::kHour, 0);
  } else if (!e.daypart.empty()) {
    date += "T" + e.daypart;
  }
  v.timex = date;
  return out;
}

TimeMeaning OfReference(const TimeExpr& e, const TimeContext& c) {
  TimeMeaning out;
  DateValue& v = out.value;
  v.timex = e.reference;
  v.mod = e.mod;
  v.relative = true;
  // "hours later": from then on, not from now.
  if (!c.published || e.Get(F::kText) == 1) return out;
  const int64_t now = Days(*c.published) * kMinutesPerDay + c.published_minutes.value_or(0);
  v.anchor = Anchor::kPublished;
  if (e.reference == "PRESENT_REF") {
    v.from = now;
    v.to = now + (c.published_minutes ? 1 : kMinutesPerDay);
  }
  if (e.reference == "PAST_REF") v.to = now;
  if (e.reference == "FUTURE_REF") v.from = now;
  return out;
}

std::optional<TimeMeaning> OfStretch(const TimeExpr& e, const TimeContext& c);

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

std::optional<TimeMeaning> OfStretch(const TimeExpr& e, const TimeContext& c) {
  if (!e.base || !e.second) return std::nullopt;
  std::optional<TimeMeaning> first = Resolve(*e.base, c);
  if (!first) return std::nullopt;
  TimeContext then = c;
  if (first->reference) then.text = first->reference;
  TimeExpr last = *e.second;
  std::optional<TimeMeaning> second = Resolve(last, then);
  if (!second) return std::nullopt;
  // One that began and lasts: "from May to September" said in August, with "will".
  if (c.tense == Tense::kFuture && c.published && first->value.from && second->value.to &&
      NoYear(*e.base) && NoYear(last)) {
    TimeContext past = c;
    past.tense = Tense::kPast;
    const std::optional<TimeMeaning> begun = Resolve(*e.base, past);
    past.published = begun && begun->reference ? begun->reference->day : *c.published;
    past.tense = Tense::kFuture;
    const std::optional<TimeMeaning> lasts = Resolve(last, past);
    if (begun && lasts && begun->value.from && lasts->value.to &&
        *lasts->value.to > Days(*c.published) * kMinutesPerDay) {
      first = begun;
      second = lasts;
    }
  }
  if (c.exact_shift) {
    Sharpen(first->value, *e.base, c);
    Sharpen(second->value, last, then);
  }
  TimeMeaning out;
  DateValue& v = out.value;
  v = first->value;
  // A stretch does not end before it begins: "Nov to March", "10 pm to 2 am".
  if (NoYear(*e.base) && last.Has(F::kYear) && first->value.from && second->value.from &&
      *second->value.from < *first->value.from) {
    TimeExpr before = *e.base;
    before[F::kYear] = last.Get(F::kYear) - 1;
    const std::optional<TimeMeaning> earlier = Resolve(before, c);
    if (earlier) v = earlier->value;
  }
  int64_t end = second->value.to.value_or(0);
  if (v.from && second->value.from) {
    if (*second->value.from < *v.from && (!last.Has(F::kYear) || GrainOf(last) <= G::kHour)) {
      const G grain = GrainOf(last);
      if (grain <= G::kHour) {
        const int half = last.Has(F::kPm) || last.Get(F::kHour) > 12 ? 1440 : 720;
        *second->value.from += half;
        end += half;
      } else if (grain <= G::kMonth && last.Has(F::kMonth)) {
        const CivilDay begin = CivilFromDays(*second->value.from / kMinutesPerDay);
        last[F::kYear] = begin.year + 1;
        second = Resolve(last, then);
        if (!second || !second->value.from || !second->value.to) return std::nullopt;
        end = *second->value.to;
      }
    }
    v.to = end;
    v.duration_min = v.duration_max = static_cast<double>(*second->value.from - *v.from);
  } else {
    v.from.reset();
    v.to.reset();
  }
  v.type = DateType::kDuration;
  v.granularity = std::min(first->value.granularity, second->value.granularity);
  v.timex = "(" + first->value.timex + "," + second->value.timex + ")";
  out.reference = second->reference;
  return out;
}

}  // namespace

std::optional<TimeMeaning> Resolve(const TimeExpr& e, const TimeContext& c) {
  if (e.Has(F::kOpen)) return OfOpen(e, c);
  if (e.Get(F::kSet) == 1) return OfSet(e);
  if (e.Get(F::kDuration) == 1 && !e.amounts.empty()) return OfDuration(e, c);
  if (!e.reference.empty()) return OfReference(e, c);
  if (e.Get(F::kBc) == 2 && !c.before_christ) return std::nullopt;
  // Several days later: some time after, no more is known.
  if (!e.amounts.empty() && e.Has(F::kSign) && e.amounts.front().vague) {
    TimeExpr reference;
    reference.reference = e.Get(F::kSign) < 0 ? "PAST_REF" : "FUTURE_REF";
    TimeMeaning out;
    out.value.timex = reference.reference;
    out.value.relative = true;
    out.value.granularity = e.amounts.front().unit;
    return out;
  }
  const std::optional<TimePlace> place = PlaceOf(e, c);
  if (!place) return std::nullopt;
  TimeMeaning out = OfPlace(*place, e);
  // A count of weeks, months or years is rounded.
  if (!e.amounts.empty() && e.Has(F::kSign) && out.value.granularity > G::kDay &&
      out.value.mod.empty()) {
    out.value.mod = "APPROX";
  }
  return out;
}

}  // namespace gainsay
