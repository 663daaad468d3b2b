// SPDX-License-Identifier: Apache-2.0
// Tested by tests/findings/analyse_test.cc.
#include "findings/confidence.h"

#include <algorithm>
#include <cmath>

#include "base/status.h"
#include "nlohmann/json.hpp"

namespace gainsay {

absl::StatusOr<ConfidenceModel> ConfidenceModel::Compile(const RuleSet& rules) {
  const nlohmann::json* policy = rules.Find("policy", "confidence");
  if (policy == nullptr || !policy->contains("weights")) {
    return Invalid("no policy \"confidence\" with weights in the rule packs");
  }
  ConfidenceModel model;
  for (const char* part : {"weights", "given"}) {
    if (!policy->contains(part)) continue;
    for (const auto& [name, weight] : (*policy)[part].items()) {
      if (!weight.is_number()) {
        return rules.Fault(policy, std::string("/") + part + "/" + name, "a weight is a number",
                           "a number");
      }
      model.weights_[name] = weight.get<double>();
    }
  }
  model.bias_ = policy->value("bias", 0.0);
  return model;
}

double ConfidenceModel::Confidence(const Features& features) const {
  double sum = bias_;
  for (const auto& [name, value] : features) {
    if (auto it = weights_.find(name); it != weights_.end()) sum += it->second * value;
  }
  // Four digits: enough to sort by, and the same on every machine.
  return std::round(1e4 / (1 + std::exp(-sum))) / 1e4;
}

std::vector<Because> ConfidenceModel::Explain(const Features& features) const {
  std::vector<Because> because;
  for (const auto& [name, value] : features) {
    if (value == 0) continue;
    auto it = weights_.find(name);
    double weight = it == weights_.end() ? 0 : it->second;
    because.push_back(
        {name, std::round(value * 1e4) / 1e4, std::round(weight * value * 100) / 100});
  }
  std::stable_sort(because.begin(), because.end(), [](const Because& a, const Because& b) {
    return std::abs(a.weight) > std::abs(b.weight);
  });
  return because;
}

}  // namespace gainsay
