// SPDX-License-Identifier: Apache-2.0
//
// The lexicon hits of a document by class and place: "which preposition ends just before here?"
//
//   MarkIndex marks(sheet.words, document.tokens.size());
//   const Mark* head = marks.At(place_head, token);       // longest that begins there, or null
//   const Mark* rank = marks.Ending(office_rank, token);  // longest whose last token is `token`
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "rules/mark.h"

namespace gainsay {

class MarkIndex {
 public:
  // `marks` must outlive the index.
  MarkIndex(const std::vector<Mark>& marks, size_t tokens) : begins_(tokens), ends_(tokens) {
    for (const Mark& m : marks) {
      if (m.tokens.last > tokens || m.tokens.first >= m.tokens.last) continue;
      begins_[m.tokens.first].push_back(&m);
      ends_[m.tokens.last - 1].push_back(&m);
    }
  }

  const Mark* At(ClassId cls, uint32_t token) const { return Longest(begins_, cls, token); }
  const Mark* Ending(ClassId cls, uint32_t token) const { return Longest(ends_, cls, token); }

 private:
  using Lists = std::vector<std::vector<const Mark*>>;

  static const Mark* Longest(const Lists& lists, ClassId cls, uint32_t token) {
    if (cls == 0 || token >= lists.size()) return nullptr;
    const Mark* best = nullptr;
    for (const Mark* m : lists[token]) {
      if (m->cls == cls && (best == nullptr || m->tokens.size() > best->tokens.size())) best = m;
    }
    return best;
  }

  Lists begins_, ends_;
};

}  // namespace gainsay
