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
  uint32_t slots_again = 600000;  // of that of the second look
  int folds = 5;             // the second look learns from taggers that had not seen the sentence
  double doubtful = 0.25;    // share of the words that are looked at again
  double learn = 2;          // times as many are learned from
  int least = 2;             // features rarer than this are left out
  int sift_epochs = 0;       // of a run that finds out which features matter; 0 for none
  int sift = 3;              // those updated so often in it
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
