// SPDX-License-Identifier: Apache-2.0
//
// Compares two times at the coarser of their precisions.
//
//   Tuesday 4 March | 4 March                    compatible
//   this week | Sunday (of it)                   compatible
//   2009 | 2010                                  conflict, adjacent years
//   2021-05-12 | 2021-12-05                      conflict, likely day/month swap
//   Tuesday | Wednesday (no anchor)              conflict, adjacent days
//   Tuesday | 4 March (no year)                  incomparable
//   early December | end of November             conflict
//   Monday night | early Tuesday                 compatible: a night ends in the morning
//   7:48 a.m. local time | 22:48 GMT the day before   compatible: some zone makes them one
//   about 8.40pm | 8.49pm                        compatible: within kClockTolerance
//   since May | June                             compatible
//   P2Y | P24M                                   same length
//
// A time is a set of minutes, [from, to). What one side leaves open (a year, a month, the day of
// a clock time, the week of a weekday) is taken from the other side, so that it cannot
// contradict; two sets conflict when they are then disjoint by more than the tolerances below.
//
// Words like "about", and counts of weeks or more ("two weeks ago"), widen a time by:
//   clock times kClockTolerance; days one day; weeks three days; months half a month;
//   years one year; decades five.
// Parts of a month or year (early, middle, late) are halves that overlap: see
// extract/date_resolve.cc; they get no more tolerance.
//
// Durations of one unit must be equal; of different units they agree within half of the coarser
// unit. Incomparable: a date and a duration, a recurring time and a single one, a reference
// ("recently") and anything but the same reference, and dates whose years differ only because
// one of them was carried on from earlier in its text.
//
// Laws: symmetric; reflexive (same); making one side less precise never turns compatible into
// conflict.
#pragma once

#include "compare/verdict.h"
#include "values/date.h"

namespace gainsay {

inline constexpr int kClockTolerance = 15;  // minutes

Verdict CompareDates(const DateValue& a, const DateValue& b);

}  // namespace gainsay
