// SPDX-License-Identifier: Apache-2.0
//
// Internal to rules/: reading one JSON object with all that can be wrong with it told.
//
//   ObjectReader object(file, "/rules/3", &faults);
//   std::string name = object.String("name");            // must be there
//   bool match_case = object.Bool("case", false);        // may be there
//   object.Done();                                        // anything else is an unknown key
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "nlohmann/json_fwd.hpp"
#include "rules/json_file.h"

namespace gainsay {

class ObjectReader {
 public:
  // Tells a fault where the value is no object; everything then reads as absent, in silence.
  ObjectReader(const JsonFile& file, const nlohmann::json& value, std::string pointer,
               std::vector<absl::Status>* faults);

  bool ok() const { return object_ != nullptr; }
  const std::string& pointer() const { return pointer_; }

  // "" where absent or wrong (told). An empty string is wrong too.
  std::string String(std::string_view key, bool required = true);
  bool Bool(std::string_view key, bool absent);
  std::vector<std::string> Strings(std::string_view key, bool required);
  // Null where absent or of another type (told).
  const nlohmann::json* Array(std::string_view key, bool required);
  const nlohmann::json* Any(std::string_view key);  // null where absent

  // Tells of keys that were not asked for.
  void Done();

  void Fault(std::string_view key, std::string_view what, std::string_view expected = {});

 private:
  const nlohmann::json* Get(std::string_view key, bool required, std::string_view wanted);

  const JsonFile& file_;
  const nlohmann::json* object_ = nullptr;
  std::string pointer_;
  std::vector<absl::Status>* faults_;
  std::vector<std::string> known_;
};

// "a string", "an array", ...: what a value is, for messages.
std::string_view TypeName(const nlohmann::json& value);

}  // namespace gainsay
