// SPDX-License-Identifier: Apache-2.0
//
// Patterns over the shadow of a sentence.
//
// The shadow is the sentence's text in which each marked stretch of tokens is one placeholder.
// Which classes are put in, and which wins where two meet, is the layer's `uses`: longest first,
// then in the order of the list.
//
//   { "layer": "date", "uses": ["month", "weekday", "number"],
//     "rules": [
//       { "name": "date.day-month-year",
//         "pattern": "{number:day}(?: of)? {month},? {number:year}",
//         "except": ["{number} {month} {number} {money}"],
//         "make": { "production": "calendar" },
//         "examples": { "match": ["on «4 March 2012», the"], "none": ["4 Marchers 2012"] } } ] }
//
// A pattern is RE2 syntax over the shadow:
//
//   {class}          one placeholder, captured under the class's name; the class must be in `uses`
//   {class:name}     captured under another name
//   {a|b:name}       one of several classes; without a name, the first class's
//   {=fragment}      a piece of pattern from the layer's "let": { "let": { "nth": "{number}(?:th)?"
//   } }
//   (?P<name>...)    captures words; plain groups capture nothing
//   .  [^,]  \S       meet a placeholder like any other character; \w, \d and [a-z] do not
//
// and classes of words by their shape or part of speech, which stand for a word that no mark of
// `uses` covers, and capture it, with mark -1:
//
//   {word}           a word, with the signs inside it: O'Brien, U.S., Jan.
//   {cap} {lower}    a word that begins with a capital, a small letter
//   {upper}          a word of capitals only, two or more: NATO, U.S.
//   {digits}         0-9 only
//   {noun} {propn} {verb} {aux} {adj} {adv} {pron} {det} {adp}
//                    by part of speech; only in layers whose `uses` names them, since each costs
//                    time for all patterns of the layer
//
// Letters match without regard to case unless the rule says "case": true. A match begins and ends
// at token boundaries: the engine sees to that ("km" does not meet "kmart", "(?:m|million)" takes
// the whole of "5 million", "Jan" does not meet the token "Jan."). Any white space is one space.
// RE2 has no look-around: what must not match is in `except`, a list of patterns; a match that
// overlaps a match of one of them is dropped. A capture in a repetition keeps its last round.
//
// In examples, «...» marks what the rule must match; "none" are texts in which it must not. They
// are checked by CheckLayerExamples (rules/examples.h) and by `gainsay rules test`.
//
// A layer may be spread over several files and packs; "uses" are then joined in order, and
// "remove": ["date.old-rule"] takes rules of earlier packs out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "nlohmann/json_fwd.hpp"
#include "rules/mark.h"
#include "text/document.h"

namespace gainsay {

struct Capture {
  std::string_view name;  // owned by the rule set
  TokenRange tokens;
  // The mark under the capture, an index into the marks that Scan was given (the first, where
  // several have these tokens and class); -1 for words.
  int mark = -1;
};

struct PatternMatch {
  uint32_t rule = 0;  // index in the layer's rules
  TokenRange tokens;
  std::vector<Capture> captures;  // those that took part, in order of position

  // The capture of that name, or null.
  const Capture* Find(std::string_view name) const;
};

struct PatternRule {
  std::string name;                        // "date.day-month-year": stable
  std::string pattern;                     // as the file gives it
  const nlohmann::json* make = nullptr;    // free JSON for the layer's extractor; null where none
  const nlohmann::json* source = nullptr;  // the whole rule, for RuleSet::Fault
  std::vector<std::string> match_examples, none_examples;
  std::string file;
  uint32_t line = 0, column = 0;  // where the rule begins
};

// All patterns of one layer, compiled. Immutable, safe to share between threads.
class PatternLayer {
 public:
  virtual ~PatternLayer() = default;
  virtual const std::string& name() const = 0;
  virtual const std::vector<PatternRule>& rules() const = 0;

  // Matches in one sentence. `marks` are those of the sentence (others are ignored), in any
  // order. Among overlapping matches the longest wins, then the rule that stands first; the
  // result is in order of position and does not overlap. With `overlapping`, every match of
  // every rule is given.
  virtual std::vector<PatternMatch> Scan(const Document& document, const Sentence& sentence,
                                         const std::vector<Mark>& marks,
                                         bool overlapping = false) const = 0;

  // The same for all sentences of the document, in their order: linear in the document, where a
  // Scan of each sentence looks at all marks each time.
  virtual std::vector<PatternMatch> ScanAll(const Document& document,
                                            const std::vector<Mark>& marks,
                                            bool overlapping = false) const = 0;

  // The shadow as text, placeholders as {class}: for `explain` and for tests.
  virtual std::string Shadow(const Document& document, const Sentence& sentence,
                             const std::vector<Mark>& marks) const = 0;
};

}  // namespace gainsay
