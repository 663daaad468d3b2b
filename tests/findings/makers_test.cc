// SPDX-License-Identifier: Apache-2.0
//
// What one passage, one article or a few articles say against themselves, from texts in memory:
// each row that fires has a neighbour that is silent.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "built_in.h"
#include "some_texts.h"

namespace gainsay {
namespace {

// An article in Markdown, with a date where one is given.
Article Dated(const std::string& id, const std::string& date, const std::string& text) {
  const std::string head = date.empty() ? "" : "---\ndate: " + date + "\n---\n";
  auto articles = ReadBytes(id + ".md", head + text);
  EXPECT_TRUE(articles.ok()) << articles.status();
  return std::move(articles->front());
}

Report ReportOf(std::vector<Article> articles) {
  Inputs inputs;
  inputs.articles = std::move(articles);
  return BuiltIn().Analyse(inputs, 1);
}

std::vector<Finding> OfRule(const Report& report, std::string_view rule) {
  std::vector<Finding> found;
  std::copy_if(report.findings.begin(), report.findings.end(), std::back_inserter(found),
               [&](const Finding& f) { return f.rule == rule; });
  return found;
}

struct Row {
  const char* text;
  bool fires;
};

void ExpectRule(std::string_view rule, const std::vector<Row>& rows,
                const std::string& date = "2024-07-05") {
  for (const Row& row : rows) {
    const Report report = ReportOf({Dated("a", date, row.text)});
    EXPECT_EQ(OfRule(report, rule).size(), row.fires ? 1u : 0u) << row.text;
  }
}

TEST(Arithmetic, ATotalIsTheSumOfItsParts) {
  ExpectRule("number.sum", {{"The fire killed 5 people: three men and one woman.", true},
                            {"The fire killed 4 people: three men and one woman.", false},
                            {"Seven people were killed -- four men, two women and a child.", false},
                            {"Nine people were killed -- four men, two women and a child.", true},
                            {"They freed nine hostages (six men and three women).", false},
                            {"They freed ten hostages (six men and three women).", true},
                            // Not all parts are told, or not exactly.
                            {"The fire killed three people, among them two children.", false},
                            {"The fire killed 5 people, including three men and one woman.", false},
                            {"The fire killed at least 5 people: three men and one woman.", false},
                            {"The club has 22 members, 12 men and 9 women.", false}});
}

TEST(Arithmetic, PartsInDifferentPlacesAreNoMoreThanAll) {
  ExpectRule("number.split",
             {{"Of the 12 villages on the river, 8 are in Peru and 6 in Bolivia.", true},
              {"Of the 15 villages on the river, 8 are in Peru and 6 in Bolivia.", false},
              {"Of the 12 victims, 8 were women and 6 were foreigners.", false}});
}

TEST(Arithmetic, SharesOfOneWholeAreNoMoreThanIt) {
  ExpectRule("number.shares",
             {{"It gives Peru 60 percent of the water, Chile 30 percent and the parks in the delta "
               "20 percent.",
               true},
              {"It gives Peru 60 percent of the water, Chile 30 percent and the parks in the delta "
               "10 percent.",
               false}});
}

TEST(Arithmetic, AShareIsThatOfItsCounts) {
  ExpectRule("number.share",
             {{"In the study 12 of 40 patients (25 percent) died.", true},
              {"In the study 12 of 40 patients (30 percent) died.", false},
              {"In the study 13 of 40 patients (32 percent) died.", false},  // cut off
              {"In the study 13 of 40 patients (33 percent) died.", false},  // rounded
              {"In the study about 12 of 40 patients (25 percent) died.", false}});
}

TEST(Arithmetic, AnAgeFitsTheTimeOfBirth) {
  ExpectRule("number.birth", {{"Mr Haro, who was born in 1961, is 58 years old.", true},
                              {"Mr Haro, who was born in 1961, is 62 years old.", false},
                              {"Mr Haro, who was born in 1961, is 63 years old.", false},
                              {"Mr Haro, who was born in 1961, is 70 years old.", true}});
  // Without a date nothing is known, and a date in the text is a lower bound.
  ExpectRule("number.birth", {{"Mr Haro, who was born in 1961, is 58 years old.", false}}, "");
  ExpectRule(
      "number.birth",
      {{"The treaty was signed on 4 July 2024. Mr Haro, who was born in 1961, is 58 years old.",
        true},
       {"The treaty was signed on 4 July 2024. Mr Haro, who was born in 1961, is 70 years old.",
        false}},
      "");
}

TEST(Headline, CountsAreThoseOfTheText) {
  auto article = [](const char* headline, const char* text) {
    return std::string("# ") + headline + "\n\n" + text;
  };
  const std::string rows[][2] = {
      {article("Four people die in bus crash",
               "Five people were killed when a bus overturned near Halden on Tuesday."),
       "1"},
      {article("Five people die in bus crash",
               "Five people were killed when a bus overturned near Halden on Tuesday."),
       "0"},
      {article("Four people die in bus crash",
               "At least three people were killed when a bus overturned near Halden."),
       "0"},
      // The headline adds up.
      {article("Four people die in two crashes",
               "Three people were killed near Halden. One person was killed near Oslo."),
       "0"},
  };
  for (const auto& [text, count] : rows) {
    const Report report = ReportOf({Dated("a", "", text)});
    EXPECT_EQ(std::to_string(OfRule(report, "number.headline").size()), count) << text;
  }
}

TEST(Ages, OnePersonHasOne) {
  ExpectRule(
      "number.age-twice",
      {{"Owen Pritchard, 45, was unhurt.\n\nThe lorry was full. Owen Pritchard, 51, drives "
        "for a firm in Cardiff.",
        true},
       {"Owen Pritchard, 45, was unhurt.\n\nThe lorry was full. Owen Pritchard, 46, drives "
        "for a firm in Cardiff.",
        false},
       {"Owen Pritchard, 45, was unhurt.\n\nThe lorry was full. Owen Pritchard, 39, told the "
        "paper so in 2006.",
        false}});
}

TEST(Singles, OneThingIsHitAndOneThingIsDiedOf) {
  ExpectRule(
      "other.single",
      {{"John Ferris launched a cyberattack on a group of hackers.\n\nJohn Ferris authorized a "
        "large cyberattack against missile systems, the paper said.",
        true},
       {"John Ferris launched a cyberattack on a group of hackers.\n\nMary Hale authorized a "
        "large cyberattack against missile systems, the paper said.",
        false},
       {"John Ferris launched a cyberattack on a group of hackers.\n\nJohn Ferris authorized a "
        "large cyberattack against the hacker group, the paper said.",
        false},
       {"John Ferris launched a cyberattack on a group of hackers.\n\nJohn Ferris authorized a "
        "large cyberattack against the enemy, the paper said.",
        false},
       {"John Ferris died of cancer.\n\nThe family said John Ferris died of a stroke.", true},
       {"John Ferris died of cancer.\n\nThe family said John Ferris died of a disease.", false},
       {"John Ferris died of cancer.\n\nThe family said Mary Hale died of a stroke.", false},
       {"John Ferris died of cancer.\n\nThe family said John Ferris died in Rome.", false},
       {"John Ferris died at home.\n\nThe police said John Ferris died in a hospital.", true},
       {"John Ferris died at home.\n\nThe police said John Ferris died at the scene.", false},
       {"John Ferris died at home.\n\nThe police said John Ferris died at a rally.", false}});
}

// Two dead in one report, five in another.
std::vector<Article> Tolls(const std::string& first, const std::string& second,
                           const char* less = "12 people were injured",
                           const char* more = "31 people were injured") {
  return {Dated("one", first, Told(less)), Dated("two", second, Told(more))};
}

std::vector<FindingRelation> RelationsOf(const std::vector<Article>& articles) {
  std::vector<FindingRelation> relations;
  for (const Finding& f : ReportOf(articles).findings) {
    if (f.field == Field::kNumber) relations.push_back(f.relation);
  }
  return relations;
}

TEST(Updates, ALaterReportHasMore) {
  using ::testing::ElementsAre;
  EXPECT_THAT(RelationsOf(Tolls("2014-03-04", "2014-03-06")),
              ElementsAre(FindingRelation::kUpdate));
  // Of one day, of no day, and fewer later.
  EXPECT_THAT(RelationsOf(Tolls("2014-03-04", "2014-03-04")),
              ElementsAre(FindingRelation::kConflict));
  EXPECT_THAT(RelationsOf(Tolls("", "")), ElementsAre(FindingRelation::kConflict));
  EXPECT_THAT(RelationsOf(Tolls("2014-03-06", "2014-03-04")),
              ElementsAre(FindingRelation::kConflict));
  // Who climbs is no number that climbs.
  EXPECT_THAT(RelationsOf(Tolls("", "", "12 people climbed out of the wreck",
                                "31 people climbed out of the wreck")),
              ElementsAre(FindingRelation::kConflict));
}

TEST(Disputes, WhatTheAccusedDenyIsNoContradiction) {
  auto disputes = [](const std::string& text) {
    return ReportOf({Dated("a", "", text)}).disputes.size();
  };
  EXPECT_EQ(disputes("The United States accused Iran of the attack on the tankers. Iran denied "
                     "any involvement in the attack."),
            1u);
  EXPECT_EQ(disputes("The United States accused Iran of the attack on the tankers. Israel denied "
                     "any involvement in the attack."),
            0u);
  EXPECT_EQ(disputes("The United States accused Iran of the attack on the tankers."), 0u);
  const Report report = ReportOf(
      {Dated("a", "",
             "The United States accused Iran of the attack on the tankers. Iran denied any "
             "involvement in the attack.")});
  for (const Finding& dispute : report.disputes) EXPECT_EQ(dispute.severity, Severity::kNote);
}

}  // namespace
}  // namespace gainsay
