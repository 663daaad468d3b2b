// SPDX-License-Identifier: Apache-2.0
//
// From places, references and what recurs to values, with their bounds. Lengths and stretches are
// in date_stretch.cc, the notation in date_timex.cc. Test: tests/extract/date_test.cc.
#include "extract/date_resolve.h"

#include <string_view>
#include <utility>

#include "extract/date_place.h"
#include "extract/date_stretch.h"
#include "extract/date_timex.h"

namespace gainsay {

using date_internal::Days;
using date_internal::DurationTimex;
using date_internal::F;
using date_internal::G;
using date_internal::PlaceTimex;
using date_internal::SetTimex;

namespace {

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
  v.timex = PlaceTimex(p, e);
  v.type = p.grain <= G::kDaypart ? DateType::kTime : DateType::kDate;
  if (p.minute && p.grain < G::kDaypart) {
    v.hour = *p.minute / 60;
    if (p.grain <= G::kMinute) v.minute = *p.minute % 60;
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
  const bool dated = e.Has(F::kWeekday) || e.Has(F::kMonth) || e.Has(F::kDay) || !e.season.empty();
  if (!dated && !e.amounts.empty() && e.daypart.empty() && !e.Has(F::kHour)) {
    v.timex = DurationTimex(e.amounts);  // every two years
    v.granularity = e.amounts.back().unit;
    return out;
  }
  if (e.Has(F::kHour)) {
    const bool pm = e.Has(F::kPm) ? e.Get(F::kPm) == 1 : e.daypart == "AF" || e.daypart == "EV";
    v.hour = e.Get(F::kHour) + (pm && e.Get(F::kHour) < 12 ? 12 : 0);
    v.minute = e[F::kMinute];
  }
  v.timex = SetTimex(e, v.hour);
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

}  // namespace

std::optional<TimeMeaning> Resolve(const TimeExpr& e, const TimeContext& c) {
  if (e.Has(F::kOpen)) return date_internal::OfOpen(e, c);
  if (e.Get(F::kSet) == 1) return OfSet(e);
  if (e.Get(F::kDuration) == 1 && !e.amounts.empty()) return date_internal::OfDuration(e, c);
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
