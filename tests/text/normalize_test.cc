// SPDX-License-Identifier: Apache-2.0
#include "text/normalize.h"

#include <gtest/gtest.h>

namespace gainsay {
namespace {

TEST(Normalize, WritesOneWayWhatIsWrittenInMany) {
  struct Row {
    std::string text, want;
  };
  const Row kRows[] = {
      {"“Wait…” — 5\u202Fp.m.\u00AD", "\"Wait...\" -- 5 p.m."},
      {"Iran‘s and Iran’s and Iran`s", "Iran's and Iran's and Iran's"},
      {"``so'' ‘‘so’’ «so»", "\"so\" \"so\" \"so\""},
      {"1914–18, Paris–Dakar, $5–$7", "1914-18, Paris-Dakar, $5-$7"},
      {"he said – no –", "he said -- no --"},
      {"cafe\u0301 e\u0301tude", "café étude"},
      {"\uFB01nal o\uFB03ce", "final office"},
      {"１，２３４", "1,234"},
      {"co\u00ADop\u200Ber\uFEFFate", "cooperate"},
      {"a\u00A0\u2009 \tb", "a b"},
      {"a\r\nb\rc\u2028d", "a\nb\nc\nd"},
      {std::string("a\0b", 3), "a b"},
      {"\xFFx\xC3", "\uFFFDx\uFFFD"},
      {"I can ’ t, he ' s, they ’ ll. “ That ’ s", "I can't, he's, they'll. \"That's"},
      {"« Non », “ he said. ” Then", "\"Non\", \"he said.\" Then"},
      {"at 8 a. m. and 9p. M. EST", "at 8 a.m. and 9p.M. EST"},
      {"yes - - no", "yes -- no"},
      {"5/4 / 2010", "5/4/2010"},
      // These stay as they are.
      {"the players ' strike, ' so ' s ' he said", "the players ' strike, ' so's ' he said"},
      {"Mr A. M. Smith - he - left, 1/2/3 / 4", "Mr A. M. Smith - he - left, 1/2/3 / 4"},
      {"Plain ASCII, 3.5% of $4 - and --.", "Plain ASCII, 3.5% of $4 - and --."},
      {"Zürich, Łódź, ½, km², €5, 北京", "Zürich, Łódź, ½, km², €5, 北京"},
      {"a\n\nb", "a\n\nb"},
      {"", ""},
  };
  for (const Row& row : kRows) EXPECT_EQ(Normalize(row.text).text, row.want) << row.text;
}

TEST(Normalize, MapsEveryPieceBack) {
  std::string text = "x “e\u0301…”\u00AD – \uFB01n";
  Normalized n = Normalize(text);
  ASSERT_EQ(n.text, "x \"é...\" -- fin");
  auto original = [&](std::string_view part) {
    uint32_t begin = static_cast<uint32_t>(n.text.find(part));
    return Slice(text,
                 n.to_original.ToOriginal({begin, begin + static_cast<uint32_t>(part.size())}));
  };
  EXPECT_EQ(original("é"), "e\u0301");
  EXPECT_EQ(original("..."), "…");
  EXPECT_EQ(original("\"é...\""), "“e\u0301…”");
  EXPECT_EQ(original("--"), "–");
  EXPECT_EQ(original("f"), "\uFB01");
  EXPECT_EQ(original("x"), "x");
}

TEST(Normalize, TwiceIsAsOnce) {
  for (std::string text :
       {"“Wait…” — 5\u202Fp.m.", "a – b", "I can ’ t - - no", "``x''", "e\u0301\u0302 \r\n x"}) {
    std::string once = Normalize(text).text;
    EXPECT_EQ(Normalize(once).text, once);
  }
}

TEST(Normalize, KeepsUpWithAHundredThousandMarks) {
  std::string text = "e";
  for (int i = 0; i < 100000; ++i) text += "\u0301";
  EXPECT_LE(Normalize(text).text.size(), text.size());
}

}  // namespace
}  // namespace gainsay
