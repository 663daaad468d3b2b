// SPDX-License-Identifier: Apache-2.0
//
// One text of one source, as read: its bytes, its readable text, and what the file says about
// itself. Everything after this stage works on `text`; everything that is shown to a person is
// mapped back to `bytes`.
//
//   plain text     text is bytes without a BOM
//   Markdown       text without markup; title, source, date, url from the front matter
//   HTML           the article's text without navigation, scripts, share buttons
//   JSON, JSONL    bytes is the record's text (or html) value; path and line name the record
//
// Law: where `text` holds no decoded entity and no joined white space,
// Slice(bytes, to_bytes.ToOriginal(span)) == Slice(text, span).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/offset_map.h"
#include "base/span.h"

namespace gainsay {

// What a stretch of the readable text is, as far as the format tells. Boilerplate that only its
// words give away is found later, by rules.
enum class BlockKind { kTitle, kHeading, kParagraph, kListItem, kQuote, kCaption, kTableCell };

std::string_view BlockKindName(BlockKind kind);  // "list item"

// In HTML and Markdown a block is one element: its white space is joined into single spaces, and
// a "\n" in it is a forced line break. In plain text blocks are what blank lines separate, and
// their lines are left as they are: only the words tell a wrapped paragraph from a list of lines.
struct Block {
  Span span;  // in Article::text
  BlockKind kind = BlockKind::kParagraph;
  bool operator==(const Block&) const = default;
};

// A date of publication: a day, and a time and zone where stated.
struct Published {
  int year = 0, month = 0, day = 0;
  std::optional<int> minutes;     // minutes after midnight
  std::optional<int> utc_offset;  // minutes east of Greenwich

  std::string ToString() const;  // ISO 8601: 2013-03-18 or 2013-03-18T09:30+01:00
  bool operator==(const Published&) const = default;
};

// Reads ISO 8601 and RFC 2822 dates, and those that publishers' meta tags and front matters
// use ("March 18, 2013", "18 Mar 2013 09:30 GMT"). Nothing for anything else, for a date that
// does not exist, and for one that could be two (03/04/2013).
std::optional<Published> ParsePublished(std::string_view text);

struct Article {
  std::string id;    // unique in a run: file name without extension, with as much path as needed
  std::string path;  // as given; "-" for standard input
  // Line of `path` at which the record begins, from 1; 0 where the article is the whole file.
  uint32_t record_line = 0;

  std::string bytes;          // the coordinates of every witness
  std::string text;           // readable text: UTF-8, blocks apart by "\n\n"
  OffsetMap to_bytes;         // text -> bytes
  std::vector<Block> blocks;  // in order, not overlapping, covering all of text that is read

  std::string title;   // from the file's own metadata; "" where unknown
  std::string source;  // outlet
  std::string url;
  std::optional<Published> published;
  std::string language = "en";  // first subtag of the language the file states
  std::string sha256;           // of bytes
};

// An input that could not be read, or a part of one that was left out.
struct Unchecked {
  std::string article;  // id or path; path:line for a record
  std::string reason;   // "not UTF-8: byte 0x96 at line 3, column 12"
  auto operator<=>(const Unchecked&) const = default;
};

}  // namespace gainsay
