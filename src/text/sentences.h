// SPDX-License-Identifier: Apache-2.0
//
// Sentences of a paragraph, found between its tokens. A paragraph's end is always a sentence's
// end, with or without a full stop (headlines). Inside, a sentence ends after a stop and the
// closing marks that touch it:
//
//   Mr. Smith paid $1.5 million on Jan. 4. | He lives in the U.S. | The sale is No. 2.
//   "It is over. | We won," he said.          "Is it over?" he asked.  (one sentence)
//   He said ... nothing.  (one)                   He said nothing ... | She left.
//
// Whether "U.S. The" or "Inc. He" is an end depends on the next word: see
// rules/en/text/sentences.json for the words that begin sentences.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "text/abbreviations.h"
#include "text/document.h"

namespace gainsay {

class SentenceSplitter {
 public:
  // `path` is rules/en/text/sentences.json.
  static absl::StatusOr<SentenceSplitter> Load(const std::string& path,
                                               std::shared_ptr<const Abbreviations> abbreviations);

  // Appends the sentences of one paragraph whose tokens are [first, tokens.size()), and sets
  // Token::sentence.
  void Split(std::string_view text, uint32_t paragraph, uint32_t first, std::vector<Token>* tokens,
             std::vector<Sentence>* sentences) const;

  struct Tables;

 private:
  std::shared_ptr<const Tables> tables_;
};

}  // namespace gainsay
