// SPDX-License-Identifier: Apache-2.0
//
// Fields of a time expression by name, their union, and what is finest among them.
// Test: extract/date_grammar_test.cc.
#include "extract/date_expr.h"

#include <utility>

namespace gainsay {
namespace {

constexpr std::string_view kFieldNames[] = {
    "year",    "yy",       "month", "day",      "weekday", "hour", "minute", "second",
    "quarter", "half",     "week",  "decade",   "century", "bc",   "pm",     "zone",
    "local",   "rel",      "now",   "text",     "sign",    "nth",  "open",   "set",
    "fiscal",  "duration", "vague", "calendar", "number"};
static_assert(std::size(kFieldNames) == static_cast<size_t>(TimeField::kCount));

// Takes over what `to` does not say; false where both say something else.
bool MergeWord(const std::string& from, std::string& to) {
  if (from.empty()) return true;
  if (to.empty()) to = from;
  return to == from;
}

}  // namespace

std::optional<TimeField> ParseTimeField(std::string_view name) {
  for (size_t i = 0; i < std::size(kFieldNames); ++i) {
    if (kFieldNames[i] == name) return static_cast<TimeField>(i);
  }
  return std::nullopt;
}

bool MergeTime(const TimeExpr& from, TimeExpr& to) {
  for (size_t i = 0; i < from.fields.size(); ++i) {
    if (!from.fields[i]) continue;
    if (to.fields[i] && *to.fields[i] != *from.fields[i]) return false;
    to.fields[i] = from.fields[i];
  }
  if (from.unit != Granularity::kUnknown) {
    if (to.unit != Granularity::kUnknown && to.unit != from.unit) return false;
    to.unit = from.unit;
  }
  if (!MergeWord(from.daypart, to.daypart) || !MergeWord(from.season, to.season) ||
      !MergeWord(from.reference, to.reference) || !MergeWord(from.holiday, to.holiday)) {
    return false;
  }
  if (to.mod.empty()) to.mod = from.mod;
  if (!from.amounts.empty()) {
    if (!to.amounts.empty()) return false;
    to.amounts = from.amounts;
  }
  if (from.base) {
    if (to.base) return false;
    to.base = from.base;
  }
  if (from.second) to.second = from.second;
  return true;
}

Granularity GrainOf(const TimeExpr& e) {
  using F = TimeField;
  Granularity grain = e.unit;
  const auto finer = [&grain](Granularity g) {
    if (g < grain) grain = g;
  };
  if (!e.amounts.empty() && e.Has(F::kSign)) {
    for (const Amount& a : e.amounts) finer(a.unit);
  }
  if (e.Has(F::kCentury)) finer(Granularity::kCentury);
  if (e.Has(F::kDecade)) finer(Granularity::kDecade);
  if (e.Has(F::kYear) || e.Has(F::kShortYear)) finer(Granularity::kYear);
  if (e.Has(F::kHalf)) finer(Granularity::kHalf);
  if (e.Has(F::kQuarter)) finer(Granularity::kQuarter);
  if (!e.season.empty()) finer(Granularity::kSeason);
  if (e.Has(F::kMonth)) finer(Granularity::kMonth);
  if (e.Has(F::kWeek)) finer(Granularity::kWeek);
  if (e.Has(F::kDay) || e.Has(F::kWeekday) || !e.holiday.empty()) finer(Granularity::kDay);
  if (!e.daypart.empty()) finer(Granularity::kDaypart);
  if (e.Has(F::kHour)) finer(Granularity::kHour);
  if (e.Has(F::kMinute)) finer(Granularity::kMinute);
  if (e.Has(F::kSecond)) finer(Granularity::kSecond);
  return grain;
}

std::string Dump(const TimeExpr& e) {
  std::string out;
  const auto add = [&out](std::string_view name, std::string_view value) {
    if (!out.empty()) out += ' ';
    out.append(name).append("=").append(value);
  };
  for (size_t i = 0; i < e.fields.size(); ++i) {
    if (e.fields[i]) add(kFieldNames[i], std::to_string(*e.fields[i]));
  }
  if (e.unit != Granularity::kUnknown) add("unit", GranularityName(e.unit));
  const std::pair<std::string_view, const std::string*> words[] = {{"daypart", &e.daypart},
                                                                   {"season", &e.season},
                                                                   {"mod", &e.mod},
                                                                   {"reference", &e.reference},
                                                                   {"holiday", &e.holiday}};
  for (const auto& [name, word] : words) {
    if (!word->empty()) add(name, *word);
  }
  for (const Amount& a : e.amounts) {
    add("amount", std::to_string(a.count) + " " + std::string(GranularityName(a.unit)));
  }
  if (e.base) add("base", "(" + Dump(*e.base) + ")");
  if (e.second) add("second", "(" + Dump(*e.second) + ")");
  return out;
}

}  // namespace gainsay
