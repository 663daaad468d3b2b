// SPDX-License-Identifier: Apache-2.0
//
// Internal to rules/: builds the index that lexicon.h promises.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "rules/lexicon.h"
#include "text/tokens.h"

namespace gainsay {

// Cuts the words of entries as articles are cut: normalised, then by the tokeniser of the first
// pack that has one (LANGUAGE/text/tokens.json); at spaces where none has, as in small tests.
class EntryCutter {
 public:
  static absl::StatusOr<EntryCutter> Load(const std::vector<std::string>& packs);
  EntryCutter() = default;

  struct Words {
    std::string text;  // normalised
    std::vector<Token> tokens;
  };
  Words Cut(std::string_view words) const;

 private:
  std::optional<Tokenizer> tokenizer_;
};

std::unique_ptr<LexiconIndex> BuildLexiconIndex(const std::vector<Lexicon>& lexicons,
                                                const EntryCutter& cutter);

// Whether the words of an entry hold anything that can be looked up.
bool HasLexiconKey(std::string_view words);

}  // namespace gainsay
