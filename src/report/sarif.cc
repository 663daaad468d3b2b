// SPDX-License-Identifier: Apache-2.0
//
// SARIF 2.1.0 (OASIS), one run. The location of a result is the passage to look at first, every
// other passage a related location. Fingerprints are the finding's identity, so that a result is
// followed when its article moves. What was decided or suppressed stays in the log, marked so.
// Tested by tests/report/checked_test.cc and, with Microsoft's validator, tests/formats.
#include <algorithm>
#include <map>

#include "absl/strings/str_format.h"
#include "base/uri.h"
#include "nlohmann/json.hpp"
#include "report/checked.h"
#include "report/report.h"
#include "version.h"

namespace gainsay {
namespace {

using Json = nlohmann::ordered_json;

constexpr char kSchema[] =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

const char* LevelOfSeverity(Severity severity) {
  switch (severity) {
    case Severity::kError: return "error";
    case Severity::kWarning: return "warning";
    case Severity::kNote: return "note";
  }
  return "note";
}

// Where the quote ends, one column past its last code point.
void AddEnd(const Witness& at, Json* region) {
  uint32_t line = at.line, column = at.column;
  for (char c : at.quote) {
    if (c == '\n') {
      ++line;
      column = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
      ++column;
    }
  }
  if (line != at.line) (*region)["endLine"] = line;
  (*region)["endColumn"] = column;
}

class Log {
 public:
  explicit Log(const Checked& checked) : checked_(checked), report_(checked.report) {
    for (size_t i = 0; i < checked.rules.size(); ++i) index_[checked.rules[i].rule] = i;
  }

  Json Run() {
    Json results = Json::array(), notifications = Json::array();
    for (size_t i = 0; i < report_.findings.size(); ++i) results.push_back(Result(i));
    for (const Unchecked& u : report_.unchecked) {
      notifications.push_back(
          {{"level", "error"},
           {"message", {{"text", "Not checked: " + u.article + ": " + u.reason}}}});
    }
    for (const Remark& remark : checked_.remarks) {
      notifications.push_back({{"level", remark.fails ? "error" : "warning"},
                               {"message", {{"text", remark.kind + ": " + remark.text}}}});
    }
    Json run;
    run["tool"] = {{"driver", Driver()}};
    run["invocations"] = {{{"executionSuccessful", report_.unchecked.empty()},
                           {"toolExecutionNotifications", std::move(notifications)}}};
    run["columnKind"] = "unicodeCodePoints";
    run["results"] = std::move(results);
    run["properties"] = {{"verdict", checked_.why}};
    return run;
  }

 private:
  Json Driver() {
    Json rules = Json::array();
    for (const RuleHelp& help : checked_.rules) {
      Json rule = {{"id", help.rule}};
      if (!help.name.empty()) rule["name"] = help.name;
      rule["shortDescription"] = {{"text", help.about}};
      rule["fullDescription"] = {{"text", help.about}};
      rule["help"] = {{"text", help.advice.empty() ? help.about : help.advice}};
      rule["defaultConfiguration"] = {{"level", "warning"}};
      rules.push_back(std::move(rule));
    }
    Json driver = {{"name", "gainsay"},
                   {"version", kVersion},
                   {"semanticVersion", kVersion},
                   {"informationUri", kHome},
                   {"rules", std::move(rules)}};
    return driver;
  }

  Json Location(const ReadingOfFact& reading, const ReadingWitness& w) {
    const ReportArticle& article = report_.articles[w.article];
    Json physical = {{"artifactLocation", {{"uri", UriOfPath(article.path)}}}};
    const FilePlace place = PlaceInFile(article, w.at);
    if (place.column > 0) {
      Json region = {{"startLine", place.line}, {"startColumn", place.column}};
      AddEnd(w.at, &region);
      region["snippet"] = {{"text", w.at.quote}};
      physical["region"] = std::move(region);
    } else {
      // Of a record its line is known at most; readers want a place, and get the beginning of that.
      const uint32_t line = std::max(1u, place.line);
      physical["region"] = {
          {"startLine", line}, {"startColumn", 1}, {"endLine", line}, {"endColumn", 2}};
    }
    std::string who = article.source.empty() ? article.id : article.source;
    Json location = {{"physicalLocation", std::move(physical)}};
    location["message"] = {
        {"text", absl::StrFormat("'%s' has '%s'.", OneLineOf(who), OneLineOf(reading.value))}};
    return location;
  }

  Json Result(size_t i) {
    const Finding& f = report_.findings[i];
    const Ruling& ruling = checked_.rulings[i];
    Json result = {{"ruleId", f.rule}};
    if (auto it = index_.find(f.rule); it != index_.end()) result["ruleIndex"] = it->second;
    result["level"] = LevelOfSeverity(f.severity);
    std::string text = f.message;
    if (!f.reason.empty()) text += ". " + f.reason;
    result["message"] = {{"text", OneLineOf(text) + "."}};
    const ReadingOfFact& first = f.readings[ruling.reading];
    result["locations"] = {Location(first, first.witnesses[ruling.witness])};
    Json related = Json::array();
    for (size_t r = 0; r < f.readings.size(); ++r) {
      for (size_t w = 0; w < f.readings[r].witnesses.size(); ++w) {
        if (r == ruling.reading && w == ruling.witness) continue;
        Json location = Location(f.readings[r], f.readings[r].witnesses[w]);
        location["id"] = related.size() + 1;
        related.push_back(std::move(location));
      }
    }
    if (!related.empty()) result["relatedLocations"] = std::move(related);
    result["partialFingerprints"] = {{"gainsayFinding/v1", f.id}};
    result["rank"] = std::min(100.0, std::max(0.0, f.confidence * 100));
    result["baselineState"] = ruling.outcome == Outcome::kDecided ? "unchanged" : "new";
    result["suppressions"] = Json::array();
    if (ruling.outcome == Outcome::kDecided) {
      result["suppressions"].push_back(
          {{"kind", "external"},
           {"status", "accepted"},
           {"justification", absl::StrFormat("%s (%s, %s): %s", ruling.verdict, ruling.by,
                                             ruling.date.substr(0, 10), ruling.reason)}});
    } else if (ruling.outcome == Outcome::kSuppressed) {
      result["suppressions"].push_back(
          {{"kind", "inSource"}, {"status", "accepted"}, {"justification", ruling.reason}});
    }
    result["properties"] = {{"field", FieldName(f.field)},
                            {"relation", RelationName(f.relation)},
                            {"question", f.question},
                            {"outcome", OutcomeName(ruling.outcome)}};
    return result;
  }

  const Checked& checked_;
  const Report& report_;
  std::map<std::string, size_t> index_;
};

}  // namespace

void PrintSarif(const Checked& checked, std::ostream& out) {
  Json log = {{"$schema", kSchema}, {"version", "2.1.0"}, {"runs", {Log(checked).Run()}}};
  out << log.dump(1, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace gainsay
