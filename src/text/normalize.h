// SPDX-License-Identifier: Apache-2.0
//
// One way of writing for what is written in many: the text that all later stages read, with the
// map back to the text as given.
//
//   Normalize("“Wait…” — 5\u202Fp.m.\u00AD").text == "\"Wait...\" -- 5 p.m."
//
//   as given                                        normalised
//   decomposed letters (e + combining acute)        composed (NFC)
//   curly, low and angle quotes, double primes, ''  "
//   single curly quotes, apostrophes, primes, `     '
//   hyphens, minus, en dash between letters/digits  -
//   em dash, bar, en dash elsewhere                 --   (the wire services' dash)
//   …                                               ...
//   ligatures ﬁ ﬂ ﬀ, full-width letters and digits  fi fl ff, ASCII
//   soft hyphen, zero-width, bidi and BOM marks     nothing
//   no-break, thin and other spaces, tabs, controls one space; runs of spaces become one
//   CR, CR LF, line and paragraph separators, FF    \n
//   words taken apart: "can ’ t", "8 a. m.", "- -"   together: "can't", "8 a.m.", "--"
//   spaces inside curly and angle quotes: “ so ”   none
//   bytes that are not UTF-8                        U+FFFD, one a byte
//
// Case, accents, fractions, superscripts and symbols stay: they carry meaning. Linear; ASCII text
// is copied run by run.
#pragma once

#include <string>
#include <string_view>

#include "base/offset_map.h"

namespace gainsay {

struct Normalized {
  std::string text;
  OffsetMap to_original;  // text -> the text as given
};

Normalized Normalize(std::string_view text);

}  // namespace gainsay
