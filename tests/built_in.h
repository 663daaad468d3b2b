// SPDX-License-Identifier: Apache-2.0
//
// Articles in memory through gainsay with its built-in rules, loaded once a test program
// ($GAINSAY_RULES names them).
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "gainsay.h"

namespace gainsay {

inline const Gainsay& BuiltIn() {
  static const auto& gainsay = *new absl::StatusOr<Gainsay>(Gainsay::Load());
  if (!gainsay.ok()) {
    ADD_FAILURE() << gainsay.status();
    std::abort();
  }
  return *gainsay;
}

struct Text {
  std::string id, content;
};

// Plain text, a heading first where there is one; in the order given.
inline Inputs InputsOf(const std::vector<Text>& texts) {
  Inputs inputs;
  for (const Text& text : texts) {
    auto articles = ReadBytes(text.id + ".txt", text.content);
    EXPECT_TRUE(articles.ok()) << articles.status();
    if (articles.ok()) inputs.articles.push_back(std::move(articles->front()));
  }
  return inputs;
}

inline std::vector<ArticleClaims> ClaimsOf(const std::vector<Text>& texts) {
  return BuiltIn().Extract(InputsOf(texts), 1).articles;
}

}  // namespace gainsay
