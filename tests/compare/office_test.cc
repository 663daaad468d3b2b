// SPDX-License-Identifier: Apache-2.0
#include "compare/office.h"

#include <chrono>
#include <cstdlib>

#include "gtest/gtest.h"
#include "rules/ruleset.h"

namespace gainsay {
namespace {

struct Knowledge {
  OfficeTerms terms;
  std::shared_ptr<const PlaceTable> places;
  std::shared_ptr<const OfficeTable> holders;
};

const Knowledge& Known() {
  static const Knowledge& known = *[] {
    auto rules = RuleSet::Load({std::getenv("GAINSAY_RULES")});
    EXPECT_TRUE(rules.ok()) << rules.status();
    auto terms = OfficeTerms::Compile(**rules);
    EXPECT_TRUE(terms.ok()) << terms.status();
    auto places = PlaceTable::Load((*rules)->packs());
    auto holders = OfficeTable::Load((*rules)->packs());
    EXPECT_TRUE(places.ok() && holders.ok()) << holders.status();
    return new Knowledge{*std::move(terms), *places, *holders};
  }();
  return known;
}

struct Office {
  std::string role, portfolio, jurisdiction, organization;
  OfficeStatus status = OfficeStatus::kCurrent;
  OfficeRank rank = OfficeRank::kFull;
};
OfficeValue Value(const Office& o) {
  OfficeValue v;
  v.role = o.role;
  v.portfolio = o.portfolio;
  v.jurisdiction = o.jurisdiction;
  v.organization = o.organization;
  v.status = o.status;
  v.rank = o.rank;
  v.single_holder = Known().terms.IsSingle(o.role);
  return v;
}

constexpr auto kFormer = OfficeStatus::kFormer;
constexpr auto kActing = OfficeStatus::kActing;
constexpr auto kNow = OfficeStatus::kCurrent;
constexpr auto kDeputy = OfficeRank::kDeputy;
constexpr auto kVice = OfficeRank::kVice;

struct Row {
  Office a, b;
  Relation want;
};
const std::vector<Row>& Rows() {
  static const auto& rows = *new std::vector<Row>{
      {{"minister", "foreign affairs", "country/US"},
       {"minister", "foreign affairs", "country/US"},
       Relation::kSame},
      {{"minister"}, {"minister", "telecommunications"}, Relation::kCompatible},
      {{"president", "", "country/US"},
       {"president", "", "country/US", "", kFormer},
       Relation::kCompatible},
      {{"director", "", "", "FBI"}, {"director", "", "", "FBI", kActing}, Relation::kCompatible},
      {{"senator"}, {"lawmaker"}, Relation::kCompatible},
      {{"governor", "", "country/US"}, {"governor", "", "state/US/TX"}, Relation::kCompatible},
      {{"director", "", "", "Seismic Research Center"},
       {"head", "", "", "Iran's Seismic Research Center"},
       Relation::kCompatible},
      {{"minister", "", "", "", kNow, kDeputy},
       {"minister", "", "", "", kNow, kVice},
       Relation::kSame},
      {{"commander"}, {"official"}, Relation::kCompatible},
      // Conflicts.
      {{"minister"}, {"minister", "", "", "", kNow, kDeputy}, Relation::kConflict},
      {{"minister", "defence"}, {"minister", "interior"}, Relation::kConflict},
      {{"commander"}, {"commodore"}, Relation::kConflict},
      {{"president"}, {"vice president"}, Relation::kConflict},
      {{"associate director"},
       {"associate director", "", "", "", kNow, kDeputy},
       Relation::kConflict},
      {{"chief executive"}, {"chief operating officer"}, Relation::kConflict},
      {{"director", "", "", "Security Response Center"},
       {"director", "", "", "Security Response Alliance"},
       Relation::kConflict},
      // Nothing follows.
      {{"director", "", "", "Security Response Center"},
       {"manager", "", "", "Security Response Alliance"},
       Relation::kIncomparable},
      {{"president", "", "country/IR"}, {"president", "", "country/IQ"}, Relation::kIncomparable},
      {{"inspector"}, {"spokesman"}, Relation::kIncomparable},
      {{"president", "", "", "Ford"}, {"president", "", "", "Chrysler"}, Relation::kIncomparable},
      {{"commander"}, {"major"}, Relation::kIncomparable},
      {{"director"}, {""}, Relation::kIncomparable},
  };
  return rows;
}

Relation Compare(const Office& a, const Office& b) {
  return CompareOffices(Value(a), Value(b), Known().terms, *Known().places).relation;
}

TEST(CompareOffices, Table) {
  for (const Row& row : Rows()) {
    Verdict v = CompareOffices(Value(row.a), Value(row.b), Known().terms, *Known().places);
    EXPECT_EQ(RelationName(v.relation), RelationName(row.want))
        << Dump(Value(row.a)) << " | " << Dump(Value(row.b)) << ": " << v.reason;
  }
}

TEST(CompareOffices, Laws) {
  std::vector<Office> world;
  for (const Row& row : Rows()) {
    world.push_back(row.a);
    world.push_back(row.b);
  }
  for (const Office& a : world) {
    EXPECT_EQ(Compare(a, a), Relation::kSame);
    for (const Office& b : world) {
      Relation relation = Compare(a, b);
      EXPECT_EQ(relation, Compare(b, a)) << Dump(Value(a)) << " | " << Dump(Value(b));
      if (relation != Relation::kSame && relation != Relation::kCompatible) continue;
      for (int drop = 0; drop < 3; ++drop) {
        Office less = a;
        if (drop == 0) less.portfolio = "";
        if (drop == 1) less.jurisdiction = "";
        if (drop == 2) less.organization = "";
        EXPECT_NE(Compare(less, b), Relation::kConflict)
            << Dump(Value(a)) << " | " << Dump(Value(b));
      }
    }
  }
}

int64_t Day(int y, unsigned m, unsigned d) {
  using namespace std::chrono;
  return sys_days(year(y) / month(m) / day(d)).time_since_epoch().count();
}

TEST(CompareHolders, Table) {
  OfficeValue president = Value({"president", "", "country/US"});
  OfficeValue secretary = Value({"minister", "foreign affairs", "country/US"});
  OfficeValue leader = Value({"supreme leader", "", "country/IR"});
  OfficeValue spokesman = Value({"spokesman", "", "country/US"});
  DayRange y2017{Day(2017, 8, 1), Day(2017, 8, 1)}, y2019{Day(2019, 8, 1), Day(2019, 8, 1)};
  struct {
    OfficeValue office;
    std::string_view a;
    DayRange when_a;
    std::string_view b;
    DayRange when_b;
    Relation want;
  } rows[] = {
      {president, "Donald Trump", {}, "Barack Obama", {}, Relation::kConflict},
      {president, "Donald Trump", {}, "Trump", {}, Relation::kSame},
      {Value({"director", "", "", "FBI"}), "James Comey", y2019, "Robert Mueller", y2019,
       Relation::kConflict},
      {leader, "Ali Khamenei", {}, "Ali Shah Gehlavy", {}, Relation::kConflict},
      {secretary, "Rex Tillerson", y2017, "Mike Pompeo", y2019, Relation::kSuperseded},
      {secretary, "Rex Tillerson", y2019, "Mike Pompeo", y2019, Relation::kConflict},
      {leader, "Ali Khamenei", y2017, "Ali Shah Gehlavy", y2019, Relation::kIncomparable},
      {spokesman, "Tom Smith", y2017, "Jane Miller", y2017, Relation::kIncomparable},
  };
  for (const auto& row : rows) {
    Verdict x = CompareHolders(row.office, row.a, row.when_a, row.b, row.when_b, *Known().holders);
    Verdict y = CompareHolders(row.office, row.b, row.when_b, row.a, row.when_a, *Known().holders);
    EXPECT_EQ(RelationName(x.relation), RelationName(row.want))
        << row.a << " " << row.b << x.reason;
    EXPECT_EQ(x.relation, y.relation);
    EXPECT_EQ(x.reason, y.reason);
  }
}

TEST(CheckHolder, SpeaksOnlyOfKnownHolders) {
  OfficeValue president = Value({"president", "", "country/US"});
  DayRange y2019{Day(2019, 8, 1), Day(2019, 8, 1)};
  const OfficeTable& table = *Known().holders;
  EXPECT_EQ(CheckHolder(president, "Barack Obama", y2019, table).relation, Relation::kConflict);
  EXPECT_EQ(CheckHolder(president, "Barack Obama", y2019, table).rests_on, "world/offices");
  EXPECT_EQ(CheckHolder(president, "Donald Trump", y2019, table).relation, Relation::kSame);
  EXPECT_EQ(CheckHolder(president, "Jane Miller", y2019, table).relation, Relation::kIncomparable);
  EXPECT_EQ(CheckHolder(president, "Barack Obama", {}, table).relation, Relation::kIncomparable);
  president.status = OfficeStatus::kFormer;
  EXPECT_EQ(CheckHolder(president, "Barack Obama", y2019, table).relation, Relation::kIncomparable);
}

}  // namespace
}  // namespace gainsay
