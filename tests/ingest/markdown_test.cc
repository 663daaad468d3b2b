// SPDX-License-Identifier: Apache-2.0
#include "readable.h"

namespace gainsay {
namespace {

constexpr char kFerry[] =
    "---\n"
    "title: \"Ferry runs aground\"\n"
    "source: Harbour Post\n"
    "date: 2024-03-18T07:05:00+01:00\n"
    "url: https://harbour.example/ferry\n"
    "lang: en-GB\n"
    "tags: [ferry, storm]\n"
    "---\n"
    "\n"
    "The *Marigold* ran aground on **Monday\n"
    "morning** off [Skerra](https://example.org/skerra \"an island\"), R&amp;D said.\n"
    "\n"
    "## What we know\n"
    "\n"
    "- 40 people\n"
    "- two of them\n"
    "  crew\n"
    "\n"
    "> \"We heard a bang,\"\n"
    "> she said.\n"
    "\n"
    "![A ferry on rocks](ferry.jpg)\n"
    "\n"
    "| Port | Time |\n|---|---|\n| Skerra | 07:05 |\n";

TEST(Markdown, TextIsWithoutMarkup) {
  Article a = ReadOne("ferry.md", kFerry);
  EXPECT_EQ(Blocks(a),
            "[title] Ferry runs aground\n"
            "[paragraph] The Marigold ran aground on Monday morning off Skerra, R&D said.\n"
            "[heading] What we know\n"
            "[list item] 40 people\n"
            "[list item] two of them crew\n"
            "[quote] \"We heard a bang,\" she said.\n"
            "[table cell] Port\n[table cell] Time\n[table cell] Skerra\n[table cell] 07:05");
  ExpectLawful(a);
}

TEST(Markdown, FrontMatterSaysWhatIsKnown) {
  Article a = ReadOne("ferry.md", kFerry);
  EXPECT_EQ(a.title, "Ferry runs aground");
  EXPECT_EQ(a.source, "Harbour Post");
  ASSERT_TRUE(a.published);
  EXPECT_EQ(a.published->ToString(), "2024-03-18T07:05+01:00");
  EXPECT_EQ(a.url, "https://harbour.example/ferry");
  EXPECT_EQ(a.language, "en");
  EXPECT_EQ(a.id, "ferry");
}

TEST(Markdown, WordsMapToTheirBytes) {
  Article a = ReadOne("ferry.md", kFerry);
  EXPECT_EQ(Origin(a, "Marigold"), "Marigold");
  EXPECT_EQ(Origin(a, "The Marigold ran"), "The *Marigold* ran");
  EXPECT_EQ(Origin(a, "Monday morning"), "Monday\nmorning");
  EXPECT_EQ(Origin(a, "R&D"), "R&amp;D");
  EXPECT_EQ(Origin(a, "bang,\" she"), "bang,\"\n> she");
  EXPECT_EQ(Origin(a, "Ferry runs aground"), "Ferry runs aground");
}

TEST(Markdown, ABodyWithAHeadingOfItsOwnHasOneTitle) {
  Article a = ReadOne("x.md", "---\ntitle: Ferry aground\n---\n# Ferry runs aground\n\nText.\n");
  EXPECT_EQ(Blocks(a), "[title] Ferry runs aground\n[paragraph] Text.");
  EXPECT_EQ(a.title, "Ferry aground");
  EXPECT_EQ(ReadOne("x.md", "# Ferry *runs* aground\n\nText.\n").title, "Ferry runs aground");
}

TEST(Markdown, HtmlInItGivesItsTextOnly) {
  Article a = ReadOne("x.md", "<p class=\"lead\">Forty &lt;people&gt; were\nsaved.</p>\n\n"
                              "<script>track('now')</script>\n\nOne<br>two.\n");
  EXPECT_EQ(Blocks(a), "[paragraph] Forty <people> were saved.\n[paragraph] One\ntwo.");
  ExpectLawful(a);
}

TEST(Markdown, DashesThatAreNoFrontMatterAreText) {
  EXPECT_EQ(Blocks(ReadOne("x.md", "---\n\nText, and no second line of dashes.\n")),
            "[paragraph] Text, and no second line of dashes.");
  EXPECT_EQ(Blocks(ReadOne("x.md", "Text.\n\n---\n\nMore.\n")),
            "[paragraph] Text.\n[paragraph] More.");
}

struct Row {
  std::string_view front;
  std::string want;  // the remark, "" for none
};

TEST(Markdown, AFaultInTheFrontMatterIsSaidAndTheTextIsRead) {
  const Row rows[] = {
      {"title: ok\n", ""},
      {"", ""},
      {"just words\n", ""},
      {"publisher:\n  name: Harbour Post\n", ""},
      {"date: 99999-01-01\n",
       "date of publication \"99999-01-01\" is not understood; read without a date"},
      {"title: a\nsource: [unclosed\n",
       "front matter is not YAML: end of sequence flow not found at line 4, column 1; "
       "read without it"},
  };
  for (const Row& row : rows) {
    std::vector<Unchecked> left_out;
    auto articles =
        ReadBytes("x.md", "---\n" + std::string(row.front) + "---\nText.\n", {}, &left_out);
    ASSERT_TRUE(articles.ok()) << row.front;
    EXPECT_NE(Blocks(articles->at(0)).find("[paragraph] Text."), std::string::npos);
    EXPECT_EQ(left_out.empty() ? "" : left_out[0].reason, row.want) << row.front;
  }
}

TEST(Markdown, WithoutTextThereIsNoArticle) {
  EXPECT_EQ(ReasonOf("x.md", "---\ntitle:\n---\n\n"), "empty: no readable text");
  EXPECT_EQ(ReasonOf("x.md", "![only a picture](x.jpg)\n"), "empty: no readable text");
}

TEST(Markdown, DeepNestingIsRead) {
  for (std::string_view unit : {">", "* ", "[", "**a ", "![", "<b>", "`"}) {
    std::string text;
    for (int i = 0; i < 20000; ++i) text += unit;
    auto articles = ReadBytes("x.md", text + " end\n");
    if (articles.ok()) ExpectLawful(articles->at(0));
  }
}

}  // namespace
}  // namespace gainsay
