// SPDX-License-Identifier: Apache-2.0
//
// First the points of the compass and distances, where both are told from one place; then what
// the gazetteer knows, over all readings that the words leave open; then the names themselves.
//
// Tested by tests/compare/place_test.cc.
#include "compare/place.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "absl/strings/str_format.h"
#include "compare/number.h"

namespace gainsay {
namespace {

constexpr std::string_view kTable = "world/places";

Verdict Make(Relation relation, std::string reason, double distance = 0,
             std::string_view rests_on = {}) {
  return {relation, std::move(reason), distance, std::string(rests_on)};
}

// Angle between two bearings, 0 .. 180.
double Between(double a, double b) {
  double d = std::fabs(a - b);
  return std::min(d, 360 - d);
}

// Two directions from one place, or two parts of it. A quarter turn is no imprecision; half of
// one is ("north" for "north-east").
Verdict CompareDirections(std::string_view a, std::string_view b, std::string_view what) {
  if (a == b) return Make(Relation::kSame, absl::StrFormat("both %s", what));
  if (a.empty() || b.empty()) {
    return Make(Relation::kCompatible, absl::StrFormat("only one says which %s", what));
  }
  std::optional<double> x = BearingOf(a), y = BearingOf(b);
  if (!x || !y) {
    // The centre against an edge: loosely used words.
    return Make(Relation::kConflict, absl::StrFormat("\"%s\" and \"%s\" are two %ss", a, b, what),
                0.3);
  }
  double angle = Between(*x, *y);
  if (angle < 60) return Make(Relation::kCompatible, absl::StrFormat("%s is near %s", a, b), 0.1);
  return Make(Relation::kConflict, absl::StrFormat("\"%s\" and \"%s\" are two %ss", a, b, what),
              angle / 180);
}

Verdict CompareDistances(const std::optional<Quantity>& a, const std::optional<Quantity>& b) {
  if (!a && !b) return Make(Relation::kSame, "the same place");
  if (!a || !b) return Make(Relation::kCompatible, "only one gives the distance");
  return CompareQuantities(*a, *b);
}

// The worst of verdicts that all must hold: conflict over incomparable over variant over
// compatible over same.
int Badness(Relation r) {
  switch (r) {
    case Relation::kSame: return 0;
    case Relation::kCompatible: return 1;
    case Relation::kSuperseded: return 2;
    case Relation::kVariant: return 3;
    case Relation::kIncomparable: return 4;
    case Relation::kConflict: return 5;
  }
  return 4;
}
Verdict Worst(Verdict a, Verdict b) {
  return Badness(a.relation) >= Badness(b.relation) ? std::move(a) : std::move(b);
}

// Edits between two strings, at most `limit` + 1.
size_t EditDistance(std::string_view a, std::string_view b, size_t limit) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > limit) return limit + 1;
  std::vector<size_t> row(a.size() + 1);
  for (size_t i = 0; i <= a.size(); ++i) row[i] = i;
  for (size_t j = 1; j <= b.size(); ++j) {
    size_t corner = row[0];
    row[0] = j;
    for (size_t i = 1; i <= a.size(); ++i) {
      size_t next = std::min({row[i] + 1, row[i - 1] + 1, corner + (a[i - 1] != b[j - 1])});
      corner = std::exchange(row[i], next);
    }
  }
  return row[a.size()];
}

// One name in two spellings: an edit or two in a long enough name that begins alike or is alike
// all through but for its vowels ("Gulf of Eden"). Numbers ("Route 5", "Route 7") never are.
bool IsSpellingVariant(std::string_view a, std::string_view b) {
  constexpr size_t kMaxName = 64;
  if (a.size() > kMaxName || b.size() > kMaxName) return false;
  auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (std::any_of(a.begin(), a.end(), digit) || std::any_of(b.begin(), b.end(), digit))
    return false;
  size_t shorter = std::min(a.size(), b.size());
  if (shorter < 5) return false;
  size_t limit = shorter < 8 ? 1 : shorter < 16 ? 2 : 3;
  return EditDistance(a, b, limit) <= limit;
}

std::string_view LastWord(std::string_view name) { return name.substr(name.rfind(' ') + 1); }

// Names that the gazetteer cannot tell apart, folded. The article goes.
std::string Plain(const PlaceValue& value) {
  std::string folded = FoldPlaceName(value.name);
  if (folded.starts_with("the ")) folded.erase(0, 4);
  return folded;
}

// "Qeshm" and "Qeshm Island": one name with its kind.
bool IsNameWithKind(std::string_view longer, std::string_view shorter) {
  return longer.size() > shorter.size() + 1 && longer.starts_with(shorter) &&
         longer[shorter.size()] == ' ' && longer.find(' ', shorter.size() + 1) == longer.npos;
}

std::vector<PlaceId> Known(const PlaceValue& value, const PlaceTable& table) {
  std::vector<PlaceId> ids;
  for (const std::string& key : value.candidates) {
    if (std::optional<PlaceId> id = table.FindKey(key)) ids.push_back(*id);
  }
  return ids;
}

// Best over all readings; nothing is said when one side has none.
std::optional<Verdict> CompareKnown(const std::vector<PlaceId>& as, const std::vector<PlaceId>& bs,
                                    const PlaceTable& table) {
  if (as.empty() || bs.empty()) return std::nullopt;
  std::optional<Verdict> best;
  auto offer = [&best](Verdict v) {
    if (!best || Badness(v.relation) < Badness(best->relation) ||
        (v.relation == best->relation && v.distance < best->distance)) {
      best = std::move(v);
    }
  };
  for (PlaceId a : as) {
    for (PlaceId b : bs) {
      const PlaceEntry& x = table.Get(a);
      const PlaceEntry& y = table.Get(b);
      // The pair in one order, so that the reason does not depend on who comes first.
      std::string_view first = std::min(x.name, y.name), second = std::max(x.name, y.name);
      switch (table.Relate(a, b)) {
        case Containment::kSame:
          offer(Make(Relation::kSame, absl::StrFormat("both are %s", x.name), 0, kTable));
          break;
        case Containment::kWithin:
          offer(Make(Relation::kCompatible, absl::StrFormat("%s lies in %s", x.name, y.name), 0,
                     kTable));
          break;
        case Containment::kContains:
          offer(Make(Relation::kCompatible, absl::StrFormat("%s lies in %s", y.name, x.name), 0,
                     kTable));
          break;
        case Containment::kApart: {
          bool one_country = table.CountryOf(a) == table.CountryOf(b);
          offer(Make(Relation::kConflict,
                     absl::StrFormat("%s and %s are two places", first, second),
                     one_country ? 0.6 : 1, kTable));
          break;
        }
        case Containment::kUnknown:
          offer(
              Make(Relation::kIncomparable,
                   absl::StrFormat("whether %s and %s share ground is not known", first, second)));
          break;
      }
    }
  }
  return best;
}

// Containers that the words give: "Springfield, Ill." | "Springfield, Mass.".
bool ContainersApart(const PlaceValue& a, const PlaceValue& b, const PlaceTable& table) {
  for (const std::string& x : a.within) {
    for (const std::string& y : b.within) {
      std::vector<PlaceId> as, bs;
      for (const PlaceHit& h : table.Find(x)) as.push_back(h.id);
      for (const PlaceHit& h : table.Find(y)) bs.push_back(h.id);
      std::optional<Verdict> v = CompareKnown(as, bs, table);
      if (v && v->relation == Relation::kConflict) return true;
    }
  }
  return false;
}

// Kinds of which an event in one is not in another.
bool Exclusive(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::kCity:
    case PlaceKind::kCountry:
    case PlaceKind::kState:
    case PlaceKind::kCounty:
    case PlaceKind::kStreet:
    case PlaceKind::kIsland: return true;
    case PlaceKind::kBuilding:  // only of one sort, see CompareNames
    case PlaceKind::kContinent:
    case PlaceKind::kRegion:
    case PlaceKind::kDistrict:
    case PlaceKind::kWater:
    case PlaceKind::kMountain:
    case PlaceKind::kUnknown: return false;
  }
  return false;
}

Verdict CompareNames(const PlaceValue& a, const PlaceValue& b, bool known_a, bool known_b) {
  std::string x = Plain(a), y = Plain(b);
  if (x == y) return Make(Relation::kSame, "the same name");
  std::string_view first = std::min(a.name, b.name), second = std::max(a.name, b.name);
  bool with_kind = IsNameWithKind(x, y) || IsNameWithKind(y, x);
  if (with_kind &&
      (a.kind == b.kind || a.kind == PlaceKind::kUnknown || b.kind == PlaceKind::kUnknown)) {
    return Make(Relation::kCompatible, absl::StrFormat("%s and %s are one name", first, second));
  }
  // "24 Independent Street" is a spot in "Independent Street".
  if (a.kind == PlaceKind::kStreet && b.kind == PlaceKind::kStreet &&
      (x.ends_with(" " + y) || y.ends_with(" " + x))) {
    return Make(Relation::kCompatible, "one gives the number too");
  }
  if (!(known_a && known_b) && IsSpellingVariant(x, y) &&
      (a.kind == b.kind || known_a != known_b)) {
    return Make(Relation::kVariant,
                absl::StrFormat("%s and %s are one name in two spellings", first, second), 0.2);
  }
  if (a.kind != b.kind) return Make(Relation::kIncomparable, "places of different kinds");
  bool one_sort = LastWord(x) == LastWord(y) || a.kind == PlaceKind::kCity;
  if (Exclusive(a.kind) && (a.kind != PlaceKind::kStreet || one_sort)) {
    return Make(Relation::kConflict,
                absl::StrFormat("%s and %s are two %s names", first, second, PlaceKindName(a.kind)),
                0.7);
  }
  if (a.kind == PlaceKind::kBuilding && one_sort && x.find(' ') != x.npos &&
      y.find(' ') != y.npos) {
    return Make(Relation::kConflict, absl::StrFormat("%s and %s are two buildings", first, second),
                0.7);
  }
  return Make(Relation::kIncomparable, "two names that may mean one place");
}

Verdict CompareBare(const PlaceValue& a, const PlaceValue& b, const PlaceTable& table) {
  std::vector<PlaceId> as = Known(a, table), bs = Known(b, table);
  if (Plain(a) == Plain(b)) {
    if (ContainersApart(a, b, table)) {
      return Make(Relation::kConflict, absl::StrFormat("%s is put in two places", a.name), 0.8,
                  kTable);
    }
    if (as.empty() || bs.empty()) return Make(Relation::kSame, "the same name");
  }
  if (std::optional<Verdict> v = CompareKnown(as, bs, table)) {
    // A namesake in another country is a reading that neither may have meant.
    if (v->relation == Relation::kConflict && Plain(a) == Plain(b)) {
      return Make(Relation::kIncomparable, "two places of one name");
    }
    return *std::move(v);
  }
  // A place that the table does not have lies where its words put it.
  auto inside = [&](const PlaceValue& unknown, const std::vector<PlaceId>& known) {
    for (const std::string& container : unknown.within) {
      std::vector<PlaceId> ids;
      for (const PlaceHit& h : table.Find(container)) ids.push_back(h.id);
      std::optional<Verdict> v = CompareKnown(ids, known, table);
      if (v && v->relation != Relation::kIncomparable) return v;
    }
    return std::optional<Verdict>();
  };
  std::optional<Verdict> v = as.empty() ? inside(a, bs) : inside(b, as);
  if (v && v->relation == Relation::kConflict) return *std::move(v);
  Verdict names = CompareNames(a, b, !as.empty(), !bs.empty());
  if (v && names.relation != Relation::kSame && names.relation != Relation::kVariant) {
    // "Zainabieh, Damascus" against "Syria" is less precise; against "Damascus" too.
    return Make(Relation::kCompatible, "one lies where the other is", 0, kTable);
  }
  return names;
}

}  // namespace

std::optional<double> BearingOf(std::string_view direction) {
  struct Point {
    std::string_view name;
    double degrees;
  };
  static constexpr std::array<Point, 8> kPoints = {{{"north", 0},
                                                    {"north-east", 45},
                                                    {"east", 90},
                                                    {"south-east", 135},
                                                    {"south", 180},
                                                    {"south-west", 225},
                                                    {"west", 270},
                                                    {"north-west", 315}}};
  for (const Point& p : kPoints) {
    if (p.name == direction) return p.degrees;
  }
  return std::nullopt;
}

Verdict ComparePlaces(const PlaceValue& a, const PlaceValue& b, const PlaceTable& table) {
  if (a == b) return Make(Relation::kSame, "the same place");
  Verdict bare = CompareBare(a, b, table);
  bool offset_a = !a.direction.empty() || a.distance.has_value();
  bool offset_b = !b.direction.empty() || b.distance.has_value();
  if (!offset_a && !offset_b) {
    if (bare.relation != Relation::kSame || a.part == b.part) return bare;
    return Worst(std::move(bare), CompareDirections(a.part, b.part, "part"));
  }
  if (bare.relation != Relation::kSame) {
    // Told from two places, or a spot near one and another place: both can be one spot.
    if (bare.relation == Relation::kConflict || bare.relation == Relation::kIncomparable) {
      return Make(Relation::kIncomparable, "told from different places");
    }
    return bare;
  }
  if (offset_a != offset_b) {
    return Make(Relation::kCompatible, "one is told less precisely");
  }
  return Worst(CompareDirections(a.direction, b.direction, "direction"),
               CompareDistances(a.distance, b.distance));
}

std::optional<std::string> MisplacedReason(const PlaceValue& value, const PlaceTable& table) {
  std::vector<PlaceId> ids = Known(value, table);
  if (ids.empty() || value.within.empty()) return std::nullopt;
  std::vector<PlaceId> containers;
  for (const PlaceHit& h : table.Find(value.within.front())) containers.push_back(h.id);
  // Namesakes that the table lacks are many among cities, hardly any among countries.
  for (PlaceId id : ids) {
    if (table.Get(id).kind != PlaceKind::kCountry && !table.Get(id).capital) return std::nullopt;
  }
  std::optional<Verdict> v = CompareKnown(ids, containers, table);
  if (!v || v->relation != Relation::kConflict) return std::nullopt;
  return absl::StrFormat("%s does not lie in %s", value.name, value.within.front());
}

}  // namespace gainsay
