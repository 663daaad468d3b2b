// SPDX-License-Identifier: Apache-2.0
// Tested through the formats that use it: tests/ingest/html_test.cc, markdown_test.cc.
#include "ingest/text_builder.h"

namespace gainsay {
namespace {

bool IsSpace(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

// U+00A0 counts as white space: pages write it for a plain space.
bool IsBlank(std::string_view text) {
  if (text == "\u00A0") return true;
  for (char c : text) {
    if (!IsSpace(c)) return false;
  }
  return true;
}

}  // namespace

void TextBuilder::Open(BlockKind kind) {
  Close();
  kind_ = kind;
}

void TextBuilder::Close() {
  if (kind_ && begin_) {
    article_.blocks.push_back({{*begin_, static_cast<uint32_t>(article_.text.size())}, *kind_});
  }
  kind_.reset();
  begin_.reset();
  gap_.reset();
  break_ = false;
}

void TextBuilder::Copy(std::string_view bytes, Span original) {
  uint32_t i = original.begin;
  while (i < original.end) {
    uint32_t end = i;
    while (end < original.end && IsSpace(bytes[end])) ++end;
    if (end > i) Space({i, end});
    i = end;
    while (end < original.end && !IsSpace(bytes[end])) ++end;
    if (end > i) Write(bytes.substr(i, end - i), {i, end});
    i = end;
  }
}

void TextBuilder::Replace(std::string_view derived, Span original) {
  if (IsBlank(derived)) {
    Space(original);
  } else {
    Write(derived, original);
  }
}

void TextBuilder::Break(Span original) {
  Space(original);
  break_ = true;
}

void TextBuilder::Space(Span original) {
  if (!gap_) gap_ = original;
}

void TextBuilder::Write(std::string_view derived, Span original) {
  if (!kind_) kind_ = BlockKind::kParagraph;
  auto place = [&] { return static_cast<uint32_t>(article_.text.size()); };
  if (!begin_) {
    if (!article_.text.empty()) article_.text += "\n\n";
    begin_ = place();
  } else if (gap_) {
    uint32_t at = place();
    article_.text += break_ ? '\n' : ' ';
    article_.to_bytes.Append({at, at + 1}, {gap_->begin, std::min(gap_->begin + 1, gap_->end)});
  }
  gap_.reset();
  break_ = false;
  uint32_t at = place();
  article_.text += derived;
  article_.to_bytes.Append({at, place()}, original);
}

}  // namespace gainsay
