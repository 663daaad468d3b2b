// SPDX-License-Identifier: Apache-2.0
#include "text/tag_features.h"

#include <algorithm>
#include <string>

namespace gainsay {
namespace {

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) { return IsUpper(c) || IsLower(c) || (c & 0x80) != 0; }

char Fold(char c) {
  if (IsUpper(c)) return static_cast<char>(c - 'A' + 'a');
  return IsDigit(c) ? '0' : c;
}

// Longer words are described by their beginning: nothing in English is lost, and a base64 blob
// costs no more than a word.
constexpr size_t kMaxWord = 64;

uint32_t ShapeOf(std::string_view word) {
  char shape[kMaxWord];
  size_t n = 0;
  for (char c : word) {
    const char s = IsUpper(c) ? 'X' : IsDigit(c) ? 'd' : IsLetter(c) ? 'x' : c;
    // A run of one capital differs from a longer one: "Xx" and "XXx".
    if (n >= 1 && shape[n - 1] == s && (s != 'X' || (n >= 2 && shape[n - 2] == s))) continue;
    shape[n++] = s;
  }
  return WordHash({shape, n});
}

uint8_t CapitalsOf(std::string_view word) {
  int upper = 0, lower = 0;
  for (char c : word) {
    upper += IsUpper(c);
    lower += IsLetter(c) && !IsUpper(c);
  }
  if (upper + lower == 0) return 4;
  if (upper == 0) return 0;
  if (lower == 0 && upper > 1) return 2;
  if (upper == 1 && IsUpper(word[0])) return 1;
  return 3;
}

Casing CasingOf(std::span<const TagWord> words, std::span<const std::string_view> forms) {
  // Short words (of, the) stay in lower case in titles and say nothing.
  int upper = 0, first = 0, lower = 0, any_lower = 0;
  for (size_t i = 0; i < words.size(); ++i) {
    any_lower += words[i].capitals == 0;
    if (forms[i].size() < 4) continue;
    upper += words[i].capitals == 2;
    first += words[i].capitals == 1 && i > 0;
    lower += words[i].capitals == 0;
  }
  const bool starts_small = !words.empty() && words[0].capitals == 0;
  if (upper >= 2 && lower == 0 && any_lower == 0 && upper > first) return Casing::kUpper;
  if (lower == 0 && first >= 2) return Casing::kTitle;
  if (first >= 4 && first >= 4 * lower) return Casing::kTitle;
  if (starts_small && first == 0 && upper == 0) return Casing::kLower;
  return Casing::kNormal;
}

// Looks the folded word up in WordNet, and what is left of it without a regular ending; which
// ending it was is part of the answer.
uint32_t SensesOf(std::string_view word, const SmallMap& senses) {
  uint32_t bits = senses.Find(WordHash(word));
  const size_t n = word.size();
  if (n < 4 || senses.slots().empty()) return bits;
  auto stem = [&](size_t cut, std::string_view add) -> uint32_t {
    if (n < cut + 2) return 0;
    char buffer[kMaxWord + 4];
    std::copy_n(word.data(), n - cut, buffer);
    std::copy(add.begin(), add.end(), buffer + (n - cut));
    return senses.Find(WordHash({buffer, n - cut + add.size()}));
  };
  auto ending = [&](std::string_view s) { return word.ends_with(s); };
  auto doubled = [&](size_t cut) -> uint32_t {
    return n > cut + 2 && word[n - cut - 1] == word[n - cut - 2] ? stem(cut + 1, "") : 0;
  };
  uint32_t base = 0, kind = 0;
  if (ending("ies")) {
    base = stem(3, "y"), kind = 1;
  } else if (ending("es")) {
    base = stem(1, "") | stem(2, ""), kind = 1;
  } else if (ending("s") && !ending("ss")) {
    base = stem(1, ""), kind = 1;
  } else if (ending("ied")) {
    base = stem(3, "y"), kind = 2;
  } else if (ending("ed")) {
    base = stem(1, "") | stem(2, "") | doubled(2), kind = 2;
  } else if (ending("ing")) {
    base = stem(3, "") | stem(3, "e") | doubled(3), kind = 3;
  } else if (ending("ier")) {
    base = stem(3, "y"), kind = 4;
  } else if (ending("er")) {
    base = stem(1, "") | stem(2, "") | doubled(2), kind = 4;
  } else if (ending("est")) {
    base = stem(2, "") | stem(3, "") | doubled(3), kind = 5;
  } else if (ending("ly")) {
    base = stem(2, ""), kind = 6;
  }
  if (base == 0) kind = 0;
  return bits | base << 9 | kind << 18;
}

TagWord Describe(std::string_view word, const TagLexicon& lexicon) {
  TagWord w;
  word = word.substr(0, kMaxWord);
  char folded[kMaxWord], exact[kMaxWord];
  const size_t n = word.size();
  for (size_t i = 0; i < n; ++i) {
    folded[i] = Fold(word[i]);
    exact[i] = IsDigit(word[i]) ? '0' : word[i];
  }
  const std::string_view form(folded, n);
  w.form = WordHash(form);
  w.exact = WordHash({exact, n});
  for (size_t k = 1; k <= 4 && k < n; ++k) w.prefix[k - 1] = WordHash(form.substr(0, k));
  for (size_t k = 1; k <= 5 && k < n; ++k) w.suffix[k - 1] = WordHash(form.substr(n - k));
  w.shape = ShapeOf(word);
  w.capitals = CapitalsOf(word);
  w.cls = lexicon.classes.Find(w.form);
  w.fixed = lexicon.fixed.Find(w.exact);
  w.senses = SensesOf(form, lexicon.senses);
  return w;
}

const TagWord kOutside{.form = 1, .exact = 1, .shape = 1, .cls = 0x7FFF, .capitals = 5};

}  // namespace

uint32_t WordHash(std::string_view bytes) {
  uint64_t h = 0xCBF29CE484222325u;
  for (char c : bytes) h = (h ^ static_cast<uint8_t>(c)) * 0x100000001B3u;
  return static_cast<uint32_t>((h ^ h >> 32) * 0x9E3779B97F4A7C15u >> 32);
}

std::string FoldWord(std::string_view word) {
  std::string folded(word);
  for (char& c : folded) c = Fold(c);
  return folded;
}

Casing DescribeWords(std::span<const std::string_view> words, const TagLexicon& lexicon,
                     std::vector<TagWord>* out) {
  out->clear();
  for (std::string_view word : words) out->push_back(Describe(word, lexicon));
  return CasingOf(*out, words);
}

int TagFeatures(std::span<const TagWord> words, size_t i, Casing casing, uint32_t last_label,
                uint32_t label_before, uint32_t* out) {
  const size_t n = words.size();
  const TagWord& w = words[i];
  const TagWord& l1 = i >= 1 ? words[i - 1] : kOutside;
  const TagWord& l2 = i >= 2 ? words[i - 2] : kOutside;
  const TagWord& r1 = i + 1 < n ? words[i + 1] : kOutside;
  const TagWord& r2 = i + 2 < n ? words[i + 2] : kOutside;
  const uint32_t t1 = last_label, t2 = label_before;
  const uint32_t capitals = w.capitals | static_cast<uint32_t>(casing) << 3 | (i == 0) << 5;
  // A rare word is known by its ending and by its base form; a frequent one by what it was.
  const auto kind = [](const TagWord& x) -> uint32_t {
    return x.cls != 0 ? x.cls : Feature(99, x.suffix[1], x.senses, x.capitals);
  };
  const uint32_t k0 = kind(w), kl1 = kind(l1), kr1 = kind(r1), kr2 = kind(r2);

  uint32_t* f = out;
  uint32_t t = 0;
  // The word itself.
  *f++ = Feature(t++, w.form);
  *f++ = Feature(t++, w.exact);
  *f++ = Feature(t++, w.cls, capitals);
  *f++ = Feature(t++, w.senses, capitals);
  *f++ = Feature(t++, w.senses, w.suffix[1]);
  *f++ = Feature(t++, w.shape);
  *f++ = Feature(t++, w.shape, static_cast<uint32_t>(casing), i == 0);
  for (uint32_t p : w.prefix) *f++ = Feature(t++, p);
  for (uint32_t s : w.suffix) *f++ = Feature(t++, s);
  *f++ = Feature(t++, w.suffix[2], w.capitals);
  // The tags before.
  *f++ = Feature(t++, t1);
  *f++ = Feature(t++, t1, t2);
  *f++ = Feature(t++, t1, w.form);
  *f++ = Feature(t++, t1, w.suffix[2]);
  *f++ = Feature(t++, t1, k0);
  *f++ = Feature(t++, t1, t2, k0);
  *f++ = Feature(t++, t1, k0, kr1);
  *f++ = Feature(t++, t1, capitals);
  *f++ = Feature(t++, t2, w.form);
  *f++ = Feature(t++, t1, r1.form);
  // The words around.
  *f++ = Feature(t++, l1.form);
  *f++ = Feature(t++, l2.form);
  *f++ = Feature(t++, r1.form);
  *f++ = Feature(t++, r2.form);
  *f++ = Feature(t++, l1.form, w.form);
  *f++ = Feature(t++, w.form, r1.form);
  *f++ = Feature(t++, l1.form, r1.form);
  *f++ = Feature(t++, l2.form, l1.form, k0);
  *f++ = Feature(t++, k0, kl1);
  *f++ = Feature(t++, k0, kr1);
  *f++ = Feature(t++, k0, kr1, kr2);
  *f++ = Feature(t++, kr1);
  *f++ = Feature(t++, r1.suffix[2]);
  *f++ = Feature(t++, l1.suffix[2]);
  *f++ = Feature(t++, r1.senses, k0);
  *f++ = Feature(t++, r1.shape, w.shape);
  *f++ = Feature(t++, l1.shape, w.shape);
  *f++ = Feature(t++, l1.form, k0);
  *f++ = Feature(t++, r1.form, k0);
  // Capitals in a row.
  const uint32_t row =
      w.capitals | l1.capitals << 3 | r1.capitals << 6 | static_cast<uint32_t>(casing) << 9;
  *f++ = Feature(t++, row, w.senses);
  *f++ = Feature(t++, row | l2.capitals << 12 | r2.capitals << 16, k0);
  *f++ = Feature(t++, row, t1);
  *f++ = Feature(t++, w.capitals | (i == 0) << 3, w.form);
  *f++ = Feature(t++, w.prefix[3], w.suffix[2]);
  *f++ = Feature(t++, w.senses, r1.senses, l1.senses);
  *f++ = Feature(t++, w.senses, t1);
  return static_cast<int>(f - out);
}

int TagFeaturesAgain(std::span<const TagWord> words, size_t i, Casing casing, uint32_t last_label,
                     uint32_t label_before, const TagContext& context, uint32_t* out) {
  uint32_t* f = out + TagFeatures(words, i, casing, last_label, label_before, out);
  const TagWord& w = words[i];
  const uint32_t before = i >= 1 ? words[i - 1].form : kOutside.form;
  const uint32_t behind = i + 1 < words.size() ? words[i + 1].form : kOutside.form;
  const uint32_t known = w.cls != 0 ? w.cls : Feature(99, w.suffix[1], w.senses, w.capitals);
  const uint32_t own = context.own, r1 = context.right, r2 = context.right2;
  const uint32_t t1 = last_label, t2 = label_before;
  const auto pair = [](uint32_t a, uint32_t b) { return a | b << 8; };
  uint32_t t = kMaxTagFeatures;
  *f++ = Feature(t++, own);
  *f++ = Feature(t++, own, w.form);
  *f++ = Feature(t++, own, pair(t1, r1));
  *f++ = Feature(t++, own, t1);
  *f++ = Feature(t++, own, r1);
  *f++ = Feature(t++, r1);
  *f++ = Feature(t++, pair(r1, r2));
  *f++ = Feature(t++, pair(t1, r1));
  *f++ = Feature(t++, pair(t1, r1), w.form);
  *f++ = Feature(t++, pair(t1, r1), known);
  *f++ = Feature(t++, pair(t1, t2), r1);
  *f++ = Feature(t++, pair(r1, r2), t1);
  *f++ = Feature(t++, pair(r1, r2), w.form);
  *f++ = Feature(t++, pair(r1, r2), known);
  *f++ = Feature(t++, r1, w.form);
  *f++ = Feature(t++, r1, known);
  *f++ = Feature(t++, r1, w.suffix[2]);
  *f++ = Feature(t++, r1, behind, known);
  *f++ = Feature(t++, r2, behind, known);
  *f++ = Feature(t++, r1, before, known);
  *f++ = Feature(t++, r1, w.capitals, w.senses);
  *f++ = Feature(t++, context.next_verb, w.form);
  *f++ = Feature(t++, context.next_verb, known, r1);
  *f++ = Feature(t++, context.last_verb, w.form);
  *f++ = Feature(t++, context.last_verb, known, t1);
  *f++ = Feature(t++, pair(context.last_verb, context.next_verb), known);
  *f++ = Feature(t++, pair(context.last_verb, context.next_verb), pair(t1, r1));
  return static_cast<int>(f - out);
}

}  // namespace gainsay
