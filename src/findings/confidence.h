// SPDX-License-Identifier: Apache-2.0
//
// How sure a finding is: a logistic model over named features, its weights in
// rules/en/confidence.json, trained by tools/train-confidence on gold conflicts.
//
//   confidence = 1 / (1 + exp(-(bias + sum of weight * feature)))
//
// "weights" are trained; "given" are set by hand, for features that the gold does not show (two
// holders of one office). A feature that the file does not name has weight 0. The features of
// alignment (align/evidence.h) go in under their own names, as the mean over the best pairs of two
// readings; those of the values and of the field are listed in findings/group.cc.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "findings/finding.h"
#include "rules/ruleset.h"

namespace gainsay {

using Features = std::map<std::string, double>;

class ConfidenceModel {
 public:
  static absl::StatusOr<ConfidenceModel> Compile(const RuleSet& rules);

  double Confidence(const Features& features) const;

  // What each feature adds, the largest first; a feature without weight adds 0.
  std::vector<Because> Explain(const Features& features) const;

 private:
  std::map<std::string, double> weights_;
  double bias_ = 0;
};

}  // namespace gainsay
