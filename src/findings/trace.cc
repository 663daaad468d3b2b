// SPDX-License-Identifier: Apache-2.0
// Tested by tests/findings/trace_test.cc.
#include "findings/trace.h"

#include <algorithm>

#include "absl/strings/str_format.h"

namespace gainsay {
namespace {

// "noun differs -1.20, no terms in common -0.40": what spoke most against, at most three.
std::string MostAgainst(Field field, const Evidence& evidence, const AlignModel& model) {
  std::vector<std::pair<double, Feature>> against;
  for (size_t i = 0; i < kFeatures; ++i) {
    const Feature feature = static_cast<Feature>(i);
    const double weight = evidence[feature] * model.weight(field, feature);
    if (weight < 0) against.emplace_back(weight, feature);
  }
  std::sort(against.begin(), against.end());
  std::string text;
  for (size_t i = 0; i < against.size() && i < 3; ++i) {
    text += absl::StrFormat("%s%s %+.2f", i == 0 ? "; against it: " : ", ",
                            FeatureName(against[i].second), against[i].first);
  }
  return text;
}

std::string Slot(const Claim& claim) {
  return claim.noun.empty() ? claim.slot : claim.slot + " of " + claim.noun;
}

NameKind KindOf(EntityKind kind) {
  switch (kind) {
    case EntityKind::kPerson: return NameKind::kPerson;
    case EntityKind::kOrganization: return NameKind::kOrganization;
    case EntityKind::kPlace:
    case EntityKind::kOther: return NameKind::kOther;
  }
  return NameKind::kOther;
}

}  // namespace

std::string_view StageName(Stage stage) {
  switch (stage) {
    case Stage::kExtraction: return "extraction";
    case Stage::kClaim: return "claim";
    case Stage::kStory: return "story";
    case Stage::kKey: return "key";
    case Stage::kEntity: return "entity";
    case Stage::kEvent: return "event";
    case Stage::kComparison: return "comparison";
    case Stage::kReading: return "reading";
    case Stage::kLevel: return "level";
    case Stage::kReported: return "reported";
  }
  return "extraction";
}

const std::vector<int>& Trace::EntitiesOf(uint32_t article) const {
  const std::vector<uint32_t>& members = stories[story_of[article]].articles;
  const auto at = std::lower_bound(members.begin(), members.end(), article) - members.begin();
  return of_story[story_of[article]].entities.of[static_cast<size_t>(at)];
}

StageAnswer Trace::AnswerOf(const Judged& judged) {
  if (judged.finding) {
    return {Stage::kReported,
            absl::StrFormat("%s: a %s of confidence %.2f", judged.finding->id,
                            SeverityName(judged.finding->severity), judged.confidence)};
  }
  std::string reason = absl::StrFormat("%s: confidence %.2f is too low to report",
                                       judged.candidate.rule, judged.confidence);
  size_t shown = 0;
  for (const Because& because : judged.because) {
    if (because.weight >= 0 || shown == 3) continue;
    reason += absl::StrFormat("%s%s %+.2f", shown++ == 0 ? "; against it: " : ", ", because.feature,
                              because.weight);
  }
  return {Stage::kLevel, reason};
}

const Judged* Trace::FindCandidate(uint32_t a, Span at_a, uint32_t b, Span at_b) const {
  // A copy of a wire text stands for the others.
  auto says = [&](const ReadingOfFact& reading, uint32_t article, Span at) {
    return std::any_of(reading.witnesses.begin(), reading.witnesses.end(), [&](const auto& w) {
      return w.article == article ? w.at.span.Overlaps(at) : copy_of[w.article] == copy_of[article];
    });
  };
  const Judged* best = nullptr;
  for (const Judged& judged : of_story[story_of[a]].judged) {
    const std::vector<ReadingOfFact>& readings = judged.candidate.readings;
    for (size_t i = 0; i < readings.size(); ++i) {
      for (size_t j = 0; j < readings.size(); ++j) {
        if (i == j || !says(readings[i], a, at_a) || !says(readings[j], b, at_b)) continue;
        if (best == nullptr || best->confidence < judged.confidence) best = &judged;
      }
    }
  }
  return best;
}

PairAnswer Trace::Pair(ClaimRef a, ClaimRef b) const {
  const ArticleClaims &x = (*articles)[a.article], &y = (*articles)[b.article];
  const Claim &p = x.claims[a.claim], &q = y.claims[b.claim];
  PairAnswer answer;
  auto lost = [&](Stage stage, std::string reason) {
    answer.stage = stage;
    answer.reason = std::move(reason);
    return answer;
  };
  answer.verdict = compare->Claims(p, q);
  if (story_of[a.article] != story_of[b.article]) {
    return lost(Stage::kStory, absl::StrFormat("%s and %s are in different stories", x.id, y.id));
  }
  const Judged* judged = FindCandidate(a.article, p.witness.span, b.article, q.witness.span);
  if (judged != nullptr && judged->candidate.field == p.field) {
    const StageAnswer decided = AnswerOf(*judged);
    return lost(decided.stage, decided.reason);
  }
  if (p.field != q.field) {
    return lost(Stage::kKey, absl::StrFormat("claims of different fields, %s and %s",
                                             FieldName(p.field), FieldName(q.field)));
  }
  if (a.article == b.article && p.sentence == q.sentence) {
    return lost(Stage::kEvent, "one sentence tells two things apart");
  }
  const std::vector<int>&of_x = EntitiesOf(a.article), &of_y = EntitiesOf(b.article);
  const AlignTools tools = ToolsOf(story_of[a.article]);
  const ClaimInArticle one(x, p, of_x, tools), other(y, q, of_y, tools);
  if (!Meet(one, other, tools)) {
    if (p.slot == q.slot && p.entity >= 0 && q.entity >= 0 && of_x[p.entity] != of_y[q.entity]) {
      return lost(Stage::kEntity,
                  absl::StrFormat("\"%s\" and \"%s\" were taken for two", x.entities[p.entity].name,
                                  y.entities[q.entity].name));
    }
    return lost(Stage::kKey, absl::StrFormat("no common key: %s, %s", Slot(p), Slot(q)));
  }
  answer.evidence = CollectEvidence(one, other, tools);
  answer.score = model->Score(p.field, *answer.evidence);
  const std::vector<Fact>& facts = of_story[story_of[a.article]].facts;
  const bool together = std::any_of(facts.begin(), facts.end(), [&](const Fact& fact) {
    return std::binary_search(fact.claims.begin(), fact.claims.end(), a) &&
           std::binary_search(fact.claims.begin(), fact.claims.end(), b);
  });
  if (!together) {
    std::string reason =
        answer.score < model->join()
            ? absl::StrFormat("too little speaks for one event: %.2f, %.2f is needed", answer.score,
                              model->join())
            : absl::StrFormat("each was joined to others rather than to the other (%.2f)",
                              answer.score);
    return lost(Stage::kEvent, reason + MostAgainst(p.field, *answer.evidence, *model));
  }
  if (answer.verdict.relation != Relation::kConflict) {
    return lost(Stage::kComparison, absl::StrFormat("%s: %s", RelationName(answer.verdict.relation),
                                                    answer.verdict.reason));
  }
  return lost(Stage::kReading, "other readings of the fact were surer");
}

PairAnswer Trace::Spellings(SpellingRef a, SpellingRef b) const {
  const ArticleClaims &x = (*articles)[a.article], &y = (*articles)[b.article];
  const Entity &p = x.entities[a.entity], &q = y.entities[b.entity];
  const std::string &one = p.spellings[a.spelling], &other = q.spellings[b.spelling];
  PairAnswer answer;
  auto lost = [&](Stage stage, std::string reason) {
    answer.stage = stage;
    answer.reason = std::move(reason);
    return answer;
  };
  answer.verdict = compare->names().Compare(one, other, KindOf(p.kind));
  if (story_of[a.article] != story_of[b.article]) {
    return lost(Stage::kStory, absl::StrFormat("%s and %s are in different stories", x.id, y.id));
  }
  const Judged* judged = FindCandidate(a.article, p.witnesses[a.spelling].span, b.article,
                                       q.witnesses[b.spelling].span);
  if (judged != nullptr && judged->candidate.field == Field::kName) {
    const StageAnswer decided = AnswerOf(*judged);
    return lost(decided.stage, decided.reason);
  }
  if (EntitiesOf(a.article)[a.entity] != EntitiesOf(b.article)[b.entity]) {
    return lost(Stage::kEntity, absl::StrFormat("\"%s\" and \"%s\" were taken for two: %s", one,
                                                other, answer.verdict.reason));
  }
  if (answer.verdict.relation != Relation::kVariant &&
      answer.verdict.relation != Relation::kConflict) {
    return lost(Stage::kComparison, absl::StrFormat("%s: %s", RelationName(answer.verdict.relation),
                                                    answer.verdict.reason));
  }
  return lost(Stage::kReading, "other spellings were surer");
}

}  // namespace gainsay
