// SPDX-License-Identifier: Apache-2.0
//
// Some articles of a run, in their order: all of them, or those of one story.
#pragma once

#include <cstdint>
#include <vector>

#include "claims/claim.h"

namespace gainsay {

using Members = std::vector<const ArticleClaims*>;  // none is null

inline Members AllOf(const std::vector<ArticleClaims>& articles) {
  Members members;
  members.reserve(articles.size());
  for (const ArticleClaims& article : articles) members.push_back(&article);
  return members;
}

inline Members MembersOf(const std::vector<ArticleClaims>& articles,
                         const std::vector<uint32_t>& which) {
  Members members;
  members.reserve(which.size());
  for (uint32_t a : which) members.push_back(&articles[a]);
  return members;
}

}  // namespace gainsay
