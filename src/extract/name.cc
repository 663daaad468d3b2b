// SPDX-License-Identifier: Apache-2.0
//
// Three rounds (extract/name_groups.h): runs are weighed together with those of the same words,
// what stayed open is compared with what was found, and the article is searched for the names that
// came of it. Tested in tests/extract/name_test.cc.
#include "extract/name.h"

#include "base/status.h"
#include "extract/name_groups.h"
#include "nlohmann/json.hpp"

namespace gainsay {
namespace name_internal {

absl::StatusOr<NameRules> NameRules::Compile(std::shared_ptr<const RuleSet> rules) {
  const nlohmann::json* tables[4];
  const std::string_view names[4] = {"names", "given-names", "name-evidence", "name-shapes"};
  for (int i = 0; i < 4; ++i) {
    tables[i] = rules->Find("table", names[i]);
    if (tables[i] == nullptr) return Invalid("no table \"" + std::string(names[i]) + "\"");
  }
  ASSIGN_OR_RETURN(NameLexicons lexicons, NameLexicons::Compile(rules));
  ASSIGN_OR_RETURN(NameTables name_tables, NameTables::FromJson(*tables[0], *tables[1]));
  ASSIGN_OR_RETURN(EvidenceWeights weights, EvidenceWeights::FromJson(*tables[2]));
  ASSIGN_OR_RETURN(NameRuns runs, NameRuns::Compile(*tables[3]));
  SurnameShapes shapes;
  shapes.starts = tables[3]->value("surname_starts", std::vector<std::string>());
  shapes.ends = tables[3]->value("surname_ends", std::vector<std::string>());
  const auto common = tables[3]->value("surnames", std::vector<std::string>());
  shapes.common.insert(common.begin(), common.end());
  return NameRules{std::move(rules), std::move(lexicons), std::move(name_tables),
                   std::move(runs),  std::move(weights),  std::move(shapes)};
}

}  // namespace name_internal

using name_internal::NameGroups;
using name_internal::NameRules;
using name_internal::NameRun;

struct NameExtractor::Parts {
  NameRules rules;
};

NameExtractor::NameExtractor(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
NameExtractor::~NameExtractor() = default;
NameExtractor::NameExtractor(NameExtractor&&) noexcept = default;
NameExtractor& NameExtractor::operator=(NameExtractor&&) noexcept = default;

absl::StatusOr<NameExtractor> NameExtractor::Compile(std::shared_ptr<const RuleSet> rules) {
  ASSIGN_OR_RETURN(NameRules compiled, NameRules::Compile(std::move(rules)));
  return NameExtractor(std::make_unique<const Parts>(Parts{std::move(compiled)}));
}

std::vector<Mention> NameExtractor::Extract(const Sheet& sheet) const {
  const NameRules& rules = parts_->rules;
  const name_internal::NameWords words = rules.lexicons.Read(sheet);
  const std::vector<NameRun> runs = rules.runs.Find(words, rules.lexicons, rules.tables);
  NameGroups groups = WeighNames(runs, words, rules);
  AdoptParts(words, rules, &groups);
  return NameMentions(runs, groups, words, rules);
}

}  // namespace gainsay
