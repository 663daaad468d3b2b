// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <filesystem>

#include "absl/strings/str_format.h"
#include "base/status.h"
#include "rules/ruleset.h"

namespace gainsay {

namespace fs = std::filesystem;

absl::StatusOr<std::string> RuleSet::BuiltinDirectory() {
  auto is_pack = [](const fs::path& path) {
    std::error_code error;
    return fs::is_regular_file(path / "pack.json", error);
  };
  if (const char* named = std::getenv("GAINSAY_RULES"); named != nullptr && *named != '\0') {
    if (is_pack(named)) return std::string(named);
    return Invalid(absl::StrFormat("$GAINSAY_RULES: %s has no pack.json", named));
  }
  std::error_code error;
  fs::path binary = fs::read_symlink("/proc/self/exe", error);
  if (error) return Invalid("the rules cannot be found: set $GAINSAY_RULES to their folder");
  // Installed: bin/gainsay and share/gainsay/rules. Built: build/src/cli/gainsay in a source tree.
  fs::path above = binary.parent_path();
  for (int levels = 0; levels < 6 && !above.empty(); ++levels, above = above.parent_path()) {
    for (const char* place : {"rules", "share/gainsay/rules"}) {
      if (is_pack(above / place)) return (above / place).string();
    }
    if (above == above.root_path()) break;
  }
  return Invalid(absl::StrFormat(
      "the rules cannot be found near %s: set $GAINSAY_RULES to their folder", binary.string()));
}

}  // namespace gainsay
