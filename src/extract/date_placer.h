// SPDX-License-Identifier: Apache-2.0
//
// Internal to extract/date_place*.cc: one expression in its context, on its way to the calendar.
#pragma once

#include <optional>
#include <string_view>
#include <utility>

#include "extract/date_place.h"

namespace gainsay::date_internal {

inline int SeasonMonth(std::string_view season) {
  if (season == "SP") return 3;
  if (season == "SU") return 6;
  if (season == "FA") return 9;
  return 12;
}

// What "now" or "then" is; nothing where neither is known.
struct Origin {
  CivilDay day;
  G grain = G::kDay;
  Anchor anchor = Anchor::kPublished;
  std::optional<int> minute;
};

class Placer {
 public:
  explicit Placer(const TimeContext& context) : c_(context) {}

  std::optional<TimePlace> Place(const TimeExpr& e) {
    if (e.Has(F::kCalendar)) return Foreign(e);
    if (!e.amounts.empty() && e.Has(F::kSign)) return Shifted(e);
    if (e.Has(F::kNth)) return Nth(e);
    if (e.base) return Within(e);
    if (e.Has(F::kRel)) return Relative(e);
    return Absolute(e);
  }

 private:
  std::optional<Origin> OriginOf(const TimeExpr& e) const;
  Origin FromText() const;
  static TimePlace At(CivilDay day, G grain, Anchor anchor) {
    TimePlace p;
    p.known = true;
    p.start = day;
    p.grain = grain;
    p.anchor = anchor;
    return p;
  }

  std::optional<TimePlace> Shifted(const TimeExpr& e);
  TimePlace Unknown(const TimeExpr& e, G grain) const;
  static bool InRange(CivilDay d) { return std::abs(d.year) < 20000; }

  std::optional<TimePlace> Nth(const TimeExpr& e);
  TimePlace OfYear(G unit, int nth, std::optional<int> year);
  std::optional<std::pair<int, Anchor>> ChooseYear(int month, int day, int months);
  std::optional<TimePlace> Within(const TimeExpr& e);
  std::optional<TimePlace> AbsoluteOpen(const TimeExpr& e);
  std::optional<TimePlace> Relative(const TimeExpr& e);
  std::optional<TimePlace> WithFields(const TimeExpr& e, TimePlace p);
  std::optional<TimePlace> Absolute(const TimeExpr& e);
  std::optional<TimePlace> Calendar(const TimeExpr& e, std::optional<int> year, TimePlace p);
  std::optional<TimePlace> WithTime(const TimeExpr& e, TimePlace p);
  std::optional<TimePlace> Foreign(const TimeExpr& e);

  const TimeContext& c_;
};

}  // namespace gainsay::date_internal
