// SPDX-License-Identifier: Apache-2.0
//
// Decisions of several reviewers on one report: kept, told to who asks, taken back, and refused
// where they make no sense.
#include "review/store.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "gate/decisions.h"
#include "nlohmann/json.hpp"
#include "some_texts.h"

namespace gainsay {
namespace {

using Json = nlohmann::json;
constexpr char kNow[] = "2026-11-21T12:03:00Z";

class DecisionStoreTest : public testing::Test {
 protected:
  DecisionStoreTest() : report_(BuiltIn().Analyse(InputsOf(SomeTexts()), 1)) {
    std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
    folder_ = std::filesystem::path(testing::TempDir()) / ("gainsay-store-" + name);
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    path_ = (folder_ / "decisions.jsonl").string();
    id_ = report_.findings.at(0).id;
  }
  ~DecisionStoreTest() override { std::filesystem::remove_all(folder_); }

  std::string File() const {
    std::ifstream in(path_);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
  }
  static std::vector<std::string> Told(DecisionStore& store, uint64_t since = 0) {
    std::vector<std::string> told;
    Json answer = Json::parse(store.Since(since));
    for (const Json& d : answer["decisions"]) {
      told.push_back(d["by"].get<std::string>() + " " +
                     (d["verdict"].is_null() ? "back" : d["verdict"].get<std::string>()) + " " +
                     d["note"].get<std::string>());
    }
    return told;
  }

  Report report_;
  std::filesystem::path folder_;
  std::string path_, id_;
};

TEST_F(DecisionStoreTest, KeepsWhatEachReviewerDecided) {
  DecisionStore store(report_, path_);
  ASSERT_TRUE(store.Load().ok());
  ASSERT_TRUE(store.Write({{id_, "ana", "accepted", "ask them"}}, kNow).ok());
  ASSERT_TRUE(store.Write({{id_, "ben", "compatible", ""}}, kNow).ok());
  EXPECT_THAT(Told(store), testing::ElementsAre("ana accepted ask them", "ben compatible "));
  EXPECT_THAT(Told(store, 1), testing::ElementsAre("ben compatible "));
  EXPECT_THAT(Told(store, 99), testing::IsEmpty());
  auto decisions = Decisions::Read(path_);
  ASSERT_TRUE(decisions.ok()) << decisions.status();
  ASSERT_EQ(decisions->all().size(), 2u);
  for (const Decision& d : decisions->all()) {
    EXPECT_TRUE(IsOn(d, report_.findings[0]));
    EXPECT_EQ(d.date, kNow);
  }
  // A second server, or this one after a restart.
  DecisionStore again(report_, path_);
  ASSERT_TRUE(again.Load().ok());
  EXPECT_THAT(Told(again),
              testing::UnorderedElementsAre("ana accepted ask them", "ben compatible "));
}

TEST_F(DecisionStoreTest, TakesBackAndReplacesOnesOwn) {
  DecisionStore store(report_, path_);
  ASSERT_TRUE(store.Load().ok());
  ASSERT_TRUE(store.Write({{id_, "ana", "accepted", ""}, {id_, "ben", "unsure", ""}}, kNow).ok());
  ASSERT_TRUE(store.Write({{id_, "ana", "superseded", ""}}, kNow).ok());
  ASSERT_TRUE(store.Write({{id_, "ana", "", ""}}, kNow).ok());
  EXPECT_EQ(Told(store).back(), "ana back ");
  auto decisions = Decisions::Read(path_);
  ASSERT_TRUE(decisions.ok());
  ASSERT_EQ(decisions->all().size(), 1u);
  EXPECT_EQ(decisions->all()[0].by, "ben");
}

TEST_F(DecisionStoreTest, SeesWhatOthersWrite) {
  DecisionStore one(report_, path_), other(report_, path_);
  ASSERT_TRUE(one.Load().ok() && other.Load().ok());
  ASSERT_TRUE(one.Write({{id_, "ana", "accepted", ""}}, kNow).ok());
  EXPECT_THAT(Told(other), testing::ElementsAre("ana accepted "));
  ASSERT_TRUE(other.Write({{id_, "ben", "unsure", ""}}, kNow).ok());
  EXPECT_THAT(Told(one), testing::ElementsAre("ana accepted ", "ben unsure "));
  std::filesystem::remove(path_);
  EXPECT_EQ(Told(one).size(), 4u) << "both are back";
}

TEST_F(DecisionStoreTest, AllOrNothing) {
  DecisionStore store(report_, path_);
  ASSERT_TRUE(store.Load().ok());
  for (const DecisionChange& wrong : {DecisionChange{"f-000000000000", "ana", "accepted"},
                                      {id_, "", "accepted"},
                                      {id_, "ana", "deleted"}}) {
    EXPECT_TRUE(absl::IsInvalidArgument(store.Write({{id_, "ana", "accepted", ""}, wrong}, kNow)));
    EXPECT_FALSE(std::filesystem::exists(path_));
  }
  EXPECT_TRUE(store.Write({}, kNow).ok());
  EXPECT_FALSE(std::filesystem::exists(path_));
}

TEST_F(DecisionStoreTest, ABrokenFileIsNoEmptyOne) {
  std::ofstream(path_) << "{ not a decisions file\n";
  DecisionStore store(report_, path_);
  EXPECT_FALSE(store.Load().ok());
  std::string before = File();
  EXPECT_FALSE(store.Write({{id_, "ana", "accepted", ""}}, kNow).ok());
  EXPECT_EQ(File(), before);
}

TEST(ParseChanges, WhatAPageSends) {
  auto good = DecisionStore::Parse(
      R"({"decisions":[{"finding":"f-1","by":"ana","verdict":null,"note":"x","date":"ignored"}]})");
  ASSERT_TRUE(good.ok());
  EXPECT_EQ((*good)[0], (DecisionChange{"f-1", "ana", "", "x", ""}));
  std::string endless(9000, 'x');
  for (const std::string& bad :
       {std::string(""), std::string("[]"), std::string("{}"), std::string("{\"decisions\":{}}"),
        std::string("{\"decisions\":[1]}"), std::string("{\"decisions\":[[]]}"),
        std::string(R"({"decisions":[{"finding":1}]})"),
        std::string(R"({"decisions":[{"finding":"f-1","by":"a\nb"}]})"),
        R"({"decisions":[{"finding":"f-1","by":"ana","note":")" + endless + "\"}]}",
        R"({"decisions":[{"finding":"f-1","by":")" + endless + "\"}]}",
        std::string("{\"decisions\":[{\"finding\":\"\xff\"}]}")}) {
    EXPECT_FALSE(DecisionStore::Parse(bad).ok()) << bad.substr(0, 60);
  }
}

}  // namespace
}  // namespace gainsay
