// SPDX-License-Identifier: Apache-2.0
//
// Which of many strings stand in a text, in one pass (Aho and Corasick,
// "Efficient string matching", 1975).
//
//   AtomFinder finder({"of march", "march", "may"});
//   finder.Find("Ides of March", &found)      -> 0, 1
//
// ASCII letters are found in either case. A string with other characters, private-use ones apart,
// counts as found in every text: which of its letters have another case is not looked up here, and
// what is not found is taken as not being there. Immutable and thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gainsay {

class AtomFinder {
 public:
  AtomFinder() = default;
  explicit AtomFinder(const std::vector<std::string>& atoms);

  // Appends to *found the indices of the atoms in `text`, each once, in rising order.
  void Find(std::string_view text, std::vector<int>* found) const;

 private:
  static constexpr uint32_t kNone = 0xFFFFFFFF;

  uint8_t columns_[256] = {};      // of a byte; 0 for bytes in no atom
  uint32_t width_ = 1;             // columns
  std::vector<uint32_t> next_;     // state * width_ + column -> state
  std::vector<uint32_t> atom_;     // the atom that ends in the state, or kNone
  std::vector<uint32_t> shorter_;  // the state of the longest shorter atom that ends here, too; 0
  std::vector<int> always_;
  size_t atoms_ = 0;
};

}  // namespace gainsay
