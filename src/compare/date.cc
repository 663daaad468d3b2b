// SPDX-License-Identifier: Apache-2.0
//
// Open fields are filled from the other side, then sets of minutes are compared. All steps treat
// both sides alike, so that the result is symmetric by construction; tests/compare/date_test.cc
// checks the laws over all pairs of a small world.
#include "compare/date.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <optional>
#include <string>
#include <utility>

namespace gainsay {
namespace {

using G = Granularity;

constexpr int64_t kFar = std::numeric_limits<int64_t>::max() / 4;
constexpr int kAnyYear = 2000;  // where neither side says one
constexpr int kLargestOffset = 14 * 60;

struct Minutes {
  int64_t from = -kFar, to = kFar;
};

bool IsReference(const DateValue& v) { return v.timex.ends_with("_REF"); }
bool IsClock(const DateValue& v) { return v.hour.has_value(); }
bool HasBounds(const DateValue& v) { return v.from || v.to; }

// Season, quarter or half of a value whose year is open: "XXXX-SU", "XXXX-Q3".
std::optional<std::pair<int, int>> MonthsOf(const DateValue& v) {  // first month, how many
  if (v.month) return std::pair{*v.month, 1};
  if (v.timex.size() < 7 || v.timex[4] != '-') return std::nullopt;
  const std::string part = v.timex.substr(5, 2);
  if (part == "SP") return std::pair{3, 3};
  if (part == "SU") return std::pair{6, 3};
  if (part == "FA") return std::pair{9, 3};
  if (part == "WI") return std::pair{12, 3};
  if (part[0] == 'Q' && part[1] >= '1' && part[1] <= '4')
    return std::pair{(part[1] - '1') * 3 + 1, 3};
  if (part[0] == 'H' && part[1] >= '1' && part[1] <= '2')
    return std::pair{(part[1] - '1') * 6 + 1, 6};
  return std::nullopt;
}

std::pair<int, int> PartOfDay(const DateValue& v) {
  if (v.hour) {
    const int from = *v.hour * 60 + v.minute.value_or(0);
    return {from, from + (v.minute ? 1 : 60)};
  }
  if (v.daypart == "MO") return {0, 720};
  if (v.daypart == "MI") return {660, 840};
  if (v.daypart == "AF") return {720, 1080};
  if (v.daypart == "EV") return {1020, 1440};
  if (v.daypart == "NI") return {1080, 1800};
  if (v.daypart == "DT") return {360, 1200};
  int from = 0, to = 1440;
  if (v.mod == "START") to = 720;
  if (v.mod == "END") from = 720;
  if (v.mod == "MID") from = 360, to = 1080;
  return {from, to};
}

// The day that a value stands on, its open fields filled from the other; nothing where the two
// share no field.
std::optional<int64_t> DayOf(const DateValue& v, const DateValue& other) {
  if (v.day) {
    const int year = v.year ? *v.year : other.year.value_or(kAnyYear);
    const int month = v.month ? *v.month : other.month.value_or(1);
    return DaysFromCivil(year, month, std::min(*v.day, DaysInMonth(year, month)));
  }
  return std::nullopt;
}

int64_t FloorDay(int64_t minutes) {
  return minutes >= 0 ? minutes / kMinutesPerDay : (minutes - kMinutesPerDay + 1) / kMinutesPerDay;
}

// The day of that name nearest to the other side; the first inside, where that is a week or more.
std::optional<int64_t> WeekdayNear(int weekday, const DateValue& other) {
  const auto nearest = [weekday](int64_t day, int name) {
    int distance = (weekday - name + 7) % 7;
    if (distance > 3) distance -= 7;
    return day + distance;
  };
  if (other.from && other.to && *other.to - *other.from >= 2 * kMinutesPerDay) {
    const int64_t first = FloorDay(*other.from);
    return first + (weekday - WeekdayOfDays(first) + 7) % 7;
  }
  if (other.from) {
    const int64_t day = FloorDay(*other.from);
    return nearest(day, other.weekday.value_or(WeekdayOfDays(day)));
  }
  if (other.to)
    return FloorDay(*other.to) - 7 + (weekday - WeekdayOfDays(FloorDay(*other.to)) + 7) % 7;
  if (!other.weekday) {
    // Beside a clock time alone, the day does not matter.
    if (other.year || other.month || other.day) return std::nullopt;
    return weekday;
  }
  if (other.day) {
    DateValue none;
    return nearest(*DayOf(other, none), *other.weekday);
  }
  return nearest(*other.weekday, *other.weekday);  // in an arbitrary week
}

// The minutes of a value that has no bounds of its own. `other` is what it is compared with.
std::optional<Minutes> Fill(const DateValue& v, const DateValue& other) {
  if (v.granularity <= G::kDay) {
    const auto [first, last] = PartOfDay(v);
    std::optional<int64_t> day = DayOf(v, other);
    if (!day && v.weekday) day = WeekdayNear(*v.weekday, other);
    if (!day && v.weekday) return std::nullopt;
    if (!day && v.month) return std::nullopt;
    if (!day) {  // a clock time or a part of the day alone
      if (!IsClock(v) && v.daypart.empty()) return std::nullopt;
      if (!IsClock(other) && other.daypart.empty()) return std::nullopt;
      if (other.from && other.to) {
        day = FloorDay(*other.from);
        // Of a night that runs into the next day, the day on which it is that time.
        if (*day * kMinutesPerDay + last <= *other.from) day = FloorDay(*other.to - 1);
      } else if (other.day) {
        day = DayOf(other, v);
      } else {
        day = other.weekday.value_or(0);
      }
    }
    return Minutes{*day * kMinutesPerDay + first, *day * kMinutesPerDay + last};
  }
  const std::optional<std::pair<int, int>> months = MonthsOf(v);
  if (!months) return std::nullopt;
  // A month or season of an open year: of the other's year.
  if (!other.month && !MonthsOf(other) && !other.year) return std::nullopt;
  const int year = v.year ? *v.year : other.year.value_or(kAnyYear);
  const CivilDay first{year, months->first, 1};
  const CivilDay end = AddMonths(first, months->second);
  Minutes m{DaysFromCivil(first.year, first.month, 1) * kMinutesPerDay,
            DaysFromCivil(end.year, end.month, 1) * kMinutesPerDay};
  if (months->first == 12 && months->second == 3) {  // either winter of the year
    m.from = DaysFromCivil(year - 1, 12, 1) * kMinutesPerDay;
  }
  const int64_t length = m.to - m.from;
  if (v.mod == "START") m.to = m.from + length / 2;
  if (v.mod == "END") m.from += length / 2;
  if (v.mod == "MID") m.from += length / 4, m.to -= length / 4;
  return m;
}

std::optional<Minutes> MinutesOfValue(const DateValue& v, const DateValue& other) {
  if (HasBounds(v)) return Minutes{v.from.value_or(-kFar), v.to.value_or(kFar)};
  return Fill(v, other);
}

int64_t Tolerance(const DateValue& v) {
  if (v.mod != "APPROX") return 0;
  switch (v.granularity) {
    case G::kSecond:
    case G::kMinute: return kClockTolerance;
    case G::kHour: return 2 * kClockTolerance;
    case G::kDaypart: return 120;
    case G::kDay:
    case G::kWeekend: return kMinutesPerDay;
    case G::kWeek: return 3 * kMinutesPerDay;
    case G::kMonth: return 15 * kMinutesPerDay;
    case G::kSeason:
    case G::kQuarter:
    case G::kHalf: return 45 * kMinutesPerDay;
    case G::kYear: return 366 * kMinutesPerDay;
    case G::kDecade: return 5 * 366 * kMinutesPerDay;
    case G::kCentury:
    case G::kMillennium: return 50 * 366 * kMinutesPerDay;
    case G::kUnknown: return 0;
  }
  return 0;
}

std::string Tell(const DateValue& v) {
  std::string out = v.timex;
  if (v.mod == "START") out = "early " + out;
  if (v.mod == "MID") out = "mid " + out;
  if (v.mod == "END") out = "late " + out;
  if (v.mod == "APPROX") out = "about " + out;
  return out;
}

// The two in an order that does not depend on the arguments' order.
std::string TellBoth(const DateValue& a, const DateValue& b, const std::string& between) {
  std::string x = Tell(a), y = Tell(b);
  if (y < x) std::swap(x, y);
  return x + " " + between + " " + y;
}

Verdict Incomparable(std::string reason) {
  return {Relation::kIncomparable, std::move(reason), 0, ""};
}

bool SwappedDayAndMonth(const DateValue& a, const DateValue& b) {
  return a.day && b.day && a.month && b.month && a.year == b.year && *a.day == *b.month &&
         *a.month == *b.day && *a.day != *b.day;
}

std::string WhyApart(const DateValue& a, const DateValue& b, int64_t gap, int64_t between) {
  if (SwappedDayAndMonth(a, b)) {
    return TellBoth(a, b, "and") + " have day and month swapped";
  }
  const G fine = std::max(a.granularity, b.granularity);
  if (IsClock(a) && IsClock(b)) {
    if (between == 60) {
      return TellBoth(a, b, "and") + " are one hour apart, as times of neighbouring zones are";
    }
    if (between == 720)
      return TellBoth(a, b, "and") + " are twelve hours apart, as a.m. and p.m. are";
    if (between < kMinutesPerDay) {
      return TellBoth(a, b, "and") + " are " + std::to_string(between) + " minutes apart";
    }
  }
  if (fine <= G::kDay && gap < kMinutesPerDay) return TellBoth(a, b, "and") + " are adjacent days";
  if (fine == G::kDay && a.day && b.day && a.day == b.day && a.month && a.month == b.month &&
      a.year && b.year) {
    return TellBoth(a, b, "and") + " are the same day of different years";
  }
  if (fine == G::kMonth && gap < 31 * kMinutesPerDay && gap == 0) {
    return TellBoth(a, b, "and") + " are adjacent months";
  }
  if (fine == G::kYear && gap == 0) return TellBoth(a, b, "and") + " are adjacent years";
  if (fine <= G::kDay && a.granularity <= G::kDay && b.granularity <= G::kDay) {
    const int64_t days = (gap + kMinutesPerDay - 1) / kMinutesPerDay + 1;
    return TellBoth(a, b, "and") + " are " + std::to_string(days) + " days apart";
  }
  return TellBoth(a, b, "and") + " have no time in common";
}

Verdict CompareDurations(const DateValue& a, const DateValue& b) {
  struct Range {
    double low, high;
  };
  const auto range = [](const DateValue& v, double slack) {
    double low = v.duration_min.value_or(0);
    double high = v.duration_max.value_or(std::numeric_limits<double>::infinity());
    if (v.mod == "APPROX") slack = std::max(slack, 0.25 * low);
    return Range{low - slack, high + slack};
  };
  if (!a.duration_min && !a.duration_max) return Incomparable("a length is not known");
  if (!b.duration_min && !b.duration_max) return Incomparable("a length is not known");
  const bool equal = a.duration_min == b.duration_min && a.duration_max == b.duration_max;
  if (equal && a.mod == b.mod) return {Relation::kSame, "the lengths are equal", 0, ""};
  // Rounded to its unit, the coarser one may be off by half of it.
  const double slack_a = a.granularity > b.granularity ? MinutesOf(a.granularity) / 2 : 0;
  const double slack_b = b.granularity > a.granularity ? MinutesOf(b.granularity) / 2 : 0;
  const Range x = range(a, slack_a), y = range(b, slack_b);
  // Months are not all of one length.
  const double close = 0.02 * std::min(std::fabs(x.high), std::fabs(y.high));
  const double gap = std::max(x.low, y.low) - std::min(x.high, y.high);
  if (gap <= (std::isfinite(close) && a.granularity != b.granularity ? close : 0)) {
    return {Relation::kCompatible, TellBoth(a, b, "and") + " can be the same length", 0.1, ""};
  }
  const double larger = std::max(std::fabs(x.low), std::fabs(y.low));
  return {Relation::kConflict, TellBoth(a, b, "and") + " are different lengths",
          std::min(1.0, larger > 0 ? gap / larger : 1.0), ""};
}

// Clock times of different or unknown zones: whether some pair of zones makes them one moment.
bool SomeZoneAgrees(const DateValue& a, const DateValue& b, const Minutes& x, const Minutes& y,
                    int64_t tolerance) {
  if (!IsClock(a) || !IsClock(b)) return false;
  if (a.utc_offset.has_value() == b.utc_offset.has_value()) return false;
  // One is in a known zone, the other in its own: offsets are whole quarters of an hour.
  const int64_t apart = std::llabs(x.from - y.from);
  if (apart > kLargestOffset + 12 * 60) return false;
  const int64_t rest = apart % 15;
  const bool whole_hours = apart % 60 == 0 || apart % 30 == 0;
  return whole_hours || std::min(rest, 15 - rest) <= tolerance;
}

}  // namespace

Verdict CompareDates(const DateValue& a, const DateValue& b) {
  if (a == b) return {Relation::kSame, "both say " + Tell(a), 0, ""};
  const bool stretch_a = a.type == DateType::kDuration && !HasBounds(a);
  const bool stretch_b = b.type == DateType::kDuration && !HasBounds(b);
  if (a.type == DateType::kDuration && b.type == DateType::kDuration) return CompareDurations(a, b);
  if (stretch_a || stretch_b || a.type == DateType::kDuration || b.type == DateType::kDuration) {
    return Incomparable("one is a length of time, the other a time");
  }
  if (a.type == DateType::kSet || b.type == DateType::kSet) {
    if (a.type != b.type) return Incomparable("one recurs, the other does not");
    if (a.timex == b.timex) return {Relation::kSame, "both recur alike", 0, ""};
    if (a.weekday && b.weekday && a.weekday != b.weekday) {
      return {Relation::kConflict, TellBoth(a, b, "and") + " recur on different days", 0.3, ""};
    }
    return Incomparable("they recur in different measures");
  }
  if (IsReference(a) || IsReference(b)) {
    if (a.timex == b.timex && !HasBounds(a) && !HasBounds(b)) {
      return {Relation::kSame, "both say " + Tell(a), 0, ""};
    }
    return Incomparable("one only says past, present or future");
  }
  std::optional<Minutes> x = MinutesOfValue(a, b), y = MinutesOfValue(b, a);
  if (!x || !y) return Incomparable("an anchor is missing to compare " + TellBoth(a, b, "with"));
  if (a.utc_offset && b.utc_offset && IsClock(a) && IsClock(b)) {
    x->from -= *a.utc_offset, x->to -= *a.utc_offset;
    y->from -= *b.utc_offset, y->to -= *b.utc_offset;
  }
  const bool open = !HasBounds(a) || !HasBounds(b);
  const int64_t tolerance = Tolerance(a) + Tolerance(b);
  const int64_t gap = std::max(x->from, y->from) - std::min(x->to, y->to);
  if (gap < 0) {
    if (a.timex == b.timex && a.mod == b.mod && a.utc_offset == b.utc_offset &&
        x->from == y->from && x->to == y->to) {
      return {Relation::kSame, "both say " + Tell(a), 0, ""};
    }
    if (!open && a.granularity == b.granularity && a.mod == b.mod && x->from == y->from &&
        x->to == y->to) {
      return {Relation::kSame, TellBoth(a, b, "and") + " are one time", 0, ""};
    }
    return {Relation::kCompatible, TellBoth(a, b, "and") + " can be the same time", 0.05, ""};
  }
  if (gap < tolerance || (gap == 0 && tolerance > 0)) {
    return {Relation::kCompatible, TellBoth(a, b, "and") + " agree but for the rounding", 0.1, ""};
  }
  if (SomeZoneAgrees(a, b, *x, *y, tolerance)) {
    return {Relation::kCompatible, TellBoth(a, b, "and") + " can be one time in two zones", 0.1,
            ""};
  }
  // The year of a date without one was carried on in its text: a guess.
  const bool carried = a.anchor == Anchor::kText || b.anchor == Anchor::kText;
  if (carried && a.year && b.year && *a.year != *b.year) {
    return Incomparable("the year of one was carried on from earlier in its text");
  }
  const double unit = MinutesOf(std::max(a.granularity, b.granularity));
  const double distance =
      unit > 0 ? std::min(1.0, static_cast<double>(gap + 1) / (5 * unit) + 0.1) : 1;
  return {Relation::kConflict, WhyApart(a, b, gap, std::llabs(x->from - y->from)), distance, ""};
}

}  // namespace gainsay
