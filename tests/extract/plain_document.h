// SPDX-License-Identifier: Apache-2.0
//
// A document of one sentence split at white space and marks, without parts of speech: for tests
// of stages that need no more.
#pragma once

#include <cctype>
#include <string>

#include "text/document.h"

namespace gainsay {

inline Document PlainDocument(std::string text) {
  Document d;
  d.text = std::move(text);
  const std::string& t = d.text;
  auto word = [](unsigned char c) { return std::isalnum(c) || c >= 0x80; };
  for (uint32_t i = 0; i < t.size();) {
    if (std::isspace(static_cast<unsigned char>(t[i]))) {
      ++i;
      continue;
    }
    uint32_t end = i + 1;
    while (word(t[i]) && end < t.size() &&
           (word(t[end]) || ((t[end] == '.' || t[end] == ',') && std::isdigit(t[i]) &&
                             end + 1 < t.size() && std::isdigit(t[end + 1])))) {
      ++end;
    }
    d.tokens.push_back({.span = {i, end}});
    i = end;
  }
  uint32_t size = t.size(), tokens = d.tokens.size();
  d.sentences.push_back({.span = {0, size}, .first = 0, .last = tokens});
  d.paragraphs.push_back({.span = {0, size}, .first = 0, .last = 1});
  d.to_bytes = OffsetMap::Identity(size);
  return d;
}

}  // namespace gainsay
