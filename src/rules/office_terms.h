// SPDX-License-Identifier: Apache-2.0
//
// How roles stand to each other: the table "office" (rules/en/office.json), compiled.
//
//   terms.IsBroader("lawmaker", "senator")   true: a senator is a lawmaker
//   terms.StepsApart("commander", "commodore")   1: neighbours on one scale of ranks
//   terms.AreExclusive("president", "vice president")   true
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "absl/status/statusor.h"
#include "rules/ruleset.h"

namespace gainsay {

class OfficeTerms {
 public:
  static absl::StatusOr<OfficeTerms> Compile(const RuleSet& rules);
  ~OfficeTerms();
  OfficeTerms(OfficeTerms&&) noexcept;
  OfficeTerms& operator=(OfficeTerms&&) noexcept;

  // One holder at a time in one jurisdiction.
  bool IsSingle(std::string_view role) const;
  // Whether `broad` is a less precise word for `role`.
  bool IsBroader(std::string_view broad, std::string_view role) const;
  // How far two ranks of one scale are apart, 0 for one place on it; nothing where no scale has
  // both.
  std::optional<int> StepsApart(std::string_view a, std::string_view b) const;
  // Whether one person cannot have both.
  bool AreExclusive(std::string_view a, std::string_view b) const;

 private:
  struct Data;
  explicit OfficeTerms(std::unique_ptr<Data> data);
  std::unique_ptr<Data> data_;
};

}  // namespace gainsay
