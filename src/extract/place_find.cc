// SPDX-License-Identifier: Apache-2.0
//
// The readings of a capitalised token as the beginning of a place's name, and what speaks against
// the name being a place at all.
//
// Tested by tests/extract/place_test.cc.
#include "extract/place_walk.h"

namespace gainsay::place_internal {

// "Interstate 5", "I-5", "Highway 214", "Oregon 214" (a state and a bare number).
bool Walk::Highway(uint32_t t, Taken* out) {
  if (!Cap(t)) return false;
  if (const Mark* m = marks_.At(d_.before.cls, t); m != nullptr && d_.before.Of(*m).number) {
    uint32_t n = m->tokens.last;
    if (In(n) && IsDigit(Text(n)[0]) && Text(n).size() <= 5) {
      out->tokens = {t, n + 1};
    }
  }
  std::string_view word = Text(t);
  if (word.size() > 2 && word.size() < 6 && word.starts_with("I-") && IsDigits(word.substr(2))) {
    out->tokens = {t, t + 1};
  } else if (word == "I" && Is(t + 1, "-") && In(t + 2) && IsDigits(Text(t + 2))) {
    out->tokens = {t, t + 3};
  }
  if (out->tokens.size() == 0) return false;
  out->value.name = std::string(Slice(out->tokens));
  if (out->value.name.starts_with("I-")) out->value.name.replace(0, 2, "Interstate ");
  out->value.kind = PlaceKind::kStreet;
  out->rule = "place.highway";
  return true;
}

// Whether the surroundings allow what the table has: names that are words or given names too need
// a preposition or a container; others must not stand inside a longer name.
bool Walk::Fits(const Taken& taken, const std::vector<PlaceHit>& hits) {
  const PlaceEntry& best = d_.table->Get(hits.front().id);
  bool container = !taken.value.within.empty();
  if (container) return true;
  bool all_given = true, all_word = true, big = false;
  for (const PlaceHit& h : hits) {
    const PlaceEntry& e = d_.table->Get(h.id);
    all_given &= e.given;
    all_word &= e.word;
    big |= (e.kind == PlaceKind::kCountry || e.kind == PlaceKind::kContinent ||
            e.kind == PlaceKind::kWater || e.kind == PlaceKind::kRegion || e.capital) &&
           !e.given;
  }
  uint32_t t = taken.tokens.first, end = taken.tokens.last;
  bool preposition = AfterPreposition(t);
  if (best.word && all_word && !preposition) return false;
  // "Jordan said": the country or capital, unless somebody of that name is in the text.
  if (best.given && !preposition) {
    bool before_direction = t > first_ && marks_.Ending(d_.direction.cls, t - 1) != nullptr;
    bool well_known =
        best.kind == PlaceKind::kCountry || best.kind == PlaceKind::kState || best.capital;
    if (!before_direction && (!well_known || NamesPerson(t, end, true) || Cap(end) ||
                              (t > first_ && document_.tokens[t - 1].upos == Upos::kPropn))) {
      return false;
    }
  }
  // A name in quotation marks of its own is called so.
  if (t > first_ && (Is(t - 1, "\"") || Is(t - 1, "'")) && (Is(end, "\"") || Is(end, "'")))
    return false;
  if (big) return true;
  bool town = best.kind == PlaceKind::kCity || best.kind == PlaceKind::kState;
  if (town && !preposition && !title_ && NamesPerson(t, end)) return false;
  if (title_) return true;
  // Inside a longer name: "Jack London", "London Bridge", "Houston Rockets".
  bool next_cap = Cap(end) && !taken_[end] && marks_.At(d_.role, end) == nullptr;
  bool prev_cap = t > first_ && Cap(t - 1) && !taken_[t - 1] && t - 1 > first_ &&
                  document_.tokens[t - 1].upos == Upos::kPropn &&
                  marks_.Ending(d_.direction.cls, t - 1) == nullptr;
  if (prev_cap) return false;
  if (next_cap && !preposition) return false;
  return true;
}

// Whether the document has the name as part of a longer one somewhere ("Chad Smith", "Mr Lyons",
// "Sarah Palin"): then the bare name is more likely the person than the place. Asked for few
// names, and each is looked for once.
// `given`: the name can also be the first part.
bool Walk::NamesPerson(uint32_t t, uint32_t end, bool given) {
  if (end != t + 1) return false;
  auto [at, added] = persons_.try_emplace(Text(t), false);
  if (!added) return at->second;
  auto part = [this](uint32_t i) {
    return IsCapitalized(Text(i)) && document_.tokens[i].upos == Upos::kPropn && !taken_[i] &&
           marks_.At(d_.head.cls, i) == nullptr && marks_.At(d_.direction.cls, i) == nullptr &&
           d_.table->Find(Text(i)).empty();
  };
  for (const Sentence& s : document_.sentences) {
    size_t capitals = 0;
    for (uint32_t i = s.first; i < s.last; ++i) capitals += IsCapitalized(Text(i));
    if (2 * capitals > s.last - s.first) continue;  // a headline
    for (uint32_t i = s.first; i + 1 < s.last; ++i) {
      if (!document_.tokens[i].space_after) continue;
      if (Text(i + 1) == at->first && part(i)) return at->second = true;
      if (given && Text(i) == at->first && part(i + 1)) return at->second = true;
    }
  }
  return false;
}

bool Walk::Gazetteer(uint32_t t, Taken* out) {
  if (!Cap(t) && Text(t) != "sub-Saharan") return false;
  TokenRange range;
  std::vector<PlaceHit> hits = Longest(t, &range);
  // "Oregon 214" is a road.
  if (hits.empty()) return false;
  std::erase_if(hits, [](const PlaceHit& h) { return h.abbreviation; });
  // An abbreviation counts behind a comma (TakeContainer) or when it has dots inside ("N.Y.").
  if (hits.empty()) return false;
  std::string_view surface = Slice(range);
  // "US" in a sentence in capitals is a pronoun as often as not.
  if (surface == "US" && title_ && range.first > first_ && IsAllCapitals(Text(range.first - 1))) {
    return false;
  }
  out->tokens = range;
  for (const PlaceHit& h : hits) out->value.candidates.emplace_back(d_.table->Get(h.id).key);
  const PlaceEntry& best = d_.table->Get(hits.front().id);
  out->value.kind = best.kind;
  bool one_name = std::all_of(hits.begin(), hits.end(), [&](const PlaceHit& h) {
    return d_.table->Get(h.id).name == best.name;
  });
  out->value.name = one_name ? std::string(best.name) : std::string(surface);
  out->rule = "place.gazetteer";
  TakeContainer(out);
  if (!Fits(*out, hits)) {
    *out = Taken();
    return false;
  }
  return true;
}

bool Walk::Demonym(uint32_t t, Taken* out) {
  if (!Cap(t) || !d_.table->MayBegin(Text(t))) return false;
  for (uint32_t end = std::min(last_, t + 3); end > t; --end) {
    std::vector<PlaceHit> hits = d_.table->FindDemonym(Slice({t, end}));
    if (hits.empty()) continue;
    // "Polish the silver": a sentence may begin with a word that only looks like one.
    if (t == first_ && end == t + 1 && document_.tokens[t].upos == Upos::kVerb) return false;
    out->tokens = {t, end};
    for (const PlaceHit& h : hits) out->value.candidates.emplace_back(d_.table->Get(h.id).key);
    const PlaceEntry& best = d_.table->Get(hits.front().id);
    out->value.name = std::string(best.name);
    out->value.kind = best.kind;
    out->value.adjective = true;
    out->rule = "place.demonym";
    return true;
  }
  return false;
}

// "Comptroller Mary Lane", "Mary Lane said": a head that is a surname, behind a title and a given
// name, or before what people do; but not "on Mary Lane", and "Menlo Park said" is a town.
bool Walk::EndsPerson(TokenRange name) const {
  if (name.size() < 2 || AfterPreposition(name.first)) return false;
  if (name.size() > 2 && marks_.Ending(d_.title, name.last - 3) != nullptr) return true;
  const bool known = !d_.table->Find(Slice(name)).empty();
  return name.size() == 2 && !known && In(name.last) && marks_.At(d_.verb, name.last) != nullptr;
}

// "Stadiou Street", "24 Independent Street", "Hormozgan province", "Beaumont Hospital", and "Lake
// Tahoe", "Mount Cook", "Gulf of Eden".
bool Walk::Headed(uint32_t t, Taken* out) {
  if (const Mark* m = marks_.At(d_.before.cls, t);
      m != nullptr && Cap(t) && !d_.before.Of(*m).number) {
    uint32_t n = m->tokens.last;
    if (Cap(n) && Free(n) && document_.tokens[n].upos == Upos::kPropn) {
      out->tokens = {t, n + 1};
      out->value.name = std::string(Slice(out->tokens));
      out->value.kind = d_.before.Of(*m).kind;
      out->rule = "place.head-before";
      TakeContainer(out);
      return true;
    }
  }
  uint32_t begin = t;
  bool numbered = IsDigits(Text(t)) && Text(t).size() <= 5 && Cap(t + 1);
  if (numbered) ++begin;
  if (!Cap(begin) || taken_[begin]) return false;
  Upos upos = document_.tokens[begin].upos;
  if (upos == Upos::kDet || upos == Upos::kAdp || upos == Upos::kPron || upos == Upos::kSconj ||
      upos == Upos::kCconj || marks_.At(d_.head.cls, begin) != nullptr) {
    return false;
  }
  uint32_t end = RunEnd(begin);
  // The head ends the run, or stands behind it in lower case.
  for (uint32_t h = end; h > begin; --h) {
    const Mark* m = marks_.At(d_.head.cls, h);
    if (m == nullptr || !In(h) || m->tokens.last > last_) continue;
    const Word& head = d_.head.Of(*m);
    bool capital = Cap(h);
    if (capital ? m->tokens.last > end + 1 : !head.lower) continue;
    if (!capital && h != end) continue;
    if (marks_.At(d_.role, h) != nullptr) continue;  // "Albany County District Attorney"
    // "Saturday Street" and "US state" are names of their own or none at all.
    TokenRange known;
    if (!capital && !Longest(begin, &known).empty() && known.last == h &&
        head.kind != PlaceKind::kState) {
      continue;
    }
    // "the Oregon State Police", "Bank Street Journal": the run goes on behind the head.
    if (capital && Cap(m->tokens.last) && !taken_[m->tokens.last] &&
        marks_.At(d_.role, m->tokens.last) == nullptr) {
      continue;
    }
    if (title_ && !capital) continue;
    // "the Iranian island of Qeshm" names what follows.
    if (Is(m->tokens.last, "of") && head.kind != PlaceKind::kBuilding &&
        head.kind != PlaceKind::kStreet) {
      continue;
    }
    bool verb = false;  // "Lifer Escapes Prison"
    for (uint32_t w = begin; w < h; ++w) verb |= document_.tokens[w].upos == Upos::kVerb;
    if (verb) continue;
    // A number or article alone before a capitalised head at the sentence's beginning.
    if (begin == first_ && h == begin + 1 && document_.tokens[begin].upos != Upos::kPropn)
      return false;
    if (numbered && head.kind != PlaceKind::kStreet) return false;
    if (head.surname && capital && !numbered && EndsPerson({begin, m->tokens.last})) continue;
    // A demonym before a head in lower case is a description: "Iranian province".
    if (!capital && !d_.table->FindDemonym(Slice({begin, h})).empty()) return false;
    out->tokens = {numbered ? t : begin, m->tokens.last};
    out->value.kind = head.kind;
    // What the gazetteer knows of the name without its head: "Hormozgan", "Monterey".
    std::vector<PlaceHit> hits = d_.table->Find(Slice({begin, m->tokens.last}));
    if (hits.empty() &&
        (!capital || head.kind == PlaceKind::kIsland || head.kind == PlaceKind::kState)) {
      hits = d_.table->Find(Slice({begin, h}));
      std::erase_if(hits, [&](const PlaceHit& p) {
        return p.abbreviation || d_.table->Get(p.id).kind != head.kind;
      });
    }
    for (const PlaceHit& p : hits) out->value.candidates.emplace_back(d_.table->Get(p.id).key);
    bool generic = !capital;
    out->value.name = std::string(Slice({out->tokens.first, generic ? h : m->tokens.last}));
    if (!hits.empty()) out->value.name = std::string(d_.table->Get(hits.front().id).name);
    out->rule = head.kind == PlaceKind::kStreet     ? "place.street"
                : head.kind == PlaceKind::kBuilding ? "place.building"
                                                    : "place.head";
    TakeContainer(out);
    return true;
  }
  return false;
}

// "the village of Zainabieh", "the port city of Bandar Abbas".
bool Walk::Introduced(uint32_t t, Taken* out) {
  if (!Cap(t) || t == first_) return false;
  const Mark* m = marks_.Ending(d_.of.cls, t - 1);
  if (m == nullptr) return false;
  const Word& word = d_.of.Of(*m);
  TokenRange range;
  std::vector<PlaceHit> hits = Longest(t, &range);
  std::erase_if(hits, [](const PlaceHit& h) { return h.abbreviation; });
  if (!hits.empty()) {
    out->tokens = range;
    std::vector<PlaceHit> kind = hits;
    std::erase_if(kind, [&](const PlaceHit& h) { return d_.table->Get(h.id).kind != word.kind; });
    if (!kind.empty() && !word.container) hits = kind;
    for (const PlaceHit& h : hits) out->value.candidates.emplace_back(d_.table->Get(h.id).key);
    out->value.name = std::string(d_.table->Get(hits.front().id).name);
    out->value.kind = d_.table->Get(hits.front().id).kind;
  } else {
    uint32_t end = RunEnd(t);
    if (end - t > 3) return false;
    out->tokens = {t, end};
    out->value.name = std::string(Slice(out->tokens));
    out->value.kind = word.kind;
  }
  out->rule = "place.introduced";
  if (word.plural) out->listed = word.kind;
  TakeContainer(out);
  return true;
}

// A name that the short table lacks: "in Woodburn", "Millom, Cumbria".
bool Walk::Town(uint32_t t, Taken* out) {
  if (!Cap(t) || t == first_ || taken_[t]) return false;
  const Mark* preposition = marks_.Ending(d_.preposition.cls, t - 1);
  if (document_.tokens[t].upos != Upos::kPropn) return false;
  uint32_t end = RunEnd(t);
  if (end - t > 3) return false;
  // An unknown name with a container behind a comma, after a preposition or "of".
  if (preposition != nullptr || Is(t - 1, "of")) {
    Taken tried;
    tried.tokens = {t, end};
    tried.value.name = std::string(Slice(tried.tokens));
    tried.value.kind = PlaceKind::kCity;
    tried.rule = "place.town-in";
    TakeContainer(&tried);
    if (!tried.value.within.empty()) {
      *out = std::move(tried);
      return true;
    }
  }
  if (preposition == nullptr || !d_.preposition.Of(*preposition).inside || title_) return false;
  // "in Creighton history", "at Stade de Suisse", "directed at Palin": not towns.
  if (Is(t - 1, "at")) return false;
  if (In(end) && (document_.tokens[end].upos == Upos::kNoun || Text(end) == "de" ||
                  Text(end) == "'s" || Text(end) == "-")) {
    return false;
  }
  if (NamesPerson(t, end)) return false;
  if (d_.table->TownCountries(Slice({t, end})).empty()) return false;
  out->tokens = {t, end};
  out->value.name = std::string(Slice(out->tokens));
  out->value.kind = PlaceKind::kCity;
  out->rule = "place.town";
  return true;
}

}  // namespace gainsay::place_internal
