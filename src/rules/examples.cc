// SPDX-License-Identifier: Apache-2.0
// Tested by tests/rules/examples_test.cc.
#include "rules/examples.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_format.h"
#include "base/status.h"
#include "nlohmann/json.hpp"

namespace gainsay {
namespace {

constexpr std::string_view kOpen = "«", kClose = "»";

// The bytes of the example under tokens of its document.
Span BytesOf(const Document& document, TokenRange tokens) {
  return document.to_bytes.ToOriginal(
      Cover(document.tokens[tokens.first].span, document.tokens[tokens.last - 1].span));
}

// What the layer made of the text: shadows, and the rules that matched with their places.
std::string Explain(const PatternLayer& layer, const Document& document, std::string_view text,
                    const std::vector<Mark>& marks, const std::vector<PatternMatch>& matches) {
  std::string told;
  for (const PatternMatch& match : matches) {
    told += absl::StrFormat("\n  found %s: %s", layer.rules()[match.rule].name,
                            MarkExample(text, {BytesOf(document, match.tokens)}));
  }
  for (const Sentence& sentence : document.sentences) {
    told += absl::StrFormat("\n  shadow: %s", layer.Shadow(document, sentence, marks));
  }
  return told;
}

}  // namespace

Example ParseExample(std::string_view marked) {
  Example example;
  while (!marked.empty()) {
    size_t open = marked.find(kOpen);
    size_t close = open == std::string_view::npos ? open : marked.find(kClose, open);
    if (close == std::string_view::npos) break;
    example.text += marked.substr(0, open);
    std::string_view inside = marked.substr(open + kOpen.size(), close - open - kOpen.size());
    uint32_t begin = static_cast<uint32_t>(example.text.size());
    example.text += inside;
    example.spans.push_back({begin, static_cast<uint32_t>(example.text.size())});
    marked.remove_prefix(close + kClose.size());
  }
  example.text += marked;
  return example;
}

std::string MarkExample(std::string_view text, const std::vector<Span>& spans) {
  std::string marked;
  uint32_t at = 0;
  for (Span span : spans) {
    marked += Slice(text, {at, span.begin});
    marked += kOpen;
    marked += Slice(text, span);
    marked += kClose;
    at = span.end;
  }
  marked += text.substr(std::min<size_t>(at, text.size()));
  return marked;
}

Marker LexiconMarker(const RuleSet& rules) {
  return [&rules](const Document& document) { return rules.lexicons().Find(document); };
}

std::vector<absl::Status> CheckRuleExamples(const RuleSet& rules, const PatternLayer& layer,
                                            const PatternRule& rule, const TextModels& models,
                                            const Marker& marker) {
  std::vector<absl::Status> faults;
  auto check = [&](const std::string& marked, std::string_view key, size_t index) {
    Example example = ParseExample(marked);
    Document document = Annotate(example.text, models);
    std::vector<Mark> marks = marker(document);
    std::vector<PatternMatch> matches = layer.ScanAll(document, marks);
    std::vector<Span> found;
    for (const PatternMatch& match : matches) {
      if (layer.rules()[match.rule].name == rule.name) {
        found.push_back(BytesOf(document, match.tokens));
      }
    }
    if (found == example.spans) return;
    std::string what = absl::StrFormat(
        "example of \"%s\" does not hold: %s", rule.name,
        found.empty() ? "it gives nothing" : "it gives " + MarkExample(example.text, found));
    absl::Status fault =
        rules.Fault(rule.source, absl::StrFormat("/examples/%s/%d", key, index), what);
    std::string message(fault.message().data(), fault.message().size());
    faults.push_back(Invalid(message + Explain(layer, document, example.text, marks, matches)));
  };
  for (size_t i = 0; i < rule.match_examples.size(); ++i) check(rule.match_examples[i], "match", i);
  for (size_t i = 0; i < rule.none_examples.size(); ++i) check(rule.none_examples[i], "none", i);
  return faults;
}

std::vector<absl::Status> CheckLayerExamples(const RuleSet& rules, std::string_view name,
                                             const TextModels& models, const Marker& marker) {
  const PatternLayer* layer = rules.Layer(name);
  if (layer == nullptr) return {Invalid(absl::StrFormat("no layer \"%s\"", name))};
  std::vector<absl::Status> faults;
  for (const PatternRule& rule : layer->rules()) {
    for (absl::Status& fault : CheckRuleExamples(rules, *layer, rule, models, marker)) {
      faults.push_back(std::move(fault));
    }
  }
  return faults;
}

}  // namespace gainsay
