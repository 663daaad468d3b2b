// SPDX-License-Identifier: Apache-2.0
#include <signal.h>
#include <spawn.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <memory>
#include <set>
#include <sstream>
#include <thread>

#include "cli/gate_run.h"
#include "nlohmann/json.hpp"
#include "review/guard.h"
#include "review/server.h"
#include "review/store.h"

extern char** environ;

namespace gainsay::cli {
namespace {

using Json = nlohmann::json;

struct Options {
  Settings settings;
  Filtering filtering;
  std::string by, address = "127.0.0.1";
  int port = 0;
  bool no_browser = false;
};

// A report names its articles: they are read and analysed again, since a decision holds on more of
// a finding than the report tells, and what is shown are its findings that still come up. Nothing
// where the path is no report.
struct AskedFor {
  std::vector<std::string> paths;
  std::set<std::string> findings;
};
std::optional<AskedFor> ReadReport(const std::string& path) {
  if (!path.ends_with(".json")) return std::nullopt;
  std::ifstream in(path, std::ios::binary);
  std::ostringstream content;
  content << in.rdbuf();
  Json json = Json::parse(content.str(), nullptr, /*allow_exceptions=*/false);
  if (!json.is_object() || json.value("format", Json()) != "gainsay.report.v1") return std::nullopt;
  AskedFor asked;
  std::set<std::string> paths;
  for (const Json& article : json.value("articles", Json::array())) {
    if (article.is_object() && article.value("path", Json()).is_string())
      paths.insert(article["path"]);
  }
  for (const Json& finding : json.value("findings", Json::array())) {
    if (finding.is_object() && finding.value("id", Json()).is_string()) {
      asked.findings.insert(finding["id"]);
    }
  }
  asked.paths.assign(paths.begin(), paths.end());
  return asked;
}

// Opens the page where there is a screen to open it on.
void OpenBrowser(const std::string& url) {
  if (std::getenv("DISPLAY") == nullptr && std::getenv("WAYLAND_DISPLAY") == nullptr) return;
  const char* argv[] = {"xdg-open", url.c_str(), nullptr};
  // A group of its own, without our mask: Ctrl-C here is not for the browser.
  posix_spawnattr_t attributes;
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setpgroup(&attributes, 0);
  signal(SIGCHLD, SIG_IGN);
  pid_t child;
  if (posix_spawnp(&child, argv[0], nullptr, &attributes, const_cast<char**>(argv), environ) != 0) {
    std::cerr << "gainsay: no browser could be opened\n";
  }
  posix_spawnattr_destroy(&attributes);
}

// Ctrl-C and SIGTERM, held back from here on for Serve to wait for; threads inherit it.
sigset_t HoldSignals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

// Serves until one of them comes; a decision that is being written is finished.
void Serve(ReviewServer* server, const sigset_t& signals) {
  std::thread waiter([&] {
    int signal = 0;
    sigwait(&signals, &signal);
    server->Stop();
  });
  server->Run();
  pthread_kill(waiter.native_handle(), SIGTERM);  // when it stopped for another reason
  waiter.join();
}

// Severities as `check` has them; what is off goes.
void ApplyLevels(const Config& config, Report* report) {
  std::erase_if(report->findings, [&](Finding& finding) {
    const auto level = LevelOf(config, finding);
    if (level && *level) finding.severity = **level;
    return level && !*level;
  });
}

int Review(const Options& options) {
  auto config = Settle(options.settings);
  if (!config) return kUsage;
  std::vector<std::string> paths = PathsOf(options.settings, *config);
  std::optional<AskedFor> asked;
  if (paths.size() == 1) asked = ReadReport(paths[0]);
  auto run = RunOver(options.settings, *config, asked ? asked->paths : paths, Detail::kSynopsis);
  if (!run) return kUsage;
  Report& report = run->report;
  ApplyLevels(*config, &report);
  report = Filtered(std::move(report), FilterOf(options.filtering));
  for (const Unchecked& u : report.unchecked) {
    std::cerr << "gainsay: " << u.article << ": " << u.reason << "\n";
  }
  if (report.articles.empty()) {
    std::cerr << "gainsay: no article to compare\n";
    return kNothing;
  }
  if (asked) {
    std::erase_if(report.findings,
                  [&](const Finding& f) { return !asked->findings.contains(f.id); });
    if (size_t gone =
            asked->findings.size() - std::min(asked->findings.size(), report.findings.size())) {
      std::cerr << "gainsay: " << paths[0] << ": " << gone
                << " of its findings no longer come up\n";
    }
  }

  const std::string decisions = DecisionsFileOf(*config).path;
  DecisionStore store(report, decisions);
  if (absl::Status status = store.Load(); !status.ok()) {
    std::cerr << "gainsay: " << status.message() << "\n";
    return kUsage;
  }
  if (!IsLoopback(options.address)) {
    std::cerr << "gainsay: others on the network can reach this server; the address is its only "
                 "key, and travels unencrypted\n";
  }
  PageInput input{.report = &report,
                  .texts = &run->inputs.articles,
                  .rules = &run->gainsay->rules(),
                  .served = true,
                  .reviewer = options.by.empty() ? WhoDecides() : options.by};
  const sigset_t signals = HoldSignals();
  auto server =
      ReviewServer::Start(input, &store, {.address = options.address, .port = options.port});
  if (!server.ok()) {
    std::cerr << "gainsay: " << server.status().message() << "\n";
    return kUnread;
  }
  std::cout << (*server)->url() << std::endl;
  std::cerr << report.findings.size() << " findings; decisions go to " << decisions
            << "; Ctrl-C ends\n";
  if (!options.no_browser) OpenBrowser((*server)->url());
  Serve(server->get(), signals);
  return kClean;
}

}  // namespace

void AddReview(CLI::App* app, int* exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app->add_subcommand("review", "Go through the findings in a browser");
  command->add_option(
      "PATH", options->settings.paths,
      "articles and folders, or a report as JSON, whose articles are analysed again; "
      "those of gainsay.json where none is given");
  AddSettings(command, &options->settings);
  AddFiltering(command, &options->filtering);
  command
      ->add_option("--by", options->by, "name proposed for who decides; by default git's user.name")
      ->type_name("NAME");
  command->add_option("--port", options->port, "port; 0 for any that is free")
      ->check(CLI::Range(0, 65535))
      ->capture_default_str();
  command->add_option("--listen", options->address, "address to listen on, for other machines")
      ->type_name("ADDRESS")
      ->capture_default_str();
  command->add_flag("--no-browser", options->no_browser, "only print the address");
  command->footer("Example: gainsay review news/\n"
                  "Prints the address, opens it in a browser where there is a screen, and serves "
                  "until Ctrl-C.");
  command->callback([options, exit_code] { *exit_code = Review(*options); });
}

}  // namespace gainsay::cli
