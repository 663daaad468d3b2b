// SPDX-License-Identifier: Apache-2.0
//
// The text of an article as a page shows it: pieces of its blocks, and where a witness stands in
// them. Whole, or only what stands around the witnesses.
//
//   Passages passages(article, {{11, 18}}, Passages::kWhole);   // "<p>R&amp;D: 31 hurt</p>"
//   passages.pieces()[0].text;          // "R&D: 31 hurt"
//   passages.PlaceOf({11, 18});         // piece 0, units 5 to 12
//
// A block is one piece, or several where it is too long for a browser to lay out at once.
// Positions are in UTF-16 units, as a page's script counts.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "ingest/article.h"

namespace gainsay {

struct PassagePiece {
  BlockKind kind = BlockKind::kParagraph;
  std::string_view text;
  uint32_t begin = 0;       // in Article::text
  bool continues = false;   // goes on with the block of the piece before
  bool cut_before = false;  // text of the block is left out in front, or behind
  bool cut_after = false;
};

struct PassagePlace {
  uint32_t piece = 0;
  uint32_t begin = 0, end = 0;
  std::string_view words;  // what stands there
  bool operator==(const PassagePlace&) const = default;
};

class Passages {
 public:
  enum Extent { kWhole, kAroundWitnesses };

  // `witnesses` are spans of the article's bytes, in any order. Keeps a reference to `article`,
  // which must outlive this.
  Passages(const Article& article, std::vector<Span> witnesses, Extent extent);

  const std::vector<PassagePiece>& pieces() const { return pieces_; }

  // Nothing where the span is not readable text, or not in a piece; cut at the piece's end.
  std::optional<PassagePlace> PlaceOf(Span bytes) const;

 private:
  void Add(const Block& block, Span text);

  const Article& article_;
  std::vector<PassagePiece> pieces_;  // in order of the text
};

}  // namespace gainsay
