// SPDX-License-Identifier: Apache-2.0
//
// What is known of names whatever the language: particles, honorifics, pet names, forms of one
// name, given names and whose they are. Read from rules/world/names.json and given-names.json;
// immutable. All words are asked for folded (values/name_fold.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "nlohmann/json_fwd.hpp"
#include "values/name.h"

namespace gainsay {

enum class Gender { kUnknown, kFemale, kMale };

class NameTables {
 public:
  // The contents of the tables "names" and "given-names".
  static absl::StatusOr<NameTables> FromJson(const nlohmann::json& names,
                                             const nlohmann::json& given_names);

  bool IsBefore(std::string_view word) const { return before_.contains(word); }
  bool IsAfter(std::string_view word) const { return after_.contains(word); }
  bool IsParticle(std::string_view word) const { return particles_.contains(word); }
  bool IsArticle(std::string_view word) const { return articles_.contains(word); }
  bool IsFiliation(std::string_view word) const { return filiation_.contains(word); }
  // "Abd" and "Abdul", which make one name with the word behind.
  bool IsServant(std::string_view word) const { return servants_.contains(word); }
  bool IsGiven(std::string_view word) const { return given_.contains(word); }
  // A given name that is hardly ever an English word or a surname.
  bool IsSurelyGiven(std::string_view word) const;
  bool IsFamilyFirst(std::string_view word) const { return family_first_.contains(word); }
  Gender GenderOf(std::string_view given) const;

  // Robert and Bob, Bob and Rob.
  bool AreNicknames(std::string_view a, std::string_view b) const {
    return Share(nicknames_, a, b);
  }
  // What a pet name is short for: Katie of Catherine, Katherine.
  std::vector<std::string_view> FullNamesOf(std::string_view pet_name) const;
  // Mohammad and Muhammed, John and Juan.
  bool AreForms(std::string_view a, std::string_view b) const { return Share(forms_, a, b); }

 private:
  // Heterogeneous look-up by std::string_view, without a copy of the word.
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view s) const { return std::hash<std::string_view>()(s); }
  };
  struct Equal {
    using is_transparent = void;
    bool operator()(std::string_view a, std::string_view b) const { return a == b; }
  };
  using Words = absl::flat_hash_set<std::string, Hash, Equal>;
  using Groups = absl::flat_hash_map<std::string, std::vector<int>, Hash, Equal>;
  struct Given {
    Gender gender = Gender::kUnknown;
    bool ambiguous = false;
  };

  static bool Share(const Groups& groups, std::string_view a, std::string_view b);

  Words before_, after_, particles_, articles_, filiation_, servants_, family_first_;
  Groups nicknames_, forms_;
  std::vector<std::string> full_names_;  // of each group of nicknames_
  absl::flat_hash_map<std::string, Given, Hash, Equal> given_;
};

// A name as written, in parts. A comma puts the family name first ("Frost, William W."), unless
// a suffix follows it; among mixed-case words, those all in capitals are the family name ("Sergey
// LAVROV", "LAVROV Sergey"); Chinese and Korean names begin with it. One word alone is the family
// name after a title ("Mr Jahromi"), else left as `family` with an empty given name.
//
//   "Senior Trooper William J. de la Cruz Jr." is not all parsed here: of titles, only honorifics
//   of the table are taken off; ranks and offices are the extractor's.
PersonName ParsePersonName(std::string_view written, const NameTables& tables);

}  // namespace gainsay
