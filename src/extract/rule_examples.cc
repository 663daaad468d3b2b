// SPDX-License-Identifier: Apache-2.0
//
// A layer whose extractor makes marks of its own has a line in MarkerOf; the others see the
// lexicons only.
#include "extract/rule_examples.h"

#include <utility>

#include "base/status.h"

namespace gainsay {
namespace {

absl::StatusOr<Marker> MarkerOf(std::string_view layer, std::shared_ptr<const RuleSet> rules) {
  return LexiconMarker(*rules);
}

}  // namespace

absl::StatusOr<ExampleReport> CheckExamples(std::shared_ptr<const RuleSet> rules,
                                            const TextModels& models, std::string_view name) {
  ExampleReport report;
  for (const std::string& layer : rules->LayerNames()) {
    ASSIGN_OR_RETURN(Marker marker, MarkerOf(layer, rules));
    for (const PatternRule& rule : rules->Layer(layer)->rules()) {
      if (!name.empty() && name != layer && name != rule.name) continue;
      ++report.rules;
      report.examples += rule.match_examples.size() + rule.none_examples.size();
      std::vector<absl::Status> faults =
          CheckRuleExamples(*rules, *rules->Layer(layer), rule, models, marker);
      for (absl::Status& fault : faults) report.faults.push_back(std::move(fault));
    }
  }
  return report;
}

}  // namespace gainsay
