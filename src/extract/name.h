// SPDX-License-Identifier: Apache-2.0
//
// Names of persons, organisations and other named things.
//
//   "Senior Trooper William Smith, 34, said"  person: title, given name, age, a verb of people
//   "the Bank of England"                     organisation, bank
//   "aboard the USS Lassen"                   other, ship
//   "Ketsoyan said"                           person, where the article has Jack Ketsoyan
//
// Every stretch of capitals that can be a name (extract/name_runs.h) is weighed by evidence: what
// its words are, what stands before and after it, how the same name stands elsewhere in the
// article. The weights are data, "name-evidence" in rules/en/name.json, and so are the words. A
// name that reaches no kind's threshold gives no mention: a wrong name costs more than a missing
// one. Names in headlines count only when the body confirms them.
//
// Places and offices are found before (extract/place.h, extract/office.h) and are not repeated;
// a capitalised title right in front of a person belongs to the mention.
//
// Linear in the document.
#pragma once

#include <memory>
#include <vector>

#include "absl/status/statusor.h"
#include "extract/sheet.h"
#include "rules/ruleset.h"

namespace gainsay {

class NameExtractor {
 public:
  static absl::StatusOr<NameExtractor> Compile(std::shared_ptr<const RuleSet> rules);
  ~NameExtractor();
  NameExtractor(NameExtractor&&) noexcept;
  NameExtractor& operator=(NameExtractor&&) noexcept;

  std::vector<Mention> Extract(const Sheet& sheet) const;

 private:
  struct Parts;
  explicit NameExtractor(std::unique_ptr<const Parts> parts);
  std::unique_ptr<const Parts> parts_;
};

}  // namespace gainsay
