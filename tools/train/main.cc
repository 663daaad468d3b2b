// SPDX-License-Identifier: Apache-2.0
//
// gainsay-train: makes the models under rules/en/models/ from a treebank. Run it through
// tools/train-models, which knows the files and the options that the committed models were made
// with.
#include <cstdio>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "tools/train/train_parser.h"
#include "tools/train/train_tagger.h"

namespace gainsay::train {
namespace {

struct Arguments {
  std::vector<std::string> treebanks;
  std::string held_out;
  std::string output;
  TaggerOptions tagger;
  ParserOptions parser;
  int folds = 3;
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

int RunParser(const Arguments& arguments) {
  auto trees = ReadAll(arguments.treebanks);
  if (!trees.ok()) return Fail(trees.status());
  TaggerOptions tagger_options = arguments.tagger;
  tagger_options.wordnet = arguments.parser.wordnet;
  tagger_options.runs = 1;
  tagger_options.folds = 2;
  std::vector<Tree> held_out, seen;
  if (!arguments.held_out.empty()) {
    auto read = ReadTreebank(arguments.held_out);
    if (!read.ok()) return Fail(read.status());
    held_out = seen = *read;
    if (arguments.folds > 0) {
      const auto tagger = TrainTagger(*trees, tagger_options);
      if (!tagger.ok()) return Fail(tagger.status());
      TagTrees(*tagger, &seen);
    }
  }
  if (arguments.folds == 0) {
    // The tags of the files are those to learn with.
  } else if (auto status = Jackknife(tagger_options, arguments.folds, &*trees); !status.ok()) {
    return Fail(status);
  }
  const auto model = TrainParser(*trees, arguments.parser);
  if (!model.ok()) return Fail(model.status());
  if (!arguments.output.empty()) {
    if (auto status = model->Write(arguments.output); !status.ok()) return Fail(status);
  }
  const std::pair<const char*, const std::vector<Tree>*> kTags[] = {{"predicted tags", &seen},
                                                                    {"gold tags", &held_out}};
  for (const auto& [name, words] : kTags) {
    if (held_out.empty()) break;
    const ParseFigures f = EvaluateParser(*model, *words, held_out);
    std::printf("%-14s UAS %.4f  LAS %.4f  %.0f tokens/s\n", name, f.uas, f.las,
                f.tokens_per_second);
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
  tagger->add_option("--slots-again", arguments.tagger.slots_again);
  tagger->add_option("--folds", arguments.tagger.folds);
  tagger->add_option("--doubtful", arguments.tagger.doubtful);
  tagger->add_option("--learn", arguments.tagger.learn);
  tagger->add_option("--sift-epochs", arguments.tagger.sift_epochs);
  tagger->add_option("--sift", arguments.tagger.sift);
  tagger->add_option("--least", arguments.tagger.least);
  tagger->add_option("--margin", arguments.tagger.margin);
  tagger->add_option("--recase", arguments.tagger.recase);
  CLI::App* parser = app.add_subcommand("parser", "dependencies");
  common(parser);
  parser->add_option("--wordnet", arguments.parser.wordnet, "WordNet's dict folder");
  parser->add_option("--epochs", arguments.parser.epochs);
  parser->add_option("--runs", arguments.parser.runs);
  parser->add_option("--slots", arguments.parser.slots);
  parser->add_option("--sift-epochs", arguments.parser.sift_epochs);
  parser->add_option("--sift", arguments.parser.sift);
  parser->add_option("--least", arguments.parser.least);
  parser->add_option("--margin", arguments.parser.margin);
  parser->add_option("--explore", arguments.parser.explore);
  parser->add_option("--folds", arguments.folds);
  CLI11_PARSE(app, argc, argv);
  if (tagger->parsed()) return RunTagger(arguments);
  if (parser->parsed()) return RunParser(arguments);
  return 2;
}

}  // namespace
}  // namespace gainsay::train

int main(int argc, char** argv) { return gainsay::train::Main(argc, argv); }
