// SPDX-License-Identifier: Apache-2.0
#include "text/hashed_weights.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>

namespace gainsay {
namespace {

TEST(HashedWeights, ScoresAreTheSumsOfTheRowsOfKnownFeatures) {
  constexpr int kWidth = HashedWeights::kRow;
  constexpr uint32_t kSlots = 100000;
  Table<int8_t> table(kSlots, 0);
  FeatureSet known;
  const uint32_t a = Feature(1, 7), b = Feature(2, 7), stranger = Feature(3, 7);
  known.Add(a);
  known.Add(b);
  table[RowOf(a, kSlots, kWidth) + 3] = 100;
  table[RowOf(b, kSlots, kWidth) + 3] += 50;
  table[RowOf(b, kSlots, kWidth) + 4] -= 100;
  const HashedWeights weights(table, known);
  uint32_t features[] = {a, stranger, b};
  int16_t scores[kWidth];
  weights.Score(features, 3, scores);
  EXPECT_EQ(scores[3], 150);
  EXPECT_EQ(scores[4], -100);
  EXPECT_EQ(scores[0], 0);
}

TEST(HashedWeights, ValuesAndTemplatesMakeFeaturesDiffer) {
  EXPECT_NE(Feature(1, 2, 3), Feature(1, 3, 2));
  EXPECT_NE(Feature(1, 2, 3), Feature(2, 2, 3));
  EXPECT_NE(Feature(1, 2), Feature(1, 2, 1));
}

TEST(SmallMap, FindsWhatWasPutInAndNothingElse) {
  std::vector<std::pair<uint32_t, uint16_t>> entries;
  for (uint32_t i = 1; i <= 1000; ++i) {
    entries.push_back({Feature(0, i), static_cast<uint16_t>(i)});
  }
  const SmallMap map = SmallMap::Build(entries);
  for (const auto& [key, value] : entries) EXPECT_EQ(map.Find(key), value);
  int strangers = 0;
  for (uint32_t i = 2000; i < 3000; ++i) strangers += map.Find(Feature(0, i), 0) != 0;
  EXPECT_LE(strangers, 2);  // a check of 16 bits
  EXPECT_EQ(SmallMap().Find(17, 5), 5);
}

TEST(SmallMap, RefusesSlotsWithoutAHole) {
  EXPECT_FALSE(SmallMap::FromSlots({1, 1}).ok());
  EXPECT_FALSE(SmallMap::FromSlots({1, 0, 0}).ok());
  EXPECT_TRUE(SmallMap::FromSlots({1, 0}).ok());
}

TEST(ModelFile, PackedOnesAreReadAsTheOthersAreAndDamageIsTold) {
  const std::string path = testing::TempDir() + "/hashed_weights_packed_test.bin";
  ModelFile file("kind-1", /*packed=*/true);
  file.Add(std::vector<uint32_t>(10000, 7));
  file.Add(std::vector<int8_t>{});
  ASSERT_TRUE(file.Write(path).ok());
  const auto read = ModelFile::Read(path, "kind-1", 2);
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->Get<uint32_t>(0), std::vector<uint32_t>(10000, 7));
  EXPECT_TRUE(read->Get<int8_t>(1).empty());
  std::ifstream in(path, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  EXPECT_LT(bytes.size(), 1000u);
  for (const size_t at : {size_t{16}, size_t{20}, size_t{40}, bytes.size() - 1}) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
    std::ofstream(path, std::ios::binary) << damaged;
    EXPECT_FALSE(ModelFile::Read(path, "kind-1", 2).ok()) << at;
  }
  std::ofstream(path, std::ios::binary) << bytes.substr(0, bytes.size() - 3);
  EXPECT_FALSE(ModelFile::Read(path, "kind-1", 2).ok());
}

TEST(ModelFile, ReadsWhatWasWrittenAndSaysWhatIsWrong) {
  const std::string path = testing::TempDir() + "/hashed_weights_test.bin";
  ModelFile file("kind-1");
  file.Add(std::vector<uint32_t>{1, 2, 3});
  file.Add(std::vector<int8_t>{-1});
  ASSERT_TRUE(file.Write(path).ok());
  auto back = ModelFile::Read(path, "kind-1", 2);
  ASSERT_TRUE(back.ok()) << back.status();
  EXPECT_EQ(back->Get<uint32_t>(0), (std::vector<uint32_t>{1, 2, 3}));
  EXPECT_EQ(back->Get<int8_t>(1), std::vector<int8_t>{-1});
  for (const auto& [kind, sections] :
       {std::pair<const char*, size_t>{"kind-2", 2}, {"kind-1", 3}, {"kind-1", 1}}) {
    auto wrong = ModelFile::Read(path, kind, sections);
    ASSERT_FALSE(wrong.ok()) << kind << sections;
    EXPECT_NE(std::string(wrong.status().message()).find(path), std::string::npos);
  }
  EXPECT_FALSE(ModelFile::Read(path + ".none", "kind-1", 2).ok());
  std::remove(path.c_str());
}

}  // namespace
}  // namespace gainsay
