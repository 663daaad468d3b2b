// SPDX-License-Identifier: Apache-2.0
#include "findings/identity.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace gainsay {
namespace {

Quantity People(double n) {
  Quantity q;
  q.min = q.max = q.point = n;
  q.of = n > 20 ? "person" : "passenger";  // the noun is no part of the value
  return q;
}

Quantity Length(double n, double scale, const char* unit) {
  Quantity q;
  q.dimension = Dimension::kLength;
  q.min = q.max = q.point = n;
  q.scale = scale, q.unit = unit;
  return q;
}

ReadingOfFact Reading(const Value& value, uint32_t article = 0) {
  ReadingOfFact reading;
  reading.typed = value;
  reading.forms = {CanonicalForm(value)};
  reading.witnesses.emplace_back();
  reading.witnesses[0].article = article;
  return reading;
}

TEST(CanonicalForm, IsTheSameForValuesThatSayTheSame) {
  Quantity hedged = People(12);
  hedged.hedge = "exactly";
  EXPECT_EQ(CanonicalForm(People(12)), CanonicalForm(hedged));
  EXPECT_NE(CanonicalForm(People(12)), CanonicalForm(People(13)));
  EXPECT_EQ(CanonicalForm(Length(1, 1000, "km")), CanonicalForm(Length(100000, 0.01, "cm")));
  EXPECT_EQ(CanonicalForm(std::string("4 March\n  2014")),
            CanonicalForm(std::string("4 March 2014")));
  EXPECT_NE(CanonicalForm(std::string("Rohani")), CanonicalForm(std::string("Rouhani")));
  Quantity dollars, euros;
  for (Quantity* q : {&dollars, &euros}) {
    q->dimension = Dimension::kMoney;
    q->min = q->max = 5;
  }
  dollars.unit = "USD", euros.unit = "EUR";
  EXPECT_NE(CanonicalForm(dollars), CanonicalForm(euros));
}

TEST(IdentityOf, IsTheRuleAndTheValues) {
  const Value twelve = People(12), many = People(31), other = People(18);
  const std::string id = IdentityOf("number.x", {Reading(twelve), Reading(many)});
  EXPECT_EQ(id.size(), 14u);
  EXPECT_EQ(id, IdentityOf("number.x", {Reading(many, 7), Reading(twelve, 3)}));
  EXPECT_NE(id, IdentityOf("number.y", {Reading(twelve), Reading(many)}));
  EXPECT_NE(id, IdentityOf("number.x", {Reading(twelve), Reading(other)}));
  EXPECT_NE(id, IdentityOf("number.x", {Reading(twelve), Reading(many), Reading(other)}));
}

TEST(TellApart, GivesOneIdToOneFindingInAnyOrder) {
  auto told = [](const char* quote) {
    Finding f;
    f.id = "f-000000000001";
    f.readings = {Reading(People(2)), Reading(People(3))};
    f.readings[0].witnesses[0].at.quote = quote;
    return f;
  };
  std::vector<Finding> findings = {told("two in Rome"), told("two in Oslo"), told("two in Lima")};
  TellApart(&findings);
  std::vector<Finding> reversed = {told("two in Lima"), told("two in Oslo"), told("two in Rome")};
  TellApart(&reversed);
  std::reverse(reversed.begin(), reversed.end());
  int kept = 0;
  for (size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(findings[i].id, reversed[i].id);
    kept += findings[i].id == "f-000000000001";
    EXPECT_NE(findings[i].id, findings[(i + 1) % 3].id);
  }
  EXPECT_EQ(kept, 1);
}

}  // namespace
}  // namespace gainsay
