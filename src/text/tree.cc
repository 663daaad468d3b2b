// SPDX-License-Identifier: Apache-2.0
#include "text/tree.h"

#include <algorithm>

namespace gainsay {

Tree::Tree(const Document& document) : document_(&document) {
  const uint32_t n = static_cast<uint32_t>(document.tokens.size());
  first_.assign(n, kNone);
  next_.assign(n, kNone);
  below_.resize(n);
  std::vector<uint32_t> open(n, 0);  // dependents whose stretch is not known yet
  for (uint32_t i = n; i-- > 0;) {
    below_[i] = {i, i + 1};
    const uint32_t head = Head(i);
    if (head == kNone) continue;
    next_[i] = first_[head];
    first_[head] = i;
    ++open[head];
  }
  // From the leaves upwards: a head is done when its last dependent is.
  std::vector<uint32_t> ready;
  for (uint32_t i = 0; i < n; ++i) {
    if (open[i] == 0) ready.push_back(i);
  }
  while (!ready.empty()) {
    const uint32_t i = ready.back();
    ready.pop_back();
    const uint32_t head = Head(i);
    if (head == kNone) continue;
    below_[head].first = std::min(below_[head].first, below_[i].first);
    below_[head].last = std::max(below_[head].last, below_[i].last);
    if (--open[head] == 0) ready.push_back(head);
  }
}

uint32_t Tree::Child(uint32_t token, Dep dep) const {
  for (uint32_t c = FirstChild(token); c != kNone; c = NextChild(c)) {
    if (document_->tokens[c].dep == dep) return c;
  }
  return kNone;
}

}  // namespace gainsay
