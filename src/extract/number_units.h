// SPDX-License-Identifier: Apache-2.0
//
// Internal to number.h: units of measure and currencies, looked up beside a number.
//
//   "$3.2 billion"  sign $        "30 MUSD"  code, millions       "110km"  symbol
//   "square miles"  words         "20 (kg)"  symbol in brackets   "e85m"   a lost euro sign
//
// The tables are rules/en/number_units.json and rules/en/number_currencies.json; their heads say
// what each list of spellings means.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "extract/numeral_atoms.h"
#include "rules/ruleset.h"
#include "values/number.h"

namespace gainsay {

struct Unit {
  std::string unit;  // canonical: "km", "USD"
  std::string name;  // in full: "kilometer", "United States dollar"
  Dimension dimension = Dimension::kMoney;
  double scale = 1, offset = 0;
  double minor = 1;   // 0.01 for cents: the amount is in `unit` times minor
  bool open = false;  // a currency word that leaves open whose it is
};

class UnitTable {
 public:
  static absl::StatusOr<UnitTable> Compile(const RuleSet& rules);

  struct Hit {
    const Unit* unit = nullptr;
    uint32_t length = 0;    // atoms
    double multiplier = 1;  // 1e6 for MUSD
    bool lost = false;      // a lost sign: only with groups or a magnitude
    bool context = false;   // a letter that needs one of ContextWords() in the sentence
    explicit operator bool() const { return unit != nullptr; }
  };

  // The unit that begins at atom `at`, behind a number; `digits` where that is written so,
  // `glued` where nothing stands between.
  Hit After(const std::vector<Atom>& atoms, uint32_t at, uint32_t end, bool digits,
            bool glued) const;

  bool IsContextWord(std::string_view word) const { return context_.contains(std::string(word)); }
  bool IsAngleWord(std::string_view word) const { return angle_.contains(std::string(word)); }
  const Unit* Find(std::string_view unit) const;

  // The currency sign that ends just before atom `at`, where a number begins.
  Hit Sign(const std::vector<Atom>& atoms, uint32_t at, uint32_t begin) const;

 private:
  struct Spelling {
    const Unit* unit;
    double multiplier = 1;
    bool glued = false;
    bool lost = false;
    bool context = false;
  };
  int AddSpelling(Spelling spelling);
  absl::Status ReadUnits(const RuleSet& rules);
  absl::Status ReadCurrencies(const RuleSet& rules);

  std::deque<Unit> units_;
  std::vector<Spelling> spellings_;
  absl::flat_hash_set<std::string> context_, angle_;
  Phrases words_, symbols_, exact_, signs_;
};

}  // namespace gainsay
