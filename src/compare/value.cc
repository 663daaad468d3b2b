// SPDX-License-Identifier: Apache-2.0
// Tested by tests/compare/value_test.cc.
#include "compare/value.h"

#include <algorithm>
#include <type_traits>

#include "base/status.h"
#include "compare/date.h"
#include "compare/number.h"

namespace gainsay {
namespace {

struct CompareSame {
  const Comparers& compare;

  Verdict operator()(const DateValue& a, const DateValue& b) const { return CompareDates(a, b); }
  Verdict operator()(const Quantity& a, const Quantity& b) const { return CompareQuantities(a, b); }
  Verdict operator()(const PersonName& a, const PersonName& b) const {
    return compare.names().Compare(a, b);
  }
  Verdict operator()(const OrganizationName& a, const OrganizationName& b) const {
    return compare.names().Compare(a, b);
  }
  Verdict operator()(const PlaceValue& a, const PlaceValue& b) const {
    return compare.Places(a, b);
  }
  Verdict operator()(const OfficeValue& a, const OfficeValue& b) const {
    return CompareOffices(a, b, compare.offices(), compare.places());
  }
  Verdict operator()(const QuoteValue& a, const QuoteValue& b) const {
    if (a == b) return {Relation::kSame, "the same words of the same speaker"};
    return {Relation::kIncomparable, "quotations are compared word by word, in findings"};
  }
  Verdict operator()(bool a, bool b) const {
    if (a == b) return {Relation::kSame, "both say the same"};
    return {Relation::kConflict, "one says that it happened, the other that it did not", 1};
  }
  Verdict operator()(const std::string& a, const std::string& b) const {
    if (a == b) return {Relation::kSame, "the same words"};
    return {Relation::kIncomparable, "free text"};
  }
  Verdict operator()(std::monostate, std::monostate) const {
    return {Relation::kSame, "no value on either side"};
  }
  template <typename A, typename B>
  Verdict operator()(const A&, const B&) const {
    return {Relation::kIncomparable, "values of different kinds"};
  }
};

// How far a relation is from agreement.
int Rank(Relation relation) {
  switch (relation) {
    case Relation::kSame: return 0;
    case Relation::kCompatible: return 1;
    case Relation::kVariant: return 2;
    case Relation::kSuperseded: return 3;
    case Relation::kIncomparable: return 4;
    case Relation::kConflict: return 5;
  }
  return 5;
}

}  // namespace

absl::StatusOr<Comparers> Comparers::Compile(const RuleSet& rules) {
  ASSIGN_OR_RETURN(NameComparer names, NameComparer::Compile(rules));
  ASSIGN_OR_RETURN(OfficeTerms offices, OfficeTerms::Compile(rules));
  Comparers compare(std::move(names), std::move(offices));
  ASSIGN_OR_RETURN(compare.quotations_, QuotationWords::Compile(rules));
  ASSIGN_OR_RETURN(compare.places_, PlaceTable::Load(rules.packs()));
  ASSIGN_OR_RETURN(compare.holders_, OfficeTable::Load(rules.packs()));
  return compare;
}

Verdict Comparers::Places(const PlaceValue& a, const PlaceValue& b) const {
  return ComparePlaces(a, b, *places_);
}

Verdict Comparers::Values(const Value& a, const Value& b) const {
  return std::visit(CompareSame{*this}, a, b);
}

namespace {

// What one of the two has in its scope and the other has not, "" for nothing: 420 passengers and
// crew are no other number than 246 passengers. A part may be another number than the whole, but
// whether one of the two is a part the words tell badly: alignment weighs that.
std::string OnlyInOne(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  for (const auto& [x, y] : {std::pair(&a, &b), std::pair(&b, &a)}) {
    for (const std::string& scope : *x) {
      if (scope != kPart && std::find(y->begin(), y->end(), scope) == y->end()) return scope;
    }
  }
  return "";
}

}  // namespace

Verdict Comparers::Claims(const Claim& a, const Claim& b) const {
  if (const std::string scope = OnlyInOne(a.scope, b.scope); !scope.empty()) {
    return {.relation = Relation::kIncomparable,
            .reason = "only one is of \"" + scope + "\"",
            .distance = 1};
  }
  Verdict best = Values(a.value, b.value);
  auto consider = [&](const Value& x, const Value& y) {
    Verdict verdict = Values(x, y);
    if (Rank(verdict.relation) < Rank(best.relation)) best = verdict;
  };
  for (const Value& x : a.alternatives) consider(x, b.value);
  for (const Value& y : b.alternatives) consider(a.value, y);
  for (const Value& x : a.alternatives) {
    for (const Value& y : b.alternatives) consider(x, y);
  }
  return best;
}

}  // namespace gainsay
