// SPDX-License-Identifier: Apache-2.0
//
// Word lists as data, all looked up in one pass over the tokens.
//
//   { "lexicon": "month", "match": "exact",          // exact | folded | lemma
//     "entries": [ { "words": ["January", "Jan.", "Jan"], "value": { "month": 1 } } ] }
//
// exact compares as written, folded without regard to case, lemma the lemmas of the tokens
// ("says", "said" by "say"), without regard to case. folded is what is meant where "match" is not
// given. An entry may be of several words ("according to"); a hit begins and ends with tokens.
// The value is free JSON that the lexicon's user reads once, when the rules are compiled. Entries
// given as plain strings have no value.
//
// A lexicon may be spread over several files and packs, which add to it; "remove": ["Jan"] takes
// words of earlier files out, "replace": true all of them. "about", "origin", "date" and "licence"
// say where the words come from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "nlohmann/json_fwd.hpp"
#include "rules/mark.h"
#include "text/document.h"

namespace gainsay {

enum class LexiconMatch { kExact, kFolded, kLemma };

struct LexiconEntry {
  std::vector<std::string> words;         // as the file gives them; words[0] is the canonical form
  const nlohmann::json* value = nullptr;  // owned by the rule set; null where none
};

struct Lexicon {
  std::string name;
  ClassId cls = 0;
  LexiconMatch match = LexiconMatch::kFolded;
  std::vector<LexiconEntry> entries;
};

// Finds every hit of every lexicon: a token trie with one root per way of matching. All hits are
// given, overlapping ones too, in order of first token, then longest first. Linear in the
// document for bounded word length.
class LexiconIndex {
 public:
  virtual ~LexiconIndex() = default;
  virtual std::vector<Mark> Find(const Document& document) const = 0;
};

}  // namespace gainsay
