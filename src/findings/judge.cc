// SPDX-License-Identifier: Apache-2.0
// Tested by tests/findings/analyse_test.cc.
#include "findings/judge.h"

#include <algorithm>
#include <set>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "base/status.h"
#include "findings/identity.h"
#include "nlohmann/json.hpp"

namespace gainsay {

std::string_view RelationName(FindingRelation relation) {
  switch (relation) {
    case FindingRelation::kConflict: return "conflict";
    case FindingRelation::kVariant: return "variant";
    case FindingRelation::kUpdate: return "update";
    case FindingRelation::kApprox: return "approx";
  }
  return "conflict";
}

std::string_view SeverityName(Severity severity) {
  switch (severity) {
    case Severity::kNote: return "note";
    case Severity::kWarning: return "warning";
    case Severity::kError: return "error";
  }
  return "note";
}

std::optional<Severity> ParseSeverity(std::string_view name) {
  for (Severity severity : {Severity::kNote, Severity::kWarning, Severity::kError}) {
    if (SeverityName(severity) == name) return severity;
  }
  return std::nullopt;
}

std::string_view ScopeName(FindingScope scope) {
  return scope == FindingScope::kWithin ? "within" : "across";
}

absl::StatusOr<Judge> Judge::Compile(const RuleSet& rules) {
  Judge judge;
  ASSIGN_OR_RETURN(judge.model_, ConfidenceModel::Compile(rules));
  const nlohmann::json* policy = rules.Find("policy", "severity");
  if (policy == nullptr || !policy->contains("levels")) {
    return Invalid("no policy \"severity\" with levels in the rule packs");
  }
  for (const auto& entry : (*policy)["levels"]) {
    Levels levels;
    levels.relation = entry.value("relation", "");
    levels.field = entry.value("field", "");
    levels.error = entry.value("error", 2.0);
    levels.warning = entry.value("warning", 2.0);
    levels.note = entry.value("note", 2.0);
    judge.levels_.push_back(std::move(levels));
  }
  return judge;
}

namespace {

// "8_3ecb" or the outlet's name where the article has one.
std::string NameOf(const ArticleClaims& article) {
  return article.source.empty() ? article.id : article.source;
}

std::string Says(const ReadingOfFact& reading, const std::vector<ArticleClaims>& articles) {
  std::string who = NameOf(articles[reading.witnesses[0].article]);
  std::set<uint32_t> others;
  for (const ReadingWitness& w : reading.witnesses) {
    others.insert(w.article);
    others.insert(w.carriers.begin(), w.carriers.end());
  }
  if (others.size() == 2) who += " and 1 other";
  if (others.size() > 2) who += absl::StrFormat(" and %d others", others.size() - 1);
  return absl::StrFormat("%s has \"%s\"", who, reading.value);
}

}  // namespace

std::string MessageOf(const Finding& finding, const std::vector<ArticleClaims>& articles) {
  std::vector<std::string> parts;
  for (const ReadingOfFact& reading : finding.readings) parts.push_back(Says(reading, articles));
  return finding.subject + ": " + absl::StrJoin(parts, ", ");
}

std::optional<Finding> Judge::Decide(const Candidate& candidate) const {
  Finding finding;
  finding.confidence = model_.Confidence(candidate.features);
  std::string_view relation = RelationName(candidate.relation), field = FieldName(candidate.field);
  auto levels = std::find_if(levels_.begin(), levels_.end(), [&](const Levels& l) {
    return (l.relation.empty() || l.relation == relation) && (l.field.empty() || l.field == field);
  });
  if (levels == levels_.end() || finding.confidence < levels->note) return std::nullopt;
  finding.severity = finding.confidence >= levels->error     ? Severity::kError
                     : finding.confidence >= levels->warning ? Severity::kWarning
                                                             : Severity::kNote;
  finding.rule = candidate.rule;
  finding.field = candidate.field;
  finding.relation = candidate.relation;
  finding.subject = candidate.subject;
  finding.reason = candidate.verdict.reason;
  finding.rests_on = candidate.verdict.rests_on;
  finding.because = model_.Explain(candidate.features);
  finding.readings = candidate.readings;
  for (ReadingOfFact& reading : finding.readings) {
    if (reading.forms.empty()) reading.forms.push_back(CanonicalForm(reading.typed));
    std::sort(reading.forms.begin(), reading.forms.end());
    reading.forms.erase(std::unique(reading.forms.begin(), reading.forms.end()),
                        reading.forms.end());
  }
  std::stable_sort(finding.readings.begin(), finding.readings.end(),
                   [](const ReadingOfFact& a, const ReadingOfFact& b) {
                     if (a.witnesses.size() != b.witnesses.size()) {
                       return a.witnesses.size() > b.witnesses.size();
                     }
                     return a.normalized < b.normalized;
                   });
  std::set<uint32_t> named;
  std::vector<std::string> values;
  for (const ReadingOfFact& reading : finding.readings) {
    values.push_back("\"" + reading.value + "\"");
    for (const ReadingWitness& w : reading.witnesses) named.insert(w.article);
  }
  finding.scope = named.size() == 1 ? FindingScope::kWithin : FindingScope::kAcross;
  finding.question =
      absl::StrFormat("%s: which is right, %s?", candidate.subject, absl::StrJoin(values, " or "));
  finding.id = IdentityOf(candidate.rule, finding.readings);
  return finding;
}

}  // namespace gainsay
