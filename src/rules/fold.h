// SPDX-License-Identifier: Apache-2.0
//
// How words are compared without regard to case, and which characters make words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gainsay {

// Unicode full case folding: "Straße" -> "strasse". Bytes that are not UTF-8 become U+FFFD.
std::string FoldCase(std::string_view text);

// Whether a word may go on with this character: letters, marks and digits, by blocks rather than
// by property, so that the same test can stand in a pattern at little cost (see
// pattern_syntax.h).
bool IsWordCharacter(char32_t c);

// The character at the beginning of `text` (not empty) and how many bytes it takes; a broken
// byte is U+FFFD of one byte.
char32_t FirstCharacter(std::string_view text, size_t* bytes);
// The last character of `text` (not empty).
char32_t LastCharacter(std::string_view text);

}  // namespace gainsay
