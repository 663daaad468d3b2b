// SPDX-License-Identifier: Apache-2.0
//
// Greedy: in each state the allowed transition of the highest score.
#include "text/parser.h"

#include "absl/strings/str_format.h"
#include "base/status.h"
#include "text/parser_model.h"
#include "text/tagset.h"

namespace gainsay {

constexpr std::string_view kKind = "gainsay-parser-1";

absl::Status ParserModel::Write(const std::string& path) const {
  ModelFile file(kKind);
  std::vector<uint8_t> pairs;
  for (Transition transition : transitions) {
    pairs.push_back(static_cast<uint8_t>(transition.move));
    pairs.push_back(static_cast<uint8_t>(transition.dep));
  }
  file.Add(pairs);
  file.Add(senses.slots());
  file.Add(weights.known().words());
  file.Add(weights.table());
  return file.Write(path);
}

absl::StatusOr<ParserModel> ParserModel::Read(const std::string& path) {
  ASSIGN_OR_RETURN(ModelFile file, ModelFile::Read(path, kKind, 4));
  ParserModel model;
  const std::vector<uint8_t> pairs = file.Get<uint8_t>(0);
  bool right = false;
  for (size_t i = 0; i + 1 < pairs.size(); i += 2) {
    if (pairs[i] > static_cast<uint8_t>(Move::kRight) || pairs[i + 1] >= kDepCount) {
      return Invalid(absl::StrFormat("%s: has a relation that this program does not know", path));
    }
    model.transitions.push_back({static_cast<Move>(pairs[i]), static_cast<Dep>(pairs[i + 1])});
    right = right || model.transitions.back().move == Move::kRight;
  }
  ASSIGN_OR_RETURN(model.senses, SmallMap::FromSlots(file.Get<uint32_t>(1)));
  ASSIGN_OR_RETURN(FeatureSet known, FeatureSet::FromWords(file.GetTable<uint64_t>(2)));
  model.weights = HashedWeights(file.GetTable<int8_t>(3), std::move(known));
  // Without shift and a right arc a parse would not end.
  if (model.transitions.empty() || model.transitions[0].move != Move::kShift || !right ||
      model.transitions.size() > kParseWidth || model.weights.table().size() <= kParseWidth) {
    return Invalid(absl::StrFormat("%s: is no parser of this version", path));
  }
  return model;
}

bool Allowed(const ParseState& state, Transition transition) {
  switch (transition.move) {
    case Move::kShift: return state.CanShift();
    case Move::kLeft: return state.CanLeft();
    case Move::kRight: return state.CanRight();
  }
  return false;
}

void ParserModel::Parse(ParseScratch* scratch) const {
  ParseState& state = scratch->state;
  state.Begin(scratch->words);
  uint32_t features[kMaxParseFeatures];
  int16_t scores[kParseWidth];
  while (!state.done()) {
    if (state.AtRoot()) {
      state.Apply({Move::kRight, Dep::kRoot});
      continue;
    }
    if (!state.CanLeft() && !state.CanRight()) {
      state.Apply({Move::kShift});
      continue;
    }
    const int count = state.Features(features);
    weights.Score(features, count, scores);
    const bool can[] = {state.CanShift(), state.CanLeft(), state.CanRight()};
    int best = -1;
    for (size_t t = 0; t < transitions.size(); ++t) {
      if (!can[static_cast<size_t>(transitions[t].move)]) continue;
      if (best < 0 || scores[t] > scores[best]) best = static_cast<int>(t);
    }
    state.Apply(transitions[static_cast<size_t>(best)]);
  }
}

absl::StatusOr<Parser> Parser::Load(const std::string& path) {
  ASSIGN_OR_RETURN(ParserModel model, ParserModel::Read(path));
  return Parser(std::make_shared<const ParserModel>(std::move(model)));
}

void Parser::Parse(Document* document) const {
  ParseScratch scratch;
  for (const Sentence& sentence : document->sentences) {
    scratch.words.assign(1, ParseWord{});
    for (const Token& token : document->TokensOf(sentence)) {
      scratch.words.push_back(
          DescribeForParse(document->Text(token), token.upos, token.xpos, model_->senses));
    }
    model_->Parse(&scratch);
    for (uint32_t i = sentence.first; i < sentence.last; ++i) {
      const int word = static_cast<int>(i - sentence.first) + 1;
      const int head = scratch.state.head(word);
      document->tokens[i].head = head <= 0 ? -1 : static_cast<int32_t>(sentence.first) + head - 1;
      document->tokens[i].dep = scratch.state.dep(word);
    }
  }
}

}  // namespace gainsay
