// SPDX-License-Identifier: Apache-2.0
//
// Internal to text/tokens*.cc: one walk over one stretch of text, which appends its tokens.
//
//   "Mr. Smith's e-mail, j@b.org"   Mr. Smith 's e-mail , j@b.org
//
// Where a run of letters and digits begins, a word is read (tokens_words.cc) unless a link, a mail
// address, a date or a telephone number begins there (tokens_links.cc); everything else is a mark
// (tokens_marks.cc). LinkEnd, MailEnd, DigitsWithMarks and SmileyEnd tell where a token of their
// kind that begins at at_ ends, or at_ itself when none begins there.
//
// A decision is never taken back, and none looks further than the token that it makes and a few
// bytes more.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "base/span.h"
#include "text/abbreviations.h"
#include "text/document.h"
#include "text/tokens.h"

namespace gainsay {

struct Tokenizer::Tables {
  using WordSet = absl::flat_hash_set<std::string>;

  WordSet prefixes, clitics, apostrophe_words, units, slash_words, domains, smileys, marked_names;
  absl::flat_hash_map<std::string, std::vector<uint8_t>> contractions;  // lower case -> lengths
  WordSet small_only;  // contractions that are none in capitals
  std::shared_ptr<const Abbreviations> abbreviations;
};

namespace tokens_internal {

constexpr uint32_t kLongestToken = 16 << 10;
constexpr uint32_t kLongestKnown = 24;  // no listed word is longer

enum CharClass : uint8_t { kOther, kLetter, kDigit, kSpace, kHigh };

inline constexpr std::array<CharClass, 256> kClass = [] {
  std::array<CharClass, 256> classes{};
  for (int c = 'a'; c <= 'z'; ++c) classes[c] = classes[c - 'a' + 'A'] = kLetter;
  for (int c = '0'; c <= '9'; ++c) classes[c] = kDigit;
  classes[static_cast<int>('_')] = kLetter;
  classes[static_cast<int>(' ')] = classes[static_cast<int>('\n')] = kSpace;
  for (int c = 0x80; c < 0x100; ++c) classes[c] = kHigh;
  return classes;
}();

inline CharClass ClassOf(char c) { return kClass[static_cast<uint8_t>(c)]; }
inline bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
inline bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
inline bool IsDigit(char c) { return ClassOf(c) == kDigit; }
inline bool IsAsciiLetter(char c) { return ClassOf(c) == kLetter && c != '_'; }
inline char Lower(char c) { return IsUpper(c) ? static_cast<char>(c + 32) : c; }

inline bool IsOneOf(char c, std::string_view set) { return set.find(c) != set.npos; }
inline bool AllOf(std::string_view word, bool (*is)(char)) {
  return !word.empty() && std::all_of(word.begin(), word.end(), is);
}

inline std::string Lowered(std::string_view word) {
  std::string lower(word);
  std::transform(lower.begin(), lower.end(), lower.begin(), Lower);
  return lower;
}

inline bool Holds(const Tokenizer::Tables::WordSet& set, std::string_view word) {
  return word.size() <= kLongestKnown && set.contains(std::string(word));
}

class Scanner {
 public:
  Scanner(std::string_view text, Span range, const Tokenizer::Tables& tables,
          std::vector<Token>* out)
      : text_(text.substr(0, range.end)),
        end_(range.end),
        tables_(tables),
        out_(*out),
        at_(range.begin),
        no_mail_before_(range.begin) {}

  void Run();

 private:
  // NUL behind the end.
  char At(uint32_t i) const { return i < end_ ? text_[i] : '\0'; }
  std::string_view Piece(uint32_t begin, uint32_t end) const {
    return text_.substr(begin, end - begin);
  }
  bool AfterSpace() const { return at_ == 0 || ClassOf(text_[at_ - 1]) == kSpace; }

  // The code point at *i, or a negative number; *i moves behind it.
  int32_t CharAt(uint32_t* i) const;
  // Behind the letter, digit or mark of several bytes at `i`; `i` itself when there is none.
  uint32_t WordCharEnd(uint32_t i) const;
  // The end of the run of letters, digits and marks at `i`; `i` itself when there is none.
  uint32_t RunEnd(uint32_t i) const {
    uint32_t limit = std::min(end_, at_ + kLongestToken);
    while (i < limit) {
      CharClass c = ClassOf(text_[i]);
      uint32_t next = c == kLetter || c == kDigit ? i + 1 : c == kHigh ? WordCharEnd(i) : i;
      if (next == i) break;
      i = next;
    }
    return i;
  }
  bool WordAt(uint32_t i) const { return i < end_ && RunEnd(i) > i; }

  // Makes [at_, end) a token and goes on behind it.
  void Emit(uint32_t end) {
    Token token;
    token.span = {at_, end};
    token.space_after = false;
    out_.push_back(token);
    at_ = end;
  }

  // Words. `run` is where the run at at_ ends.
  void Word(uint32_t run);
  void Finish(uint32_t end);
  bool GoesOn(uint32_t last, uint32_t mark, uint32_t next) const;
  bool ApostropheInside(std::string_view left, std::string_view right, uint32_t next) const;
  uint32_t BeforeUnit(uint32_t last, uint32_t run) const;
  bool ListedWithStop(uint32_t last, uint32_t run) const;
  bool StopBelongs(uint32_t last, uint32_t run) const;

  // Links, mail addresses, telephone numbers, dates.
  uint32_t TrimmedEnd(uint32_t from) const;
  uint32_t LinkEnd(uint32_t run) const;
  uint32_t MailEnd();
  uint32_t DigitsWithMarks() const;

  // Marks.
  void Mark();
  uint32_t Same(uint32_t i, std::string_view set) const;
  void Apostrophe();
  uint32_t SmileyEnd() const;

  std::string_view text_;
  uint32_t end_;
  const Tokenizer::Tables& tables_;
  std::vector<Token>& out_;
  uint32_t at_;              // where the next token begins
  uint32_t no_mail_before_;  // up to here addresses were looked for
};

}  // namespace tokens_internal
}  // namespace gainsay
