// SPDX-License-Identifier: Apache-2.0
//
// A layer whose extractor makes marks of its own has a line in MarkerOf; the others see the
// lexicons only, which is what a layer of a user's own pack can speak of.
//
// Tested by tests/extract/rule_examples_test.cc.
#include "extract/rule_examples.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/str_format.h"
#include "base/status.h"
#include "extract/cascade.h"
#include "extract/date_grammar.h"
#include "extract/mention_marks.h"
#include "extract/number.h"

namespace gainsay {
namespace {

absl::StatusOr<Marker> MarkerOf(std::string_view layer, std::shared_ptr<const RuleSet> rules) {
  if (layer == "number") {
    ASSIGN_OR_RETURN(NumberExtractor compiled, NumberExtractor::Compile(rules));
    auto extractor = std::make_shared<NumberExtractor>(std::move(compiled));
    return [extractor](const Document& document) { return extractor->Marks(document); };
  }
  if (layer == "arithmetic") {  // speaks of mentions
    ASSIGN_OR_RETURN(Cascade compiled, Cascade::Compile(rules));
    auto cascade = std::make_shared<Cascade>(std::move(compiled));
    return [cascade, marker = MentionMarker(*rules)](const Document& document) {
      return marker.Marks(cascade->Extract(document, std::nullopt).mentions);
    };
  }
  return LexiconMarker(*rules);
}

bool Asked(std::string_view name, std::string_view layer, std::string_view rule) {
  return name.empty() || name == layer || name == rule;
}

// A time's example holds when what is marked is found as one expression, or, where it must not
// match, when the rule gives nothing.
void CheckTime(const TimeGrammar& grammar, const TimeGrammar::Example& marked,
               ExampleReport* report) {
  Example example = ParseExample(marked.text);
  TimeChart chart = grammar.Parse(example.text, {0, static_cast<uint32_t>(example.text.size())});
  std::set<Span> found;
  bool fired = false;
  for (bool phrases : {false, true}) {
    for (uint32_t i : grammar.Select(chart, example.text, phrases)) {
      found.insert(chart.SpanOf(chart.nodes[i]));
      fired |= grammar.RuleName(chart.nodes[i]) == marked.rule;
    }
  }
  bool holds = marked.match ? std::all_of(example.spans.begin(), example.spans.end(),
                                          [&](Span span) { return found.count(span) > 0; })
                            : !fired;
  if (holds) return;
  std::string told = absl::StrFormat("example of \"%s\" does not hold: %s\n  %s", marked.rule,
                                     marked.text, found.empty() ? "it gives nothing" : "it gives");
  for (Span span : found) told += absl::StrFormat(" «%s»", Slice(example.text, span));
  report->faults.push_back(Invalid(told));
}

}  // namespace

absl::StatusOr<ExampleReport> CheckExamples(std::shared_ptr<const RuleSet> rules,
                                            const TextModels& models, std::string_view name) {
  ExampleReport report;
  for (const std::string& layer : rules->LayerNames()) {
    ASSIGN_OR_RETURN(Marker marker, MarkerOf(layer, rules));
    for (const PatternRule& rule : rules->Layer(layer)->rules()) {
      if (!Asked(name, layer, rule.name)) continue;
      ++report.rules;
      report.examples += rule.match_examples.size() + rule.none_examples.size();
      std::vector<absl::Status> faults =
          CheckRuleExamples(*rules, *rules->Layer(layer), rule, models, marker);
      for (absl::Status& fault : faults) report.faults.push_back(std::move(fault));
    }
  }
  ASSIGN_OR_RETURN(TimeGrammar grammar, TimeGrammar::Compile(*rules));
  std::set<std::string_view> times;
  for (const TimeGrammar::Example& example : grammar.examples()) {
    if (!Asked(name, "date", example.rule)) continue;
    times.insert(example.rule);
    ++report.examples;
    CheckTime(grammar, example, &report);
  }
  report.rules += times.size();
  return report;
}

}  // namespace gainsay
