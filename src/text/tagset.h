// SPDX-License-Identifier: Apache-2.0
//
// The names of parts of speech and relations, as treebanks write them, and back.
//
//   ParseUpos("NOUN") == Upos::kNoun;  ParseXpos("PRP$") == Xpos::kPrpPoss
//   ParseDep("nsubj:pass") == Dep::kNsubjPass;  ParseDep("det:predet") == Dep::kDet
//
// A relation whose subtype the enum does not have is its parent. Two newer subtypes of UD
// English keep the meaning that later stages ask for: obl:unmarked and nmod:unmarked ("this
// week", without a preposition) are the enum's obl:tmod and nmod:tmod, and nmod:desc (the title
// in "President Bush") is compound, as it was before UD 2.15.
//
// The functions in the other direction (UposName, ...) are declared in text/document.h.
#pragma once

#include <optional>
#include <string_view>

#include "text/document.h"

namespace gainsay {

inline constexpr int kUposCount = static_cast<int>(Upos::kX) + 1;
inline constexpr int kXposCount = static_cast<int>(Xpos::kCurrency) + 1;
inline constexpr int kDepCount = static_cast<int>(Dep::kXcomp) + 1;

std::optional<Upos> ParseUpos(std::string_view name);
std::optional<Xpos> ParseXpos(std::string_view name);
std::optional<Dep> ParseDep(std::string_view name);

}  // namespace gainsay
