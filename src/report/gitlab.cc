// SPDX-License-Identifier: Apache-2.0
//
// GitLab's code quality report: an array of what is neither decided nor suppressed. The fingerprint
// is the finding's identity, so that a merge request shows what it adds and what it removes.
// Tested by tests/report/checked_test.cc and tests/formats.
#include <algorithm>

#include "nlohmann/json.hpp"
#include "report/checked.h"
#include "report/report.h"

namespace gainsay {
namespace {

using Json = nlohmann::ordered_json;

const char* SeverityOf(const Finding& finding, const Ruling& ruling) {
  if (ruling.outcome == Outcome::kPreview) return "info";
  switch (finding.severity) {
    case Severity::kError: return "critical";
    case Severity::kWarning: return "major";
    case Severity::kNote: return "info";
  }
  return "info";
}

Json LocationOf(const Report& report, const ReadingWitness& w) {
  const ReportArticle& article = report.articles[w.article];
  return {{"path", article.path},
          {"lines", {{"begin", std::max(1u, PlaceInFile(article, w.at).line)}}}};
}

}  // namespace

void PrintGitlab(const Checked& checked, std::ostream& out) {
  const Report& report = checked.report;
  Json issues = Json::array();
  for (size_t i = 0; i < report.findings.size(); ++i) {
    const Finding& f = report.findings[i];
    const Ruling& ruling = checked.rulings[i];
    if (ruling.outcome == Outcome::kDecided || ruling.outcome == Outcome::kSuppressed) continue;
    const ReadingWitness& first = f.readings[ruling.reading].witnesses[ruling.witness];
    Json others = Json::array();
    std::string description = OneLineOf(f.message);
    for (const ReadingOfFact& reading : f.readings) {
      for (size_t w = 0; w < reading.witnesses.size(); ++w) {
        if (&reading.witnesses[w] == &first) continue;
        others.push_back(LocationOf(report, reading.witnesses[w]));
      }
    }
    issues.push_back({{"type", "issue"},
                      {"check_name", f.rule},
                      {"description", description},
                      {"categories", {"Bug Risk"}},
                      {"fingerprint", f.id},
                      {"severity", SeverityOf(f, ruling)},
                      {"location", LocationOf(report, first)},
                      {"other_locations", std::move(others)}});
  }
  for (const Unchecked& u : report.unchecked) {
    issues.push_back({{"type", "issue"},
                      {"check_name", "unread"},
                      {"description", "Not checked: " + OneLineOf(u.reason)},
                      {"categories", {"Bug Risk"}},
                      {"fingerprint", "unread " + u.article},
                      {"severity", "critical"},
                      {"location", {{"path", u.article}, {"lines", {{"begin", 1}}}}}});
  }
  out << issues.dump(1, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace gainsay
