// SPDX-License-Identifier: Apache-2.0
//
// Why a finding was made, and why two passages gave none: the whole derivation, as text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "findings/finding.h"
#include "findings/trace.h"

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

// Each pair of claims on the two lines with the first stage that kept it from being a finding.
std::string ExplainSilence(const Trace& trace, const Passage& a, const Passage& b);

}  // namespace gainsay
