// SPDX-License-Identifier: Apache-2.0
//
// Internal to extract/numeral*.cc: a hand-written descent over the atoms of one sentence, from the
// smallest piece up:
//
//   literal   1,674.5   40 000   1/2   2-1/2   1e6          digits and their marks
//   group     [literal | ones | tens-ones] [hundred [and] ...] [dozen]
//   cardinal  group scale  group scale ...                  with falling scales
//   number    cardinal, [and] parts, point, ordinal ending
//
// Each function takes the atom to begin at and gives the atom after what it read, or nothing;
// nobody goes back further than one cardinal, so that reading is linear.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/numeral.h"
#include "extract/numeral_atoms.h"
#include "extract/numeral_words.h"

namespace gainsay::numeral_internal {

using Words = NumeralReader::Words;
using Word = NumeralWord;
using WordInfo = NumeralWordInfo;
using Vague = VagueWord;

constexpr size_t kMaxDigits = 24;  // of a number that is read at all

// Digits that carry meaning: those of "13.90" are 4, of "13,900" 3, of "0.05" 1.
int Significant(std::string_view digits, bool decimals);
int SignificantOf(double value);

// What a descent has read so far.
struct Reading {
  uint32_t end = 0;  // atom after it
  double value = 0;
  double magnitude = 1;
  int significant = 1;
  bool digits = false;  // a literal took part
  bool fraction = false;
  bool plain = false;
  bool unclear = false;
  bool joined_and = false;  // "and" stands inside
};

struct Parts {
  double value;
  bool plural;
  uint32_t end;
};

class SentenceReader {
 public:
  SentenceReader(const Words& words, const Document& document, const Atoms& atoms,
                 uint32_t sentence, std::vector<Numeral>* out)
      : words_(words),
        document_(document),
        atoms_(atoms),
        a_(atoms.all()),
        begin_(atoms.Begin(sentence)),
        end_(atoms.Begin(sentence + 1)),
        sentence_(sentence),
        out_(out) {}

  void Read() {
    for (uint32_t i = begin_; i < end_;) {
      uint32_t next = ReadAt(i);
      i = std::max(next, i + 1);
    }
  }

 private:
  // --- small helpers -----------------------------------------------------------------------

  bool In(uint32_t i) const { return i < end_; }
  bool Glued(uint32_t i) const { return In(i) && !a_[i].space; }
  const WordInfo* Info(uint32_t i) const {
    return In(i) && a_[i].word() ? words_.Find(a_[i].text) : nullptr;
  }
  const WordInfo* Info(uint32_t i, Word word) const {
    const WordInfo* info = Info(i);
    return info && info->word == word ? info : nullptr;
  }
  // The atom after an optional hyphen ("two-thirds", "fifty - two").
  uint32_t SkipHyphen(uint32_t i) const { return In(i) && IsHyphen(a_[i]) ? i + 1 : i; }
  uint32_t SkipGluedHyphen(uint32_t i) const {
    return Glued(i) && IsHyphen(a_[i]) && Glued(i + 1) ? i + 1 : i;
  }
  Upos Tag(uint32_t i) const {
    return In(i) && a_[i].token < document_.tokens.size() ? document_.tokens[a_[i].token].upos
                                                          : Upos::kX;
  }
  Xpos Fine(uint32_t i) const {
    return In(i) && a_[i].token < document_.tokens.size() ? document_.tokens[a_[i].token].xpos
                                                          : Xpos::kNone;
  }
  bool NounFollows(uint32_t i) const;
  bool PluralFollows(uint32_t i) const;
  static bool CurrencySign(const Atom& atom);

  // --- literals ----------------------------------------------------------------------------

  std::optional<double> FractionSign(uint32_t i) const;
  std::optional<Reading> SlashFraction(uint32_t i) const;
  static double Number(std::string_view digits);
  uint32_t Groups(uint32_t j, char mark, std::string* digits) const;
  uint32_t IndianGroups(uint32_t j, std::string* digits) const;
  uint32_t SpaceGroups(uint32_t j, std::string* digits) const;
  bool AmountFollows(uint32_t i) const;
  std::optional<Reading> Literal(uint32_t i) const;
  void AddFraction(Reading* r) const;
  void AddExponent(Reading* r) const;

  // --- words -------------------------------------------------------------------------------

  std::optional<Reading> BelowHundred(uint32_t i, bool keep_tens) const;
  std::optional<Reading> Group(uint32_t i, bool allow_and) const;
  std::pair<double, uint32_t> Scales(uint32_t i, bool after_hyphen = true) const;
  std::pair<double, uint32_t> Suffix(uint32_t first, const Reading& r) const;
  std::optional<Reading> Cardinal(uint32_t i, bool allow_and) const;
  std::optional<Parts> Denominator(uint32_t i) const;
  std::optional<Reading> PartsPhrase(uint32_t i) const;
  bool OrdinalUse(const Parts& parts) const;
  std::pair<double, uint32_t> ScaleOf(uint32_t i) const;

  // --- numbers -----------------------------------------------------------------------------

  void AddPoint(Reading* r) const;
  void AddParts(Reading* r) const;
  bool AddDenominator(uint32_t first, Reading* r) const;
  std::optional<Reading> Share(uint32_t i) const;
  std::optional<Reading> Ordinal(uint32_t i, const Reading* before) const;

  // --- the vague, and nothing --------------------------------------------------------------

  uint32_t ReadVague(uint32_t i);
  uint32_t ReadNone(uint32_t i);
  bool Pronoun(uint32_t i, const Reading& r) const;
  bool InAddress(uint32_t i) const;

  // --- one position ------------------------------------------------------------------------

  uint32_t SkipSign(uint32_t i, bool* negative) const;
  uint32_t ReadAt(uint32_t i);
  bool OrdinalSuffixAt(const Reading& r) const;
  uint32_t EmitReading(uint32_t i, const Reading& r, bool negative);
  uint32_t EmitOrdinal(uint32_t i, const Reading& r);
  static bool Binds(const Atom& mark, const Atom& beyond);
  void Emit(uint32_t first, uint32_t last, Numeral n);

  const Words& words_;
  const Document& document_;
  const Atoms& atoms_;
  const std::vector<Atom>& a_;
  uint32_t begin_, end_, sentence_;
  std::vector<Numeral>* out_;
};

}  // namespace gainsay::numeral_internal
