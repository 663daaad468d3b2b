// SPDX-License-Identifier: Apache-2.0
//
// What the review page is given: where each witness stands in the text, in UTF-16 units; whole
// texts and parts; how often sources agree; and that no text of an article is ever markup.
#include "review/data.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <string>

#include "nlohmann/json.hpp"
#include "review/page.h"
#include "review/passages.h"
#include "review/statistics.h"
#include "some_texts.h"

namespace gainsay {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using Json = nlohmann::json;

Article ArticleOf(std::string_view path, std::string bytes) {
  auto articles = ReadBytes(path, std::move(bytes));
  EXPECT_TRUE(articles.ok()) << articles.status();
  return articles.ok() ? articles->front() : Article();
}

Span SpanOf(const Article& article, std::string_view words) {
  auto begin = static_cast<uint32_t>(article.bytes.find(words));
  return {begin, begin + static_cast<uint32_t>(words.size())};
}

// The piece with the place marked.
std::string Marked(const Passages& passages, const Article& article, std::string_view words) {
  auto place = passages.PlaceOf(SpanOf(article, words));
  if (!place) return "";
  std::string_view text = passages.pieces()[place->piece].text;
  size_t begin = static_cast<size_t>(place->words.data() - text.data());
  return std::string(text.substr(0, begin)) + "[" + std::string(place->words) + "]" +
         std::string(text.substr(begin + place->words.size()));
}

TEST(Passages, MarksWhatTheWitnessSays) {
  struct Case {
    const char *path, *bytes, *words, *want;
  };
  for (const Case& c : {
           Case{"a.txt", "A bus fell.\n\nSome 31 people were hurt.\n", "31 people",
                "Some [31 people] were hurt."},
           {"a.html", "<p>R&amp;D: <b>31 people</b> hurt</p>", "31 people",
            "R&D: [31 people] hurt"},
           {"a.html", "<p>Caf\xc3\xa9 \xf0\x9f\x98\x80 31 hurt</p>", "31 hurt",
            "Caf\xc3\xa9 \xf0\x9f\x98\x80 [31 hurt]"},
           {"a.md", "A *very* bad day\n", "very", "A [very] bad day"},
       }) {
    Article article = ArticleOf(c.path, c.bytes);
    Passages passages(article, {}, Passages::kWhole);
    EXPECT_EQ(Marked(passages, article, c.words), c.want);
  }
}

TEST(Passages, CountsAsScriptsDo) {
  Article article = ArticleOf("a.txt", "\xf0\x9f\x98\x80 caf\xc3\xa9 31 hurt\n");
  Passages passages(article, {}, Passages::kWhole);
  auto place = passages.PlaceOf(SpanOf(article, "31 hurt"));
  ASSERT_TRUE(place);
  EXPECT_EQ(place->begin, 8u) << "the face is two units, the e with an accent one";
  EXPECT_EQ(place->end, 15u);
}

TEST(Passages, WhatIsNoReadableTextHasNoPlace) {
  Article article = ArticleOf("a.html", "<p>One.</p><script>31 hurt</script>");
  Passages passages(article, {}, Passages::kWhole);
  EXPECT_FALSE(passages.PlaceOf(SpanOf(article, "31 hurt")));
  EXPECT_FALSE(passages.PlaceOf({900, 910}));
}

TEST(Passages, PartsHoldTheWitnessesAndLittleElse) {
  std::string body;
  for (int i = 0; i < 60; ++i) body += "Paragraph " + std::to_string(i) + " has its words.\n\n";
  std::string line;
  for (int i = 0; i < 30000; ++i) line += "w" + std::to_string(i) + " ";
  Article article = ArticleOf("a.txt", body + line + "\n");
  std::vector<Span> witnesses = {SpanOf(article, "w15000"), SpanOf(article, "Paragraph 7 has"),
                                 SpanOf(article, "w15001")};
  Passages part(article, witnesses, Passages::kAroundWitnesses);
  ASSERT_EQ(part.pieces().size(), 2u);
  EXPECT_EQ(part.pieces()[0].text, "Paragraph 7 has its words.");
  EXPECT_FALSE(part.pieces()[0].cut_before || part.pieces()[0].cut_after);
  EXPECT_LT(part.pieces()[1].text.size(), 2000u);
  EXPECT_TRUE(part.pieces()[1].cut_before && part.pieces()[1].cut_after);
  for (Span witness : witnesses) {
    auto place = part.PlaceOf(witness);
    ASSERT_TRUE(place);
    EXPECT_EQ(place->words, Slice(article.bytes, witness));
  }
  EXPECT_FALSE(part.PlaceOf(SpanOf(article, "Paragraph 9 has")));

  Passages whole(article, {}, Passages::kWhole);
  std::string joined;
  for (const PassagePiece& piece : whole.pieces()) {
    EXPECT_LE(piece.text.size(), 8192u) << "a long line comes in pieces";
    if (piece.begin >= article.blocks.back().span.begin) joined += piece.text;
  }
  EXPECT_EQ(joined, Slice(article.text, article.blocks.back().span));
}

struct Made {
  Inputs inputs;
  Report report;
};
Made MadeOf(std::vector<Text> texts) {
  std::sort(texts.begin(), texts.end(), [](const Text& a, const Text& b) { return a.id < b.id; });
  Made made{InputsOf(texts), {}};
  made.report = BuiltIn().Compare(BuiltIn().Extract(made.inputs), 1, Detail::kSynopsis);
  return made;
}
Json DataOf(const Made& made, size_t budget = 1 << 20) {
  return Json::parse(PageData({.report = &made.report,
                               .texts = &made.inputs.articles,
                               .rules = &BuiltIn().rules(),
                               .text_budget = budget}));
}

std::string WordsAt(const Json& data, const Json& witness) {
  if (witness.contains("q")) return witness["q"];
  std::string text =
      data["articles"][witness["a"].get<size_t>()]["text"][witness["p"][0].get<size_t>()][1];
  return text.substr(witness["p"][1],
                     witness["p"][2].get<size_t>() - witness["p"][1].get<size_t>());
}

TEST(PageData, EveryWitnessIsFoundInItsText) {
  Made made = MadeOf(SomeTexts());
  for (size_t budget : {size_t{1} << 20, size_t{200}, size_t{0}}) {
    Json data = DataOf(made, budget);
    ASSERT_EQ(data["findings"].size(), made.report.findings.size());
    for (size_t f = 0; f < made.report.findings.size(); ++f) {
      const Finding& finding = made.report.findings[f];
      for (size_t r = 0; r < finding.readings.size(); ++r) {
        const Json& witnesses = data["findings"][f]["readings"][r]["witnesses"];
        for (size_t w = 0; w < witnesses.size(); ++w) {
          EXPECT_EQ(WordsAt(data, witnesses[w]), finding.readings[r].witnesses[w].at.quote);
        }
      }
    }
    for (const Json& row : data["rows"]) {
      for (const Json& cell : row["cells"]) EXPECT_FALSE(WordsAt(data, cell).empty());
    }
  }
}

TEST(PageData, ARowNamesItsFindingAndTheRulesHaveExamples) {
  Json data = DataOf(MadeOf(SomeTexts()));
  size_t named = 0;
  for (const Json& row : data["rows"]) {
    if (!row.contains("finding")) continue;
    ++named;
    EXPECT_EQ(data["findings"][row["finding"].get<size_t>()]["field"], row["field"]);
  }
  EXPECT_GT(named, 0u);
  EXPECT_TRUE(data["rules"].contains("number.injury.victim")) << "the frame's examples";
  for (const Json& rule : data["rules"]) {
    EXPECT_FALSE(rule["match"].empty());
    EXPECT_FALSE(rule["none"].empty());
  }
}

// Three megabytes for a thousand findings, however long the articles are.
TEST(PageData, APageOfAThousandFindingsStaysSmall) {
  Made made = MadeOf(SomeTexts());
  for (Article& article : made.inputs.articles) {
    while (article.text.size() < 600'000) article.text += " and so on and so forth";
    article.blocks.back().span.end = static_cast<uint32_t>(article.text.size());
  }
  Finding finding = made.report.findings[0];
  while (made.report.findings.size() < 1000) {
    finding.id = "f-" + std::to_string(100000000000 + made.report.findings.size());
    made.report.findings.push_back(finding);
  }
  std::string page = RenderPage(
      {.report = &made.report, .texts = &made.inputs.articles, .rules = &BuiltIn().rules()});
  EXPECT_LT(page.size(), 3'000'000u);
  EXPECT_GT(page.size(), 600'000u) << "there is room for a text";
}

TEST(PageData, WithoutTextsThereAreQuotes) {
  Made made = MadeOf(SomeTexts());
  Json data = Json::parse(PageData({.report = &made.report}));
  for (const Json& article : data["articles"]) EXPECT_FALSE(article.contains("text"));
  EXPECT_EQ(data["findings"][0]["readings"][0]["witnesses"][0]["q"],
            made.report.findings[0].readings[0].witnesses[0].at.quote);
}

TEST(WholeArticle, GivesAllPiecesAndPlaces) {
  Made made = MadeOf(SomeTexts());
  const ReadingWitness& witness = made.report.findings[0].readings[0].witnesses[0];
  Json whole = Json::parse(
      WholeArticle({.report = &made.report, .texts = &made.inputs.articles}, witness.article));
  ASSERT_FALSE(whole["places"].empty());
  const Json& place = whole["places"][0];
  std::string text = whole["text"][place[2].get<size_t>()][1];
  EXPECT_EQ(text.substr(place[3], place[4].get<size_t>() - place[3].get<size_t>()),
            witness.at.quote);
}

TEST(StatisticsOf, CountsWhatIsSharedAndWhatIsContradicted) {
  Made made = MadeOf(SomeTexts());
  Statistics statistics = StatisticsOf(made.report);
  auto source = [&](std::string_view name) {
    return static_cast<size_t>(
        std::find(statistics.sources.begin(), statistics.sources.end(), name) -
        statistics.sources.begin());
  };
  auto pair = [&](std::string_view a, std::string_view b) {
    size_t one = source(a), other = source(b);
    for (const SourcePair& p : statistics.pairs) {
      if (p.a == std::min(one, other) && p.b == std::max(one, other)) return p;
    }
    return SourcePair();
  };
  EXPECT_GT(pair("one", "two").found, 0u);
  EXPECT_GT(pair("one", "three").shared, 0u);
  EXPECT_EQ(pair("one", "three").found, 0u) << "12 and a dozen";
  EXPECT_EQ(pair("one", "four").shared, 0u) << "two happenings";
  for (const SourcePair& p : statistics.pairs) EXPECT_LE(p.found, p.shared);
}

TEST(ScriptSafe, ClosesNoElementAndKeepsTheValue) {
  for (const char* text :
       {"</script><script>alert(1)</script>", "<!--", "]]>", "a & b &lt;",
        "\xe2\x80\xa8line\xe2\x80\xa9", "\xe2\x80\x9cquoted\xe2\x80\x9d", "\"'\\"}) {
    std::string safe = ScriptSafe(Json(text).dump());
    for (const char* never : {"<", ">", "&", "\xe2\x80\xa8", "\xe2\x80\xa9"}) {
      EXPECT_THAT(safe, Not(HasSubstr(never)));
    }
    EXPECT_EQ(Json::parse(safe), Json(text));
  }
}

TEST(RenderPage, HoldsNoMarkupOfAnArticle) {
  std::vector<Text> texts = SomeTexts();
  for (Text& text : texts) text.content += "\n<img src=x onerror=alert(1)> </script> 'x' \"y\" &\n";
  Made made = MadeOf(texts);
  std::string page = RenderPage({.report = &made.report, .texts = &made.inputs.articles});
  EXPECT_THAT(page, Not(HasSubstr("<img src=x")));
  EXPECT_THAT(page, HasSubstr("onerror=alert(1)")) << "it is there, as data";
  size_t data = page.find("id=\"data\"");
  ASSERT_NE(data, page.npos);
  EXPECT_EQ(page.find("</script>", data), page.find("</script>", page.rfind("onerror=alert(1)")))
      << "the data end where their element does";
  for (const char* never : {"unsafe-inline", "unsafe-eval", "@DATA@", "@POLICY@"}) {
    EXPECT_THAT(page, Not(HasSubstr(never)));
  }
  EXPECT_THAT(page, HasSubstr("default-src 'none'"));
  EXPECT_THAT(PagePolicy(false), HasSubstr("connect-src 'none'"));
}

}  // namespace
}  // namespace gainsay
