// SPDX-License-Identifier: Apache-2.0
#include "text/tree.h"

#include <gtest/gtest.h>

namespace gainsay {
namespace {

// Words of one sentence, given by their heads.
Document Heads(const std::vector<int32_t>& heads) {
  Document d;
  for (int32_t head : heads) d.tokens.push_back({.dep = Dep::kDep, .head = head});
  d.sentences.push_back({.last = static_cast<uint32_t>(heads.size())});
  return d;
}

TEST(Tree, ChildrenInOrderAndStretches) {
  // the(1) man(2) said(-) that(5) he(5) left(2)
  Document d = Heads({1, 2, -1, 5, 5, 2});
  d.tokens[5].dep = Dep::kCcomp;
  const Tree tree(d);
  EXPECT_EQ(tree.FirstChild(2), 1u);
  EXPECT_EQ(tree.NextChild(1), 5u);
  EXPECT_EQ(tree.NextChild(5), Tree::kNone);
  EXPECT_EQ(tree.Head(2), Tree::kNone);
  EXPECT_EQ(tree.Child(2, Dep::kCcomp), 5u);
  EXPECT_EQ(tree.Child(2, Dep::kObj), Tree::kNone);
  EXPECT_EQ(tree.Below(2), (TokenRange{0, 6}));
  EXPECT_EQ(tree.Below(5), (TokenRange{3, 6}));
  EXPECT_EQ(tree.Below(0), (TokenRange{0, 1}));
}

TEST(Tree, NothingAndAChainOfManyWords) {
  EXPECT_NO_FATAL_FAILURE(Tree(Heads({})));
  std::vector<int32_t> heads;
  for (int32_t i = 0; i < 100000; ++i) heads.push_back(i - 1);
  const Document d = Heads(heads);
  const Tree tree(d);
  EXPECT_EQ(tree.Below(0), (TokenRange{0, 100000}));
  EXPECT_EQ(tree.Below(99999), (TokenRange{99999, 100000}));
}

}  // namespace
}  // namespace gainsay
