// SPDX-License-Identifier: Apache-2.0
//
// Copies of one wire text, and stories: which articles report one happening.
#include "align/copies.h"

#include <cstdlib>

#include "align/stories.h"
#include "built_in.h"

namespace gainsay {
namespace {

const std::string kQuote =
    "\"We heard a loud noise and then the whole building began to shake, and everybody ran into "
    "the street without their shoes,\" said Maria Soto, a teacher.";

const std::string kFirst =
    "A strong earthquake struck southern Bolivia early on Monday, killing nine people in the "
    "city of Tarija and damaging hundreds of homes. The quake had a magnitude of 6.4, the "
    "national observatory said.";
const std::string kMiddle =
    "Rescue workers searched the rubble of a collapsed market through the night. The mayor said "
    "that two schools had been opened for families who had lost their homes, and that drinking "
    "water was being brought in by lorry from neighbouring towns.";
const std::string kLast =
    "The region lies on a fault that has broken several times over the past century. Officials "
    "warned of landslides on the mountain road to Villazon.";

const std::string kOther =
    "Tarija counted its dead on Tuesday. In the market hall, where stalls had stood a day before, "
    "soldiers with dogs looked for the missing. Nine bodies lay in the chapel of the hospital, "
    "and the mayor, in tears, read out their names after the earthquake that had struck on "
    "Monday. Shops remained shut and buses did not run.";

TEST(FindCopies, AWireTextCutDifferentlyIsOne) {
  auto articles = ClaimsOf({
      {"a", "Quake kills nine in Bolivia\n\n" + kFirst + "\n\n" + kMiddle + "\n\n" + kLast + "\n"},
      {"b", "Bolivia: nine dead in Tarija earthquake\n\n" + kFirst + "\n\n" + kMiddle + "\n"},
      {"c", kFirst + " " + kMiddle + "\n\n" + kLast + "\n"},
  });
  EXPECT_EQ(FindCopies(AllOf(articles)), (std::vector<uint32_t>{0, 0, 0}));
}

TEST(FindCopies, ReportsThatShareAQuotationAreNot) {
  auto articles = ClaimsOf({{"a", kFirst + "\n\n" + kQuote + "\n\n" + kMiddle + "\n"},
                            {"b", kOther + "\n\n" + kQuote + "\n"}});
  EXPECT_EQ(FindCopies(AllOf(articles)), (std::vector<uint32_t>{0, 1}));
}

TEST(FindCopies, TextsTooShortForAShingleAreNoCopies) {
  auto articles = ClaimsOf({{"a", "Nine dead.\n"}, {"b", "Nine dead.\n"}});
  EXPECT_EQ(FindCopies(AllOf(articles)), (std::vector<uint32_t>{0, 1}));
}

TEST(FindTwins, TheSameBytesThatSayTheSame) {
  auto articles = ClaimsOf({{"a", "Nine dead.\n"}, {"b", "Ten dead.\n"}, {"c", "Nine dead.\n"}});
  EXPECT_EQ(FindTwins(AllOf(articles)), (std::vector<uint32_t>{0, 1, 0}));
  articles[2].published = "2014-03-04";  // "on Monday" is another day there
  EXPECT_EQ(FindTwins(AllOf(articles)), (std::vector<uint32_t>{0, 1, 2}));
  EXPECT_TRUE(FindTwins({}).empty());
}

std::vector<std::vector<uint32_t>> StoriesOf(const std::vector<Text>& texts) {
  auto articles = ClaimsOf(texts);
  auto rarity =
      Rarity::Load(std::string(std::getenv("GAINSAY_RULES")) + "/en/models/frequency.tsv");
  EXPECT_TRUE(rarity.ok()) << rarity.status();
  auto policy = StoryPolicy::Compile(BuiltIn().rules());
  EXPECT_TRUE(policy.ok()) << policy.status();
  rarity->Add(AllOf(articles));
  std::vector<std::vector<uint32_t>> stories;
  for (const Story& story : FindStories(articles, *rarity, *policy))
    stories.push_back(story.articles);
  return stories;
}

using Stories = std::vector<std::vector<uint32_t>>;

TEST(FindStories, OneHappeningInOtherWordsIsTogether) {
  EXPECT_EQ(StoriesOf({{"a", kFirst + "\n\n" + kMiddle + "\n"}, {"b", kOther + "\n"}}),
            (Stories{{0, 1}}));
}

TEST(FindStories, HappeningsOfOneKindAreApart) {
  const std::string japan =
      "An earthquake off the coast of Hokkaido in northern Japan injured four fishermen in the "
      "port of Kushiro on Thursday and halted trains for an hour. The Meteorological Agency "
      "lifted its tsunami warning at noon.\n";
  const std::string japan_too =
      "Trains in northern Japan ran again on Thursday afternoon after an earthquake shook "
      "Hokkaido. Four fishermen were hurt in Kushiro, where waves reached forty centimetres, and "
      "the tsunami warning was lifted at noon.\n";
  EXPECT_EQ(StoriesOf({{"a", kFirst + "\n\n" + kMiddle + "\n"},
                       {"b", japan},
                       {"c", kOther + "\n"},
                       {"d", japan_too}}),
            (Stories{{0, 2}, {1, 3}}));
}

// Two fights of one man, told in the same words: the years tell them apart.
TEST(FindStories, AYearThatTheOthersNeverNameTellsApart) {
  auto fights = [](const std::string& one, const std::string& other) {
    return StoriesOf(
        {{"a0", "Ivo Brandt kept his heavyweight title in Bern on Saturday when he stopped Leon "
                "Marsh in the sixth round. The champion floored the challenger with a right hand" +
                    one + ". Marsh had trained in Nevada.\n"},
         {"a1",
          "Heavyweight champion Ivo Brandt knocked out Leon Marsh in round six on Saturday night" +
              one + ". Marsh fell twice. The belt stays with Brandt. The crowd in Bern sang.\n"},
         {"a2", "Leon Marsh lasted six rounds against Ivo Brandt, who retained the heavyweight "
                "belt on Saturday" +
                    one +
                    ". A right hand floored the challenger from Nevada. Brandt, the champion, "
                    "praised him. Bern had waited for the fight.\n"},
         {"b0", "Ivo Brandt stopped Hal Rooney in the seventh round in Mannheim on Saturday and "
                "kept his heavyweight title" +
                    other +
                    ". Rooney had replaced an injured Dane two weeks before. The champion floored "
                    "the challenger with a right hand and hardly sweated.\n"},
         {"b1", "Hal Rooney, who came for an injured Dane at two weeks' notice, was no match for "
                "heavyweight champion Ivo Brandt in Mannheim on Saturday" +
                    other +
                    ". A right hand in round seven floored the challenger twice. The belt stays "
                    "with Brandt, the champion.\n"},
         {"b2", "Heavyweight champion Ivo Brandt needed seven rounds for Hal Rooney in Mannheim on "
                "Saturday" +
                    other +
                    ". Brandt, the champion, retained the belt and praised the challenger. "
                    "Mannheim had waited for the fight.\n"}});
  };
  EXPECT_EQ(fights("", ""), (Stories{{0, 1, 2, 3, 4, 5}}));
  EXPECT_EQ(fights(" in July 2012", " in December 2008"), (Stories{{0, 1, 2}, {3, 4, 5}}));
  EXPECT_EQ(fights(" in July 2012", " in July 2012"), (Stories{{0, 1, 2, 3, 4, 5}}));
}

TEST(FindStories, EveryArticleIsInOne) {
  EXPECT_EQ(StoriesOf({}), Stories{});
  EXPECT_EQ(StoriesOf({{"a", "Bread prices rose.\n"}, {"b", "A striker signed for Ashdown.\n"}}),
            (Stories{{0}, {1}}));
}

}  // namespace
}  // namespace gainsay
