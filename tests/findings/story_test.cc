// SPDX-License-Identifier: Apache-2.0
//
// The law of findings/story.h, that what is found in a story does not change with what else is
// read, and what follows from it: it may be kept and given to another run.
#include "findings/story.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <mutex>
#include <sstream>

#include "built_in.h"
#include "findings/story_record.h"
#include "report/report.h"

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

TEST(Story, DependsOnItsOwnArticlesAlone) {
  const StoriesOfCorpus& run = Corpus();
  ASSERT_GT(run.stories.size(), 10u);
  size_t findings = 0;
  std::vector<uint32_t> copy_of(run.claims.articles.size());
  for (uint32_t s = 0; s < run.stories.size(); ++s) {
    const Story& story = run.stories[s];
    StoryFindings among =
        InStory().Find(run.claims.articles, s, story, Detail::kSynopsis, &copy_of);
    findings += among.findings.size();
    std::vector<ArticleClaims> own;
    Story alone{{}, story.terms};
    for (uint32_t a : story.articles) {
      alone.articles.push_back(static_cast<uint32_t>(own.size()));
      own.push_back(run.claims.articles[a]);
    }
    std::vector<uint32_t> copy_of_own(own.size());
    StoryFindings by_itself = InStory().Find(own, 0, alone, Detail::kSynopsis, &copy_of_own);
    EXPECT_EQ(PackStory(alone, std::move(by_itself), copy_of_own),
              PackStory(story, std::move(among), copy_of));
  }
  EXPECT_GT(findings, 10u);
}

TEST(StoryRecord, ReadsBackAsItWasInAnyRun) {
  const StoriesOfCorpus& run = Corpus();
  for (uint32_t s = 0; s < run.stories.size(); ++s) {
    const Story& story = run.stories[s];
    std::vector<uint32_t> copy_of(run.claims.articles.size());
    const std::string bytes = PackStory(
        story, InStory().Find(run.claims.articles, s, story, Detail::kSynopsis, &copy_of), copy_of);
    // The same articles elsewhere.
    Story moved = story;
    for (uint32_t& a : moved.articles) a += 7;
    StoryFindings back;
    std::vector<uint32_t> copy_of_back(run.claims.articles.size() + 7);
    ASSERT_TRUE(UnpackStory(bytes, 3, moved, &back, &copy_of_back));
    for (uint32_t a : story.articles) EXPECT_EQ(copy_of_back[a + 7], copy_of[a] + 7);
    for (const SynopsisRow& row : back.synopsis) EXPECT_EQ(row.event, 3u);
    EXPECT_EQ(PackStory(moved, back, copy_of_back), bytes);

    moved.articles.push_back(moved.articles.back() + 1);
    EXPECT_FALSE(UnpackStory(bytes, 3, moved, &back, &copy_of_back)) << "a story of another size";
    for (size_t size = 0; size < bytes.size(); size += 1 + bytes.size() / 50) {
      EXPECT_FALSE(UnpackStory(bytes.substr(0, size), s, story, &back, &copy_of)) << size;
    }
  }
}

TEST(StoryRecord, NoArticleOutsideTheStory) {
  const Story two{{4, 5}, {}};
  StoryFindings found;
  Finding& finding = found.findings.emplace_back();
  for (uint32_t a : two.articles)
    finding.readings.emplace_back().witnesses.emplace_back().article = a;
  std::vector<uint32_t> copy_of = {0, 1, 2, 3, 4, 5};
  StoryFindings back;
  EXPECT_TRUE(UnpackStory(PackStory(two, found, copy_of), 0, two, &back, &copy_of));
  EXPECT_EQ(back.findings[0].readings[1].witnesses[0].article, 5u);
  found.findings[0].readings[1].witnesses[0].article = 6;
  EXPECT_FALSE(UnpackStory(PackStory(two, found, copy_of), 0, two, &back, &copy_of));
  found.findings[0].readings[1].witnesses.clear();
  EXPECT_FALSE(UnpackStory(PackStory(two, found, copy_of), 0, two, &back, &copy_of));
}

// Keeps what it is handed, by the words of the articles.
class Memory : public StoryStore {
 public:
  explicit Memory(const ClaimSet& claims) : claims_(&claims) {}
  std::optional<std::string> Get(const std::vector<uint32_t>& articles,
                                 Detail detail) const override {
    std::lock_guard lock(mutex_);
    const auto found = kept_.find(KeyOf(articles, detail));
    return found == kept_.end() ? std::nullopt : std::optional(found->second);
  }
  void Put(const std::vector<uint32_t>& articles, Detail detail,
           const std::string& bytes) override {
    std::lock_guard lock(mutex_);
    ++puts_;
    kept_[KeyOf(articles, detail)] = bytes;
  }
  size_t TakePuts() { return std::exchange(puts_, 0); }
  void Damage() {
    for (auto& [key, bytes] : kept_) bytes.resize(bytes.size() / 2);
  }

 private:
  std::string KeyOf(const std::vector<uint32_t>& articles, Detail detail) const {
    std::string key = std::to_string(static_cast<int>(detail));
    for (uint32_t a : articles) key += " " + claims_->articles[a].sha256;
    return key;
  }
  const ClaimSet* claims_;
  mutable std::mutex mutex_;
  std::map<std::string, std::string> kept_;
  size_t puts_ = 0;
};

std::string JsonOf(const Report& report) {
  std::ostringstream out;
  PrintJson(report, out);
  for (uint32_t copy : report.copy_of) out << ' ' << copy;
  for (const SynopsisRow& row : report.synopsis) out << ' ' << row.event << row.subject;
  return out.str();
}

TEST(StoryStore, ChangesNoReport) {
  ClaimSet claims = Corpus().claims;
  Memory memory(claims);
  for (Detail detail : {Detail::kFindings, Detail::kSynopsis}) {
    const std::string want = JsonOf(BuiltIn().Compare(claims, 1, detail));
    EXPECT_EQ(JsonOf(BuiltIn().Compare(claims, 4, detail, &memory)), want);
    EXPECT_EQ(memory.TakePuts(), Corpus().stories.size());
    for (int jobs : {1, 4}) {
      EXPECT_EQ(JsonOf(BuiltIn().Compare(claims, jobs, detail, &memory)), want);
      EXPECT_EQ(memory.TakePuts(), 0u) << "all of it was kept";
    }
  }
  memory.Damage();
  EXPECT_EQ(JsonOf(BuiltIn().Compare(claims, 4, Detail::kFindings, &memory)),
            JsonOf(BuiltIn().Compare(claims, 1)));
  EXPECT_EQ(memory.TakePuts(), Corpus().stories.size());
  // Another name, another place among the articles: still known. Other words: looked into again.
  claims.articles[0].id = "zz-moved";
  std::rotate(claims.articles.begin(), claims.articles.begin() + 1, claims.articles.end());
  const bool alone = Corpus().stories[0].articles.size() == 1;
  EXPECT_EQ(JsonOf(BuiltIn().Compare(claims, 1, Detail::kFindings, &memory)),
            JsonOf(BuiltIn().Compare(claims, 1)));
  EXPECT_LE(memory.TakePuts(), alone ? 0u : 1u) << "the order in its story";
  claims.articles[0].sha256 = "other";
  EXPECT_EQ(JsonOf(BuiltIn().Compare(claims, 1, Detail::kFindings, &memory)),
            JsonOf(BuiltIn().Compare(claims, 1)));
  EXPECT_EQ(memory.TakePuts(), 1u);
}

}  // namespace
}  // namespace gainsay
