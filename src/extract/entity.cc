// SPDX-License-Identifier: Apache-2.0
//
// Three rounds over an article (extract/entity_rounds.h): names make entities, then the words
// between the mentions are read for roles and for what stands instead of a name. Tested in
// tests/extract/entity_test.cc.
#include "extract/entity.h"

#include "base/status.h"
#include "extract/entity_rounds.h"
#include "nlohmann/json.hpp"

namespace gainsay {
namespace entity_internal {

absl::StatusOr<EntityRules> EntityRules::Compile(std::shared_ptr<const RuleSet> rules) {
  ASSIGN_OR_RETURN(name_internal::NameLexicons lexicons,
                   name_internal::NameLexicons::Compile(rules));
  ASSIGN_OR_RETURN(NameComparer names, NameComparer::Compile(*rules));
  const nlohmann::json* table = rules->Find("table", "name-references");
  if (table == nullptr) return Invalid("no table \"name-references\"");
  for (const char* key : {"pronouns", "organizations", "definite", "saying"}) {
    if (!table->contains(key)) return Invalid(std::string("name-references: no \"") + key + "\"");
  }
  EntityRules out{std::move(rules), std::move(lexicons), std::move(names), {}, {}, {}, {}};
  for (const auto& [word, sex] : (*table)["pronouns"].items()) {
    out.pronouns[word] = sex == "male" ? Gender::kMale : Gender::kFemale;
  }
  for (const auto& [noun, category] : (*table)["organizations"].items()) {
    out.organizations[noun] = category.get<std::string>();
  }
  for (const auto& word : (*table)["definite"]) out.definite.insert(word.get<std::string>());
  for (const auto& word : (*table)["saying"]) out.saying.insert(word.get<std::string>());
  return out;
}

EntityArticle::EntityArticle(const Sheet& sheet, const EntityRules& rules)
    : sheet(sheet), document(*sheet.document), rules(rules), words(rules.lexicons.Read(sheet)) {}

}  // namespace entity_internal

using entity_internal::EntityArticle;
using entity_internal::EntityRules;

struct EntityResolver::Parts {
  EntityRules rules;
};

EntityResolver::EntityResolver(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
EntityResolver::~EntityResolver() = default;
EntityResolver::EntityResolver(EntityResolver&&) noexcept = default;
EntityResolver& EntityResolver::operator=(EntityResolver&&) noexcept = default;

absl::StatusOr<EntityResolver> EntityResolver::Compile(std::shared_ptr<const RuleSet> rules) {
  ASSIGN_OR_RETURN(EntityRules compiled, EntityRules::Compile(std::move(rules)));
  return EntityResolver(std::make_unique<const Parts>(Parts{std::move(compiled)}));
}

LocalEntities EntityResolver::Resolve(const Sheet& sheet) const {
  const EntityArticle article(sheet, parts_->rules);
  LocalEntities out = GroupMentions(article);
  FindRoles(article, &out);
  FindReferences(article, &out);
  return out;
}

void EntityResolver::Resolve(Sheet* sheet) const {
  sheet->entities = Resolve(*sheet);
  for (size_t m = 0; m < sheet->mentions.size(); ++m) {
    sheet->mentions[m].entity = sheet->entities.of_mention[m];
  }
}

std::string Dump(const LocalEntities& entities) {
  std::string out;
  for (size_t i = 0; i < entities.entities.size(); ++i) {
    const LocalEntity& e = entities.entities[i];
    out += std::to_string(i) + " " + e.name + " x" + std::to_string(e.mentions.size());
    if (e.gender != Gender::kUnknown) out += e.gender == Gender::kMale ? " male" : " female";
    for (size_t s = 1; s < e.spellings.size(); ++s) out += (s == 1 ? " | " : "; ") + e.spellings[s];
    for (const RolePhrase& role : e.roles) out += " {" + role.text + "}";
    for (const Reference& r : entities.references) {
      if (r.entity == static_cast<int>(i)) out += r.kind == Reference::Kind::kPronoun ? " ~" : " ^";
    }
    out += '\n';
  }
  return out;
}

}  // namespace gainsay
