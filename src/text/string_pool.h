// SPDX-License-Identifier: Apache-2.0
//
// Keeps strings made while annotating (lemmas, mostly), each once. Addresses stay valid as long
// as the pool lives; a Document shares its pool with its copies, so a lemma never dangles.
//
//   StringPool pool;
//   std::string_view a = pool.Add("quake"), b = pool.Add("quake");   // a.data() == b.data()
#pragma once

#include <deque>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_set.h"

namespace gainsay {

class StringPool {
 public:
  std::string_view Add(std::string_view text) {
    if (auto found = views_.find(text); found != views_.end()) return *found;
    return *views_.insert(std::string_view(strings_.emplace_back(text))).first;
  }

 private:
  std::deque<std::string> strings_;
  absl::flat_hash_set<std::string_view> views_;
};

}  // namespace gainsay
