// SPDX-License-Identifier: Apache-2.0
#include "align/retold.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace gainsay {
namespace {

// Where `value` stands among the words.
TokenRange Find(std::string_view words, std::string_view value) {
  const size_t at = words.find(value);
  const auto spaces = [](std::string_view text) {
    return static_cast<uint32_t>(std::count(text.begin(), text.end(), ' '));
  };
  const uint32_t first = spaces(words.substr(0, at));
  return {first, first + spaces(value) + 1};
}

double Told(std::string_view a, std::string_view in_a, std::string_view b, std::string_view in_b) {
  return Retelling(WordIdsOf(a), WordIdsOf(b)).At(Find(a, in_a), Find(b, in_b));
}

TEST(Retold, ASentenceAgainWithAnotherNumber) {
  constexpr std::string_view kOne =
      "the ferry waited four hours outside the harbour for a pilot to come";
  constexpr std::string_view kOther =
      "the ferry waited 4 1/2 hours outside the harbour for a pilot to come";
  EXPECT_DOUBLE_EQ(Told(kOne, "four", kOther, "4 1/2"), 1);
  EXPECT_DOUBLE_EQ(Told(kOther, "4 1/2", kOne, "four"), 1);
}

TEST(Retold, AnotherPlaceOfTheSentenceIsNotTheSame) {
  constexpr std::string_view kOne =
      "the lease runs for two years from june with nine months of notice for either side";
  constexpr std::string_view kOther =
      "the lease runs for three years from june with six months of notice for either side";
  EXPECT_GT(Told(kOne, "two years", kOther, "three years"), 0.8);
  EXPECT_EQ(Told(kOne, "two years", kOther, "six months"), 0);
}

TEST(Retold, NorIsWhatTheOtherTellsToo) {
  constexpr std::string_view kWords =
      "the shop sold three boats and kept one for itself in the old shed by the river";
  EXPECT_EQ(Told(kWords, "three boats", kWords, "one"), 0);
}

TEST(Retold, TwoSentences) {
  EXPECT_EQ(Told("police arrested 12 people on the square after the march", "12 people",
                 "the storm left 30 families without a roof over their heads", "30 families"),
            0);
}

TEST(Retold, AFewWordsAreNoSentence) {
  EXPECT_EQ(Told("12 people died there", "12 people", "14 people died there", "14 people"), 0);
  EXPECT_EQ(Told("", "", "", ""), 0);
}

TEST(Retold, LongSentencesAreCut) {
  std::string words;
  for (int i = 0; i < 500; ++i) words += "w" + std::to_string(i) + ' ';
  EXPECT_EQ(WordIdsOf(words).size(), Retelling::kMostWords);
  EXPECT_EQ(Told(words, "w9 ", words, "w9 "), 1);
  EXPECT_EQ(Told(words, "w400", words, "w400"), 0);
}

}  // namespace
}  // namespace gainsay
