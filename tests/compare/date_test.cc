// SPDX-License-Identifier: Apache-2.0
#include "compare/date.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "extract/date.h"

namespace gainsay {
namespace {

const DateExtractor& Extractor() {
  static const DateExtractor* const extractor = [] {
    const auto directory = RuleSet::BuiltinDirectory();
    if (!directory.ok()) std::abort();
    const auto rules = RuleSet::Load({*directory});
    if (!rules.ok()) std::abort();
    auto compiled = DateExtractor::Compile(*rules);
    if (!compiled.ok()) std::abort();
    return new DateExtractor(*std::move(compiled));
  }();
  return *extractor;
}

// The one time in a text. "@2014-03-06" at the end is the date it was published.
std::optional<DateValue> Read(std::string text) {
  std::optional<Published> published;
  const size_t at = text.find('@');
  if (at != std::string::npos) {
    int y = 0, m = 0, d = 0;
    if (std::sscanf(text.c_str() + at, "@%d-%d-%d", &y, &m, &d) != 3) return std::nullopt;
    published = Published{y, m, d, {}, {}};
    text.resize(at);
  }
  const auto mentions =
      Extractor().Extract({text, {{0, static_cast<uint32_t>(text.size())}}, published}, {});
  if (mentions.size() != 1) return std::nullopt;
  return *mentions[0].As<DateValue>();
}

struct Row {
  std::string a, b;
  Relation want;
};

TEST(CompareDates, Table) {
  constexpr Relation kSame = Relation::kSame, kCompatible = Relation::kCompatible,
                     kConflict = Relation::kConflict, kIncomparable = Relation::kIncomparable;
  const Row rows[] = {
      // One day in other words.
      {"on Tuesday @2014-03-06", "on March 4, 2014", kSame},
      {"yesterday @2014-03-05", "on Tuesday @2014-03-06", kSame},
      {"on 2014-03-04", "on 4 March 2014", kSame},
      // Less precise is not different.
      {"on Tuesday 4 March", "on 4 March", kSame},
      {"in June", "on 22 June", kCompatible},
      {"in June 2014", "on 22 June", kCompatible},
      {"this week @2014-03-06", "on Sunday, March 9, 2014", kCompatible},
      {"early Monday @2014-03-06", "on Monday @2014-03-06", kCompatible},
      {"in 2014", "on March 4, 2014", kCompatible},
      {"in the 1990s", "in 1994", kCompatible},
      {"in the summer of 2013", "in July 2013", kCompatible},
      {"in the first quarter of 2013", "in March 2013", kCompatible},
      {"at 8 p.m.", "on Tuesday evening", kCompatible},
      {"on Tuesday", "on March 4, 2014", kCompatible},
      // Edges: a night ends in the morning, a part of the day runs into the next.
      {"on Monday night @2014-03-06", "early Tuesday @2014-03-06", kCompatible},
      {"late Friday @2014-03-06", "on Friday afternoon @2014-03-06", kCompatible},
      // Zones.
      {"at 7:48 a.m. local time", "at 22:48 GMT", kCompatible},
      {"at 20:49 GMT", "at 21:49 BST", kCompatible},
      {"at 20:49 GMT", "at 20:49 BST", kConflict},
      {"at 7:48 a.m. local time", "at 22:51 GMT", kConflict},
      // Clock times.
      {"at about 8.40pm", "at 8.49pm", kCompatible},
      {"at 8.40pm", "at 8.49pm", kConflict},
      {"at 8.40pm", "at 8.40 p.m.", kSame},
      {"at 8 a.m.", "at 8 p.m.", kConflict},
      // Other days, months, years.
      {"on Tuesday @2014-03-06", "on Wednesday @2014-03-06", kConflict},
      {"on Tuesday", "on Wednesday", kConflict},
      {"on Tuesday", "on March 5, 2014", kConflict},
      {"in 2009", "in 2010", kConflict},
      {"on May 12, 2021", "on December 5, 2021", kConflict},
      {"on 4 March", "on 5 March", kConflict},
      {"on 4 March 2013", "on 4 March 2014", kConflict},
      {"in June", "in July", kConflict},
      {"early December 2013", "the end of November 2013", kConflict},
      {"early Monday @2014-03-06", "on Monday evening @2014-03-06", kConflict},
      {"last week @2014-03-06", "this week @2014-03-06", kConflict},
      // Nothing follows.
      {"on Tuesday", "on 4 March", kIncomparable},
      {"at 8 p.m.", "on 4 March", kIncomparable},
      {"recently", "on 4 March 2014", kIncomparable},
      {"for two days", "on 4 March 2014", kIncomparable},
      {"every Monday", "on Monday", kIncomparable},
      // Lengths.
      {"for two years", "for 24 months", kCompatible},
      {"for two years", "for two years", kSame},
      {"for two years", "for three years", kConflict},
      {"for more than two years", "for three years", kCompatible},
      {"for more than two years", "for one year", kConflict},
      {"for several days", "for four days", kCompatible},
      {"for two hours", "for 135 minutes", kCompatible},
      {"for two hours", "for 190 minutes", kConflict},
      {"two weeks ago @2014-03-20", "on March 4, 2014", kCompatible},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.a + " | " + row.b);
    const auto a = Read(row.a), b = Read(row.b);
    ASSERT_TRUE(a.has_value());
    ASSERT_TRUE(b.has_value());
    const Verdict v = CompareDates(*a, *b);
    EXPECT_EQ(RelationName(v.relation), RelationName(row.want))
        << Dump(*a) << " | " << Dump(*b) << ": " << v.reason;
    EXPECT_FALSE(v.reason.empty());
  }
}

TEST(CompareDates, ReasonsNameTheDifference) {
  const std::vector<std::vector<std::string>> rows = {
      {"on May 12, 2021", "on December 5, 2021", "swapped"},
      {"on Tuesday @2014-03-06", "on Wednesday @2014-03-06", "adjacent days"},
      {"at 8 a.m.", "at 8 p.m.", "twelve hours"},
      {"at 20:49 GMT", "at 20:49 BST", "one hour"},
      {"in 2009", "in 2010", "adjacent years"},
      {"on 4 March 2013", "on 4 March 2014", "different years"},
  };
  for (const auto& row : rows) {
    const auto a = Read(row[0]), b = Read(row[1]);
    ASSERT_TRUE(a && b) << row[0];
    EXPECT_NE(CompareDates(*a, *b).reason.find(row[2]), std::string::npos)
        << CompareDates(*a, *b).reason;
  }
}

// A small world: days of one week and their neighbours, with all that can be left out.
DateValue Make(std::optional<int> year, std::optional<int> month, std::optional<int> day,
               std::optional<int> weekday, std::optional<int> hour, const std::string& daypart,
               const std::string& mod, std::optional<int> offset) {
  DateValue v;
  v.year = year, v.month = month, v.day = day, v.weekday = weekday;
  v.daypart = daypart, v.mod = mod, v.utc_offset = offset;
  v.granularity = hour               ? Granularity::kHour
                  : !daypart.empty() ? Granularity::kDaypart
                  : day || weekday   ? Granularity::kDay
                  : month            ? Granularity::kMonth
                                     : Granularity::kYear;
  if (hour) v.hour = hour, v.minute = 0;
  if (hour) v.granularity = Granularity::kMinute;
  const bool clock = hour || !daypart.empty();
  v.type = clock ? DateType::kTime : DateType::kDate;
  v.timex = (year ? std::to_string(*year) : "XXXX") + "-" +
            (month ? std::to_string(*month) : "XX") + "-" +
            (day       ? std::to_string(*day)
             : weekday ? "W" + std::to_string(*weekday)
                       : "XX") +
            (hour ? "T" + std::to_string(*hour) : "") + daypart;
  if (year && month && day) {
    const int64_t start = DaysFromCivil(*year, *month, *day) * kMinutesPerDay;
    v.weekday = WeekdayOf(*year, *month, *day);
    v.from = start, v.to = start + kMinutesPerDay;
    if (hour) v.from = start + *hour * 60, v.to = *v.from + 1;
    if (daypart == "MO") v.to = start + 720;
    if (daypart == "NI") v.from = start + 1080, v.to = start + 1800;
    v.anchor = Anchor::kAbsolute;
  } else if (year && month && !day && !weekday) {
    const CivilDay end = AddMonths({*year, *month, 1}, 1);
    v.from = DaysFromCivil(*year, *month, 1) * kMinutesPerDay;
    v.to = DaysFromCivil(end.year, end.month, 1) * kMinutesPerDay;
  } else if (year && !month && !day && !weekday) {
    v.from = DaysFromCivil(*year, 1, 1) * kMinutesPerDay;
    v.to = DaysFromCivil(*year + 1, 1, 1) * kMinutesPerDay;
  }
  return v;
}

struct World {
  std::vector<DateValue> values;
  std::vector<std::pair<size_t, size_t>> coarser;  // value, the same with something left out
};

World SmallWorld() {
  World world;
  const auto add = [&world](DateValue v) {
    world.values.push_back(std::move(v));
    return world.values.size() - 1;
  };
  for (int year : {2013, 2014}) {
    for (int month : {3, 4}) {
      const size_t y = add(Make(year, {}, {}, {}, {}, "", "", {}));
      const size_t ym = add(Make(year, month, {}, {}, {}, "", "", {}));
      const size_t m = add(Make({}, month, {}, {}, {}, "", "", {}));
      world.coarser.insert(world.coarser.end(), {{ym, y}, {ym, m}});
      for (int day : {3, 4, 5}) {
        const int weekday = WeekdayOf(year, month, day);
        const size_t w = add(Make({}, {}, {}, weekday, {}, "", "", {}));
        for (const std::string mod : {"", "APPROX"}) {
          const size_t full = add(Make(year, month, day, {}, {}, "", mod, {}));
          const size_t md = add(Make({}, month, day, {}, {}, "", mod, {}));
          world.coarser.insert(world.coarser.end(), {{full, ym}, {full, md}, {md, m}});
          if (mod.empty()) world.coarser.insert(world.coarser.end(), {{full, w}});
          for (const std::string part : {"MO", "NI"}) {
            const size_t f = add(Make(year, month, day, {}, {}, part, mod, {}));
            if (part == "MO") world.coarser.push_back({f, full});
          }
          for (int hour : {2, 20}) {
            const size_t t = add(Make(year, month, day, {}, hour, "", mod, {}));
            const size_t alone = add(Make({}, {}, {}, {}, hour, "", mod, {}));
            world.coarser.insert(world.coarser.end(), {{t, full}, {t, alone}});
          }
        }
      }
    }
  }
  return world;
}

TEST(CompareDates, LawsHoldOverASmallWorld) {
  const World world = SmallWorld();
  for (const DateValue& a : world.values) {
    EXPECT_EQ(CompareDates(a, a).relation, Relation::kSame) << Dump(a);
    for (const DateValue& b : world.values) {
      const Verdict ab = CompareDates(a, b), ba = CompareDates(b, a);
      ASSERT_EQ(ab.relation, ba.relation) << Dump(a) << " | " << Dump(b) << ": " << ab.reason;
      ASSERT_EQ(ab.reason, ba.reason);
      ASSERT_EQ(ab.distance, ba.distance);
    }
  }
  for (const auto& [fine, coarse] : world.coarser) {
    for (const DateValue& b : world.values) {
      const Relation before = CompareDates(world.values[fine], b).relation;
      if (before != Relation::kSame && before != Relation::kCompatible) continue;
      const Verdict after = CompareDates(world.values[coarse], b);
      ASSERT_NE(after.relation, Relation::kConflict)
          << Dump(world.values[fine]) << " -> " << Dump(world.values[coarse]) << " | " << Dump(b)
          << ": " << after.reason;
    }
  }
}

}  // namespace
}  // namespace gainsay
