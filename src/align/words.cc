// SPDX-License-Identifier: Apache-2.0
// Tested by tests/align/words_test.cc.
#include "align/words.h"

#include <algorithm>
#include <charconv>
#include <fstream>

#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "base/hash.h"
#include "base/status.h"

namespace gainsay {
namespace {

bool ParseSenses(const std::string& text, std::vector<uint32_t>* senses) {
  for (const std::string& word : std::vector<std::string>(absl::StrSplit(text, ' ', absl::SkipEmpty()))) {
    uint32_t sense = 0;
    auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), sense, 16);
    if (error != std::errc() || end != word.data() + word.size()) return false;
    senses->push_back(sense);
  }
  return true;
}

bool Meet(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b) {
  return std::any_of(a.begin(), a.end(), [&](uint32_t sense) {
    return std::find(b.begin(), b.end(), sense) != b.end();
  });
}

}  // namespace

absl::StatusOr<WordNet> WordNet::Load(const std::string& path) {
  std::ifstream in(path);
  if (!in) return Invalid(absl::StrFormat("%s: cannot be read", path));
  WordNet net;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> columns = absl::StrSplit(line, '\t');
    Senses senses;
    if (columns.size() != 4 || (columns[1] != "n" && columns[1] != "v") ||
        !ParseSenses(columns[2], &senses.own) || !ParseSenses(columns[3], &senses.above)) {
      return Invalid(absl::StrFormat("%s:%d: expected lemma, n or v, senses, senses above", path,
                                     number));
    }
    (columns[1] == "n" ? net.nouns_ : net.verbs_).emplace(columns[0], std::move(senses));
  }
  return net;
}

const WordNet::Senses* WordNet::Find(std::string_view word, WordClass word_class) const {
  const auto& words = word_class == WordClass::kNoun ? nouns_ : verbs_;
  auto it = words.find(absl::string_view(word.data(), word.size()));
  return it == words.end() ? nullptr : &it->second;
}

double WordNet::Near(std::string_view a, std::string_view b, WordClass word_class) const {
  if (a == b) return 1;
  const Senses* one = Find(a, word_class);
  const Senses* other = Find(b, word_class);
  if (one == nullptr || other == nullptr) return 0;
  if (Meet(one->own, other->own)) return kSameSense;
  if (Meet(one->own, other->above) || Meet(one->above, other->own)) return kAbove;
  return 0;
}

uint64_t WordNet::Concept(std::string_view word, WordClass word_class) const {
  const Senses* senses = Find(word, word_class);
  if (senses == nullptr || senses->own.empty()) return StableHash(word);
  return senses->own[0];
}

}  // namespace gainsay
