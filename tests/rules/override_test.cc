// SPDX-License-Identifier: Apache-2.0
//
// What later packs do to earlier ones.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "nlohmann/json.hpp"
#include "rules/pack.h"
#include "rules/ruleset.h"
#include "rules/simple_document.h"

namespace gainsay {
namespace {

using testing::ElementsAre;

constexpr const char* kEnd = R"(, "examples": {"match": ["«x»"], "none": ["y"]}})";

std::string Rule(const std::string& name, const std::string& pattern) {
  return R"({"name": ")" + name + R"(", "pattern": ")" + pattern + "\"" + kEnd;
}

std::map<std::string, std::string> Base() {
  return {
      {"lex.json",
       R"({"lexicon": "month", "match": "exact", "entries": ["March", {"words": ["May", "MAY"], "value": 5}]})"},
      {"layer.json", R"({"layer": "date", "uses": ["month"], "let": {"n": "[0-9]+"}, "rules": [)" +
                         Rule("date.a", "{=n} {month}") + ", " + Rule("date.b", "in {month}") +
                         "]}"},
      {"t.json", R"([{"table": "t", "x": 1}, {"table": "u", "x": 1}, {"policy": "p", "x": 1}])"}};
}

std::vector<std::string> Words(const RuleSet& rules) {
  std::vector<std::string> words;
  for (const LexiconEntry& entry : rules.FindLexicon("month")->entries) {
    for (const std::string& word : entry.words) words.push_back(word);
  }
  return words;
}

std::vector<std::string> Rules(const RuleSet& rules) {
  std::vector<std::string> told;
  for (const PatternRule& rule : rules.Layer("date")->rules())
    told.push_back(rule.name + " " + rule.pattern);
  return told;
}

class Override : public testing::Test {
 protected:
  void Load(const std::map<std::string, std::string>& files) {
    base_ = std::make_unique<TestPack>(Base(), "base");
    mine_ = std::make_unique<TestPack>(files, "mine");
    auto loaded = RuleSet::Load({base_->directory(), mine_->directory()});
    if (loaded.ok())
      rules_ = *loaded;
    else
      told_ = mine_->Plain(
          std::string(loaded.status().message().data(), loaded.status().message().size()));
  }
  std::unique_ptr<TestPack> base_, mine_;
  std::shared_ptr<const RuleSet> rules_;
  std::string told_;
};

TEST_F(Override, NothingChangesNothing) {
  Load({});
  ASSERT_TRUE(rules_) << told_;
  EXPECT_THAT(Words(*rules_), ElementsAre("March", "May", "MAY"));
  EXPECT_THAT(Rules(*rules_), ElementsAre("date.a {=n} {month}", "date.b in {month}"));
  EXPECT_EQ(rules_->packs()[1].name, "mine");
}

TEST_F(Override, EntriesAreAdded) {
  Load({{"m.json", R"({"lexicon": "month", "entries": ["Brumaire"]})"}});
  ASSERT_TRUE(rules_) << told_;
  EXPECT_THAT(Words(*rules_), ElementsAre("March", "May", "MAY", "Brumaire"));
  EXPECT_EQ(rules_->FindLexicon("month")->match, LexiconMatch::kExact);
}

TEST_F(Override, EntriesAreRemoved) {
  Load({{"m.json", R"({"lexicon": "month", "remove": ["MAY", "March"]})"}});
  ASSERT_TRUE(rules_) << told_;
  EXPECT_THAT(Words(*rules_), ElementsAre("May"));
}

TEST_F(Override, ALexiconIsReplaced) {
  Load({{"m.json", R"({"lexicon": "month", "replace": true, "entries": ["Brumaire"]})"}});
  ASSERT_TRUE(rules_) << told_;
  EXPECT_THAT(Words(*rules_), ElementsAre("Brumaire"));
}

TEST_F(Override, ARuleTakesThePlaceOfItsName) {
  Load({{"m.json", R"({"layer": "date", "rules": [)" + Rule("date.a", "on {=n} {month}") + ", " +
                       Rule("date.c", "x") + "]}"}});
  ASSERT_TRUE(rules_) << told_;
  EXPECT_THAT(Rules(*rules_),
              ElementsAre("date.a on {=n} {month}", "date.b in {month}", "date.c x"));
}

TEST_F(Override, ARuleIsRemoved) {
  Load({{"m.json", R"({"layer": "date", "remove": ["date.a"]})"}});
  ASSERT_TRUE(rules_) << told_;
  EXPECT_THAT(Rules(*rules_), ElementsAre("date.b in {month}"));
}

TEST_F(Override, ARemovedRuleMayComeBackOtherwise) {
  Load({{"m.json",
         R"({"layer": "date", "remove": ["date.a"], "rules": [)" + Rule("date.a", "x") + "]}"}});
  ASSERT_TRUE(rules_) << told_;
  EXPECT_THAT(Rules(*rules_), ElementsAre("date.b in {month}", "date.a x"));
}

TEST_F(Override, AFragmentChangesTheRulesThatUseIt) {
  Load({{"m.json", R"({"layer": "date", "let": {"n": "the [0-9]+th of"}})"}});
  ASSERT_TRUE(rules_) << told_;
  Document d = SimpleDocument("on 4 March, the 4th of March");
  // SimpleDocument cuts 4th in two.
  auto matches = rules_->Layer("date")->ScanAll(d, rules_->lexicons().Find(d));
  ASSERT_EQ(matches.size(), 1u);
  EXPECT_EQ(matches[0].tokens, (TokenRange{4, 9}));
}

TEST_F(Override, AClassIsUsedInAddition) {
  Load({{"m.json",
         R"([{"lexicon": "era", "entries": ["BC"]}, {"layer": "date", "uses": ["era", "month"],
          "rules": [)" +
             Rule("date.era", "{month} {era}") + "]}]"}});
  ASSERT_TRUE(rules_) << told_;
  EXPECT_THAT(Rules(*rules_),
              ElementsAre("date.a {=n} {month}", "date.b in {month}", "date.era {month} {era}"));
}

TEST_F(Override, WholeFilesAreReplacedByName) {
  Load({{"m.json", R"([{"table": "t", "y": 2}, {"table": "v"}])"}});
  ASSERT_TRUE(rules_) << told_;
  EXPECT_EQ(rules_->Find("table", "t")->dump(), R"({"table":"t","y":2})");
  EXPECT_EQ((*rules_->Find("table", "u"))["x"], 1);
  EXPECT_NE(rules_->Find("table", "v"), nullptr);
  EXPECT_NE(rules_->Find("policy", "p"), nullptr);
}

TEST_F(Override, ARuleStaysInItsLayer) {
  Load({{"m.json", R"({"layer": "time", "rules": [)" + Rule("date.a", "x") + "]}"}});
  EXPECT_THAT(told_,
              testing::StartsWith("m.json:1:38: rule \"date.a\" stands in layer \"date\" already"));
}

TEST_F(Override, AnotherWayOfMatchingIsRefused) {
  Load({{"m.json", R"({"lexicon": "month", "match": "lemma", "entries": ["a"]})"}});
  EXPECT_THAT(told_, testing::StartsWith(
                         "m.json:1:31: lexicon \"month\" is matched another way elsewhere"));
}

TEST_F(Override, AFaultOfTheSecondPackIsToldThere) {
  Load({{"m.json", R"({"layer": "date", "rules": [)" + Rule("date.z", "{mnoth}") + "]}"}});
  EXPECT_THAT(told_, testing::StartsWith("m.json:1:"));
}

}  // namespace
}  // namespace gainsay
