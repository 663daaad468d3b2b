// SPDX-License-Identifier: Apache-2.0
//
// Internal to ingest/. Which files are meant by paths on the command line, and their bytes.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "ingest/article.h"
#include "ingest/format.h"

namespace gainsay {

struct InputFile {
  std::string path;        // as given, with the rest of the way for files of a folder
  bool in_folder = false;  // found in a folder, not named itself
};

// Files in the order of their paths, each file once however it is reached. "-" is not for here.
std::vector<InputFile> ListFiles(std::vector<std::string> paths, std::vector<Unchecked>* unchecked);

// The bytes of a regular file of at most `limit` bytes.
absl::StatusOr<std::string> ReadFile(const std::string& path, uint64_t limit);

// The ids of articles of one run: the article's own id, or its file's name without extension,
// with as much of the path in front as makes it unique.
//
//   a/one.txt, b/one.txt, b/two.txt     -> a/one, b/one, two
//   a/one.txt, a/one.html               -> one.txt, one.html
//   news.jsonl, lines 3 and 4, no ids   -> news:3, news:4
//   1.jsonl and 2.jsonl, each an id "x" -> 1/x, 2/x
//   x.jsonl, two records of id "x"      -> x, x#2
//
// Precondition: `articles` are sorted by path and line.
void AssignIds(std::vector<Article>* articles);

}  // namespace gainsay
