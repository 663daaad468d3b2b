// SPDX-License-Identifier: Apache-2.0
//
// Three small walks over JSON text, all linear and none recursive:
//
//   Survey   before parsing: how deep it goes, and keys given twice (the parser keeps the last
//            one silently). Believes nothing about the text; stops quietly where it is not JSON,
//            since the parser then tells the better story.
//   Parse    nlohmann/json, with its exception turned into a fault at a place.
//   Locate   after parsing: along a JSON pointer to the offset of a value.
//
// Tested by tests/rules/ruleset_test.cc.
#include "rules/json_file.h"

#include <algorithm>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"
#include "base/status.h"
#include "nlohmann/json.hpp"

namespace gainsay {
namespace {

using nlohmann::json;

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// The offset of the next byte at or after `at` that is neither space nor comment.
size_t SkipSpace(std::string_view text, size_t at) {
  while (at < text.size()) {
    if (IsSpace(text[at])) {
      ++at;
    } else if (text.substr(at, 2) == "//") {
      while (at < text.size() && text[at] != '\n') ++at;
    } else if (text.substr(at, 2) == "/*") {
      size_t end = text.find("*/", at + 2);
      at = end == std::string_view::npos ? text.size() : end + 2;
    } else {
      break;
    }
  }
  return at;
}

// The offset behind the string that begins with the quote at `at`.
size_t SkipString(std::string_view text, size_t at) {
  for (++at; at < text.size(); ++at) {
    if (text[at] == '\\')
      ++at;
    else if (text[at] == '"')
      return at + 1;
  }
  return text.size();
}

// The offset behind the value that begins at `at`, of text that is JSON.
size_t SkipValue(std::string_view text, size_t at) {
  size_t depth = 0;
  do {
    at = SkipSpace(text, at);
    if (at >= text.size()) return at;
    char c = text[at];
    if (c == '"') {
      at = SkipString(text, at);
    } else if (c == '{' || c == '[') {
      ++depth;
      ++at;
    } else if (c == '}' || c == ']') {
      if (depth == 0) return at;
      --depth;
      ++at;
    } else if (c == ',' || c == ':') {
      ++at;
    } else {
      while (at < text.size() && !IsSpace(text[at]) &&
             std::string_view(",:]}/").find(text[at]) == std::string_view::npos) {
        ++at;
      }
      if (at < text.size() && text[at] == '/' && SkipSpace(text, at) == at) ++at;
    }
  } while (depth > 0);
  return at;
}

// What a string literal, quotes included, means.
std::string Decode(std::string_view literal) {
  json value = json::parse(literal, nullptr, /*allow_exceptions=*/false);
  return value.is_string() ? value.get<std::string>() : std::string();
}

struct Trouble {
  size_t offset = 0;
  std::string what;
};

// Looks for too many levels (told at once) and for keys given twice (told when all else is well).
void Survey(std::string_view text, std::optional<Trouble>* depth, std::optional<Trouble>* twice) {
  struct Level {
    bool object;
    size_t first_key;
  };
  std::vector<Level> levels;
  std::vector<std::string_view> keys;  // of all open objects, innermost last
  for (size_t at = SkipSpace(text, 0); at < text.size(); at = SkipSpace(text, at)) {
    char c = text[at];
    if (c == '{' || c == '[') {
      if (levels.size() == JsonFile::kMaxDepth) {
        *depth = {at, absl::StrFormat("more than %d levels deep", JsonFile::kMaxDepth)};
        return;
      }
      levels.push_back({c == '{', keys.size()});
      ++at;
    } else if (c == '}' || c == ']') {
      if (levels.empty()) return;
      auto first = keys.begin() + levels.back().first_key;
      std::sort(first, keys.end(), [](std::string_view a, std::string_view b) {
        return a != b ? a < b : a.data() < b.data();
      });
      auto same = std::adjacent_find(first, keys.end());
      if (same != keys.end() && !twice->has_value()) {
        *twice = {static_cast<size_t>((same + 1)->data() - text.data()),
                  absl::StrFormat("key %s is given twice", *same)};
      }
      keys.erase(first, keys.end());
      levels.pop_back();
      ++at;
    } else if (c == '"') {
      size_t end = SkipString(text, at);
      size_t next = SkipSpace(text, end);
      if (next < text.size() && text[next] == ':' && !levels.empty() && levels.back().object) {
        keys.push_back(text.substr(at, end - at));
      }
      at = end;
    } else {
      ++at;
    }
  }
}

// "[json.exception.parse_error.101] parse error at line 2, column 1: syntax error while parsing
// object key - unexpected end of input; expected string literal" -> its last two parts.
void SplitMessage(std::string_view message, std::string* what, std::string* expected) {
  auto after = [&](std::string_view mark) {
    size_t at = message.find(mark);
    return at == std::string_view::npos ? std::string_view() : message.substr(at + mark.size());
  };
  std::string_view told = after(" - ");
  if (told.empty()) told = after(": ");
  if (told.empty()) told = message;
  std::string_view wanted = after("; expected ");
  *what = "not JSON: " + std::string(told.substr(0, told.find(';')));
  *expected = std::string(wanted);
}

}  // namespace

JsonFile::JsonFile(std::string path, std::string text)
    : path_(std::move(path)),
      text_(std::move(text)),
      root_(std::make_unique<json>()),
      lines_(std::make_unique<LineIndex>(text_)) {}
JsonFile::~JsonFile() = default;

absl::StatusOr<std::unique_ptr<JsonFile>> JsonFile::Parse(std::string path, std::string text) {
  if (text.size() > kMaxBytes) {
    return Invalid(
        absl::StrFormat("%s: %d bytes; a rule file has at most %d", path, text.size(), kMaxBytes));
  }
  std::unique_ptr<JsonFile> file(new JsonFile(std::move(path), std::move(text)));
  auto fault = [&](size_t offset, std::string_view what, std::string_view expected) {
    offset = std::min(offset, file->text_.size());
    return Invalid(
        FaultAt(file->path_, file->text_, static_cast<uint32_t>(offset), what, expected));
  };
  std::optional<Trouble> depth, twice;
  Survey(file->text_, &depth, &twice);
  if (depth) return fault(depth->offset, depth->what, {});
  std::string what, expected;
  try {
    *file->root_ = json::parse(file->text_, nullptr, /*allow_exceptions=*/true,
                               /*ignore_comments=*/true);
  } catch (const json::parse_error& error) {
    SplitMessage(error.what(), &what, &expected);
    return fault(error.byte > 0 ? error.byte - 1 : 0, what, expected);
  } catch (const json::exception& error) {
    // A number beyond any double, the only other trouble: "... parsing '1e999'".
    std::string_view number = error.what();
    size_t quote = number.find('\'');
    number = quote == std::string_view::npos ? std::string_view() : number.substr(quote + 1);
    number = number.substr(0, number.find('\''));
    return fault(file->text_.find(number), absl::StrFormat("the number %s is too large", number),
                 "at most 1.8e308");
  }
  if (twice) return fault(twice->offset, twice->what, {});
  return file;
}

uint32_t JsonFile::Locate(std::string_view pointer) const {
  std::string_view text = text_;
  size_t at = SkipSpace(text, text.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0);
  const json* value = root_.get();
  while (pointer.size() > 1) {
    pointer.remove_prefix(1);
    std::string key(pointer.substr(0, pointer.find('/')));
    pointer.remove_prefix(key.size());
    for (size_t i = key.find('~'); i != std::string::npos; i = key.find('~', i + 1)) {
      key.replace(i, 2, key.compare(i, 2, "~1") == 0 ? "/" : "~");
    }
    size_t inside = SkipSpace(text, at + 1);
    if (value->is_object() && value->contains(key)) {
      while (inside < text.size()) {
        size_t end = SkipString(text, inside);
        bool here = Decode(text.substr(inside, end - inside)) == key;
        inside = SkipSpace(text, SkipSpace(text, end) + 1);  // behind the colon
        if (here) break;
        inside = SkipSpace(text, SkipSpace(text, SkipValue(text, inside)) + 1);  // the comma
      }
      value = &(*value)[key];
    } else if (size_t index = 0;
               value->is_array() && absl::SimpleAtoi(key, &index) && index < value->size()) {
      for (size_t i = 0; i < index; ++i) {
        inside = SkipSpace(text, SkipSpace(text, SkipValue(text, inside)) + 1);
      }
      value = &(*value)[index];
    } else {
      break;
    }
    at = inside;
  }
  return static_cast<uint32_t>(std::min(at, text.size()));
}

std::vector<uint32_t> JsonFile::LocateItems(std::string_view pointer) const {
  std::string_view text = text_;
  std::vector<uint32_t> items;
  size_t at = Locate(pointer);
  if (at >= text.size() || text[at] != '[') return items;
  at = SkipSpace(text, at + 1);
  while (at < text.size() && text[at] != ']') {
    items.push_back(static_cast<uint32_t>(at));
    at = SkipSpace(text, SkipValue(text, at));
    if (at < text.size() && text[at] == ',') at = SkipSpace(text, at + 1);
  }
  return items;
}

absl::Status JsonFile::Fault(std::string_view pointer, std::string_view what,
                             std::string_view expected) const {
  return Invalid(FaultAt(path_, text_, Locate(pointer), what, expected));
}

absl::Status JsonFile::FaultAtKey(std::string_view pointer, std::string_view what,
                                  std::string_view expected) const {
  // Back from the value over its colon to the quote that opens the key. Between the two there may
  // be a comment, which the search forward from the object's start does not mind.
  size_t slash = pointer.rfind('/');
  if (slash == std::string_view::npos) return Fault(pointer, what, expected);
  std::string_view text = text_;
  size_t value = Locate(pointer);
  size_t at = SkipSpace(text, Locate(pointer.substr(0, slash)) + 1);
  while (at < value && text[at] == '"') {
    size_t colon = SkipSpace(text, SkipString(text, at));
    size_t begin = SkipSpace(text, colon + 1);
    if (begin >= value) break;
    at = SkipSpace(text, SkipSpace(text, SkipValue(text, begin)) + 1);
  }
  return Invalid(FaultAt(path_, text_, static_cast<uint32_t>(at), what, expected));
}

absl::Status JsonFile::FaultInString(std::string_view pointer, size_t offset, std::string_view what,
                                     std::string_view expected) const {
  size_t at = Locate(pointer);
  if (at < text_.size() && text_[at] == '"') {
    // An escape is one, two or three bytes of what it means; \uXXXX with a low value is one.
    size_t decoded = 0;
    for (++at; at < text_.size() && text_[at] != '"' && decoded < offset;) {
      size_t length = 1;
      if (text_[at] == '\\') length = at + 1 < text_.size() && text_[at + 1] == 'u' ? 6 : 2;
      if (length == 6 && text_.compare(at + 2, 1, "d") == 0) length = 12;
      if (length == 6 && text_.compare(at + 2, 1, "D") == 0) length = 12;
      decoded += length == 1 ? 1 : Decode("\"" + text_.substr(at, length) + "\"").size();
      at = std::min(at + length, text_.size());
    }
  }
  return Invalid(FaultAt(path_, text_, static_cast<uint32_t>(at), what, expected));
}

std::optional<std::string> JsonFile::PointerOf(const json* value) const {
  // Values of containers live inside their container, so the walk may stop early at none: look
  // at all of them.
  std::vector<std::pair<const json*, std::string>> open = {{root_.get(), ""}};
  while (!open.empty()) {
    auto [node, pointer] = std::move(open.back());
    open.pop_back();
    if (node == value) return pointer;
    if (node->is_object()) {
      for (auto it = node->begin(); it != node->end(); ++it) {
        if (it->is_structured() || &*it == value)
          open.push_back({&*it, JoinPointer(pointer, it.key())});
      }
    } else if (node->is_array()) {
      for (size_t i = 0; i < node->size(); ++i) {
        const json& item = (*node)[i];
        if (item.is_structured() || &item == value)
          open.push_back({&item, JoinPointer(pointer, i)});
      }
    }
  }
  return std::nullopt;
}

std::string JoinPointer(std::string_view pointer, std::string_view key) {
  std::string joined(pointer);
  joined += '/';
  for (char c : key) {
    if (c == '~')
      joined += "~0";
    else if (c == '/')
      joined += "~1";
    else
      joined += c;
  }
  return joined;
}

std::string JoinPointer(std::string_view pointer, size_t index) {
  return JoinPointer(pointer, std::to_string(index));
}

}  // namespace gainsay
