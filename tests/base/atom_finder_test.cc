// SPDX-License-Identifier: Apache-2.0
#include "base/atom_finder.h"

#include <gtest/gtest.h>

#include <random>

namespace gainsay {
namespace {

std::vector<int> Find(const std::vector<std::string>& atoms, std::string_view text) {
  std::vector<int> found;
  AtomFinder(atoms).Find(text, &found);
  return found;
}

TEST(AtomFinder, Rows) {
  EXPECT_EQ(Find({"of march", "march", "may"}, "Ides of March, MARCH"), (std::vector<int>{0, 1}));
  EXPECT_EQ(Find({"he", "she", "his", "hers"}, "ushers"), (std::vector<int>{0, 1, 3}));
  EXPECT_EQ(Find({"\uE021", "x\uE021"}, "a \uE021"), (std::vector<int>{0}));
  EXPECT_EQ(Find({"\uE021"}, "a \uE022"), (std::vector<int>{}));
  // Not looked up: always there.
  EXPECT_EQ(Find({"é", "b"}, "a"), (std::vector<int>{0}));
  EXPECT_EQ(Find({""}, "a"), (std::vector<int>{0}));
  EXPECT_EQ(Find({}, "a"), (std::vector<int>{}));
  EXPECT_EQ(Find({"a"}, ""), (std::vector<int>{}));
}

TEST(AtomFinder, IsWhatASearchForEachFindsOverSmallWorlds) {
  std::mt19937 random(3);
  auto word = [&](size_t most) {
    std::string out;
    for (size_t i = 0, n = random() % (most + 1); i < n; ++i) out += "abc"[random() % 3];
    return out;
  };
  for (int world = 0; world < 2000; ++world) {
    std::vector<std::string> atoms;
    for (size_t i = 0, n = random() % 6; i < n; ++i) {
      std::string atom = word(4);
      // RE2 gives distinct ones.
      if (std::find(atoms.begin(), atoms.end(), atom) == atoms.end()) atoms.push_back(atom);
    }
    std::string text = word(12);
    std::vector<int> want;
    for (size_t i = 0; i < atoms.size(); ++i) {
      if (text.find(atoms[i]) != std::string::npos) want.push_back(static_cast<int>(i));
    }
    ASSERT_EQ(Find(atoms, text), want) << text;
  }
}

}  // namespace
}  // namespace gainsay
