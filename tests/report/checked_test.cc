// SPDX-License-Identifier: Apache-2.0
//
// The formats for pipelines on articles whose words are made to break them. What other tools make
// of them is tested in tests/formats.
#include "report/checked.h"

#include <gmock/gmock.h>

#include <sstream>

#include "nlohmann/json.hpp"

namespace gainsay {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kHostile[] = "a\"<b>&'|\n\x01::error file=x::%0A@team `c` ]]> \xC3\xA9 --> \x80";

Checked With(size_t findings, Outcome outcome) {
  Checked checked;
  for (const char* path : {"news/a b#1.md", "archive.jsonl"}) {
    ReportArticle article;
    article.id = path, article.path = path, article.source = kHostile, article.claims = 1;
    if (article.path.ends_with(".jsonl")) article.line = 7;
    checked.report.articles.push_back(article);
  }
  for (size_t i = 0; i < findings; ++i) {
    Finding f;
    f.id = "f-" + std::to_string(i), f.rule = "number.count", f.field = Field::kNumber;
    f.severity = Severity::kError, f.confidence = 0.9;
    f.subject = f.message = f.reason = f.question = kHostile;
    for (uint32_t a : {0u, 1u}) {
      ReadingOfFact& reading = f.readings.emplace_back();
      reading.value = reading.normalized = kHostile;
      reading.witnesses.emplace_back();
      reading.witnesses[0].article = a;
      reading.witnesses[0].at = {{0, 3}, 3, 5, "d\xC3\xA9\nee"};
    }
    checked.report.findings.push_back(std::move(f));
    Ruling ruling;
    ruling.outcome = outcome;
    if (outcome == Outcome::kDecided)
      ruling.verdict = "accepted", ruling.reason = kHostile, ruling.date = "2026-11-21";
    checked.rulings.push_back(ruling);
  }
  checked.report.unchecked.push_back({kHostile, kHostile});
  checked.remarks.push_back({"stale decision", kHostile, "", 0, true});
  checked.rules.push_back({"number.count", "Number", "About.", "Advice."});
  checked.failed = true;
  checked.why = "failed: 1 undecided finding";
  return checked;
}

std::string Printed(const Checked& checked, CheckFormat format) {
  std::ostringstream out;
  PrintChecked(checked, format, {}, out);
  return out.str();
}

TEST(Checked, EveryFormatHasANameAndPrints) {
  for (const std::string& name : CheckFormatNames()) {
    auto format = ParseCheckFormat(name);
    ASSERT_TRUE(format.has_value()) << name;
    for (Outcome outcome : {Outcome::kFails, Outcome::kDecided, Outcome::kPreview}) {
      EXPECT_FALSE(Printed(With(2, outcome), *format).empty()) << name;
    }
  }
  EXPECT_FALSE(ParseCheckFormat("pdf").has_value());
}

TEST(Sarif, HasBothEndsAndTheirPlaces) {
  json log = json::parse(Printed(With(1, Outcome::kFails), CheckFormat::kSarif));
  const json& result = log["runs"][0]["results"][0];
  const json& place = result["locations"][0]["physicalLocation"];
  EXPECT_EQ(place["artifactLocation"]["uri"], "news/a%20b%231.md");
  EXPECT_EQ(place["region"]["startLine"], 3);
  EXPECT_EQ(place["region"]["startColumn"], 5);
  EXPECT_EQ(place["region"]["endLine"], 4);
  EXPECT_EQ(place["region"]["endColumn"], 3);
  // Of a record of JSON Lines its own line is known.
  const json& other = result["relatedLocations"][0]["physicalLocation"];
  EXPECT_EQ(other["artifactLocation"]["uri"], "archive.jsonl");
  EXPECT_EQ(other["region"]["startLine"], 7);
  EXPECT_FALSE(other["region"].contains("snippet"));
  EXPECT_EQ(result["partialFingerprints"]["gainsayFinding/v1"], "f-0");
  EXPECT_EQ(result["baselineState"], "new");
  EXPECT_TRUE(result["suppressions"].empty());
  EXPECT_FALSE(log["runs"][0]["invocations"][0]["executionSuccessful"]);
}

TEST(Sarif, WhatWasDecidedStaysMarked) {
  json log = json::parse(Printed(With(1, Outcome::kDecided), CheckFormat::kSarif));
  const json& result = log["runs"][0]["results"][0];
  EXPECT_EQ(result["baselineState"], "unchanged");
  EXPECT_EQ(result["suppressions"][0]["kind"], "external");
}

TEST(Sarif, IsEmptyWhenClean) {
  json log = json::parse(Printed(Checked(), CheckFormat::kSarif));
  EXPECT_TRUE(log["runs"][0]["results"].is_array());
  EXPECT_TRUE(log["runs"][0]["results"].empty());
}

TEST(Places, OfRecordsAreTheirLines) {
  Checked checked = With(1, Outcome::kFails);
  checked.rulings[0].reading = 1;  // in the record
  EXPECT_THAT(Printed(checked, CheckFormat::kGithub),
              HasSubstr("::error file=archive.jsonl,line=7,title="));
  EXPECT_EQ(json::parse(Printed(checked, CheckFormat::kGitlab))[0]["location"]["lines"]["begin"],
            7);
  EXPECT_THAT(Printed(checked, CheckFormat::kText), HasSubstr("archive.jsonl:7  "));
  EXPECT_THAT(Printed(checked, CheckFormat::kPullRequest), HasSubstr("archive.jsonl:7 ("));
  EXPECT_THAT(Printed(checked, CheckFormat::kCsv), HasSubstr("\"archive.jsonl\",7,,"));
}

TEST(Disputes, AreInEveryFormatOfAReport) {
  Checked checked = With(1, Outcome::kFails);
  checked.report.disputes.push_back(checked.report.findings[0]);
  checked.report.disputes[0].id = "f-dispute";
  for (CheckFormat format :
       {CheckFormat::kJson, CheckFormat::kJsonl, CheckFormat::kMarkdown, CheckFormat::kCsv}) {
    EXPECT_THAT(Printed(checked, format), HasSubstr("f-dispute"));
  }
}

// One command a line, whatever an article says.
TEST(Github, TextNeverBecomesACommand) {
  std::istringstream lines(Printed(With(1, Outcome::kFails), CheckFormat::kGithub));
  std::string line;
  int commands = 0;
  while (std::getline(lines, line)) {
    EXPECT_TRUE(line.starts_with("::error ")) << line;
    ++commands;
  }
  EXPECT_EQ(commands, 4);  // the finding, the remark, the input, the verdict
  EXPECT_THAT(Printed(With(1, Outcome::kFails), CheckFormat::kGithub), HasSubstr("%250A"));
}

TEST(Junit, CountsWhatItHolds) {
  std::string failing = Printed(With(2, Outcome::kFails), CheckFormat::kJunit);
  EXPECT_THAT(failing, HasSubstr("tests=\"5\" failures=\"3\" errors=\"1\""));
  EXPECT_THAT(failing, Not(HasSubstr("<b>")));
  EXPECT_THAT(failing, Not(HasSubstr("\x01")));
  EXPECT_THAT(Printed(With(2, Outcome::kDecided), CheckFormat::kJunit), HasSubstr("skipped=\"2\""));
}

TEST(PullRequest, IsBoundedAndSaysWhatItCut) {
  std::string few = Printed(With(2, Outcome::kFails), CheckFormat::kPullRequest);
  EXPECT_THAT(few, Not(HasSubstr("Cut here")));
  EXPECT_THAT(few, Not(HasSubstr("@team")));
  std::string many = Printed(With(5000, Outcome::kFails), CheckFormat::kPullRequest);
  EXPECT_LT(many.size(), 65536u);
  EXPECT_THAT(many, HasSubstr("Cut here"));
  EXPECT_THAT(many, HasSubstr("of 5000 findings"));
  EXPECT_THAT(many, HasSubstr("stale decision"));
}

TEST(Text, ShowsTheShapeOnAFirstRun) {
  Checked first = With(9, Outcome::kFails);
  first.first_run = true;
  first.next = "gainsay check --accept-new";
  std::string text = Printed(first, CheckFormat::kText);
  EXPECT_THAT(text, HasSubstr("by rule"));
  EXPECT_THAT(text, HasSubstr("4 more would fail today"));
  EXPECT_THAT(text, HasSubstr("next    gainsay check --accept-new\n"));
  EXPECT_TRUE(text.ends_with(first.why + "\n"));
  first.first_run = false;
  EXPECT_THAT(Printed(first, CheckFormat::kText), Not(HasSubstr("more would fail")));
}

}  // namespace
}  // namespace gainsay
