// SPDX-License-Identifier: Apache-2.0
// Tested by tests/findings/analyse_test.cc.
#include "gainsay.h"

#include <atomic>
#include <future>

#include "base/parallel.h"
#include "base/status.h"

namespace gainsay {

absl::StatusOr<Gainsay> Gainsay::Load(const LoadOptions& options) {
  std::string builtin = options.builtin;
  if (builtin.empty()) {
    ASSIGN_OR_RETURN(builtin, RuleSet::BuiltinDirectory());
  }
  std::vector<std::string> packs = {builtin};
  packs.insert(packs.end(), options.packs.begin(), options.packs.end());
  // What does not need each other is loaded side by side.
  auto models_loading =
      std::async(std::launch::async, [&] { return TextModels::Load(builtin + "/en"); });
  ASSIGN_OR_RETURN(std::shared_ptr<const RuleSet> rules, RuleSet::Load(packs));
  auto analyser_compiling =
      std::async(std::launch::async, [&] { return Analyser::Compile(*rules); });
  ASSIGN_OR_RETURN(std::shared_ptr<const TextModels> models, models_loading.get());
  ASSIGN_OR_RETURN(ClaimBuilder builder, ClaimBuilder::Compile(rules, models));
  ASSIGN_OR_RETURN(Analyser analyser, analyser_compiling.get());
  return Gainsay(std::move(rules), std::move(builder), std::move(analyser));
}

ClaimSet Gainsay::Extract(const Inputs& inputs, int jobs,
                          const std::function<void(size_t)>& progress) const {
  ClaimSet claims;
  claims.packs = rules_->packs();
  claims.unchecked = inputs.unchecked;
  claims.articles.resize(inputs.articles.size());
  std::atomic<size_t> done = 0;
  ParallelFor(inputs.articles.size(), jobs, [&](size_t i) {
    claims.articles[i] = builder_.Build(inputs.articles[i]);
    size_t now = ++done;
    if (progress) progress(now);
  });
  std::vector<ClaimSet> one;
  one.push_back(std::move(claims));
  return MergeClaims(std::move(one));
}

Report Gainsay::Compare(const ClaimSet& claims, int jobs, Detail detail, StoryStore* store) const {
  return analyser_.Analyse(claims, jobs, detail, store);
}

Report Gainsay::Analyse(const Inputs& inputs, int jobs) const {
  return Compare(Extract(inputs, jobs), jobs);
}

}  // namespace gainsay
