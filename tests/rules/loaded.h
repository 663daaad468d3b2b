// SPDX-License-Identifier: Apache-2.0
//
// The built-in pack with further ones over it, and the text models: what examples are checked with.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "rules/ruleset.h"
#include "text/annotate.h"

namespace gainsay {

// A pair: the rules, the models; both StatusOr, and a test that cannot load them fails.
inline auto LoadWith(const std::vector<std::string>& further) {
  std::vector<std::string> packs = {*RuleSet::BuiltinDirectory()};
  packs.insert(packs.end(), further.begin(), further.end());
  auto rules = RuleSet::Load(packs);
  EXPECT_TRUE(rules.ok()) << rules.status();
  auto models = TextModels::Load(packs[0] + "/en");
  EXPECT_TRUE(models.ok()) << models.status();
  return std::pair(std::move(rules), std::move(models));
}

}  // namespace gainsay
