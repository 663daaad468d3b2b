// SPDX-License-Identifier: Apache-2.0
//
// Treebanks in CoNLL-U: sentences as gold words, tags and trees (universaldependencies.org/format).
// Lines of multiword tokens (1-2) and of empty nodes (8.1) are passed over.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "text/document.h"

namespace gainsay::train {

struct TreeWord {
  std::string form, lemma;
  Upos upos = Upos::kX;
  Xpos xpos = Xpos::kNone;
  int head = -1;  // index in the sentence; -1 for the root
  Dep dep = Dep::kRoot;
};

using Tree = std::vector<TreeWord>;

absl::StatusOr<std::vector<Tree>> ReadTreebank(const std::string& path);

// A document of the trees' words, one paragraph, one space between words: what Tag and Parse read.
// Tags, heads and relations are left open.
Document ToDocument(const std::vector<Tree>& trees);

}  // namespace gainsay::train
