// SPDX-License-Identifier: Apache-2.0
//
// A word grows run by run; at whatever joins two runs (. , : / - ' & * @) a rule decides whether
// the word goes on. Tested by tests/text/tokens_test.cc.
#include "text/tokens_scanner.h"

namespace gainsay::tokens_internal {
namespace {

// "200", "30pm": at most three digits, and letters after them.
bool FewDigits(std::string_view run) {
  size_t digits = std::min(run.find_first_not_of("0123456789"), run.size());
  return digits <= 3 && (digits == run.size() || AllOf(run.substr(digits), IsAsciiLetter));
}

}  // namespace

void Scanner::Word(uint32_t run) {
  if (At(run) == ' ' && AllOf(Piece(at_, run), IsAsciiLetter)) return Finish(run);
  if (uint32_t end = LinkEnd(run); end > at_) return Emit(end);
  if (uint32_t end = MailEnd(); end > at_) return Emit(end);
  if (IsDigit(text_[at_])) {
    if (uint32_t end = DigitsWithMarks(); end > at_) return Emit(end);
  }
  uint32_t last = at_;  // where the last run began
  while (true) {
    if (uint32_t cut = BeforeUnit(last, run); cut > at_) return Emit(cut);
    if (run >= end_ || run - at_ >= kLongestToken) break;
    if (text_[run] == '.' && ListedWithStop(last, run)) return Emit(run + 1);
    if (!WordAt(run + 1)) break;
    uint32_t next = RunEnd(run + 1);
    if (!GoesOn(last, run, next)) break;
    if (text_[run] == '.' && At(next) == '/' && Holds(tables_.domains, Piece(run + 1, next))) {
      return Emit(TrimmedEnd(next));  // bbc.co.uk/news
    }
    last = run + 1;
    run = next;
  }
  if (At(run) == '$' && run - at_ <= 3 && AllOf(Piece(at_, run), IsUpper)) {
    return Emit(run + 1);  // US$
  }
  if (At(run) == '!' && Holds(tables_.marked_names, Piece(at_, run + 1))) return Emit(run + 1);
  if (At(run) == '.' && At(run + 1) != '.' && StopBelongs(last, run)) return Emit(run + 1);
  Finish(run);
}

// Emits [at_, end) whole or cut as a contraction.
void Scanner::Finish(uint32_t end) {
  std::string_view word = Piece(at_, end);
  if (word.size() <= 8) {
    auto found = tables_.contractions.find(Lowered(word));
    if (found != tables_.contractions.end() &&
        (!tables_.small_only.contains(found->first) || word == found->first)) {
      for (uint8_t length : found->second) Emit(at_ + length);
      return;
    }
  }
  if (At(end) == '\'' && word.size() > 1 && Lower(word.back()) == 'n' &&
      Lower(At(end + 1)) == 't' && !WordAt(end + 2)) {
    Emit(end - 1);
    return Emit(end + 2);  // n't
  }
  Emit(end);
}

// Whether the word goes on over the mark at `mark` to the run that ends at `next`. `last` is
// where the run before the mark began.
bool Scanner::GoesOn(uint32_t last, uint32_t mark, uint32_t next) const {
  std::string_view left = Piece(last, mark), right = Piece(mark + 1, next);
  bool digits = IsDigit(left.back()) && IsDigit(right[0]);
  switch (text_[mark]) {
    case '.':
      if (digits) return true;
      if (left.size() == 1 && right.size() == 1) return IsAsciiLetter(right[0]);
      if (left.size() == 2 && IsUpper(left[0]) && right.size() == 1 && IsUpper(right[0])) {
        return true;  // Ph.D
      }
      return Holds(tables_.domains, Lowered(right.substr(0, kLongestKnown))) &&
             !IsUpper(right[0]) && !WordAt(next);
    case ',':
      return digits && AllOf(left, IsDigit) && left.size() <= 3 && FewDigits(right) &&
             (right.size() >= 3 || !IsOneOf(At(next), ":/,"));
    case ':': return digits && AllOf(left, IsDigit) && FewDigits(right);
    case '/':
      return Holds(tables_.slash_words, Lowered(Piece(at_, std::min(next, at_ + kLongestKnown))));
    case '-':
      return Holds(tables_.prefixes, Lowered(Piece(last, std::min(mark, last + kLongestKnown)))) &&
             (last == at_ || text_[last - 1] == '-');
    case '\'': return ApostropheInside(left, right, next);
    case '&':  // AT&T, P&L; not Barnes&Noble
      return left.size() <= 4 && right.size() <= 2;
    case '*': return IsAsciiLetter(left[0]) && IsAsciiLetter(right[0]);
    default: return false;
  }
}

// O'Brien, Qa'ida, 60's; not Iran's, don't, nor a quotation that ends without a space.
bool Scanner::ApostropheInside(std::string_view left, std::string_view right, uint32_t next) const {
  if (IsDigit(left.back())) return (left.size() == 2 || left.back() == '0') && right == "s";
  if (Holds(tables_.clitics, Lowered(right.substr(0, 3))) && right.size() <= 2) return false;
  if (Lower(left.back()) == 'n' && (right == "t" || right == "T")) return false;
  bool word = left.size() > 4 || (left.size() > 2 && IsLower(left[0]));
  if (IsUpper(right[0]) && word && !IsUpper(left.back())) return false;
  return true;
}

// "5pm", "2 p.m." written "2p.m.": where the number ends, or at_ when no unit follows one.
uint32_t Scanner::BeforeUnit(uint32_t last, uint32_t run) const {
  if (!IsDigit(text_[last]) || IsDigit(text_[run - 1]) || last > at_ + kLongestKnown) return at_;
  uint32_t letters = last;
  while (letters < run && IsDigit(text_[letters])) ++letters;
  std::string_view unit = Piece(letters, run);
  if (Holds(tables_.units, unit)) return letters;
  bool clock = (unit == "a" || unit == "p") && At(run) == '.' && Lower(At(run + 1)) == 'm';
  return clock ? letters : at_;
}

// A stop between a listed word and the next ("Dr.Smith", "Jan.4", "J.Smith").
bool Scanner::ListedWithStop(uint32_t last, uint32_t run) const {
  if (last != at_ || !WordAt(run + 1)) return false;
  uint32_t next = RunEnd(run + 1);
  std::string_view left = Piece(at_, run);
  if (left.size() == 1) return IsUpper(left[0]) && IsUpper(text_[run + 1]) && next > run + 2;
  auto cls = tables_.abbreviations->Find(left);
  if (!cls || *cls == AbbreviationClass::kAfterComma) return false;
  bool digit = IsDigit(text_[run + 1]);
  bool needs_digit =
      *cls == AbbreviationClass::kBeforeNumber || *cls == AbbreviationClass::kBeforeDate;
  return needs_digit ? digit : digit || IsUpper(text_[run + 1]);
}

// Whether the stop at `run` belongs to the word [at_, run).
bool Scanner::StopBelongs(uint32_t last, uint32_t run) const {
  std::string_view left = Piece(at_, run);
  uint32_t after = run + 1;
  while (after < end_ && (ClassOf(text_[after]) == kSpace)) ++after;
  char next = At(after);
  if (last != at_) {  // U.S, a.m, Ph.D, L.L.C: a single letter after a stop
    return run - last == 1 && text_[last - 1] == '.' && IsAsciiLetter(text_[last]);
  }
  if (left.size() == 1 && IsAsciiLetter(left[0])) {
    // An initial. "I" is a word and a numeral ("World War I."); a small letter, an item.
    return IsUpper(left[0]) && next != '\0' && left[0] != 'I';
  }
  auto cls = tables_.abbreviations->Find(left);
  if (!cls) return false;
  switch (*cls) {
    case AbbreviationClass::kTitle:
    case AbbreviationClass::kInside: return next != '\0';
    case AbbreviationClass::kBeforeNumber:
      return IsDigit(next) || (IsUpper(next) && IsDigit(At(after + 1))) ||
             (IsUpper(next) && IsUpper(At(after + 1)) && IsDigit(At(after + 2)));
    case AbbreviationClass::kBeforeDate: return IsDigit(next) || next == ',';
    case AbbreviationClass::kAfterComma: {
      if (out_.empty()) return false;
      char before = text_[out_.back().span.begin];
      return before == ',' || before == '(' || before == '-';  // (D-Mass.)
    }
    case AbbreviationClass::kAny: return true;
    case AbbreviationClass::kOpen: return next != '\0' && !IsUpper(next) && next != '"';
  }
  return false;
}

}  // namespace gainsay::tokens_internal
