// SPDX-License-Identifier: Apache-2.0
//
// A hand-written descent over atoms, from the smallest piece up:
//
//   literal   1,674.5   40 000   1/2   2-1/2   1e6          digits and their marks
//   group     [literal | ones | tens-ones] [hundred [and] ...] [dozen]
//   cardinal  group scale  group scale ...                  with falling scales
//   number    cardinal, [and] parts, point, ordinal ending
//
// Each function takes the atom to begin at and gives the atom after what it read, or nothing;
// nobody goes back further than one cardinal, so that reading is linear.
// Tested by tests/extract/numeral_test.cc.
#include "extract/numeral.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "absl/strings/str_format.h"
#include "extract/numeral_atoms.h"
#include "extract/numeral_words.h"
#include "unicode/uchar.h"
#include "unicode/utf8.h"

namespace gainsay {

namespace {

constexpr size_t kMaxDigits = 24;  // of a number that is read at all

// Digits that carry meaning: those of "13.90" are 4, of "13,900" 3, of "0.05" 1.
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

using Words = NumeralReader::Words;
using Word = NumeralWord;
using WordInfo = NumeralWordInfo;
using Vague = VagueWord;


// What a descent has read so far.
struct Reading {
  uint32_t end = 0;      // atom after it
  double value = 0;
  double magnitude = 1;
  int significant = 1;
  bool digits = false;   // a literal took part
  bool fraction = false;
  bool plain = false;
  bool unclear = false;
  bool joined_and = false;  // "and" stands inside
};

class SentenceReader {
 public:
  SentenceReader(const Words& words, const Document& document, const Atoms& atoms,
                 uint32_t sentence, std::vector<Numeral>* out)
      : words_(words), document_(document), atoms_(atoms), a_(atoms.all()),
        begin_(atoms.Begin(sentence)), end_(atoms.Begin(sentence + 1)), sentence_(sentence),
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
  bool NounFollows(uint32_t i) const {
    if (!In(i) || !a_[i].word()) return false;
    Upos tag = Tag(i);
    return tag == Upos::kNoun || tag == Upos::kPropn || tag == Upos::kAdj || tag == Upos::kNum;
  }
  bool PluralFollows(uint32_t i) const {
    for (int n = 0; n < 3 && In(i) && a_[i].word(); ++n, ++i) {
      Xpos tag = Fine(i);
      if (tag == Xpos::kNns || tag == Xpos::kNnps) return true;
      if (tag != Xpos::kJj && tag != Xpos::kNn && tag != Xpos::kNnp && tag != Xpos::kJjr) break;
    }
    return false;
  }
  static bool CurrencySign(const Atom& atom) {
    UChar32 c;
    uint32_t i = 0;
    if (atom.kind != Atom::Kind::kSymbol) return false;
    U8_NEXT_OR_FFFD(atom.raw.data(), i, atom.raw.size(), c);
    return u_charType(c) == U_CURRENCY_SYMBOL;
  }

  // --- literals ----------------------------------------------------------------------------

  // A fraction sign such as ½ at i.
  std::optional<double> FractionSign(uint32_t i) const {
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
  std::optional<Reading> SlashFraction(uint32_t i) const {
    if (!In(i + 2) || !a_[i].digits() || !Glued(i + 1) || !a_[i + 1].Is('/') || !Glued(i + 2) ||
        !a_[i + 2].digits() || a_[i].raw.size() > 3 || a_[i + 2].raw.size() > 3) {
      return std::nullopt;
    }
    if (Glued(i + 3) && (a_[i + 3].Is('/') || a_[i + 3].word())) return std::nullopt;
    if (i > begin_ && Glued(i) && a_[i - 1].Is('/')) return std::nullopt;
    double over = Number(a_[i].raw), under = Number(a_[i + 2].raw);
    if (under < 2 || over < 1 || over >= 4 * under) return std::nullopt;
    return Reading{.end = i + 3, .value = over / under, .significant = SignificantOf(over / under),
                   .digits = true, .fraction = true};
  }

  static double Number(std::string_view digits) {
    double value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
  }

  // Groups of three set apart by `mark`, from the atom after the first group on.
  uint32_t Groups(uint32_t j, char mark, std::string* digits) const {
    while (digits->size() <= kMaxDigits && Glued(j) && a_[j].Is(mark) && Glued(j + 1) && a_[j + 1].digits() &&
           a_[j + 1].raw.size() == 3) {
      digits->append(a_[j + 1].raw);
      j += 2;
    }
    return j;
  }

  // 12,34,567: groups of two, the last of three.
  uint32_t IndianGroups(uint32_t j, std::string* digits) const {
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

  uint32_t SpaceGroups(uint32_t j, std::string* digits) const {
    while (digits->size() <= kMaxDigits && In(j) && a_[j].digits() && a_[j].space && a_[j].raw.size() == 3 &&
           a_[j].span.begin - a_[j - 1].span.end <= 3) {
      digits->append(a_[j].raw);
      ++j;
    }
    return j;
  }

  // True when a scale or a percent sign says that "1,5" is a decimal.
  bool AmountFollows(uint32_t i) const {
    return In(i) && (Info(i, Word::kScale) || a_[i].Is('%') || a_[i].text == "percent" ||
                     a_[i].text == "per" || CurrencySign(a_[i]));
  }

  std::optional<Reading> Literal(uint32_t i) const {
    if (!In(i)) return std::nullopt;
    Reading r{.digits = true};
    std::string digits;
    uint32_t j = i;
    bool grouped = false, decimals = false;
    if (a_[i].Is('.') && Glued(i + 1) && a_[i + 1].digits() && !Glued(i)) {
      digits = "0";  // .08
    } else if (auto sign = FractionSign(i)) {
      return Reading{.end = i + 1, .value = *sign, .significant = SignificantOf(*sign),
                     .digits = true, .fraction = true};
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
  void AddFraction(Reading* r) const {
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
  void AddExponent(Reading* r) const {
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

  // --- words -------------------------------------------------------------------------------

  // "twenty-five", "seven"; not the "twenty" of "twenty fifths" when `keep_tens`.
  std::optional<Reading> BelowHundred(uint32_t i, bool keep_tens) const {
    if (const WordInfo* one = Info(i, Word::kOne)) {
      return Reading{.end = i + 1, .value = one->value};
    }
    const WordInfo* ten = Info(i, Word::kTen);
    if (!ten) return std::nullopt;
    uint32_t j = SkipHyphen(i + 1);
    if (const WordInfo* ordinal = Info(j, Word::kOrdinal); keep_tens && ordinal &&
        ordinal->value < 10) {
      return std::nullopt;
    }
    if (const WordInfo* one = Info(j, Word::kOne); one && one->value > 0 && one->value < 10) {
      return Reading{.end = j + 1, .value = ten->value + one->value};
    }
    return Reading{.end = i + 1, .value = ten->value};
  }

  std::optional<Reading> Group(uint32_t i, bool allow_and) const {
    std::optional<Reading> r;
    if (Info(i, Word::kArticle)) {
      const WordInfo* next = Info(i + 1);
      if (!next || (next->word != Word::kHundred && next->word != Word::kScale &&
                    next->word != Word::kDozen)) {
        return std::nullopt;
      }
      r = Reading{.end = i + 1, .value = 1};
    } else if (In(i) && a_[i].word()) {
      r = BelowHundred(i, false);
      if (!r && Info(i, Word::kDozen) && NounFollows(i + 1)) r = Reading{.end = i, .value = 1};
    } else {
      r = Literal(i);
    }
    if (!r) return std::nullopt;
    uint32_t j = SkipGluedHyphen(r->end);
    if (Info(j, Word::kHundred)) {
      r->value *= 100;
      r->end = j + 1;
      r->plain = false;
      uint32_t k = r->end;
      bool with_and = allow_and && Info(k, Word::kAnd);
      if (with_and) ++k;
      std::optional<Reading> rest = BelowHundred(k, !with_and);
      if (!rest && with_and && r->digits && In(k) && a_[k].digits() && a_[k].raw.size() == 2) {
        rest = Reading{.end = k + 1, .value = Number(a_[k].raw)};
      }
      // "one hundred and two hundred" are two numbers; "and three quarters" is read as parts.
      if (rest && !Info(SkipHyphen(rest->end), Word::kHundred) &&
          !(with_and && Denominator(SkipHyphen(rest->end)) && rest->value < 20)) {
        r->value += rest->value;
        r->end = rest->end;
        r->joined_and = with_and;
      }
    } else if (Info(j, Word::kDozen)) {
      r->value *= 12;
      r->magnitude = 12;
      r->end = j + 1;
      r->plain = false;
    }
    return r;
  }

  // The product of the scale words at i, and the atom after them.
  std::pair<double, uint32_t> Scales(uint32_t i, bool after_hyphen = true) const {
    double scale = 1;
    uint32_t end = i;
    while (true) {
      uint32_t j = after_hyphen ? SkipGluedHyphen(end) : end;
      const WordInfo* info = Info(j, Word::kScale);
      if (!info || scale > 1e15) break;
      scale *= info->value;
      end = j + 1;
    }
    return {scale, end};
  }

  // "k", "M", "bn" written as letters after digits; 1 where there is none.
  std::pair<double, uint32_t> Suffix(uint32_t first, const Reading& r) const {
    uint32_t j = r.end;
    if (!In(j) || !a_[j].word() || (Glued(j + 1) && (a_[j + 1].digits() || a_[j + 1].Is('.')) &&
                                    a_[j].space)) {
      return {1, j};
    }
    auto found = words_.suffixes.find(std::string(a_[j].raw));
    if (found == words_.suffixes.end()) return {1, j};
    bool money = first > begin_ && CurrencySign(a_[first - 1]);
    if (a_[j].space && !money && Has(words_.glued_suffixes, a_[j].raw)) return {1, j};
    if (Glued(j + 1) && a_[j + 1].digits()) return {1, j};
    if (Has(words_.many_digits, a_[j].raw) && r.value < 10) return {1, j};
    if (Has(words_.ambiguous_suffixes, a_[j].raw)) {
      bool currency_code = first > begin_ && a_[first - 1].raw.size() == 3 && a_[first - 1].word() &&
                           std::all_of(a_[first - 1].raw.begin(), a_[first - 1].raw.end(),
                                       [](char c) { return c >= 'A' && c <= 'Z'; });
      if (!money && !currency_code && !PluralFollows(j + 1)) return {1, j};
    }
    return {found->second, j + 1};
  }

  std::optional<Reading> Cardinal(uint32_t i, bool allow_and) const {
    Reading total{.end = i};
    double last_scale = 0;  // 0: nothing read yet
    while (true) {
      uint32_t k = total.end;
      bool with_and = false;
      if (last_scale > 0) {
        with_and = allow_and && Info(k, Word::kAnd);
        if (with_and) ++k;
        if (Info(k, Word::kArticle)) break;
      }
      std::optional<Reading> group = Group(k, allow_and);
      if (!group) break;
      auto [scale, end] = Scales(group->end);
      if (scale == 1 && group->digits) std::tie(scale, end) = Suffix(k, *group);
      if (last_scale > 0) {
        if (scale * group->value >= last_scale || group->fraction) break;
        if (group->digits && with_and && scale > 1) break;  // "1,000 crore and 50 lakh"
        if (group->digits && scale == 1 && !(group->value >= 100 && !group->plain)) break;
        if (with_and && Denominator(SkipHyphen(end)) && group->value < 20) break;
      }
      bool first = last_scale == 0;
      total.value += group->value * scale;
      total.digits |= group->digits;
      total.unclear |= group->unclear;
      total.joined_and |= with_and || group->joined_and;
      total.fraction |= group->fraction;
      total.plain = first && group->plain && scale == 1;
      total.significant = first ? (group->digits ? group->significant : SignificantOf(group->value))
                                : SignificantOf(total.value);
      scale *= group->magnitude;  // of a dozen
      total.magnitude = first ? scale : std::min(total.magnitude, scale);
      total.end = end;
      last_scale = scale;
      if (scale == 1) break;
    }
    if (last_scale == 0) return std::nullopt;
    return total;
  }

  struct Parts {
    double value;
    bool plural;
    uint32_t end;
  };

  // "thirds", "quarter", "twenty-fifth", "hundredths" at i.
  std::optional<Parts> Denominator(uint32_t i) const {
    const WordInfo* info = Info(i);
    if (!info) return std::nullopt;
    if (info->word == Word::kTen) {
      uint32_t j = SkipHyphen(i + 1);
      const WordInfo* one = Info(j, Word::kOrdinal);
      if (!one || one->value < 1 || one->value >= 10) return std::nullopt;
      return Parts{info->value + one->value, one->plural, j + 1};
    }
    if (info->word == Word::kParts || (info->word == Word::kOrdinal && info->value > 2)) {
      return Parts{info->value, info->plural, i + 1};
    }
    return std::nullopt;
  }

  // "a half", "three quarters", "one third" at i: what may follow "and".
  std::optional<Reading> PartsPhrase(uint32_t i) const {
    double over = 1;
    uint32_t j = i + 1;
    if (!Info(i, Word::kArticle)) {
      std::optional<Reading> number = BelowHundred(i, false);
      if (!number) return std::nullopt;
      over = number->value;
      j = number->end;
    }
    std::optional<Parts> parts = Denominator(SkipHyphen(j));
    if (!parts || (over != 1 && !parts->plural)) return std::nullopt;
    if (over == 1 && !parts->plural && OrdinalUse(*parts)) return std::nullopt;
    return Reading{.end = parts->end, .value = over / parts->value, .fraction = true};
  }

  // "a third man": the parts word is an ordinal, not a share.
  bool OrdinalUse(const Parts& parts) const {
    const WordInfo* info = Info(parts.end - 1);
    if (!info || info->word != Word::kOrdinal) return false;
    if (SkipGluedHyphen(parts.end) != parts.end) return true;  // "a third-place finish"
    return NounFollows(parts.end);
  }

  // "million", or "of a million", after a share.
  std::pair<double, uint32_t> ScaleOf(uint32_t i) const {
    uint32_t j = i;
    if (Info(j, Word::kOf)) {
      if (!Info(++j, Word::kArticle)) return {1, i};
      ++j;
      auto [scale, end] = Scales(j, false);
      return scale > 1 ? std::pair(scale, end) : std::pair(1.0, i);
    }
    return Scales(j);
  }

  // --- numbers -----------------------------------------------------------------------------

  // "nine point nought four".
  void AddPoint(Reading* r) const {
    if (!Info(r->end, Word::kPoint) || (r->digits && r->fraction)) return;
    std::string decimals;
    uint32_t j = r->end + 1;
    for (; decimals.size() < 12; ++j) {
      const WordInfo* one = Info(j, Word::kOne);
      const WordInfo* ten = Info(j, Word::kTen);
      if (ten && decimals.empty()) {
        auto number = BelowHundred(j, false);
        decimals = absl::StrFormat("%d", static_cast<int>(number->value));
        j = number->end;
        break;
      }
      if (!one || (one->value > 9 && !decimals.empty())) break;
      decimals += absl::StrFormat("%d", static_cast<int>(one->value));
    }
    if (decimals.empty()) return;
    r->value += Number("0." + decimals);
    r->significant = SignificantOf(r->value);
    r->end = j;
    auto [scale, end] = Scales(j);
    r->value *= scale;
    r->magnitude = scale;
    r->end = end;
  }

  // "and a half", "and three fifths", after a cardinal.
  void AddParts(Reading* r) const {
    uint32_t at = SkipGluedHyphen(r->end);  // "five-and-a-half"
    if (!Info(at, Word::kAnd) || r->fraction) return;
    std::optional<Reading> parts = PartsPhrase(SkipGluedHyphen(at + 1));
    if (!parts) return;
    auto [scale, end] = ScaleOf(parts->end);
    if (r->magnitude > 1) {
      r->value += parts->value * (scale > 1 ? scale : r->magnitude);
    } else {
      r->value = (r->value + parts->value) * scale;
      r->magnitude = scale;
    }
    r->end = scale > 1 ? end : parts->end;
    r->fraction = true;
    r->plain = false;
    r->significant = SignificantOf(r->value);
  }

  // "two thirds", "one twenty-fifth", "a hundred trillionths": parts right behind a cardinal.
  bool AddDenominator(uint32_t first, Reading* r) const {
    if (r->fraction || r->digits || r->value == 0) return false;
    std::optional<Parts> parts = Denominator(SkipHyphen(r->end));
    if (!parts) return false;
    const WordInfo* info = Info(parts->end - 1);
    bool quarter = info && info->word == Word::kParts && parts->value == 4;
    bool after_the = first > begin_ && a_[first - 1].text == "the";
    if (parts->plural) {
      // "for two quarters" of a year
      bool parts_of_time = first > begin_ && Has(words_.quarters_after, a_[first - 1].text);
      if (quarter && (r->value != 3 || parts_of_time)) return false;
    } else {
      if (r->value != 1 || after_the || OrdinalUse(*parts)) return false;
    }
    r->value /= parts->value;
    r->fraction = true;
    r->significant = SignificantOf(r->value);
    auto [scale, end] = ScaleOf(parts->end);
    r->value *= scale;
    r->magnitude = scale;
    r->end = end;
    return true;
  }

  // "half a million", "half", "a quarter of a million", "a third", "a hundredth" at i.
  std::optional<Reading> Share(uint32_t i) const {
    bool article = Info(i, Word::kArticle);
    uint32_t j = article ? i + 1 : i;
    const WordInfo* info = Info(j);
    if (!info) return std::nullopt;
    std::string_view before = i > begin_ ? a_[i - 1].text : std::string_view();
    if (info->word == Word::kParts && !info->plural) {
      if (i > begin_ && Glued(i)) return std::nullopt;  // "one-and-half" and the like
      Reading r{.end = j + 1, .value = 1 / info->value, .significant = info->value == 2 ? 1 : 2,
                .fraction = true};
      uint32_t k = j + 1;
      bool hyphen = SkipGluedHyphen(k) != k;
      if (hyphen) ++k;
      bool second_article = !hyphen && Info(k, Word::kArticle);
      if (second_article) ++k;
      if (Info(k, Word::kDozen)) {
        r.value *= 12;
        r.end = k + 1;
        r.significant = 1;
        r.fraction = false;
        return r;
      }
      auto [scale, end] = second_article || hyphen ? Scales(k, false) : ScaleOf(k);
      if (scale > 1) {
        r.value *= scale;
        r.magnitude = scale;
        r.end = end;
        return r;
      }
      if (hyphen && !article) return std::nullopt;  // half-time, quarter-final
      if (info->value == 2) {
        if (Has(words_.half_after, before) && !Info(j + 1, Word::kOf)) return std::nullopt;
        if (hyphen) return std::nullopt;
        if (second_article) r.end = k;  // "half a" mile
        return r;
      }
      if (article && !hyphen && (Info(j + 1, Word::kOf) || !In(j + 1) || !a_[j + 1].word())) {
        return r;
      }
      return std::nullopt;
    }
    if (!article) return std::nullopt;
    std::optional<Parts> parts = Denominator(j);
    if (!parts || parts->plural || OrdinalUse(*parts)) return std::nullopt;
    Reading r{.end = parts->end, .value = 1 / parts->value,
              .significant = SignificantOf(1 / parts->value), .fraction = true};
    auto [scale, end] = ScaleOf(parts->end);
    if (scale > 1) {
      r.value *= scale;
      r.magnitude = scale;
      r.end = end;
    }
    return r;
  }

  // The ordinal at i: "third", "twenty-first", "one hundred twenty-fifth", "three trillionth".
  std::optional<Reading> Ordinal(uint32_t i, const Reading* before) const {
    uint32_t j = before ? SkipHyphen(before->end) : i;
    double base = before ? before->value : 0;
    const WordInfo* info = Info(j);
    if (!info) return std::nullopt;
    if (before && Info(j, Word::kAnd)) info = Info(++j);
    if (!info) return std::nullopt;
    if (info->word == Word::kTen) {
      uint32_t k = SkipHyphen(j + 1);
      const WordInfo* one = Info(k, Word::kOrdinal);
      if (!one || one->plural || one->value < 1 || one->value >= 10) return std::nullopt;
      if (before && base < 100) return std::nullopt;
      return Reading{.end = k + 1, .value = base + info->value + one->value};
    }
    if (info->word != Word::kOrdinal || info->plural) return std::nullopt;
    if (!before) return Reading{.end = j + 1, .value = info->value};
    if (before->digits) return std::nullopt;
    if (info->value >= 100) return Reading{.end = j + 1, .value = base * info->value};
    if (base >= 20 && base < 100 && std::fmod(base, 10) == 0 && info->value < 10) {
      return Reading{.end = j + 1, .value = base + info->value};
    }
    if (base >= 100) return Reading{.end = j + 1, .value = base + info->value};
    return std::nullopt;
  }

  // --- the vague, and nothing --------------------------------------------------------------

  uint32_t ReadVague(uint32_t i) {
    Phrases::Hit hit = words_.vague_phrases.At(a_, i, end_);
    if (!hit) return 0;
    if (i > begin_ && (Has(words_.vague_not_after, a_[i - 1].text) || Glued(i))) return 0;
    const Vague& vague = words_.vague[hit.id];
    uint32_t end = i + hit.length;
    if (vague.needs_of && !Info(end, Word::kOf) && !Info(end - 1, Word::kOf)) return 0;
    Numeral n{.form = NumeralForm::kVague, .value = vague.middle, .min = vague.min,
              .max = vague.max, .significant = 0};
    auto multiply = [&](double by, double below) {
      n.min *= by;
      n.max = std::min(n.max, below) * by;
      n.value *= by;
      n.magnitude = by;
    };
    // "several hundred", "a few dozen", "a couple of hundred thousand"
    if (const WordInfo* next = Info(end); next && (next->word == Word::kHundred ||
                                                   next->word == Word::kDozen)) {
      multiply(next->value, 10);
      ++end;
    }
    if (auto [scale, after] = Scales(end, false); scale > 1) {
      multiply(scale, 1000);
      end = after;
    } else if (Info(end, Word::kOf)) {
      // "hundreds of thousands"
      Phrases::Hit of = words_.vague_phrases.At(a_, end + 1, end_);
      if (of && vague.min >= 20 && words_.vague[of.id].min >= 200) {
        multiply(words_.vague[of.id].min / 2, 1000);
        end += 1 + of.length;
      }
    }
    Emit(i, end, n);
    return end;
  }

  uint32_t ReadNone(uint32_t i) {
    Phrases::Hit hit = words_.no.At(a_, i, end_);
    if (!hit || (i > begin_ && Glued(i))) return 0;
    uint32_t end = i + hit.length;
    // "No. 2" is a number of its own; "No," is an answer.
    if (Glued(end) && !a_[end].word() && a_[i].text == "no") return 0;
    if (In(end) && Has(words_.no_before, a_[end].text)) return 0;
    Emit(i, end, Numeral{.form = NumeralForm::kNone});
    return end;
  }

  // "one" that stands for a noun.
  bool Pronoun(uint32_t i, const Reading& r) const {
    if (r.end != i + 1 || r.digits || r.value != 1 || a_[i].text != "one") return false;
    if (In(r.end) && !a_[r.end].word() && !a_[r.end].space && (a_[r.end].raw == "'" ||
        a_[r.end].raw == "’")) {
      return true;
    }
    if (In(r.end) && Has(words_.one_before, a_[r.end].text)) return true;
    if (Fine(r.end) == Xpos::kMd) return true;
    return i > begin_ && Has(words_.one_after, a_[i - 1].text) && !NounFollows(r.end);
  }

  // Inside "http://a.org/2013/05": digits of an address on the web.
  bool InAddress(uint32_t i) const {
    if (!a_[i].digits() || a_[i].space || a_[i].token >= document_.tokens.size()) return false;
    std::string_view token = document_.Text(a_[i].token);
    return token.find("://") != std::string_view::npos || token.starts_with("www.");
  }

  // --- one position ------------------------------------------------------------------------

  // A sign before the number at i: written against it, or as a word.
  uint32_t SkipSign(uint32_t i, bool* negative) const {
    if (Info(i, Word::kMinus)) {
      const WordInfo* next = Info(i + 1);
      if (In(i + 1) && (a_[i + 1].digits() || (next && (next->word == Word::kOne ||
                                                        next->word == Word::kTen)))) {
        *negative = true;
        return i + 1;
      }
      return i;
    }
    if (!a_[i].Is('-') && a_[i].raw != "\u2212") return i;
    bool free_left = i == begin_ || a_[i].space ||
                     (a_[i - 1].kind == Atom::Kind::kSymbol && !IsHyphen(a_[i - 1]) &&
                      !a_[i - 1].Is(')') && !a_[i - 1].Is('.'));
    if (!free_left || !In(i + 1) || !a_[i + 1].digits()) return i;
    // "- 20" is a sign only where nothing but a number can stand: else it is a dash.
    if (a_[i + 1].space && i != begin_ && !(In(i + 2) && Has(words_.minus_before, a_[i + 2].text))) {
      return i;
    }
    *negative = true;
    return i + 1;
  }

  uint32_t ReadAt(uint32_t i) {
    const Atom& atom = a_[i];
    if (InAddress(i)) return i;
    if (Phrases::Hit name = words_.names.At(a_, i, end_); name && !Glued(i + name.length)) {
      return i + name.length;
    }
    if (atom.word()) {
      if (uint32_t end = ReadVague(i)) return end;
      if (uint32_t end = ReadNone(i)) return end;
    }
    bool negative = false;
    uint32_t start = SkipSign(i, &negative);
    if (start == i && atom.kind == Atom::Kind::kSymbol && !atom.Is('.') && !FractionSign(i)) {
      return i;
    }
    if (a_[start].word() && !words_.Find(a_[start].text)) return i;

    std::optional<Reading> r = Cardinal(start, true);
    if (r && r->joined_and && i > begin_ && a_[i - 1].text == "between" &&
        !Info(r->end, Word::kAnd)) {
      r = Cardinal(start, false);
    }
    if (!r) {
      if (std::optional<Reading> share = Share(start)) return EmitReading(i, *share, negative);
      if (std::optional<Reading> ordinal = Ordinal(start, nullptr)) {
        return EmitOrdinal(start, *ordinal);
      }
      return start;
    }
    if (Pronoun(start, *r)) return r->end;
    if (r->digits && OrdinalSuffixAt(*r)) {
      r->end += 1;
      return EmitOrdinal(start, *r);
    }
    AddPoint(&*r);
    if (!AddDenominator(start, &*r)) {
      if (std::optional<Reading> ordinal = Ordinal(start, &*r)) {
        return EmitOrdinal(start, *ordinal);
      }
      AddParts(&*r);
    }
    return EmitReading(i, *r, negative);
  }

  bool OrdinalSuffixAt(const Reading& r) const {
    return r.plain | !r.fraction && Glued(r.end) && Info(r.end, Word::kOrdinalSuffix);
  }

  uint32_t EmitReading(uint32_t i, const Reading& r, bool negative) {
    Numeral n;
    n.form = r.fraction ? NumeralForm::kFraction
                        : r.digits ? NumeralForm::kDigits : NumeralForm::kWords;
    n.value = n.min = n.max = negative ? -r.value : r.value;
    n.magnitude = r.magnitude;
    n.significant = r.significant;
    n.plain = r.plain && !negative;
    n.unclear = r.unclear;
    Emit(i, r.end, n);
    return r.end;
  }

  uint32_t EmitOrdinal(uint32_t i, const Reading& r) {
    Emit(i, r.end, Numeral{.form = NumeralForm::kOrdinal, .value = r.value, .min = r.value,
                           .max = r.value});
    return r.end;
  }

  // A mark that binds what stands on both of its sides without a space.
  static bool Binds(const Atom& mark, const Atom& beyond) {
    if (IsHyphen(mark) || mark.Is('/') || mark.Is(':') || mark.Is('_') || mark.Is('@')) return true;
    return (mark.Is('.') || mark.Is(',')) && beyond.digits();
  }

  void Emit(uint32_t first, uint32_t last, Numeral n) {
    if (first > begin_ && Glued(first)) {
      const Atom& before = a_[first - 1];
      n.glued_left = before.kind != Atom::Kind::kSymbol ||
                     (first - 1 > begin_ && Glued(first - 1) &&
                      a_[first - 2].kind != Atom::Kind::kSymbol && Binds(before, a_[first - 2]));
    }
    if (Glued(last)) {
      n.glued_right = a_[last].kind != Atom::Kind::kSymbol ||
                      (Glued(last + 1) && a_[last + 1].kind != Atom::Kind::kSymbol &&
                       Binds(a_[last], a_[last + 1]));
    }
    n.first = first;
    n.last = last;
    n.span = {a_[first].span.begin, a_[last - 1].span.end};
    n.tokens = atoms_.Tokens(first, last);
    n.sentence = sentence_;
    // Digits behind a comma that was not taken for a decimal one ("40,15").
    if (first > begin_ + 1 && Glued(first) && a_[first - 1].Is(',') && a_[first - 2].digits()) {
      n.unclear = true;
    }
    out_->push_back(n);
  }

  const Words& words_;
  const Document& document_;
  const Atoms& atoms_;
  const std::vector<Atom>& a_;
  uint32_t begin_, end_, sentence_;
  std::vector<Numeral>* out_;
};

}  // namespace

NumeralReader::NumeralReader(std::unique_ptr<const Words> words) : words_(std::move(words)) {}
NumeralReader::~NumeralReader() = default;
NumeralReader::NumeralReader(NumeralReader&&) noexcept = default;
NumeralReader& NumeralReader::operator=(NumeralReader&&) noexcept = default;

std::vector<Numeral> NumeralReader::Read(const Document& document) const {
  Atoms atoms(document);
  return Read(document, atoms);
}

std::vector<Numeral> NumeralReader::Read(const Document& document, const Atoms& atoms) const {
  std::vector<Numeral> out;
  for (uint32_t s = 0; s < document.sentences.size(); ++s) {
    SentenceReader(*words_, document, atoms, s, &out).Read();
  }
  return out;
}

std::string_view NumeralFormName(NumeralForm form) {
  switch (form) {
    case NumeralForm::kDigits: return "digits";
    case NumeralForm::kWords: return "words";
    case NumeralForm::kFraction: return "fraction";
    case NumeralForm::kOrdinal: return "ordinal";
    case NumeralForm::kVague: return "vague";
    case NumeralForm::kNone: return "none";
  }
  return "digits";
}

std::string Dump(const Numeral& n, std::string_view text) {
  // Twelve digits hide the last bits of a fraction; a whole number shows all of its own.
  int digits = n.value == std::floor(n.value) ? 17 : 12;
  std::string out = absl::StrFormat("«%s» %s %.*g", Slice(text, n.span), NumeralFormName(n.form),
                                    digits, n.value);
  if (n.form == NumeralForm::kVague) out += absl::StrFormat(" [%.12g, %.12g)", n.min, n.max);
  if (n.unclear) out += " unclear";
  return out;
}

}  // namespace gainsay
