// SPDX-License-Identifier: Apache-2.0
//
// What the commands share: options, exit codes, progress.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/status/statusor.h"
#include "gainsay.h"
#include "report/report.h"

namespace gainsay::cli {

enum ExitCode {
  kClean = 0,     // nothing found at or above the level
  kFindings = 1,  // findings at or above the level (check), or any finding (report)
  kUsage = 2,     // wrong usage, config or rules
  kUnread = 3,    // some input could not be read, or an internal failure
  kNothing = 4,   // nothing to compare
};

// Options of every command that loads rules and works on many articles.
struct Common {
  std::vector<std::string> packs;
  int jobs = 0;
};
void AddCommon(CLI::App* command, Common* common);

// Loads the rules; on failure prints why to stderr and returns null.
std::unique_ptr<Gainsay> Load(const Common& common);

// Reads the articles of `paths`, "-" being standard input.
Inputs Read(const std::vector<std::string>& paths, const Common& common);

// Extracts with progress and the time left on stderr, when that is a terminal and the work takes
// more than a second.
ClaimSet Extract(const Gainsay& gainsay, const Inputs& inputs, const Common& common);

// Options of commands that show a report: which of its findings.
struct Filtering {
  std::string min_severity = "note";
  double min_confidence = 0;
  std::vector<std::string> fields;
};
void AddFiltering(CLI::App* command, Filtering* filtering);
Filter FilterOf(const Filtering& filtering);

// Options of commands that print a report.
struct Printing {
  std::string format = "text";
  std::string output;  // file; "" for standard output
  Filtering filtering;
  std::string color = "auto";
};
void AddPrinting(CLI::App* command, Printing* printing);

// What has to be found out to print it.
Detail DetailOf(const Printing& printing);

// Prints the report as asked and returns the exit code. `inputs` are the texts of its articles;
// null where only claims are known.
int Finish(Report report, const Printing& printing, const Gainsay& gainsay,
           const Inputs* inputs = nullptr);

// One function a command, in a file of its own. Each adds the command; `exit_code` is set when
// it runs.
void AddReport(CLI::App* app, int* exit_code);
void AddCheck(CLI::App* app, int* exit_code);
void AddDecisions(CLI::App* app, int* exit_code);
void AddConfig(CLI::App* app, int* exit_code);
void AddInit(CLI::App* app, int* exit_code);
void AddExtract(CLI::App* app, int* exit_code);
void AddReview(CLI::App* app, int* exit_code);
void AddCompare(CLI::App* app, int* exit_code);
void AddEvaluate(CLI::App* app, int* exit_code);
void AddExplain(CLI::App* app, int* exit_code);
void AddVersion(CLI::App* app, int* exit_code);

}  // namespace gainsay::cli
