// SPDX-License-Identifier: Apache-2.0
// Tested by tests/findings/analyse_test.cc.
#include "findings/fact_features.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "absl/strings/str_format.h"
#include "findings/identity.h"

namespace gainsay {
namespace {

// Two numbers of the same digits in another order, 240 and 420: the commonest slip of the hand.
bool DigitsExchanged(const Value& a, const Value& b) {
  const Quantity* x = std::get_if<Quantity>(&a);
  const Quantity* y = std::get_if<Quantity>(&b);
  if (x == nullptr || y == nullptr || x->point <= 9 || y->point <= 9) return false;
  auto digits = [](double value) {
    std::string all = absl::StrFormat("%.10g", value);
    std::sort(all.begin(), all.end());
    return all;
  };
  return x->point != y->point && digits(x->point) == digits(y->point);
}

// Calls visit(pair) for the pairs of claims that stand in two of the readings.
template <typename Visit>
void ForEachAcross(const Fact& fact, const std::vector<std::vector<uint32_t>>& readings,
                   Visit visit) {
  std::vector<int> reading_of(fact.claims.size(), -1);
  for (size_t r = 0; r < readings.size(); ++r) {
    for (uint32_t claim : readings[r]) reading_of[claim] = static_cast<int>(r);
  }
  for (const FactPair& pair : fact.pairs) {
    const int a = reading_of[pair.a], b = reading_of[pair.b];
    if (a >= 0 && b >= 0 && a != b) visit(pair);
  }
}

// How many values the article gives for what the claim counts, measures or dates.
size_t ValuesLike(const ArticleClaims& article, const Claim& claim) {
  const bool counts = claim.slot == "count" || claim.slot.find('.') != claim.slot.npos;
  std::set<std::string> values;
  for (const Claim& other : article.claims) {
    if (other.field != claim.field || other.noun != claim.noun) continue;
    if (counts || other.slot == claim.slot) values.insert(CanonicalForm(other.value));
  }
  return values.size();
}

// The share of the claims in whose articles another reading's value stands for something else.
double GivenElsewhere(const StoryView& view, const Fact& fact,
                      const std::vector<std::vector<uint32_t>>& readings) {
  std::vector<std::set<std::string>> forms(readings.size());
  std::set<const Claim*> told;
  auto claim_of = [&](uint32_t i) -> const Claim& {
    return (*view.articles)[fact.claims[i].article].claims[fact.claims[i].claim];
  };
  size_t claims = 0, elsewhere = 0;
  for (size_t r = 0; r < readings.size(); ++r) {
    for (uint32_t i : readings[r]) {
      forms[r].insert(CanonicalForm(claim_of(i).value));
      told.insert(&claim_of(i));
    }
  }
  for (size_t r = 0; r < readings.size(); ++r) {
    std::set<std::string> others;
    for (size_t o = 0; o < readings.size(); ++o) {
      if (o != r) others.insert(forms[o].begin(), forms[o].end());
    }
    for (const std::string& form : forms[r]) others.erase(form);
    for (uint32_t i : readings[r]) {
      const std::vector<Claim>& all = (*view.articles)[fact.claims[i].article].claims;
      ++claims;
      elsewhere += std::any_of(all.begin(), all.end(), [&](const Claim& claim) {
        return claim.field == fact.field && !told.contains(&claim) &&
               others.contains(CanonicalForm(claim.value));
      });
    }
  }
  return claims == 0 ? 0 : static_cast<double>(elsewhere) / static_cast<double>(claims);
}

}  // namespace

bool IsHedged(const Value& value) {
  if (const Quantity* q = std::get_if<Quantity>(&value)) {
    return q->approximate || q->vague || q->min != q->max;
  }
  if (const DateValue* d = std::get_if<DateValue>(&value)) return !d->mod.empty();
  return false;
}

Features FeaturesOfFact(const StoryView& view, const Fact& fact,
                        const std::vector<std::vector<uint32_t>>& readings, const FactPair& best,
                        const Candidate& candidate) {
  const std::vector<ArticleClaims>& articles = *view.articles;
  const ArticleClaims &one = articles[fact.claims[best.a].article],
                      &other = articles[fact.claims[best.b].article];
  const Claim &x = one.claims[fact.claims[best.a].claim],
              &y = other.claims[fact.claims[best.b].claim];
  const std::string field(FieldName(fact.field));
  Features f;
  // Most evidence speaks through the alignment; what says more of a conflict than of a meeting goes
  // in under its own name too.
  for (Feature feature : {Feature::kTermsShared, Feature::kIncrement, Feature::kModifiersDiffer,
                          Feature::kModalityDiffers, Feature::kYearsDiffer, Feature::kSameArticle,
                          Feature::kTimeDiffers, Feature::kPlaceDiffers, Feature::kNounDiffers}) {
    if (best.evidence[feature] != 0) f[std::string(FeatureName(feature))] = best.evidence[feature];
  }
  double retold = 0;
  ForEachAcross(fact, readings, [&](const FactPair& pair) {
    retold = std::max<double>(retold, pair.evidence[Feature::kRetold]);
  });
  if (retold > 0) f["retold"] = retold;
  // An article with many numbers of one kind, a match's points, gives each to another thing.
  const double most = static_cast<double>(std::max(ValuesLike(one, x), ValuesLike(other, y)));
  if (fact.field == Field::kNumber && most > 1)
    f["many values"] = std::min(1.0, std::log2(most) / 4);
  if (const double share = GivenElsewhere(view, fact, readings); share > 0) {
    f[field + ", given elsewhere"] = share;
  }
  f["alignment"] = std::clamp(best.score, -3.0, 6.0) / 6;
  f["field " + field] = 1;
  const bool framed = fact.slot.find('.') != std::string::npos;
  if (framed) f["framed"] = 1;
  // What serves one field need not serve another.
  f[field + ", alignment"] = f["alignment"];
  f[field + ", one article"] = best.evidence[Feature::kSameArticle];
  f[field + (framed ? ", framed" : ", unframed")] = 1;
  if (fact.slot == "person.age" || fact.slot == "magnitude" || fact.slot == "money") {
    f["slot " + fact.slot] = 1;
  }
  if (DigitsExchanged(x.value, y.value)) f["digits exchanged"] = 1;
  if (IsHedged(x.value) || IsHedged(y.value)) f["hedged"] = 1;
  if (candidate.verdict.relation == Relation::kCompatible) f["approx"] = 1;
  f["distance"] = candidate.verdict.distance;
  f["readings beyond two"] =
      std::min<double>(3, static_cast<double>(candidate.readings.size()) - 2) / 3;
  // One article that gives several readings of one fact: more likely two facts.
  std::set<uint32_t> seen;
  int repeated = 0;
  size_t witnesses = 0;
  for (const ReadingOfFact& reading : candidate.readings) {
    std::set<uint32_t> here;
    for (const ReadingWitness& w : reading.witnesses) here.insert(w.article);
    for (uint32_t a : here) repeated += !seen.insert(a).second;
    witnesses += here.size();
  }
  f["self-contradicting articles"] = std::min(1.0, repeated / 3.0);
  f["few articles"] = 2.0 / static_cast<double>(view.story->articles.size() + 1);
  f["witnesses"] = std::min(1.0, std::log2(static_cast<double>(witnesses)) / 4);
  return f;
}

}  // namespace gainsay
