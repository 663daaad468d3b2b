// SPDX-License-Identifier: Apache-2.0
// Tested by tests/cli/cli_test.py.
#include "cli/rules_command.h"

#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "CLI/Config.hpp"
#include "CLI/Formatter.hpp"
#include "absl/strings/str_format.h"
#include "base/status.h"
#include "claims/frame_examples.h"
#include "extract/rule_examples.h"
#include "rules/describe.h"
#include "rules/ruleset.h"
#include "text/annotate.h"

namespace gainsay::cli {
namespace {

constexpr int kGood = 0, kWrongRules = 2;

struct Arguments {
  std::vector<std::string> packs;
  std::string name;
  std::string directory;
};

int Fail(const absl::Status& status) {
  std::cerr << "gainsay: " << status.message() << "\n";
  return kWrongRules;
}

absl::StatusOr<std::shared_ptr<const RuleSet>> Load(const Arguments& arguments) {
  ASSIGN_OR_RETURN(std::string builtin, RuleSet::BuiltinDirectory());
  std::vector<std::string> packs = {builtin};
  packs.insert(packs.end(), arguments.packs.begin(), arguments.packs.end());
  if (!arguments.directory.empty()) packs.push_back(arguments.directory);
  return RuleSet::Load(packs);
}

int List(const Arguments& arguments) {
  auto rules = Load(arguments);
  if (!rules.ok()) return Fail(rules.status());
  std::cout << ListRules(**rules);
  return kGood;
}

int Show(const Arguments& arguments) {
  auto rules = Load(arguments);
  if (!rules.ok()) return Fail(rules.status());
  absl::StatusOr<std::string> text = ShowRule(**rules, arguments.name);
  if (!text.ok()) return Fail(text.status());
  std::cout << *text;
  return kGood;
}

int Check(const Arguments& arguments) {
  auto rules = Load(arguments);
  if (!rules.ok()) return Fail(rules.status());
  size_t patterns = 0;
  for (const std::string& layer : (*rules)->LayerNames()) {
    patterns += (*rules)->Layer(layer)->rules().size();
  }
  for (const PackInfo& pack : (*rules)->packs()) {
    std::cout << absl::StrFormat("%s %s: %s\n", pack.name, pack.version, pack.directory);
  }
  std::cout << absl::StrFormat("all rules load: %d patterns in %d layers, %d frames\n", patterns,
                               (*rules)->LayerNames().size(), (*rules)->Files("frame").size());
  return kGood;
}

int Test(const Arguments& arguments) {
  auto rules = Load(arguments);
  if (!rules.ok()) return Fail(rules.status());
  // The language's models are in the built-in pack.
  auto models = TextModels::Load((*rules)->packs()[0].directory + "/en");
  if (!models.ok()) return Fail(models.status());
  auto report = CheckExamples(*rules, **models, arguments.name);
  if (!report.ok()) return Fail(report.status());
  auto frames = CheckFrameExamples(*rules, *models, arguments.name);
  if (!frames.ok()) return Fail(frames.status());
  report->rules += frames->rules;
  report->examples += frames->examples;
  report->faults.insert(report->faults.end(), frames->faults.begin(), frames->faults.end());
  if (report->rules == 0 && !arguments.name.empty()) {
    return Fail(Invalid(absl::StrFormat("no layer, rule or frame \"%s\"", arguments.name)));
  }
  for (const absl::Status& fault : report->faults) std::cout << fault.message() << "\n";
  std::cout << absl::StrFormat("%d examples of %d rules: ", report->examples, report->rules);
  if (report->faults.empty()) {
    std::cout << "all hold\n";
    return kGood;
  }
  std::cout << absl::StrFormat("%d do not hold\n", report->faults.size());
  return kWrongRules;
}

}  // namespace

void AddRulesCommand(CLI::App* app, int* exit_code) {
  CLI::App* rules = app->add_subcommand("rules", "What gainsay goes by: list, show, test, check");
  rules->require_subcommand(1);
  auto arguments = std::make_shared<Arguments>();
  auto add = [&](const char* name, const char* about, const char* example,
                 int (*run)(const Arguments&)) {
    CLI::App* command = rules->add_subcommand(name, about);
    command->add_option("--rules", arguments->packs, "a rule pack to add (repeatable)")
        ->type_name("DIR")
        ->allow_extra_args(false);  // one folder an option: a name may follow
    command->footer(std::string("Example:\n  ") + example);
    command->callback([arguments, run, exit_code] { *exit_code = run(*arguments); });
    return command;
  };
  add("list", "All rules, one a line", "gainsay rules list --rules my-rules", List);
  add("show", "One rule, layer, lexicon, frame, table or policy", "gainsay rules show month", Show)
      ->add_option("NAME", arguments->name, "its name")
      ->required();
  add("test", "Try the examples of the rules", "gainsay rules test --rules my-rules", Test)
      ->add_option("NAME", arguments->name, "a layer, a rule or a frame; all without it");
  add("check", "Load the rules, and those of a pack, and say what is wrong with them",
      "gainsay rules check my-rules", Check)
      ->add_option("DIR", arguments->directory, "the pack");
  AddRulesDiff(rules, exit_code);
}

}  // namespace gainsay::cli
