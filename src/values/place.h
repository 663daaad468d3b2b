// SPDX-License-Identifier: Apache-2.0
//
// A place: what is named, and what it can be in the gazetteer (rules/world/places).
//
//   "Manokwari, West Papua"      name "Manokwari", within {"West Papua"}, candidates {city}
//   "150 miles east of Aden"     name "Aden", direction "east", distance 150 mi
//   "southern Iran"              name "Iran", part "south"
//   "Georgia"                    candidates {country GE, US state}: left open
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "values/number.h"

namespace gainsay {

enum class PlaceKind {
  kContinent,
  kCountry,
  kState,
  kRegion,
  kCounty,
  kCity,
  kDistrict,
  kIsland,
  kWater,
  kMountain,
  kStreet,
  kBuilding,
  kUnknown
};

struct PlaceValue {
  std::string name;  // canonical spelling where the gazetteer knows it
  PlaceKind kind = PlaceKind::kUnknown;
  std::vector<std::string> within;  // containers that the words give, nearest first
  // Gazetteer keys it can be ("country/IR", "state/US/TX", "city/IR/Tehran"), best first; empty
  // where unknown. More than one means that the text leaves it open.
  std::vector<std::string> candidates;
  std::string direction;             // "north", "south-east", ... of `name`, or ""
  std::optional<Quantity> distance;  // from `name`
  std::string part;                  // the part of `name` that is meant: "south", "central", or ""
  bool adjective = false;            // a demonym: "Iranian"
  // Stands for a government; the value is then the country: "Washington accused Tehran" names the
  // United States and Iran.
  bool government = false;

  bool operator==(const PlaceValue&) const = default;
};

std::string_view PlaceKindName(PlaceKind kind);
std::string Dump(const PlaceValue& value);

}  // namespace gainsay
