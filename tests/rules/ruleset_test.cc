// SPDX-License-Identifier: Apache-2.0
//
// Bad rule files are in tests/rules/bad: NAME.json beside NAME.err, the whole message. After a
// change that is meant, ACCEPT=1 rewrites the messages; review the difference.
#include "rules/ruleset.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "nlohmann/json.hpp"
#include "rules/pack.h"

namespace gainsay {
namespace {

using nlohmann::json;
using testing::ElementsAre;
namespace fs = std::filesystem;

std::string Message(const absl::Status& status) {
  return std::string(status.message().data(), status.message().size());
}

std::string Read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(BadRules, AreAnsweredInTheirFile) {
  fs::path folder = fs::path(std::getenv("GAINSAY_SOURCE")) / "tests/rules/bad";
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  ASSERT_GE(files.size(), 20u);
  const char* accept = std::getenv("ACCEPT");
  for (const fs::path& file : files) {
    SCOPED_TRACE(file.filename().string());
    TestPack pack({{"classes.json", R"({"classes": {"number": "", "person": ""}})"},
                   {"month.json", R"({"lexicon": "month", "entries": ["March"]})"},
                   {"zz/" + file.filename().string(), Read(file)}});
    auto rules = RuleSet::Load({pack.directory()});
    ASSERT_FALSE(rules.ok());
    EXPECT_EQ(rules.status().code(), absl::StatusCode::kInvalidArgument);
    std::string told = pack.Plain(Message(rules.status())) + "\n";
    fs::path golden = fs::path(file).replace_extension(".err");
    if (accept != nullptr) std::ofstream(golden, std::ios::binary) << told;
    EXPECT_EQ(told, Read(golden)) << "ACCEPT=1 rewrites " << golden;
  }
}

TEST(GoodRules, AreReadWithComments) {
  TestPack pack({
      {"classes.json", R"({"classes": {"number": "numerals", "person": "names"}})"},
      {"en/month.json", R"(// Months.
        {"lexicon": "month", "match": "exact", /* as written */ "origin": "own",
         "entries": [{"words": ["March", "Mar."], "value": {"month": 3}}, "Ides"]})"},
      {"en/date.json", R"({"layer": "date", "uses": ["month", "number"], "rules": [
        {"name": "date.day-month", "pattern": "{number} {month}", "make": {"as": "day"},
         "examples": {"match": ["«4 March»"], "none": ["March 4"]}}]})"},
      {"en/arrest.json", R"({"frame": "arrest", "triggers": {"verbs": ["arrest"]},
        "examples": {"match": ["x"], "none": ["y"]}})"},
      {"world/offices.json", R"([{"table": "b", "rows": [[1, 2]]}, {"table": "a", "layer": 1}])"},
      {"policy.json", R"({"policy": "name", "weight": 2})"},
      {"en/text/words.json", "not looked at"},
      {"en/models/tagger.json", "nor this"},
      {"README.md", "nor this"},
  });
  auto loaded = RuleSet::Load({pack.directory()});
  ASSERT_TRUE(loaded.ok()) << loaded.status();
  const RuleSet& rules = **loaded;
  ASSERT_EQ(rules.packs().size(), 1u);
  EXPECT_EQ(rules.packs()[0].name, "test");
  EXPECT_EQ(rules.packs()[0].version, "1");
  EXPECT_EQ(rules.packs()[0].sha256.size(), 64u);

  ClassId month = rules.FindClass("month");
  EXPECT_NE(month, 0);
  EXPECT_EQ(rules.ClassName(month), "month");
  EXPECT_EQ(rules.FindClass("nonesuch"), 0);
  EXPECT_EQ(rules.ClassName(0), "");
  EXPECT_EQ(rules.ClassName(9999), "");
  EXPECT_NE(rules.FindClass("person"), 0);
  EXPECT_EQ(rules.LexiconOf(rules.FindClass("person")), nullptr);
  EXPECT_EQ(rules.FindLexicon("person"), nullptr);
  EXPECT_EQ(rules.FindLexicon("nonesuch"), nullptr);
  const Lexicon* lexicon = rules.FindLexicon("month");
  ASSERT_NE(lexicon, nullptr);
  EXPECT_EQ(lexicon, rules.LexiconOf(month));
  EXPECT_EQ(lexicon->match, LexiconMatch::kExact);
  ASSERT_EQ(lexicon->entries.size(), 2u);
  EXPECT_THAT(lexicon->entries[0].words, ElementsAre("March", "Mar."));
  EXPECT_EQ((*lexicon->entries[0].value)["month"], 3);
  EXPECT_EQ(lexicon->entries[1].value, nullptr);

  EXPECT_THAT(rules.LayerNames(), ElementsAre("date"));
  EXPECT_EQ(rules.Layer("dates"), nullptr);
  const PatternRule& rule = rules.Layer("date")->rules().at(0);
  EXPECT_EQ(rule.name, "date.day-month");
  EXPECT_EQ((*rule.make)["as"], "day");
  EXPECT_EQ(pack.Plain(rule.file), "en/date.json");
  EXPECT_EQ(rule.line, 2u);
  EXPECT_EQ(rule.column, 9u);

  std::vector<std::string> tables;
  for (const RuleFile& file : rules.Files("table")) tables.push_back(file.name);
  EXPECT_THAT(tables, ElementsAre("a", "b"));
  EXPECT_EQ((*rules.Find("table", "b"))["rows"][0][1], 2);
  EXPECT_EQ((*rules.Find("frame", "arrest"))["triggers"]["verbs"][0], "arrest");
  EXPECT_NE(rules.Find("policy", "name"), nullptr);
  EXPECT_EQ(rules.Find("policy", "arrest"), nullptr);
  EXPECT_EQ(rules.Find("nonesuch", "a"), nullptr);
}

TEST(Fault, PointsIntoTheFileOfAnyValue) {
  std::map<std::string, std::string> files = {{"t.json", R"([{"table": "a"}, {"table": "b",
  "rows": [[1, 2], {"x/y~": true}]}])"}};
  TestPack pack(files);
  auto rules = RuleSet::Load({pack.directory()});
  ASSERT_TRUE(rules.ok()) << rules.status();
  const json& table = *(*rules)->Find("table", "b");
  auto place = [&](const json* content, std::string_view pointer) {
    std::string told = pack.Plain(Message((*rules)->Fault(content, pointer, "bad", "good")));
    EXPECT_THAT(told, testing::EndsWith("expected good"));
    return told.substr(0, told.find('\n'));
  };
  EXPECT_EQ(place(&table, ""), "t.json:1:18: bad");
  EXPECT_EQ(place(&table, "/rows/0/1"), "t.json:2:16: bad");
  EXPECT_EQ(place(&table["rows"][0][1], ""), "t.json:2:16: bad");
  EXPECT_EQ(place(&table["rows"], "/1/x~1y~0"), "t.json:2:29: bad");
  EXPECT_EQ(place(&table, "/rows/7/1"), "t.json:2:11: bad");  // the nearest there is
  json stranger;
  EXPECT_EQ(Message((*rules)->Fault(&stranger, "", "bad")), "bad");
}

TEST(PackInfo, HashesEveryFileAndName) {
  const std::string table = R"({"table": "a", "x": 1})";
  auto hash = [](const TestPack& pack) {
    auto rules = RuleSet::Load({pack.directory()});
    EXPECT_TRUE(rules.ok()) << rules.status();
    return rules.ok() ? (*rules)->packs()[0].sha256 : "";
  };
  std::string one = hash(TestPack({{"a.json", table}}));
  EXPECT_EQ(one, hash(TestPack({{"a.json", table}})));
  EXPECT_NE(one, hash(TestPack({{"b.json", table}})));
  EXPECT_NE(one, hash(TestPack({{"a.json", table + " "}})));
  EXPECT_NE(one, hash(TestPack({{"a.json", table}, {"en/models/m.bin", "1"}})));
}

TEST(Packs, ThatAreNone) {
  auto rules = RuleSet::Load({"/nonexistent/pack"});
  EXPECT_EQ(Message(rules.status()),
            "/nonexistent/pack: no such folder; expected a pack of rules, a folder with pack.json");
  TestPack pack({});
  fs::remove(fs::path(pack.directory()) / "pack.json");
  rules = RuleSet::Load({pack.directory()});
  EXPECT_THAT(Message(rules.status()),
              testing::HasSubstr(": no pack.json\n  expected a file like"));
  TestPack odd({});
  odd.Write("pack.json", R"({"name": 1, "vresion": "2"})");
  rules = RuleSet::Load({odd.directory()});
  EXPECT_THAT(odd.Plain(Message(rules.status())),
              testing::AllOf(testing::HasSubstr("pack.json:1:10: \"name\" is a number"),
                             testing::HasSubstr("\"version\" is missing"),
                             testing::HasSubstr("did you mean \"version\"?")));
}

TEST(Packs, ManyFaultsAreCounted) {
  std::string entries = "0";
  for (int i = 0; i < 30; ++i) entries += ", 0";
  TestPack pack({{"x.json", R"({"lexicon": "x", "entries": [)" + entries + "]}"}});
  EXPECT_THAT(Message(RuleSet::Load({pack.directory()}).status()),
              testing::EndsWith("\nand 11 more"));
}

TEST(Builtin, IsFoundByTheEnvironmentAndLoads) {
  auto directory = RuleSet::BuiltinDirectory();
  ASSERT_TRUE(directory.ok()) << directory.status();
  EXPECT_EQ(*directory, std::getenv("GAINSAY_RULES"));
  auto rules = RuleSet::Load({*directory});
  ASSERT_TRUE(rules.ok()) << rules.status();
  EXPECT_NE((*rules)->FindClass("person"), 0);
}

TEST(Builtin, IsFoundAboveTheProgramInASourceTree) {
  std::string given = std::getenv("GAINSAY_RULES");
  std::string source = fs::canonical(std::getenv("GAINSAY_SOURCE")).string() + "/";
  if (fs::canonical("/proc/self/exe").string().rfind(source, 0) != 0) {
    GTEST_SKIP() << "built outside the source tree";
  }
  unsetenv("GAINSAY_RULES");
  auto directory = RuleSet::BuiltinDirectory();
  setenv("GAINSAY_RULES", "/nonexistent", 1);
  auto wrong = RuleSet::BuiltinDirectory();
  setenv("GAINSAY_RULES", given.c_str(), 1);
  ASSERT_TRUE(directory.ok()) << directory.status();
  EXPECT_TRUE(fs::equivalent(*directory, given));
  EXPECT_EQ(Message(wrong.status()), "$GAINSAY_RULES: /nonexistent has no pack.json");
}

}  // namespace
}  // namespace gainsay
