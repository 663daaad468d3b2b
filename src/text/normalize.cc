// SPDX-License-Identifier: Apache-2.0
//
// One pass: runs of plain ASCII are copied as they are, everything else goes code point by code
// point through Replacement(), and what ICU says may compose is composed in the smallest run
// between two composition boundaries. Tested by tests/text/normalize_test.cc.
#include "text/normalize.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

namespace gainsay {
namespace {

// Printable ASCII but the apostrophe and the grave accent, and no space: copied without a look.
constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> plain{};
  for (int c = '!'; c < 0x7F; ++c) plain[c] = c != '`' && c != '\'';
  return plain;
}();

bool IsSpace(UChar32 c) {
  return c == ' ' || (c < 0x20 && c != '\n') || (c >= 0x7F && c < 0xA0 && c != 0x85) ||
         (c >= 0xA0 && u_charType(c) == U_SPACE_SEPARATOR);
}

bool IsInvisible(UChar32 c) {
  return c == 0xAD || c == 0x34F || c == 0x61C || c == 0xFEFF || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
         (c >= 0xFE00 && c <= 0xFE0F);
}

// What a code point is written as, where that differs from itself; dashes and spaces apart.
std::optional<std::string_view> Replacement(UChar32 c) {
  switch (c) {
    // clang-format off
    case 0x2018: case 0x2019: case 0x201A: case 0x201B: case 0x2032: case 0x2035: case 0x2039:
    case 0x203A: case 0x02BC: case 0x02B9: case 0xB4: case '\'': case '`': case 0xFF07:
      return "'";
    // clang-format on
    // clang-format off
    case 0x201C: case 0x201D: case 0x201E: case 0x201F: case 0x2033: case 0x2036: case 0xAB:
    case 0xBB: case 0x300C: case 0x300D: case 0xFF02:
      return "\"";
    // clang-format on
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2043:
    case 0x2212:
    case 0xFE63: return "-";
    case 0x2014:
    case 0x2015:
    case 0x2E3A:
    case 0x2E3B:
    case 0xFE58: return "--";
    case 0x2026: return "...";
    case 0x2044: return "/";
    case 0xFB00: return "ff";
    case 0xFB01: return "fi";
    case 0xFB02: return "fl";
    case 0xFB03: return "ffi";
    case 0xFB04: return "ffl";
    case 0xFB05:
    case 0xFB06: return "st";
    case 0x85:
    case 0x2028:
    case 0x2029: return "\n";
    default: return std::nullopt;
  }
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// " s", " t", " ll": the rest of a clitic.
bool IsCliticAfterSpace(std::string_view text) {
  size_t end = 1;
  while (end < text.size() && end < 4 && IsLetter(text[end])) ++end;
  if (text.empty() || text[0] != ' ' || (end < text.size() && text[end] == '\'')) return false;
  constexpr std::string_view kClitics[] = {"s", "t", "d", "m", "re", "ve", "ll"};
  return std::find(std::begin(kClitics), std::end(kClitics), text.substr(1, end - 1)) !=
         std::end(kClitics);
}

// "8 a.", "8p.".
bool EndsWithHalfDay(std::string_view text) {
  size_t n = text.size();
  if (n < 3 || text[n - 1] != '.' || std::string_view("apAP").find(text[n - 2]) == text.npos) {
    return false;
  }
  return IsDigit(text[n - 3]) || (n > 3 && text[n - 3] == ' ' && IsDigit(text[n - 4]));
}

// "5/4", not "2/5/4".
bool EndsWithHalfDate(std::string_view text) {
  auto digits = [&] {
    size_t count = 0;
    for (; !text.empty() && IsDigit(text.back()); ++count) text.remove_suffix(1);
    return count;
  };
  size_t second = digits();
  if (second < 1 || second > 2 || !text.ends_with('/')) return false;
  text.remove_suffix(1);
  size_t first = digits();
  return first >= 1 && first <= 2 && !text.ends_with('/');
}

class Normalizer {
 public:
  explicit Normalizer(std::string_view in) : in_(in), size_(static_cast<uint32_t>(in.size())) {
    UErrorCode error = U_ZERO_ERROR;
    nfc_ = icu::Normalizer2::getNFCInstance(error);
    if (U_FAILURE(error)) nfc_ = nullptr;  // ICU without its data: leave letters as they are
    out_.text.reserve(in.size() + in.size() / 64);
  }

  Normalized Run() && {
    while (at_ < size_) {
      uint32_t begin = at_;
      while (at_ < size_ && kPlain[static_cast<uint8_t>(in_[at_])]) ++at_;
      // A letter before a combining mark composes with it: leave it to the careful path.
      if (at_ < size_ && at_ > begin && static_cast<uint8_t>(in_[at_]) >= 0xCC) --at_;
      if (at_ > begin) Emit(in_.substr(begin, at_ - begin), begin);
      if (at_ < size_) Careful();
    }
    return std::move(out_);
  }

 private:
  // Writes `text` for the original bytes from `begin` to at_.
  void Emit(std::string_view text, uint32_t begin) {
    uint32_t from = static_cast<uint32_t>(out_.text.size());
    out_.text += text;
    out_.to_original.Append({from, static_cast<uint32_t>(out_.text.size())}, {begin, at_});
  }

  UChar32 Next() {
    UChar32 c;
    int32_t at = static_cast<int32_t>(at_);
    U8_NEXT(in_.data(), at, static_cast<int32_t>(size_), c);
    at_ = static_cast<uint32_t>(at);
    return c;
  }

  UChar32 Peek() {
    uint32_t keep = at_;
    UChar32 c = at_ < size_ ? Next() : ' ';
    at_ = keep;
    return c;
  }

  void Careful() {
    uint32_t begin = at_;
    UChar32 c = Next();
    if (c < 0) {
      at_ = begin + 1;
      return Emit("\uFFFD", begin);
    }
    if (c == '\n' || c == '\r' || c == '\v' || c == '\f') {
      if (c == '\r' && Peek() == '\n') ++at_;
      return Emit("\n", begin);
    }
    if (IsSpace(c)) {
      while (at_ < size_) {
        uint32_t keep = at_;
        UChar32 next = Next();
        if (next >= 0 && (IsSpace(next) || IsInvisible(next))) continue;
        at_ = keep;
        break;
      }
      if (!Rejoined(begin)) Emit(" ", begin);
      return;
    }
    if (IsInvisible(c)) return Emit("", begin);
    if (c == 0x2013) return Emit(TightDash(begin) ? "-" : "--", begin);
    if (auto replaced = Replacement(c)) {
      if (*replaced == "'" && Peek() == c) {  // ``so'' or ‘‘so’’
        Next();
        return Emit("\"", begin);
      }
      Emit(*replaced, begin);
      if ((c == 0x201C || c == 0xAB) && Peek() == ' ') {  // and the space inside an opening quote
        begin = at_++;
        Emit("", begin);
      }
      return;
    }
    if (c > 0xFF00 && c < 0xFF5F) {
      char ascii = static_cast<char>(c - 0xFEE0);
      return Emit({&ascii, 1}, begin);
    }
    Compose(c, begin);
  }

  // Puts together what some tool took apart: "can ’ t", "8 a. m.", "- -", "5/4 / 2010". White
  // space has been read from `begin` to at_; nothing is written when there is nothing to do.
  bool Rejoined(uint32_t begin) {
    std::string_view before = out_.text, after = in_.substr(at_);
    if (before.empty() || after.empty()) return false;
    if (after.starts_with("\u201D") || after.starts_with("\u00BB")) {  // a closing quote
      Emit("", begin);
      return true;
    }
    char last = before.back();
    if (after[0] == '\'' || after.starts_with("\u2019")) {
      uint32_t size = after[0] == '\'' ? 1 : 3;
      if (!IsLetter(last) || !IsCliticAfterSpace(after.substr(size))) return false;
      return Join(begin, size, "'");
    }
    bool dash = after.starts_with("- ") && before.ends_with(" -");
    bool half_day = (after.starts_with("m.") || after.starts_with("M.")) && EndsWithHalfDay(before);
    if (dash || half_day) {
      Emit("", begin);
      return true;
    }
    return after.starts_with("/ ") && after.size() > 2 && IsDigit(after[2]) &&
           EndsWithHalfDate(before) && Join(begin, 1, "/");
  }

  // Writes the mark of `size` bytes at at_ without the spaces on either side of it.
  bool Join(uint32_t begin, uint32_t size, std::string_view mark) {
    Emit("", begin);
    begin = at_;
    at_ += size;
    Emit(mark, begin);
    begin = at_++;
    Emit("", begin);
    return true;
  }

  // "1914–18", "Paris–Dakar": a hyphen; with a space or a quote beside it, a dash.
  bool TightDash(uint32_t begin) {
    if (begin == 0 || at_ >= size_) return false;
    UChar32 before;
    int32_t back = static_cast<int32_t>(begin);
    U8_PREV(in_.data(), 0, back, before);
    auto word = [](UChar32 c) {
      return c > 0 && (u_isalnum(c) || c == '$' || c == '%' || c == 0xA3 || c == 0x20AC);
    };
    return word(before) && word(Peek());
  }

  // The run from `c` to the next code point that starts anew, composed if it is not already.
  // A run is cut after a hundred marks: no language stacks more, and vandals' text does.
  void Compose(UChar32 c, uint32_t begin) {
    int marks = 0;
    for (; at_ < size_ && nfc_ != nullptr && marks < 100; ++marks) {
      uint32_t keep = at_;
      UChar32 next = Next();
      if (next < 0 || next < 0x300 || nfc_->hasBoundaryBefore(next)) {
        at_ = keep;
        break;
      }
    }
    std::string_view run = in_.substr(begin, at_ - begin);
    if (nfc_ == nullptr || (marks == 0 && nfc_->isInert(c))) return Emit(run, begin);
    UErrorCode error = U_ZERO_ERROR;
    icu::UnicodeString composed = nfc_->normalize(
        icu::UnicodeString::fromUTF8({run.data(), static_cast<int32_t>(run.size())}), error);
    std::string utf8;
    if (U_SUCCESS(error)) composed.toUTF8String(utf8);
    Emit(U_SUCCESS(error) && utf8 != run ? std::string_view(utf8) : run, begin);
  }

  std::string_view in_;
  uint32_t size_;
  uint32_t at_ = 0;
  const icu::Normalizer2* nfc_ = nullptr;
  Normalized out_;
};

}  // namespace

Normalized Normalize(std::string_view text) { return Normalizer(text).Run(); }

}  // namespace gainsay
