// SPDX-License-Identifier: Apache-2.0
#include "gate/suppressions.h"

#include <gmock/gmock.h>

#include "some_texts.h"

namespace gainsay {
namespace {

using ::testing::HasSubstr;

Article Read(const std::string& path, const std::string& text) {
  auto articles = ReadBytes(path, text);
  EXPECT_TRUE(articles.ok()) << articles.status();
  return std::move(articles->front());
}

TEST(Suppressions, AreForTheParagraphTheyStandInOrTheNext) {
  struct Case {
    const char *path, *text, *covered;
  };
  for (const Case& c : {
           Case{"a.md",
                "First one.\n\n<!-- gainsay-ignore number: why -->\n\nSecond one.\n\nThird one.\n",
                "Second one."},
           {"a.md", "First one.\n\nSecond <!-- gainsay-ignore number: why --> one.\n\nThird one.\n",
            "Second <!-- gainsay-ignore number: why --> one."},
           {"a.html",
            "<p>First one.</p><!--gainsay-ignore number: why--><p>Second one.</p><p>Third one.</p>",
            "Second one."},
       }) {
    Article article = Read(c.path, c.text);
    auto found = FindSuppressions(article);
    ASSERT_EQ(found.size(), 1u) << c.text;
    EXPECT_EQ(found[0].fault, "");
    EXPECT_EQ(found[0].target, "number");
    EXPECT_EQ(found[0].reason, "why");
    EXPECT_EQ(Slice(article.bytes, found[0].where), c.covered) << c.text;
  }
}

TEST(Suppressions, InTheFrontMatterAreForTheWholeArticle) {
  for (const char* matter :
       {"gainsay-ignore: 'number.injury: why'", "gainsay-ignore:\n  number.injury: why",
        "gainsay-ignore:\n  - number.injury: why\n  - date: other"}) {
    Article article =
        Read("a.md", "---\ntitle: One\n" + std::string(matter) + "\n---\n\nFirst one.\n");
    auto found = FindSuppressions(article);
    ASSERT_FALSE(found.empty()) << matter;
    EXPECT_EQ(found[0].target, "number.injury") << matter;
    EXPECT_EQ(found[0].reason, "why") << matter;
    EXPECT_EQ(found[0].where.size(), article.bytes.size());
  }
}

TEST(Suppressions, AFaultSuppressesNothing) {
  struct Case {
    const char *inside, *fault;
  };
  for (const Case& c : {Case{"number", "a reason is missing"},
                        {"number:", "a reason is missing"},
                        {"nubmer: why", "did you mean \"number\""},
                        {"", "names no field"}}) {
    auto found = FindSuppressions(
        Read("a.md", "<!-- gainsay-ignore " + std::string(c.inside) + " -->\n\nFirst one.\n"));
    ASSERT_EQ(found.size(), 1u) << c.inside;
    EXPECT_THAT(found[0].fault, HasSubstr(c.fault)) << c.inside;
  }
}

TEST(Suppressions, OtherCommentsAndWordsAreNone) {
  for (const char* text :
       {"<!-- ignore number: why -->\n\nFirst.\n", "gainsay-ignore number: why\n",
        "<!-- gainsay-ignore number: why\n\nNever closed.\n",
        "<!-- we said gainsay-ignore number: why -->\n\nFirst.\n"}) {
    EXPECT_TRUE(FindSuppressions(Read("a.md", text)).empty()) << text;
  }
}

// The comment is no part of what the article says.
TEST(Suppressions, AreNotReadAsText) {
  Article article =
      Read("a.md", "One <!-- gainsay-ignore number: 12 people were injured --> two.\n");
  EXPECT_EQ(article.text.find("12 people"), std::string::npos);
}

}  // namespace
}  // namespace gainsay
