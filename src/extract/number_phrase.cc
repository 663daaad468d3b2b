// SPDX-License-Identifier: Apache-2.0
//
// What the reader is compiled from; the reading itself is in number_phrase_amounts.cc and
// number_phrase_scan.cc. Tested by tests/extract/number_test.cc.
#include "extract/number_phrase.h"

#include "base/status.h"
#include "extract/number_phrase_scan.h"
#include "nlohmann/json.hpp"

namespace gainsay {

using number_internal::Bound;
using number_internal::PhraseScanner;

namespace {

using Json = nlohmann::json;

constexpr std::pair<const char*, Bound> kBounds[] = {
    {"least", Bound::kLeast},        {"above", Bound::kAbove}, {"most", Bound::kMost},
    {"below", Bound::kBelow},        {"about", Bound::kAbout}, {"nearly", Bound::kNearly},
    {"just over", Bound::kJustOver}, {"exact", Bound::kExact},
};

void AddAll(const Json& list, Phrases* phrases, int id = 0) {
  for (const Json& word : list) {
    if (word.is_string()) phrases->Add(word.get<std::string>(), id);
  }
}

absl::Status ReadHedgeList(const RuleSet& rules, const Json& table, const char* key,
                           Phrases* phrases) {
  const Json& rows = table.value(key, Json());
  for (size_t i = 0; i < rows.size(); ++i) {
    std::string name = rows[i].value("bound", "");
    int id = -1;
    for (auto [known, bound] : kBounds) {
      if (name == known) id = static_cast<int>(bound);
    }
    if (id < 0) {
      return rules.Fault(&table, "/" + std::string(key) + "/" + std::to_string(i),
                         "unknown bound \"" + name + "\"",
                         "least, above, most, below, about, nearly, just over, exact");
    }
    AddAll(rows[i].value("words", Json()), phrases, id);
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<NumberPhraseReader> NumberPhraseReader::Compile(const RuleSet& rules) {
  const Json* found = rules.Find("table", "number");
  if (!found) return Invalid("no table \"number\" in the rules (rules/en/number.json)");
  const Json& table = *found;
  auto words = std::make_unique<Words>();
  ASSIGN_OR_RETURN(words->units, UnitTable::Compile(rules));
  RETURN_IF_ERROR(ReadHedgeList(rules, table, "hedges", &words->hedges));
  RETURN_IF_ERROR(ReadHedgeList(rules, table, "hedges after", &words->hedges_after));
  for (const char* key : {"or equal", "range", "per", "per units", "clock", "old", "names before",
                          "numbers before", "change words", "hyphen before", "tolerance"}) {
    if (!table.contains(key)) return rules.Fault(found, "", std::string("no \"") + key + "\"");
  }
  AddAll(table["or equal"], &words->or_equal);
  const Json& range = table["range"];
  for (auto [key, list] : {std::pair("to", &words->to),
                           {"or", &words->or_},
                           {"and", &words->and_},
                           {"before", &words->before},
                           {"between", &words->between},
                           {"bounds", &words->bounds}}) {
    if (!range.contains(key))
      return rules.Fault(found, "/range", std::string("no \"") + key + "\"");
    AddAll(range[key], list);
  }
  AddAll(table["per"], &words->per);
  AddAll(table["clock"], &words->clock);
  AddAll(table["old"], &words->old);
  AddAll(table["names before"], &words->names);
  AddAll(table["numbers before"], &words->numbers);
  for (const Json& word : table["per units"]) words->per_units.insert(word.get<std::string>());
  for (const Json& word : table["change words"]) words->changes.insert(word.get<std::string>());
  for (const Json& word : table["hyphen before"]) {
    words->hyphen_before.insert(word.get<std::string>());
  }
  words->tolerance.round = table["tolerance"].value("round", 0.15);
  words->tolerance.exact = table["tolerance"].value("exact", 0.01);
  words->tolerance.precise = table["tolerance"].value("precise", 0.05);
  return NumberPhraseReader(std::move(words));
}

NumberPhraseReader::NumberPhraseReader(std::unique_ptr<const Words> words)
    : words_(std::move(words)) {}
NumberPhraseReader::~NumberPhraseReader() = default;
NumberPhraseReader::NumberPhraseReader(NumberPhraseReader&&) noexcept = default;
NumberPhraseReader& NumberPhraseReader::operator=(NumberPhraseReader&&) noexcept = default;

const UnitTable& NumberPhraseReader::units() const { return words_->units; }

std::vector<NumberPhrase> NumberPhraseReader::Read(const Document& document, const Atoms& atoms,
                                                   const std::vector<Numeral>& numerals) const {
  return PhraseScanner(*words_, document, atoms, numerals).Read();
}

}  // namespace gainsay
