// SPDX-License-Identifier: Apache-2.0
//
// First whether the two can be compared at all, then two intervals in base units. Tested by
// tests/compare/number_test.cc.
#include "compare/number.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "absl/strings/str_format.h"

namespace gainsay {
namespace {

constexpr double kMaxRounding = 0.07;  // of the number; see the header
constexpr double kConversion = 0.03;   // between units
constexpr double kEqual = 1e-9;        // relative: one number, computed two ways

bool Near(double a, double b) {
  if (a == b) return true;
  if (!std::isfinite(a) || !std::isfinite(b)) return false;
  return std::fabs(a - b) <= kEqual * std::max(std::fabs(a), std::fabs(b));
}

bool IsShare(const Quantity& q) {
  return q.dimension == Dimension::kRatio ||
         (q.dimension == Dimension::kPercent && q.unit == "percent");
}

// Things that are counted one by one, so that the zeros of 60 are digits.
bool CountedOneByOne(const Quantity& q) {
  switch (q.dimension) {
    // clang-format off
    case Dimension::kCount: case Dimension::kMoney: case Dimension::kPercent:
    case Dimension::kRatio: case Dimension::kAge: case Dimension::kOrdinal:
    case Dimension::kMagnitude: return true;
    case Dimension::kLength: case Dimension::kArea: case Dimension::kVolume: case Dimension::kMass:
    case Dimension::kSpeed: case Dimension::kTemperature: case Dimension::kDuration:
    case Dimension::kEnergy: case Dimension::kPower: case Dimension::kPressure:
    case Dimension::kFrequency: case Dimension::kData: case Dimension::kAngle:
    case Dimension::kScore: case Dimension::kPhone: case Dimension::kOther: return false;
      // clang-format on
  }
  return false;
}

// One unit of the last digit that means something, in the quantity's own unit; 0 where the
// number has no digits (dozens).
double LastUnit(const Quantity& q) {
  double value = std::fabs(q.point);
  if (q.significant <= 0 || value == 0 || !std::isfinite(value)) return 0;
  double unit = std::pow(10, std::floor(std::log10(value) + 1e-12) + 1 - q.significant);
  if (CountedOneByOne(q) && value < 100) unit = std::min(unit, 1.0);
  return unit;
}

struct Interval {
  double min, max;
  bool min_open, max_open;
};

// The interval in base units, widened by what rounding can have taken away.
Interval Base(const Quantity& q, double last_unit, bool rounded, bool converted) {
  Interval i{q.min, q.max, q.min_open, q.max_open};
  double slack = rounded ? std::min(last_unit / 2, kMaxRounding * std::fabs(q.point)) : 0;
  if (converted && q.dimension == Dimension::kAge && q.exact()) {
    i.max += 1;  // somebody of one year is one until the second birthday
    i.max_open = true;
  } else if (converted) {
    slack += kConversion * std::fabs(q.point);
  }
  if (!i.min_open || converted) i.min -= slack;
  if (!i.max_open || converted) i.max += slack;
  auto base = [&](double value) { return (value + q.offset) * q.scale; };
  return {base(i.min), base(i.max), i.min_open, i.max_open};
}

bool Meet(const Interval& a, const Interval& b) {
  double low = std::max(a.min, b.min), high = std::min(a.max, b.max);
  if (Near(low, high)) {
    bool open = (Near(a.min, low) && a.min_open) || (Near(b.min, low) && b.min_open) ||
                (Near(a.max, high) && a.max_open) || (Near(b.max, high) && b.max_open);
    return !open;
  }
  return low < high;
}

double Distance(const Quantity& a, const Quantity& b) {
  double x = (a.point + a.offset) * a.scale, y = (b.point + b.offset) * b.scale;
  if (Near(x, y)) return 0;
  double larger = std::max(std::fabs(x), std::fabs(y));
  return std::min(1.0, std::fabs(x - y) / larger);
}

bool SameSet(const Quantity& a, const Quantity& b) {
  return Near(a.base_min(), b.base_min()) && Near(a.base_max(), b.base_max()) &&
         a.min_open == b.min_open && a.max_open == b.max_open && a.approximate == b.approximate &&
         a.vague == b.vague;
}

// Why the two cannot be compared, or "".
std::string Incomparable(const Quantity& a, const Quantity& b) {
  if (a.dimension == Dimension::kOther || b.dimension == Dimension::kOther) {
    return "one of them is no quantity";
  }
  if (a.dimension != b.dimension && !(IsShare(a) && IsShare(b))) {
    return absl::StrFormat("one is a %s, the other a %s", DimensionName(a.dimension),
                           DimensionName(b.dimension));
  }
  if (a.per != b.per) {
    auto rate = [](const Quantity& q) { return q.per.empty() ? "in all" : "per " + q.per; };
    return absl::StrFormat("one is %s, the other %s", rate(a), rate(b));
  }
  if (a.unit != b.unit) {
    if (a.dimension == Dimension::kMoney) {
      return absl::StrFormat("%s and %s are two currencies", a.unit, b.unit);
    }
    bool open = a.unit == "degree" || b.unit == "degree";
    bool points = a.dimension == Dimension::kPercent && b.dimension == Dimension::kPercent;
    if (open || points) return absl::StrFormat("one is in %s, the other in %s", a.unit, b.unit);
  }
  auto target = [](const Quantity& q) {  // a level, against the size of a step
    return q.change == Change::kNone || q.change == Change::kTo;
  };
  bool from = (a.change == Change::kFrom) != (b.change == Change::kFrom);
  if (target(a) != target(b) || from) return "one is a change, the other a level";
  return "";
}

Verdict CompareScores(const Quantity& a, const Quantity& b) {
  bool same = (a.min == b.min && a.second == b.second) || (a.min == b.second && a.second == b.min);
  std::string both = Say(a) + " and " + Say(b);
  if (same) return {.relation = Relation::kSame, .reason = both + " are one score"};
  return {.relation = Relation::kConflict, .reason = both + " are two scores", .distance = 1};
}

}  // namespace

std::string Say(const Quantity& q) {
  if (q.dimension == Dimension::kPhone) return q.unit;
  if (q.dimension == Dimension::kScore) return absl::StrFormat("%.12g-%.12g", q.min, q.second);
  auto number = [](double value) {
    for (auto [name, size] : {std::pair("trillion", 1e12), {"billion", 1e9}, {"million", 1e6}}) {
      if (std::fabs(value) >= size) return absl::StrFormat("%.6g %s", value / size, name);
    }
    // Thousands set apart.
    std::string text = absl::StrFormat("%.10g", value);
    size_t end = std::min(text.find('.'), text.size());
    for (size_t i = end; i > 3 + (text[0] == '-'); i -= 3) text.insert(i - 3, ",");
    return text;
  };
  std::string out;
  bool range = std::isfinite(q.min) && std::isfinite(q.max) && q.min != q.max && !q.approximate;
  if (q.vague) {
    out = range ? number(q.min) + " to " + number(q.max) : "at least " + number(q.min);
  } else if (range) {
    out = number(q.min) + " to " + number(q.max);
  } else {
    out = q.hedge.empty() ? number(q.point) : q.hedge + " " + number(q.point);
  }
  if (q.unit == "share") return number(q.point * 100) + " percent";
  if (!q.unit.empty()) out += " " + q.unit;
  if (!q.per.empty()) out += " per " + q.per;
  return out;
}

Verdict CompareQuantities(const Quantity& x, const Quantity& y) {
  // One order for both, so that reasons too are the same whichever comes first.
  auto key = [](const Quantity& q) {
    return std::tie(q.dimension, q.point, q.min, q.max, q.hedge, q.unit, q.per, q.change, q.second);
  };
  const Quantity& a = key(y) < key(x) ? y : x;
  const Quantity& b = key(y) < key(x) ? x : y;
  if (std::string why = Incomparable(a, b); !why.empty()) {
    return {.relation = Relation::kIncomparable, .reason = why};
  }
  if (a.dimension == Dimension::kScore) return CompareScores(a, b);
  std::string both = Say(a) + " and " + Say(b);
  if (a.dimension == Dimension::kPhone) {
    if (a.unit == b.unit) return {.relation = Relation::kSame, .reason = "one number"};
    return {.relation = Relation::kConflict, .reason = both + " are two numbers", .distance = 1};
  }
  bool opposite = (a.change == Change::kRise && b.change == Change::kFall) ||
                  (a.change == Change::kFall && b.change == Change::kRise);
  if (opposite && a.point != 0 && b.point != 0) {
    return {.relation = Relation::kConflict,
            .reason = "one is a rise, the other a fall",
            .distance = 1};
  }

  double distance = Distance(a, b);
  if (SameSet(a, b)) return {.relation = Relation::kSame, .reason = both + " are one number"};

  bool converted = a.unit != b.unit && !(IsShare(a) && IsShare(b));
  double unit_a = LastUnit(a), unit_b = LastUnit(b);
  double size_a = unit_a * std::fabs(a.scale), size_b = unit_b * std::fabs(b.scale);
  bool round_a = unit_a > 0 && (size_a > size_b * (1 + kEqual) || converted);
  bool round_b = unit_b > 0 && (size_b > size_a * (1 + kEqual) || converted);
  Interval plain_a = Base(a, 0, false, false), plain_b = Base(b, 0, false, false);
  Interval wide_a = Base(a, unit_a, round_a, converted),
           wide_b = Base(b, unit_b, round_b, converted);
  if (Meet(plain_a, plain_b)) {
    return {
        .relation = Relation::kCompatible, .reason = both + " can both hold", .distance = distance};
  }
  if (Meet(wide_a, wide_b)) {
    return {.relation = Relation::kCompatible,
            .reason = both + " differ by rounding",
            .distance = distance};
  }
  return {.relation = Relation::kConflict,
          .reason = both + " cannot both hold",
          .distance = std::max(distance, 0.01)};
}

}  // namespace gainsay
