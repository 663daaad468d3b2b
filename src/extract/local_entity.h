// SPDX-License-Identifier: Apache-2.0
//
// What an article speaks of: persons, organisations, places and other named things, each with all
// its mentions, and the words that stand for them ("he", "the minister").
#pragma once

#include <string>
#include <vector>

#include "extract/mention.h"
#include "values/name_tables.h"

namespace gainsay {

// Words that say what a person or an organisation is: "bomb technician", "governor of Qeshm".
struct RolePhrase {
  TokenRange tokens;
  std::string text;  // as written, without article
  std::string head;  // the role's noun, folded: "technician", "governor"
};

struct LocalEntity {
  MentionKind kind = MentionKind::kPerson;
  std::string name;    // the fullest form, without title
  MentionValue value;  // of the fullest form
  Gender gender = Gender::kUnknown;
  std::vector<uint32_t> mentions;      // indices, in order
  std::vector<RolePhrase> roles;       // in order
  std::vector<std::string> spellings;  // forms used, the fullest first, each once
};

// A pronoun or a definite role that stands for an entity.
struct Reference {
  enum class Kind { kPronoun, kRole };
  TokenRange tokens;
  uint32_t sentence = 0;
  Kind kind = Kind::kPronoun;
  int entity = -1;
};

struct LocalEntities {
  std::vector<LocalEntity> entities;  // Mention::entity is an index
  std::vector<int> of_mention;        // by mention; -1 where none
  std::vector<Reference> references;  // in order
};

// One line an entity: kind, name, spellings, roles, number of mentions.
std::string Dump(const LocalEntities& entities);

}  // namespace gainsay
