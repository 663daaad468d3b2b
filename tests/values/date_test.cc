// SPDX-License-Identifier: Apache-2.0
#include "values/date.h"

#include <gtest/gtest.h>

namespace gainsay {
namespace {

TEST(CivilCalendar, DaysAndBack) {
  EXPECT_EQ(DaysFromCivil(1970, 1, 1), 0);
  EXPECT_EQ(DaysFromCivil(2000, 3, 1), 11017);
  // Leap years, the turn of eras, before Christ.
  for (int64_t day = -1200000; day < 1200000; day += 97) {
    const CivilDay civil = CivilFromDays(day);
    EXPECT_EQ(DaysFromCivil(civil.year, civil.month, civil.day), day);
    EXPECT_GE(civil.day, 1);
    EXPECT_LE(civil.day, DaysInMonth(civil.year, civil.month));
  }
}

TEST(CivilCalendar, WeekdaysFollowEachOther) {
  EXPECT_EQ(WeekdayOf(1970, 1, 1), 4);
  EXPECT_EQ(WeekdayOf(2013, 3, 18), 1);
  EXPECT_EQ(WeekdayOf(1939, 9, 1), 5);
  for (int64_t day = -800; day < 800; ++day) {
    EXPECT_EQ(WeekdayOfDays(day + 1), WeekdayOfDays(day) % 7 + 1);
  }
}

TEST(CivilCalendar, IsoWeeks) {
  // Days around the new year belong to the week of the year that has its Thursday.
  EXPECT_EQ(IsoWeekOfDays(DaysFromCivil(2014, 12, 29)).year, 2015);
  EXPECT_EQ(IsoWeekOfDays(DaysFromCivil(2014, 12, 29)).week, 1);
  EXPECT_EQ(IsoWeekOfDays(DaysFromCivil(2010, 1, 3)).year, 2009);
  EXPECT_EQ(IsoWeekOfDays(DaysFromCivil(2010, 1, 3)).week, 53);
  for (int year = 1990; year < 2030; ++year) {
    for (int week = 1; week <= 52; ++week) {
      const IsoWeek back = IsoWeekOfDays(DaysFromIsoWeek(year, week));
      EXPECT_EQ(back.year, year);
      EXPECT_EQ(back.week, week);
    }
  }
}

TEST(CivilCalendar, MonthsKeepTheDayWhereThereIsOne) {
  EXPECT_EQ(AddMonths({2013, 1, 31}, 1), (CivilDay{2013, 2, 28}));
  EXPECT_EQ(AddMonths({2012, 1, 31}, 1), (CivilDay{2012, 2, 29}));
  EXPECT_EQ(AddMonths({2013, 1, 15}, -1), (CivilDay{2012, 12, 15}));
  EXPECT_EQ(AddMonths({2013, 12, 15}, 13), (CivilDay{2015, 1, 15}));
  EXPECT_EQ(AddMonths({1, 1, 1}, -12), (CivilDay{0, 1, 1}));
}

TEST(Granularity, NamesAreReadBack) {
  for (int i = 0; i <= static_cast<int>(Granularity::kUnknown); ++i) {
    const auto granularity = static_cast<Granularity>(i);
    EXPECT_EQ(ParseGranularity(GranularityName(granularity)), granularity);
  }
  EXPECT_EQ(ParseGranularity("fortnight"), std::nullopt);
}

TEST(DateValue, Dump) {
  DateValue value;
  value.timex = "2013-03-18TMO";
  value.mod = "START";
  value.anchor = Anchor::kPublished;
  value.from = DaysFromCivil(2013, 3, 18) * kMinutesPerDay;
  value.to = *value.from + 720;
  EXPECT_EQ(Dump(value), "2013-03-18TMO START [2013-03-18T00:00, 2013-03-18T12:00) published");
  value.to.reset();
  EXPECT_EQ(Dump(value), "2013-03-18TMO START [2013-03-18T00:00, ..) published");
  EXPECT_EQ(FormatMinutes(-1), "1969-12-31T23:59");
}

}  // namespace
}  // namespace gainsay
