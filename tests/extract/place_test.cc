// SPDX-License-Identifier: Apache-2.0
#include "extract/place.h"

#include <string>

#include "extract/number.h"
#include "prepared.h"

namespace gainsay {
namespace {

std::vector<Mention> Places(Prepared* text) {
  text->sheet.mentions = Extractor<NumberExtractor>().Extract(text->sheet);
  return Extractor<PlaceExtractor>().Extract(text->sheet);
}

std::string Marked(const std::string& text) {
  const auto prepared = Prepare(text);
  const Document& document = prepared->document;
  std::string out;
  uint32_t at = 0;
  for (const Mention& m : Places(prepared.get())) {
    EXPECT_GE(m.span.begin, at) << "mentions overlap or are out of order: " << text;
    out += document.text.substr(at, m.span.begin - at) + "[" +
           std::string(Slice(document.text, m.span)) + "]";
    at = m.span.end;
  }
  return out + document.text.substr(at);
}

// The text as marked is what the extractor makes of it without the marks.
TEST(PlaceExtractor, Spans) {
  const char* const rows[] = {
      "A quake struck in [Manokwari, West Papua], on Sunday.",
      "He flew from [Tehran] to [Baghdad] and [Damascus].",
      "The [US] accused [Iran] of an attack on the [Iranian] border.",
      "They met in [Paris], [London] and [Berlin].",
      "The ship was attacked 150 miles [east of Aden].",
      "Villages in [southern Iran] were hit.",
      "The village of [Zainabieh] was shelled.",
      "Police searched a flat at [24 Independent Street] on Tuesday.",
      "The car stopped on [Interstate 5] near [Portland, Ore.], and burned.",
      "She was taken to [Beaumont Hospital] with wounds.",
      "The governor of [Hormozgan province] said so.",
      "He was born in [Ludlow, Kentucky], in 1950.",
      "Ships left the [Gulf of Aden] on Friday.",
      "The town of [St. Louis] is far away.",
      "The shop is on [Mary Lane] near the river.",
      // Nothing here.
      "Comptroller Mary Lane said the budget was balanced.",
      "There was no more to hear. Ben Bridge said little.",
      "Jordan Smith said that Chad Miller had left.",
      "Chad Miller left. Later Chad said he was sorry.",
      "He was reading books and eating turkey in a china bowl.",
      "They told us or me in may.",
      "Reading books is nice, and so is polishing boots.",
      "Paris Hilton smiled.",
      "The mobile phone split in two.",
      "",
  };
  for (std::string row : rows) {
    std::string plain = row;
    std::erase_if(plain, [](char c) { return c == '[' || c == ']'; });
    EXPECT_EQ(Marked(plain), row);
  }
}

TEST(PlaceExtractor, Values) {
  struct {
    const char* text;
    const char* want;  // of the first mention
  } rows[] = {
      {"It struck in Manokwari, West Papua, on Sunday.",
       "Manokwari, West Papua city [city/ID/Manokwari]"},
      {"Kiev said so.", "Ukraine country [country/UA] government"},
      {"Tehran denied the report.", "Iran country [country/IR] government"},
      {"The Iranian navy left.", "Iran country [country/IR] adjective"},
      {"US officials left.", "United States country [country/US] adjective"},
      {"It lay 150 miles east of Aden.", "150 mile east of Aden city [city/YE/Aden]"},
      {"It lay south-west of Bandar Abbas.",
       "south-west of Bandar Abbas city [city/IR/Bandar Abbas]"},
      {"They live in northern Iraq.", "north part of Iraq country [country/IQ]"},
      {"He lives in the village of Zainabieh.", "Zainabieh city"},
      {"He lives in Georgia.", "Georgia country [country/GE state/US/GA]"},
      {"He left Atlanta for a farm in Georgia.", "Atlanta city [city/US/GA/Atlanta]"},
      {"He stopped on I-5 at noon.", "Interstate 5 street"},
      {"The ship stopped at Djibouti in Ivory Coast.",
       "Djibouti, Ivory Coast country [country/DJ city/DJ/Djibouti]"},
  };
  for (const auto& row : rows) {
    const auto prepared = Prepare(row.text);
    const Document& document = prepared->document;
    std::vector<Mention> found = Places(prepared.get());
    ASSERT_FALSE(found.empty()) << row.text;
    EXPECT_EQ(Dump(*found.front().As<PlaceValue>()), row.want) << row.text;
  }
}

// What the rest of the text says for one of two namesakes.
TEST(PlaceExtractor, ResolvesByContext) {
  const auto greek = Prepare("Riots shook Athens. Greece was calm.");
  std::vector<Mention> found = Places(greek.get());
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(Dump(*found[0].As<PlaceValue>()), "Athens city [city/GR/Athens]");
  const auto open = Prepare("Riots shook Athens.");
  found = Places(open.get());
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].As<PlaceValue>()->candidates.size(), 2u);
}

// A namesake that the table lacks is none of those that it has.
TEST(PlaceExtractor, AContainerRulesOutAllItKnows) {
  const auto prepared = Prepare("The shop in Georgia, Vt., closed.");
  const std::vector<Mention> found = Places(prepared.get());
  ASSERT_EQ(found.size(), 1u);
  EXPECT_TRUE(found[0].As<PlaceValue>()->candidates.empty());
  EXPECT_EQ(found[0].As<PlaceValue>()->within, std::vector<std::string>{"Vermont"});
}

TEST(PlaceExtractor, NothingInNothing) {
  for (const char* text : {" ", "\n\n", ",", "A", "The", ". , ;"}) {
    const auto prepared = Prepare(std::string(text));
    EXPECT_TRUE(Places(prepared.get()).empty()) << text;
  }
}

}  // namespace
}  // namespace gainsay
