// SPDX-License-Identifier: Apache-2.0
//
// Internal to text/: the parser's model as the trainer writes it and text/parser.h reads it.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "text/parse_state.h"

namespace gainsay {

// Buffers of one run, to be kept between sentences.
struct ParseScratch {
  std::vector<ParseWord> words;  // words[0] is the root's place
  ParseState state;              // after Parse: the heads and relations
};

struct ParserModel {
  std::vector<Transition> transitions;  // at most kParseWidth; the first is shift
  SenseMap senses;
  HashedWeights weights;

  absl::Status Write(const std::string& path) const;
  static absl::StatusOr<ParserModel> Read(const std::string& path);

  // Parses scratch->words, one sentence.
  void Parse(ParseScratch* scratch) const;
};

// Whether the transition may be taken.
bool Allowed(const ParseState& state, Transition transition);

}  // namespace gainsay
