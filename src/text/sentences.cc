// SPDX-License-Identifier: Apache-2.0
// Tested by tests/text/sentences_test.cc.
#include "text/sentences.h"

#include <algorithm>

#include "absl/container/flat_hash_set.h"
#include "base/status.h"
#include "nlohmann/json.hpp"
#include "text/data_file.h"

namespace gainsay {

struct SentenceSplitter::Tables {
  absl::flat_hash_set<std::string> starters, after_clock, never_last;
  std::shared_ptr<const Abbreviations> abbreviations;
};

namespace {

bool IsStop(std::string_view word) {
  return !word.empty() && word.find_first_not_of(".!?") == std::string_view::npos;
}

bool IsCloser(std::string_view word) {
  return word == "\"" || word == "'" || word == "''" || word == ")" || word == "]";
}

bool IsOpener(std::string_view word) {
  return word == "\"" || word == "'" || word == "(" || word == "[" || word == "``";
}

// A line drawn with dashes, stars or the like.
bool IsRule(std::string_view word) {
  return word.size() >= 4 && word.find_first_not_of("-*=_~#") == std::string_view::npos;
}

// "a.m.", "P.M.".
bool IsHalfDay(std::string_view word) {
  return word.size() == 4 && word[1] == '.' && word[3] == '.' && (word[2] | 0x20) == 'm' &&
         ((word[0] | 0x20) == 'a' || (word[0] | 0x20) == 'p');
}

bool Holds(const absl::flat_hash_set<std::string>& set, std::string_view word) {
  return word.size() < 24 && set.contains(std::string(word));
}

bool BeginsSmall(std::string_view word) { return word[0] >= 'a' && word[0] <= 'z'; }
bool BeginsLarge(std::string_view word) { return word[0] >= 'A' && word[0] <= 'Z'; }
bool BeginsDigit(std::string_view word) { return word[0] >= '0' && word[0] <= '9'; }

class Splitter {
 public:
  Splitter(std::string_view text, const SentenceSplitter::Tables& tables,
           const std::vector<Token>& tokens, uint32_t first)
      : text_(text),
        tables_(tables),
        tokens_(tokens),
        first_(first),
        size_(static_cast<uint32_t>(tokens.size())) {}

  // The end of the sentence that begins at `first`.
  uint32_t End(uint32_t first) const {
    for (uint32_t i = first; i < size_; ++i) {
      if (IsRule(Word(i))) return i == first ? i + 1 : i;
      if (i > first && GluedHeading(i)) return i + 1;
      bool stop = IsStop(Word(i));
      if (!stop && !StoppedWord(i)) continue;
      uint32_t end = i + 1;  // after the stop and what closes there
      while (end < size_ && !tokens_[end - 1].space_after &&
             (IsStop(Word(end)) || IsCloser(Word(end)))) {
        ++end;
      }
      if (end >= size_) return size_;
      if (stop ? EndsAfterStop(i, end, first) : EndsAfterAbbreviation(i, end)) return end;
      i = end - 1;
    }
    return size_;
  }

 private:
  std::string_view Word(uint32_t i) const { return Slice(text_, tokens_[i].span); }

  // "U.S.", "Inc.": a word with its own stop.
  bool StoppedWord(uint32_t i) const {
    std::string_view word = Word(i);
    return word.size() > 1 && word.back() == '.' && word.find('@') == std::string_view::npos;
  }

  // "'Iranians have been hacked into'A US official said": a subheading in quotes that a scraper
  // ran into its paragraph. `i` is the closing quote.
  bool GluedHeading(uint32_t i) const {
    if (Word(i) != "'" || i + 1 >= size_ || tokens_[i].space_after || tokens_[i - 1].space_after) {
      return false;
    }
    char before = Word(i - 1).back();
    return before >= 'a' && before <= 'z' && BeginsLarge(Word(i + 1));
  }

  // The first token at or after `i` that opens nothing; a few are passed over, not a row of them.
  uint32_t Past(uint32_t i) const {
    uint32_t limit = std::min(size_, i + 8);
    while (i < limit &&
           (IsOpener(Word(i)) || Word(i) == "--" || Word(i) == "-" || Word(i) == "...")) {
      ++i;
    }
    return i;
  }

  bool EndsAfterStop(uint32_t stop, uint32_t end, uint32_t first) const {
    std::string_view mark = Word(stop);
    uint32_t next = Past(end);
    if (next >= size_) return true;
    bool quoted = end > stop + 1;
    bool small = BeginsSmall(Word(next));
    if (!tokens_[end - 1].space_after && !quoted && mark == ".") {
      return BeginsLarge(Word(next));  // "Sushi.They"
    }
    if (mark == ".") {
      if (BeginsDigit(Word(next)) && stop > first && Holds(tables_.never_last, Word(stop - 1))) {
        return false;
      }
      // "1. First", "a. One": an item's number, at the beginning.
      if (stop == first + 1 && (BeginsDigit(Word(first)) || Word(first).size() == 1)) return false;
      return !(small && quoted);
    }
    if (IsStop(mark) && mark.find_first_not_of('.') == std::string_view::npos) return !small;
    return !small;  // "Is it?" he asked
  }

  bool EndsAfterAbbreviation(uint32_t i, uint32_t end) const {
    std::string_view word = Word(i);
    uint32_t next = Past(end);
    if (next >= size_ || BeginsSmall(Word(next))) return false;
    auto cls = tables_.abbreviations->Find(word.substr(0, word.size() - 1));
    if (cls == AbbreviationClass::kTitle || cls == AbbreviationClass::kInside ||
        cls == AbbreviationClass::kBeforeNumber || cls == AbbreviationClass::kBeforeDate) {
      return false;
    }
    if (IsHalfDay(word)) return BeginsLarge(Word(next)) && !Holds(tables_.after_clock, Word(next));
    if (cls == AbbreviationClass::kAfterComma && BeginsLarge(Word(next)) &&
        Word(next).back() != '.') {
      return true;  // "in Fresno, Calif. Police ..."; inside a sentence a comma would follow
    }
    if (word.size() == 2 && i > first_ && !BeginsLarge(Word(i - 1))) return false;
    return Holds(tables_.starters, Word(next));
  }

  std::string_view text_;
  const SentenceSplitter::Tables& tables_;
  const std::vector<Token>& tokens_;
  uint32_t first_, size_;
};

}  // namespace

absl::StatusOr<SentenceSplitter> SentenceSplitter::Load(
    const std::string& path, std::shared_ptr<const Abbreviations> abbreviations) {
  ASSIGN_OR_RETURN(nlohmann::json data, ReadDataFile(path));
  auto tables = std::make_shared<Tables>();
  tables->abbreviations = std::move(abbreviations);
  RETURN_IF_ERROR(ReadWordSet(data, path, "starters", &tables->starters));
  RETURN_IF_ERROR(ReadWordSet(data, path, "after_clock", &tables->after_clock));
  RETURN_IF_ERROR(ReadWordSet(data, path, "never_last", &tables->never_last));
  SentenceSplitter splitter;
  splitter.tables_ = std::move(tables);
  return splitter;
}

void SentenceSplitter::Split(std::string_view text, uint32_t paragraph, uint32_t first,
                             std::vector<Token>* tokens, std::vector<Sentence>* sentences) const {
  Splitter splitter(text, *tables_, *tokens, first);
  uint32_t size = static_cast<uint32_t>(tokens->size());
  while (first < size) {
    uint32_t end = splitter.End(first);
    for (uint32_t i = first; i < end; ++i) {
      (*tokens)[i].sentence = static_cast<uint32_t>(sentences->size());
    }
    sentences->push_back({.span = Cover((*tokens)[first].span, (*tokens)[end - 1].span),
                          .first = first,
                          .last = end,
                          .paragraph = paragraph});
    first = end;
  }
}

}  // namespace gainsay
