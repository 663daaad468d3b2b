// SPDX-License-Identifier: Apache-2.0
//
// gainsay check: the gate. Tested by tests/cli/gate_check_test.py and gate_decisions_test.py.
#include <unistd.h>

#include <fstream>
#include <iostream>
#include <memory>
#include <set>
#include <sstream>

#include "absl/strings/str_join.h"
#include "base/write_file.h"
#include "cli/gate_run.h"
#include "gate/changed.h"
#include "gate/gate.h"

namespace gainsay::cli {
namespace {

struct Options {
  Settings settings;
  std::string changed_since;
  std::vector<std::string> draft, against;
  std::vector<std::string> outputs;  // FORMAT=FILE
  std::string format = "text";
  std::string color = "auto";
  std::string reason = "was there when the gate began", by;
  bool accept_new = false, report_only = false, all = false;
};

struct Output {
  CheckFormat format;
  std::string file;  // "-" for standard output
};

// "sarif=FILE"; prints what is wrong.
std::optional<std::vector<Output>> OutputsOf(const Options& options) {
  std::vector<Output> outputs;
  int to_stdout = 0;
  for (const std::string& text : options.outputs) {
    size_t equal = text.find('=');
    auto format = ParseCheckFormat(std::string_view(text).substr(0, equal));
    if (equal == text.npos || equal + 1 == text.size() || !format) {
      std::cerr << "gainsay check: --output " << text << ": expected FORMAT=FILE with a format of "
                << absl::StrJoin(CheckFormatNames(), ", ") << "\n";
      return std::nullopt;
    }
    outputs.push_back({*format, text.substr(equal + 1)});
    to_stdout += outputs.back().file == "-";
  }
  if (to_stdout > 1) {
    std::cerr << "gainsay check: only one --output can go to standard output\n";
    return std::nullopt;
  }
  if (to_stdout == 0) outputs.push_back({*ParseCheckFormat(options.format), "-"});
  return outputs;
}

bool Write(const Checked& checked, const Output& output, const Options& options) {
  CheckPrinting printing;
  printing.all = options.all;
  if (output.file == "-") {
    printing.color =
        options.color == "always" || (options.color == "auto" && isatty(STDOUT_FILENO));
    PrintChecked(checked, output.format, printing, std::cout);
    std::cout.flush();
    if (std::cout) return true;
    std::cerr << "gainsay: standard output could not be written\n";
    return false;
  }
  printing.all = true;  // a file holds everything
  std::ostringstream text;
  PrintChecked(checked, output.format, printing, text);
  // A device or a pipe is written to, a file replaced as a whole.
  std::error_code error;
  if (std::filesystem::exists(output.file, error) &&
      !std::filesystem::is_regular_file(output.file, error)) {
    std::ofstream out(output.file, std::ios::binary);
    out << text.str();
    out.close();
    if (out) return true;
    std::cerr << "gainsay: " << output.file << ": cannot be written\n";
    return false;
  }
  absl::Status written = WriteFileAtomically(output.file, text.str(), /*durable=*/false);
  if (!written.ok()) std::cerr << "gainsay: " << written.message() << "\n";
  return written.ok();
}

// Records what fails as a baseline, each told by name; returns false where it could not.
bool AcceptNew(const Checked& checked, const std::string& path, const Options& options) {
  const std::string by = options.by.empty() ? WhoDecides() : options.by;
  const std::string now = options.settings.today.empty() ? Now() : options.settings.today;
  size_t recorded = 0;
  absl::Status status = EditDecisions(path, /*create=*/true, [&](Decisions* decisions) {
    std::vector<Decision> fresh;
    for (size_t i = 0; i < checked.rulings.size(); ++i) {
      if (checked.rulings[i].outcome != Outcome::kFails) continue;
      const Finding& f = checked.report.findings[i];
      fresh.push_back(
          DecisionOn(checked.report, f, DecisionVerdict::kBaseline, options.reason, by, now));
      std::cerr << "baseline  " << f.id << "  " << OneLineOf(f.message) << "\n";
      ++recorded;
    }
    decisions->Add(std::move(fresh));
    return absl::OkStatus();
  });
  if (!status.ok()) {
    std::cerr << "gainsay: " << status.message() << "\n";
    return false;
  }
  std::cerr << "gainsay: " << recorded << (recorded == 1 ? " finding" : " findings")
            << " recorded as baseline in " << path << "; commit it\n";
  return true;
}

std::string Quoted(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) {
    bool plain = word.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                        "0123456789-_./=,:+@%") == word.npos;
    if (plain && !word.empty()) {
      out += " " + word;
      continue;
    }
    out += " '";
    for (char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    out += "'";
  }
  return out;
}

std::string NextCommand(const Checked& checked, const Options& options) {
  if (checked.Count(Outcome::kFails) == 0) return "";
  const std::string paths = Quoted(options.settings.paths);
  // A few are looked at one by one.
  constexpr size_t kFew = 5;
  if (checked.first_run && checked.Count(Outcome::kFails) > kFew)
    return "gainsay check --accept-new" + paths;
  for (size_t i = 0; i < checked.rulings.size(); ++i) {
    if (checked.rulings[i].outcome != Outcome::kFails) continue;
    return "correct an article, or: gainsay decisions add " + checked.report.findings[i].id +
           " --verdict accepted --reason WHY" + paths;
  }
  return "";
}

// A draft goes with what it is held against, and with nothing else. Prints what is wrong.
bool DraftIsWhole(const Options& options) {
  const bool drafting = !options.draft.empty();
  if (drafting == !options.against.empty() &&
      (!drafting || (options.settings.paths.empty() && options.changed_since.empty()))) {
    return true;
  }
  std::cerr << "gainsay check: expected --draft FILE... --against PATH..., and no other articles\n";
  return false;
}

std::vector<std::string> PathsToCheck(const Options& options, const Config& config) {
  if (options.draft.empty()) return PathsOf(options.settings, config);
  std::vector<std::string> paths = options.draft;
  paths.insert(paths.end(), options.against.begin(), options.against.end());
  return paths;
}

// What changed in the repository in which the first path lies; everything where that is not asked.
// Prints what is wrong and returns false.
bool ReadChanges(const Options& options, const std::vector<std::string>& paths,
                 std::optional<ChangedFiles>* changed) {
  if (options.changed_since.empty()) return true;
  std::string folder = paths.empty() ? "." : paths[0];
  if (!std::filesystem::is_directory(folder)) {
    folder = std::filesystem::path(folder).parent_path().string();
  }
  auto files = FilesChangedSince(options.changed_since, folder.empty() ? "." : folder);
  if (!files.ok()) {
    std::cerr << "gainsay: " << files.status().message() << "\n";
    return false;
  }
  *changed = *std::move(files);
  return true;
}

// The articles whose findings are asked for.
std::set<std::string> ScopeOf(const Options& options, const Report& report,
                              const std::optional<ChangedFiles>& changed) {
  auto normal = [](const std::string& path) {
    return std::filesystem::path(path).lexically_normal().string();
  };
  std::set<std::string> scope;
  for (const ReportArticle& article : report.articles) {
    bool in = changed && changed->Contains(article.path);
    for (const std::string& draft : options.draft) {
      in = in || PathMatches(normal(draft), normal(article.path));
    }
    if (in) scope.insert(article.id);
  }
  return scope;
}

bool WriteAll(const Checked& checked, const std::vector<Output>& outputs, const Options& options) {
  bool told = false, written = true;
  for (const Output& output : outputs) {
    told = told || (output.file == "-" && output.format == CheckFormat::kText);
    written = Write(checked, output, options) && written;
  }
  if (!told) std::cerr << "gainsay: " << checked.why << "\n";
  return written;
}

int Check(const Options& options) {
  const Settings& settings = options.settings;
  auto outputs = OutputsOf(options);
  if (!outputs || !DraftIsWhole(options)) return kUsage;
  auto config = Settle(settings);
  if (!config) return kUsage;
  const std::vector<std::string> paths = PathsToCheck(options, *config);
  std::optional<Decisions> decisions;
  if (!ReadDecisionsOf(*config, options.accept_new, &decisions)) return kUsage;
  std::optional<ChangedFiles> changed;
  if (!ReadChanges(options, paths, &changed)) return kUsage;
  // Never freed: the process ends with it, and the system takes it back faster (main.cc).
  auto& run = *new std::optional<GateRun>(RunOver(settings, *config, paths));
  if (!run) return kUsage;

  GateInput input;
  input.config = &*config;
  input.decisions = decisions ? &*decisions : nullptr;
  input.suppressions = std::move(run->suppressions);
  input.today = Today(settings);
  // Articles named on the command line may be a part of what was decided about.
  input.whole = settings.paths.empty() && options.draft.empty();
  input.preview = PreviewRules(run->gainsay->rules());
  input.help = FindingHelp(run->gainsay->rules());
  input.scoped = !options.draft.empty() || changed.has_value();
  input.scope = ScopeOf(options, run->report, changed);
  Checked checked = Rule(run->report, input);
  if (options.accept_new) {
    if (!AcceptNew(checked, DecisionsFileOf(*config).path, options)) return kUnread;
    if (!ReadDecisionsOf(*config, false, &decisions)) return kUsage;
    input.decisions = decisions ? &*decisions : nullptr;
    checked = Rule(run->report, input);
  }
  checked.next = NextCommand(checked, options);
  if (options.report_only) checked.why += " [report only]";

  if (!WriteAll(checked, *outputs, options)) return kUnread;
  if (options.report_only) return kClean;
  if (!checked.report.unchecked.empty()) return kUnread;
  if (checked.report.articles.empty()) return kNothing;
  return checked.failed ? kFindings : kClean;
}

}  // namespace

void AddCheck(CLI::App* app, int* exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app->add_subcommand("check", "Fail where articles contradict each other: a gate for CI");
  command->add_option("PATH", options->settings.paths,
                      "articles and folders; those of gainsay.json where none is given");
  AddSettings(command, &options->settings);
  AddThresholds(command, &options->settings);
  command
      ->add_option("--changed-since", options->changed_since,
                   "only findings with an end in an article changed since then (git)")
      ->type_name("REV");
  command->add_option("--draft", options->draft, "only what these contradict")
      ->type_name("FILE...");
  command->add_option("--against", options->against, "the sources of the draft")
      ->type_name("PATH...");
  command->add_flag("--accept-new", options->accept_new, "record what fails now as the baseline");
  command->add_option("--reason", options->reason, "why, with --accept-new")->capture_default_str();
  command->add_option("--by", options->by, "who accepts; by default git's user.name");
  command->add_flag("--report-only", options->report_only, "print, and exit with 0");
  command->add_flag("--all", options->all, "print every finding, passed over or not");
  command->add_option("--output,-o", options->outputs, "write a further report (repeatable)")
      ->type_name("FORMAT=FILE")
      ->allow_extra_args(false);
  command->add_option("--format,-f", options->format, "what to print")
      ->check(CLI::IsMember(CheckFormatNames()))
      ->capture_default_str();
  command->add_option("--color", options->color, "colours: auto, always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str();
  command->footer("Example: gainsay check news/ --output sarif=gainsay.sarif\n"
                  "         gainsay check --changed-since origin/main --fail-on warning\n"
                  "         gainsay check --draft draft.md --against sources/\n"
                  "Exit code: 0 passed, 1 failed, 2 wrong usage, settings, rules or decisions, 3 "
                  "an input could\n"
                  "not be read or an output not written, 4 nothing to compare.");
  command->callback([options, exit_code] { *exit_code = Check(*options); });
}

}  // namespace gainsay::cli
