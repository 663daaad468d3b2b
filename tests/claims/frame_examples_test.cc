// SPDX-License-Identifier: Apache-2.0
#include "claims/frame_examples.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "claims/frames.h"
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

TEST(FrameSet, WhatIsWrongIsSaidWithItsPlace) {
  struct Case {
    const char *frame, *says;  // says "" where nothing is wrong
  };
  const Case cases[] = {
      {R"("triggers": [{"verb": ["serve"], "needs": {"object": ["year"]}}])", ""},
      {R"("triggers": [{"verb": ["serve"], "needs": ["year"]}])", "no record"},
      {R"("triggers": [{"verb": ["serve"], "needs": {"object": "year"}}])", "no list of words"},
      {R"("triggers": [{"verb": ["serve", 3]}])", "no word"},
      {R"("triggers": [{"verb": [" "]}])", "no word"},
      {R"("triggers": [{"roles": {"waiter": ["subject"]}}])", "a trigger without words"},
      {R"("triggers": [{"verb": ["serve"], "roles": {"waiter": "subject"}}])", "no list of words"},
      {R"("triggers": [{"verb": ["serve"], "roles": {"waiter": ["subject"]}}], "people": ["waiter"])",
       ""},
      {R"("triggers": [{"verb": ["serve"], "roles": {"waiter": ["subject"]}}], "people": ["waitor"])",
       "no trigger fills that role"},
      {R"("triggers": [{"verb": ["serve"]}], "fields": {"waiter": ["colour"]})",
       "an unknown field"},
      {R"("triggers": 3)", "a frame without triggers"},
  };
  for (const Case& c : cases) {
    const std::map<std::string, std::string> files = {
        {"dinner.json", absl::StrCat(R"({"frame": "dinner", )", c.frame,
                                     R"(, "examples": {"match": ["a"], "none": ["b"]}})")}};
    TestPack pack(files);
    const auto [rules, models] = LoadWith({pack.directory()});
    const auto frames = FrameSet::Compile(**rules);
    const absl::string_view message = frames.status().message();
    if (*c.says == 0) {
      EXPECT_TRUE(frames.ok()) << c.frame << ": " << message;
    } else {
      EXPECT_THAT(std::string(message.data(), message.size()),
                  testing::AllOf(testing::HasSubstr("dinner.json:1:"), testing::HasSubstr(c.says)))
          << c.frame;
    }
  }
}

}  // namespace
}  // namespace gainsay
