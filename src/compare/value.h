// SPDX-License-Identifier: Apache-2.0
//
// Compares two values of one field, whatever their kind: the one door to the comparators.
//
//   ASSIGN_OR_RETURN(Comparers compare, Comparers::Compile(*rules));
//   compare.Values(Quantity{...}, Quantity{...}).relation
//
// Symmetric; reflexive; values of different kinds are incomparable.
#pragma once

#include <memory>

#include "absl/status/statusor.h"
#include "claims/claim.h"
#include "compare/attribution.h"
#include "compare/name.h"
#include "compare/office.h"
#include "compare/place.h"
#include "compare/verdict.h"
#include "rules/ruleset.h"

namespace gainsay {

class Comparers {
 public:
  static absl::StatusOr<Comparers> Compile(const RuleSet& rules);

  Verdict Values(const Value& a, const Value& b) const;

  // Two claims with the readings that the text leaves open: the reading under which the two
  // agree best counts.
  Verdict Claims(const Claim& a, const Claim& b) const;

  Verdict Places(const PlaceValue& a, const PlaceValue& b) const;

  const NameComparer& names() const { return names_; }
  const PlaceTable& places() const { return *places_; }
  const OfficeTable& holders() const { return *holders_; }
  const OfficeTerms& offices() const { return offices_; }
  const QuotationWords& quotations() const { return quotations_; }

 private:
  Comparers(NameComparer names, OfficeTerms offices)
      : names_(std::move(names)), offices_(std::move(offices)) {}

  NameComparer names_;
  OfficeTerms offices_;
  QuotationWords quotations_;
  std::shared_ptr<const PlaceTable> places_;
  std::shared_ptr<const OfficeTable> holders_;
};

}  // namespace gainsay
