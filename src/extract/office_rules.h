// SPDX-License-Identifier: Apache-2.0
//
// What the rules say of the words for offices, compiled once: the lexicons "office-role", "-rank",
// "-status", "-portfolio", "-body" and "-body-name". Internal to extract/office*.cc.
//
//   { "words": ["CEO"], "value": { "role": "chief executive" } }       a role
//   { "words": ["general"], "value": { "need": "name" } }              one only with a name
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "rules/office_terms.h"
#include "rules/ruleset.h"
#include "values/office.h"

namespace gainsay::office_internal {

// What a role needs beside it to be one.
enum class OfficeNeed { kNothing, kName, kBody };

// A word for an office: "prime minister", "CEO".
struct OfficeRole {
  std::string role, portfolio, jurisdiction, organization;
  OfficeRank rank = OfficeRank::kFull;
  OfficeNeed need = OfficeNeed::kNothing;
  bool secretary = false;  // a minister in some countries, an officer of record in states
  bool person = false;     // may be one of a person: "Trump's adviser"
};

// A word of time: "former", "-elect" (behind the role).
struct OfficeStatusWord {
  OfficeStatus status = OfficeStatus::kCurrent;
  bool after = false;
};

// The lists are by the entries of their lexicons; a class is 0 where there is no such lexicon.
struct OfficeRules {
  // Fails with the place of a rank, need or status that is none.
  static absl::StatusOr<OfficeRules> Compile(std::shared_ptr<const RuleSet> rules);

  std::shared_ptr<const RuleSet> rules;
  std::optional<OfficeTerms> terms;
  ClassId role = 0, rank = 0, status = 0, portfolio = 0, body = 0;
  std::vector<OfficeRole> roles;
  std::vector<OfficeRank> ranks;
  std::vector<OfficeStatusWord> statuses;
  std::vector<std::string> portfolios, bodies;
  absl::flat_hash_map<std::string, std::string> body_names;  // as written -> the name kept
};

}  // namespace gainsay::office_internal
