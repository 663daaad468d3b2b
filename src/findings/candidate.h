// SPDX-License-Identifier: Apache-2.0
//
// A finding before it is judged: the readings that were found to differ, and the features that
// speak for and against it. The makers (facts, names, quotations, within) give candidates; the
// judge (findings/judge.h) gives confidence, severity, message and identity. Internal to
// findings/.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "align/facts.h"
#include "compare/value.h"
#include "findings/confidence.h"
#include "findings/finding.h"
#include "findings/words.h"

namespace gainsay {

struct Candidate {
  std::string rule;  // "number.injury.victim"
  Field field = Field::kOther;
  FindingRelation relation = FindingRelation::kConflict;
  uint32_t story = 0;
  std::string subject;  // "people injured"
  Verdict verdict;      // of the two readings that differ most surely
  Features features;
  bool dispute = false;  // between the parties, not between the articles
  std::vector<ReadingOfFact> readings;
};

// What the makers see of one story.
struct StoryView {
  const std::vector<ArticleClaims>* articles = nullptr;  // of the run
  uint32_t index = 0;
  const Story* story = nullptr;
  const StoryEntities* entities = nullptr;
  const std::vector<uint32_t>* copy_of = nullptr;  // align/copies.h
  const Comparers* compare = nullptr;
  const Rarity* rarity = nullptr;
  const FindingWords* words = nullptr;
};

// Findings among the claims of a fact: the claims are grouped into readings by what they say,
// and readings that conflict with none are dropped.
void FactCandidates(const StoryView& view, const Fact& fact, std::vector<Candidate>* out);

// The row of the synoptic table for a fact; nothing for one that a single article tells, or that
// is no fact but a word everybody uses.
std::optional<SynopsisRow> SynopsisOf(const StoryView& view, const Fact& fact);

// What both say of a fact: "number.injury.victim", "injury victim: people", and a value for
// machines.
std::string RuleOf(const Fact& fact);
std::string SubjectOf(const Fact& fact, const Claim& claim, const ArticleClaims& article);
std::string Normalized(const Value& value);

// A fact with more claims than this is a word everybody uses, no fact.
constexpr size_t kMaxClaims = 120;

// One entity under two spellings; one role under two names.
void NameCandidates(const StoryView& view, std::vector<Candidate>* out);

// One office that one person holds at a time, two holders.
void HolderCandidates(const StoryView& view, std::vector<Candidate>* out);

// One quotation in two wordings, or of two speakers.
void QuotationCandidates(const StoryView& view, std::vector<Candidate>* out);

// What one article says against itself and no alignment is needed for: a weekday against its
// date ("Monday, 4 March 2014"), a place against where it is put ("Djibouti in Ivory Coast").
void WithinCandidates(const ArticleClaims& article, uint32_t index, const Comparers& compare,
                      std::vector<Candidate>* out);

// One thing, two deeds that exclude each other (findings/contraries.cc).
void ContraryCandidates(const StoryView& view, std::vector<Candidate>* out);

// Of what a happening has one, another in each text: died of a heart attack, died of cancer.
void SingleCandidates(const StoryView& view, const WordNet& words, std::vector<Candidate>* out);

// What somebody is accused of and denies (findings/disputes.cc), and whether a candidate is one:
// each article tells both sides and whose they are.
void DisputeCandidates(const StoryView& view, std::vector<Candidate>* out);
bool IsDispute(const Candidate& candidate);

// Whether the readings of a number are states of it one after the other (findings/updates.cc).
bool IsUpdate(const StoryView& view, const std::string& slot, const Candidate& candidate);

// The headline's counts against those of the text under it (findings/headline.cc).
void HeadlineCandidates(const ArticleClaims& article, uint32_t index, const Comparers& compare,
                        std::vector<Candidate>* out);

// An event that was reported before it happened (findings/reported.cc); one person with two ages
// (findings/ages.cc).
void ReportedCandidates(const ArticleClaims& article, uint32_t index, std::vector<Candidate>* out);
void AgeCandidates(const ArticleClaims& article, uint32_t index, std::vector<Candidate>* out);

// A few rare words of two speakers (findings/short_quotations.cc).
void ShortQuotationCandidates(const StoryView& view, std::vector<Candidate>* out);

// Numbers of one passage that do not add up (findings/arithmetic.cc).
void ArithmeticCandidates(const ArticleClaims& article, uint32_t index,
                          std::vector<Candidate>* out);

// A part of a claim's witness, with its own line and column; `part` counts from its begin.
Witness PartOf(const Witness& whole, Span part);

// The content words of a claim's sentence; none for a claim made by hand without one.
std::vector<std::string> SentenceWords(const ArticleClaims& article, const Claim& claim);

// The reading that one claim of one article gives.
ReadingOfFact ReadingOf(const ArticleClaims& article, uint32_t index, const Claim& claim);

// A reading's witness for a claim.
ReadingWitness WitnessOf(const std::vector<ArticleClaims>& articles, ClaimRef ref);

// The reading that propositions of one kind give, at least one: T has their `article` and
// `proposition`. Its value is the first predicate.
template <typename T>
ReadingOfFact ReadingOfTold(const StoryView& view, const std::vector<T>& told);

// The people and organisations that a sentence of the story's member names, as entities of the
// story; and whether two such sets have one in common.
std::set<int> NamedIn(const StoryView& view, size_t member, const ArticleClaims& article,
                      uint32_t sentence);
bool ShareAny(const std::set<int>& a, const std::set<int>& b);

// Folds the witnesses of copies of one wire text into one with carriers; sorts.
void FoldCopies(const std::vector<uint32_t>& copy_of, std::vector<ReadingWitness>* witnesses);

template <typename T>
ReadingOfFact ReadingOfTold(const StoryView& view, const std::vector<T>& told) {
  ReadingOfFact reading;
  for (const T& t : told) {
    ReadingWitness& witness = reading.witnesses.emplace_back();
    witness.article = t.article;
    witness.at = t.proposition->witness;
    witness.attribution = t.proposition->attribution;
  }
  FoldCopies(*view.copy_of, &reading.witnesses);
  reading.value = reading.witnesses[0].at.quote;
  reading.normalized = told[0].proposition->predicate;
  reading.typed = reading.normalized;
  return reading;
}

}  // namespace gainsay
