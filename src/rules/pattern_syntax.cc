// SPDX-License-Identifier: Apache-2.0
//
// The pattern is read once from left to right and written atom by atom. Four things are added to
// what the author wrote, so that the author need not think of them:
//
//   - the whole must be followed by something that does not go on with a word: "km" does not
//     meet "kmart", and (?:m|million) takes the second in "5 million";
//   - the glue mark may stand around a character that makes no word and behind a placeholder
//     (see shadow.h);
//   - a full stop also meets the one that belongs to a word ("Jan.");
//   - in layers that use parts of speech, words are followed by a tag, which may stand before
//     any space or punctuation.
//
// Tested by tests/rules/pattern_test.cc.
#include "rules/pattern_syntax.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/strings/str_format.h"
#include "base/status.h"
#include "rules/fold.h"

namespace gainsay {
namespace {

// In the order of Upos; "" for those that no pattern has use for.
constexpr std::string_view kUposClasses[] = {"adj", "adp",  "adv", "aux",  "",     "det",
                                             "",    "noun", "",    "",     "pron", "propn",
                                             "",    "",     "",    "verb", ""};
constexpr size_t kMaxRegex = 1 << 20;
constexpr std::string_view kShapes[] = {"word", "cap", "upper", "lower", "digits"};

std::string Code(char32_t c) { return absl::StrFormat("\\x{%X}", static_cast<uint32_t>(c)); }

// IsWordCharacter, as the inside of a bracket.
constexpr std::string_view kWordRanges =
    "0-9A-Za-z\\x{AA}\\x{B5}\\x{BA}\\x{C0}-\\x{D6}\\x{D8}-\\x{F6}\\x{F8}-\\x{1FFF}"
    "\\x{2C00}-\\x{2DFF}\\x{3040}-\\x{D7FF}\\x{F900}-\\x{FDFF}\\x{20000}-\\x{3FFFF}";

// Letters that begin a capitalised word, or the others: Latin, Greek and Cyrillic.
std::string LetterRanges(bool upper) {
  std::string ranges;
  for (UChar32 c = 'A', from = -1; c < 0x530; ++c) {
    bool in = u_isalpha(c) && static_cast<bool>(u_isUUppercase(c)) == upper && c + 1 < 0x530;
    if (in && from < 0) from = c;
    if (!in && from >= 0) {
      ranges += Code(from);
      if (c - 1 > from) ranges += "-" + Code(c - 1);
      from = -1;
    }
  }
  return ranges;
}

struct Shapes {
  std::string word, cap, upper, lower, digits;
  Shapes() {
    std::string any = "[" + std::string(kWordRanges) + "]";
    // Signs inside a word; a hyphen is a token of its own.
    std::string rest = any + "*(?:['.&]" + any + "+)*" + Code(kOwnDot) + "?";
    std::string capital = "[" + LetterRanges(true) + "]";
    word = any + rest;
    cap = capital + rest;
    upper = capital + capital + "+(?:[.&]" + capital + "+)*" + Code(kOwnDot) + "?";
    upper = "(?:" + upper + "|" + capital + "(?:[.]" + capital + ")+" + Code(kOwnDot) + "?)";
    lower = "[" + LetterRanges(false) + "]" + rest;
    digits = "[0-9]+";
  }
};

const std::string& ShapeRegex(std::string_view name) {
  static const Shapes& shapes = *new Shapes;
  if (name == "word") return shapes.word;
  if (name == "cap") return shapes.cap;
  if (name == "upper") return shapes.upper;
  if (name == "lower") return shapes.lower;
  return shapes.digits;
}

bool IsNameStart(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

class Translator {
 public:
  Translator(std::string_view pattern, const PatternClasses& classes, PatternSyntax* syntax,
             PatternFault* fault)
      : pattern_(pattern), classes_(classes), syntax_(syntax), fault_(fault) {
    if (classes.tags != 0) {
      tag_ = "[" + Code(kFirstTag) + "-" + Code(kFirstClass - 1) + "]";
    }
  }

  bool Run(bool match_case) {
    out_ = match_case ? "((?-i:" : "((?i:";
    if (!Sequence()) return false;
    out_ += absl::StrFormat("))(?:[^%s%s]|\\z)", kWordRanges, Code(kOwnDot));
    syntax_->regex = std::move(out_);
    return true;
  }

 private:
  bool Fail(size_t offset, std::string what, std::string expected = {}) {
    *fault_ = {offset, std::move(what), std::move(expected), in_.empty() ? "" : in_.back()};
    return false;
  }

  // All of pattern_, its groups closed.
  bool Sequence() {
    while (at_ < pattern_.size()) {
      if (!Atom()) return false;
    }
    if (!open_.empty()) return Fail(open_.back(), "this ( is never closed", "a )");
    return true;
  }

  // {=name}: the fragment of that name, as if it stood here in (?:...).
  bool Fragment() {
    size_t begin = at_, end = pattern_.find('}', begin);
    if (end == std::string_view::npos) return Fail(begin, "this { is never closed", "a }");
    std::string name(pattern_.substr(begin + 2, end - begin - 2));
    auto found = classes_.fragments.find(name);
    if (found == classes_.fragments.end()) {
      std::vector<std::string> known;
      for (const auto& [key, text] : classes_.fragments) known.push_back(key);
      std::string close = DidYouMean(name, known);
      return Fail(begin + 2, absl::StrFormat("unknown fragment \"%s\"", name),
                  "one of this layer's \"let\"" +
                      (close.empty() ? "" : absl::StrFormat("; did you mean \"%s\"?", close)));
    }
    if (std::find(in_.begin(), in_.end(), name) != in_.end()) {
      return Fail(begin, absl::StrFormat("fragment \"%s\" holds itself", name), "an end");
    }
    if (out_.size() > kMaxRegex) {
      return Fail(begin, "fragments in fragments make this pattern too long", "less");
    }
    in_.push_back(name);
    std::string_view outer = std::exchange(pattern_, found->second);
    at_ = 0;
    std::vector<size_t> open = std::exchange(open_, {});
    out_ += "(?:";
    if (!Sequence()) return false;
    out_ += ')';
    in_.pop_back();
    pattern_ = outer;
    at_ = end + 1;
    open_ = std::move(open);
    return true;
  }

  std::string MaybeTag() const { return tag_.empty() ? "" : tag_ + "?"; }
  static std::string MaybeGlue() { return Code(kGlue) + "?"; }

  // A character or bracket that does not make a word.
  void Loose(std::string_view atom) {
    out_ += absl::StrFormat("(?:%s%s%s%s)", MaybeTag(), MaybeGlue(), atom, MaybeGlue());
  }
  void Space(std::string_view atom) {
    if (tag_.empty())
      out_ += atom;
    else
      out_ += absl::StrFormat("(?:%s%s)", MaybeTag(), atom);
  }

  bool Atom() {
    char c = pattern_[at_];
    switch (c) {
      case '{':
        if (Peek(1) == '=') return Fragment();
        return IsDigit(Peek(1)) ? Copy(1) : Class();
      case '\\': return Escape();
      case '[': return Bracket();
      case '(': return Open();
      case ')':
        if (open_.empty()) return Fail(at_, "this ) closes nothing", "a ( before it, or \\)");
        open_.pop_back();
        return Copy(1);
      case '.':
      case '|':
      case '*':
      case '+':
      case '?':
      case '^':
      case '$': return Copy(1);
      case '}':  // the end of {2,3}
        return Copy(1);
      case ' ':
        Space(" ");
        ++at_;
        return true;
    }
    size_t bytes = 1;
    char32_t character = FirstCharacter(pattern_.substr(at_), &bytes);
    if (character >= kGlue && character <= kLastPrivate) {
      return Fail(at_, "a character of the private use area", "a class in braces");
    }
    if (IsWordCharacter(character) || IsDigit(c) || (c == ',' && InCount())) {
      return Copy(bytes);
    }
    Loose(pattern_.substr(at_, bytes));
    at_ += bytes;
    return true;
  }

  // Whether the comma here stands in {2,3}.
  bool InCount() const {
    size_t i = at_;
    while (i > 0 && IsDigit(pattern_[i - 1])) --i;
    return i > 0 && i < at_ && pattern_[i - 1] == '{';
  }

  char Peek(size_t ahead) const {
    return at_ + ahead < pattern_.size() ? pattern_[at_ + ahead] : '\0';
  }

  bool Copy(size_t bytes) {
    out_ += pattern_.substr(at_, bytes);
    at_ += bytes;
    return true;
  }

  bool Open() {
    open_.push_back(at_);
    std::string_view rest = pattern_.substr(at_);
    for (std::string_view around : {"(?=", "(?!", "(?<=", "(?<!"}) {
      if (rest.substr(0, around.size()) == around) {
        return Fail(at_, "patterns cannot look ahead or behind",
                    "what must not match in \"except\"");
      }
    }
    for (std::string_view named : {"(?P<", "(?<"}) {
      if (rest.substr(0, named.size()) != named) continue;
      size_t end = rest.find('>');
      if (end == std::string_view::npos || end == named.size()) {
        return Fail(at_, "a group without a name", "(?P<name>...)");
      }
      std::string name(rest.substr(named.size(), end - named.size()));
      syntax_->captures.push_back({std::move(name), false});
      out_ += '(';
      at_ += end + 1;
      return true;
    }
    if (rest.substr(0, 2) == "(?") {  // (?: and (?i: with their colon, (?i) without its end
      size_t end = std::min(rest.find_first_of(":)"), rest.size());
      return Copy(end < rest.size() && rest[end] == ':' ? end + 1 : end);
    }
    out_ += "(?:";
    ++at_;
    return true;
  }

  bool Escape() {
    char c = Peek(1);
    size_t length = 2;
    if (c == '\0') return Fail(at_, "a \\ at the end of the pattern", "\\\\ for the character");
    if (c >= '1' && c <= '9') {
      return Fail(at_, "patterns cannot refer back to a group", "the words themselves");
    }
    if (c == 'Q' || c == 'C') {
      return Fail(at_, absl::StrFormat("\\%c is not part of patterns", c), "single escapes");
    }
    if ((c == 'x' || c == 'p' || c == 'P') && Peek(2) == '{') {
      size_t end = pattern_.find('}', at_);
      if (end == std::string_view::npos) return Fail(at_, "this { is never closed", "a }");
      length = end + 1 - at_;
    } else if (c == 'x') {
      length = 4;
    } else if (c == 'p' || c == 'P') {
      length = 3;
    }
    std::string_view atom = pattern_.substr(at_, length);
    at_ += atom.size();
    if (c == '.') {
      Loose("[." + Code(kOwnDot) + "]");
    } else if (c == 's' || c == 'n' || c == 't' || c == 'r') {
      Space(atom);
    } else if (std::string_view("bBAzdwpx").find(c) != std::string_view::npos) {
      out_ += atom;
    } else {
      Loose(atom);
    }
    return true;
  }

  bool Bracket() {
    size_t begin = at_, i = at_ + 1;
    bool negated = i < pattern_.size() && pattern_[i] == '^';
    if (negated) ++i;
    bool dot = false, loose = negated;
    for (bool first = true; i < pattern_.size(); first = false) {
      char c = pattern_[i];
      if (c == ']' && !first) break;
      if (c == '[' && pattern_.substr(i, 2) == "[:") {
        size_t end = pattern_.find(":]", i);
        if (end == std::string_view::npos) break;
        i = end + 2;
        continue;
      }
      size_t bytes = 1;
      if (c == '\\') {
        loose |= std::string_view("dwpx").find(i + 1 < pattern_.size() ? pattern_[i + 1] : 'd') ==
                 std::string_view::npos;
        dot |= pattern_.substr(i, 2) == "\\.";
        bytes = 2;
      } else {
        char32_t character = FirstCharacter(pattern_.substr(i), &bytes);
        if (character >= kGlue && character <= kLastPrivate) {
          return Fail(i, "a character of the private use area", "a class in braces");
        }
        bool range = c == '-' && !first && i + 1 < pattern_.size() && pattern_[i + 1] != ']';
        loose |= !IsWordCharacter(character) && !range;
        dot |= c == '.';
      }
      i += bytes;
    }
    if (i >= pattern_.size()) return Fail(begin, "this [ is never closed", "a ]");
    std::string bracket(pattern_.substr(begin, i - begin));
    if (dot) bracket += Code(kOwnDot);
    bracket += ']';
    at_ = i + 1;
    if (loose)
      Loose(bracket);
    else
      out_ += bracket;
    return true;
  }

  // {class}, {class:name}, {a|b:name}.
  bool Class() {
    size_t begin = at_;
    if (!IsNameStart(Peek(1))) {
      return Fail(begin, "a { that is neither a class nor a count",
                  "{class}, {=fragment}, {2,3} or \\{");
    }
    size_t end = pattern_.find('}', begin);
    if (end == std::string_view::npos) return Fail(begin, "this { is never closed", "a }");
    std::string_view inside = pattern_.substr(begin + 1, end - begin - 1);
    size_t colon = inside.find(':');
    std::string_view names = inside.substr(0, colon);
    std::string codes, others;
    for (size_t from = 0; from <= names.size();) {
      size_t bar = std::min(names.find('|', from), names.size());
      std::string_view name = names.substr(from, bar - from);
      if (!One(name, begin + 1 + from, &codes, &others)) return false;
      from = bar + 1;
    }
    std::string capture(colon == std::string_view::npos ? names.substr(0, names.find('|'))
                                                        : inside.substr(colon + 1));
    if (capture.empty())
      return Fail(begin, "a class without a name behind the colon", "{class:name}");
    if (!codes.empty()) others += (others.empty() ? "" : "|") + ("[" + codes + "]");
    syntax_->captures.push_back({std::move(capture), true});
    out_ += absl::StrFormat("(?:%s(%s)%s)", MaybeTag(), others, MaybeGlue());
    at_ = end + 1;
    return true;
  }

  // Adds what one class stands for: its placeholder to *codes, or a regex to *others.
  bool One(std::string_view name, size_t offset, std::string* codes, std::string* others) {
    for (const auto& [known, id] : classes_.marks) {
      if (known == name) {
        *codes += Code(kFirstClass + id);
        return true;
      }
    }
    auto add = [&](const std::string& regex) {
      *others += (others->empty() ? "(?-i:" : "|(?-i:") + regex + ")";
      return true;
    };
    if (IsShapeClass(name)) return add(ShapeRegex(name));
    if (int upos = UposOfClass(name); upos >= 0 && (classes_.tags >> upos & 1)) {
      // Words, "'s", and punctuation, which is tagged too where it is asked for.
      return add(absl::StrFormat("(?:'?%s|[^ %s%s-%s]+)%s", ShapeRegex("word"), kWordRanges,
                                 Code(kGlue), Code(kLastPrivate), Code(kFirstTag + upos)));
    }
    std::vector<std::string> known = {};
    for (const auto& [mark, id] : classes_.marks) known.push_back(mark);
    std::string expected = "one of this layer's \"uses\"";
    if (UposOfClass(name) >= 0 || classes_.elsewhere.count(std::string(name)) > 0) {
      expected = absl::StrFormat("\"%s\" in this layer's \"uses\"", name);
    } else {
      for (std::string_view shape : kShapes) known.emplace_back(shape);
      std::string close = DidYouMean(name, known);
      if (!close.empty()) expected += absl::StrFormat("; did you mean \"%s\"?", close);
    }
    return Fail(offset, absl::StrFormat("unknown class \"%s\"", name), expected);
  }

  std::string_view pattern_;
  const PatternClasses& classes_;
  PatternSyntax* syntax_;
  PatternFault* fault_;
  std::string tag_;
  std::string out_;
  size_t at_ = 0;
  std::vector<size_t> open_;     // offsets of the groups that are open
  std::vector<std::string> in_;  // the fragments that are open
};

}  // namespace

bool IsShapeClass(std::string_view name) {
  return std::find(std::begin(kShapes), std::end(kShapes), name) != std::end(kShapes);
}

int UposOfClass(std::string_view name) {
  if (name.empty()) return -1;
  auto found = std::find(std::begin(kUposClasses), std::end(kUposClasses), name);
  return found == std::end(kUposClasses) ? -1 : static_cast<int>(found - kUposClasses);
}

std::vector<std::string> StructuralClasses() {
  std::vector<std::string> names(std::begin(kShapes), std::end(kShapes));
  for (std::string_view name : kUposClasses) {
    if (!name.empty()) names.emplace_back(name);
  }
  return names;
}

bool TranslatePattern(std::string_view pattern, const PatternClasses& classes, bool match_case,
                      PatternSyntax* syntax, PatternFault* fault) {
  if (pattern.empty()) {
    *fault = {0, "an empty pattern", "words, classes in braces, RE2 syntax"};
    return false;
  }
  return Translator(pattern, classes, syntax, fault).Run(match_case);
}

}  // namespace gainsay
