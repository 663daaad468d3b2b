// SPDX-License-Identifier: Apache-2.0
//
// From articles in memory to findings: what is found and what is not, that it is found every way
// alike, and why.
#include "findings/analyse.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <random>
#include <set>
#include <sstream>

#include "report/report.h"
#include "some_texts.h"

namespace gainsay {
namespace {

using ::testing::HasSubstr;

std::string JsonOf(const Report& report) {
  std::ostringstream out;
  PrintJson(report, out);
  return out.str();
}

bool HasConflict(const std::vector<Text>& texts, Field field) {
  Report report = BuiltIn().Analyse(InputsOf(texts), 1);
  return std::any_of(report.findings.begin(), report.findings.end(), [&](const Finding& f) {
    return f.field == field && f.relation == FindingRelation::kConflict;
  });
}

TEST(Analyse, NumbersThatCannotBothHold) {
  struct Case {
    const char *a, *b;
    bool conflict;
  };
  for (const Case& c : {Case{"12 people were injured", "31 people were injured", true},
                        {"12 people were injured", "more than 20 people were injured", true},
                        {"12 people were injured", "twelve people were injured", false},
                        {"12 people were injured", "a dozen people were injured", false},
                        {"12 people were injured", "at least 10 people were injured", false},
                        {"12 people were injured", "several people were injured", false},
                        {"about 30 people were injured", "31 people were injured", false}}) {
    EXPECT_EQ(HasConflict({{"one", Told(c.a)}, {"two", Told(c.b)}}, Field::kNumber), c.conflict)
        << c.a << " / " << c.b;
    EXPECT_EQ(HasConflict({{"one", Told(c.b)}, {"two", Told(c.a)}}, Field::kNumber), c.conflict)
        << c.b << " / " << c.a;
  }
}

TEST(Analyse, NothingToCompareGivesNothing) {
  EXPECT_TRUE(BuiltIn().Analyse({}).findings.empty());
  EXPECT_TRUE(
      BuiltIn().Analyse(InputsOf({{"one", Told("12 people were injured")}})).findings.empty());
}

TEST(Analyse, CopiesOfOneTextAreOneWitness) {
  Report report = BuiltIn().Analyse(InputsOf({{"copy", Told("12 people were injured")},
                                              {"one", Told("12 people were injured")},
                                              {"two", Told("31 people were injured")}}));
  auto number = std::find_if(report.findings.begin(), report.findings.end(),
                             [](const Finding& f) { return f.field == Field::kNumber; });
  ASSERT_NE(number, report.findings.end());
  ASSERT_EQ(number->readings.size(), 2u);
  for (const ReadingOfFact& reading : number->readings) {
    ASSERT_EQ(reading.witnesses.size(), 1u) << reading.value;
    EXPECT_EQ(reading.witnesses[0].carriers.size(), reading.value == "12 people" ? 1u : 0u);
  }
}

// However many carry a text, what is found is what is found with one of them.
TEST(Analyse, TwinsChangeNothingButTheCarriers) {
  std::vector<Text> texts = SomeTexts();
  const Report once = BuiltIn().Analyse(InputsOf(texts));
  for (const Text& text : SomeTexts()) texts.push_back({"twin-" + text.id, text.content});
  const Report twice = BuiltIn().Analyse(InputsOf(texts));
  EXPECT_EQ(twice.stories, once.stories);
  EXPECT_EQ(twice.events.size(), once.events.size());
  std::set<std::string> found_once, found_twice;
  for (const Finding& f : once.findings) found_once.insert(f.id);
  for (const Finding& f : twice.findings) {
    found_twice.insert(f.id);
    for (const ReadingOfFact& reading : f.readings) {
      for (const ReadingWitness& w : reading.witnesses)
        EXPECT_FALSE(w.carriers.empty()) << f.message;
    }
  }
  EXPECT_EQ(found_twice, found_once);
}

TEST(Analyse, TheSameBytesEveryWay) {
  std::vector<Text> texts = SomeTexts();
  const Inputs inputs = InputsOf(texts);
  const Report report = BuiltIn().Analyse(inputs, 1);
  EXPECT_FALSE(report.findings.empty());
  const std::string want = JsonOf(report);
  for (int jobs : {2, 4}) EXPECT_EQ(JsonOf(BuiltIn().Analyse(inputs, jobs)), want) << jobs;
  std::reverse(texts.begin(), texts.end());
  EXPECT_EQ(JsonOf(BuiltIn().Analyse(InputsOf(texts), 1)), want);

  std::stringstream record;
  WriteClaims(BuiltIn().Extract(inputs), record);
  auto claims = ReadClaims(record, "record");
  ASSERT_TRUE(claims.ok()) << claims.status();
  EXPECT_EQ(JsonOf(BuiltIn().Compare(*claims)), want);
}

// A record that was changed on its way is refused, or compared like any other: whatever reads
// well is safe to compare and to print.
TEST(Analyse, BearsRecordsThatWereChanged) {
  std::ostringstream out;
  WriteClaims(BuiltIn().Extract(InputsOf(SomeTexts())), out);
  const std::string record = out.str();
  std::mt19937 random(11);
  int refused = 0, compared = 0;
  for (int round = 0; round < 400; ++round) {
    std::string changed = record;
    // Digits, mostly: other bytes break the JSON and never come further than its parser.
    for (int i = 0; i < 3; ++i) {
      size_t at = changed.find_first_of("0123456789", random() % changed.size());
      if (at != changed.npos) changed[at] = static_cast<char>('0' + random() % 10);
    }
    if (round % 8 == 0) changed[random() % changed.size()] = static_cast<char>(random() % 128);
    std::istringstream in(changed);
    auto claims = ReadClaims(in, "record");
    if (!claims.ok()) {
      ++refused;
      EXPECT_THAT(std::string(claims.status().message()), HasSubstr("record:"));
      continue;
    }
    ++compared;
    EXPECT_FALSE(JsonOf(BuiltIn().Compare(*claims, 1)).empty());
  }
  EXPECT_GT(refused, 0);
  EXPECT_GT(compared, 0);
}

TEST(ParsePassage, IsAnArticleAndALine) {
  struct Case {
    const char *text, *article;
    uint32_t line;
  };
  for (const Case& c : {Case{"8_3ecb:12", "8_3ecb", 12}, {"news/a:b:1", "news/a:b", 1}}) {
    auto passage = ParsePassage(c.text);
    ASSERT_TRUE(passage) << c.text;
    EXPECT_EQ(passage->article, c.article);
    EXPECT_EQ(passage->line, c.line);
  }
  for (const char* none : {"", "a", ":3", "a:", "a:0", "a:-1", "a:3x", "a:99999999999"}) {
    EXPECT_FALSE(ParsePassage(none)) << none;
  }
}

TEST(Explain, TellsTheDerivation) {
  const Inputs inputs = InputsOf(SomeTexts());
  Report report = BuiltIn().Analyse(inputs);
  for (const Finding& f : report.findings) {
    std::string text = ExplainFinding(report, f);
    for (const std::string& part : {f.id, f.rule, f.message, f.reason}) {
      EXPECT_THAT(text, HasSubstr(part));
    }
    for (const ReadingOfFact& reading : f.readings) {
      EXPECT_THAT(text, HasSubstr(reading.witnesses[0].at.quote));
    }
  }
  ClaimSet claims = BuiltIn().Extract(inputs);
  EXPECT_FALSE(BuiltIn().WhyNot(claims, {"one", 1}, {"four", 1}).empty());
  EXPECT_FALSE(BuiltIn().WhyNot(claims, {"one", 99}, {"nobody", 1}).empty());
}

}  // namespace
}  // namespace gainsay
