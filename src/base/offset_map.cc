// SPDX-License-Identifier: Apache-2.0
// Tested by tests/base/offset_map_test.cc.
#include "base/offset_map.h"

#include <algorithm>

namespace gainsay {
namespace {

bool ByteByByte(Span derived, Span original) { return derived.size() == original.size(); }

}  // namespace

OffsetMap OffsetMap::Identity(uint32_t size) {
  OffsetMap map;
  map.Append({0, size}, {0, size});
  return map;
}

void OffsetMap::Append(Span derived, Span original) {
  if (derived.empty() && original.empty()) return;
  if (!pieces_.empty() && ByteByByte(derived, original)) {
    Piece& last = pieces_.back();
    if (ByteByByte(last.derived, last.original) && last.derived.end == derived.begin &&
        last.original.end == original.begin) {
      last.derived.end = derived.end;
      last.original.end = original.end;
      return;
    }
  }
  pieces_.push_back({derived, original});
}

Span OffsetMap::ToOriginal(Span derived) const {
  if (pieces_.empty()) return {0, 0};
  // The first piece that ends after the span begins; an empty piece there was removed text.
  auto first = std::partition_point(pieces_.begin(), pieces_.end(),
                                    [&](const Piece& p) { return p.derived.end <= derived.begin; });
  if (first == pieces_.end()) {
    uint32_t end = pieces_.back().original.end;
    return {end, end};
  }
  Span original;
  if (first->derived.begin >= std::max(derived.end, derived.begin + 1)) {
    // Nothing was kept under the span: the gap before the next piece.
    return {first->original.begin, first->original.begin};
  }
  original.begin = first->original.begin;
  if (ByteByByte(first->derived, first->original) && derived.begin > first->derived.begin) {
    original.begin += derived.begin - first->derived.begin;
  }
  if (derived.empty()) return {original.begin, original.begin};
  auto last = std::partition_point(first, pieces_.end(),
                                   [&](const Piece& p) { return p.derived.begin < derived.end; });
  // Empty pieces at the end were removed after the span's last byte.
  do --last;
  while (last != first && last->derived.empty());
  original.end = last->original.end;
  if (ByteByByte(last->derived, last->original) && derived.end < last->derived.end) {
    original.end -= last->derived.end - derived.end;
  }
  return original;
}

Span OffsetMap::FromOriginal(Span original) const {
  auto first = std::partition_point(pieces_.begin(), pieces_.end(), [&](const Piece& p) {
    return p.original.end <= original.begin;
  });
  if (first == pieces_.end()) {
    uint32_t end = pieces_.empty() ? 0 : pieces_.back().derived.end;
    return {end, end};
  }
  if (first->original.begin >= original.end) return {first->derived.begin, first->derived.begin};
  Span derived = first->derived;
  if (ByteByByte(first->derived, first->original) && original.begin > first->original.begin) {
    derived.begin += original.begin - first->original.begin;
  }
  auto last = std::partition_point(first, pieces_.end(),
                                   [&](const Piece& p) { return p.original.begin < original.end; });
  --last;
  derived.end = last->derived.end;
  if (ByteByByte(last->derived, last->original) && original.end < last->original.end) {
    derived.end -= last->original.end - original.end;
  }
  return derived;
}

OffsetMap OffsetMap::Compose(const OffsetMap& inner) const {
  OffsetMap composed;
  for (const Piece& piece : pieces_) {
    if (!ByteByByte(piece.derived, piece.original)) {
      composed.Append(piece.derived, inner.ToOriginal(piece.original));
      continue;
    }
    // Cut the piece wherever the inner map has a seam, so that byte-by-byte stays byte-by-byte.
    uint32_t at = piece.original.begin;
    auto seam = std::partition_point(inner.pieces_.begin(), inner.pieces_.end(),
                                     [&](const Piece& p) { return p.derived.end <= at; });
    while (at < piece.original.end) {
      uint32_t end = piece.original.end;
      if (seam != inner.pieces_.end()) {
        end = std::min(end, at < seam->derived.begin ? seam->derived.begin : seam->derived.end);
        if (end == seam->derived.end) ++seam;
      }
      uint32_t shift = piece.derived.begin - piece.original.begin;
      composed.Append({at + shift, end + shift}, inner.ToOriginal({at, end}));
      at = end;
    }
  }
  return composed;
}

}  // namespace gainsay
