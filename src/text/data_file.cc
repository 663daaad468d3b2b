// SPDX-License-Identifier: Apache-2.0
#include "text/data_file.h"

#include "base/status.h"
#include "base/write_file.h"
#include "nlohmann/json.hpp"

namespace gainsay {

absl::StatusOr<std::string> ReadWhole(const std::string& path) {
  absl::StatusOr<std::string> bytes = ReadWholeFile(path);
  if (!bytes.ok()) return Invalid(path + ": cannot be read");
  return bytes;
}

absl::StatusOr<nlohmann::json> ReadDataFile(const std::string& path) {
  ASSIGN_OR_RETURN(std::string bytes, ReadWhole(path));
  try {
    return nlohmann::json::parse(bytes, nullptr, /*allow_exceptions=*/true,
                                 /*ignore_comments=*/true);
  } catch (const nlohmann::json::parse_error& error) {
    uint32_t at = error.byte > 0 ? static_cast<uint32_t>(error.byte) - 1 : 0;
    return Invalid(FaultAt(path, bytes, at, "not JSON"));
  }
}

absl::Status ReadWordSet(const nlohmann::json& data, const std::string& path,
                         const std::string& name, absl::flat_hash_set<std::string>* out,
                         size_t longest) {
  if (!data.contains(name) || !data[name].is_array()) {
    return Invalid(path + ": needs a list \"" + name + "\"");
  }
  for (const nlohmann::json& entry : data[name]) {
    if (!entry.is_string() || entry.get_ref<const std::string&>().size() > longest) {
      return Invalid(path + ": \"" + name + "\" holds words of at most " + std::to_string(longest) +
                     " bytes");
    }
    out->insert(entry.get<std::string>());
  }
  return absl::OkStatus();
}

}  // namespace gainsay
