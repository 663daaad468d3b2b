// SPDX-License-Identifier: Apache-2.0
//
// What was extracted of each article, kept in a folder between runs.
//
//   DIR/3f/3f9a...c1    one article: by its text, what its file says of it, the rules, the version
//   DIR/CACHEDIR.TAG    so that backups pass it over
//
// An entry that is damaged, or of another form, is made anew. Entries are written whole (beside
// their place, then renamed), so runs at the same time share a folder safely. What no run asked
// for in thirty days is removed. A folder that cannot be written to is told once, and costs only
// the time.
#pragma once

#include <string>

#include "gainsay.h"

namespace gainsay {

struct CacheUse {
  size_t found = 0, made = 0, removed = 0;
};

// As Gainsay::Extract, and the same claims to the byte.
ClaimSet ExtractWithCache(const Gainsay& gainsay, const Inputs& inputs, const std::string& folder,
                          int jobs, CacheUse* use = nullptr);

}  // namespace gainsay
