// SPDX-License-Identifier: Apache-2.0
//
// Helpers of the tests of ingest/: one article from bytes, its blocks in a notation that is easy
// to type, and the law of the map, checked on every block.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "ingest/reader.h"

namespace gainsay {

inline Article ReadOne(std::string_view path, std::string bytes) {
  std::vector<Unchecked> left_out;
  auto articles = ReadBytes(path, std::move(bytes), {}, &left_out);
  EXPECT_TRUE(articles.ok()) << articles.status();
  if (!articles.ok() || articles->empty()) return {};
  EXPECT_EQ(articles->size(), 1u);
  return articles->front();
}

inline std::string ReasonOf(std::string_view path, std::string bytes, ReadLimits limits = {}) {
  auto articles = ReadBytes(path, std::move(bytes), limits);
  return articles.ok() ? "" : std::string(articles.status().message());
}

// "[title] Ferry aground\n[paragraph] The ferry ran aground."
inline std::string Blocks(const Article& article) {
  std::string out;
  for (const Block& block : article.blocks) {
    if (!out.empty()) out += "\n";
    out += "[" + std::string(BlockKindName(block.kind)) + "] ";
    out += Slice(article.text, block.span);
  }
  return out;
}

// What the bytes hold where the first `word` of the text came from.
inline std::string Origin(const Article& article, std::string_view word) {
  size_t at = article.text.find(word);
  if (at == std::string::npos) return "(not in the text)";
  auto begin = static_cast<uint32_t>(at);
  Span span{begin, begin + static_cast<uint32_t>(word.size())};
  return std::string(Slice(article.bytes, article.to_bytes.ToOriginal(span)));
}

// Every byte of every block comes from a place inside the bytes, in rising order; plain words
// are the same on both sides; blocks are in order and not empty.
inline void ExpectLawful(const Article& article) {
  uint32_t last = 0, last_block = 0;
  for (const Block& block : article.blocks) {
    ASSERT_FALSE(block.span.empty());
    ASSERT_GE(block.span.begin, last_block);
    ASSERT_LE(block.span.end, article.text.size());
    last_block = block.span.end;
    for (uint32_t i = block.span.begin; i < block.span.end; ++i) {
      Span origin = article.to_bytes.ToOriginal({i, i + 1});
      ASSERT_LE(origin.begin, origin.end);
      ASSERT_GE(origin.begin, last) << "at " << i;
      ASSERT_LE(origin.end, article.bytes.size());
      last = origin.begin;
      if (origin.size() == 1 && article.text[i] != ' ' && article.text[i] != '\n') {
        ASSERT_EQ(article.bytes[origin.begin], article.text[i]) << "at " << i;
      }
    }
  }
}

}  // namespace gainsay
