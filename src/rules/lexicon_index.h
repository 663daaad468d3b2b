// SPDX-License-Identifier: Apache-2.0
//
// Internal to rules/: builds the index that lexicon.h promises.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rules/lexicon.h"

namespace gainsay {

std::unique_ptr<LexiconIndex> BuildLexiconIndex(const std::vector<Lexicon>& lexicons);

// Whether the words of an entry hold anything that can be looked up.
bool HasLexiconKey(std::string_view words);

}  // namespace gainsay
