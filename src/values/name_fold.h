// SPDX-License-Identifier: Apache-2.0
//
// Names of any script in plain lower-case Latin letters, digits and single spaces, so that they
// can be compared letter by letter. Transliteration is ICU's.
//
//   FoldName("François-Noël O'Brien")  "francois noel obrien"
//   FoldName("Сергей Лавров")          "sergej lavrov"
//   FoldName("贝拉克·奥巴马")            "beilake aobama"
//   FoldName("ماري")                   "mary"
//
// Korean family names and the Arabic article, which are written together with what follows, become
// words of their own: "김정은" "gim jeongeun", "السيسي" "al sysy". The dot between foreign names in
// Chinese and Japanese parts words; a hyphen parts words too. Marks inside a word (apostrophes,
// hamza) go.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gainsay {

enum class NameScript {
  kLatin,
  kHan,     // one sign, one syllable: a different sign is a different name
  kHangul,  // likewise
  kAbjad,   // Arabic, Hebrew, Syriac, and Thai: not all vowels are written
  kKana,    // Japanese syllables: foreign names gain vowels (Donarudo)
  kOther,   // Cyrillic, Greek, Devanagari, ...: vowels are written
};

// The script of most letters.
NameScript ScriptOfName(std::string_view name);

std::string FoldName(std::string_view name);

// The words of a folded name; they view into it.
std::vector<std::string_view> NameWords(std::string_view folded);

}  // namespace gainsay
