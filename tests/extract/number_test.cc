// SPDX-License-Identifier: Apache-2.0
//
// Rows are a text and what is read in it: «span» and the value's Dump, apart by " | ".
#include "extract/number.h"

#include <gtest/gtest.h>

#include "absl/strings/str_join.h"
#include "rules/examples.h"
#include "text/test_models.h"

namespace gainsay {
namespace {

const std::shared_ptr<const RuleSet>& Rules() {
  static const std::shared_ptr<const RuleSet> rules = [] {
    auto directory = RuleSet::BuiltinDirectory();
    auto loaded = RuleSet::Load({directory.ok() ? *directory : "rules"});
    if (!loaded.ok()) {
      std::cerr << loaded.status() << "\n";
      std::abort();
    }
    return *loaded;
  }();
  return rules;
}

const NumberExtractor& Extractor() {
  static const NumberExtractor extractor = [] {
    auto compiled = NumberExtractor::Compile(Rules());
    if (!compiled.ok()) {
      std::cerr << compiled.status() << "\n";
      std::abort();
    }
    return std::move(compiled).value();
  }();
  return extractor;
}

std::string Read(const std::string& text) {
  Document document = Annotate(text, BuiltInModels());
  std::vector<std::string> out;
  for (const Mention& m : Extractor().Extract({.document = &document})) {
    out.push_back("«" + std::string(Slice(document.text, m.span)) + "» " + Dump(*m.As<Quantity>()));
  }
  return absl::StrJoin(out, " | ");
}

struct Row {
  const char* text;
  const char* want;
};

void Check(const std::vector<Row>& rows) {
  for (const Row& row : rows) EXPECT_EQ(Read(row.text), row.want) << "in: " << row.text;
}

TEST(Number, Bounds) {
  Check({
      {"It has at least 40.", "«at least 40» [40, ]"},
      {"More than 13 were there.", "«More than 13» (13, ]"},
      {"As many as 20 came.", "«As many as 20» [, 20]"},
      {"No fewer than 7 came.", "«No fewer than 7» [7, ]"},
      {"About 60 came.", "«About 60» ~[51, 69]"},
      {"Nearly 300 came.", "«Nearly 300» ~[255, 300)"},
      {"He wants between 5 and 10 votes.", "«between 5 and 10» [5, 10] of vote"},
      {"There were 40 or more.", "«40 or more» [40, ]"},
      {"It took more than 10 but less than 20.", "«more than 10 but less than 20» (10, 20)"},
      {"Dozens came.", "«Dozens» [24, 200) vague"},
      // Not about the number.
      {"They talked about it for long.", ""},
      {"There are no more than that.", ""},
  });
}

TEST(Number, Money) {
  Check({
      {"It cost more than $13.2 billion.", "«more than $13.2 billion» (13200000000, ] USD"},
      {"It paid 85 million euros ($108 million).",
       "«85 million euros» 85000000 EUR | «$108 million» 108000000 USD"},
      {"It paid US$5.", "«US$5» 5 USD"},
      {"It paid HK$ 10.05 billion.", "«HK$ 10.05 billion» 10050000000 HKD"},
      {"It paid £910,000.", "«£910,000» 910000 GBP"},
      {"It paid Rs 5 crore.", "«Rs 5 crore» 50000000 INR"},
      {"It paid e85 million.", "«e85 million» 85000000 EUR"},
      {"It paid E4,300.", "«E4,300» 4300 EUR"},
      {"A $10 million deal.", "«$10 million» 10000000 USD of deal"},
      {"It paid $5-10 million.", "«$5-10 million» [5000000, 10000000] USD"},
      {"It cost 50 cents.", "«50 cents» 0.5 USD"},
      // Not money.
      {"The E40 is a road.", ""},
      {"ALL 5 are wrong.", "«5» 5"},
  });
}

TEST(Number, Measures) {
  Check({
      {"It is 10 km long.", "«10 km» 10 km length"},
      {"It fell 5.4 per cent.", "«5.4 per cent» 5.4 percent fall"},
      {"It ran at 120 km per hour.", "«120 km per hour» 120 km/h speed"},
      {"He is 5 feet 6 inches.", "«5 feet 6 inches» 5.5 foot length"},
      {"He swam 100m.", "«100m» 100 m length"},
      {"It rose 2 percentage points.", "«2 percentage points» 2 percentage point percent rise"},
      {"It is minus 5 degrees Celsius.", "«minus 5 degrees Celsius» -5 C temperature"},
      // No unit.
      {"It is 2 in Paris.", "«2» 2"},
      {"On the 13F form he wrote.", ""},
  });
}

TEST(Number, AgesAndMagnitudesAndScores) {
  Check({
      {"A 26-year-old man died.", "«26-year-old» 26 year age of man"},
      {"He was aged 26.", "«26» 26 year age"},
      {"Police named Smith, 26, of Leeds.", "«26» 26 year age"},
      {"The baby is 18 months old.", "«18 months old» 18 month age"},
      {"She is in her 30s.", "«30s» [30, 40) year age"},
      {"A magnitude 7.6 quake struck Java.", "«7.6» 7.6 magnitude of quake"},
      {"It measured 6.1 on the Richter scale.", "«6.1» 6.1 magnitude"},
      {"They won 3-1 there.", "«3-1» 3-1 score"},
      {"They lost by 1-3 there.", "«1-3» 1-3 score"},
      {"One in five voters said so.", "«One in five» 0.2 share ratio of voter"},
      // In May is no name with an age.
      {"In May, 26 people died.", "«26» 26 of people"},
  });
}

TEST(Number, WhatIsCounted) {
  Check({
      {"In a 15,800-square-metre building they met.",
       "«15,800-square-metre» 15800 m2 area of building"},
      {"It is one of Egypt's largest providers.", "«one» 1 of provider"},
      {"A three-story building burned.", "«three» 3 of story"},
      {"It issued two highly controversial rules.", "«two» 2 of rule"},
      {"At least 208,000 of which were letters.", "«At least 208,000» [208000, ]"},
      {"Forty of the passengers left.", "«Forty» 40 of passenger"},
      {"The crash left three dead.", "«three» 3 of dead"},
      {"No one was hurt.", "«No» 0 of person"},
      {"No injuries were reported.", "«No» 0 of injury"},
      // "no" of something else
      {"No, he did not.", ""},
      {"There is no doubt.", ""},
  });
}

TEST(Number, WhatIsNoQuantity) {
  Check({
      {"In 2013 he left.", ""},
      {"At 7:48 a.m. it hit.", ""},
      {"It came at 5 p.m. then.", ""},
      {"He had an AK-47.", ""},
      {"On Highway 214 it burned.", ""},
      {"On 5/17/2018 it burned.", ""},
      {"In the 1990s it was so.", ""},
      {"Between 1991 and 1998 it was so.", ""},
      {"He lives at 10 Downing Street now.", ""},
      {"He had six AK 47 rifles.", "«six» 6 of rifle"},
      {"See http://a.org/2013/05/12.", ""},
      {"He is the No. 2 there.", "«No. 2» 2 ordinal"},
      {"Call 0845 125 2222 now.", "«0845 125 2222» phone 08451252222"},
  });
}

TEST(Number, ExamplesOfThePatternsHold) {
  auto marker = [](const Document& document) { return Extractor().Marks(document); };
  for (const absl::Status& fault :
       CheckLayerExamples(*Rules(), "number", BuiltInModels(), marker)) {
    ADD_FAILURE() << fault.message();
  }
}

// Rows of numbers without an end: read once, whatever they look like.
TEST(Number, LongRows) {
  for (const char* piece : {"123 ", "1,234,", "5 and ", "one hundred and ", "12-", "90 degrees ",
                            "more than ", "(3-1) ", "million ", "half a ", "in his 30s "}) {
    std::string text;
    for (int i = 0; i < 4000; ++i) text += piece;
    Document document = Annotate(text, BuiltInModels());
    uint32_t last = 0;
    for (const Mention& m : Extractor().Extract({.document = &document})) {
      ASSERT_GE(m.span.begin, last) << piece;
      last = m.span.end;
    }
    EXPECT_LE(last, document.text.size()) << piece;
  }
}

TEST(Number, SpansAreInOrderAndInsideTheText) {
  const std::string text =
      "At least 40 of 250 people, aged 5 to 12, won 3-1 in 2013 for $5-10 million a year.";
  Document document = Annotate(text, BuiltInModels());
  uint32_t last = 0;
  std::vector<Mention> mentions = Extractor().Extract({.document = &document});
  EXPECT_GE(mentions.size(), 4u);
  for (const Mention& m : mentions) {
    EXPECT_GE(m.span.begin, last);
    EXPECT_LE(m.span.end, document.text.size());
    EXPECT_EQ(Slice(document.text, m.span).front() == ' ', false);
    last = m.span.end;
  }
}

}  // namespace
}  // namespace gainsay
