// SPDX-License-Identifier: Apache-2.0
//
// How an article stands to a predicate: does it say that it happened, that it did not, that it
// may, will or should?
//
//   "failed to reach"        negated          "denied that he fled"   negated, alleged
//   "plans to cut"           planned          "allegedly stole"       alleged
//   "no one was hurt"        negated          "could not be reached"  negated
//
// The words are in rules/en/stance.json: verbs, adverbs, auxiliaries and determiners with what
// they do to the predicate under them.
#pragma once

#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "claims/claim.h"
#include "claims/syntax.h"
#include "rules/ruleset.h"

namespace gainsay {

struct Stance {
  bool negated = false;
  Modality modality = Modality::kFact;
  bool operator==(const Stance&) const = default;
};

class StanceRules {
 public:
  static absl::StatusOr<StanceRules> Compile(const RuleSet& rules);

  Stance Of(const Syntax& syntax, uint32_t predicate) const;

  // Whether the verb only says that its subject happened: "the blast occurred".
  bool IsHappening(std::string_view lemma) const { return Find(happening_, lemma) != nullptr; }

 private:
  struct Effect {
    bool negates = false;
    Modality modality = Modality::kFact;
  };
  using Effects = absl::flat_hash_map<std::string, Effect>;

  const Effect* Find(const Effects& effects, std::string_view lemma) const;

  Effects governors_;    // verbs over the predicate: fail, plan, deny
  Effects modifiers_;    // auxiliaries and adverbs on it: not, may, allegedly
  Effects determiners_;  // on its subject or object: no, neither
  Effects markers_;      // that introduce its clause: if, unless
  Effects happening_;    // verbs that say only that their subject took place
};

}  // namespace gainsay
