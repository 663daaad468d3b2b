// SPDX-License-Identifier: Apache-2.0
//
// From a candidate to a finding: confidence, severity by policy, message, question, identity.
//
// The severity policy is rules/en/severity.json: for a relation and field, the least confidence
// at which a finding is an error, a warning or a note; below the last it is not reported.
// The identity is findings/identity.h's.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "findings/candidate.h"
#include "findings/confidence.h"
#include "findings/finding.h"
#include "rules/ruleset.h"

namespace gainsay {

class Judge {
 public:
  static absl::StatusOr<Judge> Compile(const RuleSet& rules);

  // Nothing where the policy keeps it silent. Without Finding::event and Finding::message.
  std::optional<Finding> Decide(const Candidate& candidate) const;

  // How sure a candidate is, whether or not it is reported, and why.
  double Confidence(const Candidate& candidate) const {
    return model_.Confidence(candidate.features);
  }
  std::vector<Because> Explain(const Candidate& candidate) const {
    return model_.Explain(candidate.features);
  }

 private:
  struct Levels {
    std::string relation, field;  // "" for any
    double error = 2, warning = 2, note = 2;
  };
  ConfidenceModel model_;
  std::vector<Levels> levels_;  // the first that fits counts
};

// "people injured: wire has "12 people", local and 1 other has "31 people"": the one sentence that
// names the articles of the run.
std::string MessageOf(const Finding& finding, const std::vector<ArticleClaims>& articles);

}  // namespace gainsay
