// SPDX-License-Identifier: Apache-2.0
#include "gate/config.h"

#include <gmock/gmock.h>

#include <fstream>

#include "base/write_file.h"

namespace gainsay {
namespace {

using ::testing::HasSubstr;

TEST(PathMatches, Table) {
  struct Case {
    const char *pattern, *path;
    bool matches;
  };
  for (const Case& c : {
           Case{"news", "news/a.md", true},
           {"news/", "news/a/b.md", true},
           {"news", "newspaper/a.md", false},
           {"news", "old/news/a.md", false},
           {".", "anything/at/all", true},
           {"news/*.md", "news/a.md", true},
           {"news/*.md", "news/deep/a.md", false},
           {"news/**/*.md", "news/deep/down/a.md", true},
           {"news/**/*.md", "news/a.md", true},
           {"news/**/*.md", "news/a.txt", false},
           {"**/draft*", "a/b/draft-1.txt", true},
           {"**/draft*", "a/b/redraft", false},
           {"news/**", "news/a/b", true},
           {"news/**", "old/news/a", false},
           {"?.md", "a.md", true},
           {"?.md", "/.md", false},
           {"a*b*c", "axxbyyc", true},
           {"a*b*c", "axxbyy", false},
           {"", "", true},
       }) {
    EXPECT_EQ(PathMatches(c.pattern, c.path), c.matches) << c.pattern << " " << c.path;
  }
}

TEST(LevelOf, TheLongestNameCounts) {
  Config config;
  config.levels = {{"number", Severity::kNote},
                   {"number.injury", Severity::kError},
                   {"number.injury.victim", std::nullopt}};
  Finding f;
  f.field = Field::kNumber;
  f.rule = "number.death.victim";
  EXPECT_EQ(LevelOf(config, f), Config::Level(Severity::kNote));
  f.rule = "number.injury.other";
  EXPECT_EQ(LevelOf(config, f), Config::Level(Severity::kError));
  f.rule = "number.injury.victim";
  ASSERT_TRUE(LevelOf(config, f).has_value());
  EXPECT_FALSE(LevelOf(config, f)->has_value());  // off
  f.rule = "number.injuryother";                  // a name ends at a dot
  EXPECT_EQ(LevelOf(config, f), Config::Level(Severity::kNote));
  f.field = Field::kDate, f.rule = "date.x";
  EXPECT_FALSE(LevelOf(config, f).has_value());
}

TEST(SourceOf, ByPathAndByDomain) {
  Config config;
  config.root = "..";
  config.sources = {{"news/wire/**", "The Wire"}, {"tribune.example", "Tribune"}};
  EXPECT_EQ(SourceOf(config, "../news/wire/a.md", ""), "The Wire");
  EXPECT_EQ(SourceOf(config, "news/wire/a.md", ""), "");
  EXPECT_EQ(SourceOf(config, "x", "https://tribune.example/a"), "Tribune");
  EXPECT_EQ(SourceOf(config, "x", "https://www.tribune.example:80/a?b"), "Tribune");
  EXPECT_EQ(SourceOf(config, "x", "https://nottribune.example/"), "");
  EXPECT_EQ(SourceOf(config, "x", "tribune.example"), "");
}

TEST(Config, WhatInitWritesIsReadBack) {
  const std::string path = ::testing::TempDir() + "gainsay-config-test.json";
  std::ofstream(path) << StartingConfig({"news", "more \"news\""});
  auto config = ReadConfig(path);
  ASSERT_TRUE(config.ok()) << config.status();
  EXPECT_EQ(config->paths, (std::vector<std::string>{"news", "more \"news\""}));
  EXPECT_EQ(config->fail_on, Severity::kError);
  EXPECT_THAT(config->origin.at("paths"), HasSubstr("gainsay-config-test.json:5"));
  // What is shown is a config again.
  std::ofstream(path) << ShowConfig(*config);
  auto again = ReadConfig(path);
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(again->paths, config->paths);
}

}  // namespace
}  // namespace gainsay
