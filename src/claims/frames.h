// SPDX-License-Identifier: Apache-2.0
//
// Frames: what can happen, which words say so, who takes part, and which fields of it are
// compared. One file a frame under rules/en/frames/:
//
//   { "frame": "injury",
//     "triggers": [
//       { "verb": ["injure", "wound", "hurt"], "roles": { "victim": ["object"] } },
//       { "adjective": ["injured"],            "roles": { "victim": ["subject", "modified"] } },
//       { "noun": ["injury"],                  "roles": { "victim": ["to", "of"] } } ],
//     "fields": { "victim": ["count", "who"], "time": ["date"], "place": ["place"],
//                 "happened": ["polarity"] },
//     "examples": { "match": ["«Two people were hurt»."], "none": ["Sales hurt nobody's pride."] }
//     }
//
// A trigger is a lemma, or several words ("death toll"); "particle": "off" asks for a verb's
// particle. Under "roles" stand the grammatical participants of claims/syntax.h that fill the
// role: subject, object, a preposition, poss, compound, apposition, "modified" (the noun that an
// adjective stands with), "self" (the trigger's own count: "12 arrests"), "is" (the trigger is who
// fills it, unless a verb says what is done by them or to them: "40 protesters", but "40 protesters
// were arrested" are suspects), "value" (what a copula or a verb like "reach" gives it: "the death
// toll rose to 12").
// "needs": {"object": ["year", "month"]} asks for a participant, with one of those lemmas: "served
// nine years" is a sentence, "served as a coach" is none.
//
// A frame lists under "people" the roles that only people fill, or animals: with a thing in such a
// role it is another happening or none, for words have many senses ("caught three men", "caught 29
// passes"). Things are the nouns of lexicon "thing-noun"; a word that is not there may be anybody.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "claims/syntax.h"
#include "rules/ruleset.h"
#include "text/document.h"

namespace gainsay {

struct RoleFilling {
  std::string role;                       // "victim"
  bool people = false;                    // nothing else fills it
  std::vector<std::string> participants;  // "object", "of", "self"
};

struct Trigger {
  std::string frame;
  std::string lemma;              // first word's
  std::vector<std::string> rest;  // lemmas of the words after it
  std::string particle;
  Upos upos = Upos::kVerb;
  std::vector<RoleFilling> roles;
  std::map<std::string, std::vector<std::string>> needs;  // participant -> lemmas

  // The role that a participant fills, or null; and its name, or "".
  const RoleFilling* FillingOf(std::string_view participant) const;
  std::string_view RoleOf(std::string_view participant) const;
};

class FrameSet {
 public:
  static absl::StatusOr<FrameSet> Compile(const RuleSet& rules);

  // The trigger at that token whose roles its participants can fill, or null; of several the one
  // with most words.
  const Trigger* At(const Syntax& syntax, uint32_t token) const;

  // Whether the frame compares that field of the role: Compares("injury", "victim", "count").
  bool Compares(std::string_view frame, std::string_view role, std::string_view field) const;

  // Whether the noun is but a unit, and what is counted stands under its "of": "two counts of
  // murder". A frame lists such nouns as "units".
  bool IsUnit(std::string_view noun) const;

  // Whether the adjective makes of a thing another: "attempted murder" is none (lexicon
  // "privative").
  bool IsPrivative(std::string_view adjective) const;

  // Whether the number under its "of" counts children: "a father of two" (lexicon "parent-noun").
  bool IsParent(std::string_view noun) const;

  // Whether it stands for what its "of" counts: "a total of 12 people" (lexicon "sum-noun").
  bool IsSum(std::string_view noun) const;

 private:
  std::vector<std::unique_ptr<Trigger>> triggers_;
  absl::flat_hash_map<std::string_view, std::vector<const Trigger*>> by_lemma_;
  absl::flat_hash_map<std::string, bool> compares_;  // "frame.role.field"
  absl::flat_hash_set<std::string> units_, things_, privatives_, parents_, sums_;

  bool Fills(const Trigger& trigger, const Syntax& syntax,
             const std::vector<Participant>& participants) const;
};

}  // namespace gainsay
