// SPDX-License-Identifier: Apache-2.0
//
// From the claims of many articles to the report: the recipe of the half of the pipeline that
// looks across articles.
//
//   ASSIGN_OR_RETURN(Analyser analyser, Analyser::Compile(rules));
//   Report report = analyser.Analyse(claims);
#pragma once

#include <memory>

#include "absl/status/statusor.h"
#include "claims/record.h"
#include "findings/finding.h"
#include "findings/story_store.h"
#include "findings/trace.h"
#include "rules/ruleset.h"

namespace gainsay {

class Analyser {
 public:
  static absl::StatusOr<Analyser> Compile(const RuleSet& rules);
  ~Analyser();
  Analyser(Analyser&&) noexcept;

  // The same report for any order of the articles and any number of threads, and whatever `store`
  // keeps of earlier runs.
  Report Analyse(const ClaimSet& claims, int jobs = 0, Detail detail = Detail::kFindings,
                 StoryStore* store = nullptr) const;

  // The same run with all that was set aside, to ask why there is no finding. Holds on to the
  // claims and to this analyser.
  std::unique_ptr<Trace> Retrace(const ClaimSet& claims, int jobs = 0) const;

 private:
  struct Parts;
  explicit Analyser(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace gainsay
