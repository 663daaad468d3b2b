// SPDX-License-Identifier: Apache-2.0
//
// Place claims: a place under "in", "at", "near", ... of a predicate says where it holds. Origin
// and destination ("from", "to") are other slots than the place of the happening.
//
//   "was arrested in Saginaw"        arrest.place   Saginaw
//   "a quake struck Papua"           quake.place    Papua
//   "sailed from Aden to Djibouti"   from: Aden, to: Djibouti
//
// Tested by tests/claims/claims_test.cc.
#include <algorithm>

#include "claims/builders.h"

namespace gainsay {
namespace {

// Prepositions by what they make of a place: one structural table, for the frames speak of
// "place", "origin" and "destination" only.
std::string_view PlaceRole(std::string_view preposition) {
  if (preposition == "from") return "origin";
  if (preposition == "to" || preposition == "into" || preposition == "toward" ||
      preposition == "towards") {
    return "destination";
  }
  for (std::string_view at : {"in", "at", "near", "off", "on", "outside", "inside", "around",
                              "between", "along", "close to", "across from"}) {
    if (preposition == at) return "place";
  }
  return {};
}

// "The quake struck Papua": of a verb that only says that its subject happened, the object is
// where.
bool IsStruck(const Reading& reading, const LocalProposition& proposition, uint32_t head) {
  const Token& t = reading.document.tokens[head];
  return t.dep == Dep::kObj && proposition.verb >= 0 && t.head == proposition.verb;
}

}  // namespace

void PlaceClaims(Reading* reading, const FrameSet& frames, std::vector<Claim>* claims) {
  for (const Mention& mention : reading->mentions) {
    const PlaceValue* place = mention.As<PlaceValue>();
    if (place == nullptr || place->adjective || place->government) continue;
    uint32_t head = reading->syntax.HeadOf(mention.tokens);
    // "at a bank in Woodburn": the place of the bank is the place of what happened there.
    // "150 miles east of Aden" needs no preposition.
    std::string_view role = PlaceRole(reading->syntax.Case(head));
    if (role.empty() && !place->direction.empty()) role = "place";
    int p = reading->GoverningProposition(head);
    if (p < 0) continue;
    LocalProposition& proposition = reading->propositions[p];
    if (role.empty() && IsStruck(*reading, proposition, head)) role = "place";
    if (role.empty()) continue;
    if (role == "place") proposition.record.places.push_back(*place);
    const std::string& frame = proposition.record.frame;
    bool framed = !frame.empty() && frames.Compares(frame, role, "place");
    std::string slot = (framed ? frame + "." : std::string()) + std::string(role);
    Claim claim = ClaimAt(*reading, Field::kPlace, slot, head, mention.tokens);
    claim.value = *place;
    for (const MentionValue& other : mention.alternatives) {
      if (const PlaceValue* alternative = std::get_if<PlaceValue>(&other)) {
        claim.alternatives.push_back(*alternative);
      }
    }
    claim.rule = mention.rule;
    claim.proposition = p;
    claim.entity = mention.entity;
    claim.noun = proposition.record.predicate;
    // Of the noun in between: "a branch in Woodburn exploded" is keyed by the branch too.
    int above = reading->document.tokens[head].head;
    if (above >= 0 && static_cast<uint32_t>(above) != proposition.token &&
        above != proposition.verb) {
      claim.modifiers.push_back(std::string(reading->document.tokens[above].lemma));
    }
    claims->push_back(std::move(claim));
  }
}

}  // namespace gainsay
