// SPDX-License-Identifier: Apache-2.0
// Tested by tests/evaluate/score_test.cc.
#include "evaluate/result.h"

#include <algorithm>
#include <map>
#include <set>

#include "absl/strings/str_format.h"
#include "base/status.h"
#include "nlohmann/json.hpp"

namespace gainsay {
namespace {

using Json = nlohmann::json;

std::string FolderOf(std::string_view path) {
  const size_t slash = path.rfind('/');
  if (slash == path.npos) return "";
  path = path.substr(0, slash);
  return std::string(path.substr(path.rfind('/') + 1));  // npos + 1 is 0
}

void AddWitness(const std::string& article, Span span, std::string_view quote,
                std::set<std::string>* articles, MeasuredReading* reading) {
  articles->insert(article);
  if (reading->article.empty()) {
    reading->article = article;
    reading->quote = std::string(quote);
  }
  if (!span.empty() && span.size() <= kLongestWitness) reading->places.push_back({article, span});
}

absl::StatusOr<MeasuredFinding> ParseFinding(const std::string& where, const Json& json) {
  MeasuredFinding finding;
  finding.id = json.value("id", "");
  finding.rule = json.value("rule", "?");
  finding.field = json.value("field", "");
  finding.relation = json.value("relation", "");
  finding.message = json.value("message", "");
  finding.confidence = json.value("confidence", 0.0);
  if (auto s = json.find("subject"); s != json.end() && s->is_string()) finding.subject = *s;
  const std::string name = json.value("severity", "");
  const auto severity = ParseSeverity(name);
  if (!severity) {
    return Invalid(where + ": severity \"" + name + "\": expected note, warning or error");
  }
  finding.severity = *severity;
  for (const Json& b : json.value("because", Json::array())) {
    finding.because.push_back(
        {b.value("feature", ""), b.value("value", 0.0), b.value("weight", 0.0)});
  }
  std::set<std::string> articles;
  for (const Json& side : json.value("readings", Json::array())) {
    MeasuredReading& reading = finding.readings.emplace_back();
    reading.value = side.value("value", "");
    for (const Json& w : side.value("witnesses", Json::array())) {
      AddWitness(ArticleName(w.value("article", "")), {w.value("start", 0u), w.value("end", 0u)},
                 w.value("quote", ""), &articles, &reading);
    }
  }
  finding.articles.assign(articles.begin(), articles.end());
  return finding;
}

}  // namespace

absl::StatusOr<Result> ParseResult(const std::string& path, std::string_view json) try {
  const Json record = Json::parse(json, nullptr, false, true);
  if (!record.is_object() || !record.contains("findings")) {
    return Invalid(path + ": expected a report, as `gainsay report --format json` prints it");
  }
  Result result;
  std::map<std::string, size_t> known;
  for (const Json& a : record.value("articles", Json::array())) {
    const std::string id = a.value("id", ""), at = a.value("path", "");
    known.emplace(id, result.articles.size());
    result.articles.push_back({ArticleName(id), at, FolderOf(at), -1});
  }
  int event = 0;
  for (const Json& e : record.value("events", Json::array())) {
    for (const Json& id : e.value("articles", Json::array())) {
      auto it = known.find(id.get<std::string>());
      if (it != known.end()) result.articles[it->second].event = event;
    }
    ++event;
  }
  for (const Json& f : record["findings"]) {
    ASSIGN_OR_RETURN(MeasuredFinding finding,
                     ParseFinding(absl::StrFormat("%s: finding %s", path, f.value("id", "?")), f));
    result.findings.push_back(std::move(finding));
  }
  return result;
} catch (const Json::exception& error) {  // a key that holds something else than it should
  return Invalid(path + ": not a report: " + error.what());
}

MeasuredFinding MeasuredOf(const std::vector<ReadingOfFact>& readings,
                           const std::vector<std::string>& names) {
  MeasuredFinding finding;
  std::set<std::string> articles;
  for (const ReadingOfFact& side : readings) {
    MeasuredReading& reading = finding.readings.emplace_back();
    reading.value = side.value;
    for (const ReadingWitness& w : side.witnesses) {
      AddWitness(names[w.article], w.at.span, w.at.quote, &articles, &reading);
    }
  }
  finding.articles.assign(articles.begin(), articles.end());
  return finding;
}

Result ResultOf(const Report& report) {
  Result result;
  std::vector<std::string> names;
  for (const ReportArticle& a : report.articles) {
    names.push_back(ArticleName(a.id));
    result.articles.push_back({names.back(), a.path, FolderOf(a.path), -1});
  }
  for (size_t e = 0; e < report.events.size(); ++e) {
    for (uint32_t a : report.events[e].articles) result.articles[a].event = static_cast<int>(e);
  }
  for (const Finding& f : report.findings) {
    MeasuredFinding& finding = result.findings.emplace_back(MeasuredOf(f.readings, names));
    finding.id = f.id;
    finding.rule = f.rule;
    finding.field = FieldName(f.field);
    finding.relation = RelationName(f.relation);
    finding.subject = f.subject;
    finding.message = f.message;
    finding.severity = f.severity;
    finding.confidence = f.confidence;
    finding.because = f.because;
  }
  return result;
}

}  // namespace gainsay
