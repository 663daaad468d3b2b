// SPDX-License-Identifier: Apache-2.0
//
// Names and the one-line form of quantities. Tested by tests/compare/number_test.cc.
#include "values/number.h"

#include <cmath>

#include "absl/strings/str_format.h"

namespace gainsay {

std::string_view DimensionName(Dimension dimension) {
  switch (dimension) {
    case Dimension::kCount: return "count";
    case Dimension::kMoney: return "money";
    case Dimension::kPercent: return "percent";
    case Dimension::kAge: return "age";
    case Dimension::kLength: return "length";
    case Dimension::kArea: return "area";
    case Dimension::kVolume: return "volume";
    case Dimension::kMass: return "mass";
    case Dimension::kSpeed: return "speed";
    case Dimension::kTemperature: return "temperature";
    case Dimension::kDuration: return "duration";
    case Dimension::kMagnitude: return "magnitude";
    case Dimension::kEnergy: return "energy";
    case Dimension::kPower: return "power";
    case Dimension::kPressure: return "pressure";
    case Dimension::kFrequency: return "frequency";
    case Dimension::kData: return "data";
    case Dimension::kAngle: return "angle";
    case Dimension::kOrdinal: return "ordinal";
    case Dimension::kScore: return "score";
    case Dimension::kRatio: return "ratio";
    case Dimension::kPhone: return "phone";
    case Dimension::kOther: return "other";
  }
  return "other";
}

std::string_view ChangeName(Change change) {
  switch (change) {
    case Change::kNone: return "none";
    case Change::kRise: return "rise";
    case Change::kFall: return "fall";
    case Change::kFrom: return "from";
    case Change::kTo: return "to";
  }
  return "none";
}

std::string Dump(const Quantity& q) {
  if (q.dimension == Dimension::kPhone) return "phone " + q.unit;
  std::string out;
  if (q.dimension == Dimension::kScore) {
    out = absl::StrFormat("%.12g-%.12g score", q.min, q.second);
  } else {
    if (q.approximate) out = "~";
    if (q.min == q.max) {
      out += absl::StrFormat("%.12g", q.min);
    } else {
      out += q.min_open ? "(" : "[";
      if (std::isfinite(q.min)) out += absl::StrFormat("%.12g", q.min);
      out += ", ";
      if (std::isfinite(q.max)) out += absl::StrFormat("%.12g", q.max);
      out += q.max_open ? ")" : "]";
    }
    if (q.vague) out += " vague";
    if (!q.unit.empty()) out += " " + q.unit;
    if (q.dimension != Dimension::kCount && q.dimension != Dimension::kMoney &&
        DimensionName(q.dimension) != q.unit) {
      out += " " + std::string(DimensionName(q.dimension));
    }
  }
  if (!q.per.empty()) out += " per " + q.per;
  if (!q.of.empty()) out += " of " + q.of;
  if (q.change != Change::kNone) out += " " + std::string(ChangeName(q.change));
  return out;
}

}  // namespace gainsay
