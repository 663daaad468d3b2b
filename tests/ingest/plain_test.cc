// SPDX-License-Identifier: Apache-2.0
#include "readable.h"

namespace gainsay {
namespace {

TEST(Plain, TextIsTheBytesAndBlankLinesPartTheBlocks) {
  Article a = ReadOne("x.txt", "Headline\n\nOne line.\nAnother.\n \t\n\nLast.\n");
  EXPECT_EQ(a.text, a.bytes);
  EXPECT_EQ(Blocks(a), "[paragraph] Headline\n[paragraph] One line.\nAnother.\n[paragraph] Last.");
  ExpectLawful(a);
}

TEST(Plain, ABomAndCarriageReturnsAreNotWords) {
  Article a = ReadOne("x.txt", "\xEF\xBB\xBFOne.\r\n\r\nTwo.\r\n");
  EXPECT_EQ(Blocks(a), "[paragraph] One.\n[paragraph] Two.");
  EXPECT_EQ(a.to_bytes.ToOriginal({0, 4}), (Span{3, 7}));
  EXPECT_EQ(Origin(a, "Two."), "Two.");
  ExpectLawful(a);
}

TEST(Plain, WithoutTextThereIsNoArticle) {
  EXPECT_EQ(ReasonOf("x.txt", ""), "empty: no text");
  EXPECT_EQ(ReasonOf("x.txt", "\xEF\xBB\xBF \n\t\r\n"), "empty: no text");
  EXPECT_EQ(ReasonOf("x.txt", "x"), "");
}

TEST(Plain, TheLimitIsTheFilesLength) {
  ReadLimits limits;
  limits.file_bytes = 8;
  EXPECT_EQ(ReasonOf("x.txt", "12345678", limits), "");
  EXPECT_EQ(ReasonOf("x.txt", "1234\n6789", limits),
            "longer than the limit of 8 bytes, which ends at line 2, column 4");
}

}  // namespace
}  // namespace gainsay
