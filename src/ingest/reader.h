// SPDX-License-Identifier: Apache-2.0
//
// Reads articles from files, folders and standard input.
//
//   Inputs in = ReadInputs({"corpus", "extra.jsonl", "-"}, {}, &std::cin);
//
// Folders are read recursively in the order of their names; .txt .md .html .htm .json .jsonl
// are articles, other files in a folder are passed over (a file that is named itself is read
// whatever its extension: its first bytes decide). Symbolic links are followed once; a loop is
// reported. "-" is JSON Lines on `standard_input`.
//
// Never fails as a whole: an input that cannot be read is in `unchecked`, with the reason. The
// result does not depend on the order of `paths`, except that articles named twice are read once.
#pragma once

#include <istream>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "ingest/article.h"

namespace gainsay {

struct ReadLimits {
  uint64_t file_bytes = 64u << 20;    // one article; JSON Lines files may be of any length
  uint32_t nesting = 512;             // of HTML elements or JSON values
  uint64_t record_bytes = 64u << 20;  // one line of JSON Lines
};

struct Inputs {
  std::vector<Article> articles;    // sorted by id
  std::vector<Unchecked> unchecked; // sorted
};

Inputs ReadInputs(const std::vector<std::string>& paths, const ReadLimits& limits,
                  std::istream* standard_input, int jobs = 0);

// One article from bytes in memory; the format is named by `path`'s extension. The library's
// users and the tests come in here.
absl::StatusOr<std::vector<Article>> ReadBytes(std::string_view path, std::string bytes,
                                               const ReadLimits& limits = {},
                                               std::vector<Unchecked>* left_out = nullptr);

}  // namespace gainsay
