// SPDX-License-Identifier: Apache-2.0
//
// Compares two offices that are said to be one person's, and two holders of one office.
//
//   secretary of state of the US | its foreign minister    same (one canonical role)
//   minister | telecommunications minister    compatible
//   former president | president              compatible   told of different times
//   deputy minister | minister                conflict
//   Commander | Commodore                     conflict     two ranks of one scale
//   president of Iran | president of Iraq     incomparable
//   police inspector | spokesman              incomparable one person can be both
//
// Symmetric; reflexive; dropping portfolio, jurisdiction or organisation, or going to a broader
// role, never turns compatible into conflict.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "compare/verdict.h"
#include "rules/office_table.h"
#include "rules/office_terms.h"
#include "rules/place_table.h"
#include "values/office.h"

namespace gainsay {

Verdict CompareOffices(const OfficeValue& a, const OfficeValue& b, const OfficeTerms& terms,
                       const PlaceTable& places);

// Days since 1970-01-01, both included; unset where the text gives no time.
struct DayRange {
  std::optional<int64_t> first, last;
};

// Two names that are given as holder of one office.
//
//   same          they can be one person
//   conflict      both are said to hold it at one time, or the table knows both and their terms
//                 do not touch while the times told do
//   superseded    the times told differ and the table says that one followed the other
//   incomparable  the office can have several holders, or nothing is known of the times
//
// `office` is the one they are said to hold, in full rank; its status says nothing here.
Verdict CompareHolders(const OfficeValue& office, std::string_view a, const DayRange& when_a,
                       std::string_view b, const DayRange& when_b, const OfficeTable& table);

// Whether the table says that `name` did not hold `office` at the time told, as conflict with the
// holders' names in the reason; same where it says that he did; else incomparable.
Verdict CheckHolder(const OfficeValue& office, std::string_view name, const DayRange& when,
                    const OfficeTable& table);

}  // namespace gainsay
