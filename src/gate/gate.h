// SPDX-License-Identifier: Apache-2.0
//
// From a report to a verdict: what fails, what was decided, and the last line that says why.
//
//   Checked checked = Rule(report, {.config = &config, .decisions = &decisions, .today = today});
//   return checked.failed ? 1 : 0;
//
// A finding fails when its level (the rules', or the config's) is at or above `fail_on`, its
// confidence is enough, its rule is not on trial, and neither a decision in force nor a comment in
// an article covers it. Too few articles that gave claims fail too, and with `strict` everything
// that the remarks say. Failing is the default: nothing else passes over a finding.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "gate/config.h"
#include "gate/decisions.h"
#include "gate/suppressions.h"
#include "report/checked.h"
#include "rules/ruleset.h"

namespace gainsay {

struct GateInput {
  const Config* config = nullptr;        // never null
  const Decisions* decisions = nullptr;  // null where there is no file: a first run
  std::vector<Suppression> suppressions;
  std::string today;  // "2026-11-21"
  // Only findings with an end in one of these articles (by id) are ruled on and kept.
  bool scoped = false;
  std::set<std::string> scope;
  bool whole = true;                 // the run saw all there is: what matches nothing is stale
  std::vector<std::string> preview;  // rules on trial, or beginnings of them
  std::vector<RuleHelp> help;
};

Checked Rule(Report report, const GateInput& input);

// Rules on trial, from policy "preview" of the rule packs.
std::vector<std::string> PreviewRules(const RuleSet& rules);

// Names and help texts of the rules of findings, from policy "finding-help".
std::vector<RuleHelp> FindingHelp(const RuleSet& rules);

// The configured digests against those that were loaded.
absl::Status CheckPins(const Config& config, const std::vector<PackInfo>& loaded);

}  // namespace gainsay
