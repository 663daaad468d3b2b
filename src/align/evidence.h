// SPDX-License-Identifier: Apache-2.0
//
// What speaks for and against two claims being about one thing. Never the values themselves:
// if two reports had to agree on a number to be taken for one event, no conflict would be left.
// The features are named; their weights are data (rules/en/align.json), and a finding shows them.
#pragma once

#include <array>
#include <string_view>

#include "absl/status/statusor.h"
#include "align/rarity.h"
#include "align/words.h"
#include "claims/claim.h"
#include "compare/value.h"
#include "rules/ruleset.h"

namespace gainsay {

// Each is 0..1.
enum class Feature {
  kBias,           // always 1
  kSameSlot,       // one frame and role
  kNounNear,       // nearness in meaning of what is counted, measured or valued
  kNounDiffers,    // both have a noun, and they are not near
  kPredicateNear,  // nearness in meaning of the governing predicates
  kPredicateDiffers,
  kModifiersShared,  // share of modifiers that both have
  kModifiersDiffer,  // both have modifiers, none in common
  kIncrement,        // one of them says "other", "more", "another": a part, not the whole
  kTermsShared,      // rarity-weighted overlap of the words of the two sentences
  kSentencesAlike,   // how far that overlap is above one half, doubled
  kContextShared,    // rarity-weighted overlap of the words near the values in their trees
  kBeforeSame,       // the same word before both values
  kAfterSame,        // the same word after both
  kOnlyOne,          // neither sentence has another value of that kind
  kEntitiesShared,   // named entities in both sentences: 0, 1/2, 1 for none, one, two or more
  kArgumentsShared,  // a participant in the same role
  kArgumentsDiffer,  // somebody else in the same role: share of the roles that both fill
  kOwnerSame,        // the same entity has what is counted, or does what it is said of
  kOwnerDiffers,     // two entities do
  kSourceSame,       // both are said by the same source ("police")
  kTimeAgrees,       // both are said of one time
  kTimeDiffers,      // of times that exclude each other
  kYearsDiffer,      // the sentences speak of different years or months
  kPlaceAgrees,
  kPlaceDiffers,
  kModalityDiffers,
  kPolarityDiffers,
  kBothLead,  // both in the first sentences of their articles
  kRareNoun,  // how rare the noun is in general English
  kSameArticle,
  kOtherCandidates,  // the article has other claims that would do: 1 - 1/n, n of them
  kBestPartner,      // neither article has a claim that would do better
  kArticlesAlike,    // rarity-weighted overlap of the words of the two articles
  kNeighboursAlike,  // of the sentences before, or of those after
  kRetold,           // how far they stand in the same place of one sentence (align/retold.h)
  kOthersAgree,  // other values of the two sentences that meet agree: 0, 1/2, 1 for none, one, more
  kCount
};

// A sentence this early tells the story's main event, in news.
constexpr uint32_t kLeadSentences = 4;

constexpr size_t kFeatures = static_cast<size_t>(Feature::kCount);

std::string_view FeatureName(Feature feature);

struct Evidence {
  std::array<float, kFeatures> values{};
  float& operator[](Feature f) { return values[static_cast<size_t>(f)]; }
  float operator[](Feature f) const { return values[static_cast<size_t>(f)]; }
};

// The weights, a list for each field, from policy "align" (made by tools/train-align). The score
// is the log odds that two claims with that evidence give the same value: 0 is a coin toss.
class AlignModel {
 public:
  static absl::StatusOr<AlignModel> Compile(const RuleSet& rules);
  double Score(Field field, const Evidence& evidence) const;
  double weight(Field field, Feature f) const {
    return weights_[static_cast<size_t>(field)][static_cast<size_t>(f)];
  }
  double join() const { return join_; }  // least average score inside a fact

 private:
  std::array<std::array<double, kFeatures>, kFields> weights_{};
  double join_ = 0;
};

// What tells whether words and values of two claims are near.
struct AlignTools {
  const Comparers* compare = nullptr;
  const WordNet* words = nullptr;
  const Rarity* rarity = nullptr;
};

// A claim with its article, the numbers of its entities across articles (align/entities.h), and
// what comparing it asks for again and again, looked up once.
struct ClaimInArticle {
  ClaimInArticle(const ArticleClaims& article, const Claim& claim, const std::vector<int>& entities,
                 const AlignTools& tools);

  const ArticleClaims* article;
  const Claim* claim;
  const std::vector<int>* entities;  // local entity -> entity of the story
  WeighedTerms sentence, around;     // of the claim's sentence, and Claim::around
  WeighedTerms own;                  // the words of its value
  std::string compound;              // "crew_member" where it is one word to WordNet, or empty
  bool remainder;                    // "two others", "three more": of those that are left
  bool only_one;                     // the sentence has no other value of its kind
};

// How near the nouns of two claims are, as they stand or as compounds.
double NounsNear(const ClaimInArticle& a, const ClaimInArticle& b, const WordNet& words);

Evidence CollectEvidence(const ClaimInArticle& a, const ClaimInArticle& b, const AlignTools& tools);

}  // namespace gainsay
