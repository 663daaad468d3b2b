// SPDX-License-Identifier: Apache-2.0
#include "values/place.h"

#include "absl/strings/str_format.h"

namespace gainsay {

std::string_view PlaceKindName(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::kContinent: return "continent";
    case PlaceKind::kCountry: return "country";
    case PlaceKind::kState: return "state";
    case PlaceKind::kRegion: return "region";
    case PlaceKind::kCounty: return "county";
    case PlaceKind::kCity: return "city";
    case PlaceKind::kDistrict: return "district";
    case PlaceKind::kIsland: return "island";
    case PlaceKind::kWater: return "water";
    case PlaceKind::kMountain: return "mountain";
    case PlaceKind::kStreet: return "street";
    case PlaceKind::kBuilding: return "building";
    case PlaceKind::kUnknown: return "unknown";
  }
  return "unknown";
}

std::string Dump(const PlaceValue& value) {
  std::string out;
  if (value.distance) {
    absl::StrAppendFormat(&out, "%g %s ", value.distance->point, value.distance->unit);
  }
  if (!value.direction.empty()) out += value.direction + " of ";
  if (!value.part.empty()) out += value.part + " part of ";
  out += value.name;
  for (const std::string& container : value.within) out += ", " + container;
  absl::StrAppendFormat(&out, " %s", PlaceKindName(value.kind));
  if (!value.candidates.empty()) {
    out += " [";
    for (size_t i = 0; i < value.candidates.size(); ++i) {
      if (i > 0) out += ' ';
      out += value.candidates[i];
    }
    out += ']';
  }
  if (value.adjective) out += " adjective";
  if (value.government) out += " government";
  return out;
}

}  // namespace gainsay
