// SPDX-License-Identifier: Apache-2.0
//
// The report in each format: the keys and quotes of JSON, and that hostile text stays text.
#include "report/report.h"

#include <gmock/gmock.h>

#include <sstream>

#include "nlohmann/json.hpp"
#include "some_texts.h"

namespace gainsay {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using Json = nlohmann::json;

template <typename PrintIt>
std::string Printed(PrintIt print) {
  std::ostringstream out;
  print(out);
  return out.str();
}
std::string JsonOf(const Report& report) {
  return Printed([&](std::ostream& out) { PrintJson(report, out); });
}

void ExpectKeys(const Json& json, std::vector<std::string> keys, const char* what) {
  for (const std::string& key : keys) EXPECT_TRUE(json.contains(key)) << what << " " << key;
}

TEST(PrintJson, HasItsKeysAndVerbatimQuotes) {
  Inputs inputs = InputsOf(SomeTexts());
  inputs.unchecked = {{"gone.txt", "no such file or directory"}};
  Json report = Json::parse(JsonOf(BuiltIn().Analyse(inputs)));
  EXPECT_EQ(report["format"], "gainsay.report.v1");
  ExpectKeys(
      report,
      {"format", "tool", "articles", "events", "findings", "disputes", "unchecked", "summary"},
      "report");
  ExpectKeys(report["tool"], {"version", "rules"}, "tool");
  ExpectKeys(report["tool"]["rules"][0], {"pack", "version", "sha256"}, "rules");
  ExpectKeys(
      report["summary"],
      {"articles", "claims", "stories", "events", "findings", "by_rule", "by_field", "by_severity"},
      "summary");
  EXPECT_EQ(report["unchecked"][0],
            Json({{"article", "gone.txt"}, {"reason", "no such file or directory"}}));
  ASSERT_EQ(report["articles"].size(), 5u);
  ExpectKeys(report["articles"][0],
             {"id", "path", "source", "title", "published", "language", "sha256", "claims"},
             "article");
  ASSERT_FALSE(report["events"].empty());
  ExpectKeys(report["events"][0], {"id", "label", "articles", "why"}, "event");
  ASSERT_FALSE(report["findings"].empty());
  EXPECT_EQ(report["summary"]["findings"], report["findings"].size());
  for (const Json& f : report["findings"]) {
    ExpectKeys(f,
               {"id", "rule", "field", "relation", "severity", "confidence", "scope", "event",
                "subject", "message", "reason", "question", "because", "readings"},
               "finding");
    EXPECT_GE(f["readings"].size(), 2u);
    for (const Json& reading : f["readings"]) {
      ExpectKeys(reading, {"value", "normalized", "witnesses"}, "reading");
      EXPECT_FALSE(reading["witnesses"].empty());
      for (const Json& w : reading["witnesses"]) {
        ExpectKeys(w, {"article", "start", "end", "line", "column", "quote", "attribution"},
                   "witness");
        for (const Article& article : inputs.articles) {
          if (article.id != w["article"]) continue;
          Span span{w["start"].get<uint32_t>(), w["end"].get<uint32_t>()};
          EXPECT_EQ(Slice(article.bytes, span), w["quote"].get<std::string>());
          EXPECT_LE(span.size(), 240u);
        }
      }
    }
  }
}

// A report whose every text is hostile.
Report Hostile(const std::string& text) {
  Report report;
  report.articles.resize(2);
  for (ReportArticle& a : report.articles) a.id = a.path = a.source = a.title = text;
  Finding f;
  f.id = "f-000000000000", f.rule = "number.injury.victim", f.field = Field::kNumber;
  f.subject = f.message = f.reason = f.question = text;
  for (uint32_t a : {0, 1}) {
    ReadingWitness w;
    w.article = a, w.at.quote = w.attribution = text;
    ReadingOfFact reading;
    reading.value = reading.normalized = text;
    reading.witnesses = {w};
    f.readings.push_back(reading);
  }
  report.findings = {f};
  report.unchecked = {{text, text}};
  return report;
}

TEST(PrintText, HasNoControlCharacters) {
  std::string text = Printed([](std::ostream& out) {
    PrintText(Hostile("a\x1b[31m\r\n\b\x7f\xc2\x9b"
                      "31m\xc3\xa9"),
              false, out);
  });
  for (unsigned char c : text) EXPECT_TRUE(c == '\n' || (c >= 0x20 && c != 0x7f)) << int{c};
  EXPECT_THAT(text, Not(HasSubstr("\xc2\x9b")));
  EXPECT_THAT(text, HasSubstr("\xc3\xa9"));
}

TEST(PrintMarkdown, TextStaysText) {
  std::string text =
      Printed([](std::ostream& out) { PrintMarkdown(Hostile("<b>|x|\n# [y](z) `q`&amp;"), out); });
  for (const char* markup : {"<b>", "\n# [", "](z)", " |x|", "`q`", "&amp;amp;amp;"}) {
    EXPECT_THAT(text, Not(HasSubstr(markup)));
  }
  EXPECT_THAT(text, HasSubstr("&lt;b\\>\\|x\\|"));
  EXPECT_THAT(text, HasSubstr("&amp;amp;"));
}

TEST(PrintCsv, NoCellIsAFormulaOrBreaksTheRow) {
  for (const char* formula : {"=1+1", "+1", "-1", "@x", "\tx", "\rx"}) {
    std::string text = Printed([&](std::ostream& out) { PrintCsv(Hostile(formula), out); });
    EXPECT_THAT(text, HasSubstr(",\"'" + std::string(formula) + "\""));
    EXPECT_THAT(text, Not(HasSubstr(",\"" + std::string(formula))));
  }
  std::string text = Printed([](std::ostream& out) { PrintCsv(Hostile("a\",b\r\n\"c"), out); });
  EXPECT_THAT(text, HasSubstr(",\"a\"\",b\r\n\"\"c\","));
}

TEST(Filtered, ShowsWhatIsAskedFor) {
  Report report = Hostile("x");
  report.findings[0].severity = Severity::kWarning;
  report.findings[0].confidence = 0.5;
  auto left = [&](Filter filter) { return Filtered(report, filter).findings.size(); };
  EXPECT_EQ(left({}), 1u);
  EXPECT_EQ(left({.min_severity = Severity::kWarning,
                  .min_confidence = 0.5,
                  .fields = {Field::kDate, Field::kNumber}}),
            1u);
  EXPECT_EQ(left({.min_severity = Severity::kError}), 0u);
  EXPECT_EQ(left({.min_confidence = 0.51}), 0u);
  EXPECT_EQ(left({.fields = {Field::kDate}}), 0u);
}

}  // namespace
}  // namespace gainsay
