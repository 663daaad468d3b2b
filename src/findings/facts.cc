// SPDX-License-Identifier: Apache-2.0
//
// From a fact to a candidate: who says what, and which of it cannot all be right.
// Tested by tests/findings/analyse_test.cc.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "absl/strings/str_format.h"
#include "findings/candidate.h"
#include "findings/fact_features.h"
#include "findings/identity.h"

namespace gainsay {
namespace {

// A further reading is shown only when it is joined to the surest two nearly as well as they are
// to each other (in units of AlignModel::Score).
constexpr double kNearlyAsWell = 0.75;

// Bounds this near each other are one number said in two ways: "at least 25", "more than two
// dozen".
constexpr double kSameCare = 0.05;

struct Group {
  std::vector<uint32_t> claims;  // indices in Fact::claims
};

struct Normalizer {
  std::string operator()(std::monostate) const { return ""; }
  std::string operator()(const DateValue& v) const { return v.timex.empty() ? Dump(v) : v.timex; }
  std::string operator()(const Quantity& v) const { return Dump(v); }
  std::string operator()(const PersonName& v) const { return v.full; }
  std::string operator()(const OrganizationName& v) const { return v.full; }
  std::string operator()(const PlaceValue& v) const { return Dump(v); }
  std::string operator()(const OfficeValue& v) const { return Dump(v); }
  std::string operator()(const QuoteValue& v) const { return v.words + " / " + v.speaker; }
  std::string operator()(bool v) const { return v ? "happened" : "did not happen"; }
  std::string operator()(const std::string& v) const { return v; }
};

bool IsFloor(const Quantity& q) { return std::isinf(q.max) && q.min > 0; }
bool IsCeiling(const Quantity& q) { return !std::isinf(q.max) && q.min <= 0 && q.max > 0; }

// Two numbers that can both hold, given with different care: "at least 14", "at least 17". Not one
// number with a hedge and without, not what is converted from one unit to another, and not words
// like "several".
bool DifferInCare(const Value& a, const Value& b, const Verdict& verdict) {
  const Quantity* x = std::get_if<Quantity>(&a);
  const Quantity* y = std::get_if<Quantity>(&b);
  if (x == nullptr || y == nullptr || x->vague || y->vague) return false;
  if (verdict.relation != Relation::kCompatible || (x->exact() && y->exact())) return false;
  // "Up to 120" leaves room where "more than 100" does.
  if ((IsCeiling(*x) && IsFloor(*y)) || (IsFloor(*x) && IsCeiling(*y))) return false;
  return verdict.distance > (x->unit == y->unit ? kSameCare : 0.1);
}

// Whether the article gives both readings: then they are of two things.
bool GivesBoth(const Fact& fact, const Group& a, const Group& b, uint32_t article) {
  auto gives = [&](const Group& g) {
    return std::any_of(g.claims.begin(), g.claims.end(),
                       [&](uint32_t c) { return fact.claims[c].article == article; });
  };
  return gives(a) && gives(b);
}

// Whether one article gives three of the readings: it speaks of several things.
bool GivesMany(const Fact& fact, const std::vector<Group>& groups,
               const std::set<size_t>& involved) {
  std::map<uint32_t, std::set<size_t>> given;
  for (size_t g : involved) {
    for (uint32_t claim : groups[g].claims) given[fact.claims[claim].article].insert(g);
  }
  return std::any_of(given.begin(), given.end(),
                     [](const auto& entry) { return entry.second.size() >= 3; });
}

// Whether one article gives two readings of a fact.
bool FillsTwice(const Fact& fact, const std::vector<Group>& groups) {
  std::map<uint32_t, size_t> group_of;
  for (size_t g = 0; g < groups.size(); ++g) {
    for (uint32_t claim : groups[g].claims) {
      auto [at, fresh] = group_of.try_emplace(fact.claims[claim].article, g);
      if (!fresh && at->second != g) return true;
    }
  }
  return false;
}

// The strongest alignment between two groups, and its evidence.
const FactPair* BestPair(const Fact& fact, const Group& a, const Group& b) {
  const FactPair* best = nullptr;
  auto in = [](const Group& g, uint32_t c) {
    return std::find(g.claims.begin(), g.claims.end(), c) != g.claims.end();
  };
  for (const FactPair& pair : fact.pairs) {
    bool joins = (in(a, pair.a) && in(b, pair.b)) || (in(a, pair.b) && in(b, pair.a));
    if (joins && (best == nullptr || pair.score > best->score)) best = &pair;
  }
  return best;
}

}  // namespace

std::string Normalized(const Value& value) { return std::visit(Normalizer(), value); }

std::string RuleOf(const Fact& fact) {
  return std::string(FieldName(fact.field)) + "." + fact.slot;
}

std::string SubjectOf(const Fact& fact, const Claim& claim, const ArticleClaims& article) {
  std::string subject = fact.slot;
  std::replace(subject.begin(), subject.end(), '.', ' ');
  if (claim.entity >= 0 && (fact.slot == "person.age" || claim.field == Field::kOffice)) {
    return subject + " of " + article.entities[claim.entity].name;
  }
  if (!claim.noun.empty() && subject.find(claim.noun) == subject.npos) subject += ": " + claim.noun;
  return subject;
}

std::vector<std::string> SentenceWords(const ArticleClaims& article, const Claim& claim) {
  if (claim.sentence >= article.sentences.size()) return {};
  return article.sentences[claim.sentence].terms;
}

ReadingWitness WitnessOf(const std::vector<ArticleClaims>& articles, ClaimRef ref) {
  const ArticleClaims& article = articles[ref.article];
  const Claim& claim = article.claims[ref.claim];
  ReadingWitness witness;
  witness.article = ref.article;
  witness.at = claim.witness;
  witness.words = SentenceWords(article, claim);
  if (claim.proposition >= 0)
    witness.attribution = article.propositions[claim.proposition].attribution;
  return witness;
}

ReadingOfFact ReadingOf(const ArticleClaims& article, uint32_t index, const Claim& claim) {
  ReadingOfFact reading;
  reading.typed = claim.value;
  reading.value = claim.witness.quote;
  reading.normalized = Normalized(claim.value);
  ReadingWitness& witness = reading.witnesses.emplace_back();
  witness.article = index;
  witness.at = claim.witness;
  witness.words = SentenceWords(article, claim);
  return reading;
}

void FoldCopies(const std::vector<uint32_t>& copy_of, std::vector<ReadingWitness>* witnesses) {
  std::stable_sort(witnesses->begin(), witnesses->end(), [](const auto& a, const auto& b) {
    return std::tie(a.article, a.at.span) < std::tie(b.article, b.at.span);
  });
  std::vector<ReadingWitness> folded;
  for (ReadingWitness& witness : *witnesses) {
    auto first = std::find_if(folded.begin(), folded.end(), [&](const ReadingWitness& w) {
      return w.article != witness.article && copy_of[w.article] == copy_of[witness.article];
    });
    if (first == folded.end()) {
      folded.push_back(std::move(witness));
    } else if (std::find(first->carriers.begin(), first->carriers.end(), witness.article) ==
               first->carriers.end()) {
      first->carriers.push_back(witness.article);
    }
  }
  *witnesses = std::move(folded);
}

void FactCandidates(const StoryView& view, const Fact& fact, std::vector<Candidate>* out) {
  if (fact.claims.size() > kMaxClaims) return;
  const std::vector<ArticleClaims>& articles = *view.articles;
  auto claim_of = [&](uint32_t i) -> const Claim& {
    return articles[fact.claims[i].article].claims[fact.claims[i].claim];
  };
  // Claims that say the same are one reading.
  std::vector<Group> groups;
  for (uint32_t i = 0; i < fact.claims.size(); ++i) {
    auto same = std::find_if(groups.begin(), groups.end(), [&](const Group& g) {
      return view.compare->Claims(claim_of(g.claims[0]), claim_of(i)).relation == Relation::kSame;
    });
    if (same == groups.end()) same = groups.insert(groups.end(), Group());
    same->claims.push_back(i);
  }
  // Which readings cannot hold together, or where none is, are told with different care ("at least
  // 14", "17"). The surest pair of all speaks for the finding.
  std::set<size_t> involved;
  const FactPair* best = nullptr;
  std::pair<size_t, size_t> best_groups;
  Verdict verdict;
  bool approx = false;
  for (size_t a = 0; a < groups.size(); ++a) {
    for (size_t b = a + 1; b < groups.size(); ++b) {
      Verdict v =
          view.compare->Claims(claim_of(groups[a].claims[0]), claim_of(groups[b].claims[0]));
      bool compatible =
          DifferInCare(claim_of(groups[a].claims[0]).value, claim_of(groups[b].claims[0]).value, v);
      if (v.relation != Relation::kConflict && !(compatible && (best == nullptr || approx)))
        continue;
      const FactPair* pair = BestPair(fact, groups[a], groups[b]);
      if (pair == nullptr) continue;
      const uint32_t one = fact.claims[pair->a].article, other = fact.claims[pair->b].article;
      const bool both = GivesBoth(fact, groups[a], groups[b], one) &&
                        GivesBoth(fact, groups[a], groups[b], other);
      if (both && one != other) continue;
      if (approx && !compatible) involved.clear(), best = nullptr;
      approx = compatible;
      involved.insert(a), involved.insert(b);
      if (best == nullptr || pair->score > best->score) {
        best = pair;
        best_groups = {a, b};
        verdict = v;
      }
    }
  }
  if (best == nullptr) return;
  // A role that one article fills twice is a role for several.
  if (fact.field == Field::kName && FillsTwice(fact, groups)) return;
  std::erase_if(involved, [&](size_t g) {
    if (g == best_groups.first || g == best_groups.second) return false;
    const FactPair* one = BestPair(fact, groups[g], groups[best_groups.first]);
    const FactPair* other = BestPair(fact, groups[g], groups[best_groups.second]);
    double nearest =
        std::max(one == nullptr ? -1e9 : one->score, other == nullptr ? -1e9 : other->score);
    return nearest < best->score - kNearlyAsWell;
  });

  if (GivesMany(fact, groups, involved)) return;

  Candidate candidate;
  candidate.field = fact.field;
  candidate.rule = RuleOf(fact);
  candidate.story = view.index;
  candidate.verdict = verdict;
  const Claim& x = claim_of(best->a);
  candidate.subject = SubjectOf(fact, x, articles[fact.claims[best->a].article]);
  const Claim& y = claim_of(best->b);
  const bool hedged = IsHedged(x.value) || IsHedged(y.value);
  candidate.relation = approx || (hedged && verdict.distance < 0.2) ? FindingRelation::kApprox
                                                                    : FindingRelation::kConflict;
  for (size_t g : involved) {
    ReadingOfFact& reading = candidate.readings.emplace_back();
    for (uint32_t i : groups[g].claims) {
      reading.witnesses.push_back(WitnessOf(articles, fact.claims[i]));
      reading.forms.push_back(CanonicalForm(claim_of(i).value));
    }
    reading.typed = claim_of(groups[g].claims[0]).value;
    reading.normalized = Normalized(reading.typed);
    FoldCopies(*view.copy_of, &reading.witnesses);
    reading.value = reading.witnesses[0].at.quote;
  }

  std::vector<std::vector<uint32_t>> claims;
  for (size_t g : involved) claims.push_back(groups[g].claims);
  candidate.features = FeaturesOfFact(view, fact, claims, *best, candidate);
  out->push_back(std::move(candidate));
}

}  // namespace gainsay
