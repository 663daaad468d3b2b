// SPDX-License-Identifier: Apache-2.0
// Tested by tests/rules/describe_test.cc.
#include "rules/describe.h"

#include <algorithm>
#include <vector>

#include "absl/strings/str_format.h"
#include "base/status.h"
#include "nlohmann/json.hpp"

namespace gainsay {
namespace {

constexpr std::string_view kWholeKinds[] = {"frame", "policy", "table"};

std::string_view MatchName(LexiconMatch match) {
  switch (match) {
    case LexiconMatch::kExact: return "exact";
    case LexiconMatch::kFolded: return "folded";
    case LexiconMatch::kLemma: return "lemma";
  }
  return "";
}

std::string Count(size_t count, std::string_view one, std::string_view many) {
  return absl::StrFormat("%d %s", count, count == 1 ? one : many);
}

std::string Describe(const PatternRule& rule, std::string_view layer) {
  std::string text =
      absl::StrFormat("rule %s of layer %s\n  at       %s:%d:%d\n  pattern  %s\n", rule.name, layer,
                      rule.file, rule.line, rule.column, rule.pattern);
  if (rule.source->contains("except")) {
    for (const nlohmann::json& except : (*rule.source)["except"]) {
      text += absl::StrFormat("  except   %s\n", except.get<std::string>());
    }
  }
  if (rule.source->value("case", false)) text += "  case     as written\n";
  if (rule.make != nullptr) text += absl::StrFormat("  make     %s\n", rule.make->dump());
  for (const std::string& example : rule.match_examples) {
    text += absl::StrFormat("  match    %s\n", example);
  }
  for (const std::string& example : rule.none_examples) {
    text += absl::StrFormat("  none     %s\n", example);
  }
  return text;
}

std::string Describe(const PatternLayer& layer) {
  std::string text =
      absl::StrFormat("layer %s, %s\n", layer.name(), Count(layer.rules().size(), "rule", "rules"));
  for (const PatternRule& rule : layer.rules()) {
    text += absl::StrFormat("  %s\n    %s\n", rule.name, rule.pattern);
  }
  return text;
}

std::string Describe(const Lexicon& lexicon) {
  std::string text = absl::StrFormat("lexicon %s, %s, %s\n", lexicon.name, MatchName(lexicon.match),
                                     Count(lexicon.entries.size(), "entry", "entries"));
  for (const LexiconEntry& entry : lexicon.entries) {
    for (size_t i = 0; i < entry.words.size(); ++i)
      text += (i == 0 ? "  " : " | ") + entry.words[i];
    if (entry.value != nullptr) text += "  " + entry.value->dump();
    text += '\n';
  }
  return text;
}

// Lexicons in the order of their classes.
std::vector<const Lexicon*> Lexicons(const RuleSet& rules) {
  std::vector<const Lexicon*> lexicons;
  for (ClassId cls = 1; !rules.ClassName(cls).empty(); ++cls) {
    if (const Lexicon* lexicon = rules.LexiconOf(cls)) lexicons.push_back(lexicon);
  }
  std::sort(lexicons.begin(), lexicons.end(),
            [](const Lexicon* a, const Lexicon* b) { return a->name < b->name; });
  return lexicons;
}

}  // namespace

std::string ListRules(const RuleSet& rules) {
  struct Line {
    std::string kind, name, what;
  };
  std::vector<Line> lines;
  for (const PackInfo& pack : rules.packs()) {
    lines.push_back({"pack", pack.name,
                     absl::StrFormat("version %s, %s, sha256 %s", pack.version, pack.directory,
                                     pack.sha256.substr(0, 16))});
  }
  for (const Lexicon* lexicon : Lexicons(rules)) {
    lines.push_back({"lexicon", lexicon->name,
                     absl::StrFormat("%s, %s", Count(lexicon->entries.size(), "entry", "entries"),
                                     MatchName(lexicon->match))});
  }
  for (const std::string& name : rules.LayerNames()) {
    lines.push_back({"layer", name, Count(rules.Layer(name)->rules().size(), "rule", "rules")});
  }
  for (std::string_view kind : kWholeKinds) {
    for (const RuleFile& file : rules.Files(kind))
      lines.push_back({file.kind, file.name, file.path});
  }
  size_t width = 0;
  for (const Line& line : lines) width = std::max(width, line.name.size());
  std::string text;
  for (const Line& line : lines) {
    text += absl::StrFormat("%-8s %-*s  %s\n", line.kind, width, line.name, line.what);
  }
  return text;
}

absl::StatusOr<std::string> ShowRule(const RuleSet& rules, std::string_view name) {
  std::vector<std::string> parts, known;
  auto offer = [&](std::string_view candidate, auto describe) {
    known.emplace_back(candidate);
    if (candidate == name) parts.push_back(describe());
  };
  for (const std::string& layer_name : rules.LayerNames()) {
    const PatternLayer& layer = *rules.Layer(layer_name);
    offer(layer_name, [&] { return Describe(layer); });
    for (const PatternRule& rule : layer.rules()) {
      offer(rule.name, [&] { return Describe(rule, layer_name); });
    }
  }
  for (const Lexicon* lexicon : Lexicons(rules)) {
    offer(lexicon->name, [&] { return Describe(*lexicon); });
  }
  for (std::string_view kind : kWholeKinds) {
    for (const RuleFile& file : rules.Files(kind)) {
      offer(file.name, [&] {
        return absl::StrFormat("%s %s\n  at       %s\n%s\n", file.kind, file.name, file.path,
                               file.content->dump(2));
      });
    }
  }
  if (parts.empty()) {
    std::string close = DidYouMean(name, known);
    return Invalid(absl::StrFormat("no rule, layer, lexicon, frame, table or policy \"%s\"%s", name,
                                   close.empty() ? "" : "; did you mean \"" + close + "\"?"));
  }
  std::string text;
  for (size_t i = 0; i < parts.size(); ++i) text += (i > 0 ? "\n" : "") + parts[i];
  return text;
}

}  // namespace gainsay
