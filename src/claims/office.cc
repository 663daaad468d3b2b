// SPDX-License-Identifier: Apache-2.0
//
// Office claims: the office that stands with a name, before it or as an apposition after it, or
// that somebody is said to be.
//
//   "Commander Nirad Sinha"                    office of Nirad Sinha: commander
//   "Tillerson, the US Secretary of State"     office of Tillerson
//   "He was the associate director"            office of whom "he" stands for
//   "As director, Felt fought the order"       office of Felt
//
// Tested by tests/claims/claims_test.cc.
#include <algorithm>

#include "claims/builders.h"

namespace gainsay {
namespace {

// The person that the office at these tokens belongs to, -1 for none.
int HolderOf(const Reading& reading, const Mention& office) {
  const auto& tokens = reading.document.tokens;
  const Sentence& sentence = reading.document.sentences[office.sentence];
  auto person_at = [&](uint32_t token) {
    return reading.MentionAt(token, MentionKind::kPerson) >= 0 ? reading.EntityAt(token) : -1;
  };
  // By name or by a pronoun.
  auto meant_at = [&](uint32_t token) {
    const int entity = reading.EntityAt(token);
    const bool person =
        entity >= 0 &&
        reading.entities.entities[static_cast<size_t>(entity)].kind == MentionKind::kPerson;
    return person ? entity : -1;
  };
  // "Commander Nirad Sinha": the name follows at once, or the office is inside the mention.
  for (uint32_t t = office.tokens.first; t < office.tokens.last; ++t) {
    if (int entity = person_at(t); entity >= 0) return entity;
  }
  if (office.tokens.last < sentence.last) {
    if (int entity = person_at(office.tokens.last); entity >= 0) return entity;
  }
  // "Iran's supreme leader, Ali Khamenei" and "Tillerson, the US Secretary of State": the words
  // beside it are surer than the parser.
  auto comma = [&](uint32_t token) { return reading.document.Text(token) == ","; };
  if (office.tokens.last + 1 < sentence.last && comma(office.tokens.last)) {
    if (int entity = person_at(office.tokens.last + 1); entity >= 0) return entity;
  }
  uint32_t before = office.tokens.first;
  if (before > sentence.first && tokens[before - 1].upos == Upos::kDet) --before;
  if (before >= sentence.first + 2 && comma(before - 1)) {
    if (int entity = person_at(before - 2); entity >= 0) return entity;
  }
  uint32_t head = reading.syntax.HeadOf(office.tokens);
  const Token& t = tokens[head];
  if (t.dep == Dep::kAppos && t.head >= 0) return person_at(static_cast<uint32_t>(t.head));
  for (uint32_t child : reading.syntax.Children(head)) {
    if (tokens[child].dep == Dep::kAppos || tokens[child].dep == Dep::kFlat) {
      if (int entity = person_at(child); entity >= 0) return entity;
    }
    // "Smith is the governor".
    if (tokens[child].dep == Dep::kNsubj && reading.syntax.Child(head, Dep::kCop) >= 0) {
      if (int entity = meant_at(child); entity >= 0) return entity;
    }
  }
  // "As director, Felt fought the order"; but not "had served as director", which is over.
  const bool fronted = t.head > static_cast<int32_t>(head);
  if (t.dep == Dep::kObl && fronted && reading.syntax.Case(head) == "as") {
    for (const Participant& p : reading.syntax.Participants(static_cast<uint32_t>(t.head))) {
      if (p.role != "subject") continue;
      if (int entity = meant_at(p.token); entity >= 0) return entity;
    }
  }
  return -1;
}

}  // namespace

void OfficeClaims(const Reading& reading, const std::vector<Entity>& entities,
                  std::vector<Claim>* claims) {
  for (const Mention& mention : reading.mentions) {
    const OfficeValue* office = mention.As<OfficeValue>();
    if (office == nullptr) continue;
    int holder = HolderOf(reading, mention);
    if (holder < 0 || holder >= static_cast<int>(entities.size())) continue;
    Claim claim = ClaimAt(reading, Field::kOffice, "office", reading.syntax.HeadOf(mention.tokens),
                          mention.tokens);
    claim.value = *office;
    claim.rule = mention.rule;
    claim.entity = holder;
    claim.noun = office->role;
    claims->push_back(std::move(claim));
  }
}

}  // namespace gainsay
