// SPDX-License-Identifier: Apache-2.0
//
// Abbreviations as data (rules/en/text/abbreviations.json says what each class means). Shared by
// the tokeniser, which asks whether a full stop belongs to the word before it, and the sentence
// splitter, which asks whether such a word may end a sentence.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"

namespace gainsay {

enum class AbbreviationClass {
  kTitle,
  kBeforeNumber,
  kBeforeDate,
  kAfterComma,
  kInside,
  kAny,
  kOpen
};

class Abbreviations {
 public:
  static absl::StatusOr<Abbreviations> Load(const std::string& path);

  // `word` without its stop, as written.
  std::optional<AbbreviationClass> Find(std::string_view word) const;

 private:
  absl::flat_hash_map<std::string, AbbreviationClass> words_;
  size_t longest_ = 0;
};

}  // namespace gainsay
