// SPDX-License-Identifier: Apache-2.0
//
// Numbers in words: groups below a thousand, scales, parts ("two thirds").
//
// Tested by tests/extract/numeral_test.cc.
#include <cmath>

#include "extract/numeral_sentence.h"

namespace gainsay::numeral_internal {

// "twenty-five", "seven"; not the "twenty" of "twenty fifths" when `keep_tens`.
std::optional<Reading> SentenceReader::BelowHundred(uint32_t i, bool keep_tens) const {
  if (const WordInfo* one = Info(i, Word::kOne)) {
    return Reading{.end = i + 1, .value = one->value};
  }
  const WordInfo* ten = Info(i, Word::kTen);
  if (!ten) return std::nullopt;
  uint32_t j = SkipHyphen(i + 1);
  if (const WordInfo* ordinal = Info(j, Word::kOrdinal);
      keep_tens && ordinal && ordinal->value < 10) {
    return std::nullopt;
  }
  if (const WordInfo* one = Info(j, Word::kOne); one && one->value > 0 && one->value < 10) {
    return Reading{.end = j + 1, .value = ten->value + one->value};
  }
  return Reading{.end = i + 1, .value = ten->value};
}

std::optional<Reading> SentenceReader::Group(uint32_t i, bool allow_and) const {
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
std::pair<double, uint32_t> SentenceReader::Scales(uint32_t i, bool after_hyphen) const {
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
std::pair<double, uint32_t> SentenceReader::Suffix(uint32_t first, const Reading& r) const {
  uint32_t j = r.end;
  if (!In(j) || !a_[j].word() ||
      (Glued(j + 1) && (a_[j + 1].digits() || a_[j + 1].Is('.')) && a_[j].space)) {
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

std::optional<Reading> SentenceReader::Cardinal(uint32_t i, bool allow_and) const {
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

// "thirds", "quarter", "twenty-fifth", "hundredths" at i.
std::optional<Parts> SentenceReader::Denominator(uint32_t i) const {
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
std::optional<Reading> SentenceReader::PartsPhrase(uint32_t i) const {
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
bool SentenceReader::OrdinalUse(const Parts& parts) const {
  const WordInfo* info = Info(parts.end - 1);
  if (!info || info->word != Word::kOrdinal) return false;
  if (SkipGluedHyphen(parts.end) != parts.end) return true;  // "a third-place finish"
  return NounFollows(parts.end);
}

// "million", or "of a million", after a share.
std::pair<double, uint32_t> SentenceReader::ScaleOf(uint32_t i) const {
  uint32_t j = i;
  if (Info(j, Word::kOf)) {
    if (!Info(++j, Word::kArticle)) return {1, i};
    ++j;
    auto [scale, end] = Scales(j, false);
    return scale > 1 ? std::pair(scale, end) : std::pair(1.0, i);
  }
  return Scales(j);
}

}  // namespace gainsay::numeral_internal
