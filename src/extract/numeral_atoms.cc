// SPDX-License-Identifier: Apache-2.0
//
// Splitting is one pass over the sentence's bytes; a phrase is looked up by the hash of its first
// (or last) atom and then compared, longest first. Tested by tests/extract/numeral_test.cc.
#include "extract/numeral_atoms.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "unicode/uchar.h"
#include "unicode/utf8.h"

namespace gainsay {
namespace {

Atom::Kind KindOf(UChar32 c) {
  if (c >= '0' && c <= '9') return Atom::Kind::kDigits;
  if (c < 0x80) return absl::ascii_isalpha(c) ? Atom::Kind::kWord : Atom::Kind::kSymbol;
  // Marks continue a word: the vowel signs of Indic scripts, combining accents.
  return u_isalpha(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) ? Atom::Kind::kWord : Atom::Kind::kSymbol;
}

bool IsSpace(UChar32 c) { return c < 0x80 ? absl::ascii_isspace(c) : u_isUWhiteSpace(c); }

// Calls add(begin, end, kind, space) for each atom of text[begin, end).
template <typename Add>
void Split(std::string_view text, uint32_t begin, uint32_t end, Add add) {
  bool space = true;
  uint32_t i = begin;
  while (i < end) {
    uint32_t start = i;
    UChar32 c;
    U8_NEXT_OR_FFFD(text.data(), i, end, c);
    if (IsSpace(c)) {
      space = true;
      continue;
    }
    Atom::Kind kind = KindOf(c);
    while (kind != Atom::Kind::kSymbol && i < end) {
      uint32_t next = i;
      U8_NEXT_OR_FFFD(text.data(), next, end, c);
      if (KindOf(c) != kind) break;
      i = next;
    }
    add(start, i, kind, space);
    space = false;
  }
}

}  // namespace

Atoms::Atoms(const Document& document) : folded_(document.text) {
  absl::AsciiStrToLower(&folded_);
  atoms_.reserve(document.tokens.size() * 5 / 4);
  std::string_view raw = document.text, folded = folded_;
  uint32_t token = 0, last = document.tokens.empty() ? 0 : document.tokens.size() - 1;
  for (const Sentence& sentence : document.sentences) {
    begins_.push_back(atoms_.size());
    Split(raw, sentence.span.begin, sentence.span.end,
          [&](uint32_t begin, uint32_t end, Atom::Kind kind, bool space) {
            while (token < last && document.tokens[token].span.end <= begin) ++token;
            atoms_.push_back({{begin, end},
                              kind,
                              space,
                              token,
                              raw.substr(begin, end - begin),
                              folded.substr(begin, end - begin)});
          });
  }
  begins_.push_back(atoms_.size());
}

bool IsHyphen(const Atom& atom) {
  return atom.Is('-') || atom.raw == "\u2010" || atom.raw == "\u2011" || atom.raw == "\u2012" ||
         atom.raw == "\u2013" || atom.raw == "\u2212";
}

void Phrases::Add(std::string_view phrase, int id, bool exact, bool tight) {
  Entry entry{.id = id, .exact = exact, .tight = tight};
  std::string text(phrase);
  if (!exact) absl::AsciiStrToLower(&text);
  Split(text, 0, text.size(), [&](uint32_t begin, uint32_t end, Atom::Kind, bool space) {
    entry.words.push_back(text.substr(begin, end - begin));
    entry.space.push_back(space);
  });
  if (entry.words.empty()) return;
  uint32_t index = entries_.size();
  entries_.push_back(std::move(entry));
  Insert(by_first_, entries_.back().words.front(), index);
  Insert(by_last_, entries_.back().words.back(), index);
}

// Lists are kept longest first; equal lengths stay in the order of adding.
void Phrases::Insert(Index& map, const std::string& word, uint32_t entry) {
  std::string key = absl::AsciiStrToLower(word);
  auto found = map.find(std::string_view(key));
  if (found == map.end()) {
    keys_.push_back(key);
    found = map.try_emplace(std::string_view(keys_.back())).first;
  }
  std::vector<uint32_t>& list = found->second;
  size_t size = entries_[entry].words.size();
  auto longer = [&](uint32_t other) { return entries_[other].words.size() >= size; };
  list.insert(std::partition_point(list.begin(), list.end(), longer), entry);
}

bool Phrases::Matches(const Entry& entry, const std::vector<Atom>& atoms, uint32_t at) {
  for (size_t i = 0; i < entry.words.size(); ++i) {
    const Atom& atom = atoms[at + i];
    if ((entry.exact ? atom.raw : atom.text) != entry.words[i]) return false;
    if (i > 0 && (entry.space[i] ? !atom.space : entry.tight && atom.space)) return false;
  }
  return true;
}

Phrases::Hit Phrases::At(const std::vector<Atom>& atoms, uint32_t at, uint32_t end) const {
  if (at >= end) return {};
  auto list = by_first_.find(atoms[at].text);
  if (list == by_first_.end()) return {};
  for (uint32_t index : list->second) {
    const Entry& entry = entries_[index];
    if (entry.words.size() <= end - at && Matches(entry, atoms, at)) {
      return {entry.id, static_cast<uint32_t>(entry.words.size())};
    }
  }
  return {};
}

Phrases::Hit Phrases::Before(const std::vector<Atom>& atoms, uint32_t at, uint32_t begin) const {
  if (at <= begin) return {};
  auto list = by_last_.find(atoms[at - 1].text);
  if (list == by_last_.end()) return {};
  for (uint32_t index : list->second) {
    const Entry& entry = entries_[index];
    uint32_t size = entry.words.size();
    if (size <= at - begin && Matches(entry, atoms, at - size)) return {entry.id, size};
  }
  return {};
}

}  // namespace gainsay
