// SPDX-License-Identifier: Apache-2.0
#include "extract/attribution.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "extract/attribution_quotes.h"
#include "extract/name.h"
#include "rules/ruleset.h"
#include "text/annotate.h"

namespace gainsay {
namespace {

struct World {
  std::shared_ptr<const RuleSet> rules;
  std::shared_ptr<const TextModels> models;
  std::unique_ptr<NameExtractor> names;
  std::unique_ptr<AttributionExtractor> attribution;
};

const World& Loaded() {
  static const World* const world = [] {
    auto* w = new World;
    const std::string directory = std::getenv("GAINSAY_RULES");
    w->rules = RuleSet::Load({directory}).value();
    w->models = TextModels::Load(directory + "/en").value();
    w->names = std::make_unique<NameExtractor>(NameExtractor::Compile(w->rules).value());
    w->attribution =
        std::make_unique<AttributionExtractor>(AttributionExtractor::Compile(w->rules).value());
    return w;
  }();
  return *world;
}

std::string Words(const Document& d, const std::optional<TokenRange>& r) {
  if (!r) return "-";
  return std::string(Slice(d.text, Cover(d.tokens[r->first].span, d.tokens[r->last - 1].span)));
}

// One quotation a line: type «content» cue | source | name.
std::string Quotations(const std::string& text) {
  const Document document = Annotate(text, *Loaded().models);
  Sheet sheet;
  sheet.document = &document;
  sheet.words = Loaded().rules->lexicons().Find(document);
  sheet.mentions = Loaded().names->Extract(sheet);
  std::string out;
  uint32_t end = 0;
  for (const Mention& m : Loaded().attribution->Extract(sheet)) {
    const auto* value = m.As<QuotationValue>();
    EXPECT_GE(m.span.begin, end) << "mentions overlap or are out of order";
    end = m.span.end;
    if (!out.empty()) out += "\n";
    out += value->type == QuotationType::kDirect     ? "direct"
           : value->type == QuotationType::kIndirect ? "indirect"
                                                     : "mixed";
    out += " «" + std::string(Slice(document.text, m.span)) + "» " + Words(document, value->cue) +
           " | " + Words(document, value->source);
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
      "",
  };
  for (const char* row : rows) EXPECT_EQ(Quotations(row), "") << row;
}

TEST(AttributionQuotes, ParagraphsThatGoOn) {
  const Document d = Annotate(
      "\"The first thing is this.\n\n\"And here is the second,\" he said.\n\nShe has 6\" pipes.",
      *Loaded().models);
  const std::vector<QuotedRange> quotes = FindQuotes(d);
  ASSERT_EQ(quotes.size(), 2u);
  EXPECT_FALSE(quotes[0].closed);
  EXPECT_TRUE(quotes[1].continues);
  EXPECT_TRUE(quotes[1].closed);
}

}  // namespace
}  // namespace gainsay
