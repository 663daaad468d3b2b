// SPDX-License-Identifier: Apache-2.0
//
// The words by which the makers of findings know a dispute, an update, a contrary and what there
// can be one of, from table
// "findings" (rules/en/findings.json). Internal to findings/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "claims/claim.h"
#include "rules/ruleset.h"

namespace gainsay {

struct FindingWords {
  using Lemmas = absl::flat_hash_set<std::string>;

  Lemmas accuse;   // predicates whose object is accused
  Lemmas deny;     // predicates whose subject denies
  Lemmas denied;   // what a denial is of when it does not name the deed: "involvement"
  Lemmas grows;    // slots whose count only grows while news comes in: "death.victim"
  Lemmas revised;  // predicates that give a later value: "rise", "revise"

  // Two ways to deal with one thing that exclude each other: to cancel it or to put it off.
  struct Contrary {
    std::string about;                    // "whether it was cancelled or put off"
    std::vector<std::string> one, other;  // verbs; "pull out" with a particle or preposition
  };
  std::vector<Contrary> contraries;

  // What a happening has one of: "died of" a heart attack or of cancer.
  struct Single {
    std::string about;                           // "what the cyberattack hit"
    std::vector<std::string> predicates, roles;  // whose argument under one of the roles it is
    std::vector<std::string> vague;              // nouns that any other may be: "disease"
    std::vector<std::string> only;               // where not empty, the nouns that count
    bool same_subject = false;                   // the two happenings have one subject
  };
  std::vector<Single> singles;

  // All empty where the packs have no such table; fails at the place in the file where an entry
  // is no list of words.
  static absl::StatusOr<FindingWords> Compile(const RuleSet& rules);
};

// What a predicate that is one of these verbs is done to: "pull out of the talks" -> the argument
// under "out". Null where it is none of them, or of nothing.
const Argument* ObjectOf(const Proposition& proposition, const std::vector<std::string>& verbs);

}  // namespace gainsay
