// SPDX-License-Identifier: Apache-2.0
//
// Internal to ingest/. Writes the readable text of an article from left to right, with its
// blocks and the map back to the bytes:
//
//   "<p>R&amp;D\n  rose</p>"     builder.Open(BlockKind::kParagraph);
//                                builder.Copy(bytes, {3, 4});          // R
//                                builder.Replace("&", {4, 9});
//                                builder.Copy(bytes, {9, 17});         // D, one space, rose
//                                builder.Close();
//
// White space is joined: one space stands for any row of it (mapped to the first byte of the
// row), none at the ends of a block or a line. Spans of the original come in rising order.
#pragma once

#include <optional>
#include <string_view>

#include "ingest/article.h"

namespace gainsay {

class TextBuilder {
 public:
  // Writes to text, to_bytes and blocks of `article`, which must outlive the builder.
  explicit TextBuilder(Article* article) : article_(*article) {}

  // Ends the block before, if any; a block without text leaves no trace.
  void Open(BlockKind kind);
  void Close();

  void Copy(std::string_view bytes, Span original);
  void Replace(std::string_view derived, Span original);

  // A line break inside the block.
  void Break(Span original);

 private:
  void Space(Span original);
  void Write(std::string_view derived, Span original);

  Article& article_;
  std::optional<BlockKind> kind_;  // of the block that is open
  std::optional<uint32_t> begin_;  // in text, once something was written
  std::optional<Span> gap_;        // white space seen since the last word
  bool break_ = false;             // gap_ holds a line break
};

}  // namespace gainsay
