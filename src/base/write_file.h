// SPDX-License-Identifier: Apache-2.0
//
// Files that are whole or not there: written beside their place, flushed to the disk, and renamed.
// Whoever reads meanwhile, and whoever comes after a crash, sees the old bytes or the new ones.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace gainsay {

// Replaces the file, or the file that a symbolic link names; keeps its permissions. On failure
// (no such folder, read-only, disk full) it is as it was, and nothing else is left behind. With
// `durable` false the disk may keep the new bytes for itself a while (caches).
absl::Status WriteFileAtomically(const std::string& path, std::string_view bytes,
                                 bool durable = true);

// Removes what writers of this file that were killed left beside it. Only with the folder's lock.
void RemoveLeftovers(const std::string& path);

// All bytes of a regular file; NotFound where there is none.
absl::StatusOr<std::string> ReadWholeFile(const std::string& path);

// Held by one process at a time for all files of a folder; released with the object. Leaves
// nothing in the folder.
class FolderLock {
 public:
  static absl::StatusOr<FolderLock> Of(const std::string& path_of_a_file_in_it);
  FolderLock(FolderLock&& other) noexcept : descriptor_(other.descriptor_) {
    other.descriptor_ = -1;
  }
  FolderLock& operator=(FolderLock&&) = delete;
  ~FolderLock();

 private:
  explicit FolderLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace gainsay
