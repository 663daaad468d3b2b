// SPDX-License-Identifier: Apache-2.0
//
// Where each byte of a derived text came from in the original text.
//
// A derived text (the readable text of an HTML page, a normalised text) is a row of pieces in
// the order of the original. A piece of equal length on both sides maps byte by byte; any other
// piece (an entity "&amp;" -> "&", a ligature "ﬁ" -> "fi", a removed soft hyphen) maps as a whole.
// Bytes of the derived text that no piece covers (a blank line put between two paragraphs) came
// from nowhere: they map to the gap between their neighbours.
//
//   "R&amp;D" -> "R&D":  map.Append({0, 1}, {0, 1});   // R
//                        map.Append({1, 2}, {1, 6});   // &amp;
//                        map.Append({2, 3}, {6, 7});   // D
//   map.ToOriginal({1, 3}) == Span{1, 7}
//
// Laws: ToOriginal is monotone; ToOriginal of the whole derived text covers every piece;
// Compose(a, b).ToOriginal(s) == a.ToOriginal(b.ToOriginal(s)) up to whole pieces.
#pragma once

#include <cstdint>
#include <vector>

#include "base/span.h"

namespace gainsay {

class OffsetMap {
 public:
  // The map of a text onto itself.
  static OffsetMap Identity(uint32_t size);

  // Adds the next piece. Pieces come in rising order on both sides; neighbours that map byte by
  // byte are merged. Precondition: neither side begins before the end of the last piece.
  void Append(Span derived, Span original);

  // The smallest span of the original that holds everything `derived` came from.
  Span ToOriginal(Span derived) const;

  // The smallest span of the derived text that holds everything that came from `original`;
  // empty where none of it was kept.
  Span FromOriginal(Span original) const;

  // The map from this map's derived text to the original of `inner`, where this map's original
  // is the derived text of `inner`.
  OffsetMap Compose(const OffsetMap& inner) const;

 private:
  struct Piece {
    Span derived;
    Span original;
  };
  std::vector<Piece> pieces_;
};

}  // namespace gainsay
