// SPDX-License-Identifier: Apache-2.0
//
// Nearly all names in an English article are ASCII, and go past ICU. Of nearly all others the marks
// on Latin letters are taken off. What is left is spelt out by one transliterator, which takes
// longer to make than a hundred articles' names to fold, and so is made when first needed; its
// transliterate() is const and may run in many threads.
// Tested in tests/values/name_test.cc.
#include "values/name_fold.h"

#include <optional>

#include "unicode/normalizer2.h"
#include "unicode/translit.h"
#include "unicode/uchar.h"
#include "unicode/unistr.h"
#include "unicode/uscript.h"

namespace gainsay {
namespace {

bool IsAscii(std::string_view text) {
  for (unsigned char c : text) {
    if (c >= 0x80) return false;
  }
  return true;
}

const icu::Transliterator* Latinizer(const char* id) {
  UErrorCode status = U_ZERO_ERROR;
  return icu::Transliterator::createInstance(icu::UnicodeString::fromUTF8(id), UTRANS_FORWARD,
                                             status);
}

// Chinese is read in simplified characters, without the spaces ICU puts between syllables: in a
// name they are letters of one word.
std::string ToLatin(std::string_view name) {
  static const icu::Transliterator* const any = Latinizer("Any-Latin; Latin-ASCII; Lower()");
  static const icu::Transliterator* const simplified = Latinizer("Traditional-Simplified");
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(name.data(), static_cast<int32_t>(name.size())));
  const bool han = ScriptOfName(name) == NameScript::kHan;
  if (han && simplified != nullptr) simplified->transliterate(text);
  if (ScriptOfName(name) == NameScript::kHangul && text.indexOf(u' ') < 0 && text.length() >= 3 &&
      text.length() <= 4) {
    text.insert(1, u' ');
  }
  // The Arabic article, alif and lam, at the beginning of a word that goes on long enough.
  for (int32_t i = 0; i + 4 < text.length(); ++i) {
    const bool begins = i == 0 || !u_isalpha(text.charAt(i - 1));
    if (begins && text.charAt(i) == 0x0627 && text.charAt(i + 1) == 0x0644 &&
        u_isalpha(text.charAt(i + 2)) && u_isalpha(text.charAt(i + 3))) {
      text.insert(i + 2, u' ');
    }
  }
  // The separators of foreign names would be lost in transliteration.
  for (int32_t i = 0; i < text.length(); ++i) {
    const char16_t c = text.charAt(i);
    if (c == 0x00B7 || c == 0x30FB || c == 0x2022 || c == 0x2027) text.setCharAt(i, u'|');
  }
  if (any != nullptr) any->transliterate(text);
  if (han) text.findAndReplace(u" ", u"");
  std::string out;
  text.toUTF8String(out);
  return out;
}

// "Pérez" -> "Perez": what is ASCII once its marks are off; nothing for other names. The same as
// ToLatin() (law, tested).
std::optional<std::string> WithoutMarks(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* const nfd = icu::Normalizer2::getNFDInstance(status);
  if (nfd == nullptr) return std::nullopt;
  const icu::UnicodeString parts =
      nfd->normalize(icu::UnicodeString::fromUTF8(
                         icu::StringPiece(name.data(), static_cast<int32_t>(name.size()))),
                     status);
  if (U_FAILURE(status)) return std::nullopt;
  std::string plain;
  for (int32_t i = 0; i < parts.length(); ++i) {
    const char16_t c = parts.charAt(i);
    if (c < 0x80) {
      plain += static_cast<char>(c);
    } else if (c < 0x300 || c > 0x36F || plain.empty() || !u_isalpha(plain.back())) {
      return std::nullopt;
    }
  }
  return plain;
}

}  // namespace

NameScript ScriptOfName(std::string_view name) {
  if (IsAscii(name)) return NameScript::kLatin;
  int counts[6] = {};
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(name.data(), static_cast<int32_t>(name.size())));
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (!u_isalpha(c)) continue;
    UErrorCode status = U_ZERO_ERROR;
    NameScript script = NameScript::kOther;
    switch (uscript_getScript(c, &status)) {
      case USCRIPT_LATIN: script = NameScript::kLatin; break;
      case USCRIPT_HAN: script = NameScript::kHan; break;
      case USCRIPT_HANGUL: script = NameScript::kHangul; break;
      case USCRIPT_ARABIC:
      case USCRIPT_HEBREW:
      case USCRIPT_SYRIAC:
      case USCRIPT_THAI:
      case USCRIPT_LAO:
      case USCRIPT_THAANA: script = NameScript::kAbjad; break;
      case USCRIPT_KATAKANA:
      case USCRIPT_HIRAGANA: script = NameScript::kKana; break;
      default: break;
    }
    ++counts[static_cast<int>(script)];
  }
  int best = 0;
  for (int i = 1; i < 6; ++i) {
    if (counts[i] > counts[best]) best = i;
  }
  return static_cast<NameScript>(best);
}

std::string FoldName(std::string_view name) {
  std::string latin;
  if (!IsAscii(name)) {
    std::optional<std::string> plain = WithoutMarks(name);
    latin = plain ? *std::move(plain) : ToLatin(name);
    name = latin;
  }
  std::string out;
  out.reserve(name.size());
  bool space = false;
  for (const char raw : name) {
    const char c = raw >= 'A' && raw <= 'Z' ? static_cast<char>(raw + 32) : raw;
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '%';
    if (letter) {
      if (space && !out.empty()) out += ' ';
      space = false;
      out += c;
    } else if (c != '\'' && c != '`' && static_cast<unsigned char>(c) < 0x80) {
      space = true;  // a mark within a word (apostrophe, hamza, ayn) parts nothing
    }
  }
  return out;
}

std::vector<std::string_view> NameWords(std::string_view folded) {
  std::vector<std::string_view> words;
  for (size_t at = 0; at < folded.size();) {
    const size_t end = std::min(folded.find(' ', at), folded.size());
    if (end > at) words.push_back(folded.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

}  // namespace gainsay
