// SPDX-License-Identifier: Apache-2.0
//
// Rules as text for people: what `gainsay rules list` and `gainsay rules show` print.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "rules/ruleset.h"

namespace gainsay {

// One line a rule file, sorted by kind and name: the packs, then lexicons, layers, frames,
// tables, policies, each with its size.
std::string ListRules(const RuleSet& rules);

// All that goes by that name: a rule of a layer, a layer, a lexicon, a frame, a table, a policy;
// several where several kinds share the name. Fails, with "did you mean", where nothing does.
absl::StatusOr<std::string> ShowRule(const RuleSet& rules, std::string_view name);

}  // namespace gainsay
