// SPDX-License-Identifier: Apache-2.0
#include "findings/trace.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "built_in.h"
#include "some_texts.h"

namespace gainsay {
namespace {

using ::testing::HasSubstr;

// Claims and a trace over texts; the first claim of a field whose words contain a string.
class TracedRun {
 public:
  explicit TracedRun(const std::vector<Text>& texts)
      : claims_(BuiltIn().Extract(InputsOf(texts), 1)), trace_(BuiltIn().Retrace(claims_, 1)) {}

  ClaimRef Find(uint32_t article, Field field, std::string_view words) const {
    const ArticleClaims& in = claims_.articles[article];
    for (uint32_t c = 0; c < in.claims.size(); ++c) {
      const Claim& claim = in.claims[c];
      if (claim.field == field && claim.witness.quote.find(words) != std::string::npos) {
        return {article, c};
      }
    }
    ADD_FAILURE() << "no such claim: " << words;
    return {article, 0};
  }
  PairAnswer Numbers(std::string_view a, std::string_view b) const {
    const PairAnswer answer = trace_->Pair(Find(0, Field::kNumber, a), Find(1, Field::kNumber, b));
    const PairAnswer mirrored =
        trace_->Pair(Find(1, Field::kNumber, b), Find(0, Field::kNumber, a));
    EXPECT_EQ(answer.stage, mirrored.stage);
    return answer;
  }
  const Trace& trace() const { return *trace_; }

 private:
  ClaimSet claims_;
  std::unique_ptr<Trace> trace_;
};

TEST(Trace, NamesTheStageThatDecided) {
  EXPECT_EQ(
      TracedRun({{"one", Told("12 people were injured")}, {"two", Told("31 people were injured")}})
          .Numbers("12", "31")
          .stage,
      Stage::kReported);
  const PairAnswer same = TracedRun({{"one", Told("12 people were injured")},
                                     {"two", Told("a dozen people were injured")}})
                              .Numbers("12", "dozen");
  EXPECT_EQ(same.stage, Stage::kComparison);
  EXPECT_FALSE(same.reason.empty());
  EXPECT_TRUE(same.evidence.has_value());
  const PairAnswer apart =
      TracedRun({{"one", Told("12 people were injured")}, {"two", Told("31 windows were broken")}})
          .Numbers("12", "31");
  EXPECT_LT(apart.stage, Stage::kComparison);
  EXPECT_NE(apart.verdict.relation, Relation::kSame);
}

TEST(Trace, HoldsTheRunThatWasReported) {
  const Inputs inputs = InputsOf(SomeTexts());
  const ClaimSet claims = BuiltIn().Extract(inputs, 1);
  const Report report = BuiltIn().Compare(claims, 1);
  const auto trace = BuiltIn().Retrace(claims, 2);
  EXPECT_EQ(trace->stories.size(), report.stories);
  std::vector<std::string> reported, traced;
  for (const Finding& f : report.findings) reported.push_back(f.id);
  for (const StoryTrace& story : trace->of_story) {
    for (const Judged& judged : story.judged) {
      if (judged.finding) traced.push_back(judged.finding->id);
      EXPECT_EQ(Trace::AnswerOf(judged).stage, judged.finding ? Stage::kReported : Stage::kLevel);
    }
  }
  EXPECT_THAT(traced, ::testing::IsSupersetOf(reported));
  for (uint32_t a = 0; a < claims.articles.size(); ++a) {
    EXPECT_EQ(trace->EntitiesOf(a).size(), claims.articles[a].entities.size());
  }
}

TEST(Trace, SpellingsHaveStagesToo) {
  const TracedRun run(
      {{"one", "HALDEN, Norway - The mayor, Anne Kristin Lindqvist, opened the bridge at "
               "Halden on Tuesday. Lindqvist said it was safe."},
       {"two", "HALDEN, Norway - The mayor, Anne Kristin Lindquist, opened the bridge at "
               "Halden on Tuesday. The bridge was safe, she said."}});
  const Trace& trace = run.trace();
  auto person = [&](uint32_t article) {
    const std::vector<Entity>& entities = (*trace.articles)[article].entities;
    for (uint32_t e = 0; e < entities.size(); ++e) {
      if (entities[e].kind == EntityKind::kPerson) return SpellingRef{article, e, 0};
    }
    ADD_FAILURE() << "no person";
    return SpellingRef{article, 0, 0};
  };
  const PairAnswer answer = trace.Spellings(person(0), person(1));
  EXPECT_EQ(answer.verdict.relation, Relation::kVariant);
  EXPECT_GE(answer.stage, Stage::kLevel) << answer.reason;
}

TEST(Stage, EachHasAName) {
  std::set<std::string_view> names;
  for (int s = 0; s < kStages; ++s) names.insert(StageName(static_cast<Stage>(s)));
  EXPECT_EQ(names.size(), static_cast<size_t>(kStages));
}

}  // namespace
}  // namespace gainsay
