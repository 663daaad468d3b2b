// SPDX-License-Identifier: Apache-2.0
//
// Name claims: how an entity is called, and who fills a role of a frame.
//
//   "Bill Hakim", "William Hakim"           name, one claim a spelling and entity
//   "buy EYP for ..."                       acquisition.target   EYP
//
// Tested by tests/claims/claims_test.cc.
#include <algorithm>

#include "claims/builders.h"

namespace gainsay {
namespace {

void SpellingClaims(const Reading& reading, const std::vector<Entity>& entities,
                    std::vector<Claim>* claims) {
  for (size_t e = 0; e < entities.size(); ++e) {
    const Entity& entity = entities[e];
    for (size_t s = 0; s < entity.spellings.size(); ++s) {
      const auto form = entity.spellings.begin() + static_cast<ptrdiff_t>(s);
      if (std::find(entity.spellings.begin(), form, *form) != form) continue;
      Claim claim;
      claim.field = Field::kName;
      claim.slot = "name";
      claim.value = entity.spellings[s];
      claim.entity = static_cast<int>(e);
      claim.noun = entity.name;
      claim.witness = entity.witnesses[s];
      claim.rule = "name.spelling";
      claims->push_back(std::move(claim));
    }
  }
}

// "Nixon aide Fred LaRue dies": of persons in one name's chain the last one is meant.
int NamedLast(const Reading& reading, uint32_t head, int mention) {
  int last = mention;
  for (uint32_t child : reading.syntax.Children(head)) {
    if (reading.document.tokens[child].dep != Dep::kFlat) continue;
    const int named = reading.MentionAt(child, MentionKind::kPerson);
    if (named >= 0 && reading.mentions[named].tokens.first >= reading.mentions[last].tokens.last) {
      last = named;
    }
  }
  return last;
}

}  // namespace

void NameClaims(const Reading& reading, const FrameSet& frames, const std::vector<Entity>& entities,
                std::vector<Claim>* claims) {
  SpellingClaims(reading, entities, claims);
  for (size_t p = 0; p < reading.propositions.size(); ++p) {
    const LocalProposition& proposition = reading.propositions[p];
    if (proposition.trigger == nullptr) continue;
    for (const Participant& participant : proposition.participants) {
      std::string_view role = proposition.trigger->RoleOf(participant.role);
      if (role.empty() || !frames.Compares(proposition.record.frame, role, "who")) continue;
      int mention = reading.MentionAt(participant.token, MentionKind::kPerson);
      if (mention < 0) mention = reading.MentionAt(participant.token, MentionKind::kOrganization);
      if (mention < 0) continue;
      mention = NamedLast(reading, participant.token, mention);
      const Mention& m = reading.mentions[mention];
      Claim claim =
          ClaimAt(reading, Field::kName, proposition.record.frame + "." + std::string(role),
                  participant.token, m.tokens);
      if (const PersonName* person = m.As<PersonName>()) claim.value = *person;
      if (const OrganizationName* organization = m.As<OrganizationName>()) {
        claim.value = *organization;
      }
      claim.rule = m.rule;
      claim.proposition = static_cast<int>(p);
      claim.entity = m.entity;
      claims->push_back(std::move(claim));
    }
  }
}

}  // namespace gainsay
