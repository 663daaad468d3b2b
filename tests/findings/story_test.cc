// SPDX-License-Identifier: Apache-2.0
//
// The law of findings/story.h: what is found in a story does not change with what else is read.
#include "findings/story.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <sstream>

#include "built_in.h"

namespace gainsay {
namespace {

const StoryAnalyser& InStory() {
  static const auto& analyser =
      *new absl::StatusOr<StoryAnalyser>(StoryAnalyser::Compile(BuiltIn().rules()));
  if (!analyser.ok()) {
    ADD_FAILURE() << analyser.status();
    std::abort();
  }
  return *analyser;
}

// The articles of corpus/ and their stories.
struct StoriesOfCorpus {
  ClaimSet claims;
  std::vector<Story> stories;
};

const StoriesOfCorpus& Corpus() {
  static const auto& run = *[] {
    auto* run = new StoriesOfCorpus;
    const std::string folder = std::string(std::getenv("GAINSAY_SOURCE")) + "/corpus";
    run->claims = BuiltIn().Extract(ReadInputs({folder}, {}, nullptr));
    auto policy = StoryPolicy::Compile(BuiltIn().rules());
    EXPECT_TRUE(policy.ok()) << policy.status();
    Rarity rarity = InStory().rarity();
    rarity.Add(AllOf(run->claims.articles));
    run->stories = FindStories(run->claims.articles, rarity, *policy);
    return run;
  }();
  return run;
}

std::string Dump(const std::vector<ArticleClaims>& articles, const StoryFindings& found) {
  std::ostringstream out;
  out.precision(17);
  for (const std::vector<Finding>* list : {&found.findings, &found.disputes}) {
    for (const Finding& f : *list) {
      out << f.id << ' ' << f.rule << ' ' << f.confidence << ' ' << f.reason << '\n';
      for (const Because& b : f.because) out << "  " << b.feature << ' ' << b.value << '\n';
      for (const ReadingOfFact& reading : f.readings) {
        out << "  " << reading.normalized;
        for (const ReadingWitness& w : reading.witnesses) {
          out << ' ' << articles[w.article].id << ':' << w.at.span.begin;
          for (uint32_t c : w.carriers) out << '+' << articles[c].id;
        }
        out << '\n';
      }
    }
  }
  for (const SynopsisRow& row : found.synopsis) {
    out << row.rule << ' ' << row.subject;
    for (const SynopsisCell& c : row.cells) out << ' ' << articles[c.article].id << ':' << c.reading;
    out << '\n';
  }
  return out.str();
}

TEST(Story, DependsOnItsOwnArticlesAlone) {
  const StoriesOfCorpus& run = Corpus();
  ASSERT_GT(run.stories.size(), 10u);
  size_t findings = 0;
  std::vector<uint32_t> copy_of(run.claims.articles.size());
  for (uint32_t s = 0; s < run.stories.size(); ++s) {
    const Story& story = run.stories[s];
    const StoryFindings among =
        InStory().Find(run.claims.articles, s, story, Detail::kSynopsis, &copy_of);
    std::vector<ArticleClaims> own;
    Story alone{{}, story.terms};
    for (uint32_t a : story.articles) {
      alone.articles.push_back(static_cast<uint32_t>(own.size()));
      own.push_back(run.claims.articles[a]);
    }
    std::vector<uint32_t> copy_of_own(own.size());
    EXPECT_EQ(Dump(own, InStory().Find(own, 0, alone, Detail::kSynopsis, &copy_of_own)),
              Dump(run.claims.articles, among));
    for (size_t i = 0; i < own.size(); ++i) {
      EXPECT_EQ(story.articles[copy_of_own[i]], copy_of[story.articles[i]]);
    }
    findings += among.findings.size();
  }
  EXPECT_GT(findings, 10u);
}

}  // namespace
}  // namespace gainsay
