// SPDX-License-Identifier: Apache-2.0
//
// What goes over marks that would end a word: links, mail addresses, and digits joined as in
// telephone numbers and dates. Tested by tests/text/tokens_test.cc.
#include "text/tokens_scanner.h"

namespace gainsay::tokens_internal {
namespace {

bool MailChar(char c) {
  CharClass cls = ClassOf(c);
  return cls == kLetter || cls == kDigit || c == '.' || c == '-' || c == '+' || c == '%';
}

}  // namespace

// The end of what has no white space, less the marks that belong to the sentence around it.
uint32_t Scanner::TrimmedEnd(uint32_t from) const {
  uint32_t end = from;
  uint32_t limit = std::min(end_, at_ + kLongestToken);
  while (end < limit && ClassOf(text_[end]) != kSpace && !IsOneOf(text_[end], "<>\"")) ++end;
  while (end > from && IsOneOf(text_[end - 1], ".,;:!?)]}'")) --end;
  return end;
}

uint32_t Scanner::LinkEnd(uint32_t run) const {
  if (At(run) == ':') {
    std::string scheme = Lowered(Piece(at_, std::min(run, at_ + kLongestKnown)));
    bool link =
        Piece(run, std::min(run + 3, end_)) == "://" || (scheme == "mailto" && WordAt(run + 1));
    if (link) return TrimmedEnd(run + 1);
  }
  if (At(run) == '.' && run - at_ == 3 && Lowered(Piece(at_, run)) == "www" && WordAt(run + 1)) {
    return TrimmedEnd(run);
  }
  return at_;
}

// name@host.tld at at_. Looks once over each stretch of such characters.
uint32_t Scanner::MailEnd() {
  if (at_ < no_mail_before_) return at_;
  uint32_t i = at_, limit = std::min(end_, at_ + kLongestToken);
  while (i < limit && MailChar(text_[i])) ++i;
  no_mail_before_ = i;
  if (At(i) != '@' || i == at_ || !WordAt(i + 1)) return at_;
  uint32_t end = i + 1;
  while (end < limit && (MailChar(text_[end]) && text_[end] != '+' && text_[end] != '%')) ++end;
  while (end > i + 1 && (text_[end - 1] == '.' || text_[end - 1] == '-')) --end;
  return end;
}

// Digits joined by one kind of mark, as telephone numbers and dates are: 713-853-3989,
// 11/28/2000, 2013-03-18, 4-12-2011. A range (10-15), a score (3-2) and a fraction (1/2) are
// not; nor is 500-1000.
uint32_t Scanner::DigitsWithMarks() const {
  uint32_t lengths[4] = {0, 0, 0, 0};
  int groups = 0;
  char mark = '\0';
  uint32_t i = at_;
  while (groups < 4) {
    uint32_t begin = i;
    while (i < end_ && IsDigit(text_[i]) && i - begin < 8) ++i;
    if (i == begin) return at_;
    lengths[groups++] = i - begin;
    char c = At(i);
    if ((c != '-' && c != '/') || (mark != '\0' && c != mark) || !IsDigit(At(i + 1))) break;
    mark = c;
    ++i;
  }
  if (groups < 2 || WordAt(i)) return at_;
  auto is = [&](std::initializer_list<uint32_t> shape) {
    return static_cast<size_t>(groups) == shape.size() &&
           std::equal(shape.begin(), shape.end(), lengths);
  };
  bool date = groups == 3 && ((lengths[0] <= 2 && lengths[1] <= 2 && lengths[2] <= 4) ||
                              (lengths[0] == 4 && lengths[1] <= 2 && lengths[2] <= 2));
  if (date) return i;
  if (mark == '/') {
    if (groups != 2 || lengths[0] > 2 || lengths[1] > 2) return at_;
    bool fraction = lengths[0] == 1 && lengths[1] == 1 && text_[at_] < text_[i - 1];
    return Holds(tables_.slash_words, Piece(at_, i)) || !fraction ? i : at_;
  }
  if (is({3, 3, 4}) || is({1, 3, 3, 4}) || is({5, 4})) return i;
  return is({3, 4}) && Piece(i - 2, i) != "00" ? i : at_;
}

}  // namespace gainsay::tokens_internal
