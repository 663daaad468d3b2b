// SPDX-License-Identifier: Apache-2.0
//
// What rules make of their captures. Every production is a pure function from expressions to an
// expression. Test: extract/date_grammar_test.cc.
#include "extract/date_productions.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace gainsay {
namespace {

using F = TimeField;

constexpr std::string_view kNames[] = {"merge",  "amount", "sum",  "shift", "nth",
                                       "within", "range",  "open", "set",   "range-on"};

double NumberOf(const TimeExpr& e) { return e.Get(F::kNumber) / 1000.0; }

bool Valid(const TimeExpr& e) {
  const auto in = [&e](F f, int low, int high) {
    return !e.Has(f) || (e.Get(f) >= low && e.Get(f) <= high);
  };
  if (!in(F::kMonth, 1, 12) || !in(F::kDay, 1, 31) || !in(F::kHour, 0, 24) ||
      !in(F::kMinute, 0, 59) || !in(F::kSecond, 0, 60) || !in(F::kQuarter, 1, 4) ||
      !in(F::kHalf, 1, 2) || !in(F::kWeek, 1, 53)) {
    return false;
  }
  if (e.Get(F::kDecade) % 10 != 0) return false;
  // An Islamic or Persian month may have 30 or 31 days: the calendar decides later.
  if (e.Has(F::kMonth) && e.Has(F::kDay) && !e.Has(F::kCalendar) &&
      e.Get(F::kDay) > DaysInMonth(2000, e.Get(F::kMonth))) {
    return false;
  }
  if (e.Has(F::kHour) && e.Has(F::kPm) && e.Get(F::kHour) > 12 && e.Get(F::kPm) == 0) return false;
  return true;
}

// Fields of the captures, in order; a number goes where the rule says.
bool MergeCaptures(const std::vector<TimeCapture>& captures, TimeExpr& out) {
  for (const TimeCapture& c : captures) {
    TimeExpr part = *c.expr;
    if (c.into) {
      const int value = static_cast<int>(NumberOf(part));
      part[F::kNumber].reset();
      if (part[*c.into] && *part[*c.into] != value) return false;
      part[*c.into] = value;
    }
    if (!MergeTime(part, out)) return false;
  }
  return true;
}

// What the rule itself adds wins over what it captured.
void Override(const TimeExpr& set, TimeExpr& out) {
  for (size_t i = 0; i < set.fields.size(); ++i) {
    if (set.fields[i]) out.fields[i] = set.fields[i];
  }
  if (set.unit != Granularity::kUnknown) out.unit = set.unit;
  if (!set.daypart.empty()) out.daypart = set.daypart;
  if (!set.season.empty()) out.season = set.season;
  if (!set.mod.empty()) out.mod = set.mod;
  if (!set.reference.empty()) out.reference = set.reference;
  if (!set.holiday.empty()) out.holiday = set.holiday;
  if (!set.amounts.empty()) out.amounts = set.amounts;
}

// Whether it names a stretch of the calendar that others can lie in or be counted from.
bool IsPoint(const TimeExpr& e) {
  return !e.Has(F::kDuration) && (GrainOf(e) != Granularity::kUnknown || !e.reference.empty());
}

std::optional<TimeExpr> MakeAmount(const std::vector<TimeCapture>& captures, const TimeExpr& set) {
  Amount amount{1, Granularity::kUnknown, false};
  double times = 1;
  bool counted = false;
  double more = set.Get(F::kNumber) / 1000.0;
  TimeExpr out;
  for (const TimeCapture& c : captures) {
    if (c.expr->Has(F::kNumber)) {
      amount.count = counted ? amount.count + NumberOf(*c.expr) : NumberOf(*c.expr);
      counted = true;
    } else if (!c.expr->amounts.empty()) {
      const Amount& unit = c.expr->amounts.front();
      amount.unit = unit.unit;
      times = unit.count;
    }
    for (F f : {F::kVague, F::kRel, F::kText}) {
      if (c.expr->Has(f)) out[f] = c.expr->Get(f);
    }
    if (out.mod.empty()) out.mod = c.expr->mod;
  }
  if (amount.unit == Granularity::kUnknown) return std::nullopt;
  if (!counted && set.Has(F::kNumber)) {
    amount.count = more;
    more = 0;
  }
  amount.count = (amount.count + more) * times;
  TimeExpr rest = set;
  rest[F::kNumber].reset();
  Override(rest, out);
  amount.vague = out.Has(F::kVague);
  out[F::kVague].reset();
  out[F::kDuration] = 1;
  out.amounts.assign(1, amount);
  return out;
}

std::optional<TimeExpr> MakeSum(const std::vector<TimeCapture>& captures, const TimeExpr& set) {
  TimeExpr out;
  for (const TimeCapture& c : captures) {
    // "four days and more than two hours" are two lengths.
    if (!out.amounts.empty() && !c.expr->mod.empty()) return std::nullopt;
    for (const Amount& a : c.expr->amounts) {
      if (!out.amounts.empty() && a.unit >= out.amounts.back().unit) return std::nullopt;
      out.amounts.push_back(a);
    }
    if (out.mod.empty()) out.mod = c.expr->mod;
  }
  out[F::kDuration] = 1;
  Override(set, out);
  return out;
}

std::optional<TimeExpr> MakeShift(const std::vector<TimeCapture>& captures, const TimeExpr& set) {
  TimeExpr out;
  std::shared_ptr<const TimeExpr> base;
  for (const TimeCapture& c : captures) {
    if (!c.expr->amounts.empty() && c.expr->Has(F::kDuration) && out.amounts.empty()) {
      out.amounts = c.expr->amounts;
      if (out.mod.empty()) out.mod = c.expr->mod;
    } else if (!c.part && IsPoint(*c.expr)) {
      if (base) return std::nullopt;
      base = c.expr;
    } else if (!MergeTime(*c.expr, out)) {
      return std::nullopt;
    }
  }
  out[F::kDuration].reset();
  out[F::kNumber].reset();
  out.base = base;
  Override(set, out);
  if (out.amounts.empty() || !out.Has(F::kSign)) return std::nullopt;
  // "three minutes from today" is none.
  if (base && base->reference.empty() && out.amounts.back().unit < Granularity::kDaypart &&
      GrainOf(*base) >= Granularity::kDaypart) {
    return std::nullopt;
  }
  return out;
}

std::optional<TimeExpr> MakeNth(const std::vector<TimeCapture>& captures, const TimeExpr& set) {
  TimeExpr out;
  for (const TimeCapture& c : captures) {
    const TimeExpr& e = *c.expr;
    if (c.into) {
      out[*c.into] = static_cast<int>(NumberOf(e));
    } else if (e.Has(F::kNumber)) {
      if (!out.Has(F::kNth)) out[F::kNth] = static_cast<int>(NumberOf(e));
    } else if (e.Has(F::kNth) && GrainOf(e) == Granularity::kUnknown) {
      out[F::kNth] = e.Get(F::kNth);
    } else if (!e.amounts.empty()) {
      // The unit counted; "the first ten days" has a count of its own.
      out.unit = e.amounts.front().unit;
      out.amounts = e.amounts;
    } else if (e.Has(F::kWeekday) && !e.Has(F::kDay) && !out.Has(F::kWeekday) && !e.base) {
      out[F::kWeekday] = e.Get(F::kWeekday);
    } else if (!e.daypart.empty() && GrainOf(e) == Granularity::kDaypart && out.daypart.empty()) {
      out.daypart = e.daypart;
    } else if (IsPoint(e)) {
      if (out.base) return std::nullopt;
      out.base = c.expr;
    } else {
      return std::nullopt;
    }
  }
  Override(set, out);
  if (!out.Has(F::kNth)) return std::nullopt;
  return out;
}

std::optional<TimeExpr> MakeWithin(const std::vector<TimeCapture>& captures, const TimeExpr& set) {
  // The coarsest capture is the base; the others are merged.
  const auto coarseness = [&captures](size_t i) {
    const Granularity grain = GrainOf(*captures[i].expr);
    return grain == Granularity::kUnknown ? -1 : static_cast<int>(grain);
  };
  size_t coarsest = 0;
  for (size_t i = 1; i < captures.size(); ++i) {
    if (coarseness(i) > coarseness(coarsest)) coarsest = i;
  }
  TimeExpr out;
  for (size_t i = 0; i < captures.size(); ++i) {
    if (i == coarsest) continue;
    if (!MergeCaptures({captures[i]}, out)) return std::nullopt;
  }
  if (out.base || !IsPoint(*captures[coarsest].expr)) return std::nullopt;
  out[F::kNumber].reset();
  out.base = captures[coarsest].expr;
  Override(set, out);
  return out;
}

// Fields coarser than the first's finest that only the second says: "3 to 5 May 2012".
void Lend(const TimeExpr& from, TimeExpr& to, bool backward) {
  // "today", "next Friday", "two days later" need nothing.
  if (to.Has(F::kRel) || !to.reference.empty() || to.base || to.Has(F::kSign)) return;
  static constexpr F kLent[] = {F::kYear, F::kShortYear, F::kMonth, F::kDay, F::kBc, F::kPm};
  const Granularity grain = GrainOf(to);
  // "5 to 6 pm" is both p.m., "11 to 1 pm" is not.
  const int there = from.Get(F::kHour) * 60 + from.Get(F::kMinute);
  const int here = to.Get(F::kHour) * 60 + to.Get(F::kMinute);
  const bool in_order = backward ? here <= there : there <= here;
  for (F f : kLent) {
    if (!from.Has(f) || to.Has(f)) continue;
    if (f == F::kMonth && grain > Granularity::kDay) continue;
    if (f == F::kDay && grain > Granularity::kDaypart) continue;
    if (f == F::kDay && (to.Has(F::kWeekday) || to.Has(F::kRel))) continue;
    if ((f == F::kYear || f == F::kShortYear) && grain >= Granularity::kYear) continue;
    if (f == F::kPm && !(to.Has(F::kHour) && in_order && to.daypart.empty())) continue;
    to[f] = from.Get(f);
  }
  if (to.Has(F::kHour) && !to.Has(F::kPm) && to.daypart.empty() && in_order && from.Has(F::kHour)) {
    to.daypart = from.daypart;
  }
}

std::optional<TimeExpr> MakeRange(const std::vector<TimeCapture>& all, const TimeExpr& set) {
  std::vector<TimeCapture> captures;
  for (const TimeCapture& c : all) {
    if (!(*c.expr == TimeExpr())) captures.push_back(c);  // "to" says nothing
  }
  if (captures.size() < 2) return std::nullopt;
  TimeExpr ends[2];
  for (int i = 0; i < 2; ++i) {
    if (!MergeCaptures({captures[i]}, ends[i]) || !Valid(ends[i])) return std::nullopt;
    if (ends[i].second) return std::nullopt;
  }
  Lend(ends[1], ends[0], true);
  Lend(ends[0], ends[1], false);
  if (!Valid(ends[0]) || !Valid(ends[1])) return std::nullopt;
  TimeExpr out;
  for (size_t i = 2; i < captures.size(); ++i) {
    // What stands beside the two belongs to both: "5 to 6 pm tomorrow".
    for (TimeExpr& end : ends) {
      if (!MergeCaptures({captures[i]}, end)) return std::nullopt;
    }
  }
  out.base = std::make_shared<const TimeExpr>(std::move(ends[0]));
  out.second = std::make_shared<const TimeExpr>(std::move(ends[1]));
  out[F::kOpen] = static_cast<int>(OpenEnd::kBetween);
  Override(set, out);
  return out;
}

std::optional<TimeExpr> MakeRangeOn(const std::vector<TimeCapture>& captures, const TimeExpr& set) {
  const TimeExpr* range = nullptr;
  TimeExpr day;
  for (const TimeCapture& c : captures) {
    if (c.expr->base && c.expr->second) {
      range = c.expr.get();
    } else if (!MergeCaptures({c}, day)) {
      return std::nullopt;
    }
  }
  if (range == nullptr) return std::nullopt;
  TimeExpr ends[2] = {*range->base, *range->second};
  for (TimeExpr& end : ends) {
    TimeExpr on = day;
    if (!MergeTime(end, on)) return std::nullopt;
    end = std::move(on);
  }
  TimeExpr out = *range;
  out.base = std::make_shared<const TimeExpr>(std::move(ends[0]));
  out.second = std::make_shared<const TimeExpr>(std::move(ends[1]));
  Override(set, out);
  return out;
}

std::optional<TimeExpr> MakeOpen(const std::vector<TimeCapture>& captures, const TimeExpr& set) {
  TimeExpr out;
  TimeExpr whole;
  if (!MergeCaptures(captures, whole)) return std::nullopt;
  whole[F::kNumber].reset();
  out[F::kOpen] = whole[F::kOpen];
  whole[F::kOpen].reset();
  if (!Valid(whole)) return std::nullopt;
  out.base = std::make_shared<const TimeExpr>(std::move(whole));
  Override(set, out);
  return out;
}

}  // namespace

std::optional<TimeProduction> ParseTimeProduction(std::string_view name) {
  for (size_t i = 0; i < std::size(kNames); ++i) {
    if (kNames[i] == name) return static_cast<TimeProduction>(i);
  }
  return std::nullopt;
}

std::optional<TimeExpr> Produce(TimeProduction production, const std::vector<TimeCapture>& captures,
                                const TimeExpr& set) {
  std::optional<TimeExpr> out;
  switch (production) {
    case TimeProduction::kMerge:
    case TimeProduction::kSet: {
      TimeExpr merged;
      if (!MergeCaptures(captures, merged)) return std::nullopt;
      merged[F::kNumber].reset();
      Override(set, merged);
      if (production == TimeProduction::kSet) merged[F::kSet] = 1;
      out = std::move(merged);
      break;
    }
    case TimeProduction::kAmount: out = MakeAmount(captures, set); break;
    case TimeProduction::kSum: out = MakeSum(captures, set); break;
    case TimeProduction::kShift: out = MakeShift(captures, set); break;
    case TimeProduction::kNth: out = MakeNth(captures, set); break;
    case TimeProduction::kWithin: out = MakeWithin(captures, set); break;
    case TimeProduction::kRange: out = MakeRange(captures, set); break;
    case TimeProduction::kRangeOn: out = MakeRangeOn(captures, set); break;
    case TimeProduction::kOpen: out = MakeOpen(captures, set); break;
  }
  if (out && !Valid(*out)) return std::nullopt;
  return out;
}

}  // namespace gainsay
