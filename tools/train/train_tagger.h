// SPDX-License-Identifier: Apache-2.0
//
// Trains the tagger of text/tagger.h on a treebank.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "text/tagger_model.h"
#include "tools/train/conllu.h"

namespace gainsay::train {

struct TaggerOptions {
  int epochs = 8;            // of each run
  int runs = 4;              // the model is the mean of so many
  uint32_t slots = 2900000;  // bytes of the weight table
  int least = 2;             // features rarer than this are left out
  float margin = 8;          // how far the right label must lead
  double recase = 0.12;      // share of the sentences that are added in capitals, title, lower case
  unsigned seed = 1;
  std::string wordnet;  // folder with WordNet's index.noun, ...; "" for none
};

absl::StatusOr<TaggerModel> TrainTagger(const std::vector<Tree>& trees,
                                        const TaggerOptions& options);

// A copy of the tree's words in another casing: how headlines and chat write them.
Tree Recase(const Tree& tree, Casing casing);

// Sets the tags of the trees' words to what the model says.
void TagTrees(const TaggerModel& model, std::vector<Tree>* trees);

struct TagFigures {
  double upos = 0, xpos = 0, both = 0, tokens_per_second = 0;
};
TagFigures EvaluateTagger(const TaggerModel& model, const std::vector<Tree>& gold);

}  // namespace gainsay::train
