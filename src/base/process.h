// SPDX-License-Identifier: Apache-2.0
//
// Runs another program without a shell: its arguments are passed as they are.
//
//   ASSIGN_OR_RETURN(ProcessResult git, RunProcess({"git", "rev-parse", "--show-toplevel"}));
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace gainsay {

struct ProcessResult {
  int exit_code = 0;  // 128 and the signal where one ended it
  std::string out, err;
};

// `arguments` begins with the program, looked up in $PATH. NotFound where there is none.
absl::StatusOr<ProcessResult> RunProcess(const std::vector<std::string>& arguments);

}  // namespace gainsay
