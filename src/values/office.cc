// SPDX-License-Identifier: Apache-2.0
#include "values/office.h"

namespace gainsay {

std::string_view OfficeStatusName(OfficeStatus status) {
  switch (status) {
    case OfficeStatus::kCurrent: return "current";
    case OfficeStatus::kFormer: return "former";
    case OfficeStatus::kActing: return "acting";
    case OfficeStatus::kElect: return "elect";
    case OfficeStatus::kDesignate: return "designate";
    case OfficeStatus::kCandidate: return "candidate";
  }
  return "current";
}

std::string_view OfficeRankName(OfficeRank rank) {
  switch (rank) {
    case OfficeRank::kFull: return "full";
    case OfficeRank::kDeputy: return "deputy";
    case OfficeRank::kAssistant: return "assistant";
    case OfficeRank::kVice: return "vice";
  }
  return "full";
}

std::string Dump(const OfficeValue& value) {
  std::string out;
  auto add = [&out](std::string_view part) {
    if (part.empty()) return;
    if (!out.empty()) out += ' ';
    out += part;
  };
  if (value.status != OfficeStatus::kCurrent) add(OfficeStatusName(value.status));
  if (value.rank != OfficeRank::kFull) add(OfficeRankName(value.rank));
  if (!value.portfolio.empty()) add("(" + value.portfolio + ")");
  add(value.role);
  if (!value.organization.empty()) add("of " + value.organization);
  if (!value.jurisdiction.empty()) add("[" + value.jurisdiction + "]");
  if (value.single_holder) add("single");
  return out;
}

}  // namespace gainsay
