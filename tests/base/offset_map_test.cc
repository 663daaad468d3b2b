// SPDX-License-Identifier: Apache-2.0
#include "base/offset_map.h"

#include <gtest/gtest.h>

namespace gainsay {
namespace {

// "R&amp;D x" -> "R&D x"
OffsetMap Entity() {
  OffsetMap map;
  map.Append({0, 1}, {0, 1});
  map.Append({1, 2}, {1, 6});
  map.Append({2, 5}, {6, 9});
  return map;
}

TEST(OffsetMap, MapsByteByByteWhereLengthsAgree) {
  EXPECT_EQ(Entity().ToOriginal({0, 1}), (Span{0, 1}));
  EXPECT_EQ(Entity().ToOriginal({3, 4}), (Span{7, 8}));
}

TEST(OffsetMap, MapsAPieceOfOtherLengthAsAWhole) {
  EXPECT_EQ(Entity().ToOriginal({1, 2}), (Span{1, 6}));
  EXPECT_EQ(Entity().ToOriginal({0, 3}), (Span{0, 7}));
  EXPECT_EQ(Entity().FromOriginal({3, 4}), (Span{1, 2}));
}

TEST(OffsetMap, RemovedTextDoesNotWidenASpanBesideIt) {
  OffsetMap map;  // "co\u00ADop" without its soft hyphen
  map.Append({0, 2}, {0, 2});
  map.Append({2, 2}, {2, 4});
  map.Append({2, 4}, {4, 6});
  EXPECT_EQ(map.ToOriginal({0, 2}), (Span{0, 2}));
  EXPECT_EQ(map.ToOriginal({2, 4}), (Span{4, 6}));
  EXPECT_EQ(map.ToOriginal({0, 4}), (Span{0, 6}));
}

TEST(OffsetMap, TextFromNowhereMapsToTheGap) {
  OffsetMap map;
  map.Append({0, 3}, {10, 13});
  map.Append({5, 8}, {20, 23});
  EXPECT_EQ(map.ToOriginal({3, 5}), (Span{20, 20}));
  EXPECT_EQ(map.ToOriginal({0, 8}), (Span{10, 23}));
}

TEST(OffsetMap, AnEmptyMapAndASpanPastTheEndAreSafe) {
  EXPECT_EQ(OffsetMap().ToOriginal({3, 9}), (Span{0, 0}));
  EXPECT_EQ(OffsetMap::Identity(4).ToOriginal({9, 12}), (Span{4, 4}));
}

TEST(OffsetMap, ComposeAgreesWithMappingTwice) {
  OffsetMap outer;  // drops the first byte of the derived text of Entity()
  outer.Append({0, 4}, {1, 5});
  OffsetMap both = outer.Compose(Entity());
  for (uint32_t begin = 0; begin < 4; ++begin) {
    for (uint32_t end = begin + 1; end <= 4; ++end) {
      EXPECT_EQ(both.ToOriginal({begin, end}), Entity().ToOriginal(outer.ToOriginal({begin, end})))
          << begin << ".." << end;
    }
  }
}

}  // namespace
}  // namespace gainsay
