// SPDX-License-Identifier: Apache-2.0
//
// Internal to extract/number_phrase*.cc: reads from a numeral outward: its sign and unit, then a
// second numeral where the two make a range, then the hedges on both sides, then a rate. Each step
// looks at a bounded number of atoms.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "extract/number_phrase.h"

namespace gainsay {

struct NumberPhraseReader::Words {
  UnitTable units;
  Phrases hedges, hedges_after, or_equal;  // the id is a Bound
  Phrases to, or_, and_, before, between, bounds;
  Phrases per, clock, old, names, numbers;
  absl::flat_hash_set<std::string> per_units, changes, hyphen_before;
  Tolerance tolerance;
};

namespace number_internal {

using Words = NumberPhraseReader::Words;

enum class Bound { kLeast, kAbove, kMost, kBelow, kAbout, kNearly, kJustOver, kExact };

constexpr int kMaxHedges = 3;  // "at least about", one behind the other
constexpr size_t kMinPhoneDigits = 9, kMaxPhoneDigits = 15;
constexpr double kHighestScore = 250;
constexpr double kFirstYear = 1900;  // two numbers from here on, in a row, are years

// One side of a phrase: a numeral with its sign and unit.
struct Amount {
  const Numeral* numeral = nullptr;
  uint32_t first = 0, last = 0;  // atoms
  const Unit* unit = nullptr;
  bool sign = false;      // the unit is a sign before the number
  double multiplier = 1;  // MUSD
  bool age = false;
  double extra = 0;  // inches of feet, cents of dollars, in the unit
  uint32_t number_last = 0;
  bool broken = false;  // something that is no unit is written against it
};

// What says how exact the number is, before it.
struct Hedges {
  std::optional<Bound> bound;
  bool about = false;
  uint32_t first;
  std::string words;
};

class PhraseScanner {
 public:
  PhraseScanner(const Words& words, const Document& document, const Atoms& atoms,
                const std::vector<Numeral>& numerals)
      : words_(words), document_(document), atoms_(atoms), a_(atoms.all()), numerals_(numerals) {}

  std::vector<NumberPhrase> Read();

 private:
  bool Glued(uint32_t i) const { return i < end_ && !a_[i].space; }

  // --- what is no quantity -----------------------------------------------------------------

  bool ClockOrDate(const Numeral& n) const;
  uint32_t Phone(size_t k, size_t* count) const;

  // --- one amount --------------------------------------------------------------------------

  uint32_t SkipHyphen(uint32_t i) const;
  bool InDigits(const Numeral& n) const;
  std::optional<Amount> ReadAmount(const Numeral& n) const;
  bool InContext(uint32_t sentence, bool angle) const;
  bool IsSign(uint32_t i) const { return i < end_ && a_[i].kind == Atom::Kind::kSymbol; }

  void AddSmaller(Amount* amount) const;
  bool CentsWithoutWord(const Numeral& n, bool with_and) const;
  void AddAge(Amount* amount) const;
  const Numeral* NumeralAt(uint32_t atom) const;

  // --- ranges ------------------------------------------------------------------------------

  std::optional<Amount> ReadSecond(const Amount& low, bool between) const;
  bool Ascends(const Amount& low, const Amount& high, bool to) const;

  // --- hedges ------------------------------------------------------------------------------

  Hedges ReadHedges(uint32_t first, bool duration) const;
  bool WithinTime(uint32_t over) const;
  void Apply(Bound bound, int significant, Quantity* q) const;

  // --- the whole ---------------------------------------------------------------------------

  void SetUnit(const Unit* unit, bool age, Quantity* q) const;
  size_t ReadAt(size_t k);
  std::optional<NumberPhrase> ReadPair(const Amount& low) const;
  bool ChangeBefore(uint32_t i) const;
  static PhraseKind KindOf(const Quantity& q, bool age);
  bool NoUnitHere(const Amount& amount) const;
  NumberPhrase Base(const Numeral& n, uint32_t first, uint32_t last) const;
  void SetNumbers(const Amount& low, const Amount* high, const Unit* unit, Quantity* q) const;
  void ReadHedgeAfter(std::optional<Bound> before, NumberPhrase* p) const;
  void ReadPer(NumberPhrase* p) const;
  void AddOthers(NumberPhrase* p) const;
  size_t ReadOrdinal(size_t k);
  void Push(NumberPhrase p);
  void MergeBounds();
  bool Joins(const NumberPhrase& a, const NumberPhrase& b) const;

  const Words& words_;
  const Document& document_;
  const Atoms& atoms_;
  const std::vector<Atom>& a_;
  const std::vector<Numeral>& numerals_;
  uint32_t begin_ = 0, end_ = 0;  // of the sentence, from what is taken on
  uint32_t taken_ = 0;            // the atom after the last phrase
  bool change_ = false;
  mutable uint32_t context_of_ = UINT32_MAX;
  mutable bool heat_ = false, angle_ = false;
  std::vector<NumberPhrase> out_;
};

}  // namespace number_internal
}  // namespace gainsay
