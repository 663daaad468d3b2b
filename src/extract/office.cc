// SPDX-License-Identifier: Apache-2.0
//
// From each role of the lexicon outwards: to the left over ranks, portfolios, bodies, places and
// words of time, to the right over "-elect" and "of the ...". A role that needs a name or a body
// to be one (general, head, captain) is dropped without.
//
// Tested by tests/extract/office_test.cc.
#include "extract/office.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/status.h"
#include "extract/mark_index.h"
#include "extract/office_rules.h"

namespace gainsay {
namespace {

using office_internal::OfficeNeed;
using office_internal::OfficeRole;
using office_internal::OfficeRules;

constexpr uint32_t kMaxOrganizationTokens = 7;

bool IsCapitalized(std::string_view word) {
  if (word.empty()) return false;
  unsigned char c = static_cast<unsigned char>(word[0]);
  return (c >= 'A' && c <= 'Z') || (c >= 0xC3 && c <= 0xC5);
}

class Walk {
 public:
  Walk(const OfficeRules& data, const Sheet& sheet);
  std::vector<Mention> Run();

 private:
  struct Found {
    TokenRange tokens;
    OfficeValue value;
    bool of_person = false;
    bool body = false;  // a place, organisation or portfolio is told
  };

  std::string_view Text(uint32_t t) const { return document_.Text(t); }
  bool In(uint32_t t) const { return t >= first_ && t < last_; }
  bool Is(uint32_t t, std::string_view word) const { return In(t) && Text(t) == word; }
  bool Cap(uint32_t t) const { return In(t) && IsCapitalized(Text(t)); }
  bool Proper(uint32_t t) const {
    return Cap(t) && document_.tokens[t].upos == Upos::kPropn && !blocked_[t];
  }
  // A word of a body's name; tags are no help where "Superior" is an adjective.
  bool NameWord(uint32_t t) const {
    if (!Cap(t) || blocked_[t]) return false;
    Upos upos = document_.tokens[t].upos;
    if (t == first_) return upos == Upos::kPropn;
    return upos == Upos::kPropn || upos == Upos::kAdj || upos == Upos::kNoun;
  }
  std::string Words(uint32_t from, uint32_t to) const {
    return std::string(Slice(
        document_.text, {document_.tokens[from].span.begin, document_.tokens[to - 1].span.end}));
  }

  bool TryRole(const Mark& mark, uint32_t from, Found* out);
  void Left(uint32_t from, Found* found);
  void Right(Found* found);
  bool TakeBodyBehind(uint32_t t, Found* found);
  bool SetPlace(const Mention& place, Found* found);
  const Mention* PlaceEnding(uint32_t token) const {
    return token < place_end_.size() ? place_end_[token] : nullptr;
  }
  const Mention* PlaceAt(uint32_t token) const {
    return token < place_at_.size() ? place_at_[token] : nullptr;
  }

  const OfficeRules& d_;
  const Document& document_;
  MarkIndex marks_;
  std::vector<const Mention*> place_at_, place_end_;  // by first and last token
  std::vector<bool> blocked_;                         // tokens of time expressions
  uint32_t first_ = 0, last_ = 0;
  bool title_ = false;  // most words of the sentence are capitalised
};

Walk::Walk(const OfficeRules& data, const Sheet& sheet)
    : d_(data),
      document_(*sheet.document),
      marks_(sheet.words, document_.tokens.size()),
      place_at_(document_.tokens.size()),
      place_end_(document_.tokens.size()),
      blocked_(document_.tokens.size()) {
  for (const Mention& m : sheet.mentions) {
    if (m.tokens.size() == 0 || m.tokens.last > blocked_.size()) continue;
    if (m.kind == MentionKind::kPlace) {
      place_at_[m.tokens.first] = &m;
      place_end_[m.tokens.last - 1] = &m;
    } else if (m.kind == MentionKind::kTime) {
      for (uint32_t t = m.tokens.first; t < m.tokens.last; ++t) blocked_[t] = true;
    }
  }
}

std::vector<Mention> Walk::Run() {
  std::vector<Mention> mentions;
  for (const Sentence& sentence : document_.sentences) {
    first_ = sentence.first;
    last_ = sentence.last;
    size_t words = 0, capitals = 0;
    for (uint32_t t = first_; t < last_; ++t) {
      if (Text(t).size() < 4) continue;
      ++words;
      capitals += IsCapitalized(Text(t));
    }
    // A headline ends without a full stop.
    title_ = !Is(last_ - 1, ".") && words > 3 && 3 * capitals > 2 * words;
    uint32_t from = first_;  // tokens before it belong to earlier offices
    for (uint32_t t = first_; t < last_; ++t) {
      const Mark* mark = marks_.At(d_.role, t);
      Found found;
      if (mark == nullptr || mark->tokens.last > last_ || !TryRole(*mark, from, &found)) continue;
      Mention m;
      m.kind = MentionKind::kOffice;
      m.tokens = found.tokens;
      m.span = {document_.tokens[found.tokens.first].span.begin,
                document_.tokens[found.tokens.last - 1].span.end};
      m.sentence = document_.tokens[t].sentence;
      found.value.surface = std::string(Slice(document_.text, m.span));
      m.rule = found.body ? "office.of" : "office.role";
      m.value = std::move(found.value);
      mentions.push_back(std::move(m));
      from = found.tokens.last;
      t = found.tokens.last - 1;
    }
  }
  return mentions;
}

// The jurisdiction is what can have officers: no street, no sea.
bool Walk::SetPlace(const Mention& mention, Found* found) {
  const PlaceValue& place = *mention.As<PlaceValue>();
  if (place.kind == PlaceKind::kStreet || place.kind == PlaceKind::kWater ||
      place.kind == PlaceKind::kMountain || !place.direction.empty()) {
    return false;
  }
  if (place.kind == PlaceKind::kBuilding || place.candidates.empty()) {
    if (!found->value.organization.empty()) return false;
    found->value.organization = Words(mention.tokens.first, mention.tokens.last);
  } else if (found->value.jurisdiction.empty()) {
    found->value.jurisdiction = place.candidates.front();
  }
  found->body = true;
  return true;
}

void Walk::Left(uint32_t from, Found* found) {
  OfficeValue& value = found->value;
  uint32_t t = found->tokens.first;
  bool minister = value.role == "minister" || value.role == "secretary";
  while (t > from) {
    uint32_t p = t - 1;
    if (blocked_[p]) break;
    if (Is(p, "-") && t - 1 > from) {
      // "then-president", "vice-chairman".
      if (marks_.Ending(d_.status, p - 1) || marks_.Ending(d_.rank, p - 1)) {
        --t;
        continue;
      }
      break;
    }
    if (const Mark* m = marks_.Ending(d_.rank, p); m && m->tokens.first >= from) {
      if (value.rank == OfficeRank::kFull) value.rank = d_.ranks[m->payload];
      t = m->tokens.first;
      continue;
    }
    if (const Mark* m = marks_.Ending(d_.status, p);
        m && m->tokens.first >= from && !d_.statuses[m->payload].after) {
      value.status = d_.statuses[m->payload].status;
      t = m->tokens.first;
      continue;
    }
    if (const Mark* m = marks_.Ending(d_.portfolio, p);
        m && minister && value.portfolio.empty() && m->tokens.first >= from) {
      value.portfolio = d_.portfolios[m->payload];
      if (value.role == "secretary") value.role = "minister";
      found->body = true;
      t = m->tokens.first;
      continue;
    }
    // "Iran's supreme leader", "the Iranian president", "FBI director", "Oregon State Police Lt.".
    uint32_t end = Is(p, "'s") || Is(p, "'") ? p : t;
    if (end == from) break;
    if (const Mention* place = PlaceEnding(end - 1); place && place->tokens.first >= from) {
      if (!SetPlace(*place, found)) break;
      t = place->tokens.first;
      continue;
    }
    if (!value.organization.empty() || found->body) break;
    uint32_t begin = end;
    while (begin > from && begin + kMaxOrganizationTokens > end && NameWord(begin - 1) &&
           marks_.Ending(d_.status, begin - 1) == nullptr &&
           marks_.Ending(d_.rank, begin - 1) == nullptr) {
      --begin;
    }
    bool possessive = end == p;
    if (begin < end) {
      // "Oregon State Police": the place in front is part of the body's name. A capitalised role
      // directly behind a person's name ("Smith Inspector") is none of ours.
      const Mark* body = marks_.Ending(d_.body, end - 1);
      bool acronym = end - begin == 1 && Words(begin, end).size() <= 6 &&
                     std::none_of(Text(begin).begin(), Text(begin).end(),
                                  [](char c) { return c >= 'a' && c <= 'z'; });
      bool role_lower = !Cap(found->tokens.first);
      if (!(body || acronym || possessive || role_lower)) break;
      if (possessive && found->of_person && !body && !acronym) break;
      value.organization = Words(begin, end);
      found->body = true;
      t = begin;
      continue;
    }
    if (const Mark* body = marks_.Ending(d_.body, end - 1); body && body->tokens.first >= from) {
      value.organization = d_.bodies[body->payload].empty()
                               ? Words(body->tokens.first, body->tokens.last)
                               : d_.bodies[body->payload];
      found->body = true;
      t = body->tokens.first;
      // "Iran's foreign ministry spokesman", "Oregon police spokesman".
      if (t > from) {
        uint32_t q = Is(t - 1, "'s") && t - 1 > from ? t - 1 : t;
        if (const Mention* place = PlaceEnding(q - 1); place && place->tokens.first >= from) {
          if (SetPlace(*place, found)) t = place->tokens.first;
        }
      }
      continue;
    }
    break;
  }
  found->tokens.first = t;
}

// "of the union", "of foreign affairs", "of Qeshm", "for the Oregon State Police", "at Ford".
bool Walk::TakeBodyBehind(uint32_t t, Found* found) {
  uint32_t p = t;
  if (Is(p, "the") || Is(p, "its") || Is(p, "his") || Is(p, "her") || Is(p, "their")) ++p;
  if (!In(p) || blocked_[p]) return false;
  OfficeValue& value = found->value;
  const Mark* portfolio = marks_.At(d_.portfolio, p);
  if (portfolio && (value.role == "minister" || value.role == "secretary") &&
      value.portfolio.empty()) {
    value.portfolio = d_.portfolios[portfolio->payload];
    value.role = "minister";
    found->tokens.last = portfolio->tokens.last;
    found->body = true;
    return true;
  }
  // A run of names, "of" and "and" inside: "the Seismic Research Center", "the Board of Trade".
  uint32_t end = p;
  while (end < last_ && end < p + kMaxOrganizationTokens &&
         (NameWord(end) || (end > p && (Is(end, "of") || Is(end, "for") || Is(end, "on")) &&
                            NameWord(end + 1) && PlaceAt(end + 1) == nullptr))) {
    ++end;
  }
  const Mention* place = PlaceAt(p);
  if (place && place->tokens.last >= end) {
    if (!SetPlace(*place, found)) return false;
    found->tokens.last = place->tokens.last;
    // "head of Iran's Seismic Research Center", "the director of the US Geological Survey".
    uint32_t q = found->tokens.last;
    if (Is(q, "'s")) ++q;
    uint32_t stop = q;
    while (stop < last_ && stop < q + kMaxOrganizationTokens && NameWord(stop)) ++stop;
    if (stop > q) {
      value.organization = Words(q, stop);
      found->tokens.last = stop;
    } else if (const Mark* body = marks_.At(d_.body, q); body && q > place->tokens.last) {
      value.organization = Words(body->tokens.first, body->tokens.last);
      found->tokens.last = body->tokens.last;
    }
    return true;
  }
  if (end > p) {
    if (!value.organization.empty()) return false;
    if (Is(end, "'s")) {
      // "head of Nixon's campaign": of what is his, not of him.
      const Mark* body = marks_.At(d_.body, end + 1);
      uint32_t stop = end + 1;
      while (stop < last_ && stop < p + kMaxOrganizationTokens && NameWord(stop)) ++stop;
      if (stop > end + 1)
        end = stop;
      else if (body)
        end = body->tokens.last;
      else
        return false;
    }
    value.organization = Words(p, end);
    found->tokens.last = end;
    found->body = true;
    return true;
  }
  if (const Mark* body = marks_.At(d_.body, p); body && value.organization.empty()) {
    value.organization = Words(body->tokens.first, body->tokens.last);
    found->tokens.last = body->tokens.last;
    found->body = true;
    return true;
  }
  return false;
}

void Walk::Right(Found* found) {
  uint32_t t = found->tokens.last;
  uint32_t a = Is(t, "-") ? t + 1 : t;
  if (const Mark* m = marks_.At(d_.status, a); m && d_.statuses[m->payload].after) {
    found->value.status = d_.statuses[m->payload].status;
    t = found->tokens.last = m->tokens.last;
  }
  bool official = found->value.role == "ambassador" || found->value.role == "envoy";
  for (int rounds = 0; rounds < 2; ++rounds) {
    t = found->tokens.last;
    bool joint =
        Is(t, "of") || Is(t, "for") || Is(t, "at") || Is(t, "with") || (official && Is(t, "to"));
    if (!joint) return;
    // "spokesman for the day" is none; "minister for" and "at", "with" only before names.
    uint32_t saved = found->tokens.last;
    if (!TakeBodyBehind(t + 1, found)) {
      found->tokens.last = saved;
      return;
    }
  }
}

bool Walk::TryRole(const Mark& mark, uint32_t from, Found* out) {
  const OfficeRole& role = d_.roles[mark.payload];
  if (mark.tokens.first < from || blocked_[mark.tokens.first]) return false;
  // A verb ("will captain", "heads the") is no role.
  const Token& head = document_.tokens[mark.tokens.last - 1];
  if (head.upos == Upos::kVerb || head.upos == Upos::kAux || head.upos == Upos::kAdv) return false;
  if (head.upos == Upos::kAdj && role.need != OfficeNeed::kName) return false;
  out->tokens = mark.tokens;
  OfficeValue& value = out->value;
  value.role = role.role;
  value.portfolio = role.portfolio;
  value.jurisdiction = role.jurisdiction;
  value.organization = role.organization;
  value.rank = role.rank;
  out->of_person = role.person;
  // "Secretary of State for Defence": the portfolio behind says more.
  if (role.secretary && Is(mark.tokens.last, "for")) value.portfolio.clear();
  // "a quarterback sneak", "officer uniforms": the role only describes.
  uint32_t behind = mark.tokens.last;
  if (In(behind) && document_.tokens[behind - 1].space_after && !Cap(behind) &&
      document_.tokens[behind].upos == Upos::kNoun && marks_.At(d_.status, behind) == nullptr) {
    return false;
  }
  Left(from, out);
  Right(out);
  switch (role.need) {
    case OfficeNeed::kNothing: break;
    case OfficeNeed::kName: {
      // "General Smith"; "Lt. Gregg Hastings"; the full stop may stand as a token of its own.
      uint32_t next = mark.tokens.last;
      if (Is(next, ".")) ++next;
      if (!Cap(mark.tokens.first) || !Proper(next)) return false;
      // "Justice Department", "Doris Duke Professor", "Patches Major Bug".
      if (marks_.At(d_.body, next) || marks_.At(d_.role, next) || title_) return false;
      break;
    }
    case OfficeNeed::kBody:
      if (!out->body) return false;
      break;
  }
  // "Ohio's secretary of state" keeps the records; that of a country is its foreign minister.
  if (role.secretary && PlaceKindOfKey(value.jurisdiction) == PlaceKind::kState) {
    value.role = "secretary of state";
    value.portfolio.clear();
  }
  if (auto kept = d_.body_names.find(value.organization); kept != d_.body_names.end()) {
    value.organization = kept->second;
  }
  value.single_holder = d_.terms->IsSingle(value.role) &&
                        (!value.jurisdiction.empty() || !value.organization.empty());
  return true;
}

}  // namespace

struct OfficeExtractor::Data {
  OfficeRules rules;
};

OfficeExtractor::OfficeExtractor(std::unique_ptr<Data> data) : data_(std::move(data)) {}
OfficeExtractor::~OfficeExtractor() = default;
OfficeExtractor::OfficeExtractor(OfficeExtractor&&) noexcept = default;
OfficeExtractor& OfficeExtractor::operator=(OfficeExtractor&&) noexcept = default;

absl::StatusOr<OfficeExtractor> OfficeExtractor::Compile(std::shared_ptr<const RuleSet> rules) {
  auto data = std::make_unique<Data>();
  ASSIGN_OR_RETURN(data->rules, OfficeRules::Compile(std::move(rules)));
  return OfficeExtractor(std::move(data));
}

std::vector<Mention> OfficeExtractor::Extract(const Sheet& sheet) const {
  return Walk(data_->rules, sheet).Run();
}

}  // namespace gainsay
