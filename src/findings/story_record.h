// SPDX-License-Identifier: Apache-2.0
//
// What was found in a story as bytes, for a StoryStore, and back. Articles are counted inside the
// story: it may stand anywhere in a run. Internal to findings/.
//
// Law: what was packed unpacks as it was, whatever the places of its articles in the run.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "align/stories.h"
#include "findings/story.h"

namespace gainsay {

// `copy_of` as in StoryAnalyser::Find: of it the places of the story's articles are kept.
std::string PackStory(const Story& story, StoryFindings found,
                      const std::vector<uint32_t>& copy_of);

// False where the bytes are cut off, or of a story of another size. SynopsisRow::event is `index`.
bool UnpackStory(std::string_view bytes, uint32_t index, const Story& story, StoryFindings* found,
                 std::vector<uint32_t>* copy_of);

}  // namespace gainsay
