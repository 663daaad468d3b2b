// SPDX-License-Identifier: Apache-2.0
//
// A stretch of tokens that carries a class: a word of a lexicon ("month"), a numeral ("number"),
// a mention of an earlier stage ("person"). Patterns speak of classes, never of words one by one.
#pragma once

#include <cstdint>
#include <vector>

#include "base/token_range.h"

namespace gainsay {

using ClassId = uint16_t;  // see RuleSet::FindClass

struct Mark {
  TokenRange tokens;  // tokens of the document, inside one sentence
  ClassId cls = 0;
  uint32_t payload = 0;  // lexicon class: index of the entry; else what the maker says
};

}  // namespace gainsay
