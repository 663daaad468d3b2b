// SPDX-License-Identifier: Apache-2.0
//
// British and American spellings meet; other words stay apart.
#include "compare/house_style.h"

#include <gtest/gtest.h>

namespace gainsay {
namespace {

TEST(HouseStyle, OneWordInTwoSpellings) {
  struct Case {
    const char *a, *b;
    bool one;
  };
  for (const Case& c : {Case{"neighbourhood", "neighborhood", true},
                        {"realised", "realized", true},
                        {"fibre", "fiber", true},
                        {"fibres", "fibers", true},
                        {"defence", "defense", true},
                        {"recognised", "recognized", true},
                        {"theatre", "theater", true},
                        {"size", "size", true},
                        {"fire", "fier", false},
                        {"four", "for", false},
                        {"our", "or", false},
                        {"colour", "collar", false},
                        {"price", "prize", false},
                        {"realised", "released", false}}) {
    EXPECT_EQ(HouseStyle(c.a) == HouseStyle(c.b), c.one) << c.a << " / " << c.b;
  }
}

}  // namespace
}  // namespace gainsay
