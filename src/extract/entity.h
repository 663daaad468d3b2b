// SPDX-License-Identifier: Apache-2.0
//
// Which mentions of one article are one entity.
//
//   "Mohammad Javad Azari-Jahromi ... Mr Jahromi ... the minister ... he"   one person
//   "Hassan Rouhani ... President Hassan Rohani"   one person in two spellings: both are kept
//   "Andrew Lopez ... his brother Kristian Lopez"  two persons; "Lopez" is the one named last
//   "the Central Bank of Iran (CBI) ... the CBI"   one organisation
//
// Sure things only. Two full names in different spellings join when they are near-identical and
// carry one title, or differ by hardly a letter. A surname that two people share is the one who
// was named in the sentences just before, or nobody's. A pronoun is resolved when one person of
// that sex alone can be meant; "the minister" when one person of the article is a minister.
//
// Linear in the document: names are looked up by their words, never compared all with all.
#pragma once

#include <memory>

#include "absl/status/statusor.h"
#include "extract/local_entity.h"
#include "extract/sheet.h"
#include "rules/ruleset.h"

namespace gainsay {

class EntityResolver {
 public:
  static absl::StatusOr<EntityResolver> Compile(std::shared_ptr<const RuleSet> rules);
  ~EntityResolver();
  EntityResolver(EntityResolver&&) noexcept;
  EntityResolver& operator=(EntityResolver&&) noexcept;

  LocalEntities Resolve(const Sheet& sheet) const;

  // The same, put into the sheet: Mention::entity, Sheet::entities.
  void Resolve(Sheet* sheet) const;

 private:
  struct Parts;
  explicit EntityResolver(std::unique_ptr<const Parts> parts);
  std::unique_ptr<const Parts> parts_;
};

}  // namespace gainsay
