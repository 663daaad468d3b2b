// SPDX-License-Identifier: Apache-2.0
#include "values/name_tables.h"

#include <algorithm>
#include <optional>

#include "base/status.h"
#include "nlohmann/json.hpp"
#include "values/name_fold.h"

namespace gainsay {
namespace {

using nlohmann::json;

// A list of strings under `key`; each string may hold several words apart by spaces.
absl::StatusOr<std::vector<std::string>> WordsOf(const json& table, const char* key) {
  if (!table.contains(key)) return Invalid(std::string("names: no list \"") + key + "\"");
  const json& list = table[key];
  if (!list.is_array()) return Invalid(std::string("names: \"") + key + "\" is no list");
  std::vector<std::string> words;
  for (const json& item : list) {
    if (!item.is_string()) return Invalid(std::string("names: \"") + key + "\": not a string");
    for (std::string_view word : NameWords(item.get_ref<const std::string&>())) {
      std::string folded = FoldName(word);
      std::erase(folded, ' ');  // a hyphened name is one word
      words.push_back(std::move(folded));
    }
  }
  return words;
}

}  // namespace

absl::StatusOr<NameTables> NameTables::FromJson(const json& names, const json& given_names) {
  NameTables t;
  const std::pair<const char*, Words*> lists[] = {
      {"before", &t.before_},     {"after", &t.after_},         {"particles", &t.particles_},
      {"articles", &t.articles_}, {"filiation", &t.filiation_}, {"servants", &t.servants_}};
  for (const auto& [key, out] : lists) {
    ASSIGN_OR_RETURN(const std::vector<std::string> words, WordsOf(names, key));
    out->insert(words.begin(), words.end());
  }
  const std::pair<const char*, Groups*> groups[] = {{"nicknames", &t.nicknames_},
                                                    {"forms", &t.forms_}};
  for (const auto& [key, out] : groups) {
    if (!names.contains(key)) return Invalid(std::string("names: no list \"") + key + "\"");
    int id = 0;
    for (const json& group : names[key]) {
      for (const json& word : group) (*out)[FoldName(word.get<std::string>())].push_back(id);
      ++id;
    }
  }
  ASSIGN_OR_RETURN(const std::vector<std::string> family, WordsOf(given_names, "family_first"));
  t.family_first_.insert(family.begin(), family.end());
  const std::pair<const char*, Gender> genders[] = {
      {"female", Gender::kFemale}, {"male", Gender::kMale}, {"either", Gender::kUnknown}};
  for (const auto& [key, gender] : genders) {
    ASSIGN_OR_RETURN(const std::vector<std::string> words, WordsOf(given_names, key));
    for (const std::string& word : words) {
      const auto [at, added] = t.given_.try_emplace(word, Given{gender});
      if (!added && at->second.gender != gender) at->second.gender = Gender::kUnknown;
    }
  }
  // All forms of a name that is a given name in one of them.
  for (const json& group : names["forms"]) {
    std::optional<Gender> gender;
    for (const json& word : group) {
      const auto at = t.given_.find(FoldName(word.get<std::string>()));
      if (at != t.given_.end() && !gender) gender = at->second.gender;
    }
    if (!gender) continue;
    for (const json& word : group) {
      t.given_.try_emplace(FoldName(word.get<std::string>()), Given{*gender});
    }
  }
  // Pet names are given names too; whose, the full name says.
  for (const json& group : names["nicknames"]) {
    t.full_names_.push_back(FoldName(group[0].get<std::string>()));
    const auto full = t.given_.find(FoldName(group[0].get<std::string>()));
    const Gender gender = full == t.given_.end() ? Gender::kUnknown : full->second.gender;
    for (const json& word : group) {
      const auto [at, added] =
          t.given_.try_emplace(FoldName(word.get<std::string>()), Given{gender});
      if (!added && at->second.gender != gender) at->second.gender = Gender::kUnknown;
    }
  }
  ASSIGN_OR_RETURN(const std::vector<std::string> ambiguous, WordsOf(given_names, "ambiguous"));
  for (const std::string& word : ambiguous) {
    const auto at = t.given_.find(word);
    if (at != t.given_.end()) at->second.ambiguous = true;
  }
  return t;
}

bool NameTables::Share(const Groups& groups, std::string_view a, std::string_view b) {
  const auto x = groups.find(a), y = groups.find(b);
  if (x == groups.end() || y == groups.end()) return false;
  return std::find_first_of(x->second.begin(), x->second.end(), y->second.begin(),
                            y->second.end()) != x->second.end();
}

std::vector<std::string_view> NameTables::FullNamesOf(std::string_view pet_name) const {
  std::vector<std::string_view> out;
  const auto groups = nicknames_.find(pet_name);
  if (groups == nicknames_.end()) return out;
  for (int group : groups->second) out.push_back(full_names_[group]);
  return out;
}

bool NameTables::IsSurelyGiven(std::string_view word) const {
  const auto at = given_.find(word);
  return at != given_.end() && !at->second.ambiguous;
}

Gender NameTables::GenderOf(std::string_view given) const {
  const auto at = given_.find(given);
  return at == given_.end() ? Gender::kUnknown : at->second.gender;
}

namespace {

struct Piece {
  std::string text;    // as written, without commas
  std::string folded;  // without spaces
  bool comma = false;  // a comma follows
};

bool IsCapitals(std::string_view word) {
  int capitals = 0;
  for (const char c : word) {
    if (c >= 'a' && c <= 'z') return false;
    capitals += c >= 'A' && c <= 'Z';
  }
  return capitals >= 3;  // two are initials: JF Kennedy
}

std::vector<Piece> Split(std::string_view text) {
  std::vector<Piece> pieces;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find_first_of(" \t\n", at), text.size());
    std::string_view word = text.substr(at, end - at);
    at = end + 1;
    Piece piece;
    while (!word.empty() && word.back() == ',') {
      piece.comma = true;
      word.remove_suffix(1);
    }
    if (word.empty()) {
      if (piece.comma && !pieces.empty()) pieces.back().comma = true;
      continue;
    }
    piece.text = word;
    piece.folded = FoldName(word);
    std::erase(piece.folded, ' ');
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

std::string Join(const std::vector<Piece>& pieces, size_t first, size_t last) {
  std::string out;
  for (size_t i = first; i < last; ++i) {
    if (i > first) out += ' ';
    out += pieces[i].text;
  }
  return out;
}

// Takes the nickname in quotation marks or brackets out of `text`.
std::string TakeNickname(std::string& text) {
  const std::pair<std::string_view, std::string_view> marks[] = {
      {"\"", "\""}, {"\xe2\x80\x9c", "\xe2\x80\x9d"}, {"(", ")"}, {" '", "' "}};
  for (const auto& [open, close] : marks) {
    const size_t begin = text.find(open);
    if (begin == std::string::npos || begin == 0) continue;
    const size_t inner = begin + open.size();
    const size_t end = text.find(close, inner);
    if (end == std::string::npos || end == inner) continue;
    std::string nickname = text.substr(inner, end - inner);
    text = text.substr(0, begin) + " " + text.substr(end + close.size());
    return nickname;
  }
  return "";
}

}  // namespace

PersonName ParsePersonName(std::string_view written, const NameTables& tables) {
  PersonName name;
  std::string text(written);
  name.nickname = TakeNickname(text);
  std::vector<Piece> p = Split(text);
  size_t first = 0, last = p.size();
  // Honorifics in front, as long as a name is left behind them.
  size_t titles = 0;
  while (titles + 1 < last && tables.IsBefore(p[titles].folded)) ++titles;
  name.title = Join(p, 0, titles);
  first = titles;
  if (last - first >= 2 && tables.IsAfter(p[last - 1].folded) &&
      (p[last - 2].comma || last - first >= 3)) {
    name.suffix = p[--last].text;
    p[last - 1].comma = false;
  }
  name.full = Join(p, first, last);
  if (first == last) return name;

  // "Family, Given Middle": turned round.
  const auto comma = std::find_if(p.begin() + first, p.begin() + last,
                                  [](const Piece& piece) { return piece.comma; });
  size_t family_words = 1;
  bool known_family = false;
  if (comma != p.begin() + last && comma + 1 < p.begin() + last) {
    family_words = comma + 1 - (p.begin() + first);
    std::rotate(p.begin() + first, comma + 1, p.begin() + last);
    known_family = true;
    // Honorifics may stand behind the comma.
    while (last - first > family_words + 1 && tables.IsBefore(p[first].folded)) ++first;
  } else if (last - first >= 2) {
    const bool first_capitals = IsCapitals(p[first].text);
    const bool last_capitals = IsCapitals(p[last - 1].text);
    const bool hyphened = last - first == 2 && p[last - 1].text.find('-') != std::string::npos;
    const bool short_given = last - first == 3 && p[first + 1].folded.size() <= 5 &&
                             p[first + 2].folded.size() <= 5 &&
                             !tables.IsParticle(p[first + 1].folded);
    const bool eastern = tables.IsFamilyFirst(p[first].folded) &&
                         !tables.IsFamilyFirst(p[last - 1].folded) &&
                         (hyphened || short_given || !tables.IsGiven(p[first].folded));
    if ((first_capitals && !last_capitals) || eastern) {
      std::rotate(p.begin() + first, p.begin() + first + 1, p.begin() + last);
      known_family = true;
    }
  }
  size_t family = last - family_words;
  if (!known_family) {
    // Particles belong to the family name: "de la Cruz"; but not the first word of all.
    while (family > first + 1 &&
           (tables.IsParticle(p[family - 1].folded) || tables.IsFiliation(p[family - 1].folded))) {
      --family;
    }
  }
  size_t core = family;
  while (core + 1 < last &&
         (tables.IsParticle(p[core].folded) || tables.IsFiliation(p[core].folded))) {
    ++core;
  }
  name.particle = Join(p, family, core);
  name.family = Join(p, core, last);
  if (family > first) name.given = p[first].text;
  for (size_t i = first + 1; i < family; ++i) name.middle.push_back(p[i].text);
  return name;
}

}  // namespace gainsay
