// SPDX-License-Identifier: Apache-2.0
//
// Digits with their marks: separators of thousands, decimals, fractions, exponents.
//
// Tested by tests/extract/numeral_test.cc.
#include <charconv>
#include <cmath>

#include "absl/strings/str_format.h"
#include "extract/numeral_sentence.h"
#include "unicode/uchar.h"
#include "unicode/utf8.h"

namespace gainsay::numeral_internal {

int Significant(std::string_view digits, bool decimals) {
  size_t first = digits.find_first_of("123456789");
  if (first == std::string_view::npos) return 1;
  digits.remove_prefix(first);
  if (!decimals) digits = digits.substr(0, digits.find_last_not_of('0') + 1);
  return static_cast<int>(digits.size());
}

int SignificantOf(double value) {
  std::string text = absl::StrFormat("%.12g", std::fabs(value));
  bool decimals = text.find('.') != std::string::npos;
  std::erase(text, '.');
  return Significant(text, decimals);
}

bool SentenceReader::NounFollows(uint32_t i) const {
  if (!In(i) || !a_[i].word()) return false;
  Upos tag = Tag(i);
  return tag == Upos::kNoun || tag == Upos::kPropn || tag == Upos::kAdj || tag == Upos::kNum;
}

bool SentenceReader::PluralFollows(uint32_t i) const {
  for (int n = 0; n < 3 && In(i) && a_[i].word(); ++n, ++i) {
    Xpos tag = Fine(i);
    if (tag == Xpos::kNns || tag == Xpos::kNnps) return true;
    if (tag != Xpos::kJj && tag != Xpos::kNn && tag != Xpos::kNnp && tag != Xpos::kJjr) break;
  }
  return false;
}

bool SentenceReader::CurrencySign(const Atom& atom) {
  UChar32 c;
  uint32_t i = 0;
  if (atom.kind != Atom::Kind::kSymbol) return false;
  U8_NEXT_OR_FFFD(atom.raw.data(), i, atom.raw.size(), c);
  return u_charType(c) == U_CURRENCY_SYMBOL;
}

// A fraction sign such as ½ at i.
std::optional<double> SentenceReader::FractionSign(uint32_t i) const {
  if (!In(i) || a_[i].kind != Atom::Kind::kSymbol || a_[i].raw.size() < 2) return std::nullopt;
  UChar32 c;
  uint32_t at = 0;
  U8_NEXT_OR_FFFD(a_[i].raw.data(), at, a_[i].raw.size(), c);
  if (u_charType(c) != U_OTHER_NUMBER) return std::nullopt;
  double value = u_getNumericValue(c);
  if (!(value > 0 && value < 1)) return std::nullopt;
  return value;
}

// "3/4" at i, not part of a longer row of slashes (a date).
std::optional<Reading> SentenceReader::SlashFraction(uint32_t i) const {
  if (!In(i + 2) || !a_[i].digits() || !Glued(i + 1) || !a_[i + 1].Is('/') || !Glued(i + 2) ||
      !a_[i + 2].digits() || a_[i].raw.size() > 3 || a_[i + 2].raw.size() > 3) {
    return std::nullopt;
  }
  if (Glued(i + 3) && (a_[i + 3].Is('/') || a_[i + 3].word())) return std::nullopt;
  if (i > begin_ && Glued(i) && a_[i - 1].Is('/')) return std::nullopt;
  double over = Number(a_[i].raw), under = Number(a_[i + 2].raw);
  if (under < 2 || over < 1 || over >= 4 * under) return std::nullopt;
  return Reading{.end = i + 3,
                 .value = over / under,
                 .significant = SignificantOf(over / under),
                 .digits = true,
                 .fraction = true};
}

double SentenceReader::Number(std::string_view digits) {
  double value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// Groups of three set apart by `mark`, from the atom after the first group on.
uint32_t SentenceReader::Groups(uint32_t j, char mark, std::string* digits) const {
  while (digits->size() <= kMaxDigits && Glued(j) && a_[j].Is(mark) && Glued(j + 1) &&
         a_[j + 1].digits() && a_[j + 1].raw.size() == 3) {
    digits->append(a_[j + 1].raw);
    j += 2;
  }
  return j;
}

// 12,34,567: groups of two, the last of three.
uint32_t SentenceReader::IndianGroups(uint32_t j, std::string* digits) const {
  std::string all = *digits;
  uint32_t pairs = 0;
  while (all.size() <= kMaxDigits && Glued(j) && a_[j].Is(',') && Glued(j + 1) &&
         a_[j + 1].digits()) {
    size_t size = a_[j + 1].raw.size();
    all.append(a_[j + 1].raw);
    j += 2;
    if (size == 2) {
      ++pairs;
    } else {
      if (size != 3 || pairs == 0) return 0;
      *digits = all;
      return j;
    }
  }
  return 0;
}

uint32_t SentenceReader::SpaceGroups(uint32_t j, std::string* digits) const {
  while (digits->size() <= kMaxDigits && In(j) && a_[j].digits() && a_[j].space &&
         a_[j].raw.size() == 3 && a_[j].span.begin - a_[j - 1].span.end <= 3) {
    digits->append(a_[j].raw);
    ++j;
  }
  return j;
}

// True when a scale or a percent sign says that "1,5" is a decimal.
bool SentenceReader::AmountFollows(uint32_t i) const {
  return In(i) && (Info(i, Word::kScale) || a_[i].Is('%') || a_[i].text == "percent" ||
                   a_[i].text == "per" || CurrencySign(a_[i]));
}

std::optional<Reading> SentenceReader::Literal(uint32_t i) const {
  if (!In(i)) return std::nullopt;
  Reading r{.digits = true};
  std::string digits;
  uint32_t j = i;
  bool grouped = false, decimals = false;
  if (a_[i].Is('.') && Glued(i + 1) && a_[i + 1].digits() && !Glued(i)) {
    digits = "0";  // .08
  } else if (auto sign = FractionSign(i)) {
    return Reading{.end = i + 1,
                   .value = *sign,
                   .significant = SignificantOf(*sign),
                   .digits = true,
                   .fraction = true};
  } else if (!a_[i].digits()) {
    return std::nullopt;
  } else {
    if (auto fraction = SlashFraction(i)) return fraction;
    digits = a_[i].raw;
    j = i + 1;
    if (digits.size() <= 3) {
      uint32_t before = j;
      j = Groups(j, ',', &digits);
      if (j == before) {
        if (uint32_t end = IndianGroups(j, &digits)) j = end;
      }
      if (j == before && digits[0] != '0') {
        std::string dotted = digits;
        if (uint32_t end = Groups(j, '.', &dotted); end >= j + 4) {  // 1.000.000
          j = end;
          digits = dotted;
        } else {
          j = SpaceGroups(j, &digits);
        }
      }
      grouped = j > before;
    }
  }
  if ((Glued(j) || j == i) && In(j) && a_[j].Is('.') && Glued(j + 1) && a_[j + 1].digits() &&
      !(Glued(j + 2) && a_[j + 2].Is('.') && Glued(j + 3) && a_[j + 3].digits()) &&
      !(i >= begin_ + 2 && Glued(i) && a_[i - 1].Is('.') && a_[i - 2].digits())) {
    digits += '.';
    digits += a_[j + 1].raw;
    decimals = true;
    j += 2;
  } else if (!grouped && Glued(j) && a_[j].Is(',') && Glued(j + 1) && a_[j + 1].digits()) {
    // A decimal comma, a list without spaces, or a lost space.
    const std::string_view after = a_[j + 1].raw;
    bool list = (Glued(j + 2) && a_[j + 2].Is(',') && Glued(j + 3) && a_[j + 3].digits()) ||
                (i >= begin_ + 2 && Glued(i) && a_[i - 1].Is(',') && a_[i - 2].digits());
    bool amount = AmountFollows(j + 2);
    if (!list && digits.size() <= 3 &&
        (after.size() == 1 || (after.size() == 2 && (after == "00" || amount)))) {
      digits += '.';
      digits += after;
      decimals = true;
      r.unclear = !amount;
      j += 2;
    } else {
      r.unclear = true;
    }
  }
  if (digits.size() > kMaxDigits) return std::nullopt;
  r.value = Number(digits);
  r.plain = !grouped && !decimals;
  std::erase(digits, '.');
  r.significant = Significant(digits, decimals);
  r.end = j;
  if (!decimals && !grouped) AddFraction(&r);
  if (!r.fraction) AddExponent(&r);
  return r;
}

// "2 1/2", "2-1/2", "2½", "2 ½".
void SentenceReader::AddFraction(Reading* r) const {
  uint32_t j = r->end;
  if (Glued(j) && IsHyphen(a_[j])) ++j;
  std::optional<Reading> fraction;
  if (auto sign = FractionSign(j)) {
    fraction = Reading{.end = j + 1, .value = *sign};
  } else if (In(j) && (a_[j].space || j > r->end)) {
    fraction = SlashFraction(j);
  }
  if (!fraction || fraction->value >= 1) return;
  r->value += fraction->value;
  r->end = fraction->end;
  r->fraction = true;
  r->plain = false;
  r->significant = SignificantOf(r->value);
}

// "1e10", "12.3e+14", "2.5^-1", "1.3x10^6".
void SentenceReader::AddExponent(Reading* r) const {
  uint32_t j = r->end;
  auto exponent = [&](uint32_t at) -> std::optional<std::pair<double, uint32_t>> {
    double sign = 1;
    if (Glued(at) && (a_[at].Is('+') || a_[at].Is('-'))) sign = a_[at++].Is('-') ? -1 : 1;
    if (!Glued(at) || !a_[at].digits() || a_[at].raw.size() > 3) return std::nullopt;
    return std::pair(sign * Number(a_[at].raw), at + 1);
  };
  if (!Glued(j)) return;
  std::optional<std::pair<double, uint32_t>> found;
  if (a_[j].text == "e") {
    if ((found = exponent(j + 1))) r->value *= std::pow(10, found->first);
  } else if (a_[j].Is('^')) {
    if ((found = exponent(j + 1))) r->value = std::pow(r->value, found->first);
  } else if ((a_[j].text == "x" || a_[j].raw == "×") && Glued(j + 1) && a_[j + 1].raw == "10" &&
             Glued(j + 2) && a_[j + 2].Is('^')) {
    if ((found = exponent(j + 3))) r->value *= std::pow(10, found->first);
  }
  if (found) {
    r->end = found->second;
    r->plain = false;
  }
}

}  // namespace gainsay::numeral_internal
