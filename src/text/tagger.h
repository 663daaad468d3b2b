// SPDX-License-Identifier: Apache-2.0
//
// Parts of speech: an averaged-perceptron tagger that reads a sentence from left to right and
// predicts the Penn tag and the universal one together ("is": VBZ and AUX or VERB). The words it
// was least sure of, a quarter, are looked at a second time, by a model that also sees the tags
// behind them: "had" before a participle is AUX, before a noun VERB.
//
//   ASSIGN_OR_RETURN(Tagger tagger, Tagger::Load("rules/en/models/tagger.bin"));
//   tagger.Tag(&document);   // sets upos and xpos of every token, nothing else
//
// Needs sentences and tokens. Linear in the text; a sentence of any length will do. It knows of
// headlines: capitals count for less where the whole sentence is in capitals or in title case.
// Figures and the training data: rules/en/models/README.md. Michael Collins, "Discriminative
// Training Methods for Hidden Markov Models", EMNLP 2002.
#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "text/document.h"

namespace gainsay {

struct TaggerModel;

class Tagger {
 public:
  static absl::StatusOr<Tagger> Load(const std::string& path);
  explicit Tagger(std::shared_ptr<const TaggerModel> model) : model_(std::move(model)) {}

  void Tag(Document* document) const;

 private:
  std::shared_ptr<const TaggerModel> model_;
};

}  // namespace gainsay
