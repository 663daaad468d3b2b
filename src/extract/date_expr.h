// SPDX-License-Identifier: Apache-2.0
//
// Internal to the reading of times: what the words of an expression say, before it is known what
// they are said against. A TimeExpr is a set of calendar fields, with relations to an anchor.
//
//   "Tuesday 4 March"            weekday=2 day=4 month=3
//   "last week"                  rel=-1 unit=week
//   "two days after Christmas"   amounts={2 day} sign=+1 base={holiday christmas}
//   "the first week of March"    nth=1 unit=week base={month=3}
//   "the same day"               rel=0 unit=day text=1
//
// The grammar (date_grammar.h) builds them from the rules' `set` and from what the rules capture;
// date_resolve.h turns them into a DateValue. The fields' names are those of the rule files.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "values/date.h"

namespace gainsay {

enum class TimeField : int {
  kYear,       // "year"     astronomical; 0 is 1 BC
  kShortYear,  // "yy"       two digits, the century is open
  kMonth,
  kDay,
  kWeekday,
  kHour,
  kMinute,
  kSecond,
  kQuarter,   // "quarter"  1..4
  kHalf,      // "half"     1..2
  kWeek,      // "week"     ISO week of the year
  kDecade,    // "decade"   first year: 1920; below 100 the century is open
  kCentury,   // "century"  the nth
  kBc,        // "bc"       1: years count backwards
  kPm,        // "pm"       0 or 1; unset where the words leave it open
  kZone,      // "zone"     minutes east of Greenwich
  kLocal,     // "local"    1: "local time" is said
  kRel,       // "rel"      -1 last, 0 this, 1 next: of `unit`, or of the field that is given
  kNow,       // "now"      1: from this very moment, where days would count from the next
  kText,      // "text"     1: counts from the text ("the next day"), not from now
  kSign,      // "sign"     -1 ago, before; 1 later, after: of the amounts
  kNth,       // "nth"      the nth `unit` or weekday of the base; from the end where negative
  kOpen,      // "open"     see OpenEnd
  kSet,       // "set"      1: recurring
  kFiscal,    // "fiscal"   1: a fiscal year; 2: a school year
  kDuration,  // "duration" 1: a stretch of time, not a point
  kVague,     // "vague"    1: the amount is not said (several)
  kCalendar,  // "calendar" 1 Persian, 2 Islamic, 3 Buddhist
  kNumber,    // "number"   a number that no field has taken yet, times 1000
  kCount
};

enum class OpenEnd : int { kNone, kSince, kAfter, kBefore, kUntil, kBetween };

std::optional<TimeField> ParseTimeField(std::string_view name);

struct Amount {
  double count = 1;
  Granularity unit = Granularity::kDay;
  bool vague = false;  // several, a few: the count is a guess
  bool operator==(const Amount&) const = default;
};

struct TimeExpr {
  std::array<std::optional<int>, static_cast<size_t>(TimeField::kCount)> fields;
  Granularity unit = Granularity::kUnknown;  // of rel and nth
  std::string daypart;                       // TIMEX3: MO MI AF EV NI DT
  std::string season;                        // TIMEX3: SP SU FA WI
  std::string mod;                           // TIMEX3
  std::string reference;                     // PRESENT_REF, PAST_REF, FUTURE_REF
  std::string holiday;                       // id in the holiday table
  std::vector<Amount> amounts;
  std::shared_ptr<const TimeExpr> base;    // what it is counted from, or lies in
  std::shared_ptr<const TimeExpr> second;  // the other end of a stretch

  std::optional<int>& operator[](TimeField f) { return fields[static_cast<size_t>(f)]; }
  const std::optional<int>& operator[](TimeField f) const { return fields[static_cast<size_t>(f)]; }
  bool Has(TimeField f) const { return (*this)[f].has_value(); }
  int Get(TimeField f, int otherwise = 0) const { return (*this)[f].value_or(otherwise); }

  bool operator==(const TimeExpr&) const = default;
};

// What `from` says beside what `to` says. False, and `to` spoilt, where they disagree on a field.
bool MergeTime(const TimeExpr& from, TimeExpr& to);

// The finest thing that the words name.
Granularity GrainOf(const TimeExpr& expr);

// "day=4 month=3 weekday=2": for tests and for explain.
std::string Dump(const TimeExpr& expr);

}  // namespace gainsay
