// SPDX-License-Identifier: Apache-2.0
//
// Dependencies: a greedy transition-based parser. Each word gets its head and relation; each
// sentence becomes one projective tree with one root.
//
//   ASSIGN_OR_RETURN(Parser parser, Parser::Load("rules/en/models/parser.bin"));
//   parser.Parse(&document);   // sets head and dep of every token, nothing else
//
//   "Police arrested two men": arrested is the root (head -1), Police its nsubj, men its obj
//
// Needs sentences, tokens and tags; lemmas are not looked at. Two decisions a word, so linear
// also on a sentence of 100,000 words. A crossing arc ("a man arrived who ...") cannot be had: it
// is attached to the next best head. Trained with a dynamic oracle (Goldberg and Nivre, "Training
// Deterministic Parsers with Non-Deterministic Oracles", TACL 2013). Figures and the training
// data: rules/en/models/README.md.
#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "text/document.h"

namespace gainsay {

struct ParserModel;

class Parser {
 public:
  static absl::StatusOr<Parser> Load(const std::string& path);
  explicit Parser(std::shared_ptr<const ParserModel> model) : model_(std::move(model)) {}

  void Parse(Document* document) const;

 private:
  std::shared_ptr<const ParserModel> model_;
};

}  // namespace gainsay
