// SPDX-License-Identifier: Apache-2.0
#include "findings/explain.h"

#include <algorithm>
#include <iostream>
#include <memory>

#include "cli/options.h"

namespace gainsay::cli {

void AddExplain(CLI::App* app, int* exit_code) {
  struct Options {
    Common common;
    std::vector<std::string> why_not;
    std::vector<std::string> paths;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = app->add_subcommand("explain", "Why a finding, or why none");
  command->add_option("--why-not", options->why_not, "two passages that gave no finding")
      ->type_name("ARTICLE:LINE ARTICLE:LINE")
      ->expected(2);
  command
      ->add_option("FINDING PATH", options->paths,
                   "id of a finding and the articles of its report; with --why-not the articles")
      ->required();
  AddCommon(command, &options->common);
  command->footer("Example: gainsay explain f-91ab22c04d17 news/\n"
                  "         gainsay explain news/ --why-not 8_3ecb:12 8_8ecb:4");
  command->callback([options, exit_code] {
    *exit_code = kUsage;
    std::string id;
    if (options->why_not.empty()) {
      id = options->paths[0];
      options->paths.erase(options->paths.begin());
      if (!id.starts_with("f-") || options->paths.empty()) {
        std::cerr << "gainsay explain: expected a finding's id and the articles of its report\n";
        return;
      }
    }
    std::vector<Passage> passages;
    for (const std::string& text : options->why_not) {
      auto passage = ParsePassage(text);
      if (!passage) {
        std::cerr << "gainsay explain: " << text << ": expected ARTICLE:LINE, as 8_3ecb:12\n";
        return;
      }
      passages.push_back(*std::move(passage));
    }
    auto gainsay = Load(options->common);
    if (gainsay == nullptr) return;
    ClaimSet claims = Extract(*gainsay, Read(options->paths, options->common), options->common);
    if (!passages.empty()) {
      std::cout << gainsay->WhyNot(claims, passages[0], passages[1]);
      *exit_code = kClean;
      return;
    }
    Report report = gainsay->Compare(claims, options->common.jobs);
    auto found = std::find_if(report.findings.begin(), report.findings.end(),
                              [&](const Finding& f) { return f.id == id; });
    if (found == report.findings.end()) {
      std::cerr << "gainsay explain: no finding " << id << " in these articles\n";
      return;
    }
    std::cout << ExplainFinding(report, *found);
    *exit_code = kClean;
  });
}

}  // namespace gainsay::cli
