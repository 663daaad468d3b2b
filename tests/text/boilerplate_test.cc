// SPDX-License-Identifier: Apache-2.0
#include "text/boilerplate.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "text/test_models.h"

namespace gainsay {
namespace {

// The paragraphs, those that are no news after a "#".
std::string Marked(std::string_view text) {
  Document d = Annotate(text, BuiltInModels());
  std::string out;
  for (const Paragraph& p : d.paragraphs) {
    if (!out.empty()) out += '\n';
    if (p.boilerplate) out += '#';
    out += Slice(d.text, p.span);
  }
  return out;
}

std::string Plain(std::string marked) {
  std::erase(marked, '#');
  return marked;
}

TEST(Boilerplate, IsMarkedAndNewsIsNot) {
  const char* kRows[] = {
      // A photo's alternative text, credit and caption go together.
      "Iran foils attack\n#A screen displays an attack in Wiesbaden, 11 November 2019\n"
      "#Image copyright\n#EPA\n#Image caption\n#Attacks aim to take over computers\n"
      "Iran has foiled an attack, the minister says.",
      // Prose before the credit stays.
      "Iran foils attack\nIt was foiled on Tuesday.\n#Image copyright\n#EPA\nNobody was hurt.",
      // What stands around the article.
      "#By Jane Doe, Reuters\nThe dam broke.\n#READ MORE: Another dam\n#Share | Tweet | Print\n"
      "Nobody was hurt.\n#© 2019. All rights reserved.",
      // Links under the article, up to the next prose.
      "One was hurt.\nTwo were hurt.\nThree were hurt.\nFour were hurt.\n#Source link\n#Winter "
      "wisdom: what to eat\n"
      "#Salah strikes twice\nThe police later said that nobody at all was hurt in it.",
      // The same words above the article are no list of links' head.
      "#Source link\nWinter wisdom: what to eat\nOne was hurt.\nTwo were hurt.\nThree were hurt.",
      // News.
      "Shares fell on Tuesday.\nUpdated rules bar agencies.\nBy Monday the fire was out.\n"
      "\"Follow me,\" he said.\nPhotos show the fire.\nWorld leaders met.\nNo.",
  };
  for (std::string want : kRows) EXPECT_EQ(Marked(Plain(want)), want);
}

TEST(Boilerplate, ACaptionFoundByItsWordsIsACaption) {
  Document d = Annotate("It was foiled.\nImage caption\nA screen shows it\nNobody was hurt.",
                        BuiltInModels());
  ASSERT_EQ(d.paragraphs.size(), 4u);
  EXPECT_EQ(d.paragraphs[2].kind, BlockKind::kCaption);
  EXPECT_EQ(d.paragraphs[3].kind, BlockKind::kParagraph);
}

TEST(Boilerplate, TitlesAreNeverMarked) {
  Article article;
  article.bytes = article.text = "World";
  article.to_bytes = OffsetMap::Identity(5);
  article.blocks = {{{0, 5}, BlockKind::kTitle}};
  EXPECT_FALSE(Annotate(article, BuiltInModels()).paragraphs[0].boilerplate);
  article.blocks[0].kind = BlockKind::kParagraph;
  EXPECT_TRUE(Annotate(article, BuiltInModels()).paragraphs[0].boilerplate);
}

TEST(Boilerplate, ALongParagraphIsProse) {
  EXPECT_EQ(Marked("Copyright " + std::string(3000, 'x'))[0], 'C');
}

TEST(Boilerplate, ARuleThatLacksOrFailsItsExamplesIsRefused) {
  std::string path = testing::TempDir() + "/boilerplate_broken.json";
  const std::pair<const char*, const char*> kRows[] = {
      {R"({"patterns": [{"name": "a", "pattern": "b", "match": ["b"]}]})", "a: needs examples"},
      {R"({"patterns": [{"name": "a", "pattern": "b", "match": ["c"], "none": ["d"]}]})",
       "a: does not match its example \"c\""},
      {R"({"patterns": [{"name": "a", "pattern": ".", "match": ["c"], "none": ["d"]}]})",
       "a: matches \"d\""},
      {R"({"patterns": [{"name": "a", "pattern": "(", "match": ["c"], "none": ["d"]}]})",
       "a: pattern: "},
      {R"({"patterns": [{"name": "a"}]})", "needs a \"name\" and a \"pattern\""},
      {R"({"patterns": 3})", "needs a list"},
      {"{", "not JSON"},
  };
  for (auto [text, part] : kRows) {
    std::ofstream(path) << text;
    auto loaded = BoilerplateRules::Load(path);
    ASSERT_FALSE(loaded.ok()) << text;
    EXPECT_NE(loaded.status().message().find(part), absl::string_view::npos) << loaded.status();
  }
}

}  // namespace
}  // namespace gainsay
