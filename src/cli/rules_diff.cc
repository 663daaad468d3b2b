// SPDX-License-Identifier: Apache-2.0
//
// gainsay rules diff OLD NEW --corpus PATH: what an upgrade of rules does to the findings on one's
// own articles, before it reddens a build. Tested by tests/cli/gate_check_test.py.
#include <filesystem>
#include <iostream>
#include <map>
#include <memory>

#include "absl/strings/str_format.h"
#include "cli/options.h"
#include "cli/rules_command.h"
#include "gate/decisions.h"
#include "report/checked.h"

namespace gainsay::cli {
namespace {

struct Options {
  std::string before, after;
  std::vector<std::string> corpus;
  int jobs = 0;
};

// A folder with models is a whole set of rules; any other is a pack on top of the built-in one,
// and "builtin" is that one alone.
std::optional<Report> ReportBy(const std::string& rules, const Inputs& inputs, int jobs) {
  LoadOptions load;
  if (std::filesystem::is_directory(std::filesystem::path(rules) / "en" / "models")) {
    load.builtin = rules;
  } else if (rules != "builtin") {
    load.packs = {rules};
  }
  auto gainsay = Gainsay::Load(load);
  if (!gainsay.ok()) {
    std::cerr << "gainsay: " << gainsay.status().message() << "\n";
    return std::nullopt;
  }
  return gainsay->Analyse(inputs, jobs);
}

// Findings of one report by what they are, so that the same one is met in the other.
class Known {
 public:
  explicit Known(const Report& report) {
    std::vector<Decision> all;
    for (const Finding& f : report.findings) {
      all.push_back(DecisionOn(report, f, DecisionVerdict::kBaseline, "known", "rules diff " + f.id,
                               "2000-01-01"));
      by_id_[f.id] = &f;
    }
    decisions_.Add(std::move(all));
  }
  const Finding* Find(const Finding& f) const {
    Standing standing = decisions_.On(f, "2000-01-01");
    return standing.in_force == nullptr ? nullptr : by_id_.at(standing.in_force->finding);
  }

 private:
  Decisions decisions_;
  std::map<std::string, const Finding*> by_id_;
};

void Line(const char* sign, const Finding& f, const std::string& level) {
  std::cout << absl::StrFormat("%s %s  %s  %s  %s\n", sign, f.id, level, f.rule,
                               OneLineOf(f.message));
}

int Diff(const Options& options) {
  Inputs inputs = ReadInputs(options.corpus, {}, nullptr, options.jobs);
  for (const Unchecked& u : inputs.unchecked) {
    std::cerr << "gainsay: " << u.article << ": " << u.reason << "\n";
  }
  if (inputs.articles.empty()) {
    std::cerr << "gainsay: no article to compare\n";
    return kNothing;
  }
  auto before = ReportBy(options.before, inputs, options.jobs);
  if (!before) return kUsage;
  auto after = ReportBy(options.after, inputs, options.jobs);
  if (!after) return kUsage;
  const Known known_before(*before), known_after(*after);
  size_t appear = 0, vanish = 0, change = 0;
  for (const Finding& f : before->findings) {
    if (known_after.Find(f) != nullptr) continue;
    Line("-", f, std::string(SeverityName(f.severity)));
    ++vanish;
  }
  for (const Finding& f : after->findings) {
    const Finding* old = known_before.Find(f);
    if (old == nullptr) {
      Line("+", f, std::string(SeverityName(f.severity)));
      ++appear;
    } else if (old->severity != f.severity) {
      Line("~", f,
           absl::StrFormat("%s -> %s", SeverityName(old->severity), SeverityName(f.severity)));
      ++change;
    }
  }
  std::cout << absl::StrFormat(
      "%d before, %d after: %d vanish, %d appear, %d change their severity\n",
      before->findings.size(), after->findings.size(), vanish, appear, change);
  if (!inputs.unchecked.empty()) return kUnread;
  return appear + vanish + change == 0 ? kClean : kFindings;
}

}  // namespace

void AddRulesDiff(CLI::App* rules, int* exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      rules->add_subcommand("diff", "Findings that two sets of rules make differently");
  command->add_option("OLD", options->before, "a rule pack, a whole folder of rules, or builtin")
      ->required();
  command->add_option("NEW", options->after, "the same")->required();
  command->add_option("--corpus", options->corpus, "the articles to try them on")
      ->type_name("PATH...")
      ->required();
  command->add_option("--jobs,-j", options->jobs, "threads; 0 for as many as the machine has")
      ->check(CLI::NonNegativeNumber);
  command->footer(
      "Example:\n  gainsay rules diff /usr/share/gainsay/rules new/rules --corpus news/\n"
      "Exit code: 0 no difference, 1 differences.");
  command->callback([options, exit_code] { *exit_code = Diff(*options); });
}

}  // namespace gainsay::cli
