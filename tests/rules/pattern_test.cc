// SPDX-License-Identifier: Apache-2.0
#include "rules/pattern.h"

#include <gtest/gtest.h>

#include "rules/pack.h"
#include "rules/ruleset.h"
#include "rules/simple_document.h"

namespace gainsay {
namespace {

constexpr const char* kLexicons = R"([
  {"lexicon": "month", "match": "exact", "entries": ["March", "May", "Jan.", "Jan"]},
  {"lexicon": "num", "match": "folded", "entries": ["4", "5", "2012", "forty", "twenty two", "two"]},
  {"lexicon": "unit", "match": "folded", "entries": ["km", "kilometres"]},
  {"lexicon": "given", "match": "exact", "entries": ["May", "Ann"]}
])";

std::string Marked(const Document& d, const PatternMatch& m) {
  uint32_t begin = d.tokens[m.tokens.first].span.begin, end = d.tokens[m.tokens.last - 1].span.end;
  std::string out = "«" + d.text.substr(begin, end - begin) + "»";
  for (const Capture& c : m.captures) {
    uint32_t from = d.tokens[c.tokens.first].span.begin, to = d.tokens[c.tokens.last - 1].span.end;
    out +=
        " " + std::string(c.name) + "=" + d.text.substr(from, to - from) + (c.mark < 0 ? "" : "#");
  }
  return out;
}

struct Row {
  std::string pattern;  // and flags: the rest of the rule's record
  std::string text;
  std::vector<std::string> want;
};

class PatternTable : public testing::Test {
 protected:
  static std::string Run(const std::string& rule, const std::string& text,
                         std::vector<std::string>* got) {
    TestPack pack(
        {{"lex.json", kLexicons},
         {"layer.json",
          R"({"layer": "l", "uses": ["month", "num", "unit", "given", "noun", "propn"], "rules": [
                     {"name": "r", )" +
              rule + R"(, "examples": {"match": ["«x»"], "none": ["y"]}}]})"}});
    auto rules = RuleSet::Load({pack.directory()});
    if (!rules.ok())
      return pack.Plain(
          std::string(rules.status().message().data(), rules.status().message().size()));
    Document d =
        SimpleDocument(text, {"Jan.", "U.S.", "St."},
                       {{"attack", Upos::kNoun}, {"Oslo", Upos::kPropn}, {"bus", Upos::kNoun}});
    for (const PatternMatch& m : (*rules)->Layer("l")->ScanAll(d, (*rules)->lexicons().Find(d))) {
      got->push_back(Marked(d, m));
    }
    return "";
  }
};

TEST_F(PatternTable, Rows) {
  const Row rows[] = {
      {R"~("pattern": "{num:day}(?: of)? {month}")~",
       "on 4 March and 5 of May,",
       {"«4 March» day=4# month=March#", "«5 of May» day=5# month=May#"}},
      // Ends and begins at tokens.
      {R"~("pattern": "march")~", "marchers marched, March? countermarch", {}},
      {R"~("pattern": "mar")~", "a mar, Marx", {"«mar»"}},
      {R"~("pattern": "{num} (?:k|km|kn)")~", "forty kn", {"«forty kn» num=forty#"}},
      {R"~("pattern": "{num} ?{unit}")~",
       "5km 5 km forty  kilometres",
       {"«5km» num=5# unit=km#", "«5 km» num=5# unit=km#",
        "«forty  kilometres» num=forty# unit=kilometres#"}},
      {R"~("pattern": "{num}")~", "5kg is 5", {"«5» num=5#", "«5» num=5#"}},
      {R"~("pattern": "\\$ ?{num}")~", "$5 and $ 5", {"«$5» num=5#", "«$ 5» num=5#"}},
      {R"~("pattern": "\\$x")~", "$x and $xy", {"«$x»"}},
      {R"~("pattern": "{num}-year-old")~", "a 5-year-old, 5 - year - old", {"«5-year-old» num=5#"}},
      // Case.
      {R"~("pattern": "of oslo")~", "OF Oslo", {"«OF Oslo»"}},
      {R"~("pattern": "of oslo", "case": true)~", "OF Oslo", {}},
      // Own full stops.
      {R"~("pattern": "u\\.s\\. navy")~", "the U.S. Navy", {"«U.S. Navy»"}},
      {R"~("pattern": "St\\.? {cap:name}")~",
       "in St. Louis, St Ives.",
       {"«St. Louis» name=Louis", "«St Ives» name=Ives"}},
      // Shapes.
      {R"~("pattern": "{cap}(?: {cap})*")~",
       "The Bank of New Zealand's men",
       {"«The Bank» cap=The cap=Bank", "«New Zealand» cap=New cap=Zealand"}},
      {R"~("pattern": "{cap} {cap}")~", "Émile Żuk, émile Żuk", {"«Émile Żuk» cap=Émile cap=Żuk"}},
      {R"~("pattern": "{upper}")~", "the NATO U.S. A Nato", {"«NATO» upper=NATO"}},
      {R"~("pattern": "{digits}")~", "15 a15 15,5", {"«15» digits=15", "«15» digits=15"}},
      {R"~("pattern": "({cap}) said")~", "Bob said", {"«Bob said» cap=Bob"}},
      // Parts of speech.
      {R"~("pattern": "the {noun}")~",
       "the attack, the odd bus, the bus.",
       {"«the attack» noun=attack", "«the bus» noun=bus"}},
      {R"~("pattern": "{noun} in {propn:where}")~",
       "attack in Oslo, attack in oslo",
       {"«attack in Oslo» noun=attack where=Oslo"}},
      {R"~("pattern": "attack in oslo, now")~", "attack in Oslo, now", {"«attack in Oslo, now»"}},
      // Words in a named group.
      {R"~("pattern": "(?P<who>[a-z]+ [a-z]+) on {num}")~",
       "ann lee on 5",
       {"«ann lee on 5» who=ann lee num=5#"}},
      // Excepts.
      {R"~("pattern": "{month}", "except": ["{month} I", "{num} {month}"])~",
       "May I, 4 March, May",
       {"«May» month=May#"}},
      {R"~("pattern": "b", "except": ["a b", "a b c", "c b d", "e"])~",
       "a b c b d b e b, a b b",
       {"«b»", "«b»", "«b»"}},
      // The class that stands first in "uses", the longest mark.
      {R"~("pattern": "{given}")~", "May Ann", {"«Ann» given=Ann#"}},
      {R"~("pattern": "{num}")~", "twenty two", {"«twenty two» num=twenty two#"}},
      {R"~("pattern": "{month|given:x}")~", "May Ann", {"«May» x=May#", "«Ann» x=Ann#"}},
      // Any space is one space; a line is a sentence.
      {R"~("pattern": "a b")~", "a    b\na\nb", {"«a    b»"}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.pattern + "   on   " + row.text);
    std::vector<std::string> got;
    EXPECT_EQ(Run(row.pattern, row.text, &got), "");
    EXPECT_EQ(got, row.want);
  }
}

}  // namespace
}  // namespace gainsay
