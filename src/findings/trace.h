// SPDX-License-Identifier: Apache-2.0
//
// A run with everything that was set aside on the way, to answer why two passages gave no
// finding. `explain --why-not` prints the answer, `evaluate --diagnose` counts it.
//
//   std::unique_ptr<Trace> trace = analyser.Retrace(claims, jobs);
//   PairAnswer answer = trace->Pair({0, 12}, {3, 4});
//   answer.stage == Stage::kEvent, answer.reason == "too little speaks for one event: ..."
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "align/copies.h"
#include "align/facts.h"
#include "claims/record.h"
#include "findings/candidate.h"
#include "findings/finding.h"

namespace gainsay {

// The stages at which two passages that contradict each other can be lost, in their order.
enum class Stage {
  kExtraction,  // a value was not recognised
  kClaim,       // recognised, but nobody asserts it of anything
  kStory,       // the articles were not taken to report one happening
  kKey,         // the claims are about different things: they never meet
  kEntity,      // the same is said of two people or things, or two names were taken for two
  kEvent,       // too little speaks for one event
  kComparison,  // the values can both hold
  kReading,     // in conflict, but not among the readings that were kept
  kLevel,       // too little confidence, or too little severity
  kReported,    // not lost
};
constexpr int kStages = static_cast<int>(Stage::kReported) + 1;

// One word: "extraction", "claim", ...
std::string_view StageName(Stage stage);

struct StageAnswer {
  Stage stage = Stage::kExtraction;
  std::string reason;  // one clause without a full stop
};

// Of two claims, or of two spellings.
struct PairAnswer : StageAnswer {
  Verdict verdict;                   // of the values, even where they never met
  std::optional<Evidence> evidence;  // where they share a key
  double score = 0;                  // of the evidence
};

// A candidate with what the judge made of it; no finding where the policy keeps it silent.
struct Judged {
  Candidate candidate;
  double confidence = 0;
  std::vector<Because> because;
  std::optional<Finding> finding;
};

// What was made of one story.
struct StoryTrace {
  Rarity rarity;  // with the story's words
  StoryEntities entities;
  std::vector<Fact> facts;
  std::vector<Judged> judged;
};

// One spelling of an entity of an article.
struct SpellingRef {
  uint32_t article = 0;   // index in the run's articles
  uint32_t entity = 0;    // in ArticleClaims::entities
  uint32_t spelling = 0;  // in Entity::spellings
};

// The claims and the analyser must outlive it.
struct Trace {
  const std::vector<ArticleClaims>* articles = nullptr;
  const AlignModel* model = nullptr;
  const Comparers* compare = nullptr;
  const WordNet* words = nullptr;
  std::vector<uint32_t> copy_of;  // by article: the first of its story of which it is a copy
  std::vector<Story> stories;
  std::vector<StoryTrace> of_story;  // in step with stories
  std::vector<uint32_t> story_of;    // by article

  // The first stage that kept two claims, or two spellings, from being a finding.
  PairAnswer Pair(ClaimRef a, ClaimRef b) const;
  PairAnswer Spellings(SpellingRef a, SpellingRef b) const;

  // What became of a candidate.
  static StageAnswer AnswerOf(const Judged& judged);

  // By which claims of a story are compared.
  AlignTools ToolsOf(uint32_t story) const { return {compare, words, &of_story[story].rarity}; }

  // Local entities of an article -> entities of its story.
  const std::vector<int>& EntitiesOf(uint32_t article) const;

 private:
  // The candidate that has the two spans in two of its readings; null where there is none.
  const Judged* FindCandidate(uint32_t a, Span at_a, uint32_t b, Span at_b) const;
};

}  // namespace gainsay
