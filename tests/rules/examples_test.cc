// SPDX-License-Identifier: Apache-2.0
#include "rules/examples.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rules/pack.h"

namespace gainsay {
namespace {

TEST(ParseExample, TakesTheMarksOut) {
  Example example = ParseExample("on «4 March», or «May»");
  EXPECT_EQ(example.text, "on 4 March, or May");
  EXPECT_EQ(example.spans, (std::vector<Span>{{3, 10}, {15, 18}}));
  EXPECT_EQ(MarkExample(example.text, example.spans), "on «4 March», or «May»");
  EXPECT_EQ(ParseExample("plain").text, "plain");
  EXPECT_THAT(ParseExample("plain").spans, testing::IsEmpty());
  EXPECT_THAT(ParseExample("« unpaired").spans, testing::IsEmpty());
}

class CheckLayerExamplesTest : public testing::Test {
 protected:
  static std::vector<std::string> Check(const std::string& match, const std::string& none) {
    TestPack pack({{"month.json",
                    R"({"lexicon": "month", "match": "exact", "entries": ["March", "May"]})"},
                   {"date.json", R"({"layer": "date", "uses": ["month"], "rules": [
{"name": "date.day-month", "pattern": "[0-9]+ {month}",
 "examples": {"match": [")" + match + R"("],
  "none": [")" + none + R"("]}},
{"name": "date.month", "pattern": "{month}", "examples": {"match": ["in «May»"], "none": ["may"]}}]})"}});
    auto rules = RuleSet::Load({pack.directory()});
    EXPECT_TRUE(rules.ok()) << rules.status();
    auto models = TextModels::Load(std::string(std::getenv("GAINSAY_RULES")) + "/en");
    EXPECT_TRUE(models.ok()) << models.status();
    std::vector<std::string> told;
    for (const absl::Status& fault :
         CheckLayerExamples(**rules, "date", **models, LexiconMarker(**rules))) {
      told.push_back(pack.Plain(std::string(fault.message().data(), fault.message().size())));
    }
    return told;
  }
};

TEST_F(CheckLayerExamplesTest, HoldsWhereTheyHold) {
  EXPECT_THAT(Check("on «4 March», not", "4 Marches"), testing::IsEmpty());
  EXPECT_THAT(Check("«4 March» and «5 May»", "a march of 4"), testing::IsEmpty());
  EXPECT_THAT(Check("“«4 March»” – said", "4–March"), testing::IsEmpty());
}

TEST_F(CheckLayerExamplesTest, TellsWhatWasFoundInstead) {
  EXPECT_THAT(
      Check("on 4 «March»", "4 April"),
      testing::ElementsAre(
          "date.json:3:25: example of \"date.day-month\" does not hold: it gives on «4 March»\n"
          "     \"examples\": {\"match\": [\"on 4 «March»\"],\n"
          "                            ^\n"
          "  found date.day-month: on «4 March»\n"
          "  shadow: on 4 {month}"));
  EXPECT_THAT(Check("on «4 March»", "on 5 May"), testing::SizeIs(1));
  EXPECT_THAT(Check("«4 June»", "on May 5"), testing::SizeIs(1));
}

}  // namespace
}  // namespace gainsay
