// SPDX-License-Identifier: Apache-2.0
// Tested by tests/findings/analyse_test.cc.
#include "findings/analyse.h"

#include <algorithm>
#include <numeric>
#include <set>

#include "absl/strings/str_join.h"
#include "align/stories.h"
#include "base/hash.h"
#include "base/parallel.h"
#include "base/status.h"
#include "findings/identity.h"
#include "findings/story.h"
#include "findings/story_record.h"

namespace gainsay {

struct Analyser::Parts {
  StoryAnalyser story;
  StoryPolicy stories;

  // What `store` keeps of a story, or what is found in it, which then is kept. `copy_of` as in
  // StoryAnalyser::Find.
  StoryFindings Look(const std::vector<ArticleClaims>& articles, uint32_t index, const Story& of,
                     Detail detail, StoryStore* store, std::vector<uint32_t>* copy_of) const {
    StoryFindings found;
    if (store != nullptr) {
      const std::optional<std::string> bytes = store->Get(of.articles, detail);
      if (bytes && UnpackStory(*bytes, index, of, &found, copy_of)) return found;
    }
    found = story.Find(articles, index, of, detail, copy_of);
    if (store != nullptr) store->Put(of.articles, detail, PackStory(of, found, *copy_of));
    return found;
  }

  std::vector<Story> StoriesOf(const std::vector<ArticleClaims>& articles, int jobs) const {
    Rarity rarity = story.rarity();
    rarity.Add(AllOf(articles));
    return FindStories(articles, rarity, stories, jobs);
  }
};

Analyser::Analyser(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Analyser::~Analyser() = default;
Analyser::Analyser(Analyser&&) noexcept = default;

absl::StatusOr<Analyser> Analyser::Compile(const RuleSet& rules) {
  ASSIGN_OR_RETURN(StoryAnalyser story, StoryAnalyser::Compile(rules));
  ASSIGN_OR_RETURN(StoryPolicy stories, StoryPolicy::Compile(rules));
  return Analyser(std::make_unique<Parts>(Parts{std::move(story), stories}));
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

// The largest first: none is begun when the others are done.
std::vector<size_t> LargestFirst(const std::vector<Story>& stories) {
  std::vector<size_t> order(stories.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    return stories[a].articles.size() > stories[b].articles.size();
  });
  return order;
}

}  // namespace

Report Analyser::Analyse(const ClaimSet& claims, int jobs, Detail detail, StoryStore* store) const {
  const std::vector<ArticleClaims>& articles = claims.articles;
  Report report;
  report.packs = claims.packs;
  report.unchecked = claims.unchecked;
  for (const ArticleClaims& a : articles) {
    report.articles.push_back({a.id, a.path, a.source, a.title, a.published, a.language, a.sha256,
                               a.url, a.claims.size(), a.line});
    report.claims += a.claims.size();
  }
  const std::vector<Story> stories = parts_->StoriesOf(articles, jobs);
  report.stories = stories.size();
  for (const Story& story : stories) report.events.push_back(EventOf(articles, story));

  std::vector<uint32_t> copy_of(articles.size());
  std::vector<StoryFindings> found(stories.size());
  const std::vector<size_t> order = LargestFirst(stories);
  ParallelFor(stories.size(), jobs, [&](size_t i) {
    const size_t s = order[i];
    found[s] =
        parts_->Look(articles, static_cast<uint32_t>(s), stories[s], detail, store, &copy_of);
    for (std::vector<Finding>* list : {&found[s].findings, &found[s].disputes}) {
      for (Finding& finding : *list) {
        finding.event = report.events[s].id;
        finding.message = MessageOf(finding, articles);
      }
    }
  });
  for (StoryFindings& of : found) {
    std::move(of.findings.begin(), of.findings.end(), std::back_inserter(report.findings));
    std::move(of.disputes.begin(), of.disputes.end(), std::back_inserter(report.disputes));
    std::move(of.synopsis.begin(), of.synopsis.end(), std::back_inserter(report.synopsis));
  }
  if (detail == Detail::kSynopsis) report.copy_of = std::move(copy_of);
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
  const StoryAnalyser& analyser = parts_->story;
  auto trace = std::make_unique<Trace>();
  trace->articles = &articles;
  trace->model = &analyser.model();
  trace->compare = &analyser.compare();
  trace->words = &analyser.words();
  trace->stories = parts_->StoriesOf(articles, jobs);
  trace->of_story.resize(trace->stories.size());
  trace->copy_of.resize(articles.size());
  trace->story_of.resize(articles.size());
  ParallelFor(trace->stories.size(), jobs, [&](size_t s) {
    const Story& story = trace->stories[s];
    for (uint32_t a : story.articles) trace->story_of[a] = static_cast<uint32_t>(s);
    StoryTrace& made = trace->of_story[s];
    for (Candidate& candidate :
         analyser.Candidates(articles, static_cast<uint32_t>(s), story, &trace->copy_of, &made)) {
      Judged judged;
      judged.confidence = analyser.judge().Confidence(candidate);
      judged.because = analyser.judge().Explain(candidate);
      judged.finding = analyser.judge().Decide(candidate);
      judged.candidate = std::move(candidate);
      made.judged.push_back(std::move(judged));
    }
  });
  return trace;
}

}  // namespace gainsay
