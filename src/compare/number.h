// SPDX-License-Identifier: Apache-2.0
//
// How two quantities stand to each other. What they count (`of`) is not looked at: that two
// numbers are about one thing is for the caller to know.
//
//   1,000 / one thousand             same
//   at least 40 / 250                compatible: the sets meet
//   $334m / $334.2 million           compatible: one is rounded
//   10 km / 6 miles                  compatible: rounded in another unit
//   about 60 / 62, dozens / 40       compatible
//   250 / 40, 26 / 27, 7.4 / 7.5     conflict: the sets are apart
//   nearly 100 / over 100            conflict
//   $5 / €5, 5 % / 5, 3 a day / 3    incomparable
//   rose 5 % / fell 5 %              conflict;  by 5 % / to 5 %  incomparable
//   3-1 / 1-3                        same: which side comes first is told by names, not here
//   at least 40 / at least 50        compatible, with a distance: two floors
//
// Rounding. A number with fewer digits than the other covers half a unit of its last digit: 22
// billion is 21.5 to 22.5 where the other says 22.4, and nothing but 22 where the other says 23.
// The zeros at the end of a whole number may be rounding (600 / 612), but not below 100 where
// things, shares or money are counted: 60 dead are not 61, 60 % not 65 %. No rounding reaches
// further than 7 % of the number: editors round 2.05 to 2, not 2.3. An open bound ("more than
// 300") is a statement about just that number and is not rounded.
// Between different units 3 % more is let pass: writers convert roughly (58 km, 35 miles).
// What "about" covers is in the quantity already (extract/number_phrase.h).
//
// Laws: symmetric; reflexive; replacing one side by a wider one of the same number (40 by about
// 40, at least 40, at most 40) never turns same or compatible into conflict.
#pragma once

#include "compare/verdict.h"
#include "values/number.h"

namespace gainsay {

Verdict CompareQuantities(const Quantity& a, const Quantity& b);

// The quantity as a reader would write it: "at least 40", "13.2 billion USD", "5 to 10 km".
std::string Say(const Quantity& quantity);

}  // namespace gainsay
