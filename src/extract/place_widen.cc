// SPDX-License-Identifier: Apache-2.0
//
// What stands around the name of a place and belongs to it: the container behind a comma, the point
// of the compass and the distance before it, the verb that makes it a government.
//
// Tested by tests/extract/place_test.cc.
#include "extract/place_walk.h"

namespace gainsay::place_internal {

// ", West Papua" behind a name: taken when the table has a candidate in it, or when the name is
// unknown or a city's and what follows is a state, country or abbreviation of one. "Djibouti in
// Ivory Coast" behind "at" gives the container without taking its words.
void Walk::TakeContainer(Taken* taken) {
  PlaceValue& value = taken->value;
  uint32_t comma = taken->tokens.last;
  bool by_comma = Is(comma, ",");
  bool by_in = Is(comma, "in") || Is(comma, "on");
  if (!by_comma && !by_in) return;
  uint32_t next = comma + 1;
  if (by_in && Is(next, "the")) ++next;
  if (!In(next) || !Cap(next)) return;
  TokenRange range;
  std::vector<PlaceHit> containers = Longest(next, &range);
  if (containers.empty()) return;
  bool abbreviation = std::any_of(containers.begin(), containers.end(),
                                  [](const PlaceHit& h) { return h.abbreviation; });
  std::vector<std::string> inside, possible;
  const PlaceEntry* within = nullptr;
  const PlaceEntry* maybe =
      nullptr;  // a province of the city's country: the table may not say more
  for (const PlaceHit& c : containers) {
    for (const std::string& key : value.candidates) {
      std::optional<PlaceId> id = d_.table->FindKey(key);
      if (!id) continue;
      PlaceKind kind = d_.table->Get(c.id).kind;
      if (d_.table->Relate(*id, c.id) == Containment::kUnknown &&
          d_.table->Get(*id).kind == PlaceKind::kCity && d_.table->CountryOf(*id).has_value() &&
          d_.table->CountryOf(*id) == d_.table->CountryOf(c.id) &&
          (kind == PlaceKind::kState || kind == PlaceKind::kRegion || kind == PlaceKind::kIsland ||
           kind == PlaceKind::kCounty)) {
        possible.push_back(key);
        maybe = &d_.table->Get(c.id);
      }
      if (d_.table->Relate(*id, c.id) != Containment::kWithin) continue;
      if (std::find(inside.begin(), inside.end(), key) == inside.end()) inside.push_back(key);
      if (within == nullptr) within = &d_.table->Get(c.id);
    }
  }
  if (within == nullptr && maybe != nullptr) {
    within = maybe;
    inside = std::move(possible);
  }
  const PlaceEntry& first = d_.table->Get(containers.front().id);
  if (within == nullptr) {
    bool level = first.kind == PlaceKind::kState || first.kind == PlaceKind::kCountry ||
                 first.kind == PlaceKind::kCounty;
    bool capital =
        std::any_of(value.candidates.begin(), value.candidates.end(), [&](const std::string& k) {
          std::optional<PlaceId> id = d_.table->FindKey(k);
          return id && (d_.table->Get(*id).capital || d_.table->Get(*id).kind != PlaceKind::kCity);
        });
    bool inside_word = taken->tokens.first > first_ &&
                       marks_.Ending(d_.preposition.cls, taken->tokens.first - 1) != nullptr;
    if (by_in) {
      // A sure place that its words put elsewhere: kept, so that it can be said.
      const Mark* p = taken->tokens.first > first_
                          ? marks_.Ending(d_.preposition.cls, taken->tokens.first - 1)
                          : nullptr;
      if (!capital || p == nullptr || !d_.preposition.Of(*p).inside ||
          first.kind != PlaceKind::kCountry) {
        return;
      }
    } else if (!abbreviation &&
               (!level || capital ||
                (value.candidates.empty() && !inside_word && value.kind == PlaceKind::kUnknown))) {
      return;
    } else if (!abbreviation) {
      // "in Jakarta, Iran and": a list, unless the container ends the phrase.
      uint32_t after = range.last;
      if (Is(after, "and") || Is(after, "or") || (Is(after, ",") && Is(after + 1, "and"))) return;
      // A known city elsewhere and a country: a list or a namesake; say nothing.
      if (!value.candidates.empty() && first.kind == PlaceKind::kCountry) return;
      if (!value.candidates.empty()) value.candidates.clear();  // a namesake that the table lacks
    } else {
      value.candidates.clear();
    }
    within = &first;
  } else {
    value.candidates = std::move(inside);
    const PlaceEntry& best = d_.table->Get(*d_.table->FindKey(value.candidates.front()));
    value.kind = best.kind;
    if (taken->rule == "place.gazetteer") value.name = std::string(best.name);
  }
  value.within.push_back(std::string(within->name));
  if (by_comma) {
    taken->tokens.last = range.last;
    taken->rule = taken->rule == "place.gazetteer" ? "place.within" : taken->rule;
    // "Austin, Texas, United States" and "Bam, Kerman province, Iran".
    if (Is(range.last, ",") && Cap(range.last + 1)) {
      TokenRange outer;
      std::vector<PlaceHit> outers = Longest(range.last + 1, &outer);
      for (const PlaceHit& o : outers) {
        std::optional<PlaceId> inner = d_.table->FindKey(within->key);
        if (!inner || d_.table->Relate(*inner, o.id) != Containment::kWithin) continue;
        value.within.push_back(std::string(d_.table->Get(o.id).name));
        taken->tokens.last = outer.last;
        break;
      }
    }
  }
}

// "150 miles east of Aden", "south-west of Bandar Abbas", "southern Iran", "two miles from Aden".
void Walk::TakeDirection(Taken* taken) {
  uint32_t t = taken->tokens.first;
  if (t == first_ || taken->value.adjective) return;
  bool possessive = Is(taken->tokens.last, "'s") || Is(taken->tokens.last, "'");
  uint32_t p = t - 1;
  if (Is(p, "the") && p > first_) --p;
  if (const Mark* m = marks_.Ending(d_.direction.cls, p); m != nullptr && p == t - 1) {
    const Word& word = d_.direction.Of(*m);
    bool area =
        taken->value.kind == PlaceKind::kCountry || taken->value.kind == PlaceKind::kState ||
        taken->value.kind == PlaceKind::kCity || taken->value.kind == PlaceKind::kRegion ||
        taken->value.kind == PlaceKind::kIsland || taken->value.kind == PlaceKind::kContinent;
    if (!word.part.empty() || (area && m->tokens.size() == 1 && IsLower(Text(p)[0]))) {
      taken->value.part = !word.part.empty() ? word.part : word.to;
      taken->tokens.first = m->tokens.first;
      return;
    }
  }
  bool from = Is(p, "from") || Is(p, "off");
  // "half a mile from Aden's port" is told from the port.
  if (!(Is(p, "of") || from) || p == first_ || possessive) return;
  // "east of", "off the coast of Aden" (no direction), "miles from", "miles off".
  const Mark* m = marks_.Ending(d_.direction.cls, p - 1);
  uint32_t distance_end = p;  // the quantity ends before this token
  if (m != nullptr && !d_.direction.Of(*m).to.empty()) {
    taken->value.direction = d_.direction.Of(*m).to;
    taken->tokens.first = m->tokens.first;
    distance_end = m->tokens.first;
  } else if (!from) {
    return;
  }
  // "58km (36 miles) south-west of": either measure will do.
  uint32_t q = distance_end;
  while (q > first_ && (Is(q - 1, ")") || Is(q - 1, "to") || Is(q - 1, "the"))) --q;
  if (q > first_ && quantity_end_[q - 1] != nullptr &&
      quantity_end_[q - 1]->dimension == Dimension::kLength) {
    taken->value.distance = *quantity_end_[q - 1];
  }
}

// A country or capital that says, decides, is accused.
void Walk::TakeGovernment(Taken* taken) {
  PlaceValue& value = taken->value;
  if (value.adjective || !value.direction.empty() || !value.part.empty() || !value.within.empty())
    return;
  bool can = false;
  for (const std::string& key : value.candidates) {
    std::optional<PlaceId> id = d_.table->FindKey(key);
    can |= id && (d_.table->Get(*id).kind == PlaceKind::kCountry || d_.table->Get(*id).capital);
  }
  if (!can) return;
  uint32_t t = taken->tokens.first, end = taken->tokens.last;
  if (t > first_ && marks_.Ending(d_.preposition.cls, t - 1) == nullptr &&
      marks_.Ending(d_.toward_government, t - 1) != nullptr && (Is(end, "of") || Is(end, "to"))) {
    MakeGovernment(&value);
    return;
  }
  bool object = t > first_ && document_.tokens[t - 1].upos == Upos::kAdp;
  bool compound = t > first_ && (document_.tokens[t - 1].upos == Upos::kPropn);
  if (object || compound) return;
  uint32_t v = end;
  while (In(v) && v < end + 4 &&
         (document_.tokens[v].upos == Upos::kAux || document_.tokens[v].upos == Upos::kAdv ||
          Is(v, "not"))) {
    ++v;
  }
  const Mark* verb = marks_.At(d_.government_verb, v);
  if (verb != nullptr && document_.tokens[v].upos == Upos::kVerb) MakeGovernment(&value);
}

// "Tehran denied" is Iran's doing: the value is the country.
void Walk::MakeGovernment(PlaceValue* value) {
  value->government = true;
  for (const std::string& key : value->candidates) {
    std::optional<PlaceId> id = d_.table->FindKey(key);
    if (!id || (d_.table->Get(*id).kind != PlaceKind::kCountry && !d_.table->Get(*id).capital))
      continue;
    std::optional<PlaceId> country = d_.table->CountryOf(*id);
    if (!country) continue;
    const PlaceEntry& entry = d_.table->Get(*country);
    value->name = std::string(entry.name);
    value->kind = PlaceKind::kCountry;
    value->candidates = {std::string(entry.key)};
    return;
  }
}

}  // namespace gainsay::place_internal
