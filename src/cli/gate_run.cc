// SPDX-License-Identifier: Apache-2.0
// Tested by tests/cli/gate_check_test.py and gate_decisions_test.py.
#include "cli/gate_run.h"

#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <iostream>

#include "base/process.h"
#include "gate/cache.h"
#include "gate/gate.h"

namespace gainsay::cli {
namespace {

namespace fs = std::filesystem;

std::string TimeAs(const char* format) {
  std::time_t now = std::time(nullptr);
  std::tm utc;
  gmtime_r(&now, &utc);
  char text[32];
  return {text, std::strftime(text, sizeof(text), format, &utc)};
}

std::string Normal(const std::string& path) {
  return path == "-" ? path : fs::path(path).lexically_normal().string();
}

void LeaveOut(const Config& config, Inputs* inputs) {
  auto excluded = [&](const std::string& path) {
    for (const std::string& pattern : config.exclude) {
      if (PathMatches(config.From(pattern), Normal(path))) return true;
    }
    return false;
  };
  std::erase_if(inputs->articles, [&](const Article& a) { return excluded(a.path); });
  std::erase_if(inputs->unchecked, [&](const Unchecked& u) { return excluded(u.article); });
}

}  // namespace

void AddSettings(CLI::App* command, Settings* settings) {
  AddCommon(command, &settings->common);
  command
      ->add_option("--config", settings->config_path,
                   "settings, instead of the nearest gainsay.json")
      ->type_name("FILE");
  command->add_flag("--no-config", settings->no_config, "no gainsay.json");
  command->add_option("--decisions", settings->decisions, "the file of decisions")
      ->type_name("FILE");
  command->add_option("--cache", settings->cache, "keep what was found there, for the next run")
      ->type_name("DIR");
  command->add_option("--today", settings->today, "the day by which decisions expire")
      ->type_name("DATE")
      ->check([](const std::string& text) {
        return IsDecisionDate(text, false) ? "" : text + ": expected a date, as 2026-11-21";
      });
}

void AddThresholds(CLI::App* command, Settings* settings) {
  command->add_option("--fail-on", settings->fail_on, "least severity that fails")
      ->check(CLI::IsMember({"note", "warning", "error"}));
  command
      ->add_option("--min-confidence", settings->min_confidence,
                   "least confidence that fails, 0 to 1")
      ->check(CLI::Range(0.0, 1.0));
  command
      ->add_option("--min-coverage", settings->min_coverage,
                   "least share of articles that must give claims, 0 to 1")
      ->check(CLI::Range(0.0, 1.0));
  command->add_flag("--strict", settings->strict, "stale decisions and unused suppressions fail");
}

std::optional<Config> Settle(const Settings& settings) {
  Config config;
  std::string path = settings.config_path;
  if (path.empty() && !settings.no_config) path = FindConfig("");
  if (!path.empty()) {
    auto read = ReadConfig(path);
    if (!read.ok()) {
      std::cerr << "gainsay: " << read.status().message() << "\n";
      return std::nullopt;
    }
    config = *std::move(read);
  }
  if (!config.decisions.empty()) config.decisions = config.From(config.decisions);
  if (!config.cache.empty()) config.cache = config.From(config.cache);
  for (std::string& p : config.paths) p = config.From(p);
  auto set = [&](const char* key, bool given) {
    if (given) {
      std::string option = key;
      std::replace(option.begin(), option.end(), '_', '-');
      config.Override(key, "--" + option);
    }
    return given;
  };
  if (set("fail_on", !settings.fail_on.empty())) config.fail_on = *ParseSeverity(settings.fail_on);
  if (set("min_confidence", settings.min_confidence.has_value())) {
    config.min_confidence = *settings.min_confidence;
  }
  if (set("min_coverage", settings.min_coverage.has_value()))
    config.min_coverage = *settings.min_coverage;
  if (set("strict", settings.strict)) config.strict = true;
  if (set("decisions", !settings.decisions.empty())) config.decisions = settings.decisions;
  if (set("cache", !settings.cache.empty())) config.cache = settings.cache;
  if (!settings.paths.empty()) {
    config.paths = settings.paths;
    config.Override("paths", "the command line");
  }
  return config;
}

DecisionsFile DecisionsFileOf(const Config& config) {
  if (!config.decisions.empty()) return {config.decisions, true};
  return {config.From(kDecisionsFile), false};
}

bool ReadDecisionsOf(const Config& config, bool may_be_missing, std::optional<Decisions>* out) {
  const DecisionsFile file = DecisionsFileOf(config);
  auto read = Decisions::Read(file.path);
  if (read.ok()) {
    *out = *std::move(read);
    return true;
  }
  if (absl::IsNotFound(read.status()) && (may_be_missing || !file.named)) return true;
  std::cerr << "gainsay: " << read.status().message() << "\n";
  if (absl::IsNotFound(read.status())) {
    std::cerr << "  it is named by " << config.origin.find("decisions")->second
              << "; `gainsay check --accept-new` makes it\n";
  }
  return false;
}

std::vector<std::string> PathsOf(const Settings& settings, const Config& config) {
  return settings.paths.empty() ? config.paths : settings.paths;
}

std::optional<GateRun> RunOver(const Settings& settings, const Config& config,
                               const std::vector<std::string>& paths, Detail detail) {
  if (paths.empty()) {
    std::cerr << "gainsay: expected articles or folders, or a gainsay.json with \"paths\" "
                 "(`gainsay init` writes one)\n";
    return std::nullopt;
  }
  Common common = settings.common;
  std::vector<std::string> packs;
  for (const Config::Pack& pack : config.rules) {
    if (pack.path != "builtin") packs.push_back(config.From(pack.path));
  }
  common.packs.insert(common.packs.begin(), packs.begin(), packs.end());
  GateRun run;
  run.gainsay = Load(common);
  if (run.gainsay == nullptr) return std::nullopt;
  if (absl::Status pins = CheckPins(config, run.gainsay->rules().packs()); !pins.ok()) {
    std::cerr << "gainsay: " << pins.message() << "\n";
    return std::nullopt;
  }
  run.inputs = Read(paths, common);
  LeaveOut(config, &run.inputs);
  for (const Article& article : run.inputs.articles) {
    for (Suppression& s : FindSuppressions(article)) run.suppressions.push_back(std::move(s));
  }
  std::optional<Cache> cache;
  if (!config.cache.empty()) cache.emplace(config.cache, run.gainsay->rules().packs());
  run.claims = cache ? cache->Extract(*run.gainsay, run.inputs, common.jobs)
                     : Extract(*run.gainsay, run.inputs, common);
  for (ArticleClaims& article : run.claims.articles) {
    std::string source = SourceOf(config, Normal(article.path), article.url);
    if (!source.empty()) article.source = std::move(source);
  }
  run.report = run.gainsay->Compare(run.claims, common.jobs, detail, cache ? &*cache : nullptr);
  if (cache) cache->Prune();
  return run;
}

std::string Today(const Settings& settings) {
  return settings.today.empty() ? TimeAs("%Y-%m-%d") : settings.today;
}

std::string Now() { return TimeAs("%Y-%m-%dT%H:%M:%SZ"); }

std::string WhoDecides() {
  auto git = RunProcess({"git", "config", "user.name"});
  if (git.ok() && git->exit_code == 0) {
    std::string name = git->out.substr(0, git->out.find('\n'));
    if (!name.empty()) return name;
  }
  const char* user = std::getenv("USER");
  return user != nullptr && *user != '\0' ? user : "somebody";
}

}  // namespace gainsay::cli
