// SPDX-License-Identifier: Apache-2.0
//
// Number claims.
//
//   "injured 250 others"         injury.victim count, noun other
//   "12 arrests"                 arrest.suspect count (the trigger counts itself)
//   "a $2.5 million necklace"    money, noun necklace
//   "the 26-year-old Smith"      person.age of the entity Smith
//   "a quake of magnitude 7.6"   magnitude, noun quake
//   "sold 3 million copies"      count, noun copy, governed by sell
//   "two counts of murder"       charge.crime count, noun murder
//
// Tested by tests/claims/claims_test.cc.
#include <algorithm>
#include <optional>

#include "claims/builders.h"

namespace gainsay {
namespace {

bool IsNominal(const Token& t) {
  return t.upos == Upos::kNoun || t.upos == Upos::kPropn || t.upos == Upos::kPron;
}

// "one of her four cats", "five of the six": a part of something else that is counted.
bool IsPartitive(const Reading& reading, const Mention& mention) {
  const Sentence& sentence = reading.document.sentences[mention.sentence];
  uint32_t next = mention.tokens.last;
  if (next + 1 >= sentence.last || reading.document.tokens[next].lemma != "of") return false;
  const Token& after = reading.document.tokens[next + 1];
  return after.upos == Upos::kDet || after.upos == Upos::kPron || after.upos == Upos::kNum ||
         after.upos == Upos::kAdj;
}

// The noun that the quantity counts or measures: "250 others" -> others, "40 of the passengers"
// -> passengers, "jewels worth $5 million" -> jewels; -1 where it stands alone.
int NounOf(const Reading& reading, const Mention& mention, uint32_t head) {
  const auto& tokens = reading.document.tokens;
  const Token& t = tokens[head];
  for (uint32_t child : reading.syntax.Children(head)) {
    if (tokens[child].dep == Dep::kNmod && reading.syntax.Case(child) == "of" &&
        !mention.tokens.Contains(child)) {
      return static_cast<int>(child);
    }
  }
  if (t.head < 0) return -1;
  // "bought Foods for $2 billion": what stands under another preposition than "of" is not measured
  // by the number.
  std::string_view marker = reading.syntax.Case(head);
  if (t.dep == Dep::kNmod && !marker.empty() && marker != "of" && marker != "worth") return -1;
  uint32_t above = static_cast<uint32_t>(t.head);
  bool attached = t.dep == Dep::kNummod || t.dep == Dep::kCompound || t.dep == Dep::kAmod ||
                  t.dep == Dep::kNmod || t.dep == Dep::kAppos || t.dep == Dep::kDet;
  if (attached && IsNominal(tokens[above]) && !mention.tokens.Contains(above)) {
    return static_cast<int>(above);
  }
  return -1;
}

// The noun under "of": "counts of murder" -> murder; -1 for none.
int CountedUnder(const Reading& reading, uint32_t unit) {
  for (uint32_t child : reading.syntax.Children(unit)) {
    const Token& t = reading.document.tokens[child];
    if (t.dep == Dep::kNmod && IsNominal(t) && reading.syntax.Case(child) == "of") {
      return static_cast<int>(child);
    }
  }
  return -1;
}

std::string SlotOfDimension(const Quantity& q) {
  switch (q.dimension) {
    case Dimension::kCount: return "count";
    case Dimension::kAge: return "person.age";
    default: return std::string(DimensionName(q.dimension));
  }
}

// The person whose age it is: the noun it stands with, or the subject of "is 26".
int EntityOfAge(const Reading& reading, const Mention& mention, uint32_t head) {
  const auto& tokens = reading.document.tokens;
  auto person_at = [&](uint32_t token) {
    return reading.MentionAt(token, MentionKind::kPerson) >= 0 ? reading.EntityAt(token) : -1;
  };
  const Sentence& sentence = reading.document.sentences[mention.sentence];
  // "Smith, 26, ..." and "26-year-old Smith": the words beside it are surer than the parser.
  if (mention.tokens.first >= sentence.first + 2 &&
      reading.document.Text(mention.tokens.first - 1) == ",") {
    if (int entity = person_at(mention.tokens.first - 2); entity >= 0) return entity;
  }
  if (mention.tokens.last < sentence.last) {
    if (int entity = person_at(mention.tokens.last); entity >= 0) return entity;
  }
  for (int at = static_cast<int>(head), climb = 0; at >= 0 && climb < 4; ++climb) {
    if (int entity = person_at(at); entity >= 0) return entity;
    // "a 47-year-old man": the man is nobody we know by name.
    if (tokens[at].upos == Upos::kNoun && at != static_cast<int>(head)) return -1;
    for (uint32_t child : reading.syntax.Children(at)) {
      bool named = tokens[child].dep == Dep::kNsubj || tokens[child].dep == Dep::kAppos ||
                   tokens[child].dep == Dep::kFlat;
      if (!named) continue;
      if (int entity = reading.EntityAt(child); entity >= 0) return entity;
    }
    if (reading.syntax.IsPredicate(at)) break;
    // "Smith will be charged after two women, 68 and 48 years old, were found": what is joined to
    // another clause is not its subject's, unless it is said of it ("was arrested and is 43").
    const Dep dep = tokens[at].dep;
    const bool apart = dep == Dep::kConj || dep == Dep::kParataxis || dep == Dep::kAdvcl;
    bool predicate = false;
    for (uint32_t child : reading.syntax.Children(at)) {
      predicate = predicate || tokens[child].dep == Dep::kCop;
    }
    if (apart && !predicate) break;
    at = tokens[at].head;
  }
  return -1;
}

// What is counted with the noun ("420 passengers and crew" are no 420 passengers), and what makes
// another thing of it ("two counts of attempted murder").
void AddScopes(const Reading& reading, const FrameSet& frames, uint32_t noun,
               const std::vector<std::string>& modifiers, std::vector<std::string>* scope) {
  for (uint32_t child : reading.syntax.Children(noun)) {
    const Token& t = reading.document.tokens[child];
    if (t.dep != Dep::kConj || child < noun || !IsNominal(t)) continue;
    // "12 Somalis and 11 Yemenis", "two men and a boy" count each of their own.
    const bool own = reading.syntax.Child(child, Dep::kNummod) >= 0 ||
                     reading.syntax.Child(child, Dep::kDet) >= 0;
    const int joint = reading.syntax.Child(child, Dep::kCc);
    if (!own && joint >= 0 && reading.document.tokens[joint].lemma == "and") {
      scope->push_back("and " + std::string(t.lemma));
    }
  }
  for (const std::string& modifier : modifiers) {
    if (frames.IsPrivative(modifier)) scope->push_back(modifier);
  }
}

struct Place {
  int proposition = -1;
  std::string_view role;         // of the frame
  std::string_view participant;  // grammatical
};

// The role of the trigger that a proposition has for a participant, "" for none.
std::string_view RoleIn(const Reading& reading, int proposition, std::string_view participant) {
  if (proposition < 0 || reading.propositions[proposition].trigger == nullptr) return {};
  return reading.propositions[proposition].trigger->RoleOf(participant);
}

// "the death toll rose to 12", "officials put the toll at 12": the number is the toll's.
std::optional<Place> ValueOf(const Reading& reading, const LocalProposition& p, uint32_t noun) {
  auto is_noun = [&](const Participant& other) {
    return other.token == noun && (other.role == "at" || other.role == "to");
  };
  const bool given = std::any_of(p.participants.begin(), p.participants.end(), is_noun);
  for (const Participant& participant : p.participants) {
    if (participant.token == noun) continue;
    if (participant.role != "subject" && !(given && participant.role == "object")) continue;
    const int toll = reading.PropositionAt(participant.token);
    std::string_view role = RoleIn(reading, toll, "value");
    if (!role.empty()) return Place{toll, role, "value"};
  }
  return std::nullopt;
}

// "three dead", "12 injured": an adjective on the noun.
std::optional<Place> ModifierOf(const Reading& reading, uint32_t noun) {
  for (uint32_t child : reading.syntax.Children(noun)) {
    const Dep dep = reading.document.tokens[child].dep;
    if (dep != Dep::kAmod && dep != Dep::kAcl) continue;
    const int modifier = reading.PropositionAt(child);
    std::string_view role = RoleIn(reading, modifier, "modified");
    if (role.empty()) role = RoleIn(reading, modifier, "object");
    if (!role.empty()) return Place{modifier, role, "modified"};
  }
  return std::nullopt;
}

// "A father of two was killed": two children, and one dead.
bool CountsChildren(const Reading& reading, const FrameSet& frames, const Mention& mention) {
  const std::vector<Token>& tokens = reading.document.tokens;
  const uint32_t first = mention.tokens.first;
  return first >= reading.document.sentences[mention.sentence].first + 2 &&
         tokens[first - 1].lemma == "of" && frames.IsParent(tokens[first - 2].lemma);
}

// What takes part for the noun: the total of "a total of 12 people were hurt", or itself.
uint32_t StandsFor(const Reading& reading, const FrameSet& frames, uint32_t noun) {
  const Token& t = reading.document.tokens[noun];
  if (t.dep != Dep::kNmod || t.head < 0 || reading.syntax.Case(noun) != "of") return noun;
  return frames.IsSum(reading.document.tokens[t.head].lemma) ? static_cast<uint32_t>(t.head) : noun;
}

// The proposition that the noun takes part in, and as what.
Place Locate(const Reading& reading, const FrameSet& frames, uint32_t noun) {
  const int self = reading.PropositionAt(noun);
  std::string_view role = RoleIn(reading, self, "self");
  if (!role.empty()) return {self, role, "self"};
  // "Protesters" says who they are; a verb that says what became of them says more.
  const std::string_view of_itself = RoleIn(reading, self, "is");
  Place place;
  place.proposition = reading.GoverningProposition(noun);
  if (place.proposition >= 0) {
    const LocalProposition& p = reading.propositions[place.proposition];
    if (std::optional<Place> value = ValueOf(reading, p, noun)) return *value;
    for (const Participant& participant : p.participants) {
      if (participant.token != noun) continue;
      place.participant = participant.role;
      place.role = RoleIn(reading, place.proposition, participant.role);
      if (!place.role.empty()) break;
    }
  }
  // What stands on the noun says more than the verb above it.
  if (std::optional<Place> modifier = ModifierOf(reading, noun)) return *modifier;
  if (place.proposition < 0) return {self, of_itself, "is"};
  const std::string& frame = reading.propositions[place.proposition].record.frame;
  if (of_itself.empty() || frames.Compares(frame, place.role, "count")) return place;
  return {self, of_itself, "is"};
}

}  // namespace

void NumberClaims(const Reading& reading, const FrameSet& frames, std::vector<Claim>* claims) {
  for (const Mention& mention : reading.mentions) {
    const Quantity* q = mention.As<Quantity>();
    if (q == nullptr || q->dimension == Dimension::kOther || q->dimension == Dimension::kOrdinal) {
      continue;
    }
    // "one of the largest unions" counts nothing.
    bool partitive = IsPartitive(reading, mention);
    if (partitive && q->max <= 1) continue;
    uint32_t head = reading.syntax.HeadOf(mention.tokens);
    int noun = NounOf(reading, mention, head);
    uint32_t at = noun >= 0 ? static_cast<uint32_t>(noun) : head;
    const bool children = CountsChildren(reading, frames, mention);
    Place place = children ? Place() : Locate(reading, frames, StandsFor(reading, frames, at));
    // What the number counts; the place is the unit's.
    if (noun >= 0 && frames.IsUnit(reading.document.tokens[noun].lemma)) {
      noun = CountedUnder(reading, at);
      if (noun < 0) continue;  // "faces two counts", of what?
      at = static_cast<uint32_t>(noun);
    }

    // The witness: the value with its noun where they stand together.
    TokenRange words = mention.tokens;
    if (noun >= 0 && at >= words.last && at - words.last <= 4) words.last = at + 1;
    if (noun >= 0 && at < words.first && words.first - at <= 4) words.first = at;

    Claim claim = ClaimAt(reading, Field::kNumber, SlotOfDimension(*q), at, words);
    claim.value = *q;
    for (const MentionValue& other : mention.alternatives) {
      if (const Quantity* alternative = std::get_if<Quantity>(&other)) {
        claim.alternatives.push_back(*alternative);
      }
    }
    claim.rule = mention.rule;
    claim.proposition = place.proposition;
    claim.noun = noun >= 0 ? std::string(reading.document.tokens[noun].lemma) : q->of;
    if (children) claim.noun = "child";
    claim.modifiers = ModifiersOf(reading, at, mention.tokens);
    if (partitive) claim.scope.emplace_back(kPart);
    if (noun >= 0) AddScopes(reading, frames, at, claim.modifiers, &claim.scope);
    if (noun >= 0) claim.entity = reading.EntityAt(noun);
    if (q->dimension == Dimension::kAge) {
      claim.entity = EntityOfAge(reading, mention, head);
      if (claim.entity < 0) claim.slot = "age";
    } else if (q->dimension == Dimension::kCount && !place.role.empty()) {
      const std::string& frame = reading.propositions[place.proposition].record.frame;
      if (frames.Compares(frame, place.role, "count")) {
        claim.slot = frame + "." + std::string(place.role);
      }
    }
    claims->push_back(std::move(claim));
  }
}

}  // namespace gainsay
