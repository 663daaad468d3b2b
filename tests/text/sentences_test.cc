// SPDX-License-Identifier: Apache-2.0
#include "text/sentences.h"

#include <gtest/gtest.h>

#include "text/test_models.h"

namespace gainsay {
namespace {

// The text with "|" between the sentences and "||" between the paragraphs.
std::string Marked(std::string_view text) {
  Document d = Annotate(text, BuiltInModels());
  std::string out;
  for (const Sentence& s : d.sentences) {
    if (!out.empty()) out += (&s)[-1].paragraph == s.paragraph ? " | " : " || ";
    out += Slice(d.text, s.span);
  }
  return out;
}

TEST(Sentences, EndWhereAReaderWouldEndThem) {
  const char* kRows[] = {
      "Mr. Smith paid $1.5 million on Jan. 4. | He lives in the U.S. | The sale is No. 2.",
      "It began at 5 a.m. on Monday. | Police came at 6 p.m. | They left.",
      "\"It is over. | We won,\" he said.",
      "\"Is it over?\" he asked. | \"Yes!\" she said.",
      "\"It is over.\" | \"Good.\"",
      "He said ... nothing. | She left ... | He stayed.",
      "The U.S. Navy met J. R. Smith Jr. of Acme Inc. in Washington, D.C. on Sept. 3, 2011.",
      "Sales rose 40.15 percent, vs. 3.2 percent. | That is all.",
      "The firm, Smith & Co., closed. | It owed $3.",
      "He left (they say). | (She stayed.) | Then it rained.",
      "1. First item",
      "Gen. Lee, Sen. Kay and Dr. Who met Lt. Col. Fox at St. Mary's.",
      "World War I. | It ended in 1918.",
      "The quake struck at 3.2 km. | No one died.",
      "It began at 5 p.m. Monday, at 9 a.m. EST. | Police came at 6 p.m. | Officers left.",
      "He lived in Fresno, Calif. | Police found him. | Rep. Lee (D-Mass.), who was there, left.",
      "He pulled a. 357 revolver on her. | Yahoo! Sports said so.",
      "It is case No. VA089897 there. | Const. Fox said no. | Did he?",
      "Iran foils attack || The country has foiled it. | It said so.",
      "A headline without a stop || Another one || Text.",
  };
  for (std::string want : kRows) {
    std::string text = want;
    for (size_t at; (at = text.find(" || ")) != std::string::npos;) text.replace(at, 4, "\n");
    for (size_t at; (at = text.find(" | ")) != std::string::npos;) text.replace(at, 3, " ");
    EXPECT_EQ(Marked(text), want);
  }
}

TEST(Paragraphs, OfHardWrappedTextGoOverItsLines) {
  EXPECT_EQ(
      Marked("The minister said on Tuesday that the country had\n"
             "foiled an attack on its systems, the second within\n"
             "a week, and that nobody in the capital was harmed\n"
             "by it. He gave no details of Friday's attack on the\n"
             "National Bank.\n\nNobody else was harmed."),
      "The minister said on Tuesday that the country had foiled an attack on its systems, the "
      "second within a week, and that nobody in the capital was harmed by it. | He gave no "
      "details of Friday's attack on the National Bank. || Nobody else was harmed.");
}

TEST(Paragraphs, OfScrapedTextEndWithTheLine) {
  EXPECT_EQ(
      Marked("Iran foils attack\nImage copyright\nEPA\nIran has foiled an attack.\nIt is so."),
      "Iran foils attack || Image copyright || EPA || Iran has foiled an attack. || It is so.");
  EXPECT_EQ(Marked("The\nUnited States\nsaid so."), "The || United States said so.");
}

TEST(Sentences, ASubheadingRunIntoItsParagraphEndsAtItsQuote) {
  EXPECT_EQ(Marked("‘Iranians have been hacked into’A US official said so."),
            "'Iranians have been hacked into' | A US official said so.");
  EXPECT_EQ(Marked("The boys’ Own, O'Brien's and 'the end' Anna liked."),
            "The boys' Own, O'Brien's and 'the end' Anna liked.");
}

TEST(Sentences, ALineDrawnWithDashesStandsAlone) {
  EXPECT_EQ(Marked("He left ------ Regards -- Jane"), "He left | ------ | Regards -- Jane");
}

TEST(Sentences, HoldEveryTokenOnce) {
  Document d = Annotate("A b. C d!\nE f", BuiltInModels());
  ASSERT_EQ(d.sentences.size(), 3u);
  ASSERT_EQ(d.paragraphs.size(), 2u);
  uint32_t next = 0;
  for (uint32_t s = 0; s < d.sentences.size(); ++s) {
    EXPECT_EQ(d.sentences[s].first, next);
    next = d.sentences[s].last;
    for (const Token& token : d.TokensOf(d.sentences[s])) EXPECT_EQ(token.sentence, s);
  }
  EXPECT_EQ(next, d.tokens.size());
}

}  // namespace
}  // namespace gainsay
