// SPDX-License-Identifier: Apache-2.0
//
// The text is walked once, left to right. A word grows run by run (letters, digits, marks and
// low lines); at whatever joins two runs (. , : / - ' & * @) a rule decides whether the word goes
// on. What is no word is a mark: a run of stops, dashes or stars is one token, most others stand
// alone. Each decision looks at most a few bytes ahead, or as far as the token that it makes.
// Tested by tests/text/tokens_test.cc.
#include "text/tokens.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "base/status.h"
#include "nlohmann/json.hpp"
#include "text/data_file.h"

namespace gainsay {
namespace {

constexpr uint32_t kLongestToken = 16 << 10;
constexpr uint32_t kLongestKnown = 24;  // no listed word is longer

enum CharClass : uint8_t { kOther, kLetter, kDigit, kSpace, kHigh };

constexpr std::array<CharClass, 256> kClass = [] {
  std::array<CharClass, 256> classes{};
  for (int c = 'a'; c <= 'z'; ++c) classes[c] = classes[c - 'a' + 'A'] = kLetter;
  for (int c = '0'; c <= '9'; ++c) classes[c] = kDigit;
  classes[static_cast<int>('_')] = kLetter;
  classes[static_cast<int>(' ')] = classes[static_cast<int>('\n')] = kSpace;
  for (int c = 0x80; c < 0x100; ++c) classes[c] = kHigh;
  return classes;
}();

CharClass ClassOf(char c) { return kClass[static_cast<uint8_t>(c)]; }
bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
char Lower(char c) { return IsUpper(c) ? static_cast<char>(c + 32) : c; }

std::string Lowered(std::string_view word) {
  std::string lower(word);
  std::transform(lower.begin(), lower.end(), lower.begin(), Lower);
  return lower;
}

bool AllOf(std::string_view word, bool (*is)(char)) {
  return !word.empty() && std::all_of(word.begin(), word.end(), is);
}
bool IsDigit(char c) { return ClassOf(c) == kDigit; }
bool IsAsciiLetter(char c) { return ClassOf(c) == kLetter && c != '_'; }

using WordSet = absl::flat_hash_set<std::string>;

bool Holds(const WordSet& set, std::string_view word) {
  return word.size() <= kLongestKnown && set.contains(std::string(word));
}

}  // namespace

struct Tokenizer::Tables {
  WordSet prefixes, clitics, apostrophe_words, units, slash_words, domains, smileys, marked_names;
  absl::flat_hash_map<std::string, std::vector<uint8_t>> contractions;  // lower case -> lengths
  WordSet small_only;
  std::shared_ptr<const Abbreviations> abbreviations;
};

namespace {

// "200", "30pm": at most three digits, and letters after them.
bool FewDigits(std::string_view run) {
  size_t digits = std::min(run.find_first_not_of("0123456789"), run.size());
  return digits <= 3 && (digits == run.size() || AllOf(run.substr(digits), IsAsciiLetter));
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

  void Run() {
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

 private:
  char At(uint32_t i) const { return i < end_ ? text_[i] : '\0'; }
  std::string_view Piece(uint32_t begin, uint32_t end) const {
    return text_.substr(begin, end - begin);
  }

  // The end of the run of letters, digits and marks at `i`; `i` itself when there is none.
  uint32_t RunEnd(uint32_t i) const {
    uint32_t limit = std::min(end_, at_ + kLongestToken);
    while (i < limit) {
      CharClass c = ClassOf(text_[i]);
      if (c == kLetter || c == kDigit) {
        ++i;
        continue;
      }
      if (c != kHigh) break;
      int32_t next = static_cast<int32_t>(i);
      UChar32 point;
      U8_NEXT(text_.data(), next, static_cast<int32_t>(end_), point);
      if (point < 0 || !(u_isalnum(point) || (U_GET_GC_MASK(point) & U_GC_M_MASK) != 0)) break;
      i = static_cast<uint32_t>(next);
    }
    return i;
  }

  bool WordAt(uint32_t i) const { return i < end_ && RunEnd(i) > i; }

  void Emit(uint32_t end) {
    Token token;
    token.span = {at_, end};
    token.space_after = false;
    out_.push_back(token);
    at_ = end;
  }

  // ---- Words ----------------------------------------------------------------------------

  void Word(uint32_t run) {
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
  void Finish(uint32_t end) {
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
  bool GoesOn(uint32_t last, uint32_t mark, uint32_t next) const {
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
               (right.size() >= 3 || std::string_view(":/,").find(At(next)) == right.npos ||
                At(next) == '\0');
      case ':': return digits && AllOf(left, IsDigit) && FewDigits(right);
      case '/':
        return Holds(tables_.slash_words, Lowered(Piece(at_, std::min(next, at_ + kLongestKnown))));
      case '-':
        return Holds(tables_.prefixes,
                     Lowered(Piece(last, std::min(mark, last + kLongestKnown)))) &&
               (last == at_ || text_[last - 1] == '-');
      case '\'': return ApostropheInside(left, right, next);
      case '&':  // AT&T, P&L; not Barnes&Noble
        return left.size() <= 4 && right.size() <= 2;
      case '*': return IsAsciiLetter(left[0]) && IsAsciiLetter(right[0]);
      default: return false;
    }
  }

  // O'Brien, Qa'ida, 60's; not Iran's, don't, nor a quotation that ends without a space.
  bool ApostropheInside(std::string_view left, std::string_view right, uint32_t next) const {
    if (IsDigit(left.back())) return (left.size() == 2 || left.back() == '0') && right == "s";
    if (Holds(tables_.clitics, Lowered(right.substr(0, 3))) && right.size() <= 2) return false;
    if (Lower(left.back()) == 'n' && (right == "t" || right == "T")) return false;
    bool word = left.size() > 4 || (left.size() > 2 && IsLower(left[0]));
    if (IsUpper(right[0]) && word && !IsUpper(left.back())) return false;
    return true;
  }

  // "5pm", "2 p.m." written "2p.m.": where the number ends, or at_ when no unit follows one.
  uint32_t BeforeUnit(uint32_t last, uint32_t run) const {
    if (!IsDigit(text_[last]) || IsDigit(text_[run - 1]) || last > at_ + kLongestKnown) return at_;
    uint32_t letters = last;
    while (letters < run && IsDigit(text_[letters])) ++letters;
    std::string_view unit = Piece(letters, run);
    if (Holds(tables_.units, unit)) return letters;
    bool clock = (unit == "a" || unit == "p") && At(run) == '.' && Lower(At(run + 1)) == 'm';
    return clock ? letters : at_;
  }

  // A stop between a listed word and the next ("Dr.Smith", "Jan.4", "J.Smith").
  bool ListedWithStop(uint32_t last, uint32_t run) const {
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
  bool StopBelongs(uint32_t last, uint32_t run) const {
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

  // ---- Links, mail addresses, telephone numbers, dates ------------------------------------

  // The end of what has no white space, less the marks that belong to the sentence around it.
  uint32_t TrimmedEnd(uint32_t from) const {
    uint32_t end = from;
    uint32_t limit = std::min(end_, at_ + kLongestToken);
    while (end < limit && ClassOf(text_[end]) != kSpace && text_[end] != '<' && text_[end] != '>' &&
           text_[end] != '"') {
      ++end;
    }
    while (end > from &&
           std::string_view(".,;:!?)]}'").find(text_[end - 1]) != std::string_view::npos) {
      --end;
    }
    return end;
  }

  uint32_t LinkEnd(uint32_t run) const {
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

  static bool MailChar(char c) {
    CharClass cls = ClassOf(c);
    return cls == kLetter || cls == kDigit || c == '.' || c == '-' || c == '+' || c == '%';
  }

  // name@host.tld at at_. Looks once over each stretch of such characters.
  uint32_t MailEnd() {
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
  uint32_t DigitsWithMarks() const {
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

  // ---- Marks ----------------------------------------------------------------------------

  uint32_t Same(uint32_t i, std::string_view set) const {
    uint32_t limit = std::min(end_, at_ + kLongestToken);
    while (i < limit && set.find(text_[i]) != std::string_view::npos) ++i;
    return i;
  }

  bool AfterSpace() const { return at_ == 0 || ClassOf(text_[at_ - 1]) == kSpace; }

  void Mark() {
    char c = text_[at_];
    if (ClassOf(c) == kHigh) {
      int32_t next = static_cast<int32_t>(at_);
      UChar32 point;
      U8_NEXT(text_.data(), next, static_cast<int32_t>(end_), point);
      return Emit(static_cast<uint32_t>(next));
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

  void Apostrophe() {
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

  uint32_t SmileyEnd() const {
    if (!AfterSpace() && std::string_view(".!?,").find(text_[at_ - 1]) == std::string_view::npos) {
      return at_;
    }
    uint32_t end = at_;
    while (end < end_ && end < at_ + 4 && ClassOf(text_[end]) != kSpace) ++end;
    if (end < end_ && ClassOf(text_[end]) != kSpace) return at_;
    return end - at_ >= 2 && Holds(tables_.smileys, Piece(at_, end)) ? end : at_;
  }

  std::string_view text_;
  uint32_t end_;
  const Tokenizer::Tables& tables_;
  std::vector<Token>& out_;
  uint32_t at_;
  uint32_t no_mail_before_;
};

}  // namespace

absl::StatusOr<Tokenizer> Tokenizer::Load(const std::string& path,
                                          std::shared_ptr<const Abbreviations> abbreviations) {
  ASSIGN_OR_RETURN(nlohmann::json data, ReadDataFile(path));
  auto tables = std::make_shared<Tables>();
  tables->abbreviations = std::move(abbreviations);
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
    RETURN_IF_ERROR(ReadWordSet(data, path, name, set, kLongestKnown));
  }
  for (const WordSet* set : {&cuts, &small}) {
    for (const std::string& cut : *set) {
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
      if (set == &small) tables->small_only.insert(word);
      tables->contractions.emplace(word, lengths);
    }
  }
  Tokenizer tokenizer;
  tokenizer.tables_ = std::move(tables);
  return tokenizer;
}

void Tokenizer::Tokenize(std::string_view text, Span paragraph, std::vector<Token>* out) const {
  Scanner(text, paragraph, *tables_, out).Run();
}

std::vector<std::string> Tokenizer::Words(std::string_view text) const {
  std::vector<Token> tokens;
  Tokenize(text, {0, static_cast<uint32_t>(text.size())}, &tokens);
  std::vector<std::string> words;
  for (const Token& token : tokens) words.emplace_back(Slice(text, token.span));
  return words;
}

}  // namespace gainsay
