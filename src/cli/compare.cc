// SPDX-License-Identifier: Apache-2.0
#include <fstream>
#include <iostream>
#include <memory>

#include "cli/options.h"

namespace gainsay::cli {

void AddCompare(CLI::App* app, int* exit_code) {
  struct Options {
    Common common;
    Printing printing;
    std::vector<std::string> paths;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = app->add_subcommand("compare", "Report on claims that `extract` wrote");
  command->add_option("FILE", options->paths,
                      "files of claims; standard input where none is given");
  AddCommon(command, &options->common);
  AddPrinting(command, &options->printing);
  command->footer(
      "Example: gainsay extract news/ | gainsay compare --format json\n"
      "Several files are shards: gainsay compare a.jsonl b.jsonl reports as on both together.");
  command->callback([options, exit_code] {
    *exit_code = kUsage;
    auto gainsay = Load(options->common);
    if (gainsay == nullptr) return;
    std::vector<ClaimSet> sets;
    auto add = [&](std::istream& in, const std::string& name) {
      auto set = ReadClaims(in, name);
      if (!set.ok()) {
        std::cerr << "gainsay: " << set.status().message() << "\n";
        return false;
      }
      sets.push_back(*std::move(set));
      return true;
    };
    if (options->paths.empty()) options->paths.push_back("-");
    for (const std::string& path : options->paths) {
      if (path == "-") {
        if (!add(std::cin, "standard input")) return;
        continue;
      }
      std::ifstream in(path, std::ios::binary);
      if (!in) {
        std::cerr << "gainsay: " << path << ": cannot be read\n";
        return;
      }
      if (!add(in, path)) return;
    }
    Report report = gainsay->Compare(MergeClaims(std::move(sets)), options->common.jobs,
                                     DetailOf(options->printing));
    *exit_code = Finish(std::move(report), options->printing, *gainsay);
  });
}

}  // namespace gainsay::cli
