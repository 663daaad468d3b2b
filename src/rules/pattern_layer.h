// SPDX-License-Identifier: Apache-2.0
//
// Internal to rules/: compiles what pattern.h promises.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "rules/pattern.h"
#include "rules/pattern_syntax.h"

namespace gainsay {

struct LayerSource {
  struct Rule {
    PatternRule rule;
    bool match_case = false;
    std::vector<std::string> except;
    // Turns a fault in the pattern (index -1) or in except[index] into a status.
    std::function<absl::Status(int index, const PatternFault&)> fault;
  };
  std::string name;
  PatternClasses classes;
  std::vector<Rule> rules;
  std::function<std::string_view(ClassId)> class_name;
};

// Appends to *faults what does not compile; the layer then lacks those rules.
std::unique_ptr<PatternLayer> CompileLayer(LayerSource source, std::vector<absl::Status>* faults);

}  // namespace gainsay
