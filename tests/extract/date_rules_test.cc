// SPDX-License-Identifier: Apache-2.0
//
// Every example of every rule in rules/en/date*.json: what is marked is found as one expression,
// and what must not match does not.
#include <gtest/gtest.h>

#include "extract/date_grammar.h"

namespace gainsay {
namespace {

TEST(DateRules, ExamplesHold) {
  const auto directory = RuleSet::BuiltinDirectory();
  ASSERT_TRUE(directory.ok()) << directory.status();
  const auto rules = RuleSet::Load({*directory});
  ASSERT_TRUE(rules.ok()) << rules.status();
  const auto grammar = TimeGrammar::Compile(**rules);
  ASSERT_TRUE(grammar.ok()) << grammar.status();
  EXPECT_GT(grammar->examples().size(), 100u);
  for (const TimeGrammar::Example& example : grammar->examples()) {
    SCOPED_TRACE(example.rule + ": " + example.text);
    constexpr std::string_view kOpen = "«", kClose = "»";
    std::string text = example.text;
    Span marked{0, 0};
    const size_t open = text.find(kOpen);
    if (example.match) {
      ASSERT_NE(open, std::string::npos);
      text.erase(open, kOpen.size());
      const size_t close = text.find(kClose);
      ASSERT_NE(close, std::string::npos);
      text.erase(close, kClose.size());
      marked = {static_cast<uint32_t>(open), static_cast<uint32_t>(close)};
    }
    const TimeChart chart = grammar->Parse(text, {0, static_cast<uint32_t>(text.size())});
    bool found = false, fired = false;
    std::string got;
    for (bool phrases : {false, true}) {
      for (uint32_t i : grammar->Select(chart, text, phrases)) {
        const TimeNode& node = chart.nodes[i];
        got += " «" + std::string(Slice(text, chart.SpanOf(node))) + "»";
        found = found || chart.SpanOf(node) == marked;
        fired = fired || grammar->RuleName(node) == example.rule;
      }
    }
    if (example.match) {
      EXPECT_TRUE(found) << "got" << got;
    } else {
      EXPECT_FALSE(fired) << "got" << got;
    }
  }
}

}  // namespace
}  // namespace gainsay
