// SPDX-License-Identifier: Apache-2.0
//
// The answer of every comparator: how two values of one field stand to each other, and why.
//
//   same          they say the same thing
//   compatible    both can hold: one is less precise, hedged, rounded
//   superseded    a later state of the same thing; needs an order in time, so that only
//                 findings/, which knows the articles' dates, turns a conflict into it
//   variant       one thing in two spellings
//   conflict      they cannot both hold
//   incomparable  nothing follows from the difference
//
// Laws of every comparator: symmetric; reflexive (same); making one side less precise never
// turns compatible into conflict.
#pragma once

#include <string>
#include <string_view>

namespace gainsay {

enum class Relation { kSame, kCompatible, kSuperseded, kVariant, kConflict, kIncomparable };

constexpr std::string_view RelationName(Relation relation) {
  switch (relation) {
    case Relation::kSame: return "same";
    case Relation::kCompatible: return "compatible";
    case Relation::kSuperseded: return "superseded";
    case Relation::kVariant: return "variant";
    case Relation::kConflict: return "conflict";
    case Relation::kIncomparable: return "incomparable";
  }
  return "incomparable";
}

struct Verdict {
  Relation relation = Relation::kIncomparable;
  std::string reason;  // one sentence without a full stop: "250 is outside at least 40"
  // How far apart, 0 (equal) .. 1 (nothing in common); a feature of the confidence.
  double distance = 0;
  std::string rests_on;  // the table of rules/ that decided, where one did ("world/offices")
};

}  // namespace gainsay
