// SPDX-License-Identifier: Apache-2.0
#include "text/tagset.h"

#include <gtest/gtest.h>

namespace gainsay {
namespace {

TEST(Tagset, NamesReadBackAsWhatTheyName) {
  for (int i = 0; i < kUposCount; ++i) {
    EXPECT_EQ(ParseUpos(UposName(static_cast<Upos>(i))), static_cast<Upos>(i)) << i;
  }
  for (int i = 0; i < kXposCount; ++i) {
    EXPECT_EQ(ParseXpos(XposName(static_cast<Xpos>(i))), static_cast<Xpos>(i)) << i;
  }
  for (int i = 0; i < kDepCount; ++i) {
    EXPECT_EQ(ParseDep(DepName(static_cast<Dep>(i))), static_cast<Dep>(i)) << i;
  }
}

TEST(Tagset, NamesStandForTheEnumeratorsOfThatName) {
  EXPECT_EQ(UposName(Upos::kAux), "AUX");
  EXPECT_EQ(XposName(Xpos::kWpPoss), "WP$");
  EXPECT_EQ(XposName(Xpos::kHyph), "HYPH");
  EXPECT_EQ(XposName(Xpos::kOpenQuote), "``");
  EXPECT_EQ(DepName(Dep::kAclRelcl), "acl:relcl");
  EXPECT_EQ(DepName(Dep::kNmodPoss), "nmod:poss");
  EXPECT_EQ(DepName(Dep::kOblAgent), "obl:agent");
}

TEST(Tagset, UnknownSubtypesAreTheirParent) {
  EXPECT_EQ(ParseDep("det:predet"), Dep::kDet);
  EXPECT_EQ(ParseDep("nsubj:outer"), Dep::kNsubj);
  EXPECT_EQ(ParseDep("obl:unmarked"), Dep::kOblTmod);
  EXPECT_EQ(ParseDep("nmod:desc"), Dep::kCompound);
}

TEST(Tagset, WhatIsNoNameIsNothing) {
  EXPECT_EQ(ParseUpos("noun"), std::nullopt);
  EXPECT_EQ(ParseXpos(""), std::nullopt);
  EXPECT_EQ(ParseDep("subject"), std::nullopt);
  EXPECT_EQ(ParseDep("subject:pass"), std::nullopt);
}

}  // namespace
}  // namespace gainsay
