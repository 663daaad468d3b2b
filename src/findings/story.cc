// SPDX-License-Identifier: Apache-2.0
// Tested by tests/findings/analyse_test.cc and tests/findings/story_test.cc.
#include "findings/story.h"

#include <algorithm>

#include "align/copies.h"
#include "align/facts.h"
#include "base/status.h"

namespace gainsay {
namespace {

// A dispute is a note, and no question of which is right.
Finding AsDispute(Finding finding) {
  finding.severity = Severity::kNote;
  finding.question = finding.subject + ": does the article give both sides?";
  return finding;
}

// For each article of the story, in step, the first with the same bytes (align/copies.h).
std::vector<uint32_t> FirstTwins(const Members& members, const Story& story) {
  std::vector<uint32_t> first = FindTwins(members);
  for (uint32_t& a : first) a = story.articles[a];
  return first;
}

Story WithoutTwins(const Story& story, const std::vector<uint32_t>& first) {
  Story told;
  told.terms = story.terms;
  for (size_t i = 0; i < first.size(); ++i) {
    if (first[i] == story.articles[i]) told.articles.push_back(first[i]);
  }
  return told;
}

// The entities of all articles of the story, from those of `told`.
StoryEntities SpreadToTwins(const StoryEntities& entities, const Story& told,
                            const std::vector<uint32_t>& first) {
  StoryEntities all;
  all.count = entities.count;
  for (uint32_t a : first) {
    const auto at = std::lower_bound(told.articles.begin(), told.articles.end(), a);
    all.of.push_back(entities.of[static_cast<size_t>(at - told.articles.begin())]);
  }
  return all;
}

// Who tells a thing in the same words carries it.
void AddTwins(const Story& story, const std::vector<uint32_t>& first,
              std::vector<Candidate>* candidates) {
  for (Candidate& candidate : *candidates) {
    for (ReadingOfFact& reading : candidate.readings) {
      for (ReadingWitness& witness : reading.witnesses) {
        std::vector<uint32_t> all = witness.carriers;
        all.push_back(witness.article);
        for (size_t i = 0; i < first.size(); ++i) {
          const bool carries = std::find(all.begin(), all.end(), first[i]) != all.end();
          if (first[i] != story.articles[i] && carries) {
            witness.carriers.push_back(story.articles[i]);
          }
        }
        std::sort(witness.carriers.begin(), witness.carriers.end());
      }
    }
  }
}

}  // namespace

StoryAnalyser::StoryAnalyser(Comparers compare, WordNet words, Rarity rarity, AlignModel model,
                             Judge judge, FindingWords finding_words)
    : compare_(std::move(compare)),
      words_(std::move(words)),
      rarity_(std::move(rarity)),
      model_(std::move(model)),
      judge_(std::move(judge)),
      finding_words_(std::move(finding_words)) {}

absl::StatusOr<StoryAnalyser> StoryAnalyser::Compile(const RuleSet& rules) {
  const std::string models = rules.packs()[0].directory + "/en/models/";
  ASSIGN_OR_RETURN(Comparers compare, Comparers::Compile(rules));
  ASSIGN_OR_RETURN(WordNet words, WordNet::Load(models + "wordnet.tsv"));
  ASSIGN_OR_RETURN(Rarity rarity, Rarity::Load(models + "frequency.tsv"));
  ASSIGN_OR_RETURN(AlignModel model, AlignModel::Compile(rules));
  ASSIGN_OR_RETURN(Judge judge, Judge::Compile(rules));
  ASSIGN_OR_RETURN(FindingWords finding_words, FindingWords::Compile(rules));
  return StoryAnalyser(std::move(compare), std::move(words), std::move(rarity), std::move(model),
                       std::move(judge), std::move(finding_words));
}

std::vector<Candidate> StoryAnalyser::Candidates(const std::vector<ArticleClaims>& articles,
                                                 uint32_t index, const Story& story,
                                                 std::vector<uint32_t>* copy_of,
                                                 StoryTrace* trace) const {
  const Members members = MembersOf(articles, story.articles);
  const std::vector<uint32_t> copies = FindCopies(members), first = FirstTwins(members, story);
  for (size_t i = 0; i < copies.size(); ++i) {
    (*copy_of)[story.articles[i]] = story.articles[copies[i]];
  }
  const Story told = WithoutTwins(story, first);
  const Members tellers = MembersOf(articles, told.articles);
  trace->rarity = rarity_;
  trace->rarity.Add(tellers);
  const AlignTools tools{&compare_, &words_, &trace->rarity};
  const StoryEntities entities = JoinEntities(tellers, compare_);
  trace->entities = SpreadToTwins(entities, told, first);
  trace->facts = AlignFacts(articles, index, told, entities, model_, tools);
  const StoryView view{&articles, index,     &told,          &entities,
                       copy_of,   &compare_, &trace->rarity, &finding_words_};
  std::vector<Candidate> candidates;
  for (const Fact& fact : trace->facts) {
    const size_t before = candidates.size();
    FactCandidates(view, fact, &candidates);
    for (size_t c = before; c < candidates.size(); ++c) {
      candidates[c].dispute = IsDispute(candidates[c]);
      if (IsUpdate(view, fact.slot, candidates[c])) {
        candidates[c].relation = FindingRelation::kUpdate;
      }
    }
  }
  NameCandidates(view, &candidates);
  HolderCandidates(view, &candidates);
  QuotationCandidates(view, &candidates);
  ShortQuotationCandidates(view, &candidates);
  ContraryCandidates(view, &candidates);
  SingleCandidates(view, words_, &candidates);
  DisputeCandidates(view, &candidates);
  for (uint32_t a : told.articles) WithinCandidates(articles[a], a, compare_, &candidates);
  if (told.articles.size() < story.articles.size()) AddTwins(story, first, &candidates);
  return candidates;
}

StoryFindings StoryAnalyser::Find(const std::vector<ArticleClaims>& articles, uint32_t index,
                                  const Story& story, Detail detail,
                                  std::vector<uint32_t>* copy_of) const {
  StoryFindings found;
  StoryTrace trace;
  for (const Candidate& candidate : Candidates(articles, index, story, copy_of, &trace)) {
    auto finding = judge_.Decide(candidate);
    if (!finding) continue;
    if (candidate.dispute) {
      found.disputes.push_back(AsDispute(*std::move(finding)));
    } else {
      found.findings.push_back(*std::move(finding));
    }
  }
  if (detail == Detail::kSynopsis) {
    const StoryView view{&articles, index,     &story,        &trace.entities,
                         copy_of,   &compare_, &trace.rarity, &finding_words_};
    for (const Fact& fact : trace.facts) {
      if (auto row = SynopsisOf(view, fact)) found.synopsis.push_back(*std::move(row));
    }
  }
  return found;
}

}  // namespace gainsay
