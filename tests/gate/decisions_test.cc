// SPDX-License-Identifier: Apache-2.0
#include "gate/decisions.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <random>

#include "some_texts.h"

namespace gainsay {
namespace {

using ::testing::HasSubstr;

constexpr char kToday[] = "2026-11-21";

const Finding* NumberIn(const Report& report) {
  auto it = std::find_if(report.findings.begin(), report.findings.end(),
                         [](const Finding& f) { return f.field == Field::kNumber; });
  return it == report.findings.end() ? nullptr : &*it;
}

Decisions Accepting(const Report& report) {
  Decisions decisions;
  for (const Finding& f : report.findings) {
    decisions.Add(
        DecisionOn(report, f, DecisionVerdict::kAccepted, "counted twice", "ana", kToday));
  }
  return decisions;
}

size_t Undecided(const Report& report, const Decisions& decisions) {
  return static_cast<size_t>(
      std::count_if(report.findings.begin(), report.findings.end(),
                    [&](const Finding& f) { return !decisions.On(f, kToday).decided(); }));
}

// What may change in the articles without bringing a decided finding back, and what may not.
TEST(Decisions, HoldWhileTheReadingsStay) {
  const std::string more = "\nThe road was closed for the night. Traffic went over Sarpsborg.\n";
  const std::vector<Text> before = {{"one", Told("12 people were injured")},
                                    {"two", Told("31 people were injured")}};
  const Report report = BuiltIn().Analyse(InputsOf(before));
  ASSERT_NE(NumberIn(report), nullptr);
  const Decisions decisions = Accepting(report);
  ASSERT_EQ(Undecided(report, decisions), 0u);

  std::string wrapped = Told("12 people were injured");
  for (size_t at = wrapped.find(' ', 60); at != wrapped.npos; at = wrapped.find(' ', at + 60)) {
    wrapped[at] = '\n';
  }
  std::string reworded = Told("12 people were injured");
  reworded.replace(reworded.find("icy"), 3, "slippery");
  struct Case {
    const char* what;
    std::vector<Text> texts;
    bool holds;
  };
  for (const Case& c : {
           Case{"nothing changed", before, true},
           {"moved and renamed",
            {{"z/last", before[0].content}, {"a/first", before[1].content}},
            true},
           {"wrapped anew", {{"one", wrapped}, before[1]}, true},
           {"another paragraph", {{"one", before[0].content + more}, before[1]}, true},
           {"a third that agrees",
            {before[0], before[1], {"a", Told("31 people were injured") + more}},
            true},
           {"a third in other words",
            {before[0], before[1], {"a", Told("a dozen people were injured")}},
            true},
           {"another word of the sentence", {{"one", reworded}, before[1]}, true},
           {"the value changed", {{"one", Told("13 people were injured")}, before[1]}, false},
           {"the other value changed", {before[0], {"two", Told("30 people were injured")}}, false},
           {"a third reading",
            {before[0], before[1], {"a", Told("18 people were injured")}},
            false},
       }) {
    Report now = BuiltIn().Analyse(InputsOf(c.texts));
    ASSERT_NE(NumberIn(now), nullptr) << c.what;
    Standing standing = decisions.On(*NumberIn(now), kToday);
    EXPECT_EQ(standing.decided(), c.holds) << c.what;
    if (c.holds) {
      EXPECT_EQ(NumberIn(now)->id, NumberIn(report)->id) << c.what;
    }
  }
}

// The same values of another happening are another finding.
TEST(Decisions, AreOnOneHappening) {
  auto museum = [](const char* count) {
    return "HALDEN, Norway (May 9, 2014) - Rescuers said " + std::string(count) +
           " in an avalanche below the summit of Galdhopiggen on Friday, the park's warden "
           "reported.\n";
  };
  const Report bus = BuiltIn().Analyse(
      InputsOf({{"one", Told("12 people were injured")}, {"two", Told("31 people were injured")}}));
  const Report snow = BuiltIn().Analyse(InputsOf(
      {{"one", museum("12 people were injured")}, {"two", museum("31 people were injured")}}));
  ASSERT_NE(NumberIn(bus), nullptr);
  ASSERT_NE(NumberIn(snow), nullptr);
  ASSERT_EQ(NumberIn(bus)->rule, NumberIn(snow)->rule);
  EXPECT_FALSE(Accepting(bus).On(*NumberIn(snow), kToday).decided());
}

TEST(Decisions, TheLaterOfTwoPeopleWinsAndBothAreKept) {
  const Report report = BuiltIn().Analyse(InputsOf(SomeTexts()));
  const Finding& f = report.findings[0];
  Decisions decisions;
  auto add = [&](DecisionVerdict verdict, const char* by, const char* date,
                 const char* expires = "") {
    Decision d = DecisionOn(report, f, verdict, "because", by, date);
    d.expires = expires;
    decisions.Add(d);
    return decisions.On(f, kToday);
  };
  EXPECT_TRUE(add(DecisionVerdict::kAccepted, "ana", "2026-11-01").decided());
  Standing standing = add(DecisionVerdict::kUnsure, "ben", "2026-11-02");
  EXPECT_EQ(standing.all.size(), 2u);
  EXPECT_EQ(standing.in_force->by, "ben");
  EXPECT_FALSE(standing.decided());
  // The same person again replaces, with the time of day deciding on one day.
  standing = add(DecisionVerdict::kCompatible, "ana", "2026-11-02T08:00:00Z");
  EXPECT_EQ(standing.all.size(), 2u);
  EXPECT_EQ(standing.in_force->verdict, DecisionVerdict::kCompatible);
  // The last day counts; after it the one before is in force again.
  EXPECT_EQ(add(DecisionVerdict::kAccepted, "eve", "2026-11-03", "2026-11-21").in_force->by, "eve");
  standing = add(DecisionVerdict::kAccepted, "eve", "2026-11-03", "2026-11-20");
  EXPECT_EQ(standing.in_force->by, "ana");
  EXPECT_EQ(standing.all.size(), 3u);
}

TEST(Decisions, AreReadAsTheyAreWritten) {
  const Decisions decisions = Accepting(BuiltIn().Analyse(InputsOf(SomeTexts())));
  ASSERT_FALSE(decisions.all().empty());
  const std::string text = decisions.Text();
  auto read = Decisions::Parse(text, "d.jsonl");
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->all(), decisions.all());
  EXPECT_EQ(read->Text(), text);
  // Two branches joined line by line: the order and repetition of lines mean nothing.
  auto doubled = Decisions::Parse(text + text, "d.jsonl");
  ASSERT_TRUE(doubled.ok()) << doubled.status();
  EXPECT_EQ(doubled->Text(), text);
}

constexpr char kHeader[] = "{\"format\":\"gainsay.decisions.v1\"}\n";
constexpr char kGood[] =
    "{\"finding\":\"f-1\",\"rule\":\"r\",\"readings\":[{\"value\":\"1\",\"normalized\":\"1\","
    "\"sources\":[]}],\"verdict\":\"accepted\",\"reason\":\"x\",\"by\":\"y\",\"date\":\"2026-11-"
    "21\"}\n";

std::string With(std::string_view from, std::string_view to) {
  std::string text = std::string(kHeader) + kGood;
  size_t at = text.find(from);
  EXPECT_NE(at, text.npos) << from;
  return text.replace(at, from.size(), to);
}

TEST(Decisions, AFaultNamesItsPlace) {
  const std::string good = std::string(kHeader) + kGood;
  ASSERT_TRUE(Decisions::Parse(good, "d").ok()) << Decisions::Parse(good, "d").status();
  struct Case {
    std::string text;
    const char* want;
  };
  for (const Case& c : {
           Case{"", "d:1:1: no decisions file"},
           {kGood, "d:1:1: no decisions file"},
           {good.substr(0, good.size() - 9), "d:2:"},
           {With("\"reason\"", "\"raeson\""), "did you mean \"reason\""},
           {With("\"accepted\"", "\"acepted\""), "did you mean \"accepted\""},
           {With("\"x\"", "\" \""), "d:2:116: \"reason\" is empty"},
           {With("\"by\":\"y\",", ""), "d:2:1: a decision needs \"by\""},
           {With("2026-11-21", "2026-02-30"), "not a date"},
           {With("\"normalized\"", "\"normalised\""), "did you mean \"normalized\""},
           {With("\"sources\":[]", "\"sources\":[1]"), "not a text"},
           {With("[{", "7, [{"), "d:2:"},
           {good + "<<<<<<< HEAD\n", "d:3:1: a merge was left unfinished"},
           {good + "[]\n", "d:3:1: not a decision"},
           {good + "\n\n" + "{\"finding\":7}", "d:5:12: not a text"},
       }) {
    auto read = Decisions::Parse(c.text, "d");
    ASSERT_FALSE(read.ok()) << c.text;
    EXPECT_THAT(std::string(read.status().message()), HasSubstr(c.want)) << c.text;
  }
}

// Whatever happens to the bytes, reading ends with decisions or with a message that has a place.
TEST(Decisions, BearDamage) {
  const std::string text =
      std::string(kHeader) + kGood + Accepting(BuiltIn().Analyse(InputsOf(SomeTexts()))).Text();
  std::mt19937 random(5);
  int refused = 0;
  for (int round = 0; round < 2000; ++round) {
    std::string damaged = text;
    if (round % 4 == 0) damaged.resize(random() % damaged.size());
    for (int i = 0; i < 2 && !damaged.empty(); ++i) {
      damaged[random() % damaged.size()] = static_cast<char>(random() % 256);
    }
    auto read = Decisions::Parse(damaged, "d");
    if (read.ok()) continue;
    ++refused;
    EXPECT_THAT(std::string(read.status().message()), HasSubstr("d:"));
  }
  EXPECT_GT(refused, 1000);
}

}  // namespace
}  // namespace gainsay
