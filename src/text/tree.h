// SPDX-License-Identifier: Apache-2.0
//
// A document's dependencies as trees that can be walked downwards: the dependents of a word, and
// the stretch of words below it. Parses are projective, so that a subtree is one stretch.
//
//   Tree tree(document);
//   for (uint32_t c = tree.FirstChild(t); c != Tree::kNone; c = tree.NextChild(c)) ...
//   Slice: "the former minister of trade" == tree.Below(minister)
//
// Linear in the document; keeps a pointer to it.
#pragma once

#include <cstdint>
#include <vector>

#include "base/token_range.h"
#include "text/document.h"

namespace gainsay {

class Tree {
 public:
  static constexpr uint32_t kNone = UINT32_MAX;

  explicit Tree(const Document& document);

  // Dependents in order of position.
  uint32_t FirstChild(uint32_t token) const { return first_[token]; }
  uint32_t NextChild(uint32_t child) const { return next_[child]; }

  // The first dependent with that relation, or kNone.
  uint32_t Child(uint32_t token, Dep dep) const;

  // The head, or kNone for a root.
  uint32_t Head(uint32_t token) const {
    const int32_t head = document_->tokens[token].head;
    return head < 0 ? kNone : static_cast<uint32_t>(head);
  }

  // The word with all that depends on it.
  TokenRange Below(uint32_t token) const { return below_[token]; }

 private:
  const Document* document_;
  std::vector<uint32_t> first_, next_;
  std::vector<TokenRange> below_;
};

}  // namespace gainsay
