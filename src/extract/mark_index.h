// SPDX-License-Identifier: Apache-2.0
//
// The lexicon hits of a document by class and place: "which preposition ends just before here?"
//
//   MarkIndex marks(sheet.words, document.tokens.size());
//   const Mark* head = marks.At(place_head, token);       // longest that begins there, or null
//   const Mark* rank = marks.Ending(office_rank, token);  // longest whose last token is `token`
#pragma once

#include <cstdint>
#include <vector>

#include "rules/mark.h"

namespace gainsay {

class MarkIndex {
 public:
  // `marks` must outlive the index.
  MarkIndex(const std::vector<Mark>& marks, size_t tokens)
      : begins_(marks, tokens, [](const Mark& m) { return m.tokens.first; }),
        ends_(marks, tokens, [](const Mark& m) { return m.tokens.last - 1; }) {}

  const Mark* At(ClassId cls, uint32_t token) const { return begins_.Longest(cls, token); }
  const Mark* Ending(ClassId cls, uint32_t token) const { return ends_.Longest(cls, token); }

 private:
  // Marks by one of their tokens, in one array: those of token t are [first[t], first[t + 1]).
  struct List {
    template <typename Key>
    List(const std::vector<Mark>& marks, size_t tokens, Key key) : first(tokens + 2) {
      auto good = [tokens](const Mark& m) {
        return m.tokens.first < m.tokens.last && m.tokens.last <= tokens;
      };
      for (const Mark& m : marks) {
        if (good(m)) ++first[key(m) + 2];
      }
      for (size_t i = 2; i < first.size(); ++i) first[i] += first[i - 1];
      items.resize(first.back());
      for (const Mark& m : marks) {
        if (good(m)) items[first[key(m) + 1]++] = &m;
      }
    }

    const Mark* Longest(ClassId cls, uint32_t token) const {
      if (cls == 0 || token + 2 >= first.size()) return nullptr;
      const Mark* best = nullptr;
      for (uint32_t i = first[token]; i < first[token + 1]; ++i) {
        const Mark* m = items[i];
        if (m->cls == cls && (best == nullptr || m->tokens.size() > best->tokens.size())) best = m;
      }
      return best;
    }

    std::vector<uint32_t> first;
    std::vector<const Mark*> items;
  };

  List begins_, ends_;
};

}  // namespace gainsay
