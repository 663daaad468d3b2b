// SPDX-License-Identifier: Apache-2.0
// Tested by tests/base/write_file_test.cc and tests/cli/gate_writing_test.py (killed, disk full).
#include "base/write_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "absl/strings/str_format.h"

namespace gainsay {
namespace {

absl::Status Failed(const std::string& path, const char* what, int error) {
  return absl::UnavailableError(absl::StrFormat("%s: %s: %s", path, what, std::strerror(error)));
}

std::string FolderOf(const std::string& path) {
  std::string folder = std::filesystem::path(path).parent_path().string();
  return folder.empty() ? "." : folder;
}

// Where a chain of symbolic links ends; the path itself where there is nothing yet.
std::string Resolved(const std::string& path) {
  std::error_code error;
  std::filesystem::path real = std::filesystem::canonical(path, error);
  return error ? path : real.string();
}

bool WriteAll(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    ssize_t written = write(descriptor, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return false;
    }
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return true;
}

mode_t ModeFor(const std::string& path) {
  struct stat info;
  if (stat(path.c_str(), &info) == 0) return info.st_mode & 07777;
  // The mask can only be read by setting it: once, for the process.
  static const mode_t mask = [] {
    mode_t set = umask(0);
    umask(set);
    return set;
  }();
  return 0666 & ~mask;
}

}  // namespace

absl::Status WriteFileAtomically(const std::string& given, std::string_view bytes, bool durable) {
  const std::string path = Resolved(given);
  const std::string folder = FolderOf(path);
  std::string temporary =
      folder + "/." + std::filesystem::path(path).filename().string() + ".XXXXXX";
  int descriptor = mkostemp(temporary.data(), O_CLOEXEC);
  if (descriptor < 0) return Failed(given, "cannot be written", errno);
  int error = 0;
  if (!WriteAll(descriptor, bytes) || fchmod(descriptor, ModeFor(path)) != 0 ||
      (durable && fsync(descriptor) != 0)) {
    error = errno;
  }
  if (close(descriptor) != 0 && error == 0) error = errno;
  if (error == 0 && rename(temporary.c_str(), path.c_str()) != 0) error = errno;
  if (error != 0) {
    unlink(temporary.c_str());
    return Failed(given, "cannot be written", error);
  }
  if (durable) {
    // The new name has to reach the disk too; a file system that cannot say so has done its best.
    int directory = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (directory >= 0) {
      fsync(directory);
      close(directory);
    }
  }
  return absl::OkStatus();
}

void RemoveLeftovers(const std::string& given) {
  const std::filesystem::path path = Resolved(given);
  const std::string prefix = "." + path.filename().string() + ".";
  std::error_code error;
  for (std::filesystem::directory_iterator it(FolderOf(path.string()), error), end;
       !error && it != end; it.increment(error)) {
    std::string name = it->path().filename().string();
    if (name.size() == prefix.size() + 6 && name.starts_with(prefix)) {
      std::error_code ignored;
      std::filesystem::remove(it->path(), ignored);
    }
  }
}

absl::StatusOr<std::string> ReadWholeFile(const std::string& path) {
  int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    if (errno == ENOENT) return absl::NotFoundError(path + ": no such file");
    return Failed(path, "cannot be read", errno);
  }
  std::string bytes;
  struct stat info;
  if (fstat(descriptor, &info) == 0 && S_ISREG(info.st_mode)) {
    bytes.reserve(static_cast<size_t>(info.st_size));
  }
  char buffer[1 << 16];
  ssize_t got;
  while ((got = read(descriptor, buffer, sizeof(buffer))) != 0) {
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      int error = errno;
      close(descriptor);
      return Failed(path, "cannot be read", error);
    }
    bytes.append(buffer, static_cast<size_t>(got));
  }
  close(descriptor);
  return bytes;
}

absl::StatusOr<FolderLock> FolderLock::Of(const std::string& path) {
  const std::string folder = FolderOf(Resolved(path));
  int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return Failed(folder, "cannot be opened", errno);
  while (flock(descriptor, LOCK_EX) != 0) {
    if (errno == EINTR) continue;
    int error = errno;
    close(descriptor);
    return Failed(folder, "cannot be locked", error);
  }
  return FolderLock(descriptor);
}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) close(descriptor_);
}

}  // namespace gainsay
