// SPDX-License-Identifier: Apache-2.0
//
// What is found in one story, from its own articles alone: what else is in the run changes
// nothing of it (law, tested). Internal to findings/.
//
//   StoryFindings found = analyser.Find(articles, index, stories[index], Detail::kFindings,
//   &copy_of);
//
// What is of the run is added after it, to all stories together (findings/analyse.cc): messages
// with the names of the articles, the event, and what tells two findings of one identity apart.
#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "align/stories.h"
#include "findings/candidate.h"
#include "findings/judge.h"
#include "findings/trace.h"
#include "rules/ruleset.h"

namespace gainsay {

struct StoryFindings {
  std::vector<Finding> findings, disputes;  // without Finding::event and Finding::message
  std::vector<SynopsisRow> synopsis;        // with Detail::kSynopsis
};

class StoryAnalyser {
 public:
  static absl::StatusOr<StoryAnalyser> Compile(const RuleSet& rules);

  // `index` is the story's among those of the run. Of `copy_of`, by article of the run, the places
  // of the story's articles are filled in: each has the first of them of which it is a copy
  // (align/copies.h). Stories have no article in common, so threads may share it.
  StoryFindings Find(const std::vector<ArticleClaims>& articles, uint32_t index, const Story& story,
                     Detail detail, std::vector<uint32_t>* copy_of) const;

  // All that could be a finding, not yet judged; what led to it stays in `trace`.
  std::vector<Candidate> Candidates(const std::vector<ArticleClaims>& articles, uint32_t index,
                                    const Story& story, std::vector<uint32_t>* copy_of,
                                    StoryTrace* trace) const;

  const Comparers& compare() const { return compare_; }
  const WordNet& words() const { return words_; }
  const Rarity& rarity() const { return rarity_; }  // of general English
  const AlignModel& model() const { return model_; }
  const Judge& judge() const { return judge_; }

 private:
  StoryAnalyser(Comparers compare, WordNet words, Rarity rarity, AlignModel model, Judge judge,
                FindingWords finding_words);

  Comparers compare_;
  WordNet words_;
  Rarity rarity_;
  AlignModel model_;
  Judge judge_;
  FindingWords finding_words_;
};

}  // namespace gainsay
