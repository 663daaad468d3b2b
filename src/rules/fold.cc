// SPDX-License-Identifier: Apache-2.0
// Tested by tests/rules/lexicon_test.cc.
#include "rules/fold.h"

#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace gainsay {

std::string FoldCase(std::string_view text) {
  std::string folded(text);
  bool ascii = std::all_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x80; });
  if (ascii) {
    for (char& c : folded) {
      if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
    }
    return folded;
  }
  folded.clear();
  icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())})
      .foldCase()
      .toUTF8String(folded);
  return folded;
}

bool IsWordCharacter(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
  if (c < 0x2000) return c != 0xD7 && c != 0xF7;
  return (c >= 0x2C00 && c < 0x2E00) || (c >= 0x3040 && c < 0xD800) ||
         (c >= 0xF900 && c < 0xFE00) || (c >= 0x20000 && c < 0x40000);
}

char32_t FirstCharacter(std::string_view text, size_t* bytes) {
  int32_t at = 0, size = static_cast<int32_t>(std::min<size_t>(text.size(), 4));
  UChar32 c;
  U8_NEXT(text.data(), at, size, c);
  *bytes = c < 0 ? 1 : at;
  return c < 0 ? 0xFFFD : c;
}

char32_t LastCharacter(std::string_view text) {
  text.remove_prefix(text.size() - std::min<size_t>(text.size(), 4));
  int32_t at = static_cast<int32_t>(text.size());
  UChar32 c;
  U8_PREV(text.data(), 0, at, c);
  return c < 0 ? 0xFFFD : c;
}

}  // namespace gainsay
