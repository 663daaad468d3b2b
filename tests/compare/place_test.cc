// SPDX-License-Identifier: Apache-2.0
#include "compare/place.h"

#include <cstdlib>

#include "gtest/gtest.h"

namespace gainsay {
namespace {

const PlaceTable& Table() {
  static const auto& table = *new auto([] {
    PackInfo pack;
    pack.directory = std::getenv("GAINSAY_RULES");
    return PlaceTable::Load({pack});
  }());
  EXPECT_TRUE(table.ok()) << table.status();
  return **table;
}

// A place as the extractor makes it: candidates from the table, kind from the first.
PlaceValue P(std::string name, std::vector<std::string> within = {}) {
  PlaceValue value;
  value.name = name;
  value.within = std::move(within);
  for (const PlaceHit& h : Table().Find(name)) {
    value.candidates.emplace_back(Table().Get(h.id).key);
  }
  if (!value.candidates.empty()) value.kind = PlaceKindOfKey(value.candidates.front());
  return value;
}
PlaceValue Kind(PlaceKind kind, std::string name, std::vector<std::string> within = {}) {
  PlaceValue value;
  value.name = std::move(name);
  value.kind = kind;
  value.within = std::move(within);
  return value;
}
PlaceValue Off(std::string direction, double miles, std::string name) {
  PlaceValue value = P(std::move(name));
  value.direction = std::move(direction);
  if (miles > 0) {
    Quantity q;
    q.min = q.max = q.point = miles;
    q.dimension = Dimension::kLength;
    q.unit = "mile";
    q.scale = 1609.344;
    value.distance = q;
  }
  return value;
}
PlaceValue Part(std::string part, std::string name) {
  PlaceValue value = P(std::move(name));
  value.part = std::move(part);
  return value;
}

constexpr auto kStreet = PlaceKind::kStreet;
constexpr auto kCity = PlaceKind::kCity;
constexpr auto kBuilding = PlaceKind::kBuilding;

struct Row {
  PlaceValue a, b;
  Relation want;
};

std::vector<Row> Rows() {
  return {
      // One place.
      {P("Manokwari"), P("Manokwari"), Relation::kSame},
      {P("Kyiv"), P("Kiev"), Relation::kSame},
      {P("US"), P("United States"), Relation::kSame},
      {Kind(kCity, "Zainabieh"), Kind(kCity, "Zainabieh"), Relation::kSame},
      // One in the other.
      {P("Manokwari"), P("Indonesia"), Relation::kCompatible},
      {P("Houston"), P("Texas"), Relation::kCompatible},
      {P("Georgia"), P("Tbilisi"), Relation::kCompatible},
      {P("Georgia"), P("Atlanta"), Relation::kCompatible},
      {Kind(kCity, "Zainabieh", {"Damascus"}), P("Syria"), Relation::kCompatible},
      {Kind(kStreet, "24 Independent Street"), Kind(kStreet, "Independent Street"),
       Relation::kCompatible},
      {Kind(PlaceKind::kIsland, "Larak Island"), Kind(PlaceKind::kUnknown, "Larak"),
       Relation::kCompatible},
      // Two spellings.
      {Kind(kStreet, "Independent Street"), Kind(kStreet, "Independence Street"),
       Relation::kVariant},
      {Kind(PlaceKind::kWater, "Gulf of Eden"), P("Gulf of Aden"), Relation::kVariant},
      {Kind(kCity, "Khaledin"), Kind(kCity, "Khaldin"), Relation::kVariant},
      // Two places.
      {P("Manokwari"), P("Sorong"), Relation::kConflict},
      {P("Cardiff"), P("Merthyr Tydfil"), Relation::kConflict},
      {P("Iran"), P("Iraq"), Relation::kConflict},
      {P("Houston"), P("California"), Relation::kConflict},
      {P("Austria"), P("Australia"), Relation::kConflict},
      {P("Springfield", {"Illinois"}), P("Springfield", {"Massachusetts"}), Relation::kConflict},
      {Kind(kCity, "Zainabieh", {"Damascus"}), P("Iraq"), Relation::kConflict},
      {Kind(kStreet, "Stadiou Street"), Kind(kStreet, "Baker Street"), Relation::kConflict},
      {Kind(kBuilding, "Beaumont Hospital"), Kind(kBuilding, "Mercy Hospital"),
       Relation::kConflict},
      // Nothing follows.
      {P("Aden"), P("Gulf of Aden"), Relation::kIncomparable},
      {P("Gulf of Aden"), P("Arabian Sea"), Relation::kIncomparable},
      {P("Somalia"), P("Gulf of Aden"), Relation::kIncomparable},
      {P("Middle East"), P("Japan"), Relation::kIncomparable},
      {Kind(PlaceKind::kUnknown, "Alpha"), Kind(PlaceKind::kUnknown, "Omega"),
       Relation::kIncomparable},
      {Kind(kStreet, "Interstate 5"), Kind(kStreet, "Oregon 214"), Relation::kIncomparable},
      {Kind(kStreet, "Route 5"), Kind(kBuilding, "Mercy Hospital"), Relation::kIncomparable},
      // Directions and distances.
      {Off("east", 150, "Aden"), Off("west", 150, "Aden"), Relation::kConflict},
      {Off("east", 150, "Aden"), Off("north-east", 150, "Aden"), Relation::kCompatible},
      {Off("east", 150, "Aden"), Off("east", 80, "Aden"), Relation::kConflict},
      {Off("east", 150, "Aden"), Off("", 150, "Aden"), Relation::kCompatible},
      {Off("east", 150, "Aden"), P("Aden"), Relation::kCompatible},
      {Off("east", 150, "Aden"), P("Yemen"), Relation::kCompatible},
      {Off("east", 150, "Aden"), P("Somalia"), Relation::kIncomparable},
      {Off("east", 150, "Aden"), Off("north", 30, "Mogadishu"), Relation::kIncomparable},
      {Part("south", "Iran"), Part("south-east", "Iran"), Relation::kCompatible},
      {Part("south", "Iran"), P("Iran"), Relation::kCompatible},
      {Part("south", "Iran"), Part("north", "Iran"), Relation::kConflict},
      {Part("south", "Iran"), P("Bam"), Relation::kCompatible},
  };
}

TEST(ComparePlaces, Table) {
  for (const Row& row : Rows()) {
    Verdict v = ComparePlaces(row.a, row.b, Table());
    EXPECT_EQ(RelationName(v.relation), RelationName(row.want))
        << Dump(row.a) << " | " << Dump(row.b) << ": " << v.reason;
    EXPECT_FALSE(v.reason.empty());
  }
}

std::vector<PlaceValue> World() {
  std::vector<PlaceValue> world;
  for (Row& row : Rows()) {
    world.push_back(std::move(row.a));
    world.push_back(std::move(row.b));
  }
  return world;
}

TEST(ComparePlaces, SymmetricAndReflexive) {
  std::vector<PlaceValue> world = World();
  for (const PlaceValue& a : world) {
    EXPECT_EQ(ComparePlaces(a, a, Table()).relation, Relation::kSame) << Dump(a);
    for (const PlaceValue& b : world) {
      Verdict x = ComparePlaces(a, b, Table()), y = ComparePlaces(b, a, Table());
      EXPECT_EQ(x.relation, y.relation) << Dump(a) << " | " << Dump(b);
      EXPECT_EQ(x.distance, y.distance) << Dump(a) << " | " << Dump(b);
    }
  }
}

// All ways to say less than `value`.
std::vector<PlaceValue> LessPrecise(const PlaceValue& value) {
  std::vector<PlaceValue> less;
  auto with = [&](auto change) {
    PlaceValue v = value;
    change(v);
    if (!(v == value)) less.push_back(std::move(v));
  };
  with([](PlaceValue& v) { v.direction = ""; });
  with([](PlaceValue& v) { v.distance.reset(); });
  with([](PlaceValue& v) { v.part = ""; });
  with([](PlaceValue& v) { v.direction = "", v.distance.reset(); });
  if (value.direction.empty() && !value.distance) {
    for (const std::string& key : value.candidates) {
      if (value.candidates.size() > 1) break;
      for (PlaceId c : Table().Get(*Table().FindKey(key)).within) {
        less.push_back(P(std::string(Table().Get(c).name)));
      }
    }
  }
  return less;
}

TEST(ComparePlaces, LessPreciseNeverMakesAConflict) {
  for (const PlaceValue& a : World()) {
    for (const PlaceValue& b : World()) {
      Relation before = ComparePlaces(a, b, Table()).relation;
      if (before != Relation::kSame && before != Relation::kCompatible) continue;
      for (const PlaceValue& less : LessPrecise(a)) {
        EXPECT_NE(ComparePlaces(less, b, Table()).relation, Relation::kConflict)
            << Dump(a) << " -> " << Dump(less) << " | " << Dump(b);
      }
    }
  }
}

TEST(MisplacedReason, OnlyWhatIsSure) {
  EXPECT_TRUE(MisplacedReason(P("Djibouti", {"Ivory Coast"}), Table()));
  EXPECT_FALSE(MisplacedReason(P("Djibouti", {"Africa"}), Table()));
  EXPECT_FALSE(MisplacedReason(P("Djibouti"), Table()));
  EXPECT_FALSE(MisplacedReason(P("Houston", {"Alaska"}), Table()));  // there is one
  EXPECT_FALSE(MisplacedReason(P("Georgia", {"Iowa"}), Table()));
}

}  // namespace
}  // namespace gainsay
