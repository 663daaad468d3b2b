// SPDX-License-Identifier: Apache-2.0
//
// Compares names of persons and of organisations.
//
//   Hassan Rouhani / Hassan Rohani           variant: one name in two spellings
//   J. Smith / John Smith, Bob / Robert      compatible: an initial, a pet name
//   Mr Jahromi / Mohammad Javad Azari-Jahromi  compatible: parts are missing
//   "Frost, William W." / William W Frost    same
//   Stephanie Adams / Steven Adams           conflict, given name
//   Siemens AG / Siemens Aktiengesellschaft  same; PLA / People's Liberation Army  compatible
//   Deutsche Bank AG / Deutsche Bank GmbH    conflict, legal form
//   Bristol Attorney's Office / Bristol County Attorney's Office   variant: a word put in
//   Banco Santander / Banco Santander Chile  incomparable: one may be a part of the other
//
// How: both names are folded to Latin letters (any script), their words are matched one to one
// (words may be run together: "RamiMakhlouf"), and what remains without a partner decides.
// Words left over on one side are missing parts; left over on both sides they differ. A word
// and its partner may be equal, forms of one name (John, Juan), pet names, an initial, or near
// in spelling (compare/name_spelling.h); the sum of what the spellings differ by is bounded.
//
// Symmetric; reflexive. What it does not know: whether two people really share a name, and
// whether a near spelling is a slip or another person. "Variant" says just that they are near.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "compare/verdict.h"
#include "nlohmann/json_fwd.hpp"
#include "values/name.h"
#include "values/name_tables.h"

namespace gainsay {

class RuleSet;

enum class NamePart {
  kNone,
  kGiven,
  kMiddle,
  kFamily,
  kSuffix,
  kOrder,
  kLegalForm,
  kWord,
  kNumber,
  kWhole
};

std::string_view NamePartName(NamePart part);

// A verdict with the part that decides, as written on each side ("" where a side lacks it).
struct NameVerdict : Verdict {
  NamePart part = NamePart::kNone;
  std::string left, right;
};

// What a name that is given as a string names.
enum class NameKind { kPerson, kOrganization, kOther };  // other: ships, products, works

class NameComparer {
 public:
  // Reads the tables "names", "given-names" and "organizations".
  static absl::StatusOr<NameComparer> Compile(const RuleSet& rules);
  static absl::StatusOr<NameComparer> FromJson(const nlohmann::json& names,
                                               const nlohmann::json& given_names,
                                               const nlohmann::json& organizations);
  ~NameComparer();
  NameComparer(NameComparer&&) noexcept;
  NameComparer& operator=(NameComparer&&) noexcept;

  NameVerdict Compare(const PersonName& a, const PersonName& b) const;
  NameVerdict Compare(const OrganizationName& a, const OrganizationName& b) const;

  // Names as written, in any script.
  NameVerdict Compare(std::string_view a, std::string_view b, NameKind kind) const;

  const NameTables& tables() const;

 private:
  struct Tables;
  explicit NameComparer(std::unique_ptr<const Tables> tables);
  std::unique_ptr<const Tables> tables_;
};

}  // namespace gainsay
