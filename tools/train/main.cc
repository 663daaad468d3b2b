// SPDX-License-Identifier: Apache-2.0
//
// gainsay-train: makes the models under rules/en/models/ from a treebank. Run it through
// tools/train-models, which knows the files and the options that the committed models were made
// with.
#include <cstdio>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "tools/train/train_tagger.h"

namespace gainsay::train {
namespace {

struct Arguments {
  std::vector<std::string> treebanks;
  std::string held_out;
  std::string output;
  TaggerOptions tagger;
};

int Fail(const absl::Status& status) {
  std::fprintf(stderr, "gainsay-train: %s\n", std::string(status.message()).c_str());
  return 2;
}

absl::StatusOr<std::vector<Tree>> ReadAll(const std::vector<std::string>& paths) {
  std::vector<Tree> all;
  for (const std::string& path : paths) {
    auto trees = ReadTreebank(path);
    if (!trees.ok()) return trees.status();
    all.insert(all.end(), trees->begin(), trees->end());
  }
  return all;
}

void PrintFigures(const char* name, const TaggerModel& model, const std::vector<Tree>& trees) {
  const TagFigures f = EvaluateTagger(model, trees);
  std::printf("%-12s UPOS %.4f  XPOS %.4f  both %.4f  %.0f tokens/s\n", name, f.upos, f.xpos,
              f.both, f.tokens_per_second);
}

int RunTagger(const Arguments& arguments) {
  const auto trees = ReadAll(arguments.treebanks);
  if (!trees.ok()) return Fail(trees.status());
  const auto model = TrainTagger(*trees, arguments.tagger);
  if (!model.ok()) return Fail(model.status());
  if (!arguments.output.empty()) {
    if (auto status = model->Write(arguments.output); !status.ok()) return Fail(status);
  }
  if (arguments.held_out.empty()) return 0;
  const auto held_out = ReadTreebank(arguments.held_out);
  if (!held_out.ok()) return Fail(held_out.status());
  PrintFigures("held out", *model, *held_out);
  const std::pair<const char*, Casing> kCasings[] = {{"  title case", Casing::kTitle},
                                                     {"  upper case", Casing::kUpper},
                                                     {"  lower case", Casing::kLower}};
  for (const auto& [name, casing] : kCasings) {
    std::vector<Tree> recased;
    for (const Tree& tree : *held_out) recased.push_back(Recase(tree, casing));
    PrintFigures(name, *model, recased);
  }
  return 0;
}

int Main(int argc, char** argv) {
  CLI::App app("Makes the models under rules/en/models/ from a treebank.");
  app.require_subcommand(1);
  Arguments arguments;
  auto common = [&](CLI::App* command) {
    command->add_option("treebank", arguments.treebanks, "CoNLL-U files to learn from")->required();
    command->add_option("--held-out", arguments.held_out, "CoNLL-U file to measure on");
    command->add_option("--output", arguments.output, "model file to write");
  };
  CLI::App* tagger = app.add_subcommand("tagger", "parts of speech");
  common(tagger);
  tagger->add_option("--wordnet", arguments.tagger.wordnet, "WordNet's dict folder");
  tagger->add_option("--epochs", arguments.tagger.epochs);
  tagger->add_option("--runs", arguments.tagger.runs);
  tagger->add_option("--slots", arguments.tagger.slots);
  tagger->add_option("--least", arguments.tagger.least);
  tagger->add_option("--margin", arguments.tagger.margin);
  tagger->add_option("--recase", arguments.tagger.recase);
  CLI11_PARSE(app, argc, argv);
  if (tagger->parsed()) return RunTagger(arguments);
  return 2;
}

}  // namespace
}  // namespace gainsay::train

int main(int argc, char** argv) { return gainsay::train::Main(argc, argv); }
