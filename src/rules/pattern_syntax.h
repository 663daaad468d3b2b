// SPDX-License-Identifier: Apache-2.0
//
// Internal to rules/: from a pattern as rule authors write it to the regular expression that RE2
// runs over a shadow (see shadow.h). What authors may write is told in pattern.h.
//
//   {number:day}(?: of)? {month}   ->   ([\x{E021}])~?(?: of)? ([\x{E023}])~?
//
// Group 0 of the result is the match with one character of look-ahead, group 1 the match, and
// group 2 + i is captures[i]. All other groups are made non-capturing.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/mark.h"

namespace gainsay {

// Characters of Unicode's private use area that a shadow is made of; never part of its words.
inline constexpr char32_t kGlue = 0xE000;        // between two units without a space, see shadow.h
inline constexpr char32_t kOwnDot = 0xE001;      // the full stop that belongs to a word: "Jan."
inline constexpr char32_t kFirstTag = 0xE002;    // + Upos
inline constexpr char32_t kFirstClass = 0xE020;  // + ClassId
inline constexpr char32_t kLastPrivate = 0xF8FF;

struct PatternCapture {
  std::string name;
  bool placeholder = false;  // {class}: it stands for a mark; else a group of words
};

struct PatternSyntax {
  std::string regex;
  std::vector<PatternCapture> captures;
};

// What is wrong with a pattern, and where in it.
struct PatternFault {
  size_t offset = 0;
  std::string what, expected;
  std::string fragment;  // the layer's "let" in which it is; "" for the pattern itself
};

// What the names in braces may be.
struct PatternClasses {
  std::vector<std::pair<std::string, ClassId>> marks;  // the layer's `uses`
  std::set<std::string> elsewhere;               // classes that other layers may use, for messages
  std::map<std::string, std::string> fragments;  // the layer's `let`
  uint32_t tags = 0;  // bit i: words carry the tag of Upos i, since the layer uses it
};

// One of {word}, {cap}, {upper}, {lower}, {digits}.
bool IsShapeClass(std::string_view name);
// The Upos that {noun}, {propn}, ... names, or -1.
int UposOfClass(std::string_view name);
// All names above, for messages.
std::vector<std::string> StructuralClasses();

// True and *syntax, or false and *fault.
bool TranslatePattern(std::string_view pattern, const PatternClasses& classes, bool match_case,
                      PatternSyntax* syntax, PatternFault* fault);

}  // namespace gainsay
