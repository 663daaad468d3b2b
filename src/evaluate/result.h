// SPDX-License-Identifier: Apache-2.0
//
// A report as it is measured: what each finding points at, and which articles were taken for one
// happening. Read from `gainsay report --format json`, of this version or another, or taken from
// a Report in memory; both give the same.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "evaluate/gold.h"
#include "findings/finding.h"

namespace gainsay {

struct MeasuredReading {
  std::string value;
  std::string quote;          // of the first witness
  std::string article;        // of the first witness
  std::vector<Place> places;  // of witnesses that are short enough to point at something
};

struct MeasuredFinding {
  std::string id, rule, field, relation, subject, message;
  Severity severity = Severity::kNote;
  double confidence = 0;
  std::vector<MeasuredReading> readings;
  std::vector<std::string> articles;  // of all its witnesses, sorted, once each
  std::vector<Because> because;
};

struct MeasuredArticle {
  std::string name;  // ArticleName
  std::string path;
  std::string folder;  // the last folder of its path; "" where it has none
  int event = -1;      // index of the event that holds it, -1 where none does
};

struct Result {
  std::vector<MeasuredFinding> findings;
  std::vector<MeasuredArticle> articles;
};

// A witness longer than this says in which paragraph the value stands, not where.
constexpr uint32_t kLongestWitness = 240;

// Fails with `path` and what was expected.
absl::StatusOr<Result> ParseResult(const std::string& path, std::string_view json);
Result ResultOf(const Report& report);

// Readings alone, with the names of the run's articles by index.
MeasuredFinding MeasuredOf(const std::vector<ReadingOfFact>& readings,
                           const std::vector<std::string>& names);

}  // namespace gainsay
