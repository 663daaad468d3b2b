// SPDX-License-Identifier: Apache-2.0
#include "extract/name_words.h"

#include "base/status.h"
#include "nlohmann/json.hpp"
#include "values/name_fold.h"

namespace gainsay::name_internal {
namespace {

constexpr std::array<std::string_view, kNameClasses> kLexicons = {"person-honorific",
                                                                  "person-title",
                                                                  "person-sex",
                                                                  "person-verb",
                                                                  "organization-head",
                                                                  "organization-known",
                                                                  "organization-before",
                                                                  "organization-after",
                                                                  "other-head",
                                                                  "ship-prefix",
                                                                  "name-stop",
                                                                  "other-before",
                                                                  "naming"};

// The shape by ASCII letters; a word that begins otherwise ("Évian") counts by its folded form.
Shape ShapeOf(std::string_view text) {
  const unsigned char first = text.empty() ? ' ' : text[0];
  if (first >= '0' && first <= '9') return Shape::kNumber;
  int upper = 0, lower = 0;
  bool first_upper = first >= 'A' && first <= 'Z', dotted = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const unsigned char c = text[i];
    upper += c >= 'A' && c <= 'Z';
    lower += c >= 'a' && c <= 'z';
    dotted |= c == '.';
    // Latin letters with marks: U+00C0..U+00DE and the even ones of U+0100..U+017F are capitals.
    if (c == 0xc3 && i + 1 < text.size()) {
      const unsigned char d = text[++i];
      const bool capital = d >= 0x80 && d <= 0x9e;
      (capital ? upper : lower) += 1;
      first_upper |= i == 1 && capital;
    } else if ((c == 0xc4 || c == 0xc5) && i + 1 < text.size()) {
      const unsigned char d = text[++i];
      const bool capital = d % 2 == 0;
      (capital ? upper : lower) += 1;
      first_upper |= i == 1 && capital;
    }
  }
  if (upper + lower == 0) return Shape::kMark;
  if (upper == 0) return Shape::kLower;
  if (!first_upper) return Shape::kMixed;
  if (upper == 1 && lower == 0 && (dotted || text.size() <= 2)) return Shape::kInitial;
  return lower == 0 ? Shape::kCapitals : Shape::kCapital;
}

// Title case or all capitals: the long words nearly all begin with a capital.
bool IsHeadline(const NameWords& words, const Sentence& sentence) {
  int capital = 0, lower = 0;
  if (words[sentence.last - 1].text == ".") return false;  // a headline is no sentence
  for (uint32_t i = sentence.first; i < sentence.last; ++i) {
    const NameWord& w = words.words[i];
    if (w.folded.size() < 4 && !w.stop) continue;
    capital += w.IsCapitalised() && w.folded.size() >= 4;
    lower += w.shape == Shape::kLower && w.folded.size() >= 4;
  }
  return capital >= 4 && capital >= 4 * lower;
}

}  // namespace

absl::StatusOr<NameLexicons> NameLexicons::Compile(std::shared_ptr<const RuleSet> rules) {
  NameLexicons out;
  for (size_t c = 0; c < kNameClasses; ++c) {
    const Lexicon* lexicon = rules->FindLexicon(kLexicons[c]);
    if (lexicon == nullptr) return Invalid("no lexicon \"" + std::string(kLexicons[c]) + "\"");
    out.ids_[c] = lexicon->cls;
    for (const LexiconEntry& entry : lexicon->entries) {
      EntryValue value;
      if (entry.value != nullptr && entry.value->is_object()) {
        const std::string sex = entry.value->value("sex", "");
        if (sex == "male") value.sex = Gender::kMale;
        if (sex == "female") value.sex = Gender::kFemale;
        value.category = entry.value->value("category", "");
        value.goes_on = entry.value->value("of", false);
        value.common = entry.value->value("common", false);
        value.noun = entry.value->value("noun", false);
        value.alone = entry.value->value("alone", false);
      }
      out.values_[c].push_back(std::move(value));
    }
  }
  return out;
}

Gender NameLexicons::SexOf(NameClass cls, uint32_t entry) const {
  return values_[static_cast<size_t>(cls)][entry].sex;
}

std::string_view NameLexicons::CategoryOf(NameClass cls, uint32_t entry) const {
  return values_[static_cast<size_t>(cls)][entry].category;
}

bool NameLexicons::GoesOn(uint32_t entry) const {
  return values_[static_cast<size_t>(NameClass::kHead)][entry].goes_on;
}

bool NameLexicons::StandsAlone(uint32_t entry) const {
  return values_[static_cast<size_t>(NameClass::kOtherHead)][entry].alone;
}

bool NameLexicons::IsCommonTitle(uint32_t entry) const {
  return values_[static_cast<size_t>(NameClass::kTitle)][entry].common;
}

bool NameLexicons::IsPersonNoun(uint32_t entry) const {
  return values_[static_cast<size_t>(NameClass::kTitle)][entry].noun;
}

bool NameWords::HasPersonVerb(uint32_t token, uint32_t last) const {
  for (int steps = 0; token < last && steps < 4; ++token) {
    const NameWord& w = words[token];
    if (w.Begins(NameClass::kVerb).size > 0) return true;
    if (w.time) continue;
    const bool passes = w.folded == "on" || w.folded == "also" || w.folded == "was" ||
                        w.folded == "is" || w.folded == "has" || w.folded == "had" ||
                        w.folded == "later" || w.folded == "then" || w.folded.ends_with("ly") ||
                        w.text == ",";
    if (!passes) return false;
    ++steps;
  }
  return false;
}

NameWords NameLexicons::Read(const Sheet& sheet) const {
  const Document& document = *sheet.document;
  NameWords out;
  out.document = &document;
  out.words.resize(document.tokens.size());
  for (uint32_t i = 0; i < out.words.size(); ++i) {
    NameWord& w = out.words[i];
    w.text = document.Text(i);
    w.shape = ShapeOf(w.text);
    if (w.shape == Shape::kMark) continue;
    w.folded = FoldName(w.text);
    std::erase(w.folded, ' ');
  }
  for (const Mark& mark : sheet.words) {
    for (size_t c = 0; c < kNameClasses; ++c) {
      if (ids_[c] != mark.cls) continue;
      const auto size = static_cast<uint16_t>(mark.tokens.size());
      Hit& begin = out.words[mark.tokens.first].begins[c];
      if (size > begin.size) begin = {size, mark.payload};
      Hit& end = out.words[mark.tokens.last - 1].ends[c];
      if (size > end.size) end = {size, mark.payload};
      if (static_cast<NameClass>(c) == NameClass::kStop && size == 1) {
        out.words[mark.tokens.first].stop = true;
      }
    }
  }
  for (NameWord& w : out.words) {
    if (w.shape == Shape::kCapitals && w.Begins(NameClass::kKnown).size > 0) w.stop = false;  // WHO
  }
  for (const Mention& m : sheet.mentions) {
    const bool time = m.kind == MentionKind::kTime || m.kind == MentionKind::kQuantity;
    const PlaceValue* place = m.As<PlaceValue>();
    for (uint32_t i = m.tokens.first; i < m.tokens.last; ++i) {
      out.words[i].time |= time;
      out.words[i].place |= place != nullptr && !place->adjective;
      out.words[i].demonym |= place != nullptr && place->adjective;
    }
    if (place != nullptr) out.words[m.tokens.first].place_end = m.tokens.last;
    if (m.kind == MentionKind::kOffice && m.tokens.size() > 0) {
      out.words[m.tokens.last - 1].office_ends = true;
    }
  }
  out.headline.resize(document.sentences.size());
  for (size_t s = 0; s < document.sentences.size(); ++s) {
    out.headline[s] = IsHeadline(out, document.sentences[s]);
  }
  for (const NameWord& w : out.words) {
    if (w.shape == Shape::kLower) out.lower.insert(w.folded);
  }
  return out;
}

Initials InitialsOf(const NameWords& words, TokenRange name) {
  Initials out;
  for (uint32_t i = name.first; i < name.last; ++i) {
    const NameWord& w = words[i];
    if (w.folded.empty()) continue;
    out.of_all += w.folded[0];
    if (w.shape != Shape::kLower) out.of_capitals += w.folded[0];
  }
  return out;
}

std::string JoinWords(const std::vector<std::string_view>& words, size_t first, size_t last) {
  std::string out;
  for (size_t i = first; i < last; ++i) {
    if (i > first) out += ' ';
    out += words[i];
  }
  return out;
}

}  // namespace gainsay::name_internal
