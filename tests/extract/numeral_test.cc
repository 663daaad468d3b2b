// SPDX-License-Identifier: Apache-2.0
#include "extract/numeral.h"

#include <gtest/gtest.h>

#include "absl/strings/str_join.h"
#include "extract/plain_document.h"
#include "extract/table_rules.h"

namespace gainsay {
namespace {

const NumeralReader& Reader() {
  static const NumeralReader* reader = [] {
    TableRules rules({"numeral"});
    auto compiled = NumeralReader::Compile(rules);
    if (!compiled.ok()) {
      ADD_FAILURE() << compiled.status();
      abort();
    }
    return new NumeralReader(std::move(compiled).value());
  }();
  return *reader;
}

std::string Read(const std::string& text) {
  Document document = PlainDocument(text);
  std::vector<std::string> out;
  for (const Numeral& n : Reader().Read(document)) out.push_back(Dump(n, document.text));
  return absl::StrJoin(out, ", ");
}

struct Row {
  const char* text;
  const char* want;
};

void Check(const std::vector<Row>& rows) {
  for (const Row& row : rows) EXPECT_EQ(Read(row.text), row.want) << "in: " << row.text;
}

TEST(Numeral, Digits) {
  Check({
      {"killed 250 people", "«250» digits 250"},
      {"1,234,567 of them", "«1,234,567» digits 1234567"},
      {"1, 234, 567", "«1» digits 1, «234» digits 234, «567» digits 567"},
      {"12,34,567.89 rupees", "«12,34,567.89» digits 1234567.89"},
      {"1 234 567.89 in all", "«1 234 567.89» digits 1234567.89"},
      {"423 0000", "«423» digits 423, «0000» digits 0"},
      {"1.000.000 signatures", "«1.000.000» digits 1000000"},
      {"192.168.1.2", "«192» digits 192, «168» digits 168, «1» digits 1, «2» digits 2"},
      {"fell 4.800 points.", "«4.800» digits 4.8"},
      {"about .08 percent", "«.08» digits 0.08"},
      {"1,5 million", "«1,5 million» digits 1500000"},
      {"0,25 percent", "«0,25» digits 0.25"},
      {"at 40,15 were hurt", "«40» digits 40 unclear, «15» digits 15 unclear"},
      {"nrs. 22,24,26", "«22» digits 22 unclear, «24» digits 24 unclear, «26» digits 26 unclear"},
      {"$3.2m deal", "«3.2m» digits 3200000"},
      {"a 100m race", "«100» digits 100"},
      {"10k and 5 bn", "«10k» digits 10000, «5 bn» digits 5000000000"},
      {"a 4G phone", "«4» digits 4"},
      {"-1 and -4/5", "«-1» digits -1, «-4/5» fraction -0.8"},
      {"3-1", "«3» digits 3, «1» digits 1"},
      {"1e10 or 1.3x10^6", "«1e10» digits 10000000000, «1.3x10^6» digits 1300000"},
      {"on 5/17/2018", "«5» digits 5, «17» digits 17, «2018» digits 2018"},
  });
}

TEST(Numeral, Words) {
  Check({
      {"twenty-five people", "«twenty-five» words 25"},
      {"three hundred and twelve", "«three hundred and twelve» words 312"},
      {"a hundred", "«a hundred» words 100"},
      {"twenty-one trillion three hundred",
       "«twenty-one trillion three hundred» words 21000000000300"},
      {"two thousand and two hundred", "«two thousand and two hundred» words 2200"},
      {"one hundred and two hundred", "«one hundred» words 100, «two hundred» words 200"},
      {"between one hundred and fifty", "«one hundred» words 100, «fifty» words 50"},
      {"three lakh crore", "«three lakh crore» words 3000000000000"},
      {"4 thousand 3 hundred and 21", "«4 thousand 3 hundred and 21» digits 4321"},
      {"4000 3 hundred and 21", "«4000» digits 4000, «3 hundred and 21» digits 321"},
      {"half a dozen", "«half a dozen» words 6"},
      {"3 dozens", "«3 dozens» digits 36"},
      {"nine point nought four", "«nine point nought four» words 9.04"},
      {"nought point eleven", "«nought point eleven» words 0.11"},
      {"minus five", "«minus five» words -5"},
      {"the one you mentioned", ""},
      {"a man, an idea", ""},
      {"a 5-million-dollar home", "«5-million» digits 5000000"},
  });
}

TEST(Numeral, Fractions) {
  Check({
      {"2 1/2 and 2-1/2", "«2 1/2» fraction 2.5, «2-1/2» fraction 2.5"},
      {"2½ years", "«2½» fraction 2.5"},
      {"two-thirds of", "«two-thirds» fraction 0.666666666667"},
      {"one and a half million", "«one and a half million» fraction 1500000"},
      {"one million and a half", "«one million and a half» fraction 1500000"},
      {"half a million", "«half a million» fraction 500000"},
      {"half of them", "«half» fraction 0.5"},
      {"the second half was", "«second» ordinal 2"},
      {"three twenty firsts", "«three twenty firsts» fraction 0.142857142857"},
      {"one hundred and thirty fifths", "«one hundred and thirty fifths» fraction 26"},
      {"one hundred thirty fifths", "«one hundred thirty fifths» fraction 2.85714285714"},
      {"forty two and a third", "«forty two and a third» fraction 42.3333333333"},
      {"a trillionth", "«a trillionth» fraction 1e-12"},
      {"two thirds of a million", "«two thirds of a million» fraction 666666.666667"},
      {"one hundred and three quarters", "«one hundred and three quarters» fraction 100.75"},
      {"for two quarters", "«two» words 2"},
      {"for three quarters", "«three» words 3"},
      {"a 5-and-a-half hour walk", "«5-and-a-half» fraction 5.5"},
      {"a dozen and a half", "«a dozen and a half» fraction 18"},
      {"after 9/11", ""},
      {"a zero-day attack", ""},
  });
}

TEST(Numeral, Ordinals) {
  Check({
      {"the third man", "«third» ordinal 3"},
      {"4th of May", "«4th» ordinal 4"},
      {"his twenty-first birthday", "«twenty-first» ordinal 21"},
      {"one hundred twenty-fifth", "«one hundred twenty-fifth» ordinal 125"},
      {"three trillionth", "«three trillionth» ordinal 3000000000000"},
      {"two hundredth", "«two hundredth» ordinal 200"},
  });
}

TEST(Numeral, VagueAndNone) {
  Check({
      {"dozens of people", "«dozens» vague 48 [24, 200)"},
      {"several hundred people", "«several hundred» vague 500 [300, 1000)"},
      {"hundreds of thousands", "«hundreds of thousands» vague 500000 [200000, 1000000)"},
      {"a couple of hundred", "«a couple of hundred» vague 200 [200, 400)"},
      {"No. 2 in", "«2» digits 2"},
      {"no injuries", "«no» none 0"},
      {"as many as", ""},
      {"he scores goals", ""},
  });
}

TEST(Numeral, RefusesLongRowsOfDigits) { EXPECT_EQ(Read(std::string(10000, '7')), ""); }

}  // namespace
}  // namespace gainsay
