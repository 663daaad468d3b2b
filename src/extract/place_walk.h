// SPDX-License-Identifier: Apache-2.0
//
// Internal to extract/place*.cc: the walk over the sentences of one sheet, and what it knows.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "extract/mark_index.h"
#include "extract/sheet.h"
#include "rules/place_table.h"
#include "rules/ruleset.h"

namespace gainsay::place_internal {

// What an entry of one of the lexicons says.
struct Word {
  PlaceKind kind = PlaceKind::kUnknown;
  bool lower = false, number = false, container = false, inside = false, plural = false,
       surname = false;
  std::string to, part;
};

struct WordClass {
  ClassId cls = 0;
  std::vector<Word> words;
  const Word& Of(const Mark& mark) const { return words[mark.payload]; }
};

inline bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
inline bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
inline bool IsDigit(char c) { return c >= '0' && c <= '9'; }

inline bool IsCapitalized(std::string_view word) {
  if (word.empty()) return false;
  if (IsUpper(word[0])) return true;
  // The capitals of Latin-1 and Latin Extended begin with bytes C3..C5; good enough for a shape.
  return static_cast<unsigned char>(word[0]) >= 0xC3 && static_cast<unsigned char>(word[0]) <= 0xC5;
}
inline bool IsAllCapitals(std::string_view word) {
  size_t letters = 0;
  for (char c : word) {
    if (IsLower(c)) return false;
    letters += IsUpper(c);
  }
  return letters > 1;
}
inline bool IsDigits(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), IsDigit);
}

struct Knowledge {
  std::shared_ptr<const RuleSet> rules;
  std::shared_ptr<const PlaceTable> table;
  WordClass head, before, of, direction, preposition;
  ClassId government_verb = 0, toward_government = 0, role = 0, title = 0, verb = 0;
};

class Walk {
 public:
  Walk(const Knowledge& data, const Sheet& sheet);
  std::vector<Mention> Run();

 private:
  // A name taken: its tokens, what it can be, and what the words say of it.
  struct Taken {
    TokenRange tokens;
    PlaceValue value;
    std::string rule;
    PlaceKind listed = PlaceKind::kUnknown;  // set where more of the kind may follow
  };

  std::string_view Text(uint32_t t) const { return document_.Text(t); }
  bool In(uint32_t t) const { return t >= first_ && t < last_; }
  bool Cap(uint32_t t) const { return In(t) && IsCapitalized(Text(t)); }
  bool Is(uint32_t t, std::string_view word) const { return In(t) && Text(t) == word; }
  bool Free(uint32_t t) const { return In(t) && !taken_[t]; }
  std::string_view Slice(TokenRange range) const {
    return gainsay::Slice(document_.text, {document_.tokens[range.first].span.begin,
                                           document_.tokens[range.last - 1].span.end});
  }

  void Sentence_(const Sentence& sentence);
  uint32_t TryAt(uint32_t t);
  uint32_t TakeList(uint32_t t, PlaceKind kind);
  bool Highway(uint32_t t, Taken* out);
  bool Gazetteer(uint32_t t, Taken* out);
  bool Demonym(uint32_t t, Taken* out);
  bool Headed(uint32_t t, Taken* out);
  bool Introduced(uint32_t t, Taken* out);
  bool Town(uint32_t t, Taken* out);

  std::vector<PlaceHit> Longest(uint32_t t, TokenRange* range) const;
  void TakeContainer(Taken* taken);
  void TakeDirection(Taken* taken);
  void TakeGovernment(Taken* taken);
  void MakeGovernment(PlaceValue* value);
  bool Fits(const Taken& taken, const std::vector<PlaceHit>& hits);
  bool AfterPreposition(uint32_t t) const;
  bool NamesPerson(uint32_t t, uint32_t end, bool given = false);
  bool EndsPerson(TokenRange name) const;
  void Resolve();
  uint32_t RunEnd(uint32_t t) const;
  void Emit(Taken taken);

  const Knowledge& d_;
  const Sheet& sheet_;
  const Document& document_;
  MarkIndex marks_;
  std::vector<bool> taken_;                    // by earlier stages: time expressions
  std::vector<const Quantity*> quantity_end_;  // by last token
  uint32_t first_ = 0, last_ = 0;
  bool title_ = false;
  std::vector<Mention> found_;
  absl::flat_hash_map<std::string_view, bool> persons_;  // see NamesPerson
};

}  // namespace gainsay::place_internal
