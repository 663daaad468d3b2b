// SPDX-License-Identifier: Apache-2.0
// Tested by tests/base/atom_finder_test.cc.
#include "base/atom_finder.h"

#include <algorithm>
#include <queue>

namespace gainsay {
namespace {

unsigned char Lower(unsigned char c) { return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c; }

// Private-use characters are U+E000 to U+F8FF: EE 80 80 to EF A3 BF.
bool OnlyAsciiAndPrivate(std::string_view atom) {
  for (size_t i = 0; i < atom.size();) {
    const auto c = static_cast<unsigned char>(atom[i]);
    const auto next = static_cast<unsigned char>(i + 1 < atom.size() ? atom[i + 1] : 0);
    const bool in_private_use = c == 0xEE || (c == 0xEF && next <= 0xA3);
    if (c >= 0x80 && !in_private_use) return false;
    i += c >= 0x80 ? 3 : 1;
  }
  return true;
}

}  // namespace

AtomFinder::AtomFinder(const std::vector<std::string>& atoms) : atoms_(atoms.size()) {
  std::vector<bool> looked_up(atoms.size());
  for (size_t i = 0; i < atoms.size(); ++i) {
    looked_up[i] = !atoms[i].empty() && OnlyAsciiAndPrivate(atoms[i]);
    if (!looked_up[i]) {
      always_.push_back(static_cast<int>(i));
      continue;
    }
    for (unsigned char c : atoms[i]) {
      if (columns_[Lower(c)] == 0) columns_[Lower(c)] = static_cast<uint8_t>(width_++);
    }
  }
  for (int c = 'A'; c <= 'Z'; ++c) columns_[c] = columns_[Lower(static_cast<unsigned char>(c))];

  // The trie; 0 stands for "no child", which is the root where the automaton is done.
  auto add_state = [&] {
    next_.resize(next_.size() + width_, 0);
    atom_.push_back(kNone);
    shorter_.push_back(0);
    return static_cast<uint32_t>(atom_.size() - 1);
  };
  add_state();
  for (size_t i = 0; i < atoms.size(); ++i) {
    if (!looked_up[i]) continue;
    uint32_t state = 0;
    for (unsigned char c : atoms[i]) {
      size_t edge = state * width_ + columns_[c];
      if (next_[edge] == 0) {
        uint32_t added = add_state();
        next_[edge] = added;
      }
      state = next_[edge];
    }
    atom_[state] = static_cast<uint32_t>(i);
  }

  // Breadth first: where to go on when the trie does not.
  std::vector<uint32_t> fallback(atom_.size(), 0);
  std::queue<uint32_t> open;
  for (uint32_t column = 1; column < width_; ++column) {
    if (next_[column] != 0) open.push(next_[column]);
  }
  while (!open.empty()) {
    uint32_t state = open.front();
    open.pop();
    uint32_t back = fallback[state];
    shorter_[state] = atom_[back] != kNone ? back : shorter_[back];
    for (uint32_t column = 1; column < width_; ++column) {
      uint32_t& child = next_[state * width_ + column];
      uint32_t other = next_[back * width_ + column];
      if (child == 0) {
        child = other;
      } else {
        fallback[child] = other;
        open.push(child);
      }
    }
  }
}

void AtomFinder::Find(std::string_view text, std::vector<int>* found) const {
  size_t begin = found->size();
  found->insert(found->end(), always_.begin(), always_.end());
  if (width_ > 1) {
    std::vector<bool> seen(atom_.size());  // by state
    uint32_t state = 0;
    for (unsigned char c : text) {
      state = next_[state * width_ + columns_[c]];
      for (uint32_t at = state; at != 0 && !seen[at]; at = shorter_[at]) {
        seen[at] = true;
        if (atom_[at] != kNone) found->push_back(static_cast<int>(atom_[at]));
      }
    }
  }
  std::sort(found->begin() + begin, found->end());
}

}  // namespace gainsay
