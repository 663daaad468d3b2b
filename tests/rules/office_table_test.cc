// SPDX-License-Identifier: Apache-2.0
#include "rules/office_table.h"

#include <chrono>
#include <cstdlib>

#include "gtest/gtest.h"
#include "rules/place_table.h"

namespace gainsay {
namespace {

const OfficeTable& Table() {
  static const auto& table = *new auto([] {
    PackInfo pack;
    pack.directory = std::getenv("GAINSAY_RULES");
    return OfficeTable::Load({pack});
  }());
  EXPECT_TRUE(table.ok()) << table.status();
  return **table;
}

int64_t Day(int y, unsigned m, unsigned d) {
  using namespace std::chrono;
  return sys_days(year(y) / month(m) / day(d)).time_since_epoch().count();
}

const OfficeKey kUsPresident{"country/US", "president", ""};
const OfficeKey kUsForeign{"country/US", "minister", "foreign affairs"};
const OfficeKey kIranLeader{"country/IR", "supreme leader", ""};

TEST(OfficeTable, HeldAt) {
  struct {
    OfficeKey office;
    std::string_view name;
    int64_t day;
    Held want;
  } kRows[] = {
      {kUsPresident, "Barack Obama", Day(2010, 5, 1), Held::kYes},
      {kUsPresident, "Obama", Day(2010, 5, 1), Held::kYes},
      {kUsPresident, "Donald J. Trump", Day(2019, 5, 1), Held::kYes},
      {kUsPresident, "Obama", Day(2019, 5, 1), Held::kNo},
      {kUsPresident, "Trump", Day(2022, 5, 1), Held::kNo},
      {kUsForeign, "Rex Tillerson", Day(2017, 6, 1), Held::kYes},
      {kUsForeign, "Rex Tillerson", Day(2019, 6, 1), Held::kNo},
      {kIranLeader, "Ali Khamenei", Day(2019, 6, 1), Held::kYes},
      // Near the edge, unknown names, unknown offices, after the table was made: silent.
      {kUsPresident, "Obama", Day(2017, 2, 10), Held::kUnknown},
      {kUsPresident, "Ada Lovelace", Day(2010, 5, 1), Held::kUnknown},
      {{"country/US", "king", ""}, "Obama", Day(2010, 5, 1), Held::kUnknown},
      {kIranLeader, "Ali Khamenei", Day(2030, 6, 1), Held::kUnknown},
  };
  for (const auto& row : kRows) {
    EXPECT_EQ(Table().HeldAt(row.office, row.name, row.day, row.day), row.want)
        << row.name << " on day " << row.day;
  }
}

TEST(OfficeTable, NobodyHeldOneOfficeTogether) {
  EXPECT_EQ(Table().EverTogether(kUsPresident, "Donald Trump", "Barack Obama"), Held::kNo);
  EXPECT_EQ(Table().EverTogether(kUsForeign, "Tillerson", "Pompeo"), Held::kNo);
  EXPECT_EQ(Table().EverTogether(kUsPresident, "Trump", "Donald Trump"), Held::kUnknown);
  EXPECT_EQ(Table().EverTogether(kUsPresident, "George Bush", "George W. Bush"), Held::kUnknown);
  EXPECT_EQ(Table().EverTogether(kIranLeader, "Ali Khamenei", "Ali Shah Gehlavy"), Held::kUnknown);
}

TEST(OfficeTable, HoldersAt) {
  auto holders = Table().HoldersAt(kUsPresident, Day(2019, 5, 1), Day(2019, 5, 1));
  ASSERT_EQ(holders.size(), 1u);
  EXPECT_EQ(holders[0]->holder, "Donald Trump");
  EXPECT_EQ(Table().HoldersAt(kUsPresident, Day(2016, 12, 1), Day(2017, 2, 1)).size(), 2u);
  EXPECT_TRUE(Table().HoldersAt(kUsPresident, Day(1700, 1, 1), Day(1700, 1, 1)).empty());
}

// The tables agree with each other: jurisdictions are places, nobody succeeds himself unmarked,
// and the terms of one office do not overlap.
TEST(OfficeTable, RowsAreSound) {
  PackInfo pack;
  pack.directory = std::getenv("GAINSAY_RULES");
  auto places = PlaceTable::Load({pack});
  ASSERT_TRUE(places.ok());
  EXPECT_GT(Table().size(), 500u);
  for (const char* country : {"US", "GB", "FR", "DE", "RU", "IN", "JP", "IL", "IR", "AU"}) {
    for (const char* role : {"president", "prime minister", "chancellor"}) {
      OfficeKey key{std::string("country/") + country, role, ""};
      ASSERT_TRUE((*places)->FindKey(key.jurisdiction)) << country;
      const Tenure* before = nullptr;
      for (const Tenure* t : Table().Of(key)) {
        if (before != nullptr) {
          EXPECT_LE(before->to, t->from) << country << " " << role << ": " << t->holder;
        }
        before = t;
      }
    }
  }
}

TEST(OfficeTable, OnePerson) {
  EXPECT_TRUE(MayBeOnePerson("Trump", "Donald J. Trump"));
  EXPECT_TRUE(MayBeOnePerson("Donald Trump", "Donald J. Trump"));
  EXPECT_TRUE(MayBeOnePerson("D. Trump", "Donald Trump"));
  EXPECT_FALSE(MayBeOnePerson("Melania Trump", "Donald Trump"));
  EXPECT_FALSE(MayBeOnePerson("Donald", "Donald Trump"));
  EXPECT_FALSE(MayBeOnePerson("", "Donald Trump"));
}

}  // namespace
}  // namespace gainsay
