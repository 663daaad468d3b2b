// SPDX-License-Identifier: Apache-2.0
//
// The headline against the text under it: "Four killed in bus crash" / "Five people, three of
// them children, were killed".
//
// A headline sums up the first sentences, so what they say of the same role of the same frame is
// of the same event. It rounds, and it may add up what the text tells in parts: only a count that
// agrees with nothing the text says of that role is found, and one that is larger than what the
// text says only where the text has a single count that could be the whole.
// Tested by tests/findings/makers_test.cc.
#include <algorithm>
#include <map>

#include "findings/candidate.h"

namespace gainsay {
namespace {

constexpr uint32_t kLead = 4;  // sentences behind the headline in which the whole is told

bool Tells(const ArticleClaims& article, const Claim& claim) {
  const Quantity* quantity = std::get_if<Quantity>(&claim.value);
  if (claim.field != Field::kNumber || quantity == nullptr) return false;
  if (claim.slot.find('.') == std::string::npos || claim.slot == "person.age") return false;
  // A part, an other, a "so far" is not the whole.
  if (!claim.scope.empty() || !claim.modifiers.empty() || !claim.alternatives.empty()) return false;
  if (claim.proposition < 0) return false;
  const Proposition& p = article.propositions[static_cast<size_t>(claim.proposition)];
  return !p.negated && p.modality == Modality::kFact;
}

// The first line: marked as a headline by the format, or the first sentence of the article where
// it is a paragraph of its own.
bool IsHeadline(const ArticleClaims& article, uint32_t sentence) {
  if (sentence >= article.sentences.size()) return false;
  if (article.sentences[sentence].headline) return true;
  return sentence == 0 && article.sentences.size() > 1 &&
         article.sentences[0].paragraph != article.sentences[1].paragraph;
}

double PointOf(const Claim& claim) { return std::get<Quantity>(claim.value).point; }

}  // namespace

void HeadlineCandidates(const ArticleClaims& article, uint32_t index, const Comparers& compare,
                        std::vector<Candidate>* out) {
  struct Told {
    std::vector<const Claim*> headline, text;
  };
  std::map<std::string, Told> told;
  uint32_t end = 0;  // of the headline
  for (const Claim& claim : article.claims) {
    if (IsHeadline(article, claim.sentence)) end = std::max(end, claim.sentence + 1);
  }
  for (const Claim& claim : article.claims) {
    if (article.sentences.empty() || !Tells(article, claim)) continue;
    Told& of_slot = told[claim.slot];
    (IsHeadline(article, claim.sentence) ? of_slot.headline : of_slot.text).push_back(&claim);
  }
  for (const auto& [slot, of_slot] : told) {
    if (of_slot.headline.size() != 1 || of_slot.text.empty()) continue;
    const Claim& headline = *of_slot.headline[0];
    if (!std::get<Quantity>(headline.value).exact()) continue;
    const bool none_agrees =
        std::all_of(of_slot.text.begin(), of_slot.text.end(), [&](const Claim* claim) {
          const Relation relation = compare.Claims(headline, *claim).relation;
          return relation == Relation::kConflict;
        });
    const Claim& lead = *of_slot.text[0];
    if (!none_agrees || lead.sentence >= end + kLead) continue;
    if (!std::get<Quantity>(lead.value).exact()) continue;
    if (!headline.noun.empty() && headline.noun != lead.noun) continue;
    if (PointOf(headline) > PointOf(lead) && of_slot.text.size() > 1) continue;
    Candidate candidate;
    candidate.rule = "number.headline";
    candidate.field = Field::kNumber;
    candidate.subject = "headline and text: " + slot;
    std::replace(candidate.subject.begin(), candidate.subject.end(), '.', ' ');
    candidate.verdict = compare.Claims(headline, lead);
    candidate.features["within"] = 1;
    candidate.features["within number.headline"] = 1;
    for (const Claim* claim : {&headline, &lead}) {
      candidate.readings.push_back(ReadingOf(article, index, *claim));
    }
    out->push_back(std::move(candidate));
  }
}

}  // namespace gainsay
