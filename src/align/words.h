// SPDX-License-Identifier: Apache-2.0
//
// How near two words are in meaning: the same lemma, a shared sense, one sense above the other.
// The senses are those of WordNet 3.0 that are common (rules/en/models/wordnet.tsv, made by
// tools/wordnet-table).
//
//   Near("quake", "earthquake", noun) == 0.9;  Near("injure", "wound", verb) == 0.9
//   Near("boat", "vessel", noun) == 0.4;       Near("boat", "ship", noun) == 0
//   Near("police_officer", "policeman", noun) == 0.9
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"

namespace gainsay {

enum class WordClass { kNoun, kVerb };

class WordNet {
 public:
  // Fails with path:line where the table is malformed.
  static absl::StatusOr<WordNet> Load(const std::string& path);

  // 1 for equal lemmas, kSameSense, kAbove, or 0.
  double Near(std::string_view a, std::string_view b, WordClass word_class) const;

  bool Knows(std::string_view word, WordClass word_class) const {
    return Find(word, word_class) != nullptr;
  }

  // The first sense of the word, by which claims are blocked so that synonyms meet; the word's
  // own hash where it is unknown.
  uint64_t Concept(std::string_view word, WordClass word_class) const;

  static constexpr double kSameSense = 0.9;
  static constexpr double kAbove = 0.4;

 private:
  struct Senses {
    std::span<const uint32_t> own, above;  // in senses_
  };
  const Senses* Find(std::string_view word, WordClass word_class) const;

  // Lemmas and senses are views into the file's text, and into one list of all senses.
  std::shared_ptr<const std::string> text_;
  std::shared_ptr<const std::vector<uint32_t>> senses_;
  absl::flat_hash_map<std::string_view, Senses> nouns_, verbs_;
};

}  // namespace gainsay
