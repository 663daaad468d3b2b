// SPDX-License-Identifier: Apache-2.0
//
// gainsay: where do sources contradict each other?
//
//   absl::StatusOr<Gainsay> gainsay = Gainsay::Load({.packs = {"my-rules"}});
//   Inputs inputs = ReadInputs({"articles/"}, {}, nullptr);
//   Report report = gainsay->Analyse(inputs);
//   for (const Finding& finding : report.findings) std::cout << finding.message << "\n";
//
// Load once; the object is immutable and may be used from several threads.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "claims/build.h"
#include "claims/record.h"
#include "findings/analyse.h"
#include "findings/explain.h"
#include "findings/finding.h"
#include "ingest/reader.h"

namespace gainsay {

struct LoadOptions {
  std::string builtin;             // the built-in pack's folder; "" to find it
  std::vector<std::string> packs;  // further packs, added to or overriding the built-in one
};

class Gainsay {
 public:
  // Fails with what is wrong in which rule file.
  static absl::StatusOr<Gainsay> Load(const LoadOptions& options = {});

  // Articles to claims, and claims to the report. Analyse does both. `progress` is called with
  // the number of articles done, from any thread, in no order. `store` keeps what was found in a
  // story between runs (findings/story_store.h).
  ClaimSet Extract(const Inputs& inputs, int jobs = 0,
                   const std::function<void(size_t)>& progress = {}) const;
  Report Compare(const ClaimSet& claims, int jobs = 0, Detail detail = Detail::kFindings,
                 StoryStore* store = nullptr) const;
  Report Analyse(const Inputs& inputs, int jobs = 0) const;

  // A run with all that was set aside on the way (findings/trace.h), and why two passages gave
  // no finding, as text. The trace holds on to the claims and to this object.
  std::unique_ptr<Trace> Retrace(const ClaimSet& claims, int jobs = 0) const {
    return analyser_.Retrace(claims, jobs);
  }
  std::string WhyNot(const ClaimSet& claims, const Passage& a, const Passage& b) const {
    return ExplainSilence(*Retrace(claims), a, b);
  }

  const RuleSet& rules() const { return *rules_; }
  const ClaimBuilder& builder() const { return builder_; }

 private:
  Gainsay(std::shared_ptr<const RuleSet> rules, ClaimBuilder builder, Analyser analyser)
      : rules_(std::move(rules)), builder_(std::move(builder)), analyser_(std::move(analyser)) {}

  std::shared_ptr<const RuleSet> rules_;
  ClaimBuilder builder_;
  Analyser analyser_;
};

}  // namespace gainsay
