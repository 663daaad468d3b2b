// SPDX-License-Identifier: Apache-2.0
//
// Internal to text/: reads the word lists and patterns under rules/en/text/, which are JSON with
// comments. A fault is answered with path:line:column and the line.
#pragma once

#include <string>

#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "nlohmann/json_fwd.hpp"

namespace gainsay {

absl::StatusOr<std::string> ReadWhole(const std::string& path);
absl::StatusOr<nlohmann::json> ReadDataFile(const std::string& path);

// The list of words under `name`, none longer than `longest` bytes.
absl::Status ReadWordSet(const nlohmann::json& data, const std::string& path,
                         const std::string& name, absl::flat_hash_set<std::string>* out,
                         size_t longest = 24);

}  // namespace gainsay
