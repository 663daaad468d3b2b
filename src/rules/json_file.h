// SPDX-License-Identifier: Apache-2.0
//
// A JSON file with comments, and errors that point into it. Internal to rules/; rule authors see
// only the messages.
//
//   ASSIGN_OR_RETURN(auto file, JsonFile::Parse("date.json", text));
//   return file->Fault("/rules/3/make", "unknown key \"mak\"", "\"make\"");
//
// Positions are not carried with the values: the text is kept, and a fault finds its place by
// walking the text along the JSON pointer. Reading costs nothing for it, telling an error costs
// one pass over the file.
//
// Refused: what is not JSON (comments // and /* */ are allowed), a key given twice in one
// object, more than kMaxDepth levels, more than kMaxBytes bytes.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "base/lines.h"
#include "nlohmann/json_fwd.hpp"

namespace gainsay {

class JsonFile {
 public:
  static constexpr size_t kMaxBytes = 128u << 20;
  static constexpr int kMaxDepth = 64;

  // `path` is what messages show.
  static absl::StatusOr<std::unique_ptr<JsonFile>> Parse(std::string path, std::string text);
  ~JsonFile();

  const std::string& path() const { return path_; }
  const nlohmann::json& root() const { return *root_; }

  // A fault at the value under a JSON pointer (RFC 6901; "" is the whole file); at the nearest
  // value above it where the pointer leads nowhere.
  absl::Status Fault(std::string_view pointer, std::string_view what,
                     std::string_view expected = {}) const;
  // The same, at the key of that value.
  absl::Status FaultAtKey(std::string_view pointer, std::string_view what,
                          std::string_view expected = {}) const;
  // The same, `offset` bytes into the string that is that value.
  absl::Status FaultInString(std::string_view pointer, size_t offset, std::string_view what,
                             std::string_view expected = {}) const;

  // Where the value begins, in bytes of the file.
  uint32_t Locate(std::string_view pointer) const;
  // The same for the items of an array, in one walk.
  std::vector<uint32_t> LocateItems(std::string_view pointer) const;
  Position At(uint32_t offset) const { return lines_->At(offset); }

  // The pointer of a value of this file; nothing for a value of another. Looks at every value.
  std::optional<std::string> PointerOf(const nlohmann::json* value) const;

 private:
  JsonFile(std::string path, std::string text);

  std::string path_;
  std::string text_;
  std::unique_ptr<nlohmann::json> root_;
  std::unique_ptr<LineIndex> lines_;
};

// "/rules" + "a/b" -> "/rules/a~1b".
std::string JoinPointer(std::string_view pointer, std::string_view key);
std::string JoinPointer(std::string_view pointer, size_t index);

}  // namespace gainsay
