// SPDX-License-Identifier: Apache-2.0
//
// The gazetteer: rules/world/places-*.tsv and towns.tsv, loaded once, immutable.
//
//   ASSIGN_OR_RETURN(auto places, PlaceTable::Load(rules.packs()));
//   places->Find("Kiev")          one hit: city/UA/Kyiv
//   places->Find("Georgia")       two hits: country/GE, state/US/GA
//   places->Find("us")            none: "US" counts as written only
//   places->Relate(aden, yemen)   kWithin
//
// A key says kind and containment: "city/US/TX/Houston" lies in "state/US/TX", that in
// "country/US". The towns of towns.tsv are known by name and country alone: they have no key of
// their own, see TownCountries.
//
// A line of places-*.tsv is: key, name (empty: the key's last part), containers (empty: by the
// key), other names, demonyms, flags; tabs between, "|" inside. Flags: capital, given (a given
// name too: Jordan), word (an English word too: Reading). A later pack adds places; a line with
// a known key replaces the earlier one. Load fails with path:line on a bad line.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "rules/ruleset.h"
#include "values/place.h"

namespace gainsay {

using PlaceId = uint32_t;

struct PlaceEntry {
  std::string_view key, name;
  PlaceKind kind = PlaceKind::kUnknown;
  std::vector<PlaceId> within;  // direct containers
  bool capital = false;         // of a country
  bool given = false;           // is a given or family name too
  bool word = false;            // is an ordinary word too
};

struct PlaceHit {
  PlaceId id = 0;
  bool abbreviation = false;  // "Ore.", "TX": counts only behind a comma
};

// How two places of the table lie to each other.
enum class Containment {
  kSame,
  kWithin,    // the first in the second
  kContains,  // the second in the first
  kApart,     // known not to share ground: two countries, cities of two states
  kUnknown,   // a city and a province of its country: the table does not say
};

class PlaceTable {
 public:
  static absl::StatusOr<std::shared_ptr<const PlaceTable>> Load(const std::vector<PackInfo>& packs);
  virtual ~PlaceTable() = default;

  // Places of that name, the best known first. Case, accents and kinds of apostrophe make no
  // difference, except that names in capitals ("US") count as written only.
  virtual std::vector<PlaceHit> Find(std::string_view name) const = 0;
  // Places whose people or adjective that is: "Iranian", "Saudis".
  virtual std::vector<PlaceHit> FindDemonym(std::string_view word) const = 0;
  // Whether any name or demonym begins with that word, apart from what follows its letters and
  // digits: a quick way to pass over the words of a text.
  virtual bool MayBegin(std::string_view word) const = 0;
  virtual std::optional<PlaceId> FindKey(std::string_view key) const = 0;

  virtual const PlaceEntry& Get(PlaceId id) const = 0;
  virtual size_t size() const = 0;

  // Codes of the countries (ISO 3166-1) that have a town of that name; up to three.
  virtual std::vector<std::string_view> TownCountries(std::string_view name) const = 0;

  virtual Containment Relate(PlaceId a, PlaceId b) const = 0;
  // The country that holds the place (itself for a country); nothing for seas and continents.
  virtual std::optional<PlaceId> CountryOf(PlaceId id) const = 0;
};

// The kind that a key says: "city/IR/Tehran" is kCity; kUnknown for other strings.
PlaceKind PlaceKindOfKey(std::string_view key);

// Lower case, without accents: what names are looked up by. "São Tomé" -> "sao tome".
std::string FoldPlaceName(std::string_view name);

}  // namespace gainsay
