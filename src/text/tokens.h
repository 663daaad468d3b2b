// SPDX-License-Identifier: Apache-2.0
//
// Words of a normalised text, cut as the English Web Treebank cuts them (Universal Dependencies
// 2.16), since tagger and parser learnt from it:
//
//   "don't"            do n't              "26-year-old"     26 - year - old
//   "Iran's"           Iran 's             "anti-American"   anti-American
//   "cannot"           can not             "$4.5m"           $ 4.5 m
//   "7.6-magnitude"    7.6 - magnitude     "U.S.-led"        U.S. - led
//   "and/or"           and / or            "11/28/2000"      11/28/2000
//   "5pm"              5 pm                "10%"             10 %
//   "Mr. Smith left."  Mr. Smith left .    "a@b.org"         a@b.org
//
// One difference: "U.S." at the end of a sentence stays one word, so that a word list finds it
// wherever it stands ("etc." is cut as there).
//
// No token is longer than 16 KiB; a longer run of letters or digits is cut. Linear.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "base/span.h"
#include "text/abbreviations.h"
#include "text/document.h"

namespace gainsay {

class Tokenizer {
 public:
  // `path` is rules/en/text/tokens.json.
  static absl::StatusOr<Tokenizer> Load(const std::string& path,
                                        std::shared_ptr<const Abbreviations> abbreviations);

  // Appends the words of `paragraph`, a span of `text`: spans and space_after are set.
  void Tokenize(std::string_view text, Span paragraph, std::vector<Token>* out) const;

  // The words of a text of their own, a lexicon's entry for instance.
  std::vector<std::string> Words(std::string_view text) const;

  struct Tables;

 private:
  std::shared_ptr<const Tables> tables_;
};

}  // namespace gainsay
