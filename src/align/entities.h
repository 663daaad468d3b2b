// SPDX-License-Identifier: Apache-2.0
//
// Which entities of different articles of one story are the same person, organisation or place.
//
// Names are blocked by their rarest part (a family name, a core word, the sound of either) and
// then compared as names are (compare/name.h): same, compatible and variant join; different does
// not. A first name that differs keeps two people of one family apart.
#pragma once

#include <vector>

#include "align/members.h"
#include "compare/value.h"

namespace gainsay {

struct StoryEntities {
  // For each article of the story (in its order), local entity -> entity of the story.
  std::vector<std::vector<int>> of;
  int count = 0;
};

StoryEntities JoinEntities(const Members& articles, const Comparers& compare);

}  // namespace gainsay
