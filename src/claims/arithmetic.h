// SPDX-License-Identifier: Apache-2.0
//
// Numbers of one passage that must agree with each other.
//
//   "5 people: three men and one woman"                   sum    a total and all its parts
//   "Of the 12 villages, 8 are in Peru and 6 in Bolivia"  split  a total and parts of it
//   "60 percent of the water, Chile 30, the delta 20"     shares of one whole
//   "12 of 40 patients (25 percent)"                      share  a part, a whole, their share
//   "John Smith, 34, who was born in 1961"                birth  an age and a time of birth
//
// What is said is collected here, by the patterns of rules/en/arithmetic.json over the mentions;
// whether it adds up is for findings/arithmetic.cc. "Three killed, among them two children" is
// no sum: only a list that is closed by its words (a colon, a dash, brackets, and a full stop)
// gives all parts.
//
// A rule's "make" has "kind", one of the five or "reported" (a day, captured under that name), and
// for sums "one": words that stand for 1 at the head of a part ("a child"). Captures: total and
// parts; part, whole and share; age and birth. Parts are the numbers under one capture.
#pragma once

#include <memory>
#include <vector>

#include "absl/status/statusor.h"
#include "claims/claim.h"
#include "claims/reading.h"
#include "extract/mention_marks.h"
#include "rules/pattern.h"
#include "rules/ruleset.h"

namespace gainsay {

class ArithmeticRules {
 public:
  // Fails at the place in the rule file: an unknown kind, a capture that is missing.
  static absl::StatusOr<ArithmeticRules> Compile(std::shared_ptr<const RuleSet> rules);

  // What adds up or does not, and as claims of slot "reported" the days on which something was
  // reported ("Friday reports indicated").
  std::vector<Arithmetic> Find(const Reading& reading, std::vector<Claim>* claims) const;

 private:
  struct Rule {
    std::optional<ArithmeticKind> kind;  // none for "reported"
    std::vector<std::string> one;
  };
  std::shared_ptr<const RuleSet> rules_;
  const PatternLayer* layer_ = nullptr;  // null where the packs have none
  std::vector<Rule> kinds_;              // in step with the layer's rules
  MentionMarker marker_;

  explicit ArithmeticRules(std::shared_ptr<const RuleSet> rules)
      : rules_(std::move(rules)), marker_(*rules_) {}
};

}  // namespace gainsay
