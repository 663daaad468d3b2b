// SPDX-License-Identifier: Apache-2.0
//
// A fact as a row of the synoptic table: every claim of it, those that agree too.
//
//   people injured   wire: "12 people"   local: "31 people"   radio: "a dozen people"
//   readings         12                  31                   12
//
// Tested by tests/findings/synopsis_test.cc.
#include <algorithm>

#include "findings/candidate.h"

namespace gainsay {

std::optional<SynopsisRow> SynopsisOf(const StoryView& view, const Fact& fact) {
  if (fact.claims.size() > kMaxClaims) return std::nullopt;
  if (fact.claims.front().article == fact.claims.back().article) return std::nullopt;
  const std::vector<ArticleClaims>& articles = *view.articles;
  SynopsisRow row;
  row.event = view.index;
  row.field = fact.field;
  row.rule = RuleOf(fact);
  std::vector<const Claim*> first;  // of each reading
  for (ClaimRef ref : fact.claims) {
    const ArticleClaims& article = articles[ref.article];
    const Claim& claim = article.claims[ref.claim];
    if (row.cells.empty()) row.subject = SubjectOf(fact, claim, article);
    auto same = std::find_if(first.begin(), first.end(), [&](const Claim* one) {
      return view.compare->Claims(*one, claim).relation == Relation::kSame;
    });
    auto reading = static_cast<uint32_t>(same - first.begin());
    if (same == first.end()) {
      first.push_back(&claim);
      row.readings.push_back(Normalized(claim.value));
    }
    ReadingWitness witness = WitnessOf(articles, ref);
    row.cells.push_back(
        {ref.article, reading, std::move(witness.at), std::move(witness.attribution), claim.rule});
  }
  return row;
}

}  // namespace gainsay
