// SPDX-License-Identifier: Apache-2.0
#include "claims/frame_examples.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rules/loaded.h"
#include "rules/pack.h"

namespace gainsay {
namespace {

ExampleReport Check(const std::vector<std::string>& further, std::string_view name = {}) {
  const auto [rules, models] = LoadWith(further);
  auto report = CheckFrameExamples(*rules, *models, name);
  EXPECT_TRUE(report.ok()) << report.status();
  return *std::move(report);
}

TEST(FrameExamples, AllOfTheBuiltinPackHold) {
  const ExampleReport report = Check({});
  EXPECT_GT(report.rules, 20u);
  EXPECT_GE(report.examples, 2 * report.rules);
  for (const absl::Status& fault : report.faults) ADD_FAILURE() << fault.message();
}

TEST(FrameExamples, OneFrame) {
  EXPECT_EQ(Check({}, "death").rules, 1u);
  EXPECT_EQ(Check({}, "nonesuch").rules, 0u);
}

TEST(FrameExamples, WhatDoesNotHoldIsSaidWithItsPlace) {
  const std::map<std::string, std::string> files = {{"eclipse.json", R"({"frame": "eclipse",
"triggers": [{"noun": ["eclipse"], "roles": {}}],
"fields": {"happened": ["polarity"]},
"examples": {"match": ["They saw the «bridge»."], "none": ["An eclipse was seen in Oslo on Friday."]}})"}};
  TestPack pack(files);
  const ExampleReport report = Check({pack.directory()}, "eclipse");
  EXPECT_EQ(report.examples, 2u);
  ASSERT_GE(report.faults.size(), 1u);
  const absl::string_view message = report.faults[0].message();
  EXPECT_THAT(pack.Plain(std::string(message.data(), message.size())),
              testing::StartsWith("eclipse.json:4:24: example of frame \"eclipse\" does not hold"));
}

}  // namespace
}  // namespace gainsay
