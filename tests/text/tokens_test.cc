// SPDX-License-Identifier: Apache-2.0
#include "text/tokens.h"

#include <gtest/gtest.h>

#include "absl/strings/str_join.h"
#include "text/test_models.h"

namespace gainsay {
namespace {

std::string Cut(std::string_view text) { return absl::StrJoin(Words(text, BuiltInModels()), " "); }

TEST(Tokens, AreCutAsInTheEnglishWebTreebank) {
  const std::pair<const char*, const char*> kRows[] = {
      // Clitics, and apostrophes that are none.
      {"don't can't won't isn’t", "do n't ca n't wo n't is n't"},
      {"Iran's the boys' it's they've", "Iran 's the boys ' it 's they 've"},
      {"O'Brien Qa'ida o'clock 60's '90s", "O'Brien Qa'ida o'clock 60's '90s"},
      {"cannot gonna dont", "can not gon na do nt"},
      {"'Not now,' he said", "' Not now , ' he said"},
      {"Mr Im hes Hes", "Mr Im he s Hes"},
      {"escalation’US officials", "escalation ' US officials"},
      // Hyphens and slashes.
      {"26-year-old 7.6-magnitude F-16", "26 - year - old 7.6 - magnitude F - 16"},
      {"anti-American mid-1980s e-mail co-founder", "anti-American mid-1980s e-mail co-founder"},
      {"U.S.-led U.N.-backed", "U.S. - led U.N. - backed"},
      {"and/or w/o 24/7 11/28/2000 9/11 1/2", "and / or w/o 24/7 11/28/2000 9/11 1 / 2"},
      {"10-15 3-2 713-853-3989 2013-03-18 500-1000",
       "10 - 15 3 - 2 713-853-3989 2013-03-18 500 - 1000"},
      {"yes--no — and", "yes -- no -- and"},
      // Numbers and units.
      {"$4.5m US$30 10% 1,200,000 40,15 £3bn", "$ 4.5 m US$ 30 10 % 1,200,000 40,15 £ 3 bn"},
      {"5pm 5:30pm 2p.m. 35mm 1970s 4th 3143X", "5 pm 5:30 pm 2 p.m. 35 mm 1970s 4th 3143X"},
      {"2003,2004 v6.2.1", "2003 , 2004 v6.2.1"},
      {"March 13,2013,2:30 AM and 6 May 2010,9:03am",
       "March 13 , 2013 , 2:30 AM and 6 May 2010 , 9:03 am"},
      {"can ’ t at 8 a. m.", "ca n't at 8 a.m."},
      {"+44 20 #1 20+", "+44 20 # 1 20 +"},
      // Stops.
      {"Mr. Smith of the U.S. left.", "Mr. Smith of the U.S. left ."},
      {"Jan. 4, No. 2, at 5 a.m. on Sept. 1", "Jan. 4 , No. 2 , at 5 a.m. on Sept. 1"},
      {"No. Not now. The sun. We sat.", "No . Not now . The sun . We sat ."},
      {"Dr.Smith Jan.4 J.K.Rowling Ph.D. etc.", "Dr. Smith Jan. 4 J.K. Rowling Ph.D. etc ."},
      {"Calif., Fresno, Calif. and Ill. He was ill.",
       "Calif . , Fresno , Calif. and Ill . He was ill ."},
      {"They left.Then", "They left . Then"},
      {"wait... what?! no!!!", "wait ... what ?! no !!!"},
      // Links, addresses, names with marks.
      {"(see http://a.org/b?c=d, or www.x.com).", "( see http://a.org/b?c=d , or www.x.com ) ."},
      {"bbc.co.uk/news a.b@c.org, file.pdf", "bbc.co.uk/news a.b@c.org , file.pdf"},
      {"AT&T P&L Barnes&Noble @user", "AT&T P&L Barnes & Noble @user"},
      {"thanks :) (x)", "thanks :) ( x )"},
      {"Zürich's Łódź-based", "Zürich 's Łódź - based"},
      {"", ""},
  };
  for (auto [text, want] : kRows) EXPECT_EQ(Cut(text), want) << text;
}

TEST(Tokens, CoverEverythingButWhiteSpaceInOrder) {
  for (std::string text : {"He said: “No — 3.5% of $4…” (x)", "a-b-c-d'e'f''g",
                           "北京 2008年8月8日。", "-'\"/.,:@*&+", "9-9/9.9:9,9'9&9*9@9"}) {
    Document d = Annotate(text, BuiltInModels());
    std::string joined, dense;
    for (const Token& token : d.tokens) joined += d.Text(token);
    for (char c : d.text)
      if (c != ' ' && c != '\n') dense += c;
    EXPECT_EQ(joined, dense);
  }
}

TEST(Tokens, AreBoundedOnTextWithoutSpaces) {
  for (std::string unit :
       {"x", "1", "x.", "1-", "a@", "é", ")", "'s", "http://", "1/", "--x", "a&", "北"}) {
    std::string text;
    while (text.size() < 200000) text += unit;
    Document d = Annotate(text, BuiltInModels());
    uint32_t covered = 0;
    for (const Token& token : d.tokens) {
      ASSERT_LE(token.span.size(), (16u << 10) + 16) << unit;
      covered += token.span.size();
    }
    EXPECT_EQ(covered, d.text.size()) << unit;
  }
}

}  // namespace
}  // namespace gainsay
