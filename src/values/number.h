// SPDX-License-Identifier: Apache-2.0
//
// A quantity: a set of possible numbers with a unit.
//
//   "250 others injured"       [250, 250] count of "other", exact
//   "at least 40 people"       [40, inf)
//   "more than $13.2 billion"  (13.2e9, inf) USD
//   "dozens"                   [24, 200) vague       "about 60"  around 60, approximate
//   "5.4 per cent"             [5.4, 5.4] percent
#pragma once

#include <limits>
#include <string>

namespace gainsay {

enum class Dimension {
  kCount,        // things: of says which
  kMoney,        // unit: ISO 4217 code, or "currency" where the words leave it open
  kPercent,      // unit "percent", "percentage point", "permille", "basis point"
  kAge,          // unit "year", "month", ...; base unit year
  kLength,       // base unit metre; distances, heights, depths
  kArea,         // square metre
  kVolume,       // cubic metre
  kMass,         // kilogram
  kSpeed,        // metre per second
  kTemperature,  // kelvin
  kDuration,   // second; mostly a DateValue, here where a quantity is meant ("a two-hour standoff")
  kMagnitude,  // earthquake magnitude; unit "richter", "moment" or ""
  kEnergy,
  kPower,
  kPressure,
  kFrequency,
  kData,
  kAngle,
  kOrdinal,  // "third", "4th"
  kScore,    // "3-1": min is the first number, second the other
  kRatio,    // "two in five", "3 to 1", "two-thirds of" as share
  kPhone,    // telephone and other identifying digits: the digits are `unit`'s text
  kOther,
};

// How the number is said to change, if it is.
enum class Change { kNone, kRise, kFall, kFrom, kTo };

struct Quantity {
  static constexpr double kInfinity = std::numeric_limits<double>::infinity();

  double min = -kInfinity;  // in `unit`
  double max = kInfinity;
  bool min_open = false;     // more than, over
  bool max_open = false;     // less than, under
  double point = 0;          // the number that is said, inside or at the edge of [min, max]
  bool approximate = false;  // about, nearly, some: point is near, min/max give the tolerance meant
  bool vague = false;        // dozens, several, a few, many
  int significant = 0;       // significant digits as written; 0 where it makes no sense

  Dimension dimension = Dimension::kCount;
  std::string unit;  // canonical name: "USD", "km", "percent", "person"; "" for bare numbers
  double scale = 1;  // base = (value + offset) * scale, base units as listed above
  double offset = 0;
  std::string per;    // "hour", "day", "person", ... for rates
  std::string hedge;  // the words: "at least", "more than", "about"
  std::string of;     // lemma of the counted noun or of what the number applies to
  Change change = Change::kNone;
  double second = 0;  // kScore: the other side; kRatio: the second term

  bool exact() const { return min == max && !approximate && !vague; }
  double base_min() const { return (min + offset) * scale; }
  double base_max() const { return (max + offset) * scale; }

  bool operator==(const Quantity&) const = default;
};

std::string_view DimensionName(Dimension dimension);
std::string_view ChangeName(Change change);

// One line for people: ">= 40 person", "13.2e9.. USD", "~60", "24..200 vague".
std::string Dump(const Quantity& value);

}  // namespace gainsay
