// SPDX-License-Identifier: Apache-2.0
// Tested by tests/ingest/json_test.cc.
#include "ingest/json_scan.h"

#include <optional>

#include "absl/strings/str_format.h"
#include "base/status.h"
#include "ingest/encoding.h"

namespace gainsay {
namespace {

bool IsSpace(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// The offset behind the closing quote of the string that begins at `at`.
size_t SkipString(std::string_view bytes, size_t at) {
  for (++at; at < bytes.size(); ++at) {
    if (bytes[at] == '\\')
      ++at;
    else if (bytes[at] == '"')
      return at + 1;
  }
  return bytes.size();
}

bool HoldsArticles(std::string_view key) {
  return key == "\"articles\"" || key == "\"items\"" || key == "\"records\"";
}

// Cuts the elements out of the array whose "[" is at depth `level - 1`.
class Splitter {
 public:
  Splitter(std::string_view bytes, std::vector<Span>* out) : bytes_(bytes), out_(*out) {}

  void Begin(size_t at) { begin_ = at; }
  void End(size_t at) {
    if (!begin_) return;
    size_t from = *begin_, to = at;
    while (from < to && IsSpace(bytes_[from])) ++from;
    while (to > from && IsSpace(bytes_[to - 1])) --to;
    if (from < to) out_.push_back({static_cast<uint32_t>(from), static_cast<uint32_t>(to)});
    begin_.reset();
  }

 private:
  std::string_view bytes_;
  std::vector<Span>& out_;
  std::optional<size_t> begin_;
};

}  // namespace

absl::StatusOr<JsonRecords> ScanJson(std::string_view bytes, uint32_t nesting, Position begin) {
  JsonRecords found;
  Splitter splitter(bytes, &found.records);
  uint32_t depth = 0;
  uint32_t level = 0;    // depth of the elements of the array of records, once it is entered
  std::string_view key;  // the last name at depth 1 of a root object
  bool root_is_object = false, is_value = false;
  std::vector<Span> roots;  // values one after the other: JSON Lines under another name
  size_t i = BomSize(bytes);
  while (i < bytes.size()) {
    const char c = bytes[i];
    size_t next = i + 1;
    if (c == '"') {
      next = SkipString(bytes, i);
      std::string_view text = bytes.substr(i, next - i);
      if (depth == 1 && root_is_object) {
        if (!is_value)
          key = text;
        else if (key == "\"format\"")
          found.format = text.substr(1, text.size() - 2);
      }
    } else if (c == '{' || c == '[') {
      if (depth == 0) {
        root_is_object = c == '{';
        roots.push_back({static_cast<uint32_t>(i), static_cast<uint32_t>(bytes.size())});
      }
      if (++depth > nesting) {
        return Invalid(absl::StrFormat("JSON nests deeper than %d levels at %s", nesting,
                                       PlaceOf(bytes, i, begin)));
      }
      bool root_array = depth == 1 && c == '[';
      bool articles = depth == 2 && c == '[' && root_is_object && HoldsArticles(key);
      if (!found.container && (root_array || articles)) {
        found.container = true;
        level = depth;
        splitter.Begin(next);
      }
    } else if (c == '}' || c == ']') {
      if (level > 0 && depth == level) {
        splitter.End(i);
        level = 0;
      }
      if (depth > 0 && --depth == 0) roots.back().end = static_cast<uint32_t>(next);
    } else if (c == ':' || c == ',') {
      is_value = c == ':';
      if (c == ',' && level > 0 && depth == level) {
        splitter.End(i);
        splitter.Begin(next);
      }
    }
    i = next;
  }
  if (level > 0) splitter.End(bytes.size());  // the file ends inside the array
  if (!found.container && roots.size() > 1) {
    found.container = true;
    found.records = std::move(roots);
  }
  found.closed = depth == 0;
  return found;
}

}  // namespace gainsay
