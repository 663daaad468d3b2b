// SPDX-License-Identifier: Apache-2.0
//
// Both sides of a row are words, read as articles are.
#include "compare/number.h"

#include <gtest/gtest.h>

#include "extract/number.h"
#include "text/test_models.h"

namespace gainsay {
namespace {

Quantity Read(const std::string& text) {
  static const NumberExtractor extractor = [] {
    auto directory = RuleSet::BuiltinDirectory();
    auto rules = RuleSet::Load({directory.ok() ? *directory : "rules"});
    if (!rules.ok()) std::abort();
    auto compiled = NumberExtractor::Compile(*rules);
    if (!compiled.ok()) std::abort();
    return std::move(compiled).value();
  }();
  Document document = Annotate(text, BuiltInModels());
  std::vector<Mention> mentions = extractor.Extract({.document = &document});
  EXPECT_EQ(mentions.size(), 1u) << text;
  return mentions.empty() ? Quantity{} : *mentions[0].As<Quantity>();
}

struct Row {
  const char* a;
  const char* b;
  Relation want;
};

constexpr Relation kSame = Relation::kSame;
constexpr Relation kFits = Relation::kCompatible;
constexpr Relation kConflict = Relation::kConflict;
constexpr Relation kApart = Relation::kIncomparable;

TEST(CompareNumber, Table) {
  const Row rows[] = {
      {"1,000 people", "one thousand people", kSame},
      {"12 people", "a dozen people", kSame},
      {"half of them", "50 percent of them", kSame},
      // Bounds.
      {"at least 40 people", "250 people", kFits},
      {"up to 20 people", "12 people", kFits},
      {"more than 300 people", "nearly 300 people", kConflict},
      {"nearly $100 billion", "over $100 billion", kConflict},
      {"at least 40 people", "at least 50 people", kFits},
      {"at least 40 people", "39 people", kConflict},
      {"fewer than 10 people", "10 people", kConflict},
      {"between 5 and 10 people", "8 people", kFits},
      {"between 5 and 10 people", "11 people", kConflict},
      // Hedges.
      {"about 60 people", "62 people", kFits},
      {"about 60 people", "100 people", kConflict},
      {"almost 50 people", "40 people", kConflict},
      {"dozens of people", "40 people", kFits},
      {"dozens of people", "900 people", kConflict},
      {"several people", "two people", kConflict},
      {"thousands of people", "2,000 people", kFits},
      // Exact.
      {"250 people", "40 people", kConflict},
      {"26 people", "27 people", kConflict},
      {"60 people", "61 people", kConflict},
      {"3 people", "5 people", kConflict},
      {"no injuries", "12 injuries", kConflict},
      // Rounding.
      {"$334 million", "$334.2 million", kFits},
      {"$22 billion", "$22.4 billion", kFits},
      {"$22 billion", "$23 billion", kConflict},
      {"1.4 million people", "1.5 million people", kConflict},
      {"600 people", "612 people", kFits},
      {"60 percent", "65 percent", kConflict},
      {"120,000 people", "200,000 people", kConflict},
      {"a magnitude 7.6 quake", "a magnitude 7.4 quake", kConflict},
      {"a magnitude 6 quake", "a magnitude 6.1 quake", kFits},
      // Units.
      {"10 km", "6 miles", kFits},
      {"58 km", "35 miles", kFits},
      {"150 metres", "200 feet", kConflict},
      {"10 metres", "24 feet", kConflict},
      {"two hours", "almost three hours", kConflict},
      {"a 12-month-old boy", "a one-year-old boy", kFits},
      {"a 26-year-old man", "a 27-year-old man", kConflict},
      // Not to be compared.
      {"$5 million", "5 million euros", kApart},
      {"5 percent", "5 people", kApart},
      {"$5 million a year", "$5 million", kApart},
      {"two percentage points", "two percent", kApart},
      {"It rose 5 percent.", "It rose to 5 percent.", kApart},
      {"It rose 5 percent.", "It fell 5 percent.", kConflict},
      // Scores and ranks.
      {"They won 3-1 there.", "They lost 1-3 there.", kSame},
      {"They won 3-1 there.", "They won 3-2 there.", kConflict},
      {"the third time", "the fourth time", kConflict},
      {"call 0845 125 2222", "call 0845 125 222", kConflict},
  };
  for (const Row& row : rows) {
    Quantity a = Read(row.a), b = Read(row.b);
    Verdict v = CompareQuantities(a, b);
    EXPECT_EQ(RelationName(v.relation), RelationName(row.want))
        << row.a << " / " << row.b << "\n  " << Dump(a) << " / " << Dump(b) << "\n  " << v.reason;
    EXPECT_FALSE(v.reason.empty());
    EXPECT_FALSE(v.reason.ends_with('.'));
  }
}

// A small world: every number of a few, with every hedge, in every dimension that is compared.
std::vector<Quantity> World() {
  std::vector<Quantity> out;
  for (double point :
       {0.0, 1.0, 2.0, 12.0, 40.0, 60.0, 61.0, 98.0, 100.0, 250.0, 246.0, 300.0, 1e6, 1.04e6}) {
    for (auto [dimension, unit, scale] : {std::tuple(Dimension::kCount, "", 1.0),
                                          {Dimension::kLength, "km", 1000.0},
                                          {Dimension::kLength, "mile", 1609.344},
                                          {Dimension::kMoney, "USD", 1.0},
                                          {Dimension::kAge, "year", 1.0},
                                          {Dimension::kPercent, "percent", 1.0}}) {
      Quantity q{.min = point,
                 .max = point,
                 .point = point,
                 .dimension = dimension,
                 .unit = unit,
                 .scale = scale};
      std::string digits = std::to_string(static_cast<long>(point));
      q.significant = std::max<size_t>(1, digits.find_last_not_of('0') + 1);
      out.push_back(q);
    }
  }
  return out;
}

std::vector<Quantity> Wider(const Quantity& q) {
  std::vector<Quantity> out(3, q);
  out[0].max = Quantity::kInfinity;
  out[1].min = -Quantity::kInfinity;
  double tolerance = Tolerance().Of(q.point, q.significant);
  out[2].min -= tolerance;
  out[2].max += tolerance;
  out[2].approximate = true;
  return out;
}

bool Holds(Relation r) { return r == Relation::kSame || r == Relation::kCompatible; }

TEST(CompareNumber, SymmetricAndReflexive) {
  std::vector<Quantity> world = World();
  for (const Quantity& q : World()) {
    for (Quantity& w : Wider(q)) world.push_back(std::move(w));
  }
  for (const Quantity& a : world) {
    EXPECT_EQ(CompareQuantities(a, a).relation, Relation::kSame) << Dump(a);
    for (const Quantity& b : world) {
      Verdict ab = CompareQuantities(a, b), ba = CompareQuantities(b, a);
      ASSERT_EQ(ab.relation, ba.relation) << Dump(a) << " / " << Dump(b);
      ASSERT_EQ(ab.reason, ba.reason) << Dump(a) << " / " << Dump(b);
      ASSERT_EQ(ab.distance, ba.distance) << Dump(a) << " / " << Dump(b);
      ASSERT_GE(ab.distance, 0);
      ASSERT_LE(ab.distance, 1);
    }
  }
}

TEST(CompareNumber, WideningNeverMakesAConflict) {
  std::vector<Quantity> world = World();
  for (const Quantity& a : World()) {
    for (const Quantity& b : world) {
      if (!Holds(CompareQuantities(a, b).relation)) continue;
      for (const Quantity& wider : Wider(a)) {
        ASSERT_NE(CompareQuantities(wider, b).relation, Relation::kConflict)
            << Dump(a) << " as " << Dump(wider) << " / " << Dump(b);
      }
    }
  }
}

TEST(CompareNumber, SaysWhatAReaderWouldWrite) {
  EXPECT_EQ(Say(Read("at least 40 people")), "at least 40");
  EXPECT_EQ(Say(Read("more than $13.2 billion")), "more than 13.2 billion USD");
  EXPECT_EQ(Say(Read("12,345 people")), "12,345");
  EXPECT_EQ(Say(Read("half of them")), "50 percent");
  EXPECT_EQ(Say(Read("between 5 and 10 km")), "5 to 10 km");
}

}  // namespace
}  // namespace gainsay
