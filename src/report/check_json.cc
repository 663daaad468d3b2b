// SPDX-License-Identifier: Apache-2.0
//
// The report for machines with what the gate made of it: gainsay.report.v1, in which each finding
// has a `ruling`, and the record a `check`. Tested by tests/report/checked_test.cc.
#include "nlohmann/json.hpp"
#include "report/checked.h"

namespace gainsay {

using Json = nlohmann::ordered_json;

void PrintCheckJson(const Checked& checked, std::ostream& out) {
  Json json = ReportAsJson(checked.report);
  for (size_t i = 0; i < checked.rulings.size(); ++i) {
    const Ruling& ruling = checked.rulings[i];
    Json entry = {{"outcome", OutcomeName(ruling.outcome)}};
    if (!ruling.verdict.empty()) entry["verdict"] = ruling.verdict;
    if (!ruling.reason.empty()) entry["reason"] = ruling.reason;
    if (!ruling.by.empty()) entry["by"] = ruling.by;
    if (!ruling.date.empty()) entry["date"] = ruling.date;
    if (!ruling.others.empty()) entry["others"] = ruling.others;
    if (!ruling.trusted.empty()) entry["trusted"] = ruling.trusted;
    json["findings"][i]["ruling"] = std::move(entry);
  }
  Json check = {{"failed", checked.failed}, {"why", checked.why}};
  for (Outcome outcome : {Outcome::kFails, Outcome::kPasses, Outcome::kDecided,
                          Outcome::kSuppressed, Outcome::kPreview}) {
    check[std::string(OutcomeName(outcome))] = checked.Count(outcome);
  }
  check["elsewhere"] = checked.out_of_scope;
  check["articles_with_claims"] = checked.articles_with_claims;
  check["remarks"] = Json::array();
  for (const Remark& remark : checked.remarks) {
    Json entry = {{"kind", remark.kind}, {"text", remark.text}, {"fails", remark.fails}};
    if (!remark.path.empty()) entry["path"] = remark.path;
    if (remark.line > 0) entry["line"] = remark.line;
    check["remarks"].push_back(std::move(entry));
  }
  json["check"] = std::move(check);
  out << json.dump(1, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace gainsay
