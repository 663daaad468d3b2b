// SPDX-License-Identifier: Apache-2.0
//
// Internal to extract/date_resolve.h: what has a length rather than a place, and what has a place
// but one or two ends of its own.
//
//   "three weeks"               a length, no place
//   "the past three years"      a length that ends now
//   "since May"                 from the first of May, the end open
//   "from 10 pm to 2 am"        four hours; the end is the first 2 am behind the begin
//
// Nothing where an end is no date.
#pragma once

#include <optional>

#include "extract/date_resolve.h"

namespace gainsay::date_internal {

// `expr` has amounts.
TimeMeaning OfDuration(const TimeExpr& expr, const TimeContext& context);

// `expr` has kOpen: one end, or with OpenEnd::kBetween both.
std::optional<TimeMeaning> OfOpen(const TimeExpr& expr, const TimeContext& context);

}  // namespace gainsay::date_internal
