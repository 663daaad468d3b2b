// SPDX-License-Identifier: Apache-2.0
//
// What is no word is a mark: a run of stops, dashes or stars is one token, most others stand
// alone. An apostrophe may begin a word ('s, '90s, 'em), and so may + and @. Tested by
// tests/text/tokens_test.cc.
#include "text/tokens_scanner.h"

namespace gainsay::tokens_internal {

uint32_t Scanner::Same(uint32_t i, std::string_view set) const {
  uint32_t limit = std::min(end_, at_ + kLongestToken);
  while (i < limit && IsOneOf(text_[i], set)) ++i;
  return i;
}

void Scanner::Mark() {
  char c = text_[at_];
  if (ClassOf(c) == kHigh) {
    uint32_t next = at_;
    CharAt(&next);
    return Emit(next);
  }
  if (uint32_t end = SmileyEnd(); end > at_) return Emit(end);
  switch (c) {
    case '.':
    case '!':
    case '?': return Emit(Same(at_, ".!?"));
    case '-':
    case '*':
    case '=':
    case '~':
    case '<':
    case '>':
    case '|':
    case '^': {
      char same[] = {c, '\0'};
      return Emit(Same(at_, same));
    }
    case '\'': return Apostrophe();
    case '+':
      if (AfterSpace() && IsDigit(At(at_ + 1))) return Emit(RunEnd(at_ + 1));
      return Emit(Same(at_, "+"));
    case '@':
      if (AfterSpace() && WordAt(at_ + 1)) return Emit(RunEnd(at_ + 1));
      return Emit(at_ + 1);
    default: return Emit(at_ + 1);
  }
}

void Scanner::Apostrophe() {
  uint32_t run = RunEnd(at_ + 1);
  std::string_view word = Piece(at_ + 1, run);
  if (!word.empty() && word.size() <= 5) {
    std::string lower = Lowered(word);
    bool attached = at_ > 0 && !AfterSpace();
    if (word.size() <= 2 && Holds(tables_.clitics, lower) && (attached || IsLower(word[0]))) {
      return Emit(run);
    }
    bool decade = IsDigit(word[0]) && (word.size() == 2 || (word.size() == 3 && word[2] == 's'));
    if (!attached && (decade || (IsLower(word[0]) && Holds(tables_.apostrophe_words, lower) &&
                                 At(run) != '\''))) {
      return Emit(run);
    }
  }
  Emit(at_ + 1);
}

uint32_t Scanner::SmileyEnd() const {
  if (!AfterSpace() && !IsOneOf(text_[at_ - 1], ".!?,")) return at_;
  uint32_t end = at_;
  while (end < end_ && end < at_ + 4 && ClassOf(text_[end]) != kSpace) ++end;
  if (end < end_ && ClassOf(text_[end]) != kSpace) return at_;
  return end - at_ >= 2 && Holds(tables_.smileys, Piece(at_, end)) ? end : at_;
}

}  // namespace gainsay::tokens_internal
