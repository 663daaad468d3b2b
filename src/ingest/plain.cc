// SPDX-License-Identifier: Apache-2.0
//
// Plain text: the readable text is the bytes, line breaks and all. Blocks are what blank lines
// separate. Tested by tests/ingest/plain_test.cc.
#include "absl/strings/ascii.h"
#include "base/status.h"
#include "ingest/encoding.h"
#include "ingest/format.h"

namespace gainsay {
namespace {

bool IsBlank(std::string_view line) {
  for (char c : line) {
    if (!absl::ascii_isspace(c)) return false;
  }
  return true;
}

}  // namespace

absl::Status ParsePlain(Article* article) {
  std::string_view bytes = article->bytes;
  const uint32_t bom = BomSize(bytes);
  const auto size = static_cast<uint32_t>(bytes.size());
  article->text = bytes.substr(bom);
  article->to_bytes = OffsetMap();
  article->to_bytes.Append({0, size - bom}, {bom, size});

  std::string_view text = article->text;
  std::optional<Span> block;
  for (size_t begin = 0; begin < text.size();) {
    size_t end = text.find('\n', begin);
    if (end == text.npos) end = text.size();
    if (IsBlank(text.substr(begin, end - begin))) {
      if (block) article->blocks.push_back({*block});
      block.reset();
    } else {
      size_t last = end;
      while (absl::ascii_isspace(text[last - 1])) --last;  // "\r" and blanks at the line's end
      if (!block) block = Span{static_cast<uint32_t>(begin), 0};
      block->end = static_cast<uint32_t>(last);
    }
    begin = end + 1;
  }
  if (block) article->blocks.push_back({*block});
  return absl::OkStatus();
}

}  // namespace gainsay
