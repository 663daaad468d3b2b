// SPDX-License-Identifier: Apache-2.0
//
// What speaks for and against a run being the name of a person, an organisation or another
// thing. Internal to extract/name*.cc.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "extract/name_runs.h"

namespace gainsay::name_internal {

// The names are the keys of "name-evidence" in rules/en/name.json.
// clang-format off
enum class Evidence {
  kHonorific, kTitle, kKnownTitle, kGiven, kGivenAmbiguous, kInitial, kNickname, kParticle,
  kSurnameShape, kTwoWords, kAge, kVerb, kRole, kSecondGiven, kArticle, kHead, kCapitals,
  kAmpersand, kOf, kFourWords, kCommonWords, kPlace, kKnown, kPlural, kInQuotes, kTagged, kSingle,
  kOrganizationBefore, kOrganizationAfter, kLocative, kForm, kAcronymIntroduced, kPluralTeam,
  kOtherHead, kShip, kSaid, kBeside, kThing,
  kBeforeTitle
};
// clang-format on
constexpr size_t kEvidence = 39;

using EvidenceSet = uint64_t;
constexpr EvidenceSet Bit(Evidence e) { return EvidenceSet{1} << static_cast<int>(e); }

enum class NameType { kNone, kPerson, kOrganization, kOther };

class EvidenceWeights {
 public:
  // `table` is "name-evidence"; fails on an unknown key.
  static absl::StatusOr<EvidenceWeights> FromJson(const nlohmann::json& table);

  // The kind that the evidence shows, or kNone; `sum` is what it adds up to.
  NameType Decide(EvidenceSet evidence, double* sum) const;

 private:
  std::array<std::array<double, kEvidence>, 3> weights_{};
  std::array<double, 3> accept_{};
  double lead_ = 0;
};

// The shapes of surnames and the commonest ones, from the table "name-shapes".
struct SurnameShapes {
  std::vector<std::string> starts, ends;
  absl::flat_hash_set<std::string> common;
  bool Matches(std::string_view folded) const;
};

// The noun of a thing that this name is given to: "a dhow identified as Salahaddin", "the tanker
// Limburg"; null where none.
const Hit* ThingBefore(const NameRun& run, const NameWords& words);

EvidenceSet EvidenceFor(const NameRun& run, const NameWords& words, const NameLexicons& lexicons,
                        const NameTables& tables, const SurnameShapes& shapes);

}  // namespace gainsay::name_internal
