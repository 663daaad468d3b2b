// SPDX-License-Identifier: Apache-2.0
//
// An office or role that a person holds.
//
//   "former US Secretary of State"    role "minister", portfolio "foreign affairs",
//                                     jurisdiction country/US, former
//   "deputy head of the union"        role "head", rank deputy, organization "union"
#pragma once

#include <string>
#include <string_view>

namespace gainsay {

enum class OfficeStatus { kCurrent, kFormer, kActing, kElect, kDesignate, kCandidate };
enum class OfficeRank { kFull, kDeputy, kAssistant, kVice };

struct OfficeValue {
  std::string surface;       // the words
  std::string role;          // canonical role: "president", "minister", "spokesman", ...
  std::string portfolio;     // "foreign affairs", "defence", ... of a minister; or ""
  std::string jurisdiction;  // gazetteer key of the country or state, or ""
  std::string organization;  // what it is an office of, where it is no jurisdiction; or ""
  OfficeStatus status = OfficeStatus::kCurrent;
  OfficeRank rank = OfficeRank::kFull;
  bool single_holder = false;  // one holder at a time (head of state, foreign minister, ...)

  bool operator==(const OfficeValue&) const = default;
};

std::string_view OfficeStatusName(OfficeStatus status);
std::string_view OfficeRankName(OfficeRank rank);
std::string Dump(const OfficeValue& value);

}  // namespace gainsay
