// SPDX-License-Identifier: Apache-2.0
// Tested by tests/text/sentences_test.cc.
#include "text/paragraphs.h"

#include <algorithm>

namespace gainsay {
namespace {

// Wrapped text is seldom wider, and lines that are longer were never wrapped.
constexpr uint32_t kWidestWrap = 120;
constexpr uint32_t kNarrowestWrap = 40;
// How many of the breaks between two full lines must fit the width before we believe in it.
constexpr double kWrapped = 0.75;
constexpr int kFewestFull = 3;

struct Line {
  Span span;  // without white space at either end
  BlockKind kind = BlockKind::kParagraph;
  uint32_t first_word = 0;  // bytes of its first word
  bool blank() const { return span.empty(); }
};

bool IsSpace(char c) { return c == ' ' || c == '\n'; }

Span Trim(std::string_view text, Span span) {
  while (!span.empty() && IsSpace(text[span.begin])) ++span.begin;
  while (!span.empty() && IsSpace(text[span.end - 1])) --span.end;
  return span;
}

// The block's lines, and a blank one that ends it.
void AddLines(std::string_view text, const Block& block, std::vector<Line>* lines) {
  for (uint32_t begin = block.span.begin; begin <= block.span.end;) {
    size_t found = text.substr(0, block.span.end).find('\n', begin);
    uint32_t end = found == std::string_view::npos ? block.span.end : static_cast<uint32_t>(found);
    Line line{.span = Trim(text, {begin, end}), .kind = block.kind};
    uint32_t word = line.span.begin;
    while (word < line.span.end && text[word] != ' ') ++word;
    line.first_word = word - line.span.begin;
    lines->push_back(line);
    begin = end + 1;
  }
  lines->push_back({.span = {block.span.end, block.span.end}, .kind = block.kind});
}

bool WouldNotFit(const Line& line, const Line& next, uint32_t width) {
  return line.span.size() + 1 + next.first_word > width;
}

bool EndsWithStop(std::string_view line) { return line.find_last_of(".!?:;\"") == line.size() - 1; }

// The width at which the lines were wrapped, or 0 if they were not. Only breaks between two lines
// of text count: the last line of a paragraph before a blank line is no evidence. In wrapped text
// most lines end in the middle of a sentence; in a text of one sentence a line hardly any does.
uint32_t WrapWidth(std::string_view text, const std::vector<Line>& lines) {
  uint32_t width = 0;
  for (const Line& line : lines) width = std::max(width, line.span.size());
  if (width > kWidestWrap || width < kNarrowestWrap) return 0;
  int breaks = 0, full = 0, open = 0;
  for (size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].blank() || lines[i + 1].blank()) continue;
    ++breaks;
    if (!WouldNotFit(lines[i], lines[i + 1], width)) continue;
    ++full;
    open += !EndsWithStop(Slice(text, lines[i].span));
  }
  return full >= kFewestFull && full >= kWrapped * breaks && 2 * open > full ? width : 0;
}

bool BeginsSmall(std::string_view line) { return line[0] >= 'a' && line[0] <= 'z'; }

bool Joined(std::string_view text, const Line& line, const Line& next, uint32_t width) {
  if (line.blank() || next.blank()) return false;
  if (width > 0 && WouldNotFit(line, next, width)) return true;
  // Prose that a link broke up; a menu's entries and a date line have no stop.
  return !EndsWithStop(Slice(text, line.span)) && BeginsSmall(Slice(text, next.span)) &&
         EndsWithStop(Slice(text, next.span));
}

}  // namespace

std::vector<Paragraph> SplitParagraphs(std::string* text, const std::vector<Block>& blocks) {
  uint32_t size = static_cast<uint32_t>(text->size());
  std::vector<Line> lines;
  if (blocks.empty()) AddLines(*text, {{0, size}, BlockKind::kParagraph}, &lines);
  for (Block block : blocks) {
    block.span = {std::min(block.span.begin, size), std::min(block.span.end, size)};
    if (!block.span.empty()) AddLines(*text, block, &lines);
  }
  uint32_t width = WrapWidth(*text, lines);
  std::vector<Paragraph> paragraphs;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].blank()) continue;
    Paragraph paragraph{.span = lines[i].span, .kind = lines[i].kind};
    while (i + 1 < lines.size() && Joined(*text, lines[i], lines[i + 1], width)) {
      paragraph.span.end = lines[++i].span.end;
    }
    std::replace(text->begin() + paragraph.span.begin, text->begin() + paragraph.span.end, '\n',
                 ' ');
    paragraphs.push_back(paragraph);
  }
  return paragraphs;
}

}  // namespace gainsay
