// SPDX-License-Identifier: Apache-2.0
//
// The dictionary form of a word, given its part of speech:
//
//   mice NNS -> mouse      hoped VBD -> hope     hopped VBD -> hop     's AUX -> be, have
//   worse JJR -> bad       Iranians NNPS -> Iranian      1,200 CD -> 1200      googled -> google
//
// Words are looked up by their ending, the longest listed first (rules/en/models/lemmas.txt,
// made by tools/train/lemmas.py), so that a word nobody has seen is treated as its likes are.
// Lemmas are lower case, but for proper nouns and adjectives (American) and the pronoun I; a
// proper noun in capitals that is longer than an acronym gets its small letters back (CHERNOBYL).
// Without a Penn tag the lemma is the word in lower case.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "text/document.h"

namespace gainsay {

class Lemmatiser {
 public:
  static absl::StatusOr<Lemmatiser> Load(const std::string& path);

  // One word by itself.
  std::string Lemma(std::string_view word, Upos upos, Xpos xpos) const;

  // Sets Token::lemma of every token; tags are set. Looks at the next words where the word alone
  // does not decide ("he's gone", "he's been").
  void Lemmatise(Document* document) const;

  struct Tables;

 private:
  std::shared_ptr<const Tables> tables_;
};

}  // namespace gainsay
