// SPDX-License-Identifier: Apache-2.0
// Tested by tests/findings/analyse_test.cc.
#include "findings/analyse.h"

#include <algorithm>
#include <numeric>
#include <set>

#include "absl/strings/str_join.h"
#include "align/copies.h"
#include "align/facts.h"
#include "align/rarity.h"
#include "align/stories.h"
#include "align/words.h"
#include "base/hash.h"
#include "base/parallel.h"
#include "base/status.h"
#include "findings/candidate.h"
#include "findings/identity.h"
#include "findings/judge.h"

namespace gainsay {

// Which articles carry what another has (align/copies.h).
struct Copies {
  explicit Copies(const std::vector<ArticleClaims>& articles)
      : of(FindCopies(articles)), twin_of(FindTwins(articles)) {}
  std::vector<uint32_t> of, twin_of;
};

struct Analyser::Parts {
  Comparers compare;
  WordNet words;
  Rarity rarity;
  AlignModel model;
  Judge judge;
  StoryPolicy stories;
  FindingWords finding_words;

  // What the makers find in one story, not yet judged; the facts stay in `trace`.
  std::vector<Candidate> Candidates(const std::vector<ArticleClaims>& articles, uint32_t index,
                                    const Story& story, const Copies& copies,
                                    const AlignTools& tools, StoryTrace* trace) const;
};

Analyser::Analyser(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Analyser::~Analyser() = default;
Analyser::Analyser(Analyser&&) noexcept = default;

absl::StatusOr<Analyser> Analyser::Compile(const RuleSet& rules) {
  std::string models = rules.packs()[0].directory + "/en/models/";
  ASSIGN_OR_RETURN(Comparers compare, Comparers::Compile(rules));
  ASSIGN_OR_RETURN(WordNet words, WordNet::Load(models + "wordnet.tsv"));
  ASSIGN_OR_RETURN(Rarity rarity, Rarity::Load(models + "frequency.tsv"));
  ASSIGN_OR_RETURN(AlignModel model, AlignModel::Compile(rules));
  ASSIGN_OR_RETURN(Judge judge, Judge::Compile(rules));
  ASSIGN_OR_RETURN(StoryPolicy stories, StoryPolicy::Compile(rules));
  ASSIGN_OR_RETURN(FindingWords finding_words, FindingWords::Compile(rules));
  return Analyser(std::make_unique<Parts>(Parts{std::move(compare), std::move(words),
                                                std::move(rarity), std::move(model),
                                                std::move(judge), stories,
                                                std::move(finding_words)}));
}

namespace {

Event EventOf(const std::vector<ArticleClaims>& articles, const Story& story) {
  Event event;
  event.label = absl::StrJoin(story.terms, ", ");
  event.articles = story.articles;
  event.why = story.articles.size() == 1 ? "one article" : "shared words: " + event.label;
  // Named by what holds it together and by its texts: no path.
  uint64_t hash = StableHash(event.label);
  for (uint32_t a : story.articles) hash = HashCombine(hash, StableHash(articles[a].sha256));
  event.id = "e-" + Hex(hash, 12);
  return event;
}

// A dispute is a note, and no question of which is right.
Finding AsDispute(Finding finding) {
  finding.severity = Severity::kNote;
  finding.question = finding.subject + ": does the article give both sides?";
  return finding;
}

// Several facts may meet in one finding (a slot reached by two ways): the surer one stays.
void DropRepeated(std::vector<Finding>* findings) {
  std::set<std::string> seen;
  std::vector<Finding> kept;
  for (Finding& finding : *findings) {
    std::string key;
    for (const ReadingOfFact& reading : finding.readings) {
      const ReadingWitness& w = reading.witnesses[0];
      key += std::to_string(w.article) + ":" + std::to_string(w.at.span.begin) + "/";
    }
    if (seen.insert(key).second) kept.push_back(std::move(finding));
  }
  *findings = std::move(kept);
}

Story WithoutTwins(const Story& story, const std::vector<uint32_t>& twin_of) {
  Story told = story;
  std::erase_if(told.articles, [&](uint32_t a) { return twin_of[a] != a; });
  return told;
}

// The entities of all articles of the story, from those of `told`.
StoryEntities SpreadToTwins(const StoryEntities& entities, const Story& told, const Story& story,
                            const std::vector<uint32_t>& twin_of) {
  StoryEntities all;
  all.count = entities.count;
  for (uint32_t a : story.articles) {
    const auto at = std::lower_bound(told.articles.begin(), told.articles.end(), twin_of[a]);
    all.of.push_back(entities.of[static_cast<size_t>(at - told.articles.begin())]);
  }
  return all;
}

// Who tells a thing in the same words carries it.
void AddTwins(const Story& story, const std::vector<uint32_t>& twin_of,
              std::vector<Candidate>* candidates) {
  for (Candidate& candidate : *candidates) {
    for (ReadingOfFact& reading : candidate.readings) {
      for (ReadingWitness& witness : reading.witnesses) {
        std::vector<uint32_t> all = witness.carriers;
        all.push_back(witness.article);
        for (uint32_t a : story.articles) {
          const bool carries = std::find(all.begin(), all.end(), twin_of[a]) != all.end();
          if (twin_of[a] != a && carries) witness.carriers.push_back(a);
        }
        std::sort(witness.carriers.begin(), witness.carriers.end());
      }
    }
  }
}

}  // namespace

std::vector<Candidate> Analyser::Parts::Candidates(const std::vector<ArticleClaims>& articles,
                                                   uint32_t index, const Story& story,
                                                   const Copies& copies, const AlignTools& tools,
                                                   StoryTrace* trace) const {
  const Story told = WithoutTwins(story, copies.twin_of);
  std::vector<const ArticleClaims*> members;
  for (uint32_t a : told.articles) members.push_back(&articles[a]);
  const StoryEntities entities = JoinEntities(members, compare);
  trace->entities = SpreadToTwins(entities, told, story, copies.twin_of);
  trace->facts = AlignFacts(articles, index, told, entities, model, tools);
  StoryView view{&articles, index,        &told,         &entities, &copies.of,
                 &compare,  tools.rarity, &finding_words};
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
  DisputeCandidates(view, &candidates);
  for (uint32_t a : told.articles) WithinCandidates(articles[a], a, compare, &candidates);
  if (told.articles.size() < story.articles.size()) AddTwins(story, copies.twin_of, &candidates);
  return candidates;
}

Report Analyser::Analyse(const ClaimSet& claims, int jobs, Detail detail) const {
  const std::vector<ArticleClaims>& articles = claims.articles;
  Report report;
  report.packs = claims.packs;
  report.unchecked = claims.unchecked;
  for (const ArticleClaims& a : articles) {
    report.articles.push_back({a.id, a.path, a.source, a.title, a.published, a.language, a.sha256,
                               a.url, a.claims.size(), a.line});
    report.claims += a.claims.size();
  }
  Rarity rarity = parts_->rarity;
  rarity.Add(articles);
  Copies copies(articles);
  std::vector<Story> stories = FindStories(articles, rarity, parts_->stories);
  report.stories = stories.size();

  AlignTools tools{&parts_->compare, &parts_->words, &rarity};
  std::vector<std::vector<Finding>> found(stories.size()), disputed(stories.size());
  std::vector<std::vector<SynopsisRow>> rows(stories.size());
  for (const Story& story : stories) report.events.push_back(EventOf(articles, story));
  // The largest first: none is begun when the others are done.
  std::vector<size_t> order(stories.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    return stories[a].articles.size() > stories[b].articles.size();
  });
  ParallelFor(stories.size(), jobs, [&](size_t i) {
    const size_t s = order[i];
    StoryTrace trace;
    const std::vector<Candidate> candidates = parts_->Candidates(
        articles, static_cast<uint32_t>(s), stories[s], copies, tools, &trace);
    if (detail != Detail::kFindings) {
      const StoryView view{&articles,        static_cast<uint32_t>(s), &stories[s], &trace.entities,
                           &copies.of,       &parts_->compare,         &rarity,
                           &parts_->finding_words};
      for (const Fact& fact : trace.facts) {
        if (auto row = SynopsisOf(view, fact)) rows[s].push_back(*std::move(row));
      }
    }
    for (const Candidate& candidate : candidates) {
      auto finding = parts_->judge.Decide(candidate, articles, report.events[s].id);
      if (!finding) continue;
      if (candidate.dispute) {
        disputed[s].push_back(AsDispute(*std::move(finding)));
      } else {
        found[s].push_back(*std::move(finding));
      }
    }
  });
  for (auto& list : found) {
    std::move(list.begin(), list.end(), std::back_inserter(report.findings));
  }
  for (auto& list : disputed) {
    std::move(list.begin(), list.end(), std::back_inserter(report.disputes));
  }
  if (detail == Detail::kSynopsis) {
    for (auto& list : rows) std::move(list.begin(), list.end(), std::back_inserter(report.synopsis));
    report.copy_of = std::move(copies.of);
  }
  for (std::vector<Finding>* list : {&report.findings, &report.disputes}) {
    std::sort(list->begin(), list->end(), [](const Finding& a, const Finding& b) {
      if (a.severity != b.severity) return a.severity > b.severity;
      if (a.confidence != b.confidence) return a.confidence > b.confidence;
      return std::tie(a.id, a.message) < std::tie(b.id, b.message);
    });
    DropRepeated(list);
    TellApart(list);
  }
  return report;
}

std::unique_ptr<Trace> Analyser::Retrace(const ClaimSet& claims, int jobs) const {
  const std::vector<ArticleClaims>& articles = claims.articles;
  auto trace = std::make_unique<Trace>(parts_->rarity);
  trace->rarity.Add(articles);
  trace->articles = &articles;
  trace->model = &parts_->model;
  trace->tools = {&parts_->compare, &parts_->words, &trace->rarity};
  const Copies copies(articles);
  trace->copy_of = copies.of;
  trace->stories = FindStories(articles, trace->rarity, parts_->stories);
  trace->of_story.resize(trace->stories.size());
  trace->story_of.resize(articles.size());
  ParallelFor(trace->stories.size(), jobs, [&](size_t s) {
    const Story& story = trace->stories[s];
    const std::string event = EventOf(articles, story).id;
    for (uint32_t a : story.articles) trace->story_of[a] = static_cast<uint32_t>(s);
    StoryTrace& made = trace->of_story[s];
    for (Candidate& candidate : parts_->Candidates(articles, static_cast<uint32_t>(s), story,
                                                   copies, trace->tools, &made)) {
      Judged judged;
      judged.confidence = parts_->judge.Confidence(candidate);
      judged.because = parts_->judge.Explain(candidate);
      judged.finding = parts_->judge.Decide(candidate, articles, event);
      judged.candidate = std::move(candidate);
      made.judged.push_back(std::move(judged));
    }
  });
  return trace;
}

}  // namespace gainsay
