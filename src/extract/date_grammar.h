// SPDX-License-Identifier: Apache-2.0
//
// Internal to the reading of times: a small chart grammar whose words and rules are data, in
// rules/en/date*.json. Times are written inside tokens as often as across them ("27,1973",
// "9:30am-3pm", "mid-September", "1990s") and nest ("two days after the first Monday of May"), so
// the grammar works on atoms, which are finer than tokens, and builds nodes bottom up.
//
//   { "table": "date-calendar",
//     "words": [ { "as": "month", "entries": { "january|jan.|jan": { "month": 1 } } } ],
//     "rules": [
//       { "name": "date.month-day", "as": "date", "pattern": "{month} the? {dd>day}",
//         "yes": ["on «March 4» the"], "no": ["4 marchers"] } ] }
//
// A pattern is a row of items: words ("of", "in|on"), categories ({month}), marks ("-"). "?"
// makes an item optional; "~" in front says that no space may stand before it. {dd>day} puts the
// number into a field, {date:day,month} asks for that granularity. A pattern may be a list of
// patterns. `set` are fields to add, `do` is the production (see date_productions.h), merge where
// none is said. "left" and "right" are words one of which must stand beside the match, "not-left"
// and "not-right" words that must not; "^" is the sentence's edge. "not-with" are words that must
// not stand anywhere in the sentence. "cased" asks for a capital.
//
// Built in are the categories of numbers: int, dd (1..31), yyyy, yy, hh, mi (two digits, below
// 60), n (any number, also 2.5 and half), ord. Numbers are read here only as far as times need.
//
// In examples, «...» marks what is found as one expression.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "base/span.h"
#include "extract/date_expr.h"
#include "rules/ruleset.h"

namespace gainsay {

// A run of digits, a run of letters, or one other character.
struct TimeAtom {
  enum class Kind : uint8_t { kDigits, kWord, kSymbol };
  Span span;  // in the text that was parsed
  Kind kind = Kind::kSymbol;
  bool space = true;     // white space or the begin before it
  bool capital = false;  // begins with a capital letter
  uint32_t word = 0;     // id in the grammar's vocabulary, 0 for a word that no rule knows
};

// How far a node may be seen.
enum class TimeRole : uint8_t {
  kPart,    // never a mention by itself
  kCore,    // a time expression as TIMEX3 marks it
  kPhrase,  // a core expression with its signal, or several: "since May", "from 3 to 5 May"
};

struct TimeNode {
  uint32_t begin = 0, end = 0;  // atoms
  uint16_t category = 0;
  int32_t rule = -1;  // -1: a number
  TimeRole role = TimeRole::kPart;
  std::shared_ptr<const TimeExpr> expr;
  std::vector<uint32_t> children;  // nodes
};

struct TimeChart {
  std::vector<TimeAtom> atoms;
  std::vector<TimeNode> nodes;
  Span SpanOf(const TimeNode& n) const {
    return {atoms[n.begin].span.begin, atoms[n.end - 1].span.end};
  }
};

class TimeGrammar {
 public:
  static absl::StatusOr<TimeGrammar> Compile(const RuleSet& rules);
  ~TimeGrammar();
  TimeGrammar(TimeGrammar&&) noexcept;
  TimeGrammar& operator=(TimeGrammar&&) noexcept;

  // Everything that can be read in text[span], a sentence.
  TimeChart Parse(std::string_view text, Span sentence) const;

  // The longest readings that do not overlap, by position: indices of nodes. `phrases` also
  // takes nodes of role kPhrase.
  std::vector<uint32_t> Select(const TimeChart& chart, std::string_view text, bool phrases) const;

  const std::string& RuleName(const TimeNode& node) const;

  struct Example {
    std::string rule;
    std::string text;  // with «...»
    bool match = false;
  };
  const std::vector<Example>& examples() const;

  struct Compiled;

 private:
  explicit TimeGrammar(std::unique_ptr<const Compiled> compiled);
  std::unique_ptr<const Compiled> compiled_;
};

}  // namespace gainsay
