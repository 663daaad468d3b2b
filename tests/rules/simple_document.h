// SPDX-License-Identifier: Apache-2.0
//
// A document for tests of rules/, without models: a sentence a line, a token a run of letters
// and digits (cut behind digits: "5km" is 5 and km; "'s" is one) or one other character. "Jan." of
// `abbreviations` keeps its full stop. Parts of speech are given by word.
#pragma once

#include <cctype>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "text/document.h"

namespace gainsay {

inline Document SimpleDocument(std::string text, const std::set<std::string>& abbreviations = {},
                               const std::map<std::string, Upos>& parts = {}) {
  Document d;
  d.text = std::move(text);
  d.to_bytes = OffsetMap::Identity(static_cast<uint32_t>(d.text.size()));
  std::string_view all = d.text;
  auto word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || (c & 0x80); };
  for (size_t begin = 0; begin < all.size();) {
    size_t end = std::min(all.find('\n', begin), all.size());
    Sentence sentence;
    sentence.span = {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
    sentence.first = static_cast<uint32_t>(d.tokens.size());
    for (size_t i = begin; i < end;) {
      if (all[i] == ' ') {
        ++i;
        continue;
      }
      size_t j = i + 1;
      if (word(all[i]) || (all[i] == '\'' && j < end && all[j] == 's')) {
        auto digit = [&](size_t k) { return all[k] >= '0' && all[k] <= '9'; };
        while (j < end && word(all[j]) && !(digit(j - 1) && !digit(j))) ++j;
      }
      if (j < end && all[j] == '.' && abbreviations.count(std::string(all.substr(i, j + 1 - i))))
        ++j;
      Token token;
      token.span = {static_cast<uint32_t>(i), static_cast<uint32_t>(j)};
      token.sentence = static_cast<uint32_t>(d.sentences.size());
      auto part = parts.find(std::string(all.substr(i, j - i)));
      if (part != parts.end()) token.upos = part->second;
      d.tokens.push_back(token);
      i = j;
    }
    sentence.last = static_cast<uint32_t>(d.tokens.size());
    if (sentence.first < sentence.last) d.sentences.push_back(sentence);
    begin = end + 1;
  }
  d.paragraphs.push_back({{0, static_cast<uint32_t>(d.text.size())},
                          BlockKind::kParagraph,
                          0,
                          static_cast<uint32_t>(d.sentences.size()),
                          false});
  return d;
}

}  // namespace gainsay
