// SPDX-License-Identifier: Apache-2.0
//
// Internal to text/: reads the word lists and patterns under rules/en/text/, which are JSON with
// comments. A fault is answered with path:line:column and the line.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "nlohmann/json_fwd.hpp"

namespace gainsay {

absl::StatusOr<std::string> ReadWhole(const std::string& path);
absl::StatusOr<nlohmann::json> ReadDataFile(const std::string& path);

}  // namespace gainsay
