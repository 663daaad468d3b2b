// SPDX-License-Identifier: Apache-2.0
//
// gainsay config show, gainsay init. Tested by tests/cli/gate_check_test.py.
#include <filesystem>
#include <iostream>
#include <memory>

#include "base/write_file.h"
#include "cli/gate_run.h"

namespace gainsay::cli {
namespace {

namespace fs = std::filesystem;

constexpr char kMergeLine[] = "gainsay-decisions.jsonl merge=union\n";

int Init(const std::vector<std::string>& paths) {
  std::error_code error;
  if (fs::exists(kConfigFile, error)) {
    std::cerr << "gainsay: " << kConfigFile << " is here already\n";
    return kUsage;
  }
  for (const std::string& path : paths) {
    if (fs::exists(path, error)) continue;
    std::cerr << "gainsay: " << path << ": no such file or folder\n";
    return kUsage;
  }
  auto write = [](const char* path, const std::string& text) {
    absl::Status status = WriteFileAtomically(path, text);
    if (!status.ok()) std::cerr << "gainsay: " << status.message() << "\n";
    if (status.ok()) std::cout << "wrote  " << path << "\n";
    return status.ok();
  };
  if (!write(kConfigFile, StartingConfig(paths.empty() ? std::vector<std::string>{"."} : paths))) {
    return kUnread;
  }
  if (!fs::exists(kDecisionsFile, error) && !write(kDecisionsFile, Decisions().Text()))
    return kUnread;
  // Lines of two branches are joined: a record is a line, and their order means nothing.
  auto attributes = ReadWholeFile(".gitattributes");
  std::string text = attributes.ok() ? *attributes : "";
  if (text.find(kDecisionsFile) == text.npos) {
    if (!text.empty() && !text.ends_with('\n')) text += '\n';
    if (!write(".gitattributes", text + kMergeLine)) return kUnread;
  }
  std::cout << "next   gainsay check\n";
  return kClean;
}

}  // namespace

void AddConfig(CLI::App* app, int* exit_code) {
  CLI::App* command = app->add_subcommand("config", "The settings in gainsay.json");
  command->require_subcommand(1);
  auto settings = std::make_shared<Settings>();
  CLI::App* show = command->add_subcommand("show", "The settings in force, and where each is from");
  show->add_option("PATH", settings->paths, "as for check");
  AddSettings(show, settings.get());
  AddThresholds(show, settings.get());
  show->callback([settings, exit_code] {
    auto config = Settle(*settings);
    if (config) std::cout << ShowConfig(*config);
    *exit_code = config ? kClean : kUsage;
  });
}

void AddInit(CLI::App* app, int* exit_code) {
  CLI::App* command =
      app->add_subcommand("init", "Write gainsay.json and an empty file of decisions here");
  auto paths = std::make_shared<std::vector<std::string>>();
  command->add_option("PATH", *paths, "the articles; by default this folder");
  command->footer("Example: gainsay init news/");
  command->callback([paths, exit_code] { *exit_code = Init(*paths); });
}

}  // namespace gainsay::cli
