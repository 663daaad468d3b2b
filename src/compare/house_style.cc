// SPDX-License-Identifier: Apache-2.0
// Tested by tests/compare/house_style_test.cc.
#include "compare/house_style.h"

#include <algorithm>

namespace gainsay {

// The four differences that are regular: -ise and -ize, -our and -or, -re and -er, -ence and -ense.
std::string HouseStyle(std::string word) {
  if (word.size() <= 4) return word;
  std::replace(word.begin(), word.end(), 'z', 's');
  if (word.ends_with("re")) word.replace(word.size() - 2, 2, "er");
  if (word.ends_with("res")) word.replace(word.size() - 3, 3, "ers");
  if (word.ends_with("ence")) word.replace(word.size() - 2, 2, "se");
  if (size_t at = word.find("our", 2); at != word.npos) word.erase(at + 1, 1);
  return word;
}

}  // namespace gainsay
