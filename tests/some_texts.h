// SPDX-License-Identifier: Apache-2.0
//
// A few short articles of two happenings, with a contradiction in each.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "built_in.h"

namespace gainsay {

// An article that tells of the injured in these words.
inline std::string Told(std::string_view injured) {
  return "HALDEN, Norway (March 4, 2014) - Police said " + std::string(injured) +
         " when a bus overturned on an icy road near Halden on Tuesday. The bus was on its way "
         "from Oslo to Halden.\n";
}

inline std::vector<Text> SomeTexts() {
  return {{"one", Told("12 people were injured")},
          {"two", Told("31 people were injured")},
          {"three", Told("a dozen people were injured")},
          {"four", "LIMA, Peru (May 2, 2014) - Thieves stole three paintings from a museum in Lima "
                   "on Thursday. Nobody was arrested.\n"},
          {"five", "LIMA, Peru (May 2, 2014) - Thieves stole five paintings from a museum in Lima "
                   "on Thursday. Nobody was arrested.\n"}};
}

}  // namespace gainsay
