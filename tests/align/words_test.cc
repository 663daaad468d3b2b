// SPDX-License-Identifier: Apache-2.0
#include "align/words.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "align/rarity.h"

namespace gainsay {
namespace {

const std::string& Models() {
  static const auto& path =
      *new std::string(std::string(std::getenv("GAINSAY_RULES")) + "/en/models/");
  return path;
}

// A file of its own a test, gone after it.
class Table : public ::testing::Test {
 protected:
  std::string Write(std::string_view text) {
    path_ = ::testing::TempDir() + "gainsay-" +
            ::testing::UnitTest::GetInstance()->current_test_info()->name() + ".tsv";
    std::ofstream(path_, std::ios::binary) << text;
    return path_;
  }
  void TearDown() override { std::filesystem::remove(path_); }
  std::string path_;
};
using WordTable = Table;
using RarityTable = Table;

TEST(Words, NearInMeaning) {
  auto words = WordNet::Load(Models() + "wordnet.tsv");
  ASSERT_TRUE(words.ok()) << words.status();
  struct Case {
    const char *a, *b;
    WordClass word_class;
    double want;
  };
  constexpr auto kNoun = WordClass::kNoun, kVerb = WordClass::kVerb;
  for (const Case& c : {Case{"quake", "earthquake", kNoun, WordNet::kSameSense},
                        {"injure", "wound", kVerb, WordNet::kSameSense},
                        {"boat", "vessel", kNoun, WordNet::kAbove},
                        {"police_officer", "policeman", kNoun, WordNet::kSameSense},
                        {"jewelry", "jewellery", kNoun, WordNet::kSameSense},
                        {"crew_member", "president", kNoun, 0},
                        {"quake", "quake", kNoun, 1},
                        {"zorbling", "zorbling", kNoun, 1},
                        {"boat", "ship", kNoun, 0},
                        {"quake", "minister", kNoun, 0},
                        {"injure", "marry", kVerb, 0},
                        {"zorbling", "boat", kNoun, 0}}) {
    EXPECT_EQ(words->Near(c.a, c.b, c.word_class), c.want) << c.a << " " << c.b;
    EXPECT_EQ(words->Near(c.b, c.a, c.word_class), c.want) << c.b << " " << c.a;
  }
}

TEST_F(WordTable, ReadsSensesAndRefusesWithThePlace) {
  auto words = WordNet::Load(Write("# head\nboat\tn\ta1\tb2\nship\tn\tb2\t\nrow\tv\t1 ff\t\n"));
  ASSERT_TRUE(words.ok()) << words.status();
  EXPECT_EQ(words->Near("boat", "ship", WordClass::kNoun), WordNet::kAbove);
  EXPECT_EQ(words->Near("boat", "ship", WordClass::kVerb), 0);
  EXPECT_EQ(words->Concept("row", WordClass::kVerb), 1u);
  EXPECT_NE(words->Concept("row", WordClass::kNoun), words->Concept("rows", WordClass::kNoun));
  for (const char* bad : {"boat\tn\ta1\n", "boat\tx\ta1\t\n", "boat\tn\tzz\t\n", "boat\n"}) {
    auto refused = WordNet::Load(Write(std::string("# head\n") + bad));
    ASSERT_FALSE(refused.ok()) << bad;
    EXPECT_EQ(refused.status().message(),
              path_ + ":2: expected lemma, n or v, senses, senses above");
  }
}

TEST(Rarity, CommonWordsTellLess) {
  auto rarity = Rarity::Load(Models() + "frequency.tsv");
  ASSERT_TRUE(rarity.ok()) << rarity.status();
  EXPECT_GT(rarity->Of("epicentre"), rarity->Of("minister"));
  EXPECT_GT(rarity->Of("minister"), rarity->Of("say"));
  EXPECT_GE(rarity->Of("say"), 0);
}

TEST_F(RarityTable, CountsTheRunIn) {
  auto rarity = Rarity::Load(Write("# head\n9\nsay\t9\nquake\t4\n"));
  ASSERT_TRUE(rarity.ok()) << rarity.status();
  EXPECT_DOUBLE_EQ(rarity->Of("say"), 0);
  EXPECT_DOUBLE_EQ(rarity->Of("quake"), std::log(10. / 5));
  EXPECT_DOUBLE_EQ(rarity->Of("new"), std::log(10.));
  std::vector<ArticleClaims> run(2);
  run[0].terms = {{"new", 7}, {"quake", 1}};
  run[1].terms = {{"new", 1}};
  rarity->Add(AllOf(run));
  EXPECT_EQ(rarity->Find("new")->articles, 2u);
  EXPECT_EQ(rarity->Find("say"), nullptr);
  EXPECT_DOUBLE_EQ(rarity->Of("new"), std::log(12. / 3));
  EXPECT_DOUBLE_EQ(rarity->Of("quake"), std::log(12. / 6));

  const WeighedTerms both = rarity->Weigh({"new", "quake"}), quake = rarity->Weigh({"quake"}),
                     fresh = rarity->Weigh({"new"}), none = rarity->Weigh({"other"});
  EXPECT_EQ(both.size(), 2u);
  EXPECT_LT(both[0].id, both[1].id);
  EXPECT_TRUE(none.empty());  // in no article of the run
  EXPECT_DOUBLE_EQ(Overlap(both, both), 1);
  EXPECT_DOUBLE_EQ(Overlap(fresh, quake), 0);
  EXPECT_DOUBLE_EQ(Overlap(none, quake), 0);
  const double one_way = Overlap(both, fresh);
  EXPECT_GT(one_way, 0);
  EXPECT_LT(one_way, 1);
  EXPECT_DOUBLE_EQ(one_way, Overlap(fresh, both));
}

TEST_F(RarityTable, RefusesWithThePlace) {
  for (const char* bad : {"say\tmany\n", "say\t7x\n", "say\t\n", "say\n", "-3\n"}) {
    auto refused = Rarity::Load(Write(std::string("9\n") + bad));
    ASSERT_FALSE(refused.ok()) << bad;
    EXPECT_EQ(refused.status().message(), path_ + ":2: expected a lemma and a count");
  }
  EXPECT_FALSE(Rarity::Load("no/such/file").ok());
  EXPECT_FALSE(WordNet::Load("no/such/file").ok());
}

}  // namespace
}  // namespace gainsay
