// SPDX-License-Identifier: Apache-2.0
//
// Words as British and American houses write them: one word, two spellings, and neither is wrong.
//
//   HouseStyle("neighbourhood") == HouseStyle("neighborhood")
//   HouseStyle("realised") == HouseStyle("realized");  HouseStyle("fibre") == HouseStyle("fiber")
#pragma once

#include <string>

namespace gainsay {

// A spelling that both share; the word is in lower case. It is for comparing only, and is seldom a
// word itself ("sise" for "size").
std::string HouseStyle(std::string word);

}  // namespace gainsay
