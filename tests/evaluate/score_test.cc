// SPDX-License-Identifier: Apache-2.0
#include "evaluate/score.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "base/hash.h"

namespace gainsay {
namespace {

using ::testing::HasSubstr;

constexpr char kGold[] = R"({
  "topic": "fire",
  "conflicts": [
    {"id": "1", "field": "number", "relation": "conflict", "strength": "hard", "subject": "dead",
     "readings": [{"value": "3", "witnesses": [{"doc": "a", "quote": "three dead"}]},
                  {"value": "5", "witnesses": [{"doc": "b", "quote": "five died"}]}]},
    {"id": "2", "field": "date", "relation": "update", "strength": "hard", "note": "derived",
     "readings": [{"value": "Monday", "witnesses": [{"doc": "a", "quote": "on Monday"}]},
                  {"value": "Sunday", "witnesses": [{"doc": "b", "quote": "Sunday"}]}]}],
  "traps": [{"why": "another fire", "a": {"doc": "a", "quote": "in Rome"},
             "b": {"doc": "b", "quote": "in Turin"}}]
})";

constexpr char kA[] = "A fire left three dead on Monday in Rome.";
constexpr char kB[] = "On Sunday five died; a fire in Turin hurt none.";

Gold TheGold() {
  auto gold = ParseGold("gold.json", kGold);
  EXPECT_TRUE(gold.ok()) << gold.status();
  EXPECT_TRUE(Resolve({{"a", kA}, {"b", kB}}, &*gold).ok());
  return *std::move(gold);
}

// A finding with a reading for each "article: words".
MeasuredFinding FindingAt(const std::vector<std::pair<std::string, std::string>>& sides) {
  MeasuredFinding finding;
  finding.rule = "number.death";
  finding.severity = Severity::kWarning;
  for (const auto& [article, words] : sides) {
    const size_t at = std::string_view(article == "a" ? kA : kB).find(words);
    EXPECT_NE(at, std::string_view::npos) << words;
    const Span span{static_cast<uint32_t>(at), static_cast<uint32_t>(at + words.size())};
    finding.readings.push_back({words, words, article, {{article, span}}});
    finding.articles.push_back(article);
  }
  return finding;
}

TEST(Score, AFindingIsRightWhenTwoReadingsPointAtTwoReadings) {
  struct Row {
    std::vector<std::pair<std::string, std::string>> sides;
    bool right, trapped;
  };
  const Row rows[] = {
      {{{"a", "three"}, {"b", "five"}}, true, false},
      {{{"b", "five died"}, {"a", "left three dead on"}}, true, false},
      {{{"a", "three"}, {"b", "On"}, {"b", "five"}}, true, false},
      // One side, the same side twice, sides of different conflicts.
      {{{"a", "three"}, {"b", "fire"}}, false, false},
      {{{"a", "three"}, {"a", "dead"}}, false, false},
      {{{"a", "three"}, {"b", "Sunday"}}, false, false},
      // Touching is not overlapping.
      {{{"a", "left "}, {"b", "five"}}, false, false},
      {{{"a", "Rome"}, {"b", "in Turin"}}, false, true},
      {{{"a", "dead on Monday in Rome"}, {"b", "Sunday five died; a fire in Turin"}}, true, false},
  };
  const std::vector<Gold> gold = {TheGold()};
  for (const Row& row : rows) {
    const std::vector<Result> results = {{{FindingAt(row.sides)}, {}}};
    const Score score = ScoreOf(gold, results, Severity::kWarning);
    EXPECT_EQ(score.precision.right == 1, row.right) << row.sides[0].second;
    EXPECT_EQ(score.trapped.size() == 1, row.trapped) << row.sides[0].second;
    EXPECT_EQ(score.wrong.size() == 1, !row.right) << row.sides[0].second;
  }
}

TEST(Score, FindingsBelowTheLevelAreOnlyNamedWithWhatWasMissed) {
  const std::vector<Gold> gold = {TheGold()};
  const std::vector<Result> results = {{{FindingAt({{"a", "three"}, {"b", "five"}})}, {}}};
  const Score score = ScoreOf(gold, results, Severity::kError);
  EXPECT_EQ(score.precision.of, 0u);
  EXPECT_EQ(score.recall.right, 0u);
  ASSERT_EQ(score.missed.size(), 2u);
  EXPECT_EQ(score.missed[0].below, &results[0].findings[0]);
  EXPECT_EQ(score.missed[1].below, nullptr);
}

TEST(Score, HardAndStatedLeavesOutWhatIsDerived) {
  const Score score = ScoreOf({TheGold()}, {}, Severity::kNote);
  EXPECT_EQ(score.recall.of, 2u);
  EXPECT_EQ(score.recall_hard.of, 2u);
  EXPECT_EQ(score.recall_stated.of, 1u);
}

TEST(Score, WitnessesOfAWholeParagraphPointAtNothing) {
  const std::string json = R"({"findings": [{"id": "f-1", "severity": "error", "readings": [
      {"value": "3", "witnesses": [{"article": "x/a.txt", "start": 0, "end": 241}]},
      {"value": "5", "witnesses": [{"article": "b", "start": 0, "end": 240}]}]}]})";
  auto result = ParseResult("r.json", json);
  ASSERT_TRUE(result.ok()) << result.status();
  EXPECT_TRUE(result->findings[0].readings[0].places.empty());
  ASSERT_EQ(result->findings[0].readings[1].places.size(), 1u);
  EXPECT_EQ(result->findings[0].readings[0].article, "a");
}

TEST(Score, GroupsAreMeasuredAgainstFolders) {
  auto article = [](std::string name, std::string folder, int event) {
    return MeasuredArticle{name, folder + "/" + name, folder, event};
  };
  struct Row {
    std::vector<int> events;  // of two articles of folder 1_x and two of 1_y
    double precision, recall;
  };
  const Row rows[] = {
      {{0, 0, 1, 1}, 1, 1},
      {{0, 0, 0, 0}, 0.5, 1},
      {{0, 1, 2, 3}, 1, 0.5},
      {{-1, -1, 0, 0}, 1, .75},  // in no event: each alone
  };
  for (const Row& row : rows) {
    Result result;
    for (int i = 0; i < 4; ++i) {
      result.articles.push_back(article(std::to_string(i), i < 2 ? "1_x" : "1_y", row.events[i]));
    }
    const Grouping grouping = ScoreOf({}, {result}, Severity::kNote).grouping;
    EXPECT_DOUBLE_EQ(grouping.precision, row.precision);
    EXPECT_DOUBLE_EQ(grouping.recall, row.recall);
    EXPECT_EQ(grouping.folders, 2u);
  }
}

TEST(Score, FindingsAcrossFoldersAndTopicsAreCounted) {
  auto mixed = [](std::string one, std::string other) {
    Result result;
    result.articles = {{"a", "", std::move(one), 0}, {"b", "", std::move(other), 0}};
    result.findings = {FindingAt({{"a", "three"}, {"b", "five"}})};
    const Score score = ScoreOf({}, {result}, Severity::kNote);
    return std::pair(score.mixed, score.mixed_topics);
  };
  EXPECT_EQ(mixed("08_ecb", "08_ecb"), std::pair(size_t{0}, size_t{0}));
  EXPECT_EQ(mixed("08_ecb", "08_plus"), std::pair(size_t{1}, size_t{0}));
  EXPECT_EQ(mixed("08_ecb", "12_ecb"), std::pair(size_t{1}, size_t{1}));
}

TEST(Score, TheLowerBoundGrowsWithTheSample) {
  EXPECT_DOUBLE_EQ((Share{0, 0}.Low()), 0);
  EXPECT_NEAR((Share{3, 3}.Low()), 0.4385, 1e-4);
  EXPECT_NEAR((Share{30, 30}.Low()), 0.8865, 1e-4);
  EXPECT_NEAR((Share{75, 100}.Low()), 0.6569, 1e-4);
  EXPECT_NEAR((Share{0, 10}.Low()), 0, 1e-9);
  for (size_t of = 1; of < 40; ++of) {
    for (size_t right = 0; right <= of; ++right) {
      const Share share{right, of};
      EXPECT_LE(share.Low(), share.value() + 1e-12) << right << "/" << of;
      EXPECT_LE(share.Low(), (Share{2 * right, 2 * of}.Low()) + 1e-12) << right << "/" << of;
    }
  }
}

TEST(Gold, AnArticleHasOneNameWhereverItLies) {
  EXPECT_EQ(ArticleName("8_1ecb"), "8_1ecb");
  EXPECT_EQ(ArticleName("08_ecb/8_1ecb.txt"), "8_1ecb");
  EXPECT_EQ(ArticleName("8_1ecb.md"), "8_1ecb");
  EXPECT_EQ(ArticleName("08_ecb/8_1ecb"), "8_1ecb");
  EXPECT_EQ(ArticleName("v1.2"), "v1.2");
}

TEST(Gold, WhatIsWrongIsSaidWithItsPlace) {
  struct Row {
    const char* json;
    const char* says;
  };
  const Row rows[] = {
      {"{", "expected gold"},
      {R"({"conflicts": [{"id": "7", "readings": []}]})", "conflict \"7\": expected two readings"},
      {R"({"conflicts": [{"id": "7", "readings": [{"witnesses": [{"doc": "a"}]}]}]})", "\"quote\""},
      {R"({"conflicts": [], "traps": [{"why": "w", "a": {"doc": "a", "quote": "q"}}]})",
       "trap \"w\""},
  };
  for (const Row& row : rows) {
    EXPECT_THAT(std::string(ParseGold("g.json", row.json).status().message()),
                ::testing::AllOf(HasSubstr("g.json"), HasSubstr(row.says)));
  }
  auto gold = ParseGold("g.json", kGold);
  ASSERT_TRUE(gold.ok());
  EXPECT_THAT(std::string(Resolve({{"a", kA}}, &*gold).message()), HasSubstr("no article b"));
  EXPECT_THAT(std::string(Resolve({{"a", kA}, {"b", "other"}}, &*gold).message()),
              HasSubstr("not in b: \"five died\""));
}

TEST(Gold, PlacesStandForQuotes) {
  auto gold = [](const std::string& end, const std::string& digest) {
    return ParseGold("g.json", absl::StrCat(R"({"articles": {"a": ")", digest, R"("}, "conflicts": [
      {"id": "7", "readings": [{"witnesses": [{"doc": "a", "start": 12, "end": )",
                                            end, R"(}]},
                               {"witnesses": [{"doc": "b", "quote": "five died"}]}]}]})"));
  };
  auto read = gold("22", Sha256(kA));
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_TRUE(Resolve({{"a", kA}, {"b", kB}}, &*read).ok());
  EXPECT_EQ(read->conflicts[0].readings[0].witnesses[0].quote, "three dead");

  auto beyond = gold("220", Sha256(kA));
  ASSERT_TRUE(beyond.ok());
  EXPECT_THAT(std::string(Resolve({{"a", kA}, {"b", kB}}, &*beyond).message()),
              HasSubstr("a ends at byte 41, before 220"));
  auto other = gold("22", Sha256(kB));
  ASSERT_TRUE(other.ok());
  EXPECT_THAT(std::string(Resolve({{"a", kA}, {"b", kB}}, &*other).message()),
              HasSubstr("another version"));
  EXPECT_FALSE(gold("12", Sha256(kA)).ok());  // an empty place
  EXPECT_FALSE(gold("\"22\"", Sha256(kA)).ok());
}

TEST(Result, ARecordOfAnotherShapeIsRefused) {
  for (const char* json :
       {"[]", "{\"findings\": [{\"severity\": 3}]}", "{\"findings\": [{\"severity\": \"grave\"}]}",
        "{\"findings\": [], \"articles\": 7}"}) {
    EXPECT_FALSE(ParseResult("r.json", json).ok()) << json;
  }
}

}  // namespace
}  // namespace gainsay
