// SPDX-License-Identifier: Apache-2.0
// Tested by tests/claims/claims_test.cc.
#include "claims/entities.h"

#include <algorithm>

#include "absl/strings/ascii.h"

namespace gainsay {
namespace {

EntityKind KindOf(MentionKind kind) {
  switch (kind) {
    case MentionKind::kPerson: return EntityKind::kPerson;
    case MentionKind::kOrganization: return EntityKind::kOrganization;
    case MentionKind::kPlace: return EntityKind::kPlace;
    case MentionKind::kOffice: case MentionKind::kTime: case MentionKind::kQuantity:
    case MentionKind::kQuotation: case MentionKind::kEvent: case MentionKind::kOther:
      return EntityKind::kOther;
  }
  return EntityKind::kOther;
}

// The form that a mention uses, as LocalEntity::spellings has it.
std::string FormOf(const Reading& reading, const Mention& mention) {
  if (const auto* person = mention.As<PersonName>()) return person->full;
  if (const auto* organization = mention.As<OrganizationName>()) return organization->full;
  if (const auto* place = mention.As<PlaceValue>()) return place->name;
  if (const auto* other = mention.As<OtherValue>()) return other->name;
  return std::string(Slice(reading.document.text, mention.span));
}

}  // namespace

std::vector<Entity> CollectEntities(const Reading& reading) {
  std::vector<Entity> entities;
  for (const LocalEntity& local : reading.entities.entities) {
    Entity& entity = entities.emplace_back();
    entity.kind = KindOf(local.kind);
    entity.name = local.name;
    entity.mentions = static_cast<uint32_t>(local.mentions.size());
    if (const auto* person = std::get_if<PersonName>(&local.value)) entity.value = *person;
    if (const auto* organization = std::get_if<OrganizationName>(&local.value)) {
      entity.value = *organization;
    }
    if (const auto* place = std::get_if<PlaceValue>(&local.value)) entity.value = *place;
    for (const RolePhrase& role : local.roles) {
      entity.roles.push_back(absl::AsciiStrToLower(role.text));
    }
    std::sort(entity.roles.begin(), entity.roles.end());
    entity.roles.erase(std::unique(entity.roles.begin(), entity.roles.end()), entity.roles.end());
    for (uint32_t m : local.mentions) {
      std::string form = FormOf(reading, reading.mentions[m]);
      auto& forms = entity.spellings;
      if (form.empty() || std::find(forms.begin(), forms.end(), form) != forms.end()) continue;
      forms.push_back(std::move(form));
      entity.witnesses.push_back(reading.WitnessOf(reading.mentions[m].tokens));
    }
    // The fullest form first; the others as they came.
    for (size_t i = 1; i < entity.spellings.size(); ++i) {
      if (entity.spellings[i].size() <= entity.spellings[0].size()) continue;
      std::swap(entity.spellings[i], entity.spellings[0]);
      std::swap(entity.witnesses[i], entity.witnesses[0]);
    }
  }
  return entities;
}

}  // namespace gainsay
