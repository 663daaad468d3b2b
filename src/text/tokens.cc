// SPDX-License-Identifier: Apache-2.0
//
// The text is walked once, left to right (text/tokens_scanner.h), with tables of words that are
// read once. Tested by tests/text/tokens_test.cc.
#include "text/tokens.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <utility>

#include "base/status.h"
#include "nlohmann/json.hpp"
#include "text/data_file.h"
#include "text/tokens_scanner.h"

namespace gainsay {
namespace tokens_internal {

void Scanner::Run() {
  size_t first = out_.size();
  while (at_ < end_) {
    if (ClassOf(text_[at_]) == kSpace) {
      if (out_.size() > first) out_.back().space_after = true;
      ++at_;
    } else if (uint32_t run = RunEnd(at_); run > at_) {
      Word(run);
    } else {
      Mark();
    }
  }
  if (out_.size() > first) out_.back().space_after = true;
}

int32_t Scanner::CharAt(uint32_t* i) const {
  int32_t next = static_cast<int32_t>(*i);
  UChar32 point;
  U8_NEXT(text_.data(), next, static_cast<int32_t>(end_), point);
  *i = static_cast<uint32_t>(next);
  return point;
}

uint32_t Scanner::WordCharEnd(uint32_t i) const {
  uint32_t next = i;
  UChar32 point = CharAt(&next);
  const bool word = point >= 0 && (u_isalnum(point) || (U_GET_GC_MASK(point) & U_GC_M_MASK) != 0);
  return word ? next : i;
}

}  // namespace tokens_internal

namespace {

// "can|not": the word, and the lengths of the words that it is cut into.
std::pair<std::string, std::vector<uint8_t>> ParseCut(std::string_view cut) {
  std::string word;
  std::vector<uint8_t> lengths = {0};
  for (char c : cut) {
    if (c == '|') {
      lengths.push_back(0);
    } else {
      word += c;
      ++lengths.back();
    }
  }
  return {std::move(word), std::move(lengths)};
}

}  // namespace

absl::StatusOr<Tokenizer> Tokenizer::Load(const std::string& path,
                                          std::shared_ptr<const Abbreviations> abbreviations) {
  ASSIGN_OR_RETURN(nlohmann::json data, ReadDataFile(path));
  auto tables = std::make_shared<Tables>();
  tables->abbreviations = std::move(abbreviations);
  using WordSet = Tables::WordSet;
  WordSet cuts, small;
  for (auto [name, set] : std::initializer_list<std::pair<const char*, WordSet*>>{
           {"prefixes", &tables->prefixes},
           {"clitics", &tables->clitics},
           {"apostrophe_words", &tables->apostrophe_words},
           {"units", &tables->units},
           {"slash_words", &tables->slash_words},
           {"domains", &tables->domains},
           {"smileys", &tables->smileys},
           {"marked_names", &tables->marked_names},
           {"contractions", &cuts},
           {"contractions_small", &small}}) {
    RETURN_IF_ERROR(ReadWordSet(data, path, name, set, tokens_internal::kLongestKnown));
  }
  for (const WordSet* set : {&cuts, &small}) {
    for (const std::string& cut : *set) {
      auto [word, lengths] = ParseCut(cut);
      if (set == &small) tables->small_only.insert(word);
      tables->contractions.emplace(std::move(word), std::move(lengths));
    }
  }
  Tokenizer tokenizer;
  tokenizer.tables_ = std::move(tables);
  return tokenizer;
}

void Tokenizer::Tokenize(std::string_view text, Span paragraph, std::vector<Token>* out) const {
  tokens_internal::Scanner(text, paragraph, *tables_, out).Run();
}

std::vector<std::string> Tokenizer::Words(std::string_view text) const {
  std::vector<Token> tokens;
  Tokenize(text, {0, static_cast<uint32_t>(text.size())}, &tokens);
  std::vector<std::string> words;
  for (const Token& token : tokens) words.emplace_back(Slice(text, token.span));
  return words;
}

}  // namespace gainsay
