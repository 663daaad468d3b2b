// SPDX-License-Identifier: Apache-2.0
#include "extract/rule_examples.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rules/loaded.h"
#include "rules/pack.h"

namespace gainsay {
namespace {

ExampleReport Check(const std::vector<std::string>& further, std::string_view name = {}) {
  const auto [rules, models] = LoadWith(further);
  auto report = CheckExamples(*rules, **models, name);
  EXPECT_TRUE(report.ok()) << report.status();
  return *std::move(report);
}

TEST(CheckExamples, AllOfTheBuiltinPackHold) {
  ExampleReport report = Check({});
  EXPECT_GT(report.rules, 50u);
  EXPECT_GT(report.examples, 2 * report.rules - 1);
  for (const absl::Status& fault : report.faults) ADD_FAILURE() << fault.message();
}

TEST(CheckExamples, OneLayerOrOneRule) {
  size_t all = Check({}).rules, number = Check({}, "number").rules, date = Check({}, "date").rules;
  EXPECT_GT(number, 1u);
  EXPECT_GT(date, 1u);
  const size_t arithmetic = Check({}, "arithmetic").rules;
  EXPECT_GT(arithmetic, 1u);
  EXPECT_EQ(number + date + arithmetic, all);
  EXPECT_EQ(Check({}, "number.age-aged").rules, 1u);
  EXPECT_EQ(Check({}, "nonesuch").rules, 0u);
}

TEST(CheckExamples, AFurtherPackIsTriedWithItsLexicons) {
  const std::map<std::string, std::string> files = {
      {"ship.json", R"([{"lexicon": "ship-type", "match": "lemma", "entries": ["frigate"]},
{"layer": "ship", "uses": ["ship-type"], "rules": [
 {"name": "ship.named", "pattern": "{ship-type} {cap:name}", "case": true,
  "examples": {"match": ["the «frigate Amber» left", "two «frigates»"], "none": ["a frigate left"]}}]}])"}};
  TestPack pack(files);
  ExampleReport report = Check({pack.directory()}, "ship");
  EXPECT_EQ(report.rules, 1u);
  EXPECT_EQ(report.examples, 3u);
  ASSERT_EQ(report.faults.size(), 1u);
  EXPECT_THAT(
      pack.Plain(std::string(report.faults[0].message().data(), report.faults[0].message().size())),
      testing::StartsWith("ship.json:4:54: example of \"ship.named\" does not hold: "
                          "it gives nothing\n"));
}

}  // namespace
}  // namespace gainsay
