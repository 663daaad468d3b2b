// SPDX-License-Identifier: Apache-2.0
//
// Matches the words of two names one to one. Internal to compare/name*.cc.
#pragma once

#include <string>
#include <vector>

#include "compare/name.h"

namespace gainsay::name_internal {

constexpr size_t kMaxWords = 16;  // of one name; what follows is not compared

struct Word {
  std::string written;
  std::string folded;
  std::string key;  // Speller::Key of `folded`
  NamePart part = NamePart::kWord;
  bool after_filiation = false;  // "bin Salman"
  bool generic = false;          // many organisations share it
  bool number = false;
};

// From best to worst.
enum class Likeness { kEqual, kForm, kNickname, kSpelling, kInitial };

struct Pair {
  size_t a = 0, a_size = 1, b = 0, b_size = 1;  // runs of words: [a, a + a_size) and so on
  Likeness likeness = Likeness::kEqual;
  double cost = 0;  // of the spellings
};

struct Matching {
  std::vector<Pair> pairs;             // by position in a
  std::vector<size_t> left_a, left_b;  // words without a partner
  double cost = 0;
  size_t length = 0;  // letters of the matched words
};

// How a and b relate as words; nothing where they don't. Symmetric.
class WordMatcher {
 public:
  virtual ~WordMatcher() = default;
  // `a` and `b` are runs of words, at least one of them of one word.
  virtual bool Match(const std::vector<Word>& a, const std::vector<Word>& b, Pair& pair) const = 0;
};

// The best pairs first: equal before near, long before short, near places before far ones.
Matching MatchWords(const std::vector<Word>& a, const std::vector<Word>& b,
                    const WordMatcher& matcher);

}  // namespace gainsay::name_internal
