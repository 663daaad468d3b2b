// SPDX-License-Identifier: Apache-2.0
//
// Line and column of a byte offset, derived when something is printed and never carried.
// Lines count from 1 and end at "\n"; columns count from 1 in code points (UTF-8).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace gainsay {

struct Position {
  uint32_t line = 1;
  uint32_t column = 1;
  auto operator<=>(const Position&) const = default;
};

class LineIndex {
 public:
  // Keeps a view of `text`, which must outlive the index.
  explicit LineIndex(std::string_view text);

  Position At(uint32_t offset) const;

  // The line's text without its end; empty when there is no such line.
  std::string_view Line(uint32_t line) const;

  // The offset at which the line begins.
  uint32_t Begin(uint32_t line) const;
  uint32_t size() const { return static_cast<uint32_t>(begins_.size()); }

 private:
  std::string_view text_;
  std::vector<uint32_t> begins_;
};

}  // namespace gainsay
