// SPDX-License-Identifier: Apache-2.0
//
// Trains the parser of text/parser.h on a treebank.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "text/parser_model.h"
#include "tools/train/conllu.h"
#include "tools/train/train_tagger.h"

namespace gainsay::train {

struct ParserOptions {
  int epochs = 6;            // of each run
  int runs = 2;              // the model is the mean of so many
  uint32_t slots = 6500000;  // bytes of the weight table
  int least = 2;             // features rarer than this are left out
  int sift_epochs = 2;       // of the run that finds out which features matter
  int sift = 4;              // those updated so often in it
  float margin = 4;          // how far the best right transition must lead
  double explore = 0.9;      // how often the parser's own choice is followed, after the first round
  unsigned seed = 1;
  std::string wordnet;  // folder with WordNet's index.noun, ...; "" for none
};

// The tags of `trees` are what the parser will see: predicted ones (see Jackknife), not gold.
absl::StatusOr<ParserModel> TrainParser(const std::vector<Tree>& trees,
                                        const ParserOptions& options);

// Replaces the gold tags by those of taggers that have not seen the sentence: the data are cut
// into `folds` parts, each tagged by a tagger trained on the others.
absl::Status Jackknife(const TaggerOptions& options, int folds, std::vector<Tree>* trees);

struct ParseFigures {
  double uas = 0, las = 0, tokens_per_second = 0;
};
// `seen` has the tags to parse with, `gold` the heads and relations.
ParseFigures EvaluateParser(const ParserModel& model, const std::vector<Tree>& seen,
                            const std::vector<Tree>& gold);

}  // namespace gainsay::train
