// SPDX-License-Identifier: Apache-2.0
//
// Internal to rules/: the text of a sentence in which each chosen mark is one character.
//
//   tokens   on | 4 | March | 2012 | ,      marks  4 number, March month, 2012 number
//   shadow   on N M N,                      units  on, 4, March, 2012, "," with their places
//
// A unit is a placeholder or a token that no chosen mark covers. Any white space between two
// units is one space. Where two units touch and the end of the first could not be seen, the glue
// mark stands between them: before a word behind something that is no word ("5km" with 5 marked,
// "$x"), and before ' . & behind a word, which may stand inside a token, too ("Oslo's" is two,
// "O'Brien" is one). The full stop at the end of a word that is part of its token is kOwnDot.
// Private-use characters of the text become U+FFFD.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/token_range.h"
#include "rules/mark.h"
#include "text/document.h"

namespace gainsay {

struct ShadowUnit {
  uint32_t begin = 0, end = 0;  // in the shadow, without its tag
  TokenRange tokens;
  int mark = -1;  // index in the marks given, -1 for a plain token
};

struct Shadow {
  std::string text;
  std::vector<ShadowUnit> units;

  // The unit that begins at `offset`, or -1.
  int UnitBeginningAt(uint32_t offset) const;
  // The unit that ends at `offset`, its tag and glue counted or not, or -1.
  int UnitEndingAt(uint32_t offset) const;
  // The first unit that begins behind `offset`; units.size() where none.
  size_t UnitAfter(uint32_t offset) const;
};

// Which marks a layer puts in: rank[class] is 1 + the place in `uses`, 0 for classes not used;
// tags has bit i set where words of Upos i carry a tag.
struct ShadowPlan {
  std::vector<uint16_t> rank;
  uint32_t tags = 0;
};

// `chosen` are indices into `marks`: those of the sentence, in any order.
void BuildShadow(const Document& document, const Sentence& sentence, const std::vector<Mark>& marks,
                 const std::vector<uint32_t>& chosen, const ShadowPlan& plan, Shadow* shadow);

}  // namespace gainsay
