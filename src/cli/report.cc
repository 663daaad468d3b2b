// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "cli/options.h"

namespace gainsay::cli {

void AddReport(CLI::App* app, int* exit_code) {
  struct Options {
    Common common;
    Printing printing;
    std::vector<std::string> paths;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app->add_subcommand("report", "Where do these articles contradict each other?");
  command
      ->add_option("PATH", options->paths,
                   "articles and folders; - for JSON Lines on standard input")
      ->required();
  AddCommon(command, &options->common);
  AddPrinting(command, &options->printing);
  command->footer(
      "Example: gainsay report --min-severity warning news/\n"
      "         gainsay report --format html -o report.html news/\n"
      "Exit code: 0 nothing found, 1 findings, 2 wrong usage or rules, 3 an input could not be\n"
      "read, 4 nothing to compare.");
  command->callback([options, exit_code] {
    auto gainsay = Load(options->common);
    if (gainsay == nullptr) {
      *exit_code = kUsage;
      return;
    }
    Inputs inputs = Read(options->paths, options->common);
    ClaimSet claims = Extract(*gainsay, inputs, options->common);
    Report report = gainsay->Compare(claims, options->common.jobs, DetailOf(options->printing));
    *exit_code = Finish(std::move(report), options->printing, *gainsay, &inputs);
  });
}

}  // namespace gainsay::cli
