// SPDX-License-Identifier: Apache-2.0
//
// Compares two places that stand in one role (where it happened, where he was arrested).
//
//   Manokwari | West Papua               compatible   one lies in the other
//   Kyiv | Kiev                          same         one key of the gazetteer
//   Independent Street | Independence Street   variant
//   Manokwari | Sorong                   conflict     two cities
//   150 miles east of Aden | west of Aden      conflict
//   Georgia (open) | Tbilisi             compatible   under the reading that agrees
//   Aden | the Gulf of Aden              incomparable a sea has no sharp border
//
// Symmetric; reflexive; dropping direction, distance, part or candidates, or going to a container,
// never turns compatible into conflict. What rests on the gazetteer says so in `rests_on`.
#pragma once

#include <optional>
#include <string>

#include "compare/verdict.h"
#include "rules/place_table.h"
#include "values/place.h"

namespace gainsay {

Verdict ComparePlaces(const PlaceValue& a, const PlaceValue& b, const PlaceTable& table);

// Why a place cannot lie where its own words put it ("Djibouti in Ivory Coast"), as a sentence
// without a full stop; nothing where it can, or where the table does not know.
std::optional<std::string> MisplacedReason(const PlaceValue& value, const PlaceTable& table);

// The points of the compass in degrees, clockwise from north: "south-east" is 135; nothing for
// other words. "central" has none.
std::optional<double> BearingOf(std::string_view direction);

}  // namespace gainsay
