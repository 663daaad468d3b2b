// SPDX-License-Identifier: Apache-2.0
//
// Numbers of times. Words are put together as English does: units, teens and tens below a
// hundred, "hundred" and "thousand" with an optional "and"; and in pairs, as years are spoken:
// "nineteen ninety six", "seventeen hundred thirty three". Test: extract/date_grammar_test.cc.
#include "extract/date_numbers.h"

#include <cmath>

namespace gainsay {
namespace {

using Kind = NumberWord::Kind;

constexpr double kLargest = 2e6;  // beyond it nothing is counted in days or years

class Reader {
 public:
  Reader(const TimeRules& rules, std::string_view text, const std::vector<TimeAtom>& atoms,
         uint32_t at)
      : rules_(rules), text_(text), atoms_(atoms), at_(at) {}

  std::vector<TimeLeaf> Read() {
    if (atoms_[at_].kind == TimeAtom::Kind::kDigits) {
      ReadDigits();
    } else if (WordAt(at_) != nullptr) {
      ReadWords();
    }
    return std::move(leaves_);
  }

 private:
  const NumberWord* WordAt(uint32_t i) const {
    if (i >= atoms_.size() || atoms_[i].word == 0) return nullptr;
    const auto found = rules_.numbers.find(atoms_[i].word);
    return found == rules_.numbers.end() ? nullptr : &found->second;
  }
  bool Is(uint32_t i, Kind kind) const {
    const NumberWord* word = WordAt(i);
    return word != nullptr && word->kind == kind;
  }
  bool GluedDigits(uint32_t i) const {
    return i < atoms_.size() && !atoms_[i].space && atoms_[i].kind == TimeAtom::Kind::kDigits;
  }
  bool GluedSymbol(uint32_t i, uint32_t symbol) const {
    return i < atoms_.size() && !atoms_[i].space && atoms_[i].word == symbol;
  }

  void Add(uint32_t end, uint16_t category, double value) {
    if (value < 0 || value > kLargest) return;
    TimeLeaf leaf{end, category, {}};
    leaf.expr[TimeField::kNumber] = static_cast<int>(std::lround(value * 1000));
    leaves_.push_back(std::move(leaf));
  }

  // All that a whole number below a hundred, or a year, can be.
  void AddWhole(uint32_t end, double value, uint32_t digits, bool word) {
    Add(end, rules_.cat_int, value);
    Add(end, rules_.cat_n, value);
    if (word) Add(end, rules_.cat_word, value);
    if (digits <= 2) {
      if (value >= 1 && value <= 31) Add(end, rules_.cat_dd, value);
      if (value <= 24) Add(end, rules_.cat_hh, value);
      if (digits == 2 && !word) Add(end, rules_.cat_yy, value);
      if (value < 60 && (digits == 2 || (word && value >= 10))) Add(end, rules_.cat_mi, value);
    }
    if (digits == 3 && !word) Add(end, rules_.cat_yyy, value);
    if (value >= 1000 && value < 2200 && (digits == 4 || word)) Add(end, rules_.cat_yyyy, value);
  }

  double ValueOfDigits(uint32_t i) const {
    double value = 0;
    for (char c : DigitsAt(i)) value = value * 10 + (c - '0');
    return value;
  }
  std::string_view DigitsAt(uint32_t i) const {
    return text_.substr(atoms_[i].span.begin, atoms_[i].span.size());
  }

  void ReadDigits() {
    const uint32_t length = atoms_[at_].span.size();
    if (length > 8) return;
    const double value = ValueOfDigits(at_);
    const uint32_t next = at_ + 1;
    AddWhole(next, value, length, false);
    if (length == 8 && value >= 10000101 && value < 22000000) {
      TimeLeaf leaf{next, rules_.cat_yyyymmdd, {}};
      const int day = static_cast<int>(value) % 100, month = static_cast<int>(value) / 100 % 100;
      if (month >= 1 && month <= 12 && day >= 1 && day <= 31) {
        leaf.expr[TimeField::kYear] = static_cast<int>(value) / 10000;
        leaf.expr[TimeField::kMonth] = month;
        leaf.expr[TimeField::kDay] = day;
        leaves_.push_back(std::move(leaf));
      }
    }
    if (length == 4 && value < 2400 && static_cast<int>(value) % 100 < 60) {
      TimeLeaf leaf{next, rules_.cat_hhmm, {}};
      leaf.expr[TimeField::kHour] = static_cast<int>(value) / 100;
      leaf.expr[TimeField::kMinute] = static_cast<int>(value) % 100;
      leaves_.push_back(std::move(leaf));
    }
    if (next < atoms_.size() && !atoms_[next].space && Is(next, Kind::kSuffix)) {
      Add(next + 1, rules_.cat_ord, value);
    }
    // 1,000 and 2.5
    uint32_t end = next;
    double whole = value;
    while (length <= 3 && GluedSymbol(end, rules_.comma) && GluedDigits(end + 1) &&
           atoms_[end + 1].span.size() == 3 && whole < kLargest) {
      whole = whole * 1000 + ValueOfDigits(end + 1);
      end += 2;
    }
    if (end > next) Add(end, rules_.cat_n, whole);
    if (GluedSymbol(end, rules_.point) && GluedDigits(end + 1) &&
        atoms_[end + 1].span.size() <= 6) {
      const double scale = std::pow(10, atoms_[end + 1].span.size());
      Add(end + 2, rules_.cat_n, whole + ValueOfDigits(end + 1) / scale);
      end += 2;
    }
    // 2 1/2 is left to the rules; "½" is a word
    const NumberWord* fraction = WordAt(end);
    if (fraction != nullptr && fraction->kind == Kind::kFraction) {
      Add(end + 1, rules_.cat_n, whole + fraction->value);
    }
  }

  // A number below a hundred at i; its end, or i for none. `ordinal` when it ends in one.
  uint32_t BelowHundred(uint32_t i, double* value, bool* ordinal) const {
    const NumberWord* word = WordAt(i);
    *ordinal = false;
    if (word == nullptr) return i;
    switch (word->kind) {
      case Kind::kUnit:
      case Kind::kTeen: *value = word->value; return i + 1;
      case Kind::kOrdinal:
        *value = word->value;
        *ordinal = true;
        return i + 1;
      case Kind::kTens: {
        *value = word->value;
        uint32_t j = i + 1;
        if (j < atoms_.size() && !atoms_[j].space && atoms_[j].word == rules_.hyphen) ++j;
        const NumberWord* unit = WordAt(j);
        if (unit != nullptr && unit->value < 10 && unit->value >= 1 &&
            (unit->kind == Kind::kUnit || unit->kind == Kind::kOrdinal)) {
          *value += unit->value;
          *ordinal = unit->kind == Kind::kOrdinal;
          return j + 1;
        }
        return i + 1;
      }
      default: return i;
    }
  }

  void AddWordNumber(uint32_t end, double value, bool ordinal) {
    if (ordinal) {
      Add(end, rules_.cat_ord, value);
    } else {
      AddWhole(end, value, value < 10 ? 1 : value < 100 ? 2 : 4, true);
    }
  }

  void ReadWords() {
    const NumberWord& first = *WordAt(at_);
    if (first.kind == Kind::kFraction) {
      Add(at_ + 1, rules_.cat_n, first.value);
      return;
    }
    if (first.kind == Kind::kZero) {
      // "oh five"
      if (Is(at_ + 1, Kind::kUnit)) Add(at_ + 2, rules_.cat_mi, WordAt(at_ + 1)->value);
      return;
    }
    double value = 0;
    bool ordinal = false;
    uint32_t end = BelowHundred(at_, &value, &ordinal);
    if (end == at_) return;
    AddWordNumber(end, value, ordinal);
    if (first.kind == Kind::kTens && end > at_ + 1) AddWordNumber(at_ + 1, first.value, false);
    if (ordinal) return;
    ReadYearPair(end, value);
    double total = value;
    if (Is(end, Kind::kHundred)) {
      total = value * 100;
      end = ReadRest(end + 1, total, &total);
    }
    if (Is(end, Kind::kThousand)) {
      total *= 1000;
      ReadRest(end + 1, total, &total);
    }
  }

  // What follows "hundred" or "thousand"; every stop on the way is a number too.
  uint32_t ReadRest(uint32_t end, double base, double* total) {
    AddWordNumber(end, base, false);
    uint32_t from = end;
    if (Is(from, Kind::kAnd)) ++from;
    double rest = 0;
    bool ordinal = false;
    const uint32_t stop = BelowHundred(from, &rest, &ordinal);
    if (stop == from) return end;
    AddWordNumber(stop, base + rest, ordinal);
    *total = base + rest;
    return stop;
  }

  // "nineteen ninety six", "nineteen oh five", "twenty twelve".
  void ReadYearPair(uint32_t end, double first) {
    if (first < 13 || first > 21) return;  // "ten thirty" is a time of day
    if (Is(end, Kind::kZero) && Is(end + 1, Kind::kUnit)) {
      Add(end + 2, rules_.cat_yyyy, first * 100 + WordAt(end + 1)->value);
      return;
    }
    if (end < atoms_.size() && !atoms_[end].space && atoms_[end].word == rules_.hyphen) ++end;
    double second = 0;
    bool ordinal = false;
    const uint32_t stop = BelowHundred(end, &second, &ordinal);
    if (stop != end && !ordinal && second >= 10) {
      Add(stop, rules_.cat_yyyy, first * 100 + second);
    }
  }

  const TimeRules& rules_;
  std::string_view text_;
  const std::vector<TimeAtom>& atoms_;
  uint32_t at_;
  std::vector<TimeLeaf> leaves_;
};

}  // namespace

std::vector<TimeLeaf> ReadNumbers(const TimeRules& rules, std::string_view text,
                                  const std::vector<TimeAtom>& atoms, uint32_t at) {
  return Reader(rules, text, atoms, at).Read();
}

}  // namespace gainsay
