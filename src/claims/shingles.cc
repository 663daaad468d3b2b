// SPDX-License-Identifier: Apache-2.0
// Tested by tests/align/copies_test.cc.
#include "claims/shingles.h"

#include <algorithm>
#include <string>

#include "absl/strings/ascii.h"
#include "base/hash.h"

namespace gainsay {

Shingles ShinglesOf(const Document& document) {
  std::vector<uint64_t> words;
  for (const Paragraph& paragraph : document.paragraphs) {
    if (paragraph.boilerplate) continue;
    for (uint32_t s = paragraph.first; s < paragraph.last; ++s) {
      for (const Token& t : document.TokensOf(document.sentences[s])) {
        std::string word(document.Text(t));
        if (word.empty() || !(absl::ascii_isalnum(word[0]) || (word[0] & 0x80))) continue;
        absl::AsciiStrToLower(&word);
        words.push_back(StableHash(word));
      }
    }
  }
  Shingles all;
  for (size_t i = 0; i + kShingleWords <= words.size(); ++i) {
    uint64_t hash = 0;
    for (size_t k = 0; k < kShingleWords; ++k) hash = HashCombine(hash, words[i + k]);
    all.push_back(hash);
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  if (all.size() > kSketchSize) all.resize(kSketchSize);
  return all;
}

double Resemblance(const Shingles& a, const Shingles& b) {
  // The k smallest of the union; how many of them are in both.
  size_t i = 0, j = 0, seen = 0, both = 0;
  while (seen < kSketchSize && (i < a.size() || j < b.size())) {
    ++seen;
    if (j == b.size() || (i < a.size() && a[i] < b[j])) {
      ++i;
    } else if (i == a.size() || b[j] < a[i]) {
      ++j;
    } else {
      ++both, ++i, ++j;
    }
  }
  return seen == 0 ? 0 : static_cast<double>(both) / static_cast<double>(seen);
}

}  // namespace gainsay
