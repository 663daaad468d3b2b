// SPDX-License-Identifier: Apache-2.0
//
// The examples of patterns, tried.
//
//   "match": ["on «4 March 2012», the"]   the layer must give exactly that, by that rule
//   "none":  ["4 Marchers 2012"]          the rule must give nothing
//
// What a layer sees depends on the stages before it, so the caller brings the marks: an
// extractor's test those that the extractor makes, `gainsay rules test` those of the whole
// cascade.
//
//   for (const absl::Status& fault : CheckLayerExamples(*rules, "date", *models, marker))
//     ADD_FAILURE() << fault.message();
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "base/span.h"
#include "rules/ruleset.h"
#include "text/annotate.h"
#include "text/document.h"

namespace gainsay {

struct Example {
  std::string text;         // without the marks
  std::vector<Span> spans;  // of `text`, in order
};

// "a «b» c" -> "a b c", {2, 3}. Marks that do not pair are left out.
Example ParseExample(std::string_view marked);

// The other way, for messages: spans in order, not overlapping.
std::string MarkExample(std::string_view text, const std::vector<Span>& spans);

// All marks that the layer's patterns may speak of.
using Marker = std::function<std::vector<Mark>(const Document& document)>;

// The hits of the lexicons: enough for layers that use no class made by an extractor.
Marker LexiconMarker(const RuleSet& rules);

// One fault an example that does not hold, at its place in the rule file, with what was found
// and the shadow. Empty when all hold.
std::vector<absl::Status> CheckLayerExamples(const RuleSet& rules, std::string_view layer,
                                             const TextModels& models, const Marker& marker);
// The same for one rule of the layer.
std::vector<absl::Status> CheckRuleExamples(const RuleSet& rules, const PatternLayer& layer,
                                            const PatternRule& rule, const TextModels& models,
                                            const Marker& marker);

}  // namespace gainsay
