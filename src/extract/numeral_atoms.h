// SPDX-License-Identifier: Apache-2.0
//
// Internal to the reading of numbers (numeral.h and number.h are what others use).
//
// Numbers stick to what stands beside them: "$13.9bn", "26-year-old", "10km/h", "USD115.5". What
// a tokeniser makes of that differs; so numbers are read from atoms, which are finer than tokens:
// a run of digits, a run of letters, or one other character.
//
//   "$3.2m a year"  ->  $ 3 . 2 m · a · year      (· : space before)
//
// A Phrases table finds words in atoms: "per cent", "u.s.", "km/h" are rows of atoms.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "base/token_range.h"
#include "text/document.h"

namespace gainsay {

struct Atom {
  enum class Kind : uint8_t { kDigits, kWord, kSymbol };
  Span span;  // in Document::text
  Kind kind = Kind::kSymbol;
  bool space = true;      // white space or the sentence's begin before it
  uint32_t token = 0;     // the document's token that holds it, or the last one before it
  std::string_view raw;   // as written
  std::string_view text;  // ASCII letters in lower case

  bool digits() const { return kind == Kind::kDigits; }
  bool word() const { return kind == Kind::kWord; }
  bool Is(char symbol) const { return raw.size() == 1 && raw[0] == symbol; }
};

// The atoms of a document, sentence by sentence. Keeps views of the document and of itself: not
// copied, not moved.
class Atoms {
 public:
  explicit Atoms(const Document& document);
  Atoms(const Atoms&) = delete;
  Atoms& operator=(const Atoms&) = delete;

  const std::vector<Atom>& all() const { return atoms_; }
  // The atoms of a sentence: [Begin(s), Begin(s + 1)).
  uint32_t Begin(uint32_t sentence) const { return begins_[sentence]; }

  // The tokens that hold the atoms [first, last).
  TokenRange Tokens(uint32_t first, uint32_t last) const {
    return {atoms_[first].token, atoms_[last - 1].token + 1};
  }

 private:
  std::string folded_;
  std::vector<Atom> atoms_;
  std::vector<uint32_t> begins_;
};

// True for "-" and the dashes that newspapers use for it.
bool IsHyphen(const Atom& atom);

// Words and rows of words, each with a number of its own.
class Phrases {
 public:
  Phrases() = default;
  Phrases(Phrases&&) = default;
  Phrases& operator=(Phrases&&) = default;

  // `exact` phrases match as written, others without regard to case. Where the phrase has a space
  // the text must have one; elsewhere it may, but not in `tight` phrases. Of two equal phrases
  // the first added stays.
  void Add(std::string_view phrase, int id, bool exact = false, bool tight = false);

  struct Hit {
    int id = -1;
    uint32_t length = 0;  // atoms
    explicit operator bool() const { return id >= 0; }
  };
  // The longest phrase that begins at atom `at` and ends before `end`.
  Hit At(const std::vector<Atom>& atoms, uint32_t at, uint32_t end) const;
  // The longest phrase that ends just before atom `at` and does not begin before `begin`.
  Hit Before(const std::vector<Atom>& atoms, uint32_t at, uint32_t begin) const;

 private:
  struct Entry {
    std::vector<std::string> words;
    std::vector<bool> space;  // a space stood before the word: then one is wanted in the text
    int id;
    bool exact, tight;
  };
  static bool Matches(const Entry& entry, const std::vector<Atom>& atoms, uint32_t at);

  using Index = absl::flat_hash_map<std::string_view, std::vector<uint32_t>>;
  void Insert(Index& index, const std::string& word, uint32_t entry);

  std::vector<Entry> entries_;
  std::deque<std::string> keys_;  // what the keys of the indexes view
  Index by_first_, by_last_;
};

}  // namespace gainsay
