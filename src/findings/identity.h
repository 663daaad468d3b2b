// SPDX-License-Identifier: Apache-2.0
//
// What makes two findings of two runs the same finding, so that a decision on one holds for the
// other: the rule, and the set of values that cannot all be right. Nothing else. Not the path, the
// line or the id of an article; not who says it, so that one more source that agrees changes
// nothing; not the confidence.
//
//   number.injury.victim {12 people, 31 people}     -> f-8d1c52ab90e7
//   the same with a third source that has "twelve"  -> f-8d1c52ab90e7
//   the same after 12 was corrected to 13           -> another
//
// Two happenings may give the same values; what the passages say tells them apart (see
// gate/decisions.h), and inside one report TellApart gives each an id of its own.
#pragma once

#include <string>
#include <vector>

#include "findings/finding.h"

namespace gainsay {

// A value as one line that is the same for values that say the same: "12 people" and "twelve
// people", "1 km" and "1,000 metres". White space is single.
std::string CanonicalForm(const Value& value);

// "f-" and 12 hexadecimal digits, from the rule and the first form of each reading.
std::string IdentityOf(const std::string& rule, const std::vector<ReadingOfFact>& readings);

// Gives findings of one id an id each, by what their passages say: the same in any order of the
// findings.
void TellApart(std::vector<Finding>* findings);

}  // namespace gainsay
