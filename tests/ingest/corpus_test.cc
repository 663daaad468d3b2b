// SPDX-License-Identifier: Apache-2.0
//
// Holds corpus/ and its gold together: every article is read, under the name of its file; every
// quote of the gold stands in its article; and the corpus shows what its README promises.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "readable.h"

namespace gainsay {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

fs::path CorpusPath() {
  const char* source = std::getenv("GAINSAY_SOURCE");
  return fs::path(source == nullptr ? "." : source) / "corpus";
}

class Corpus : public ::testing::Test {
 protected:
  void SetUp() override {
    inputs_ = ReadInputs({(CorpusPath() / "articles").string()}, {}, nullptr);
    for (const Article& article : inputs_.articles) by_id_[article.id] = &article;
    for (const fs::directory_entry& file : fs::directory_iterator(CorpusPath() / "gold")) {
      std::ifstream in(file.path());
      gold_[file.path().stem().string()] = json::parse(in);
    }
  }

  void ExpectQuoted(const json& witness) {
    auto article = by_id_.find(witness["doc"]);
    ASSERT_NE(article, by_id_.end()) << witness;
    std::ifstream in(article->second->path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    EXPECT_NE(bytes.find(witness["quote"].get<std::string>()), std::string::npos) << witness;
    EXPECT_LE(witness["quote"].get<std::string>().size(), 240u) << witness;
  }

  Inputs inputs_;
  std::map<std::string, const Article*> by_id_;
  std::map<std::string, json> gold_;  // by topic
};

TEST_F(Corpus, EveryArticleIsReadAndLawful) {
  EXPECT_TRUE(inputs_.unchecked.empty());
  for (const Article& article : inputs_.articles) {
    SCOPED_TRACE(article.path);
    ExpectLawful(article);
    EXPECT_EQ(article.id.find('/'), std::string::npos) << article.id;
    if (article.record_line == 0) EXPECT_EQ(article.id, fs::path(article.path).stem().string());
  }
}

TEST_F(Corpus, TheFolderAboveHoldsNoOtherArticles) {
  Inputs above = ReadInputs({CorpusPath().string()}, {}, nullptr);
  EXPECT_EQ(above.articles.size(), inputs_.articles.size());
  EXPECT_TRUE(above.unchecked.empty());
}

TEST_F(Corpus, FurnitureOfPagesIsNotRead) {
  for (const Article& article : inputs_.articles) {
    for (std::string_view word : {"Read more", "Share on", "Sign up", "cookies", "Sport",
                                  "rights reserved", "See also", "Most watched", "Reader:"}) {
      EXPECT_EQ(article.text.find(word), std::string::npos) << article.path << ": " << word;
    }
  }
}

TEST_F(Corpus, EveryHappeningHasItsGoldAndThreeArticles) {
  std::map<std::string, int> articles;
  for (const Article& article : inputs_.articles) {
    ++articles[fs::path(article.path).parent_path().filename().string()];
  }
  EXPECT_GE(articles.size(), 15u);
  for (const auto& [folder, count] : articles) {
    EXPECT_GE(count, 3) << folder;
    EXPECT_TRUE(gold_.contains(folder)) << folder;
  }
  EXPECT_EQ(gold_.size(), articles.size());
}

TEST_F(Corpus, EveryQuoteOfTheGoldStandsInItsArticle) {
  for (const auto& [topic, gold] : gold_) {
    EXPECT_EQ(gold["topic"], topic);
    for (const json& conflict : gold["conflicts"]) {
      EXPECT_GE(conflict["readings"].size(), 2u) << conflict["id"];
      for (const json& reading : conflict["readings"]) {
        for (const json& witness : reading["witnesses"]) ExpectQuoted(witness);
      }
    }
    for (const json& trap : gold["traps"]) {
      ExpectQuoted(trap["a"]);
      ExpectQuoted(trap["b"]);
    }
  }
}

TEST_F(Corpus, EveryFieldAndRelationIsPlanted) {
  std::set<std::string> fields, relations;
  int without = 0;
  for (const auto& [topic, gold] : gold_) {
    without += gold["conflicts"].empty();
    for (const json& conflict : gold["conflicts"]) {
      fields.insert(conflict["field"]);
      relations.insert(conflict["relation"]);
    }
  }
  EXPECT_EQ(fields, (std::set<std::string>{"name", "date", "number", "place", "office",
                                           "attribution", "polarity", "other"}));
  EXPECT_EQ(relations, (std::set<std::string>{"conflict", "variant", "update", "approx"}));
  EXPECT_GE(without, 5);
}

}  // namespace
}  // namespace gainsay
