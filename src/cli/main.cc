// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <iostream>

#include "cli/options.h"
#include "cli/rules_command.h"
#include "version.h"

namespace gainsay::cli {

void AddVersion(CLI::App* app, int* exit_code) {
  CLI::App* command = app->add_subcommand("version", "Version of the program and its rules");
  command->callback([exit_code] {
    std::cout << "gainsay " << kVersion << "\n";
    *exit_code = kClean;
    if (auto gainsay = Load({})) {
      for (const PackInfo& pack : gainsay->rules().packs()) {
        std::cout << "rules " << pack.name << " " << pack.version << " " << pack.sha256 << "\n";
      }
    } else {
      *exit_code = kUsage;
    }
  });
}

int Main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  int exit_code = kClean;
  CLI::App app("gainsay finds where sources contradict each other.", "gainsay");
  app.require_subcommand(1);
  app.set_version_flag("--version", std::string("gainsay ") + kVersion);
  AddReport(&app, &exit_code);
  AddReview(&app, &exit_code);
  AddCheck(&app, &exit_code);
  AddDecisions(&app, &exit_code);
  AddConfig(&app, &exit_code);
  AddInit(&app, &exit_code);
  AddExtract(&app, &exit_code);
  AddCompare(&app, &exit_code);
  AddEvaluate(&app, &exit_code);
  AddExplain(&app, &exit_code);
  AddRulesCommand(&app, &exit_code);
  AddVersion(&app, &exit_code);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    // CLI11 throws for --help too, with code 0.
    return app.exit(error) == 0 ? kClean : kUsage;
  }
  return exit_code;
}

}  // namespace gainsay::cli

int main(int argc, char** argv) {
  const int code = gainsay::cli::Main(argc, argv);
  std::cout.flush();
  // Rules and models are left to the system, which takes them back faster than destructors.
  std::_Exit(code);
}
