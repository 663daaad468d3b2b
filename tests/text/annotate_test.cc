// SPDX-License-Identifier: Apache-2.0
#include "text/annotate.h"

#include <gtest/gtest.h>

#include "text/test_models.h"

namespace gainsay {
namespace {

TEST(Annotate, GivesWordsTagsAndLemmas) {
  Document d = Annotate("Two men were killed in the quakes.", BuiltInModels());
  std::string lemmas;
  for (const Token& t : d.tokens) lemmas += std::string(t.lemma) + " ";
  EXPECT_EQ(lemmas, "two man be kill in the quake . ");
  EXPECT_EQ(d.tokens[0].upos, Upos::kNum);
  EXPECT_EQ(d.tokens[3].upos, Upos::kVerb);
}

TEST(Annotate, MapsToTheBytesOfTheArticleNotOfItsText) {
  Article article;  // "R&amp;D “rose”" as HTML
  article.bytes = "<p>R&amp;D “rose”</p>";
  article.text = "R&D “rose”";
  article.to_bytes.Append({0, 1}, {3, 4});
  article.to_bytes.Append({1, 2}, {4, 9});
  article.to_bytes.Append({2, 14}, {9, 21});
  article.blocks = {{{0, 14}, BlockKind::kHeading}};
  Document d = Annotate(article, BuiltInModels());
  std::vector<std::string> surfaces;
  for (const Token& t : d.tokens) {
    surfaces.emplace_back(Slice(article.bytes, d.to_bytes.ToOriginal(t.span)));
  }
  EXPECT_EQ(surfaces, (std::vector<std::string>{"R&amp;D", "“", "rose", "”"}));
  ASSERT_EQ(d.paragraphs.size(), 1u);
  EXPECT_EQ(d.paragraphs[0].kind, BlockKind::kHeading);
}

TEST(Annotate, NothingIsNothing) {
  for (const std::string& text : {std::string(), std::string(" "), std::string("\n\n"),
                                  std::string("\u00AD"), std::string(3, '\0')}) {
    Document d = Annotate(text, BuiltInModels());
    EXPECT_EQ(d.tokens.size(), 0u);
    EXPECT_EQ(d.sentences.size(), 0u);
    EXPECT_EQ(d.paragraphs.size(), 0u);
  }
}

TEST(Annotate, ACopyOfADocumentKeepsItsLemmas) {
  Document copy;
  {
    Document d = Annotate("Mice.", BuiltInModels());
    copy = d;
  }
  EXPECT_EQ(copy.tokens[0].lemma, "mouse");
}

// Texts that would take an hour if any step looked at a row again for each of its members.
TEST(Annotate, KeepsUpWithRowsOfOneThing) {
  for (std::string unit : {"... ", ". \"", "- ", "( ", "No. ", "U.S. ", "' s ", "\n", "\" . "}) {
    std::string text;
    while (text.size() < 300000) text += unit;
    Document d = Annotate(text, BuiltInModels());
    uint32_t tokens = 0;
    for (const Sentence& s : d.sentences) tokens += s.last - s.first;
    EXPECT_EQ(tokens, d.tokens.size()) << unit;
  }
}

TEST(Annotate, ANumberOfTenThousandDigitsIsOneToken) {
  Document d = Annotate("It cost $" + std::string(10000, '9') + " then.", BuiltInModels());
  ASSERT_EQ(d.tokens.size(), 6u);
  EXPECT_EQ(d.tokens[3].span.size(), 10000u);
}

TEST(Models, AFolderWithoutThemIsAnsweredWithTheFilesName) {
  auto loaded = TextModels::Load(testing::TempDir());
  ASSERT_FALSE(loaded.ok());
  EXPECT_NE(loaded.status().message().find("abbreviations.json"), absl::string_view::npos);
}

}  // namespace
}  // namespace gainsay
