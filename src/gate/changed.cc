// SPDX-License-Identifier: Apache-2.0
// Tested by tests/cli/gate_check_test.py, in real repositories.
#include "gate/changed.h"

#include <filesystem>
#include <string_view>
#include <vector>

#include "absl/strings/str_format.h"
#include "base/process.h"
#include "base/status.h"

namespace gainsay {
namespace {

std::string Trimmed(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  return text;
}

absl::StatusOr<std::string> Git(const std::string& folder, std::vector<std::string> arguments) {
  std::vector<std::string> all = {"git", "-C", folder};
  all.insert(all.end(), arguments.begin(), arguments.end());
  auto ran = RunProcess(all);
  if (!ran.ok()) return Invalid(absl::StrFormat("git is needed here: %s", ran.status().message()));
  if (ran->exit_code != 0) return Invalid("git " + arguments[0] + ": " + Trimmed(ran->err));
  return std::move(ran->out);
}

std::vector<std::string_view> SplitAtNul(std::string_view text) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    size_t end = std::min(text.find('\0'), text.size());
    parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

std::string Canonical(const std::filesystem::path& path) {
  std::error_code error;
  auto canonical = std::filesystem::weakly_canonical(path, error);
  return error ? path.string() : canonical.string();
}

}  // namespace

bool ChangedFiles::Contains(const std::string& path) const {
  return files_.contains(Canonical(path));
}

absl::StatusOr<ChangedFiles> FilesChangedSince(const std::string& revision,
                                               const std::string& folder) {
  ASSIGN_OR_RETURN(std::string top, Git(folder, {"rev-parse", "--show-toplevel"}));
  top = Trimmed(top);
  auto commit =
      Git(top, {"rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"});
  // Before the first commit, HEAD stands for nothing: all is new.
  if (!commit.ok() && revision == "HEAD") {
    commit = Git(top, {"hash-object", "-t", "tree", "/dev/null"});
  }
  if (!commit.ok()) {
    return Invalid(absl::StrFormat("--changed-since %s: git knows no such revision in %s; a "
                                   "shallow clone needs \"git fetch\" first",
                                   revision, top));
  }
  std::string base = Trimmed(*commit);
  if (auto fork = Git(top, {"merge-base", base, "HEAD"}); fork.ok()) base = Trimmed(*fork);

  ChangedFiles changed;
  ASSIGN_OR_RETURN(std::string diff,
                   Git(top, {"diff", "--name-status", "-z", "-M", "--no-ext-diff", base}));
  const std::vector<std::string_view> parts = SplitAtNul(diff);
  for (size_t i = 0; i < parts.size();) {
    const std::string_view status = parts[i++];
    // "R100 from to" and "C75 from to" name two files; every other status one.
    if (status.starts_with('R') || status.starts_with('C')) ++i;
    if (i >= parts.size()) break;
    const std::string_view name = parts[i++];
    if (status != "R100" && status != "D") {
      changed.files_.insert(Canonical(std::filesystem::path(top) / name));
    }
  }
  ASSIGN_OR_RETURN(std::string fresh,
                   Git(top, {"ls-files", "--others", "--exclude-standard", "-z"}));
  for (std::string_view name : SplitAtNul(fresh)) {
    changed.files_.insert(Canonical(std::filesystem::path(top) / name));
  }
  return changed;
}

}  // namespace gainsay
