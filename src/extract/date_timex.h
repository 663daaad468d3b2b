// SPDX-License-Identifier: Apache-2.0
//
// Internal to the reading of times: values in the notation of TIMEX3, as far as they are known.
//
//   4 March 2012            2012-03-04          Tuesday, no date known   XXXX-WXX-2
//   the fourth of a month   XXXX-XX-04          490 BC                   BC0490
//   three and a half days   P3.5D               several hours            PTXH
//   every Monday morning    XXXX-WXX-1TMO
//
// What is not known is XX, never a guess.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/date_expr.h"
#include "extract/date_place.h"

namespace gainsay::date_internal {

// With its clock time or part of the day.
std::string PlaceTimex(const TimePlace& place, const TimeExpr& expr);

std::string DurationTimex(const std::vector<Amount>& amounts);

// Of what comes again and again; `hour` is that of its clock time, 0..23.
std::string SetTimex(const TimeExpr& expr, std::optional<int> hour);

}  // namespace gainsay::date_internal
