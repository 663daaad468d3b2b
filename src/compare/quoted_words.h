// SPDX-License-Identifier: Apache-2.0
//
// The words by which two versions of a quotation are compared: in lower case, contractions taken
// apart, numbers known, in the writing that both sides of the Atlantic share. Internal to compare/;
// the way in is compare/attribution.h.
//
//   "We can't organise 2,000"    we can not organize 2000
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "compare/attribution.h"

namespace gainsay {

struct QuotationWords::Table {
  std::set<std::string, std::less<>> negation, small, unsaid;
  std::map<std::string, std::string, std::less<>> same;  // of several words: joined by spaces
  std::map<std::string, double, std::less<>> numbers;
};

struct QuotedWord {
  std::string key;               // folded, in its common writing
  std::string_view surface;      // as written
  Span at;                       // of the text
  std::optional<double> number;  // that the word says by itself
};

// Words of letters and digits; an apostrophe inside belongs to the word, "n't" and "'re" are words
// of their own, and so are two that a table writes as one. At most kMaxQuotedWords.
std::vector<QuotedWord> SplitQuotation(std::string_view text, const QuotationWords::Table& table);

// The number that a stretch of words says: "2000", "two thousand", "forty five".
double NumberOf(const std::vector<QuotedWord>& words, size_t first, size_t last);

bool SameWord(const QuotedWord& a, const QuotedWord& b);

// Spellings or forms of one word: walk, walked; organise, organize.
bool NearWord(std::string_view a, std::string_view b);

}  // namespace gainsay
