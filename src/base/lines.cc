// SPDX-License-Identifier: Apache-2.0
// Tested by tests/base/status_test.cc.
#include "base/lines.h"

#include <algorithm>

namespace gainsay {

LineIndex::LineIndex(std::string_view text) : text_(text), begins_{0} {
  for (size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1)) {
    begins_.push_back(static_cast<uint32_t>(at + 1));
  }
}

Position LineIndex::At(uint32_t offset) const {
  offset = std::min<uint32_t>(offset, text_.size());
  auto next = std::upper_bound(begins_.begin(), begins_.end(), offset);
  uint32_t line = static_cast<uint32_t>(next - begins_.begin());
  uint32_t column = 1;
  for (uint32_t i = begins_[line - 1]; i < offset; ++i) {
    column += (static_cast<unsigned char>(text_[i]) & 0xC0) != 0x80;
  }
  return {line, column};
}

std::string_view LineIndex::Line(uint32_t line) const {
  if (line == 0 || line > begins_.size()) return {};
  size_t begin = begins_[line - 1];
  size_t end = line < begins_.size() ? begins_[line] - 1 : text_.size();
  if (end > begin && text_[end - 1] == '\r') --end;
  return text_.substr(begin, end - begin);
}

uint32_t LineIndex::Begin(uint32_t line) const {
  if (line == 0 || line > begins_.size()) return static_cast<uint32_t>(text_.size());
  return begins_[line - 1];
}

}  // namespace gainsay
