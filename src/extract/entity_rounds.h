// SPDX-License-Identifier: Apache-2.0
//
// Internal to extract/entity*.cc: the three rounds in which the entities of an article are found,
// and what the rounds share.
//
//   GroupMentions    "Hassan Rouhani ... President Rohani"           one entity, two spellings
//   FindRoles        "bomb technician John Smith", "Mr Jahromi"      a role; a man
//   FindReferences   "the technician ... he"                         who stands behind the words
//
// Each adds to what the one before found; none takes anything back. What they refuse: a name, a
// role or a pronoun that may be one of two stays nobody's.
#pragma once

#include <memory>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "compare/name.h"
#include "extract/name_words.h"
#include "extract/sheet.h"
#include "rules/ruleset.h"

namespace gainsay::entity_internal {

constexpr size_t kMaxForms = 64;        // spellings and roles of one entity
constexpr uint32_t kNearSentences = 2;  // how far back a pronoun or a shared surname reaches

// What the rules say, compiled once. The words are folded.
struct EntityRules {
  static absl::StatusOr<EntityRules> Compile(std::shared_ptr<const RuleSet> rules);

  std::shared_ptr<const RuleSet> rules;
  name_internal::NameLexicons lexicons;
  NameComparer names;
  // The table "name-references".
  absl::flat_hash_map<std::string, Gender> pronouns;
  absl::flat_hash_map<std::string, std::string> organizations;  // noun -> category
  absl::flat_hash_set<std::string> definite, saying;

  // By the given name.
  Gender GenderOf(const PersonName& name) const;
};

// One article as the rounds see it; views into the sheet and the rules.
struct EntityArticle {
  EntityArticle(const Sheet& sheet, const EntityRules& rules);

  const Sheet& sheet;
  const Document& document;
  const EntityRules& rules;
  const name_internal::NameWords words;

  // By the titles that the mention begins with: "Mr", "Queen".
  Gender GenderOfTitles(const Mention& mention) const;
  // Whether the token can belong to a role: nouns, adjectives, "of", a hyphen.
  bool IsNominal(uint32_t token) const;
};

// Entities in the order of their first mention, still without roles and sex.
LocalEntities GroupMentions(const EntityArticle& article);

// The roles of persons, and from titles, roles and given names their sex, where nothing speaks
// against it.
void FindRoles(const EntityArticle& article, LocalEntities* entities);

// Pronouns and definite roles; and the role of a person who is named only behind it.
void FindReferences(const EntityArticle& article, LocalEntities* entities);

// A role less its articles and quotation marks, unless the entity has it; `head` is its noun.
void AddRole(const EntityArticle& article, TokenRange tokens, uint32_t head, LocalEntity* entity);

}  // namespace gainsay::entity_internal
