// SPDX-License-Identifier: Apache-2.0
//
// Reads articles from files, folders and standard input.
//
//   Inputs in = ReadInputs({"corpus", "extra.jsonl", "-"}, {}, &std::cin);
//
// Folders are read recursively in the order of their names; .txt .md .html .htm .json .jsonl
// are articles. Passed over in a folder: other files, hidden ones, what describes the folder
// itself (README, LICENSE, NEWS, ...), and JSON whose `format` says that gainsay wrote it for
// another use (a report, gold). A file that is named itself is read whatever it is called; its
// first bytes decide where its extension doesn't. Symbolic links are followed once; a loop is
// reported. "-" is JSON Lines on `standard_input`.
//
// Never fails as a whole: an input that cannot be read is in `unchecked`, with the reason and
// the position. Text that is not UTF-8 is left out, a record of JSON Lines alone, any other file
// as a whole. The result does not depend on the order of `paths` or on `jobs`; articles named
// twice are read once.
#pragma once

#include <cstdint>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "ingest/article.h"

namespace gainsay {

struct ReadLimits {
  uint64_t file_bytes = 64u << 20;    // one file; JSON Lines may be of any length
  uint64_t record_bytes = 64u << 20;  // one line of JSON Lines
  uint32_t nesting = 512;             // of HTML elements or JSON values
};

struct Inputs {
  std::vector<Article> articles;     // sorted by id
  std::vector<Unchecked> unchecked;  // sorted
};

Inputs ReadInputs(const std::vector<std::string>& paths, const ReadLimits& limits,
                  std::istream* standard_input, int jobs = 0);

// The articles of one file in memory; the format is named by `path`'s extension. The library's
// users and the tests come in here. Fails when none of it could be read; what else was left out
// is added to `left_out`.
absl::StatusOr<std::vector<Article>> ReadBytes(std::string_view path, std::string bytes,
                                               const ReadLimits& limits = {},
                                               std::vector<Unchecked>* left_out = nullptr);

}  // namespace gainsay
