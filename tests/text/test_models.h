// SPDX-License-Identifier: Apache-2.0
//
// The built-in pack's models, loaded once for all tests of a program.
#pragma once

#include <cstdlib>
#include <iostream>

#include "text/annotate.h"

namespace gainsay {

inline const TextModels& BuiltInModels() {
  static const std::shared_ptr<const TextModels> models = [] {
    const char* rules = std::getenv("GAINSAY_RULES");
    auto loaded = TextModels::Load(std::string(rules ? rules : "rules") + "/en");
    if (!loaded.ok()) {
      std::cerr << loaded.status() << "\n";
      std::abort();
    }
    return *loaded;
  }();
  return *models;
}

// The words of one sentence, with a space between.
inline std::string Spaced(const Document& document, const Sentence& sentence) {
  std::string out;
  for (const Token& token : document.TokensOf(sentence)) {
    if (!out.empty()) out += ' ';
    out += document.Text(token);
  }
  return out;
}

}  // namespace gainsay
