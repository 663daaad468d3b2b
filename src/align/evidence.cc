// SPDX-License-Identifier: Apache-2.0
// Tested by tests/findings/analyse_test.cc.
#include "align/evidence.h"

#include <algorithm>
#include <cmath>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "base/status.h"
#include "compare/date.h"
#include "nlohmann/json.hpp"

namespace gainsay {
namespace {

// clang-format off
constexpr std::string_view kNames[kFeatures] = {
    "bias", "same slot", "noun near", "noun differs", "predicate near", "predicate differs",
    "modifiers shared", "modifiers differ", "increment", "terms shared", "sentences alike",
    "context shared", "before same", "after same", "only one", "entities shared",
    "arguments shared", "arguments differ", "owner same", "owner differs", "source same",
    "time agrees", "time differs",
    "years differ", "place agrees", "place differs", "modality differs", "polarity differs",
    "both lead", "rare noun", "same article", "other candidates", "best partner", "articles alike",
    "neighbours alike", "retold", "others agree"};
// clang-format on

// Words that make a number a part of another: "250 others injured".
bool IsRemainder(const Claim& claim) {
  static constexpr std::string_view kWords[] = {"other",      "more",  "another",  "further",
                                                "additional", "extra", "remaining"};
  return std::any_of(claim.modifiers.begin(), claim.modifiers.end(), [](const std::string& m) {
    return std::find(std::begin(kWords), std::end(kWords), m) != std::end(kWords);
  });
}

const Proposition* PropositionOf(const ClaimInArticle& c) {
  return c.claim->proposition < 0 ? nullptr : &c.article->propositions[c.claim->proposition];
}

int GlobalEntity(const ClaimInArticle& c, int local) {
  return local < 0 || c.entities == nullptr ? -1 : (*c.entities)[local];
}

// The words of a name, place or office are its value, which must not align it.
bool IsWorded(Field field) {
  return field == Field::kName || field == Field::kPlace || field == Field::kOffice;
}

// The years and months that a sentence names besides the claim's own.
std::vector<int> OtherYears(const SentenceContext& sentence, const Claim& claim) {
  std::vector<int> years = sentence.years;
  const DateValue* own = std::get_if<DateValue>(&claim.value);
  if (own != nullptr && own->year) {
    std::erase_if(years, [&](int year) { return year == *own->year || year / 100 == *own->year; });
  }
  return years;
}

// Whether the claim's sentence has no other value of its kind. Claims are sorted by place.
bool IsOnlyOne(const ArticleClaims& article, const Claim& claim) {
  auto rival = [&](const Claim& other) {
    if (other.field != claim.field) return false;
    const Quantity* p = std::get_if<Quantity>(&claim.value);
    const Quantity* q = std::get_if<Quantity>(&other.value);
    return p == nullptr || q == nullptr || p->dimension == q->dimension;
  };
  const Claim* first = article.claims.data();
  const Claim* last = first + article.claims.size();
  for (const Claim* c = &claim; c-- != first && c->sentence == claim.sentence;) {
    if (rival(*c)) return false;
  }
  for (const Claim* c = &claim + 1; c != last && c->sentence == claim.sentence; ++c) {
    if (rival(*c)) return false;
  }
  return true;
}

// The words of a claim's value, sorted.
std::vector<std::string> WordsOf(const Claim& claim) {
  std::vector<std::string> words;
  for (absl::string_view word : absl::StrSplit(absl::string_view(claim.witness.quote),
                                               absl::ByAnyChar(" -'\n"), absl::SkipEmpty())) {
    words.push_back(absl::AsciiStrToLower(word));
  }
  std::sort(words.begin(), words.end());
  return words;
}

// "crew_member" of "12 crew members", where WordNet has it as one word.
std::string CompoundOf(const Claim& claim, const WordNet& words) {
  for (const std::string& modifier : claim.modifiers) {
    std::string compound = modifier + "_" + claim.noun;
    if (words.Knows(compound, WordClass::kNoun)) return compound;
  }
  return {};
}

// The terms that are not words of either claim's value.
WeighedTerms Without(const WeighedTerms& terms, const WeighedTerms& own,
                     const WeighedTerms& other) {
  WeighedTerms rest;
  rest.reserve(terms.size());
  auto has = [](const WeighedTerms& words, const WeighedTerm& term) {
    return std::any_of(words.begin(), words.end(),
                       [&](const WeighedTerm& word) { return word.id == term.id; });
  };
  for (const WeighedTerm& term : terms) {
    if (!has(own, term) && !has(other, term)) rest.push_back(term);
  }
  return rest;
}

// Whether a participant is the claim's value, or what it counts: it must not align it.
bool IsOwn(const Claim& claim, const Argument& argument) {
  if (argument.head == claim.noun) return true;
  if (!IsWorded(claim.field)) return false;
  if (argument.entity >= 0 && argument.entity == claim.entity) return true;
  return absl::StrContains(absl::AsciiStrToLower(claim.witness.quote),
                           absl::AsciiStrToLower(argument.head));
}

void CompareArguments(const ClaimInArticle& a, const ClaimInArticle& b, const Proposition& p,
                      const Proposition& q, const WordNet& words, Evidence* e) {
  double best = 0;
  int met = 0, apart = 0;
  for (const Argument& x : p.arguments) {
    if (IsOwn(*a.claim, x)) continue;
    double nearest = -1;  // of those in the same role
    for (const Argument& y : q.arguments) {
      if (x.role != y.role || IsOwn(*b.claim, y)) continue;
      int one = GlobalEntity(a, x.entity), other = GlobalEntity(b, y.entity);
      double near =
          one >= 0 && other >= 0 ? one == other : words.Near(x.head, y.head, WordClass::kNoun);
      nearest = std::max(nearest, near);
    }
    met += nearest >= 0;
    apart += nearest == 0;
    best = std::max(best, nearest);
  }
  (*e)[Feature::kArgumentsShared] = static_cast<float>(best);
  if (met > 0)
    (*e)[Feature::kArgumentsDiffer] = static_cast<float>(apart) / static_cast<float>(met);
}

// Whose they are tells values apart that are counted or dated; a name, a place or an office is
// somebody's own.
void CompareOwners(const ClaimInArticle& a, const ClaimInArticle& b, Evidence* e) {
  if (IsWorded(a.claim->field)) return;
  const int one = GlobalEntity(a, a.claim->owner), other = GlobalEntity(b, b.claim->owner);
  if (one < 0 || other < 0) return;
  (*e)[one == other ? Feature::kOwnerSame : Feature::kOwnerDiffers] = 1;
}

// The innermost source of a proposition, lower case: "Gulf News > officials" gives "officials".
std::string SourceOf(const Proposition& p) {
  size_t at = p.attribution.rfind("> ");
  return absl::AsciiStrToLower(at == p.attribution.npos ? p.attribution
                                                        : p.attribution.substr(at + 2));
}

// "police" and "Athens police", "Hastings" and "Lt. Gregg Hastings" are one source.
bool SameSource(const Proposition& p, const Proposition& q) {
  std::string one = SourceOf(p), other = SourceOf(q);
  return !one.empty() && !other.empty() &&
         (absl::EndsWith(one, other) || absl::EndsWith(other, one));
}

void CompareTimes(const Proposition& p, const Proposition& q, Evidence* e) {
  if (!p.time || !q.time) return;
  switch (CompareDates(*p.time, *q.time).relation) {
    case Relation::kSame:
    case Relation::kCompatible: (*e)[Feature::kTimeAgrees] = 1; break;
    case Relation::kConflict: (*e)[Feature::kTimeDiffers] = 1; break;
    case Relation::kSuperseded:
    case Relation::kVariant:
    case Relation::kIncomparable: break;
  }
}

void ComparePlacesOf(const Proposition& p, const Proposition& q, const Comparers& compare,
                     Evidence* e) {
  bool agree = false, differ = false;
  for (const PlaceValue& x : p.places) {
    for (const PlaceValue& y : q.places) {
      switch (compare.Places(x, y).relation) {
        case Relation::kSame:
        case Relation::kCompatible:
        case Relation::kVariant: agree = true; break;
        case Relation::kConflict: differ = true; break;
        case Relation::kSuperseded:
        case Relation::kIncomparable: break;
      }
    }
  }
  (*e)[Feature::kPlaceAgrees] = agree;
  (*e)[Feature::kPlaceDiffers] = differ && !agree;
}

}  // namespace

std::string_view FeatureName(Feature feature) { return kNames[static_cast<size_t>(feature)]; }

absl::StatusOr<AlignModel> AlignModel::Compile(const RuleSet& rules) {
  AlignModel model;
  const nlohmann::json* policy = rules.Find("policy", "align");
  if (policy == nullptr || !policy->contains("weights")) {
    return Invalid("no policy \"align\" with weights in the rule packs");
  }
  for (const auto& [field_name, weights] : (*policy)["weights"].items()) {
    std::optional<Field> field = ParseField(field_name);
    if (!field || !weights.is_object()) {
      return rules.Fault(policy, "/weights/" + field_name, "no field, or no list of weights",
                         "a field of values/field.h with its weights");
    }
    for (const auto& [name, weight] : weights.items()) {
      auto known = std::find(std::begin(kNames), std::end(kNames), name);
      if (known == std::end(kNames) || !weight.is_number()) {
        return rules.Fault(policy, "/weights/" + field_name + "/" + name,
                           "an unknown feature or no number",
                           "a feature of align/evidence.h with its weight");
      }
      model.weights_[static_cast<size_t>(*field)][known - std::begin(kNames)] =
          weight.get<double>();
    }
  }
  model.join_ = policy->value("join", 0.0);
  return model;
}

double AlignModel::Score(Field field, const Evidence& evidence) const {
  const auto& weights = weights_[static_cast<size_t>(field)];
  double sum = 0;
  for (size_t i = 0; i < kFeatures; ++i) sum += weights[i] * evidence.values[i];
  return sum;
}

ClaimInArticle::ClaimInArticle(const ArticleClaims& article, const Claim& claim,
                               const std::vector<int>& entities, const AlignTools& tools)
    : article(&article),
      claim(&claim),
      entities(&entities),
      sentence(tools.rarity->Weigh(article.sentences[claim.sentence].terms)),
      around(tools.rarity->Weigh(claim.around)),
      compound(CompoundOf(claim, *tools.words)),
      remainder(IsRemainder(claim)),
      only_one(IsOnlyOne(article, claim)) {
  if (IsWorded(claim.field)) own = tools.rarity->Weigh(WordsOf(claim));
}

double NounsNear(const ClaimInArticle& a, const ClaimInArticle& b, const WordNet& words) {
  double near = words.Near(a.claim->noun, b.claim->noun, WordClass::kNoun);
  for (const std::string* one : {&a.claim->noun, &a.compound}) {
    for (const std::string* other : {&b.claim->noun, &b.compound}) {
      if (one->empty() || other->empty()) continue;
      near = std::max(near, words.Near(*one, *other, WordClass::kNoun));
    }
  }
  return near;
}

Evidence CollectEvidence(const ClaimInArticle& a, const ClaimInArticle& b,
                         const AlignTools& tools) {
  const WordNet& words = *tools.words;
  const Rarity& rarity = *tools.rarity;
  const Claim& x = *a.claim;
  const Claim& y = *b.claim;
  Evidence e;
  e[Feature::kBias] = 1;
  // A slot with a point in it is a frame's; "count" alone says nothing.
  e[Feature::kSameSlot] = x.slot == y.slot && x.slot.find('.') != std::string::npos;
  e[Feature::kSameArticle] = a.article == b.article;
  if (!x.noun.empty() && !y.noun.empty()) {
    double near = std::max(NounsNear(a, b, words), words.Near(x.noun, y.noun, WordClass::kVerb));
    e[Feature::kNounNear] = static_cast<float>(near);
    e[Feature::kNounDiffers] = near == 0;
    if (near > 0) {
      e[Feature::kRareNoun] =
          static_cast<float>(std::min(1.0, std::min(rarity.Of(x.noun), rarity.Of(y.noun)) / 6));
    }
  }
  if (!x.modifiers.empty() && !y.modifiers.empty()) {
    std::vector<std::string> both;
    std::set_intersection(x.modifiers.begin(), x.modifiers.end(), y.modifiers.begin(),
                          y.modifiers.end(), std::back_inserter(both));
    double all = static_cast<double>(x.modifiers.size() + y.modifiers.size() - both.size());
    e[Feature::kModifiersShared] = static_cast<float>(both.size() / all);
    e[Feature::kModifiersDiffer] = both.empty();
  }
  e[Feature::kIncrement] = a.remainder != b.remainder || x.scope != y.scope;

  const SentenceContext& s = a.article->sentences[x.sentence];
  const SentenceContext& t = b.article->sentences[y.sentence];
  const bool worded = IsWorded(x.field);
  double overlap =
      worded ? Overlap(Without(a.sentence, a.own, b.own), Without(b.sentence, a.own, b.own))
             : Overlap(a.sentence, b.sentence);
  e[Feature::kTermsShared] = static_cast<float>(overlap);
  e[Feature::kSentencesAlike] = static_cast<float>(std::max(0.0, 2 * overlap - 1));
  e[Feature::kContextShared] = static_cast<float>(Overlap(a.around, b.around));
  e[Feature::kBeforeSame] = !x.before.empty() && x.before == y.before;
  e[Feature::kAfterSame] = !x.after.empty() && x.after == y.after;
  e[Feature::kOnlyOne] = a.only_one && b.only_one;
  int shared = 0;
  for (int i : s.entities) {
    int one = GlobalEntity(a, i);
    if (worded && one >= 0 &&
        (one == GlobalEntity(a, x.entity) || one == GlobalEntity(b, y.entity))) {
      continue;
    }
    shared += one >= 0 && std::any_of(t.entities.begin(), t.entities.end(),
                                      [&](int j) { return GlobalEntity(b, j) == one; });
  }
  e[Feature::kEntitiesShared] = static_cast<float>(std::min(shared, 2)) / 2;
  std::vector<int> years = OtherYears(s, x), others = OtherYears(t, y);
  if (!years.empty() && !others.empty()) {
    bool meet = std::any_of(years.begin(), years.end(), [&](int year) {
      return std::any_of(others.begin(), others.end(), [&](int other) {
        return year == other || year / 100 == other || other / 100 == year;
      });
    });
    e[Feature::kYearsDiffer] = !meet;
  }
  e[Feature::kBothLead] = x.sentence < kLeadSentences && y.sentence < kLeadSentences;

  CompareOwners(a, b, &e);
  const Proposition* p = PropositionOf(a);
  const Proposition* q = PropositionOf(b);
  if (p != nullptr && q != nullptr) {
    double near = p->frame.empty() || p->frame != q->frame
                      ? std::max(words.Near(p->predicate, q->predicate, WordClass::kVerb),
                                 words.Near(p->predicate, q->predicate, WordClass::kNoun))
                      : 1;
    e[Feature::kPredicateNear] = static_cast<float>(near);
    e[Feature::kPredicateDiffers] = near == 0;
    e[Feature::kSourceSame] = SameSource(*p, *q);
    // How old somebody is does not hang on what may have happened to them.
    e[Feature::kModalityDiffers] = x.slot != "person.age" && p->modality != q->modality;
    e[Feature::kPolarityDiffers] = x.field != Field::kPolarity && p->negated != q->negated;
    CompareArguments(a, b, *p, *q, words, &e);
    if (x.field != Field::kDate) CompareTimes(*p, *q, &e);
    if (x.field != Field::kPlace) ComparePlacesOf(*p, *q, *tools.compare, &e);
  }
  return e;
}

}  // namespace gainsay
