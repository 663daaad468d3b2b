// SPDX-License-Identifier: Apache-2.0
//
// Internal to text/: the arc-hybrid transition system and what the parser sees of a state. The
// trainer (tools/train) shares it; changing a feature means training anew.
//
// Words of a sentence are numbered from 1; 0 is the root, at the bottom of the stack. With s1, s0
// on top of the stack and b0 next in the buffer:
//
//   shift          [.. s1 s0] b0 ..  ->  [.. s1 s0 b0] ..
//   left(dep)      [.. s1 s0] b0 ..  ->  [.. s1] b0 ..      s0 gets the head b0
//   right(dep)     [.. s1 s0] b0 ..  ->  [.. s1] b0 ..      s0 gets the head s1
//
// The root takes one dependent, last of all, so that every parse is a projective tree with one
// root, after exactly two transitions a word. Kuhlmann, Gomez-Rodriguez, Satta, "Dynamic
// Programming Algorithms for Transition-Based Dependency Parsers", ACL 2011.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/document.h"
#include "text/hashed_weights.h"

namespace gainsay {

inline constexpr int kParseWidth = HashedWeights::kRow;  // transitions, padded
inline constexpr int kMaxParseFeatures = 128;

enum class Move : uint8_t { kShift, kLeft, kRight };

struct Transition {
  Move move = Move::kShift;
  Dep dep = Dep::kRoot;  // of left and right
  bool operator==(const Transition&) const = default;
};

// What the features know of a word.
struct ParseWord {
  uint32_t form = 0;  // folded
  uint32_t tag = 0;   // XPOS and UPOS
  uint32_t upos = 0;
  uint32_t suffix = 0;  // three bytes
  uint32_t sense = 0;   // coarse meaning, where the word list knows it
};

// WordNet's lexicographer files as a coarse meaning: the hash of a folded form -> 1 + file number
// of the first sense as a noun (low 6 bits) and as a verb (next 6 bits).
using SenseMap = SmallMap;

ParseWord DescribeForParse(std::string_view form, Upos upos, Xpos xpos, const SenseMap& senses);

class ParseState {
 public:
  // words[0] is the root's place; reuses the memory of the last sentence.
  void Begin(std::span<const ParseWord> words);

  bool done() const { return buffer_ >= size_ && stack_.size() == 1; }
  bool CanShift() const { return buffer_ < size_; }
  bool CanLeft() const { return buffer_ < size_ && stack_.size() > 1; }
  // Only the last transition of all attaches to the root.
  bool CanRight() const { return stack_.size() > 2 || AtRoot(); }
  // Nothing is left to decide: the remaining word becomes the root.
  bool AtRoot() const { return stack_.size() == 2 && buffer_ >= size_; }

  void Apply(Transition transition);

  int Stack(size_t depth) const {
    return depth < stack_.size() ? stack_[stack_.size() - 1 - depth] : -1;
  }
  int Buffer(size_t offset) const {
    return buffer_ + static_cast<int>(offset) < size_ ? buffer_ + static_cast<int>(offset) : -1;
  }
  bool OnStack(int word) const { return nodes_[static_cast<size_t>(word)].on_stack; }
  int head(int word) const { return nodes_[static_cast<size_t>(word)].head; }
  Dep dep(int word) const { return nodes_[static_cast<size_t>(word)].dep; }

  int Features(uint32_t* out) const;

 private:
  struct Node {
    int head = -1;
    Dep dep = Dep::kRoot;
    bool on_stack = false;
    uint8_t lefts = 0, rights = 0;  // number of dependents, at most 7
    int left[2] = {-1, -1};         // outermost dependent, then the next one
    int right[2] = {-1, -1};
    uint64_t deps = 0;  // relations of its dependents, as bits
  };

  void Attach(int head, int dependent, Dep dep);

  std::span<const ParseWord> words_;
  std::vector<Node> nodes_;
  std::vector<int> stack_;
  int buffer_ = 1;
  int size_ = 1;  // words and root
};

}  // namespace gainsay
