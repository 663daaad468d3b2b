// SPDX-License-Identifier: Apache-2.0
// Tested by tests/cli/gate_check_test.py, through git.
#include "base/process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

extern char** environ;

namespace gainsay {
namespace {

// Both pipes are read as they fill: a program that writes much to one never blocks on it.
void ReadBoth(int out, int err, ProcessResult* result) {
  pollfd from[2] = {{out, POLLIN, 0}, {err, POLLIN, 0}};
  std::string* to[2] = {&result->out, &result->err};
  char buffer[1 << 14];
  for (int open = 2; open > 0;) {
    if (poll(from, 2, -1) < 0) {
      if (errno == EINTR) continue;
      return;
    }
    for (int i = 0; i < 2; ++i) {
      if (from[i].fd < 0 || from[i].revents == 0) continue;
      ssize_t got = read(from[i].fd, buffer, sizeof(buffer));
      if (got > 0) {
        to[i]->append(buffer, static_cast<size_t>(got));
      } else if (got == 0 || errno != EINTR) {
        from[i].fd = -1;
        --open;
      }
    }
  }
}

}  // namespace

absl::StatusOr<ProcessResult> RunProcess(const std::vector<std::string>& arguments) {
  int out[2], err[2];
  if (pipe2(out, O_CLOEXEC) != 0) return absl::UnavailableError(std::strerror(errno));
  if (pipe2(err, O_CLOEXEC) != 0) {
    close(out[0]), close(out[1]);
    return absl::UnavailableError(std::strerror(errno));
  }
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, err[1], STDERR_FILENO);
  std::vector<char*> argv;
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  pid_t child = 0;
  int failed = posix_spawnp(&child, argv[0], &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(out[1]), close(err[1]);
  ProcessResult result;
  if (failed == 0) ReadBoth(out[0], err[0], &result);
  close(out[0]), close(err[0]);
  if (failed != 0) return absl::NotFoundError(arguments[0] + ": " + std::strerror(failed));
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return result;
}

}  // namespace gainsay
