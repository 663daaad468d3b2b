// SPDX-License-Identifier: Apache-2.0
//
// Whatever stands in a rule file, loading answers: with rules or with a message that names the
// file. The same seeds every time; the sanitizer build is where this earns its keep.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "nlohmann/json.hpp"
#include "rules/json_file.h"
#include "rules/pack.h"
#include "rules/ruleset.h"
#include "rules/simple_document.h"

namespace gainsay {
namespace {

constexpr std::string_view kFiles[] = {
    R"(// Months.
{ "lexicon": "month", "match": "exact", "entries": [ "May",
  { "words": ["March", "Mar."], "value": { "month": 3 } } ] /* end */ })",
    R"([{ "layer": "date", "uses": ["month", "noun"], "let": { "nth": "[0-9]+(?:st|nd|rd|th)?" },
  "rules": [ { "name": "date.a", "pattern": "(?P<x>\\$|é) {=nth}[ ,.-]{0,3}{month:m}", "case": true,
    "except": ["{noun|word} {month}\\.", "\\pL{2}"], "make": { "a": [1, 2.5e3, null, "\u00e9\n"] },
    "examples": { "match": ["«$ 4 May»"], "none": ["May 4"] } } ] }])",
    R"([{ "frame": "arrest", "examples": { "match": ["x"], "none": ["y"] } },
  { "table": "t", "rows": [[[{"a~/b": [true]}]]] }, { "policy": "p" }])"};

// Loads and uses a pack of one changed file; the message must name the file.
void Try(const std::string& text) {
  TestPack pack({{"lexicon.json", R"({"lexicon": "era", "entries": ["BC"]})"}, {"x.json", text}});
  auto rules = RuleSet::Load({pack.directory()});
  if (!rules.ok()) {
    std::string told(rules.status().message().data(), rules.status().message().size());
    EXPECT_THAT(told, testing::HasSubstr("x.json")) << text;
    return;
  }
  Document d = SimpleDocument("on $ 4 May, a bus. é 5th March BC");
  std::vector<Mark> marks = (*rules)->lexicons().Find(d);
  for (const std::string& name : (*rules)->LayerNames()) {
    for (const PatternMatch& match : (*rules)->Layer(name)->ScanAll(d, marks)) {
      EXPECT_LT(match.tokens.first, match.tokens.last);
      EXPECT_LE(match.tokens.last, d.tokens.size());
    }
  }
}

TEST(LoaderFuzz, Unchanged) {
  for (std::string_view file : kFiles) {
    TestPack pack({{"m.json", std::string(kFiles[0])},
                   {"x.json", file == kFiles[0] ? "[]" : std::string(file)}});
    auto rules = RuleSet::Load({pack.directory()});
    EXPECT_TRUE(rules.ok()) << rules.status();
  }
}

TEST(LoaderFuzz, TruncatedEverywhere) {
  for (std::string_view file : kFiles) {
    for (size_t size = 0; size < file.size(); size += 3) Try(std::string(file.substr(0, size)));
  }
}

TEST(LoaderFuzz, BytesChangedMovedAndRepeated) {
  std::mt19937 random(5);
  constexpr std::string_view kBytes = "{}[]\",:\\/*(|)?+.0aé \n\xFF\x00-^$P<>=~";
  for (int round = 0; round < 1500; ++round) {
    std::string text(kFiles[random() % std::size(kFiles)]);
    for (int change = 0, n = 1 + static_cast<int>(random() % 3); change < n && !text.empty();
         ++change) {
      size_t at = random() % text.size(), length = 1 + random() % 12;
      switch (random() % 4) {
        case 0: text[at] = kBytes[random() % kBytes.size()]; break;
        case 1: text.erase(at, length); break;
        case 2: text.insert(random() % (text.size() + 1), text.substr(at, length)); break;
        default: text.insert(at, 1, kBytes[random() % kBytes.size()]); break;
      }
    }
    Try(text);
  }
}

TEST(LoaderFuzz, NestedAndLong) {
  for (size_t deep : {10, 63, 64, 65, 1000, 100000}) {
    Try(R"({"table": "t", "x": )" + std::string(deep, '[') + std::string(deep, ']') + "}");
    Try(std::string(deep, '{'));
    Try(std::string(deep, '['));
  }
  std::string open(20000, '(');
  Try(R"({"layer": "l", "rules": [{"name": "l", "pattern": ")" + open + "x" +
      std::string(20000, ')') + R"(", "examples": {"match": ["«x»"], "none": ["y"]}}]})");
  Try(R"({"lexicon": "l", "entries": [")" + std::string(1 << 20, 'x') + "\"]}");
}

// Every place that a fault can name is the place of that value.
TEST(LoaderFuzz, EveryValueIsFoundWhereItStands) {
  using nlohmann::json;
  for (std::string_view text : kFiles) {
    auto file = JsonFile::Parse("x", std::string(text));
    ASSERT_TRUE(file.ok()) << file.status();
    json flat = (*file)->root().flatten();
    ASSERT_GE(flat.size(), 4u);
    for (auto it = flat.begin(); it != flat.end(); ++it) {
      std::string rest(text.substr((*file)->Locate(it.key())));
      // The value is the beginning of what stands there.
      EXPECT_EQ(rest[0], it->dump()[0]) << it.key();
      if (it->is_string() &&
          it->get<std::string>().find_first_of("\\\n\xC3") == std::string::npos) {
        EXPECT_EQ(rest.substr(0, it->dump().size()), it->dump()) << it.key();
      }
    }
  }
}

}  // namespace
}  // namespace gainsay
