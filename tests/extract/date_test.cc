// SPDX-License-Identifier: Apache-2.0
//
// Times in running text: extent (marked «...») and value, with and without a date of publication.
#include "extract/date.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace gainsay {
namespace {

const DateExtractor& Extractor() {
  static const DateExtractor* const extractor = [] {
    const auto directory = RuleSet::BuiltinDirectory();
    if (!directory.ok()) std::abort();
    const auto rules = RuleSet::Load({*directory});
    if (!rules.ok()) std::abort();
    auto compiled = DateExtractor::Compile(*rules);
    if (!compiled.ok()) std::abort();
    return new DateExtractor(*std::move(compiled));
  }();
  return *extractor;
}

struct Row {
  std::string text;  // with «...»; none where nothing must be found
  std::vector<std::string> timex;
};

// Thursday 2013-03-21, or no date at all.
void Check(const std::vector<Row>& rows, std::optional<Published> published) {
  for (const Row& row : rows) {
    SCOPED_TRACE(row.text);
    std::string text = row.text;
    for (const std::string_view mark : {"«", "»"}) {
      for (size_t at; (at = text.find(mark)) != std::string::npos;) text.erase(at, mark.size());
    }
    const auto mentions =
        Extractor().Extract({text, {{0, static_cast<uint32_t>(text.size())}}, published}, {});
    std::string marked;
    size_t done = 0;
    std::vector<std::string> timex;
    for (const Mention& m : mentions) {
      marked +=
          text.substr(done, m.span.begin - done) + "«" + std::string(Slice(text, m.span)) + "»";
      done = m.span.end;
      timex.push_back(m.As<DateValue>()->timex);
      EXPECT_EQ(m.kind, MentionKind::kTime);
      EXPECT_FALSE(m.rule.empty());
    }
    marked += text.substr(done);
    EXPECT_EQ(marked, row.text);
    EXPECT_EQ(timex, row.timex);
  }
}

constexpr Published kThursday{2013, 3, 21, std::nullopt, std::nullopt};

TEST(DateExtractor, NewsWithADate) {
  Check(
      {
          // The last one there was, unless something is still to come.
          {"Police said «Tuesday» that he left.", {"2013-03-19"}},
          {"The vote will be held on «Tuesday».", {"2013-03-26"}},
          {"He was arrested «early Monday morning».", {"2013-03-18TMO"}},
          {"It opened in «November».", {"2012-11"}},
          {"It will open in «November».", {"2013-11"}},
          {"«Last week» he met «yesterday»'s guests.", {"2013-W11", "2013-03-20"}},
          {"He left «three days ago».", {"2013-03-18"}},
          {"Profit rose in «the first quarter of 2013».", {"2013-Q1"}},
          {"«Last night» 26 people fled.", {"2013-03-20TNI"}},
          {"It happened on «March 4» and «the next day» he fled.", {"2013-03-04", "2013-03-05"}},
          // Two expressions with a preposition between them are two; the time is of that day.
          {"It struck at «8:40 p.m.» on «Tuesday».", {"2013-03-19T20:40", "2013-03-19"}},
          {"It struck at «20:49 GMT Tuesday».", {"2013-03-19T20:49"}},
          // Lengths, recurring times, references.
          {"He ruled for «more than two years».", {"P2Y"}},
          {"The siege lasted «several days».", {"PXD"}},
          {"He swims «every Monday».", {"XXXX-WXX-1"}},
          {"«Recently» he «now» swims «daily».", {"PAST_REF", "PRESENT_REF", "P1D"}},
          // Odd tokens.
          {"On «June 27,1973» he", {"1973-06-27"}},
          {"at «11.30 p. m. ET» the", {"2013-03-21T23:30"}},
          {"at «1230 hours» and at «06:00 BST»", {"2013-03-21T12:30", "2013-03-21T06:00"}},
          // Named calendars.
          {"on «12 Farvardin 1358» he", {"1979-04-01"}},
      },
      kThursday);
}

TEST(DateExtractor, NewsWithoutADate) {
  Check(
      {
          // What is open stays open.
          {"Police said «Tuesday» that he left.", {"XXXX-WXX-2"}},
          {"It was «4 March».", {"XXXX-03-04"}},
          {"It was «yesterday» or «last week».", {"XXXX-XX-XX", "XXXX-WXX"}},
          {"«Tuesday, March 4, 2014» was sunny; «the next day» it rained.",
           {"2014-03-04", "2014-03-05"}},
          {"in «490 BC», and in «the 5th century BC»", {"BC0490", "BC04"}},
      },
      std::nullopt);
}

TEST(DateExtractor, HistoriesCarryTheYear) {
  Check(
      {
          {"He ruled since «1938», until in «1939» war came. On «September 1, 1939» it began; by "
           "«early October» it was over. In «November» "
           "it froze, and «twelve days later» he fled. In «January» it thawed.",
           {"1938", "1939", "1939-09-01", "1939-10", "1939-11", "1939-11", "1940-01"}},
      },
      std::nullopt);
}

TEST(DateExtractor, NothingHere) {
  Check(
      {
          {"He may march on, the second man in the hall.", {}},
          {"Some 2000 troops paid $1,939 for 1.5 miles.", {}},
          {"A 26-year-old man and a boy of two.", {}},
          {"It rose 6.45 percent to 4:3.", {}},
          {"The Daily Telegraph and the Sun said so.", {}},
          {"The fall of Saigon ended it.", {}},
          {"Call 555-1212 or ABC-12345.", {}},
          {"A quarter of the voters and half of the house.", {}},
          {"", {}},
      },
      kThursday);
}

TEST(DateExtractor, SignalsOpenTheBounds) {
  const auto read = [](std::string text) {
    const auto mentions =
        Extractor().Extract({text, {{0, static_cast<uint32_t>(text.size())}}, kThursday}, {});
    return mentions.empty() ? std::string("nothing") : Dump(*mentions[0].As<DateValue>());
  };
  EXPECT_EQ(read("closed since January"), "2013-01 [2013-01-01T00:00, ..) published");
  EXPECT_EQ(read("will last until Friday"), "2013-03-22 [.., 2013-03-23T00:00) published");
  EXPECT_EQ(read("it ended before 2010"), "2010 [.., 2010-01-01T00:00) absolute");
  EXPECT_EQ(read("in January"), "2013-01 [2013-01-01T00:00, 2013-02-01T00:00) published");
}

TEST(DateExtractor, PhrasesAreOne) {
  const auto read = [](std::string text) {
    std::string out;
    for (const Mention& m : Extractor().Extract(
             {text, {{0, static_cast<uint32_t>(text.size())}}, kThursday}, {.phrases = true})) {
      out += "«" + std::string(Slice(text, m.span)) + "» " + Dump(*m.As<DateValue>());
    }
    return out;
  };
  EXPECT_EQ(read("he ruled from 3 to 5 May 2012."),
            "«from 3 to 5 May 2012» (2012-05-03,2012-05-05) [2012-05-03T00:00, 2012-05-06T00:00) "
            "absolute");
  EXPECT_EQ(
      read("open 5 to 6 pm"),
      "«5 to 6 pm» (2013-03-21T17:00,2013-03-21T18:00) [2013-03-21T17:00, 2013-03-21T19:00) text");
}

// One sentence of many times is read like many sentences: every step is linear in its length.
TEST(DateExtractor, LongSentencesStayBounded) {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "two days after the first Monday of May and ";
  const auto mentions =
      Extractor().Extract({text, {{0, static_cast<uint32_t>(text.size())}}, kThursday}, {});
  EXPECT_GE(mentions.size(), 2000u);
}

}  // namespace
}  // namespace gainsay
