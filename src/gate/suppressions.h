// SPDX-License-Identifier: Apache-2.0
//
// Findings that an article's own text says to pass over, where the article may be edited.
//
//   <!-- gainsay-ignore number: the first count, corrected below -->      Markdown, HTML
//   ---
//   gainsay-ignore:                                                       front matter
//     - "name.spelling.person: the paper's own spelling"
//   ---
//
// A comment is for the paragraph it stands in, or the next one where it stands alone; the front
// matter is for the whole article. What is named is a field (number), a rule
// (number.injury.victim), or the beginning of one (number.injury). A reason is required: without
// one, and with a word that names nothing, it suppresses nothing and is reported.
#pragma once

#include <string>
#include <vector>

#include "findings/finding.h"
#include "ingest/article.h"

namespace gainsay {

struct Suppression {
  std::string article;  // Article::id
  std::string path;
  uint32_t line = 1, column = 1;
  Span where;          // bytes of the article it is for
  std::string target;  // "number", "number.injury"
  std::string reason;
  std::string fault;  // why it suppresses nothing; "" where it is good

  // Whether it is for one of the passages of this finding.
  bool Covers(const Report& report, const Finding& finding) const;
};

// In the order in which they stand.
std::vector<Suppression> FindSuppressions(const Article& article);

// "number.injury" names the rule "number.injury.victim", "number" the field and its rules.
bool Names(const std::string& target, const Finding& finding);

}  // namespace gainsay
