// SPDX-License-Identifier: Apache-2.0
//
// What stands at one position as a whole: a cardinal with its point, parts and ordinal ending, a
// vague number ("dozens"), nothing ("no").
//
// Tested by tests/extract/numeral_test.cc.
#include <cmath>

#include "absl/strings/str_format.h"
#include "extract/numeral_sentence.h"

namespace gainsay::numeral_internal {

// "nine point nought four".
void SentenceReader::AddPoint(Reading* r) const {
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
void SentenceReader::AddParts(Reading* r) const {
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
bool SentenceReader::AddDenominator(uint32_t first, Reading* r) const {
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
std::optional<Reading> SentenceReader::Share(uint32_t i) const {
  bool article = Info(i, Word::kArticle);
  uint32_t j = article ? i + 1 : i;
  const WordInfo* info = Info(j);
  if (!info) return std::nullopt;
  std::string_view before = i > begin_ ? a_[i - 1].text : std::string_view();
  if (info->word == Word::kParts && !info->plural) {
    if (i > begin_ && Glued(i)) return std::nullopt;  // "one-and-half" and the like
    Reading r{.end = j + 1,
              .value = 1 / info->value,
              .significant = info->value == 2 ? 1 : 2,
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
  Reading r{.end = parts->end,
            .value = 1 / parts->value,
            .significant = SignificantOf(1 / parts->value),
            .fraction = true};
  auto [scale, end] = ScaleOf(parts->end);
  if (scale > 1) {
    r.value *= scale;
    r.magnitude = scale;
    r.end = end;
  }
  return r;
}

// The ordinal at i: "third", "twenty-first", "one hundred twenty-fifth", "three trillionth".
std::optional<Reading> SentenceReader::Ordinal(uint32_t i, const Reading* before) const {
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

uint32_t SentenceReader::ReadVague(uint32_t i) {
  Phrases::Hit hit = words_.vague_phrases.At(a_, i, end_);
  if (!hit) return 0;
  if (i > begin_ && (Has(words_.vague_not_after, a_[i - 1].text) || Glued(i))) return 0;
  const Vague& vague = words_.vague[hit.id];
  uint32_t end = i + hit.length;
  if (vague.needs_of && !Info(end, Word::kOf) && !Info(end - 1, Word::kOf)) return 0;
  Numeral n{.form = NumeralForm::kVague,
            .value = vague.middle,
            .min = vague.min,
            .max = vague.max,
            .significant = 0};
  auto multiply = [&](double by, double below) {
    n.min *= by;
    n.max = std::min(n.max, below) * by;
    n.value *= by;
    n.magnitude = by;
  };
  // "several hundred", "a few dozen", "a couple of hundred thousand"
  if (const WordInfo* next = Info(end);
      next && (next->word == Word::kHundred || next->word == Word::kDozen)) {
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

uint32_t SentenceReader::ReadNone(uint32_t i) {
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
bool SentenceReader::Pronoun(uint32_t i, const Reading& r) const {
  if (r.end != i + 1 || r.digits || r.value != 1 || a_[i].text != "one") return false;
  if (In(r.end) && !a_[r.end].word() && !a_[r.end].space &&
      (a_[r.end].raw == "'" || a_[r.end].raw == "’")) {
    return true;
  }
  if (In(r.end) && Has(words_.one_before, a_[r.end].text)) return true;
  if (Fine(r.end) == Xpos::kMd) return true;
  return i > begin_ && Has(words_.one_after, a_[i - 1].text) && !NounFollows(r.end);
}

// Inside "http://a.org/2013/05": digits of an address on the web.
bool SentenceReader::InAddress(uint32_t i) const {
  if (!a_[i].digits() || a_[i].space || a_[i].token >= document_.tokens.size()) return false;
  std::string_view token = document_.Text(a_[i].token);
  return token.find("://") != std::string_view::npos || token.starts_with("www.");
}

// A sign before the number at i: written against it, or as a word.
uint32_t SentenceReader::SkipSign(uint32_t i, bool* negative) const {
  if (Info(i, Word::kMinus)) {
    const WordInfo* next = Info(i + 1);
    if (In(i + 1) &&
        (a_[i + 1].digits() || (next && (next->word == Word::kOne || next->word == Word::kTen)))) {
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

uint32_t SentenceReader::ReadAt(uint32_t i) {
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

bool SentenceReader::OrdinalSuffixAt(const Reading& r) const {
  return r.plain | !r.fraction && Glued(r.end) && Info(r.end, Word::kOrdinalSuffix);
}

uint32_t SentenceReader::EmitReading(uint32_t i, const Reading& r, bool negative) {
  Numeral n;
  n.form = r.fraction ? NumeralForm::kFraction
           : r.digits ? NumeralForm::kDigits
                      : NumeralForm::kWords;
  n.value = n.min = n.max = negative ? -r.value : r.value;
  n.magnitude = r.magnitude;
  n.significant = r.significant;
  n.plain = r.plain && !negative;
  n.unclear = r.unclear;
  Emit(i, r.end, n);
  return r.end;
}

uint32_t SentenceReader::EmitOrdinal(uint32_t i, const Reading& r) {
  Emit(i, r.end,
       Numeral{.form = NumeralForm::kOrdinal, .value = r.value, .min = r.value, .max = r.value});
  return r.end;
}

// A mark that binds what stands on both of its sides without a space.
bool SentenceReader::Binds(const Atom& mark, const Atom& beyond) {
  if (IsHyphen(mark) || mark.Is('/') || mark.Is(':') || mark.Is('_') || mark.Is('@')) return true;
  return (mark.Is('.') || mark.Is(',')) && beyond.digits();
}

void SentenceReader::Emit(uint32_t first, uint32_t last, Numeral n) {
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

}  // namespace gainsay::numeral_internal
