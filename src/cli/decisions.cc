// SPDX-License-Identifier: Apache-2.0
//
// gainsay decisions list | show | add | prune | import | export.
// Tested by tests/cli/gate_decisions_test.py.
#include <algorithm>
#include <iostream>
#include <map>
#include <memory>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "cli/gate_run.h"
#include "report/checked.h"

namespace gainsay::cli {
namespace {

struct Options {
  Settings settings;
  std::string finding, verdict, reason, by, expires, file;
  bool dry_run = false;
};

int Fail(const std::string& message) {
  std::cerr << "gainsay: " << message << "\n";
  return kUsage;
}

int FailWriting(const absl::Status& status) {
  std::cerr << "gainsay: " << status.message() << "\n";
  return absl::IsInvalidArgument(status) || absl::IsNotFound(status) ? kUsage : kUnread;
}

std::string Values(const Decision& d) {
  return absl::StrJoin(d.readings, " / ", [](std::string* out, const DecidedReading& r) {
    *out += "\"" + OneLineOf(r.value) + "\"";
  });
}

// The file has to be there: an empty list never stands for one that was lost.
absl::StatusOr<Decisions> ReadOwn(const Config& config) {
  return Decisions::Read(DecisionsFileOf(config).path);
}

int List(const Options& options) {
  auto config = Settle(options.settings);
  if (!config) return kUsage;
  auto decisions = ReadOwn(*config);
  if (!decisions.ok()) return Fail(std::string(decisions.status().message()));
  for (const Decision& d : decisions->all()) {
    if (!options.verdict.empty() && VerdictName(d.verdict) != options.verdict) continue;
    std::cout << absl::StrFormat("%s  %-16s  %s  %s  %s: %s  (%s)\n", d.finding,
                                 VerdictName(d.verdict), d.date.substr(0, 10), OneLineOf(d.by),
                                 OneLineOf(d.subject), Values(d), OneLineOf(d.reason));
  }
  return kClean;
}

int Show(const Options& options) {
  auto config = Settle(options.settings);
  if (!config) return kUsage;
  auto decisions = ReadOwn(*config);
  if (!decisions.ok()) return Fail(std::string(decisions.status().message()));
  bool found = false;
  for (const Decision& d : decisions->all()) {
    if (d.finding != options.finding) continue;
    found = true;
    std::cout << absl::StrFormat("%s  %s\n  %s by %s on %s%s\n  %s\n", d.finding, d.rule,
                                 VerdictName(d.verdict), OneLineOf(d.by), d.date,
                                 d.expires.empty() ? "" : ", until " + d.expires,
                                 OneLineOf(d.reason));
    std::cout << "  " << OneLineOf(d.subject) << "\n";
    for (const DecidedReading& r : d.readings) {
      std::cout << absl::StrFormat("    \"%s\"  %s\n", OneLineOf(r.value),
                                   OneLineOf(absl::StrJoin(r.sources, ", ")));
    }
  }
  return found ? kClean : Fail("no decision on " + options.finding);
}

int Add(const Options& options) {
  auto config = Settle(options.settings);
  if (!config) return kUsage;
  auto run = RunOver(options.settings, *config, PathsOf(options.settings, *config));
  if (!run) return kUsage;
  const Report& report = run->report;
  auto found = std::find_if(report.findings.begin(), report.findings.end(),
                            [&](const Finding& f) { return f.id == options.finding; });
  if (found == report.findings.end())
    return Fail("no finding " + options.finding + " in these articles");
  const std::string today = options.settings.today;
  Decision decision =
      DecisionOn(report, *found, *ParseVerdict(options.verdict), options.reason,
                 options.by.empty() ? WhoDecides() : options.by, today.empty() ? Now() : today);
  decision.expires = options.expires;
  const std::string path = DecisionsFileOf(*config).path;
  absl::Status status = EditDecisions(path, /*create=*/true, [&](Decisions* decisions) {
    decisions->Add(decision);
    return absl::OkStatus();
  });
  if (!status.ok()) return FailWriting(status);
  std::cout << absl::StrFormat("%s  %s  %s\n", decision.finding, options.verdict,
                               OneLineOf(found->message));
  return kClean;
}

int Prune(const Options& options) {
  auto config = Settle(options.settings);
  if (!config) return kUsage;
  auto run = RunOver(options.settings, *config, PathsOf(options.settings, *config));
  if (!run) return kUsage;
  if (!run->report.unchecked.empty()) {
    return Fail("some input could not be read: what is stale cannot be told");
  }
  const std::string today = Today(options.settings);
  size_t removed = 0;
  absl::Status status =
      EditDecisions(DecisionsFileOf(*config).path, /*create=*/false, [&](Decisions* decisions) {
        std::vector<Decision> gone;
        Decisions kept = *decisions;
        removed = kept.Remove([&](const Decision& d) {
          bool stale = std::none_of(run->report.findings.begin(), run->report.findings.end(),
                                    [&](const Finding& f) { return IsOn(d, f); });
          bool expired = !d.expires.empty() && d.expires < today;
          if (!stale && !expired) return false;
          std::cout << absl::StrFormat("%s  %s  %s  %s: %s\n", d.finding,
                                       stale ? "stale" : "expired", VerdictName(d.verdict),
                                       OneLineOf(d.subject), Values(d));
          return true;
        });
        if (!options.dry_run) *decisions = std::move(kept);
        return absl::OkStatus();
      });
  if (!status.ok()) return FailWriting(status);
  std::cout << absl::StrFormat("%d %s\n", removed,
                               options.dry_run ? "would be removed" : "removed");
  return kClean;
}

int Import(const Options& options) {
  auto config = Settle(options.settings);
  if (!config) return kUsage;
  auto other = Decisions::Read(options.file);
  if (!other.ok()) return Fail(std::string(other.status().message()));
  size_t before = 0, after = 0;
  absl::Status status =
      EditDecisions(DecisionsFileOf(*config).path, /*create=*/true, [&](Decisions* decisions) {
        before = decisions->all().size();
        // Of two records of one person on one finding the later is kept.
        std::map<std::pair<std::string, std::string>, std::string> latest;
        for (const Decision& own : decisions->all()) {
          std::string& date = latest[{own.finding, own.by}];
          date = std::max(date, own.date);
        }
        std::vector<Decision> fresh;
        for (const Decision& d : other->all()) {
          auto own = latest.find({d.finding, d.by});
          if (own == latest.end() || own->second < d.date) fresh.push_back(d);
        }
        decisions->Add(std::move(fresh));
        after = decisions->all().size();
        return absl::OkStatus();
      });
  if (!status.ok()) return FailWriting(status);
  std::cout << absl::StrFormat("%d read, %d added\n", other->all().size(), after - before);
  return kClean;
}

std::string CsvCell(std::string_view text) {
  std::string out = "\"";
  for (char c : OneLineOf(text)) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

int Export(const Options& options) {
  auto config = Settle(options.settings);
  if (!config) return kUsage;
  auto decisions = ReadOwn(*config);
  if (!decisions.ok()) return Fail(std::string(decisions.status().message()));
  if (options.file != "csv") {
    std::cout << decisions->Text();
    return kClean;
  }
  std::cout << "finding,rule,subject,readings,verdict,reason,by,date,expires\n";
  for (const Decision& d : decisions->all()) {
    std::cout << d.finding << "," << CsvCell(d.rule) << "," << CsvCell(d.subject) << ","
              << CsvCell(Values(d)) << "," << VerdictName(d.verdict) << "," << CsvCell(d.reason)
              << "," << CsvCell(d.by) << "," << d.date << "," << d.expires << "\n";
  }
  return kClean;
}

}  // namespace

void AddDecisions(CLI::App* app, int* exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app->add_subcommand("decisions", "What was decided about findings");
  command->require_subcommand(1);
  command->footer(
      "The file is gainsay-decisions.jsonl, or what gainsay.json names. See gainsay(1).");
  auto add = [&](const char* name, const char* about, int (*run)(const Options&)) {
    CLI::App* sub = command->add_subcommand(name, about);
    AddSettings(sub, &options->settings);
    sub->callback([options, exit_code, run] { *exit_code = run(*options); });
    return sub;
  };
  auto paths = [&](CLI::App* sub) {
    sub->add_option("PATH", options->settings.paths,
                    "articles and folders, or those of gainsay.json");
  };

  CLI::App* list = add("list", "One line a decision", List);
  list->add_option("--verdict", options->verdict, "only these")
      ->check(CLI::IsMember(VerdictNames()));

  CLI::App* show = add("show", "All that is recorded about a finding", Show);
  show->add_option("FINDING", options->finding, "its id")->required();

  CLI::App* record = add("add", "Decide about a finding", Add);
  record->add_option("FINDING", options->finding, "its id")->required();
  paths(record);
  record->add_option("--verdict", options->verdict, "what it is")
      ->required()
      ->check(CLI::IsMember(VerdictNames()));
  record->add_option("--reason", options->reason, "why")
      ->required()
      ->check([](const std::string& text) {
        return text.find_first_not_of(" \t\n") == text.npos ? "a reason is needed" : "";
      });
  record->add_option("--by", options->by, "who decides; by default git's user.name");
  record->add_option("--expires", options->expires, "the last day in force")
      ->type_name("DATE")
      ->check([](const std::string& text) {
        return IsDecisionDate(text, false) ? "" : text + ": expected a date, as 2027-01-31";
      });
  record->footer("Example: gainsay decisions add f-91ab22c04d17 --verdict superseded \\\n"
                 "             --reason 'the first count of the night' news/");

  CLI::App* prune = add("prune", "Remove decisions that are stale or have expired", Prune);
  paths(prune);
  prune->add_flag("--dry-run", options->dry_run, "only print them");

  CLI::App* import = add("import", "Add the decisions of another file", Import);
  import->add_option("FILE", options->file, "a file of decisions")->required();

  CLI::App* out = add("export", "Print all decisions", Export);
  out->add_option("--format", options->file, "jsonl or csv")
      ->check(CLI::IsMember({"jsonl", "csv"}));
}

}  // namespace gainsay::cli
