// SPDX-License-Identifier: Apache-2.0
//
// How often the sources of a run agree: by field, and source by source. Counted over the facts
// that two articles or more tell (Report::synopsis), and over the findings. A copy of a wire text
// counts where it is a witness of its own, and not where it is a carrier.
#pragma once

#include <string>
#include <vector>

#include "findings/finding.h"

namespace gainsay {

struct FieldAgreement {
  Field field = Field::kOther;
  size_t same = 0;    // facts told alike
  size_t differ = 0;  // told in other words or precision, without a finding
  size_t found = 0;   // facts with a finding
};

struct SourcePair {
  size_t a = 0, b = 0;  // indices in Statistics::sources, a < b
  size_t shared = 0;    // facts that both tell
  size_t found = 0;     // of these, on which they stand in different readings of a finding
};

struct Statistics {
  std::vector<FieldAgreement> fields;  // those with any fact, most findings first
  std::vector<std::string> sources;    // most findings first, at most kMostSources
  size_t more_sources = 0;             // left out
  std::vector<SourcePair> pairs;       // those that share anything
};

// A matrix beyond this can no longer be read.
constexpr size_t kMostSources = 24;

Statistics StatisticsOf(const Report& report);

}  // namespace gainsay
