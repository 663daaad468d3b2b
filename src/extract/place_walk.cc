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
#include "extract/place_walk.h"

#include <utility>

namespace gainsay::place_internal {
namespace {

constexpr uint32_t kMaxNameTokens = 7;  // of a name in the gazetteer
constexpr uint32_t kMaxRunTokens = 5;   // of an unknown name
constexpr double kTitleShare = 0.7;     // of words capitalised: the sentence is a headline

}  // namespace

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
    bool state_only = known && !taken.value.candidates.empty() &&
                      PlaceKindOfKey(taken.value.candidates.front()) == PlaceKind::kState &&
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
    if (next == t || !Cap(next) || taken_[next] || document_.tokens[next].upos != Upos::kPropn)
      return t;
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
    return e.kind == PlaceKind::kState && !e.key.starts_with("state/US/") &&
           !e.key.starts_with("state/GB/");
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

}  // namespace gainsay::place_internal
