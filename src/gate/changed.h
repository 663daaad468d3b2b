// SPDX-License-Identifier: Apache-2.0
//
// Which files a change touches, as git tells it.
//
//   ASSIGN_OR_RETURN(ChangedFiles changed, FilesChangedSince("origin/main", "news"));
//   changed.Contains("news/wire.txt")
//
// Against where the branch left REV (the merge base), up to the files as they lie there, committed
// or not, new ones included. A file that was only moved has not changed; one that was moved and
// edited has. Before the first commit everything has changed since HEAD.
#pragma once

#include <set>
#include <string>

#include "absl/status/statusor.h"

namespace gainsay {

class ChangedFiles {
 public:
  // A path on the command line or in a report; relative to the working directory.
  bool Contains(const std::string& path) const;
  size_t size() const { return files_.size(); }

 private:
  friend absl::StatusOr<ChangedFiles> FilesChangedSince(const std::string& revision,
                                                        const std::string& folder);
  std::set<std::string> files_;  // canonical
};

// Fails where `folder` is in no git repository, git is missing, or it knows no such revision.
absl::StatusOr<ChangedFiles> FilesChangedSince(const std::string& revision,
                                               const std::string& folder);

}  // namespace gainsay
