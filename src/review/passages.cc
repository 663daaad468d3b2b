// SPDX-License-Identifier: Apache-2.0
// Tested by tests/review/data_test.cc.
#include "review/passages.h"

#include <algorithm>

namespace gainsay {
namespace {

constexpr uint32_t kLongest = 8192;  // bytes of a piece
constexpr uint32_t kContext = 600;   // bytes on each side of a witness in a block that is cut
constexpr uint32_t kShort = 1800;    // bytes of a block that is never cut

bool IsContinuation(char byte) { return (static_cast<unsigned char>(byte) & 0xc0) == 0x80; }

// The last place at or before `at`, but after `floor`, at which a text may be cut: behind a
// space, or between two characters where there is none near.
uint32_t CutBefore(std::string_view text, uint32_t at, uint32_t floor) {
  for (uint32_t i = at; i > floor && at - i < 200; --i) {
    if (text[i - 1] == ' ' || text[i - 1] == '\n') return i;
  }
  while (at > floor && IsContinuation(text[at])) --at;
  return at;
}

uint32_t Units(std::string_view text) {
  uint32_t units = 0;
  for (char c : text) {
    if (!IsContinuation(c)) units += static_cast<unsigned char>(c) >= 0xf0 ? 2 : 1;
  }
  return units;
}

}  // namespace

void Passages::Add(const Block& block, Span text) {
  for (uint32_t begin = text.begin; begin < text.end;) {
    uint32_t end = text.end;
    if (end - begin > kLongest) end = CutBefore(article_.text, begin + kLongest, begin);
    if (end == begin) end = std::min(text.end, begin + kLongest);
    bool first = begin == text.begin;
    pieces_.push_back({block.kind, Slice(article_.text, {begin, end}), begin, !first,
                       first && begin > block.span.begin, end == text.end && end < block.span.end});
    begin = end;
  }
}

Passages::Passages(const Article& article, std::vector<Span> witnesses, Extent extent)
    : article_(article) {
  if (extent == kWhole) {
    for (const Block& block : article.blocks) Add(block, block.span);
    return;
  }
  std::sort(witnesses.begin(), witnesses.end());
  size_t at = 0;  // block
  Span open;      // piece that grows while witnesses follow closely
  auto close = [&] {
    if (!open.empty()) Add(article.blocks[at], open);
    open = {};
  };
  for (Span bytes : witnesses) {
    Span text = article.to_bytes.FromOriginal(bytes);
    if (text.empty()) continue;
    size_t block = at;
    while (block < article.blocks.size() && article.blocks[block].span.end <= text.begin) ++block;
    if (block == article.blocks.size()) break;
    Span whole = article.blocks[block].span;
    if (whole.begin > text.begin) continue;
    Span window = whole;
    if (whole.size() > kShort) {
      if (text.begin - whole.begin > kContext) {
        window.begin = CutBefore(article.text, text.begin - kContext, whole.begin);
      }
      if (whole.end > text.end + kContext) {
        window.end = CutBefore(article.text, text.end + kContext, text.end);
      }
    }
    if (block == at && !open.empty() && window.begin <= open.end) {
      open.end = std::max(open.end, window.end);
      continue;
    }
    close();
    at = block;
    open = window;
  }
  close();
}

std::optional<PassagePlace> Passages::PlaceOf(Span bytes) const {
  Span text = article_.to_bytes.FromOriginal(bytes);
  if (text.empty()) return std::nullopt;
  auto after = std::partition_point(pieces_.begin(), pieces_.end(),
                                    [&](const PassagePiece& p) { return p.begin <= text.begin; });
  if (after == pieces_.begin()) return std::nullopt;
  const PassagePiece& piece = *(after - 1);
  uint32_t from = text.begin - piece.begin;
  if (from >= piece.text.size()) return std::nullopt;
  uint32_t to =
      std::min<uint32_t>(text.end - piece.begin, static_cast<uint32_t>(piece.text.size()));
  uint32_t begin = Units(piece.text.substr(0, from));
  std::string_view words = piece.text.substr(from, to - from);
  return PassagePlace{static_cast<uint32_t>(after - 1 - pieces_.begin()), begin,
                      begin + Units(words), words};
}

}  // namespace gainsay
