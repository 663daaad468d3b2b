// SPDX-License-Identifier: Apache-2.0
//
// The two halves of NameComparer. Internal to compare/name*.cc.
#pragma once

#include <memory>

#include "compare/name.h"
#include "compare/name_match.h"
#include "compare/name_spelling.h"

namespace gainsay::name_internal {

NameVerdict ComparePersons(const PersonName& a, const PersonName& b, const NameTables& tables,
                           const Speller& speller);

// Legal forms, generic words, spellings of one word: the table "organizations".
class OrganizationComparer {
 public:
  static absl::StatusOr<OrganizationComparer> FromJson(const nlohmann::json& table,
                                                       const Speller& speller);
  // `category` matters for kOther: a ship's name of one word is not taken for another's.
  NameVerdict Compare(std::string_view a, std::string_view b, NameKind kind,
                      const Speller& speller) const;

 private:
  struct Form {
    int row = -1;  // forms of one row are the same legal form; -1: any company
    std::string key;
  };
  struct Parsed;

  Parsed Parse(std::string_view name, const Speller& speller) const;
  bool IsPutIn(const std::vector<Word>& words, size_t at) const;
  NameVerdict CompareOne(std::string_view a, std::string_view b, NameKind kind,
                         const Speller& speller) const;

  absl::flat_hash_map<std::string, Form> forms_;  // by folded words apart by one space
  // Those of nine letters or more, in which a slip is forgiven: by first letter and length of key.
  absl::flat_hash_map<std::pair<char, size_t>, std::vector<Form>> long_forms_;
  size_t longest_form_ = 1;  // in words
  absl::flat_hash_map<std::string, std::string> same_words_, phrases_, numbers_;
  absl::flat_hash_map<std::string, bool> function_words_, generic_, put_in_, never_put_in_;
  size_t longest_phrase_ = 1;
};

}  // namespace gainsay::name_internal
