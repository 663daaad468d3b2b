// SPDX-License-Identifier: Apache-2.0
//
// The rows of the synoptic table: who says what, agreeing or not, and that asking for them
// changes no finding.
#include <gmock/gmock.h>

#include <map>
#include <sstream>

#include "findings/analyse.h"
#include "report/report.h"
#include "some_texts.h"

namespace gainsay {
namespace {

Report WithSynopsis(const std::vector<Text>& texts) {
  return BuiltIn().Compare(BuiltIn().Extract(InputsOf(texts)), 1, Detail::kSynopsis);
}

std::string JsonOf(const Report& report) {
  std::ostringstream out;
  PrintJson(report, out);
  return out.str();
}

const SynopsisRow* RowOf(const Report& report, std::string_view rule) {
  for (const SynopsisRow& row : report.synopsis) {
    if (row.rule == rule) return &row;
  }
  return nullptr;
}

TEST(Synopsis, TellsWhoSaysWhat) {
  Report report = WithSynopsis(SomeTexts());
  const SynopsisRow* row = RowOf(report, "number.injury.victim");
  ASSERT_NE(row, nullptr);
  std::map<std::string, std::string> said;
  for (const SynopsisCell& cell : row->cells) {
    said[report.articles[cell.article].id] = row->readings[cell.reading];
    EXPECT_FALSE(cell.at.quote.empty());
    EXPECT_FALSE(cell.rule.empty());
  }
  ASSERT_EQ(said.size(), 3u);
  EXPECT_EQ(said["one"], said["three"]) << "12 and a dozen are one reading";
  EXPECT_NE(said["one"], said["two"]);
  EXPECT_EQ(report.copy_of.size(), report.articles.size());
}

TEST(Synopsis, AgreementHasARowToo) {
  Report report = WithSynopsis(
      {{"one", Told("12 people were injured")}, {"two", Told("twelve people were injured")}});
  EXPECT_TRUE(report.findings.empty());
  const SynopsisRow* row = RowOf(report, "number.injury.victim");
  ASSERT_NE(row, nullptr);
  EXPECT_EQ(row->readings.size(), 1u);
}

TEST(Synopsis, NoRowForOneArticle) {
  EXPECT_TRUE(WithSynopsis({{"one", Told("12 people were injured")}}).synopsis.empty());
}

TEST(Synopsis, ChangesNoFinding) {
  Report plain = BuiltIn().Analyse(InputsOf(SomeTexts()), 1);
  EXPECT_TRUE(plain.synopsis.empty());
  EXPECT_EQ(JsonOf(plain), JsonOf(WithSynopsis(SomeTexts())));
}

}  // namespace
}  // namespace gainsay
