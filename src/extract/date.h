// SPDX-License-Identifier: Apache-2.0
//
// Finds times: dates, clock times, durations, recurring times, references such as "now".
//
//   "early Monday morning", published 2013-03-20   2013-03-18TMO mod START
//   "more than two years"                          P2Y mod MORE_THAN
//   "the first quarter of 2013"                    2013-Q1
//   "three days ago", "recently", "every Friday"   2013-03-17, PAST_REF, XXXX-WXX-5
//
// Extents are those of TIMEX3: with determiners and modifiers, without the preposition; two
// expressions with a preposition between them are two. A preposition still counts for the value:
// "since May" has no end, "8 p.m. on Tuesday" is on that Tuesday. Not taken: ages ("26 years
// old", "aged 26", "26-year-old") and decimals; the extractor of quantities reads them.
//
// The words and rules are data (rules/en/date*.json; date_grammar.h says how to write them). What
// a date is resolved against is told by DateValue::anchor.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "extract/date_resolve.h"
#include "extract/sheet.h"
#include "rules/ruleset.h"

namespace gainsay {

struct DateOptions {
  // Whole phrases instead of TIMEX3's extents: "from 3 to 5 May", "since August", "tomorrow at
  // 8 p.m." are one each.
  bool phrases = false;
  // "two months ago" is that very day.
  bool exact_shift = false;
};

class DateExtractor {
 public:
  static absl::StatusOr<DateExtractor> Compile(std::shared_ptr<const RuleSet> rules);
  ~DateExtractor();
  DateExtractor(DateExtractor&&) noexcept;
  DateExtractor& operator=(DateExtractor&&) noexcept;

  std::vector<Mention> Extract(const Sheet& sheet) const { return Extract(sheet, {}); }
  std::vector<Mention> Extract(const Sheet& sheet, const DateOptions& options) const;

  // A text without tokens, sentence by sentence: for tools and tests. Mentions have no token
  // ranges.
  struct PlainText {
    std::string_view text;
    std::vector<Span> sentences;
    std::optional<Published> published;
  };
  std::vector<Mention> Extract(const PlainText& text, const DateOptions& options) const;

  struct Parts;

 private:
  explicit DateExtractor(std::unique_ptr<const Parts> parts);
  std::unique_ptr<const Parts> parts_;
};

}  // namespace gainsay
