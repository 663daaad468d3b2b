// SPDX-License-Identifier: Apache-2.0
//
// The examples of the rules, tried as the extractors would: pattern layers with the marks that
// their extractor makes, the grammar of times by parsing. What `gainsay rules test` runs.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "rules/examples.h"
#include "rules/ruleset.h"
#include "text/annotate.h"

namespace gainsay {

struct ExampleReport {
  size_t rules = 0;                  // with examples
  size_t examples = 0;               // tried
  std::vector<absl::Status> faults;  // those that do not hold
};

// Fails where an extractor cannot be compiled from the rules. `name` is a layer, "date" for the
// grammar of times, or one rule; "" for all.
absl::StatusOr<ExampleReport> CheckExamples(std::shared_ptr<const RuleSet> rules,
                                            const TextModels& models, std::string_view name = {});

}  // namespace gainsay
