// SPDX-License-Identifier: Apache-2.0
#include <iostream>
#include <memory>

#include "base/parallel.h"
#include "cli/options.h"
#include "report/mentions.h"

namespace gainsay::cli {

void AddExtract(CLI::App* app, int* exit_code) {
  struct Options {
    Common common;
    std::vector<std::string> paths;
    bool mentions = false;
    std::string published;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = app->add_subcommand("extract", "The claims of each article, as JSON Lines");
  command
      ->add_option("PATH", options->paths,
                   "articles and folders; - for JSON Lines on standard input")
      ->required();
  command->add_flag("--mentions", options->mentions, "print what was recognised instead of claims");
  command->add_option("--published", options->published, "date of articles that state none")
      ->type_name("DATE");
  AddCommon(command, &options->common);
  command->footer("Example: gainsay extract news/ > claims.jsonl\n"
                  "         gainsay extract --mentions --published 2013-03-18 article.txt");
  command->callback([options, exit_code] {
    *exit_code = kUsage;
    std::optional<Published> published;
    if (!options->published.empty()) {
      published = ParsePublished(options->published);
      if (!published) {
        std::cerr << "gainsay: --published " << options->published
                  << ": expected a date, as 2013-03-18\n";
        return;
      }
    }
    auto gainsay = Load(options->common);
    if (gainsay == nullptr) return;
    Inputs inputs = Read(options->paths, options->common);
    for (Article& article : inputs.articles) {
      if (!article.published) article.published = published;
    }
    if (options->mentions) {
      std::vector<std::string> lines(inputs.articles.size());
      ParallelFor(lines.size(), options->common.jobs, [&](size_t i) {
        lines[i] = MentionLines(gainsay->builder(), inputs.articles[i]);
      });
      for (const std::string& text : lines) std::cout << text;
      for (const Unchecked& u : inputs.unchecked) {
        std::cerr << "gainsay: " << u.article << ": " << u.reason << "\n";
      }
    } else {
      WriteClaims(Extract(*gainsay, inputs, options->common), std::cout);
    }
    std::cout.flush();
    *exit_code = !inputs.unchecked.empty() || !std::cout ? kUnread
                 : inputs.articles.empty()               ? kNothing
                                                         : kClean;
  });
}

}  // namespace gainsay::cli
