// SPDX-License-Identifier: Apache-2.0
//
// Every spelling becomes a phrase that points to its unit. Tested by
// tests/extract/number_test.cc.
#include "extract/number_units.h"

#include <algorithm>

#include "base/status.h"
#include "nlohmann/json.hpp"

namespace gainsay {
namespace {

using Json = nlohmann::json;

const Dimension kDimensions[] = {
    Dimension::kMoney,     Dimension::kPercent, Dimension::kLength, Dimension::kArea,
    Dimension::kVolume,    Dimension::kMass,    Dimension::kSpeed,  Dimension::kTemperature,
    Dimension::kDuration,  Dimension::kEnergy,  Dimension::kPower,  Dimension::kPressure,
    Dimension::kFrequency, Dimension::kData,    Dimension::kAngle,
};

// The spellings of "krona:kronor" or "mile": singular, plural.
std::pair<std::string, std::string> Forms(const std::string& word) {
  size_t colon = word.find(':');
  if (colon == std::string::npos) return {word, word + "s"};
  return {word.substr(0, colon), word.substr(colon + 1)};
}

std::string Hyphened(std::string text) {
  std::replace(text.begin(), text.end(), ' ', '-');
  return text;
}

std::vector<std::string> Strings(const Json& row, const char* key) {
  std::vector<std::string> out;
  if (auto found = row.find(key); found != row.end() && found->is_array()) {
    for (const Json& word : *found) {
      if (word.is_string()) out.push_back(word.get<std::string>());
    }
  }
  return out;
}

std::string At(const char* list, size_t row) {
  return "/" + std::string(list) + "/" + std::to_string(row);
}

bool IsLetters(std::string_view text) {
  for (unsigned char c : text) {
    if (!std::isalpha(c) && c != '.') return false;
  }
  return true;
}

}  // namespace

int UnitTable::AddSpelling(Spelling spelling) {
  spellings_.push_back(spelling);
  return static_cast<int>(spellings_.size()) - 1;
}

absl::Status UnitTable::ReadUnits(const RuleSet& rules) {
  const Json* table = rules.Find("table", "number_units");
  if (!table) return Invalid("no table \"number_units\" in the rules");
  absl::flat_hash_set<std::string> glued;
  for (std::string& symbol : Strings(*table, "glued")) glued.insert(std::move(symbol));
  absl::flat_hash_set<std::string> context;
  if (auto found = table->find("context"); found != table->end()) {
    for (std::string& symbol : Strings(*found, "symbols")) context.insert(std::move(symbol));
    for (std::string& word : Strings(*found, "words")) context_.insert(std::move(word));
  }
  for (std::string& word : Strings(*table, "angle")) angle_.insert(std::move(word));
  const Json& rows = table->value("units", Json());
  if (!rows.is_array()) return rules.Fault(table, "/units", "no units", "a list");
  for (size_t i = 0; i < rows.size(); ++i) {
    const Json& row = rows[i];
    std::string dimension = row.value("dimension", "");
    Unit unit{.unit = row.value("unit", ""),
              .name = row.value("name", ""),
              .dimension = Dimension::kOther,
              .scale = row.value("scale", 0.0),
              .offset = row.value("offset", 0.0)};
    for (Dimension known : kDimensions) {
      if (DimensionName(known) == dimension) unit.dimension = known;
    }
    if (unit.dimension == Dimension::kOther) {
      return rules.Fault(table, At("units", i), "unknown dimension \"" + dimension + "\"");
    }
    if (unit.unit.empty() || unit.name.empty() || unit.scale <= 0) {
      return rules.Fault(table, At("units", i), "a unit needs a name and a scale above 0");
    }
    units_.push_back(std::move(unit));
    const Unit* kept = &units_.back();
    int id = AddSpelling({.unit = kept});
    for (const std::string& word : Strings(row, "words")) {
      auto [singular, plural] = Forms(word);
      words_.Add(singular, id);
      words_.Add(plural, id);
      words_.Add(Hyphened(singular), id);  // "a 15,800-square-metre building"
    }
    auto symbol = [&](Phrases& phrases, const std::string& text, bool exact) {
      Spelling spelling{
          .unit = kept, .glued = glued.contains(text), .context = context.contains(text)};
      // "12 m 2" is no "m2": marks of a symbol stand together unless it is of words.
      phrases.Add(text, AddSpelling(spelling), exact, true);
    };
    for (const std::string& text : Strings(row, "symbols")) symbol(symbols_, text, false);
    for (const std::string& text : Strings(row, "exact")) symbol(exact_, text, true);
  }
  return absl::OkStatus();
}

absl::Status UnitTable::ReadCurrencies(const RuleSet& rules) {
  const Json* table = rules.Find("table", "number_currencies");
  if (!table) return Invalid("no table \"number_currencies\" in the rules");
  const Json& rows = table->value("currencies", Json());
  if (!rows.is_array()) return rules.Fault(table, "/currencies", "no currencies", "a list");
  for (size_t i = 0; i < rows.size(); ++i) {
    const Json& row = rows[i];
    Unit unit{.unit = row.value("unit", ""),
              .name = row.value("name", ""),
              .dimension = Dimension::kMoney,
              .minor = row.value("minor", 1.0),
              .open = row.value("open", false)};
    if (unit.unit.empty() || unit.name.empty() || unit.minor <= 0) {
      return rules.Fault(table, At("currencies", i), "a currency needs a unit and a name");
    }
    units_.push_back(std::move(unit));
    const Unit* kept = &units_.back();
    int id = AddSpelling({.unit = kept});
    for (const std::string& word : Strings(row, "words")) {
      auto [singular, plural] = Forms(word);
      words_.Add(singular, id);
      words_.Add(plural, id);
    }
    for (const std::string& sign : Strings(row, "signs")) {
      // Letters as written; "us$" in any case. A lone letter stands against its mark, or the
      // article would be Australian: "A $10 million deal". C is no word.
      bool letters = IsLetters(sign);
      bool lone = sign.size() > 1 && std::isalpha(static_cast<unsigned char>(sign[0])) &&
                  !std::isalpha(static_cast<unsigned char>(sign[1])) && sign[0] != 'C';
      bool lone_letter = sign.size() == 1 && letters;
      signs_.Add(sign, AddSpelling({.unit = kept, .glued = lone_letter}), letters, lone);
    }
    for (const std::string& sign : Strings(row, "lost")) {
      signs_.Add(sign, AddSpelling({.unit = kept, .glued = true, .lost = true}), true);
    }
    if (row.value("code", false)) {
      exact_.Add(kept->unit, id, true);
      signs_.Add(kept->unit, id, true);
      int millions = AddSpelling({.unit = kept, .multiplier = 1e6});
      exact_.Add("M" + kept->unit, millions, true);
      signs_.Add("M" + kept->unit, millions, true);
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<UnitTable> UnitTable::Compile(const RuleSet& rules) {
  UnitTable table;
  RETURN_IF_ERROR(table.ReadUnits(rules));
  RETURN_IF_ERROR(table.ReadCurrencies(rules));
  return table;
}

UnitTable::Hit UnitTable::After(const std::vector<Atom>& atoms, uint32_t at, uint32_t end,
                                bool digits, bool glued) const {
  // "20 (kg)"
  if (at + 2 < end && (atoms[at].Is('(') || atoms[at].Is('{')) && digits) {
    Hit inner = After(atoms, at + 1, end, digits, true);
    uint32_t close = at + 1 + inner.length;
    if (inner && inner.unit->dimension != Dimension::kMoney && close < end &&
        (atoms[close].Is(')') || atoms[close].Is('}')) && inner.length == 1 &&
        (atoms[close].Is(')') == atoms[at].Is('('))) {
      inner.length += 2;
      return inner;
    }
    return {};
  }
  Phrases::Hit best = words_.At(atoms, at, end);
  auto consider = [&](Phrases::Hit hit) {
    if (!hit || hit.length < best.length || (hit.length == best.length && !digits)) return;
    if (spellings_[hit.id].glued && !glued) return;
    uint32_t after = at + hit.length;
    // A symbol ends where the word ends: not "m" of "m212".
    if (after < end && !atoms[after].space && atoms[after].kind != Atom::Kind::kSymbol) return;
    best = hit;
  };
  if (digits) {
    Phrases::Hit symbol = symbols_.At(atoms, at, end);
    if (!best || symbol.length > best.length) consider(symbol);
  }
  consider(exact_.At(atoms, at, end));
  if (!best) return {};
  const Spelling& s = spellings_[best.id];
  return {s.unit, best.length, s.multiplier, s.lost, s.context};
}

const Unit* UnitTable::Find(std::string_view unit) const {
  for (const Unit& known : units_) {
    if (known.unit == unit) return &known;
  }
  return nullptr;
}

UnitTable::Hit UnitTable::Sign(const std::vector<Atom>& atoms, uint32_t at, uint32_t begin) const {
  Phrases::Hit hit = signs_.Before(atoms, at, begin);
  if (!hit) return {};
  const Spelling& s = spellings_[hit.id];
  uint32_t first = at - hit.length;
  if (s.glued && atoms[at].space) return {};
  // Letters begin where a word begins: not the "Rs" of "MRs".
  if (first > begin && !atoms[first].space && atoms[first].word() &&
      atoms[first - 1].kind != Atom::Kind::kSymbol) {
    return {};
  }
  return {s.unit, hit.length, s.multiplier, s.lost};
}

}  // namespace gainsay
