// SPDX-License-Identifier: Apache-2.0
//
// Where what was found in stories is kept between runs. Analyser::Analyse asks it before it looks
// into a story, and hands it what it had to find anew; the gate keeps one in its cache
// (gate/cache.h). What is found in a story depends on its articles alone (findings/story.h), so a
// store that knows articles by their content may give it to any run.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "findings/finding.h"

namespace gainsay {

// `articles` are those of one story, as indices of the run, sorted. Both functions are called by
// several threads at once. The bytes are the library's; those that say nothing to it, since they
// were cut off or are of another form, are as none.
class StoryStore {
 public:
  virtual ~StoryStore() = default;
  virtual std::optional<std::string> Get(const std::vector<uint32_t>& articles,
                                         Detail detail) const = 0;
  virtual void Put(const std::vector<uint32_t>& articles, Detail detail,
                   const std::string& bytes) = 0;
};

}  // namespace gainsay
