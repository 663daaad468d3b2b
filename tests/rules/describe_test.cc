// SPDX-License-Identifier: Apache-2.0
#include "rules/describe.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rules/pack.h"

namespace gainsay {
namespace {

class DescribeTest : public testing::Test {
 protected:
  DescribeTest()
      : pack_({{"a.json", R"([{"lexicon": "month", "match": "exact", "entries": [
  {"words": ["March", "Mar."], "value": {"month": 3}}, "May"]},
 {"lexicon": "era", "entries": ["BC"]}])"},
               {"b.json", R"({"layer": "date", "uses": ["month"], "rules": [
 {"name": "date.day", "pattern": "[0-9]+ {month}", "except": ["{month} I"], "case": true,
  "make": {"as": 1}, "examples": {"match": ["on «4 May»"], "none": ["May 4"]}}]})"},
               {"c.json", R"([{"table": "month", "x": [1]}, {"frame": "arrest",
  "examples": {"match": ["a"], "none": ["b"]}}])"}}),
        rules_(*RuleSet::Load({pack_.directory()})) {}
  std::string Show(std::string_view name) {
    auto text = ShowRule(*rules_, name);
    return pack_.Plain(text.ok() ? *text
                                 : "! " + std::string(text.status().message().data(),
                                                      text.status().message().size()));
  }
  TestPack pack_;
  std::shared_ptr<const RuleSet> rules_;
};

TEST_F(DescribeTest, ListsAll) {
  std::string text = ListRules(*rules_);
  EXPECT_THAT(text.substr(0, text.find('\n')), testing::StartsWith("pack     test    version 1, "));
  EXPECT_EQ(pack_.Plain(text.substr(text.find('\n') + 1)), "lexicon  era     1 entry, folded\n"
                                                           "lexicon  month   2 entries, exact\n"
                                                           "layer    date    1 rule\n"
                                                           "frame    arrest  c.json\n"
                                                           "table    month   c.json\n");
}

TEST_F(DescribeTest, ShowsAllOfAName) {
  EXPECT_EQ(
      Show("month"),
      "lexicon month, exact, 2 entries\n  March | Mar.  {\"month\":3}\n  May\n"
      "\n"
      "table month\n  at       c.json\n{\n  \"table\": \"month\",\n  \"x\": [\n    1\n  ]\n}\n");
  EXPECT_EQ(Show("date"), "layer date, 1 rule\n  date.day\n    [0-9]+ {month}\n");
  EXPECT_EQ(Show("date.day"), "rule date.day of layer date\n"
                              "  at       b.json:2:2\n"
                              "  pattern  [0-9]+ {month}\n"
                              "  except   {month} I\n"
                              "  case     as written\n"
                              "  make     {\"as\":1}\n"
                              "  match    on «4 May»\n"
                              "  none     May 4\n");
}

TEST_F(DescribeTest, KnowsWhatIsMeant) {
  EXPECT_EQ(
      Show("date.dya"),
      "! no rule, layer, lexicon, frame, table or policy \"date.dya\"; did you mean \"date.day\"?");
  EXPECT_EQ(Show("elephant"), "! no rule, layer, lexicon, frame, table or policy \"elephant\"");
}

}  // namespace
}  // namespace gainsay
