// SPDX-License-Identifier: Apache-2.0
//
// One walk over the tokens of each sentence. At each capitalised token the readings are tried in
// the order of how much they explain: a street or highway, the longest name of the gazetteer, a
// demonym, an unknown name with a head ("Hormozgan province"), an unknown name behind words that
// bring a place ("the village of"), a town behind a preposition. What was taken is widened by its
// surroundings: the container behind a comma, the point of the compass before it, the verb it
// governs.
//
// Tested by tests/extract/place_test.cc.
#include "extract/place.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "base/status.h"
#include "extract/mark_index.h"
#include "nlohmann/json.hpp"

namespace gainsay {

using nlohmann::json;

namespace {

constexpr uint32_t kMaxNameTokens = 7;   // of a name in the gazetteer
constexpr uint32_t kMaxRunTokens = 5;    // of an unknown name
constexpr double kTitleShare = 0.7;      // of words capitalised: the sentence is a headline

// What an entry of one of the lexicons says.
struct Word {
  PlaceKind kind = PlaceKind::kUnknown;
  bool lower = false, number = false, container = false, inside = false, plural = false;
  std::string to, part;
};

struct WordClass {
  ClassId cls = 0;
  std::vector<Word> words;
  const Word& Of(const Mark& mark) const { return words[mark.payload]; }
};

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool IsCapitalized(std::string_view word) {
  if (word.empty()) return false;
  if (IsUpper(word[0])) return true;
  // The capitals of Latin-1 and Latin Extended begin with bytes C3..C5; good enough for a shape.
  return static_cast<unsigned char>(word[0]) >= 0xC3 && static_cast<unsigned char>(word[0]) <= 0xC5;
}
bool IsAllCapitals(std::string_view word) {
  size_t letters = 0;
  for (char c : word) {
    if (IsLower(c)) return false;
    letters += IsUpper(c);
  }
  return letters > 1;
}
bool IsDigits(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), IsDigit);
}

struct Knowledge {
  std::shared_ptr<const RuleSet> rules;
  std::shared_ptr<const PlaceTable> table;
  WordClass head, before, of, direction, preposition;
  ClassId government_verb = 0, toward_government = 0, role = 0;
};

class Walk {
 public:
  Walk(const Knowledge& data, const Sheet& sheet);
  std::vector<Mention> Run();

 private:
  // A name taken: its tokens, what it can be, and what the words say of it.
  struct Taken {
    TokenRange tokens;
    PlaceValue value;
    std::string rule;
    PlaceKind listed = PlaceKind::kUnknown;  // set where more of the kind may follow
  };

  std::string_view Text(uint32_t t) const { return document_.Text(t); }
  bool In(uint32_t t) const { return t >= first_ && t < last_; }
  bool Cap(uint32_t t) const { return In(t) && IsCapitalized(Text(t)); }
  bool Is(uint32_t t, std::string_view word) const { return In(t) && Text(t) == word; }
  bool Free(uint32_t t) const { return In(t) && !taken_[t]; }
  std::string_view Slice(TokenRange range) const {
    return gainsay::Slice(document_.text, {document_.tokens[range.first].span.begin,
                                           document_.tokens[range.last - 1].span.end});
  }

  void Sentence_(const Sentence& sentence);
  uint32_t TryAt(uint32_t t);
  uint32_t TakeList(uint32_t t, PlaceKind kind);
  bool Highway(uint32_t t, Taken* out);
  bool Gazetteer(uint32_t t, Taken* out);
  bool Demonym(uint32_t t, Taken* out);
  bool Headed(uint32_t t, Taken* out);
  bool Introduced(uint32_t t, Taken* out);
  bool Town(uint32_t t, Taken* out);

  std::vector<PlaceHit> Longest(uint32_t t, TokenRange* range) const;
  void TakeContainer(Taken* taken);
  void TakeDirection(Taken* taken);
  void TakeGovernment(Taken* taken);
  void MakeGovernment(PlaceValue* value);
  bool Fits(const Taken& taken, const std::vector<PlaceHit>& hits);
  bool AfterPreposition(uint32_t t) const;
  bool NamesPerson(uint32_t t, uint32_t end, bool given = false);
  void Resolve();
  uint32_t RunEnd(uint32_t t) const;
  void Emit(Taken taken);

  const Knowledge& d_;
  const Sheet& sheet_;
  const Document& document_;
  MarkIndex marks_;
  std::vector<bool> taken_;  // by earlier stages: time expressions
  std::vector<const Quantity*> quantity_end_;  // by last token
  uint32_t first_ = 0, last_ = 0;
  bool title_ = false;
  std::vector<Mention> found_;
  absl::flat_hash_map<std::string_view, bool> persons_;  // see NamesPerson
};

Walk::Walk(const Knowledge& data, const Sheet& sheet)
    : d_(data),
      sheet_(sheet),
      document_(*sheet.document),
      marks_(sheet.words, sheet.document->tokens.size()),
      taken_(sheet.document->tokens.size()),
      quantity_end_(sheet.document->tokens.size()) {
  for (const Mention& m : sheet.mentions) {
    if (m.tokens.last > taken_.size() || m.tokens.size() == 0) continue;
    if (m.kind == MentionKind::kTime) {
      for (uint32_t t = m.tokens.first; t < m.tokens.last; ++t) taken_[t] = true;
    }
    if (m.kind == MentionKind::kQuantity) quantity_end_[m.tokens.last - 1] = m.As<Quantity>();
  }
}

std::vector<Mention> Walk::Run() {
  for (const Sentence& sentence : document_.sentences) Sentence_(sentence);
  Resolve();
  return std::move(found_);
}

void Walk::Sentence_(const Sentence& sentence) {
  first_ = sentence.first;
  last_ = sentence.last;
  size_t words = 0, capitals = 0;
  for (uint32_t t = first_; t < last_; ++t) {
    std::string_view w = Text(t);
    if (w.size() < 4 || !(IsLower(w[0]) || IsCapitalized(w))) continue;
    ++words;
    capitals += IsCapitalized(w);
  }
  // A headline ends without a full stop.
  title_ = !Is(last_ - 1, ".") && words >= 3 && capitals >= kTitleShare * words;
  for (uint32_t t = first_; t < last_;) t = std::max(t + 1, TryAt(t));
}

// Takes what begins at t; gives the token behind it, or t.
uint32_t Walk::TryAt(uint32_t t) {
  if (taken_[t]) return t;
  std::string_view word = Text(t);
  if (!IsCapitalized(word) && !IsDigit(word[0]) && word != "sub-Saharan") return t;
  Taken taken;
  if (!Highway(t, &taken) && !Introduced(t, &taken)) {
    // "Mt Cook National Park" explains more than "Mt Cook".
    Taken headed;
    bool has_head = Headed(t, &headed);
    bool known = Gazetteer(t, &taken);
    bool state_only = known && PlaceKindOfKey(taken.value.candidates.front()) == PlaceKind::kState &&
                      taken.value.within.empty();
    Taken demonym;
    if (has_head && (!known || headed.tokens.last > taken.tokens.last)) {
      taken = std::move(headed);
    } else if (state_only && Demonym(t, &demonym) && demonym.tokens.last >= taken.tokens.last) {
      taken = std::move(demonym);  // "Somali" is hardly ever the province of Ethiopia
    } else if (!known && !Demonym(t, &taken) && !Town(t, &taken)) {
      return t;
    }
  }
  PlaceKind listed = taken.listed;
  Emit(std::move(taken));
  uint32_t end = found_.back().tokens.last;
  return listed == PlaceKind::kUnknown ? end : TakeList(end, listed);
}

// "the villages of Tonban, Gavarzin and Khaledi": what follows is of the kind that was told.
uint32_t Walk::TakeList(uint32_t t, PlaceKind kind) {
  while (true) {
    uint32_t next = t;
    if (Is(next, ",")) ++next;
    if (Is(next, "and")) ++next;
    if (next == t || !Cap(next) || taken_[next] || document_.tokens[next].upos != Upos::kPropn) return t;
    Taken taken;
    if (!Gazetteer(next, &taken)) {
      uint32_t end = RunEnd(next);
      // A name with a verb behind it begins a clause.
      if (end - next > 2 || (In(end) && (document_.tokens[end].upos == Upos::kVerb ||
                                         document_.tokens[end].upos == Upos::kNoun))) {
        return t;
      }
      taken.tokens = {next, end};
      taken.value.name = std::string(Slice(taken.tokens));
      taken.value.kind = kind;
      taken.rule = "place.listed";
    }
    Emit(std::move(taken));
    t = found_.back().tokens.last;
  }
}

// The end of the run of capitalised words at t. "de", "al", "of the" inside are not taken: unknown
// names with them are rare and sentences that seem to have them are not.
uint32_t Walk::RunEnd(uint32_t t) const {
  uint32_t end = t;
  while (end < last_ && end < t + kMaxRunTokens && Cap(end) && !taken_[end]) {
    ++end;
    // "Aoraki-Mt Cook", written together.
    if (end + 1 < last_ && (Is(end, "-") || Is(end, "/")) && Cap(end + 1) &&
        !document_.tokens[end - 1].space_after && !document_.tokens[end].space_after) {
      ++end;
    }
  }
  return end;
}

// The longest name of the gazetteer at t. A full stop that ended up as a token of its own is part
// of the name where the table has it with one ("Ore.").
std::vector<PlaceHit> Walk::Longest(uint32_t t, TokenRange* range) const {
  if (!d_.table->MayBegin(Text(t))) return {};
  uint32_t limit = std::min(last_, t + kMaxNameTokens);
  for (uint32_t end = limit; end > t; --end) {
    if (taken_[end - 1]) continue;
    std::string_view last = Text(end - 1);
    if (last.empty() || (!IsCapitalized(last) && end - 1 > t && !IsLower(last[0]))) {
      if (last != ".") continue;
    }
    std::vector<PlaceHit> hits = d_.table->Find(Slice({t, end}));
    if (!hits.empty()) {
      *range = {t, end};
      return hits;
    }
  }
  return {};
}

bool Walk::AfterPreposition(uint32_t t) const {
  if (t == first_) return false;
  if (marks_.Ending(d_.preposition.cls, t - 1) != nullptr) return true;
  // "in the Gaza Strip", "in northern Iraq".
  uint32_t p = t - 1;
  if (marks_.Ending(d_.direction.cls, p) != nullptr && p > first_) --p;
  if ((Is(p, "the") || Is(p, "nearby") || Is(p, "downtown")) && p > first_) --p;
  return p < t && marks_.Ending(d_.preposition.cls, p) != nullptr;
}

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
            e.kind == PlaceKind::kWater || e.kind == PlaceKind::kRegion || e.capital) && !e.given;
  }
  uint32_t t = taken.tokens.first, end = taken.tokens.last;
  bool preposition = AfterPreposition(t);
  if (best.word && all_word && !preposition) return false;
  // "Jordan said": the country or capital, unless somebody of that name is in the text.
  if (best.given && !preposition) {
    bool before_direction = t > first_ && marks_.Ending(d_.direction.cls, t - 1) != nullptr;
    bool well_known = best.kind == PlaceKind::kCountry || best.kind == PlaceKind::kState || best.capital;
    if (!before_direction && (!well_known || NamesPerson(t, end, true) || Cap(end) ||
                              (t > first_ && document_.tokens[t - 1].upos == Upos::kPropn))) {
      return false;
    }
  }
  // A name in quotation marks of its own is called so.
  if (t > first_ && (Is(t - 1, "\"") || Is(t - 1, "'")) && (Is(end, "\"") || Is(end, "'"))) return false;
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

// What the rest of the document says for one of several candidates: in an article that names
// Greece, "Athens" is not that in Georgia; beside Minneapolis, "Bloomington" is in Minnesota. A
// small province abroad that shares its name with a common word is dropped where nothing else
// speaks of its country.
void Walk::Resolve() {
  std::vector<bool> context(d_.table->size());
  auto add = [&](PlaceId id) {
    std::vector<PlaceId> open = {id};
    while (!open.empty()) {
      PlaceId p = open.back();
      open.pop_back();
      PlaceKind kind = d_.table->Get(p).kind;
      if (kind == PlaceKind::kCountry || kind == PlaceKind::kState) context[p] = true;
      for (PlaceId c : d_.table->Get(p).within) open.push_back(c);
    }
  };
  auto obscure = [&](PlaceId id) {
    const PlaceEntry& e = d_.table->Get(id);
    return e.kind == PlaceKind::kState && !e.key.starts_with("state/US/") && !e.key.starts_with("state/GB/");
  };
  for (const Mention& m : found_) {
    const PlaceValue* value = m.As<PlaceValue>();
    for (const std::string& container : value->within) {
      for (const PlaceHit& h : d_.table->Find(container)) add(h.id);
    }
    if (value->candidates.size() != 1) continue;
    std::optional<PlaceId> id = d_.table->FindKey(value->candidates.front());
    if (id && !obscure(*id)) add(*id);
  }
  auto in_context = [&](PlaceId id, PlaceKind level) {
    std::vector<PlaceId> open = {id};
    while (!open.empty()) {
      PlaceId p = open.back();
      open.pop_back();
      if (d_.table->Get(p).kind == level && context[p]) return true;
      for (PlaceId c : d_.table->Get(p).within) open.push_back(c);
    }
    return false;
  };
  std::erase_if(found_, [&](Mention& m) {
    PlaceValue& value = std::get<PlaceValue>(m.value);
    std::vector<std::string>& keys = value.candidates;
    if (keys.size() == 1 && m.rule == "place.gazetteer") {
      std::optional<PlaceId> id = d_.table->FindKey(keys.front());
      if (id && obscure(*id) && value.name.find(' ') == std::string::npos &&
          !in_context(*id, PlaceKind::kCountry)) {
        return true;
      }
    }
    if (keys.size() < 2 || m.rule == "place.demonym") return false;
    bool cities = std::all_of(keys.begin(), keys.end(), [](const std::string& key) {
      return PlaceKindOfKey(key) == PlaceKind::kCity;
    });
    for (PlaceKind level : {PlaceKind::kState, PlaceKind::kCountry}) {
      if (level == PlaceKind::kState && !cities) continue;
      std::vector<std::string> kept;
      for (const std::string& key : keys) {
        std::optional<PlaceId> id = d_.table->FindKey(key);
        if (id && in_context(*id, level)) kept.push_back(key);
      }
      if (!kept.empty()) keys = std::move(kept);
    }
    value.kind = PlaceKindOfKey(keys.front());
    return false;
  });
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
    if (Is(m->tokens.last, "of") && head.kind != PlaceKind::kBuilding && head.kind != PlaceKind::kStreet) {
      continue;
    }
    bool verb = false;  // "Lifer Escapes Prison"
    for (uint32_t w = begin; w < h; ++w) verb |= document_.tokens[w].upos == Upos::kVerb;
    if (verb) continue;
    // A number or article alone before a capitalised head at the sentence's beginning.
    if (begin == first_ && h == begin + 1 && document_.tokens[begin].upos != Upos::kPropn) return false;
    if (numbered && head.kind != PlaceKind::kStreet) return false;
    // A demonym before a head in lower case is a description: "Iranian province".
    if (!capital && !d_.table->FindDemonym(Slice({begin, h})).empty()) return false;
    out->tokens = {numbered ? t : begin, m->tokens.last};
    out->value.kind = head.kind;
    // What the gazetteer knows of the name without its head: "Hormozgan", "Monterey".
    std::vector<PlaceHit> hits = d_.table->Find(Slice({begin, m->tokens.last}));
    if (hits.empty() && (!capital || head.kind == PlaceKind::kIsland || head.kind == PlaceKind::kState)) {
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
  const PlaceEntry* maybe = nullptr;  // a province of the city's country: the table may not say more
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
    bool capital = std::any_of(value.candidates.begin(), value.candidates.end(), [&](const std::string& k) {
      std::optional<PlaceId> id = d_.table->FindKey(k);
      return id && (d_.table->Get(*id).capital || d_.table->Get(*id).kind != PlaceKind::kCity);
    });
    bool inside_word = taken->tokens.first > first_ &&
                       marks_.Ending(d_.preposition.cls, taken->tokens.first - 1) != nullptr;
    if (by_in) {
      // A sure place that its words put elsewhere: kept, so that it can be said.
      const Mark* p = taken->tokens.first > first_
                          ? marks_.Ending(d_.preposition.cls, taken->tokens.first - 1) : nullptr;
      if (!capital || p == nullptr || !d_.preposition.Of(*p).inside ||
          first.kind != PlaceKind::kCountry) {
        return;
      }
    } else if (!abbreviation && (!level || capital || (value.candidates.empty() && !inside_word &&
                                                       value.kind == PlaceKind::kUnknown))) {
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
    bool area = taken->value.kind == PlaceKind::kCountry || taken->value.kind == PlaceKind::kState ||
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
  if (value.adjective || !value.direction.empty() || !value.part.empty() || !value.within.empty()) return;
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
  while (In(v) && v < end + 4 && (document_.tokens[v].upos == Upos::kAux ||
                                  document_.tokens[v].upos == Upos::kAdv || Is(v, "not"))) {
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
    if (!id || (d_.table->Get(*id).kind != PlaceKind::kCountry && !d_.table->Get(*id).capital)) continue;
    std::optional<PlaceId> country = d_.table->CountryOf(*id);
    if (!country) continue;
    const PlaceEntry& entry = d_.table->Get(*country);
    value->name = std::string(entry.name);
    value->kind = PlaceKind::kCountry;
    value->candidates = {std::string(entry.key)};
    return;
  }
}

void Walk::Emit(Taken taken) {
  TakeDirection(&taken);
  TakeGovernment(&taken);
  // "US officials", "Iran nuclear deal": a name that only describes the noun behind it.
  uint32_t next = taken.tokens.last;
  if (taken.value.kind == PlaceKind::kCountry && !taken.value.government && In(next) &&
      taken.value.within.empty() && taken.value.direction.empty() &&
      document_.tokens[next - 1].space_after && !taken_[next] &&
      (document_.tokens[next].upos == Upos::kNoun || document_.tokens[next].upos == Upos::kAdj ||
       marks_.At(d_.role, next) != nullptr)) {
    taken.value.adjective = true;
  }
  Mention m;
  m.kind = MentionKind::kPlace;
  m.tokens = taken.tokens;
  m.span = {document_.tokens[taken.tokens.first].span.begin,
            document_.tokens[taken.tokens.last - 1].span.end};
  m.sentence = document_.tokens[taken.tokens.first].sentence;
  m.rule = std::move(taken.rule);
  m.value = std::move(taken.value);
  found_.push_back(std::move(m));
}

PlaceKind KindOfName(std::string_view name) {
  static constexpr PlaceKind kAll[] = {
      PlaceKind::kContinent, PlaceKind::kCountry, PlaceKind::kState,  PlaceKind::kRegion,
      PlaceKind::kCounty,    PlaceKind::kCity,    PlaceKind::kDistrict, PlaceKind::kIsland,
      PlaceKind::kWater,     PlaceKind::kMountain, PlaceKind::kStreet, PlaceKind::kBuilding};
  for (PlaceKind kind : kAll) {
    if (PlaceKindName(kind) == name) return kind;
  }
  return PlaceKind::kUnknown;
}

absl::Status ReadClass(const RuleSet& rules, std::string_view name, WordClass* out) {
  const Lexicon* lexicon = rules.FindLexicon(name);
  if (lexicon == nullptr) return absl::OkStatus();
  out->cls = lexicon->cls;
  for (const LexiconEntry& entry : lexicon->entries) {
    Word word;
    if (entry.value != nullptr) {
      for (const auto& [key, value] : entry.value->items()) {
        if (key == "kind" && value.is_string()) {
          word.kind = KindOfName(value.get_ref<const std::string&>());
          if (word.kind == PlaceKind::kUnknown) {
            return rules.Fault(entry.value, "/kind", "unknown kind of place", "city, street, ...");
          }
        } else if (key == "to" && value.is_string()) {
          word.to = value.get<std::string>();
        } else if (key == "part" && value.is_string()) {
          word.part = value.get<std::string>();
        } else if (value.is_boolean()) {
          if (key == "lower") word.lower = value.get<bool>();
          if (key == "number") word.number = value.get<bool>();
          if (key == "container") word.container = value.get<bool>();
          if (key == "inside") word.inside = value.get<bool>();
          if (key == "plural") word.plural = value.get<bool>();
        } else {
          return rules.Fault(entry.value, "/" + key, "unknown key or wrong type",
                             "kind, to, part, lower, number, container, inside or plural");
        }
      }
    }
    out->words.push_back(std::move(word));
  }
  return absl::OkStatus();
}

}  // namespace

struct PlaceExtractor::Data : Knowledge {};

PlaceExtractor::PlaceExtractor(std::unique_ptr<Data> data) : data_(std::move(data)) {}
PlaceExtractor::~PlaceExtractor() = default;
PlaceExtractor::PlaceExtractor(PlaceExtractor&&) noexcept = default;
PlaceExtractor& PlaceExtractor::operator=(PlaceExtractor&&) noexcept = default;

absl::StatusOr<PlaceExtractor> PlaceExtractor::Compile(std::shared_ptr<const RuleSet> rules) {
  auto data = std::make_unique<Data>();
  ASSIGN_OR_RETURN(data->table, PlaceTable::Load(rules->packs()));
  RETURN_IF_ERROR(ReadClass(*rules, "place-head", &data->head));
  RETURN_IF_ERROR(ReadClass(*rules, "place-before", &data->before));
  RETURN_IF_ERROR(ReadClass(*rules, "place-of", &data->of));
  RETURN_IF_ERROR(ReadClass(*rules, "direction", &data->direction));
  RETURN_IF_ERROR(ReadClass(*rules, "place-preposition", &data->preposition));
  data->government_verb = rules->FindClass("government-verb");
  data->toward_government = rules->FindClass("toward-government");
  data->role = rules->FindClass("office-role");
  data->rules = std::move(rules);
  return PlaceExtractor(std::move(data));
}

std::vector<Mention> PlaceExtractor::Extract(const Sheet& sheet) const {
  return Walk(*data_, sheet).Run();
}

const std::shared_ptr<const PlaceTable>& PlaceExtractor::table() const { return data_->table; }

}  // namespace gainsay
