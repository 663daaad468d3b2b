// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cstdlib>

#include "findings/candidate.h"

namespace gainsay {
namespace {

const Comparers& Compare() {
  static const Comparers* const compare = [] {
    auto rules = RuleSet::Load({std::getenv("GAINSAY_RULES")}).value();
    return new Comparers(Comparers::Compile(*rules).value());
  }();
  return *compare;
}

std::vector<Candidate> Find(Value value, const std::string& quote) {
  ArticleClaims article;
  Claim& claim = article.claims.emplace_back();
  claim.value = std::move(value);
  claim.witness = {{0, static_cast<uint32_t>(quote.size())}, 1, 1, quote};
  std::vector<Candidate> out;
  WithinCandidates(article, 0, Compare(), &out);
  return out;
}

DateValue Day(int weekday, Anchor anchor) {
  DateValue date;
  date.year = 2014, date.month = 3, date.day = 4, date.weekday = weekday;
  date.anchor = anchor;
  return date;
}

TEST(Within, Weekday) {
  const auto found = Find(Day(1, Anchor::kAbsolute), "Monday, 4 March 2014");  // a Tuesday
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].rule, "date.weekday");
  EXPECT_EQ(found[0].readings[0].value, "Monday");
  EXPECT_EQ(found[0].readings[1].value, "4 March 2014");
  EXPECT_TRUE(Find(Day(2, Anchor::kAbsolute), "Tuesday, 4 March 2014").empty());
  EXPECT_TRUE(Find(Day(1, Anchor::kPublished), "Monday, 4 March").empty());
  EXPECT_TRUE(Find(Day(1, Anchor::kText), "Monday, 4 March").empty());
}

TEST(Within, Misplaced) {
  PlaceValue place;
  place.name = "Djibouti";
  place.candidates = {"country/DJ"};
  place.within = {"Ivory Coast"};
  const auto found = Find(place, "Djibouti in Ivory Coast");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].rule, "place.misplaced");
  EXPECT_EQ(found[0].readings[0].value, "Djibouti");
  EXPECT_EQ(found[0].readings[1].value, "Ivory Coast");
  place.within = {"Africa"};
  EXPECT_TRUE(Find(place, "Djibouti in Africa").empty());
  place.within = {};
  EXPECT_TRUE(Find(place, "Djibouti").empty());
}

}  // namespace
}  // namespace gainsay
