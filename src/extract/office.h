// SPDX-License-Identifier: Apache-2.0
//
// Finds offices and roles, before a name, behind it and on their own, with what they are of.
//
//   «US Secretary of State» Rex Tillerson        minister, foreign affairs, country/US
//   «Iran's supreme leader»                      supreme leader, country/IR
//   the «former deputy head of the union»        head, former, deputy, of "union"
//   «Oregon State Police Lt.» Gregg Hastings     lieutenant, of "Oregon State Police"
//   the «governor of Qeshm»                      governor, island/qeshm
//
//   general strike, private house, the head hurt, he will captain      nothing
//
// Reads the places of the sheet (extract/place.h runs before); a demonym or a place's name in
// front, or "of" a place behind, is the jurisdiction. Of a place that the text leaves open, the
// best known reading counts. Words for several holders ("ministers") give nothing.
#pragma once

#include <memory>
#include <vector>

#include "absl/status/statusor.h"
#include "extract/sheet.h"
#include "rules/office_terms.h"
#include "rules/place_table.h"
#include "rules/ruleset.h"

namespace gainsay {

class OfficeExtractor {
 public:
  static absl::StatusOr<OfficeExtractor> Compile(std::shared_ptr<const RuleSet> rules);
  ~OfficeExtractor();
  OfficeExtractor(OfficeExtractor&&) noexcept;
  OfficeExtractor& operator=(OfficeExtractor&&) noexcept;

  std::vector<Mention> Extract(const Sheet& sheet) const;

 private:
  struct Data;
  explicit OfficeExtractor(std::unique_ptr<Data> data);
  std::unique_ptr<Data> data_;
};

}  // namespace gainsay
