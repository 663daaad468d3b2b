// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cstdlib>

#include "findings/candidate.h"

namespace gainsay {
namespace {

const Comparers& Compare() {
  static const Comparers* const compare = [] {
    auto rules = RuleSet::Load({std::getenv("GAINSAY_RULES")}).value();
    return new Comparers(Comparers::Compile(*rules).value());
  }();
  return *compare;
}

ArticleClaims Quoting(const std::string& words, const std::string& speaker) {
  ArticleClaims article;
  QuoteValue quote{words, speaker, speaker.empty() ? -1 : 0, true};
  if (!speaker.empty()) {
    Entity& entity = article.entities.emplace_back();
    entity.kind = EntityKind::kPerson;
    entity.name = speaker;
  }
  Claim& claim = article.claims.emplace_back();
  claim.field = Field::kAttribution;
  claim.witness = {{10, 10 + static_cast<uint32_t>(words.size())}, 3, 5, words};
  claim.value = quote;
  return article;
}

std::vector<Candidate> Find(const std::vector<ArticleClaims>& articles) {
  Story story;
  std::vector<const ArticleClaims*> members;
  std::vector<uint32_t> copy_of;
  for (uint32_t a = 0; a < articles.size(); ++a) {
    story.articles.push_back(a);
    members.push_back(&articles[a]);
    copy_of.push_back(a);
  }
  StoryEntities entities = JoinEntities(members, Compare());
  StoryView view{&articles, 0, &story, &entities, &copy_of, &Compare(), nullptr};
  std::vector<Candidate> out;
  QuotationCandidates(view, &out);
  return out;
}

struct Row {
  const char *a, *by_a, *b, *by_b, *rule;  // "" for silence
};

TEST(Quotations, Table) {
  const Row rows[] = {
      {"This is a sad day for the whole family", "", "This is a sad time for the whole family", "",
       "attribution.wording"},
      {"We will never leave this old house", "Ann Lee", "We will now leave this old house",
       "Ann Lee", "attribution.wording"},
      {"It was an act of naked aggression", "Peter Jones", "It was an act of naked aggression",
       "Maria Santos", "attribution.speaker"},
      // The same in the other spelling, cut, tidied, of somebody without a name, too short, or
      // something else.
      {"They organise the rescue of the crew", "", "They organize the rescue of the crew", "", ""},
      {"It was an act of naked aggression", "Peter Jones", "It was an act of naked aggression",
       "Peter Jones", ""},
      {"It was an act of naked aggression", "Peter Jones", "It was an act of naked aggression", "",
       ""},
      {"It's a sad day for the family", "", "It is a sad day for the family.", "", ""},
      {"We will rebuild the old bridge", "", "We will rebuild the old bridge by May", "", ""},
      {"a very sad day", "", "a very bad day", "", ""},
      {"The bridge is open to all traffic", "", "The road to the north is closed", "", ""},
  };
  for (const Row& row : rows) {
    const auto found = Find({Quoting(row.a, row.by_a), Quoting(row.b, row.by_b)});
    EXPECT_EQ(found.empty() ? "" : found[0].rule, row.rule) << row.a << " / " << row.b;
    EXPECT_LE(found.size(), 1u) << row.a << " / " << row.b;
  }
}

TEST(Quotations, WitnessIsTheWordsThatDiffer) {
  const std::string tail = " for all of the many people who have lived and worked in this town";
  const auto found =
      Find({Quoting("This is a sad day" + tail, ""), Quoting("This is a sad time" + tail, "")});
  ASSERT_EQ(found.size(), 1u);
  const Witness& at = found[0].readings[0].witnesses[0].at;
  EXPECT_EQ(at.quote, "This is a sad day for all of the");
  EXPECT_EQ(at.span, (Span{10, 42}));
  EXPECT_EQ(at.line, 3u);
}

// "said Peter Jones and Maria Santos": the two said it together.
// Two versions that differ from a third in the same words, and from each other elsewhere.
TEST(Quotations, OneDifferenceIsToldOnce) {
  const std::vector<Candidate> found = Find({
      Quoting("This is a sad day for the whole of this family and for us", ""),
      Quoting("This is a sad time for the whole of this family and for us", ""),
      Quoting("This is a sad time for the whole of this family and for them", ""),
  });
  size_t days = 0;
  for (const Candidate& candidate : found) {
    days += candidate.readings[0].value.find("day") != std::string::npos ||
            candidate.readings[1].value.find("day") != std::string::npos;
  }
  EXPECT_EQ(days, 1u);
}

TEST(Quotations, WhoIsNamedBesideTheQuotationIsNoOtherSpeaker) {
  const std::string words = "It was an act of naked aggression";
  for (const bool beside : {false, true}) {
    ArticleClaims one = Quoting(words, "Peter Jones"), other = Quoting(words, "Maria Santos");
    Entity& santos = one.entities.emplace_back();
    santos.kind = EntityKind::kPerson;
    santos.name = "Maria Santos";
    one.sentences.resize(1);
    one.sentences[0].entities = beside ? std::vector<int>{0, 1} : std::vector<int>{0};
    EXPECT_EQ(Find({one, other}).empty(), beside);
    // Their words are compared all the same.
    std::get<QuoteValue>(other.claims[0].value).words = "It was an act of naked aversion";
    const auto found = Find({one, other});
    ASSERT_EQ(found.size(), beside ? 1u : 0u);
    if (beside) EXPECT_EQ(found[0].rule, "attribution.wording");
  }
}

}  // namespace
}  // namespace gainsay
