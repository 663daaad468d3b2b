// SPDX-License-Identifier: Apache-2.0
#include "evaluate/diagnose.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "built_in.h"
#include "some_texts.h"

namespace gainsay {
namespace {

using ::testing::HasSubstr;

Diagnosis Diagnosed(const std::string& a, const std::string& b, const std::string& field,
                    const std::pair<std::string, std::string>& values,
                    const std::pair<std::string, std::string>& quotes,
                    Severity least = Severity::kNote) {
  const Inputs inputs = InputsOf({{"one", a}, {"two", b}});
  Gold gold;
  GoldConflict& conflict = gold.conflicts.emplace_back();
  conflict.field = field;
  conflict.readings = {{values.first, {{"one", quotes.first, {}}}},
                       {values.second, {{"two", quotes.second, {}}}}};
  EXPECT_TRUE(Resolve(TextsOf(inputs.articles), &gold).ok());
  return Diagnoser(BuiltIn(), inputs, 1).Diagnose(gold.conflicts[0], least);
}

TEST(Diagnose, FollowsTheValuesOfTheGold) {
  struct Row {
    const char *a, *b, *value_a, *value_b;
    Stage stage;
  };
  for (const Row& row : {
           Row{"12 people were injured", "31 people were injured", "12", "31", Stage::kReported},
           {"12 people were injured", "a dozen people were injured", "12", "a dozen",
            Stage::kComparison},
           // A quote that holds no number at all.
           {"12 people were injured", "people were injured badly", "12", "many",
            Stage::kExtraction},
       }) {
    const Diagnosis diagnosis =
        Diagnosed(Told(row.a), Told(row.b), "number", {row.value_a, row.value_b}, {row.a, row.b});
    EXPECT_EQ(diagnosis.stage, row.stage) << row.a << " / " << row.b << ": " << diagnosis.reason;
    EXPECT_FALSE(diagnosis.reason.empty());
  }
}

TEST(Diagnose, ValuesThatAgreeAreSaidToAgree) {
  const Diagnosis diagnosis =
      Diagnosed(Told("12 people were injured"), Told("12 people were injured"), "number",
                {"six hours", "nine hours"}, {"12 people were injured", "12 people were injured"});
  EXPECT_EQ(diagnosis.stage, Stage::kComparison);
  EXPECT_THAT(diagnosis.reason, HasSubstr("same value"));
}

TEST(Diagnose, WhatIsBelowTheLevelIsLostThere) {
  const Diagnosis diagnosis =
      Diagnosed(Told("12 people were injured"), Told("31 people were injured"), "number",
                {"12", "31"}, {"12 people were injured", "31 people were injured"});
  ASSERT_EQ(diagnosis.stage, Stage::kReported) << diagnosis.reason;
  EXPECT_THAT(diagnosis.reason, HasSubstr("confidence"));
}

TEST(Diagnose, ArticlesThatAreNotThere) {
  const Inputs inputs = InputsOf({{"one", Told("12 people were injured")}});
  GoldConflict conflict;
  conflict.readings = {{"12", {{"elsewhere", "12", {"elsewhere", {0, 2}}}}},
                       {"13", {{"elsewhere", "13", {"elsewhere", {3, 5}}}}}};
  const Diagnosis diagnosis = Diagnoser(BuiltIn(), inputs, 1).Diagnose(conflict, Severity::kNote);
  EXPECT_EQ(diagnosis.stage, Stage::kExtraction);
  EXPECT_THAT(diagnosis.reason, HasSubstr("not among those given"));
}

}  // namespace
}  // namespace gainsay
