// SPDX-License-Identifier: Apache-2.0
//
// The door to the two comparers, compare/name_person.cc and compare/name_organization.cc.
#include "compare/name.h"

#include "base/status.h"
#include "compare/name_internal.h"
#include "nlohmann/json.hpp"
#include "rules/ruleset.h"

namespace gainsay {

struct NameComparer::Tables {
  NameTables names;
  Speller speller;
  name_internal::OrganizationComparer organizations;
};

NameComparer::NameComparer(std::unique_ptr<const Tables> tables) : tables_(std::move(tables)) {}
NameComparer::~NameComparer() = default;
NameComparer::NameComparer(NameComparer&&) noexcept = default;
NameComparer& NameComparer::operator=(NameComparer&&) noexcept = default;

absl::StatusOr<NameComparer> NameComparer::Compile(const RuleSet& rules) {
  const nlohmann::json* tables[3];
  const std::string_view names[3] = {"names", "given-names", "organizations"};
  for (int i = 0; i < 3; ++i) {
    tables[i] = rules.Find("table", names[i]);
    if (tables[i] == nullptr) return Invalid("no table \"" + std::string(names[i]) + "\"");
  }
  return FromJson(*tables[0], *tables[1], *tables[2]);
}

absl::StatusOr<NameComparer> NameComparer::FromJson(const nlohmann::json& names,
                                                    const nlohmann::json& given_names,
                                                    const nlohmann::json& organizations) {
  if (!names.contains("spelling")) return Invalid("names: no \"spelling\"");
  ASSIGN_OR_RETURN(NameTables tables, NameTables::FromJson(names, given_names));
  ASSIGN_OR_RETURN(Speller speller, Speller::FromJson(names["spelling"]));
  ASSIGN_OR_RETURN(name_internal::OrganizationComparer comparer,
                   name_internal::OrganizationComparer::FromJson(organizations, speller));
  return NameComparer(std::make_unique<const Tables>(
      Tables{std::move(tables), std::move(speller), std::move(comparer)}));
}

const NameTables& NameComparer::tables() const { return tables_->names; }

NameVerdict NameComparer::Compare(const PersonName& a, const PersonName& b) const {
  return name_internal::ComparePersons(a, b, tables_->names, tables_->speller);
}

NameVerdict NameComparer::Compare(const OrganizationName& a, const OrganizationName& b) const {
  return Compare(a.full, b.full, NameKind::kOrganization);
}

NameVerdict NameComparer::Compare(std::string_view a, std::string_view b, NameKind kind) const {
  if (kind == NameKind::kPerson) {
    return Compare(ParsePersonName(a, tables_->names), ParsePersonName(b, tables_->names));
  }
  return tables_->organizations.Compare(a, b, kind, tables_->speller);
}

std::string_view NamePartName(NamePart part) {
  switch (part) {
    case NamePart::kNone: return "";
    case NamePart::kGiven: return "given name";
    case NamePart::kMiddle: return "middle name";
    case NamePart::kFamily: return "family name";
    case NamePart::kSuffix: return "suffix";
    case NamePart::kOrder: return "order";
    case NamePart::kLegalForm: return "legal form";
    case NamePart::kWord: return "word";
    case NamePart::kNumber: return "number";
    case NamePart::kWhole: return "name";
  }
  return "";
}

}  // namespace gainsay
