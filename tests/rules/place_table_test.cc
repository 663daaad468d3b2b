// SPDX-License-Identifier: Apache-2.0
#include "rules/place_table.h"

#include <cstdlib>
#include <set>

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

std::set<std::string> Keys(const std::vector<PlaceHit>& hits) {
  std::set<std::string> keys;
  for (const PlaceHit& h : hits) keys.emplace(Table().Get(h.id).key);
  return keys;
}

using Set = std::set<std::string>;

TEST(PlaceTable, FindsNamesInAllSpellings) {
  struct {
    std::string_view name;
    Set want;
  } kRows[] = {
      {"Kyiv", {"city/UA/Kyiv"}},
      {"Kiev", {"city/UA/Kyiv"}},
      {"KIEV", {"city/UA/Kyiv"}},
      {"Georgia", {"country/GE", "state/US/GA"}},
      {"São Paulo", {"city/BR/Sao Paulo", "state/BR/SP"}},
      {"U.S.", {"country/US"}},
      {"US", {"country/US"}},
      {"the Netherlands", {"country/NL"}},
      {"Calif.", {"state/US/CA"}},
      {"Gulf of Aden", {"water/gulf of aden"}},
      // Nothing here.
      {"us", {}},
      {"or", {}},
      {"Atlantis", {}},
      {"", {}},
      {" ", {}},
  };
  for (const auto& row : kRows) EXPECT_EQ(Keys(Table().Find(row.name)), row.want) << row.name;
}

TEST(PlaceTable, FindsDemonyms) {
  EXPECT_EQ(Keys(Table().FindDemonym("Iranian")), (Set{"country/IR"}));
  EXPECT_EQ(Keys(Table().FindDemonym("Saudis")), (Set{"country/SA"}));
  EXPECT_EQ(Keys(Table().FindDemonym("Congolese")), (Set{"country/CD", "country/CG"}));
  EXPECT_TRUE(Table().FindDemonym("Iran").empty());
}

TEST(PlaceTable, TownsByBisection) {
  EXPECT_EQ(Table().TownCountries("Zaandam").size(), 1u);
  EXPECT_EQ(Table().TownCountries("zaandam").front(), "NL");
  EXPECT_TRUE(Table().TownCountries("Zzzz").empty());
  EXPECT_TRUE(Table().TownCountries("#").empty());
  EXPECT_TRUE(Table().TownCountries("").empty());
}

TEST(PlaceTable, Containment) {
  struct {
    std::string_view a, b;
    Containment want;
  } kRows[] = {
      {"city/US/TX/Houston", "state/US/TX", Containment::kWithin},
      {"city/US/TX/Houston", "country/US", Containment::kWithin},
      {"country/IR", "city/IR/Tehran", Containment::kContains},
      {"country/IR", "country/IQ", Containment::kApart},
      {"city/IR/Tehran", "city/IR/Qom", Containment::kApart},
      {"city/IR/Tehran", "country/IQ", Containment::kApart},
      {"city/US/TX/Houston", "state/US/CA", Containment::kApart},
      {"state/GB/KEN", "state/GB/ENG", Containment::kWithin},
      {"country/PR", "country/US", Containment::kWithin},
      {"country/US", "country/US", Containment::kSame},
      // The table cannot know.
      {"city/IR/Tehran", "state/IR/01", Containment::kUnknown},
      {"water/gulf of aden", "country/YE", Containment::kUnknown},
      {"region/middle east", "country/JP", Containment::kUnknown},
  };
  for (const auto& row : kRows) {
    auto a = Table().FindKey(row.a), b = Table().FindKey(row.b);
    ASSERT_TRUE(a && b) << row.a << " " << row.b;
    EXPECT_EQ(Table().Relate(*a, *b), row.want) << row.a << " " << row.b;
  }
}

TEST(PlaceTable, EveryPlaceHasAKindAndIsFoundByItsName) {
  for (PlaceId id = 0; id < Table().size(); ++id) {
    const PlaceEntry& e = Table().Get(id);
    EXPECT_EQ(PlaceKindOfKey(e.key), e.kind);
    EXPECT_TRUE(Keys(Table().Find(e.name)).contains(std::string(e.key))) << e.key;
  }
}

TEST(PlaceTable, Folding) {
  EXPECT_EQ(FoldPlaceName("São  Tomé"), "sao tome");
  EXPECT_EQ(FoldPlaceName("N’Djamena"), "n'djamena");
  EXPECT_EQ(FoldPlaceName("Łódź"), "lodz");
  EXPECT_EQ(FoldPlaceName("Door-to Door"), "door-to door");
}

}  // namespace
}  // namespace gainsay
