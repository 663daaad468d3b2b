// SPDX-License-Identifier: Apache-2.0
#include "compare/attribution.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace gainsay {
namespace {

const QuotationWords& Words() {
  static const QuotationWords* const words = [] {
    auto rules = RuleSet::Load({std::getenv("GAINSAY_RULES")}).value();
    return new QuotationWords(QuotationWords::Compile(*rules).value());
  }();
  return *words;
}

constexpr Relation kOne = Relation::kSame, kTwo = Relation::kConflict,
                   kUnknown = Relation::kIncomparable;

struct Row {
  const char *a, *b;
  Relation speakers, want;
};

TEST(CompareQuotations, Table) {
  const Row rows[] = {
      // The same words.
      {"We will rebuild the bridge", "We will rebuild the bridge.", kOne, Relation::kSame},
      {"We will rebuild the bridge", "we will rebuild the bridge", kUnknown, Relation::kCompatible},
      {"about two thousand people", "about 2000 people", kOne, Relation::kVariant},
      // Cut.
      {"We will rebuild the bridge", "We will rebuild the bridge by May", kOne,
       Relation::kCompatible},
      {"We will, with all our strength, rebuild it here", "We will ... rebuild it here", kOne,
       Relation::kCompatible},
      {"That man is dangerous and needs to be found soon", "That man [...] needs to be found soon",
       kOne, Relation::kCompatible},
      {"The ship altered to meet the boats", "The ship altered (its course) to meet the boats",
       kOne, Relation::kCompatible},
      {"Our families here have lost all their homes and fields, needs are great",
       "Our families here needs are great", kOne, Relation::kCompatible},
      // Left out and not marked.
      {"That man is dangerous and needs to be found soon", "That man needs to be found soon", kOne,
       Relation::kConflict},
      {"She went down to Wales to give her kids a better life", "to give her kids a better life",
       kOne, Relation::kCompatible},
      {"The storm took the roofs of all the houses in our street and yours on the last night of "
       "May",
       "The storm took the roofs of all the houses on the last night of May", kOne,
       Relation::kConflict},
      // A sentence that begins where none did.
      {"I think that she ran a fair and honest race", "She ran a fair and honest race", kOne,
       Relation::kVariant},
      {"When the gates open, people should run and not walk", "People should run and not walk",
       kOne, Relation::kVariant},
      {"I think that she ran a fair and honest race", "she ran a fair and honest race", kOne,
       Relation::kCompatible},
      // A word put into what is written as one.
      {"We can't go home to our village now", "We can really never not go home to our village now",
       kOne, Relation::kConflict},
      // Cleaned up.
      {"He gave himself up just after 6:00 p.m.", "He gave himself up just after 6 p.m.", kOne,
       Relation::kSame},
      {"We're gonna win this match", "We are going to win this match", kOne, Relation::kSame},
      {"They organise the rescue", "They organize the rescue", kOne, Relation::kSame},
      {"It was a very bad day for us", "It was a bad day for us", kOne, Relation::kVariant},
      {"I hope people knew that they were safe", "I hope people knew they were safe", kOne,
       Relation::kSame},
      // Another word, a negation, a number.
      {"We will never leave this house", "We will now leave this house", kOne, Relation::kConflict},
      {"They did shoot at the car", "They did not shoot at the car", kOne, Relation::kConflict},
      {"We saw about 40 men there", "We saw about 60 men there", kOne, Relation::kConflict},
      {"He was a decent and brave man", "He was a recluse and brave man", kOne,
       Relation::kConflict},
      {"He was a decent and brave man", "He was a recluse and brave man", kUnknown,
       Relation::kConflict},
      // Two speakers of one sentence, and of words that many say.
      {"an act of aggression", "an act of aggression", kTwo, Relation::kConflict},
      {"Yes", "Yes", kTwo, Relation::kIncomparable},
      {"thank you", "thank you very much", kTwo, Relation::kIncomparable},
      {"We saw about 40 men there", "We saw about 60 men there", kTwo, Relation::kIncomparable},
      // Two quotations.
      {"We won", "The talks go on", kOne, Relation::kIncomparable},
      {"The bridge is open", "The road to the north is closed for the winter", kOne,
       Relation::kIncomparable},
      {"I think it is good", "I think it was an entirely different kind of mistake", kOne,
       Relation::kIncomparable},
      {"", "We won", kOne, Relation::kIncomparable},
  };
  for (const Row& row : rows) {
    const QuoteVerdict v = CompareQuotations(row.a, row.b, row.speakers, Words());
    EXPECT_EQ(RelationName(v.relation), RelationName(row.want))
        << row.a << " / " << row.b << "\n  " << v.reason;
  }
}

TEST(CompareQuotations, SaysWhichWordsDiffer) {
  const QuoteVerdict v = CompareQuotations("We will never leave this house",
                                           "We will now leave this house", kOne, Words());
  ASSERT_EQ(v.differences.size(), 1u);
  EXPECT_EQ(v.differences[0].change, WordChange::kNegation);
  EXPECT_EQ(v.differences[0].left, "never");
  EXPECT_EQ(v.differences[0].right, "now");
  EXPECT_EQ(v.differences[0].at_left, (Span{8, 13}));
  EXPECT_EQ(v.differences[0].at_right, (Span{8, 11}));
  EXPECT_NE(v.reason.find("never"), std::string::npos);
}

TEST(CompareQuotations, Laws) {
  const char* const world[] = {"",
                               "yes",
                               "We won",
                               "We will rebuild the bridge",
                               "We will rebuild the old bridge by May",
                               "We will not rebuild the bridge",
                               "We will rebuild the tunnel",
                               "we won't rebuild the bridge",
                               "an act of aggression",
                               "It was an act of aggression",
                               "about 40 men",
                               "about forty men",
                               "about 60 men",
                               "the the the a a",
                               "\xE2\x80\xA6 ... ?!"};
  for (const char* a : world) {
    for (Relation speakers : {kOne, kTwo, kUnknown, Relation::kCompatible}) {
      for (const char* b : world) {
        const QuoteVerdict x = CompareQuotations(a, b, speakers, Words());
        const QuoteVerdict y = CompareQuotations(b, a, speakers, Words());
        EXPECT_EQ(x.relation, y.relation) << a << " / " << b;
        EXPECT_EQ(x.reason, y.reason) << a << " / " << b;
        EXPECT_FALSE(x.reason.empty());
        EXPECT_GE(x.distance, 0);
        EXPECT_LE(x.distance, 1);
      }
    }
    EXPECT_EQ(CompareQuotations(a, a, kOne, Words()).relation, Relation::kSame) << a;
  }
}

TEST(CompareQuotations, VeryLongOnes) {
  std::string a, b;
  for (int i = 0; i < 100000; ++i) a += "word" + std::to_string(i) + " ";
  b = a + "end";
  EXPECT_TRUE(CompareQuotations(a, b, kOne, Words()).same_quotation);
}

}  // namespace
}  // namespace gainsay
