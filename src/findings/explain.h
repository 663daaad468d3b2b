// SPDX-License-Identifier: Apache-2.0
//
// Why a finding was made, and why two passages gave none: the whole derivation, as text.
#pragma once

#include <string>
#include <string_view>

#include "align/facts.h"
#include "findings/candidate.h"
#include "findings/finding.h"

namespace gainsay {

// A passage by article id and line.
struct Passage {
  std::string article;
  uint32_t line = 0;
};

// "8_3ecb:12"; nothing for anything else.
std::optional<Passage> ParsePassage(std::string_view text);

// Rule, readings with normalised values, what joined them, what raised and lowered the
// confidence.
std::string ExplainFinding(const Report& report, const Finding& finding);

// Each pair of claims on the two lines with the first stage that kept it from being a finding:
// different stories, different fields, no common key, too little evidence, values that agree.
struct WhyNotTools {
  const std::vector<ArticleClaims>* articles = nullptr;
  const std::vector<Story>* stories = nullptr;
  const AlignModel* model = nullptr;
  AlignTools align;
};
std::string ExplainSilence(const WhyNotTools& tools, const Passage& a, const Passage& b);

}  // namespace gainsay
