// SPDX-License-Identifier: Apache-2.0
//
// Internal to the reading of times: the rule files of date_grammar.h, compiled.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "extract/date_grammar.h"
#include "extract/date_productions.h"

namespace gainsay {

struct TimeItem {
  uint16_t category = 0;  // 0: one of `words`
  bool glued = false;
  uint32_t grains = 0;  // a bit for each Granularity that will do; 0 for any
  std::optional<TimeField> into;
  std::vector<uint32_t> words;  // sorted
};

struct TimeRule {
  std::string name;
  uint16_t category = 0;
  TimeRole role = TimeRole::kPart;
  TimeProduction production = TimeProduction::kMerge;
  TimeExpr set;
  bool cased = false;
  std::vector<uint32_t> left, not_left, right, not_right, not_with;  // sorted
};

struct NumberWord {
  double value = 0;
  enum class Kind : uint8_t {
    kUnit,
    kTeen,
    kTens,
    kHundred,
    kThousand,
    kOrdinal,
    kFraction,
    kAnd,
    kZero,
    kSuffix
  } kind = Kind::kUnit;
};

struct TimeRules {
  struct Row {
    uint32_t rule = 0;
    std::vector<TimeItem> items;  // without optional ones: a pattern gives a row for each choice
  };
  std::vector<TimeRule> rules;
  absl::flat_hash_map<std::string, uint32_t> vocabulary;  // ids from 1
  absl::flat_hash_map<uint32_t, std::vector<Row>> by_word;
  absl::flat_hash_map<uint16_t, std::vector<Row>> by_category;
  absl::flat_hash_map<uint32_t, NumberWord> numbers;
  absl::flat_hash_map<std::string, uint16_t> categories;  // ids from 1
  uint32_t edge = 0, hyphen = 0, point = 0, comma = 0, slash = 0;
  // Categories of numbers.
  uint16_t cat_int = 0, cat_dd = 0, cat_yyyy = 0, cat_yy = 0, cat_hh = 0, cat_mi = 0, cat_n = 0,
           cat_ord = 0, cat_word = 0, cat_yyyymmdd = 0, cat_hhmm = 0, cat_yyy = 0;
  std::vector<TimeGrammar::Example> examples;
};

absl::StatusOr<TimeRules> CompileTimeRules(const RuleSet& rules);

}  // namespace gainsay
