// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>

namespace gainsay {

// Tokens [first, last) of one document.
struct TokenRange {
  uint32_t first = 0, last = 0;
  uint32_t size() const { return last - first; }
  bool Contains(uint32_t token) const { return first <= token && token < last; }
  bool Contains(TokenRange o) const { return first <= o.first && o.last <= last; }
  bool Overlaps(TokenRange o) const { return first < o.last && o.first < last; }
  auto operator<=>(const TokenRange&) const = default;
};

}  // namespace gainsay
