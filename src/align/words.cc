// SPDX-License-Identifier: Apache-2.0
// Tested by tests/align/words_test.cc.
#include "align/words.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "absl/strings/str_format.h"
#include "base/hash.h"
#include "base/status.h"
#include "base/write_file.h"

namespace gainsay {
namespace {

using SenseList = std::span<const uint32_t>;

// What stands before the separator, which goes with it; all of it where there is none.
std::string_view Cut(std::string_view* text, char separator) {
  const size_t at = text->find(separator);
  const std::string_view cut = text->substr(0, at);
  text->remove_prefix(at == text->npos ? text->size() : at + 1);
  return cut;
}

// "1a0 ff": adds them to `all`; nothing where one of them is no number.
std::optional<size_t> AddSenses(std::string_view text, std::vector<uint32_t>* all) {
  const size_t before = all->size();
  while (!text.empty()) {
    const std::string_view word = Cut(&text, ' ');
    if (word.empty()) continue;
    uint32_t sense = 0;
    auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), sense, 16);
    if (error != std::errc() || end != word.data() + word.size()) return std::nullopt;
    all->push_back(sense);
  }
  return all->size() - before;
}

bool Meet(SenseList a, SenseList b) {
  return std::any_of(a.begin(), a.end(), [&](uint32_t sense) {
    return std::find(b.begin(), b.end(), sense) != b.end();
  });
}

}  // namespace

absl::StatusOr<WordNet> WordNet::Load(const std::string& path) {
  absl::StatusOr<std::string> text = ReadWholeFile(path);
  if (!text.ok()) return Invalid(absl::StrFormat("%s: cannot be read", path));
  WordNet net;
  net.text_ = std::make_shared<const std::string>(*std::move(text));
  struct Row {
    std::string_view lemma;
    bool noun;
    size_t own, above;  // how many
  };
  std::vector<Row> rows;
  auto senses = std::make_shared<std::vector<uint32_t>>();
  std::string_view left = *net.text_;
  for (int number = 1; !left.empty(); ++number) {
    std::string_view line = Cut(&left, '\n');
    if (line.empty() || line[0] == '#') continue;
    const bool four = std::count(line.begin(), line.end(), '\t') == 3;
    const std::string_view lemma = Cut(&line, '\t'), word_class = Cut(&line, '\t');
    const auto own = AddSenses(Cut(&line, '\t'), senses.get());
    const auto above = AddSenses(line, senses.get());
    if (!four || (word_class != "n" && word_class != "v") || !own || !above) {
      return Invalid(
          absl::StrFormat("%s:%d: expected lemma, n or v, senses, senses above", path, number));
    }
    rows.push_back({lemma, word_class == "n", *own, *above});
  }
  net.nouns_.reserve(rows.size());
  SenseList from(*senses);
  for (const Row& row : rows) {
    (row.noun ? net.nouns_ : net.verbs_)
        .try_emplace(row.lemma, Senses{from.first(row.own), from.subspan(row.own, row.above)});
    from = from.subspan(row.own + row.above);
  }
  net.senses_ = std::move(senses);
  return net;
}

const WordNet::Senses* WordNet::Find(std::string_view word, WordClass word_class) const {
  const auto& words = word_class == WordClass::kNoun ? nouns_ : verbs_;
  auto it = words.find(word);
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
