// SPDX-License-Identifier: Apache-2.0
#include "compare/value.h"

#include <gtest/gtest.h>

namespace gainsay {
namespace {

const Comparers& Compare() {
  static const Comparers compare = [] {
    auto rules = RuleSet::Load({*RuleSet::BuiltinDirectory()});
    return *Comparers::Compile(**rules);
  }();
  return compare;
}

Quantity Exactly(double number) {
  Quantity q;
  q.min = q.max = q.point = number;
  q.unit = "person";
  return q;
}

Claim Says(Value value) {
  Claim claim;
  claim.value = std::move(value);
  return claim;
}

TEST(Comparers, ValuesOfDifferentKindsAreIncomparable) {
  const Value values[] = {Exactly(3), PlaceValue{.name = "Aden"}, true, std::string("Aden")};
  for (const Value& a : values) {
    for (const Value& b : values) {
      Relation want = &a == &b ? Relation::kSame : Relation::kIncomparable;
      EXPECT_EQ(Compare().Values(a, b).relation, want) << a.index() << " and " << b.index();
      EXPECT_EQ(Compare().Values(b, a).relation, want) << b.index() << " and " << a.index();
    }
  }
}

TEST(Comparers, WhetherItHappened) {
  EXPECT_EQ(Compare().Values(true, false).relation, Relation::kConflict);
  EXPECT_EQ(Compare().Values(false, false).relation, Relation::kSame);
}

TEST(Comparers, TheReadingUnderWhichTwoClaimsAgreeCounts) {
  Claim three = Says(Exactly(3)), five = Says(Exactly(5));
  EXPECT_EQ(Compare().Claims(three, five).relation, Relation::kConflict);
  three.alternatives = {Exactly(5)};
  EXPECT_EQ(Compare().Claims(three, five).relation, Relation::kSame);
  EXPECT_EQ(Compare().Claims(five, three).relation, Relation::kSame);
}

TEST(Comparers, NumbersOfDifferentScopeAreNotComparable) {
  Claim whole = Says(Exactly(420)), less = Says(Exactly(246));
  whole.scope = {"and crew"};
  EXPECT_EQ(Compare().Claims(whole, less).relation, Relation::kIncomparable);
  EXPECT_EQ(Compare().Claims(less, whole).relation, Relation::kIncomparable);
  less.scope = {"and crew"};
  EXPECT_EQ(Compare().Claims(whole, less).relation, Relation::kConflict);
  whole.scope = {}, less.scope = {std::string(kPart)};
  EXPECT_EQ(Compare().Claims(whole, less).relation, Relation::kConflict);
}

}  // namespace
}  // namespace gainsay
