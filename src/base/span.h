// SPDX-License-Identifier: Apache-2.0
//
// A half-open range of byte offsets, [begin, end), into one text. Which text is said by the
// field that holds the span: the article's bytes as given, its readable text, or the
// document's normalised text.
//
//   Span{4, 8}.size() == 4;  Slice("one four", Span{4, 8}) == "four"
//
// Offsets are 32 bits: no text is longer than ingest's limit on a file (see ingest/limits.h).
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <string_view>

namespace gainsay {

struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  uint32_t size() const { return end - begin; }
  bool empty() const { return begin >= end; }
  bool Contains(Span other) const { return begin <= other.begin && other.end <= end; }
  bool Overlaps(Span other) const { return begin < other.end && other.begin < end; }

  auto operator<=>(const Span&) const = default;
};

// The smallest span that contains both.
inline Span Cover(Span a, Span b) { return {std::min(a.begin, b.begin), std::max(a.end, b.end)}; }

// The bytes of `text` under `span`, cut to the text's length.
inline std::string_view Slice(std::string_view text, Span span) {
  if (span.empty() || span.begin >= text.size()) return {};
  return text.substr(span.begin, span.size());
}

}  // namespace gainsay
