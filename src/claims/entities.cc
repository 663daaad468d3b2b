// SPDX-License-Identifier: Apache-2.0
// Tested by tests/claims/claims_test.cc.
#include "claims/entities.h"

#include <algorithm>
#include <map>

#include "absl/strings/ascii.h"

namespace gainsay {
namespace {

EntityKind KindOf(MentionKind kind) {
  switch (kind) {
    case MentionKind::kPerson: return EntityKind::kPerson;
    case MentionKind::kOrganization: return EntityKind::kOrganization;
    case MentionKind::kPlace: return EntityKind::kPlace;
    case MentionKind::kOffice:
    case MentionKind::kTime:
    case MentionKind::kQuantity:
    case MentionKind::kQuotation:
    case MentionKind::kEvent:
    case MentionKind::kOther: return EntityKind::kOther;
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

// What a mention has taken: what is left of the capitals inside a sentence is a name of unknown
// kind. `names`: only names, which a bare name may be a part of; "in May 1972 Feld" is none.
std::vector<bool> TakenTokens(const Reading& reading, bool names) {
  std::vector<bool> taken(reading.document.tokens.size());
  for (const Mention& mention : reading.mentions) {
    if (mention.kind == MentionKind::kQuotation || mention.kind == MentionKind::kEvent) continue;
    const bool name = mention.kind != MentionKind::kTime && mention.kind != MentionKind::kQuantity;
    if (names && !name) continue;
    std::fill(taken.begin() + mention.tokens.first, taken.begin() + mention.tokens.last, true);
  }
  return taken;
}

// A capital inside a sentence makes a name in English, whatever the tagger thinks.
bool LooksLikeName(const Document& document, const Sentence& sentence, uint32_t at) {
  const Token& t = document.tokens[at];
  std::string_view text = document.Text(t);
  bool capital = absl::ascii_isupper(static_cast<unsigned char>(text[0])) && text.size() >= 4 &&
                 std::any_of(text.begin() + 1, text.end(),
                             [](unsigned char c) { return absl::ascii_islower(c); });
  if (!capital || at == sentence.first) return false;
  if (t.upos != Upos::kPropn && t.upos != Upos::kNoun && t.upos != Upos::kAdj) return false;
  // After a mark that may begin a sentence of its own the capital says nothing.
  const Token& before = document.tokens[at - 1];
  return before.upos != Upos::kPunct || document.Text(before) == ",";
}

constexpr uint32_t kLongestBareName = 4;  // tokens

// Names that no extractor knows: villages in a list, a slip in a known name.
void AddBareNames(const Reading& reading, std::vector<Entity>* entities) {
  const Document& document = reading.document;
  const std::vector<bool> taken = TakenTokens(reading, false), named = TakenTokens(reading, true);
  std::map<std::string, size_t> known;
  for (const Paragraph& paragraph : document.paragraphs) {
    if (paragraph.boilerplate || paragraph.kind == BlockKind::kTitle ||
        paragraph.kind == BlockKind::kHeading) {
      continue;
    }
    for (uint32_t s = paragraph.first; s < paragraph.last; ++s) {
      const Sentence& sentence = document.sentences[s];
      for (uint32_t t = sentence.first; t < sentence.last; ++t) {
        uint32_t end = t;
        while (end < sentence.last && end - t < kLongestBareName && !taken[end] &&
               LooksLikeName(document, sentence, end)) {
          ++end;
        }
        // A run beside a mention is a part of a name that was read otherwise.
        bool apart = end > t && !named[t - 1] && (end == sentence.last || !named[end]);
        if (apart) {
          Witness witness = reading.WitnessOf(TokenRange{t, end});
          auto [it, fresh] = known.try_emplace(witness.quote, entities->size());
          if (fresh) entities->emplace_back().name = witness.quote;
          Entity& entity = (*entities)[it->second];
          if (entity.mentions++ < kMostPlaces) {
            entity.spellings.push_back(witness.quote);
            entity.witnesses.push_back(std::move(witness));
          }
        }
        if (end > t) t = end - 1;
      }
    }
  }
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
      if (form.empty()) continue;
      if (std::count(forms.begin(), forms.end(), form) >= static_cast<ptrdiff_t>(kMostPlaces)) {
        continue;
      }
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
  AddBareNames(reading, &entities);
  return entities;
}

}  // namespace gainsay
