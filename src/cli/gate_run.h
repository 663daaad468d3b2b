// SPDX-License-Identifier: Apache-2.0
//
// What `check`, `decisions`, `config` and `review` share: settings from gainsay.json and the
// command line, and one run over the articles they name.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/options.h"
#include "gate/config.h"
#include "gate/decisions.h"
#include "gate/suppressions.h"

namespace gainsay::cli {

// Options of commands that know gainsay.json. Values of the command line win.
struct Settings {
  Common common;
  std::string config_path;  // --config; "" to look for it
  bool no_config = false;
  std::vector<std::string> paths;
  std::string fail_on, decisions, cache;
  std::optional<double> min_confidence, min_coverage;
  bool strict = false;
  std::string today;  // "" for the clock's
};
void AddSettings(CLI::App* command, Settings* settings);

// Those that decide what fails: check and config show.
void AddThresholds(CLI::App* command, Settings* settings);

// The config found or named, with the options on top; prints what is wrong and returns nothing.
std::optional<Config> Settle(const Settings& settings);

// The decisions file that is meant: the one that is named, or the usual one beside gainsay.json or
// in the working directory.
struct DecisionsFile {
  std::string path;
  bool named = false;  // by an option or the config: then it has to be there
};
DecisionsFile DecisionsFileOf(const Config& config);

// Reads it. Null where none is named and none is there. False where it is wrong, with the reason
// printed; a file that is named and missing is wrong unless `may_be_missing`.
bool ReadDecisionsOf(const Config& config, bool may_be_missing, std::optional<Decisions>* out);

// Articles, claims and report of a run, with the config's packs, excludes and sources.
struct GateRun {
  std::unique_ptr<Gainsay> gainsay;
  Inputs inputs;
  ClaimSet claims;
  Report report;
  std::vector<Suppression> suppressions;
};
// Nothing where the rules are wrong or no path is named; printed.
std::optional<GateRun> RunOver(const Settings& settings, const Config& config,
                               const std::vector<std::string>& paths,
                               Detail detail = Detail::kFindings);

// The paths of the command line, or the config's.
std::vector<std::string> PathsOf(const Settings& settings, const Config& config);

std::string Today(const Settings& settings);  // "2026-11-21"
std::string Now();                            // "2026-11-21T12:03:00Z"

// Who decides, where nobody is named: git's user.name, or $USER.
std::string WhoDecides();

}  // namespace gainsay::cli
