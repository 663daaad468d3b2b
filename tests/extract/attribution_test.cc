// SPDX-License-Identifier: Apache-2.0
#include "extract/attribution.h"

#include <string>

#include "extract/attribution_quotes.h"
#include "extract/name.h"
#include "prepared.h"

namespace gainsay {
namespace {

// One quotation a line: type «content» cue | source | name.
std::string Quotations(const std::string& text) {
  const auto prepared = Prepare(text);
  const Document& document = prepared->document;
  Sheet& sheet = prepared->sheet;
  sheet.mentions = Extractor<NameExtractor>().Extract(sheet);
  std::string out;
  uint32_t end = 0;
  for (const Mention& m : Extractor<AttributionExtractor>().Extract(sheet)) {
    const auto* value = m.As<QuotationValue>();
    EXPECT_GE(m.span.begin, end) << "mentions overlap or are out of order";
    end = m.span.end;
    if (!out.empty()) out += "\n";
    out += value->type == QuotationType::kDirect     ? "direct"
           : value->type == QuotationType::kIndirect ? "indirect"
                                                     : "mixed";
    out += " «" + std::string(Slice(document.text, m.span)) + "» " + WordsOf(document, value->cue) +
           " | " + WordsOf(document, value->source);
    if (!value->source_name.empty()) out += " | " + value->source_name;
  }
  return out;
}

struct Row {
  const char *text, *want;
};

TEST(Attribution, Direct) {
  const Row rows[] = {
      {"\"We will rebuild the bridge,\" Maria Lopez said.",
       "direct «\"We will rebuild the bridge,\"» said | Maria Lopez | Maria Lopez"},
      {"\"We will rebuild the bridge,\" said Maria Lopez.",
       "direct «\"We will rebuild the bridge,\"» said | Maria Lopez | Maria Lopez"},
      {"The mayor said: \"We will rebuild the bridge.\"",
       "direct «\"We will rebuild the bridge.\"» said | The mayor"},
      // A cue in the middle; typographic marks.
      {"\xE2\x80\x9CWe lost,\xE2\x80\x9D the coach said, \xE2\x80\x9C"
       "because we were tired.\xE2\x80\x9D",
       "direct «\"We lost,\"» said | the coach\ndirect «\"because we were tired.\"» said | the "
       "coach"},
      // British marks, with an apostrophe inside.
      {"'They didn't stop the car,' a witness told reporters.",
       "direct «'They didn't stop the car,'» told | a witness"},
  };
  for (const Row& row : rows) EXPECT_EQ(Quotations(row.text), row.want) << row.text;
}

TEST(Attribution, Indirect) {
  const Row rows[] = {
      {"Police said that two people were killed.",
       "indirect «that two people were killed» said | Police"},
      {"Police said two people were killed.", "indirect «two people were killed» said | Police"},
      {"The plant was closed in May, according to the company.",
       "indirect «The plant was closed in May» according to | the company"},
      {"According to the report, the engine failed twice.",
       "indirect «the engine failed twice» According to | the report"},
      {"The ministry denied any involvement in the attack.",
       "indirect «any involvement in the attack» denied | The ministry"},
  };
  for (const Row& row : rows) EXPECT_EQ(Quotations(row.text), row.want) << row.text;
}

// What the words beside the cue show, whatever the parser made of them.
TEST(Attribution, SourcesBetweenCommasAndBehindTheirVerb) {
  const Row rows[] = {
      {"Nine people died in the fire, police said on Monday.",
       "indirect «Nine people died in the fire» said | police"},
      {"The plant will close in May, the company's chief executive, Maria Lopez, told analysts.",
       "indirect «The plant will close in May» told | the company's chief executive, Maria Lopez "
       "| Maria Lopez"},
      {"The rocket reached its orbit after ten minutes, said Maria Lopez, the mission director.",
       "indirect «The rocket reached its orbit after ten minutes» said | Maria Lopez, the mission "
       "director | Maria Lopez"},
      {"Seven people died in the blast, police confirmed after the last body had been found.",
       "indirect «Seven people died in the blast» confirmed | police"},
      {"Maria Lopez, who runs the port, said no ransom had been paid.",
       "indirect «no ransom had been paid» said | Maria Lopez, who runs the port | Maria Lopez"},
      // A dateline, and when it was said, are not said.
      {"LONDON (Reuters) - The bank was robbed at noon, police said.",
       "indirect «The bank was robbed at noon» said | police"},
      // Up to where somebody else may speak.
      {"The mayor said no money had been paid and that nobody was hurt.",
       "indirect «no money had been paid and that nobody was hurt» said | The mayor"},
      {"Police put the number of marchers at 9,000.",
       "indirect «the number of marchers at 9,000» put | Police"},
      // The speaker goes on.
      {"Maria Lopez said she had run. \"Everything moved in the house.\"",
       "indirect «she had run» said | Maria Lopez | Maria Lopez\n"
       "direct «\"Everything moved in the house.\"» said | Maria Lopez | Maria Lopez"},
      {"\"Everything moved,\" she sobbed.", "direct «\"Everything moved,\"» sobbed | she"},
  };
  for (const Row& row : rows) EXPECT_EQ(Quotations(row.text), row.want) << row.text;
}

TEST(Attribution, Mixed) {
  EXPECT_EQ(Quotations("The minister said the talks were \"very constructive\" and useful."),
            "mixed «the talks were \"very constructive\" and useful» said | The minister");
}

TEST(Attribution, Headlines) {
  EXPECT_EQ(Quotations("Three killed in bus crash: police"),
            "indirect «Three killed in bus crash» : | police");
}

TEST(Attribution, PronounsAndRolesAreLookedUpBefore) {
  EXPECT_EQ(Quotations("Maria Lopez spoke in London. \"We are ready for it,\" she said."),
            "direct «\"We are ready for it,\"» said | she | Maria Lopez");
}

TEST(Attribution, NothingIsSaid) {
  const char* const rows[] = {
      "The film \"Jaws\" was shown twice.",
      "He drove to the so-called \"green zone\" on Monday.",
      "The workers' union met on Friday.",
      "Two people died when the bus left the road.",
      "She says yes.",
      "The meeting is at 10:30 on Monday.",
      "The city added another $20,000 to that pot.",
      "The slump continued, with sales down again.",
      "Parliament confirmed her as finance minister.",
      "When the talks had ended, the minister left.",
      "Workers put the box at 9 Main Street.",
      "",
  };
  for (const char* row : rows) EXPECT_EQ(Quotations(row), "") << row;
}

TEST(AttributionQuotes, ParagraphsThatGoOn) {
  const Document d = Annotate(
      "\"The first thing is this.\n\n\"And here is the second,\" he said.\n\nShe has 6\" pipes.",
      Models());
  const std::vector<QuotedRange> quotes = FindQuotes(d);
  ASSERT_EQ(quotes.size(), 2u);
  EXPECT_FALSE(quotes[0].closed);
  EXPECT_TRUE(quotes[1].continues);
  EXPECT_TRUE(quotes[1].closed);
}

}  // namespace
}  // namespace gainsay
