// SPDX-License-Identifier: Apache-2.0
//
// The report for machines; report-format gainsay.report.v1 in README.md.
// Tested by tests/report/report_test.cc.
#include <sstream>

#include "base/json_fields.h"
#include "report/checked.h"
#include "report/report.h"
#include "values/fields.h"
#include "version.h"

namespace gainsay {
namespace {

Json OrNull(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

double Rounded(double value) { return std::round(value * 1e4) / 1e4; }

struct Normalized {
  const std::string& dump;
  Json operator()(const Quantity& q) const {
    auto bound = [](double v) { return std::isfinite(v) ? Json(v) : Json(nullptr); };
    return {{"min", bound(q.min)}, {"max", bound(q.max)}, {"unit", q.unit}};
  }
  Json operator()(const DateValue& d) const {
    Json json = {{"timex", d.timex}};
    json["granularity"] = GranularityName(d.granularity);
    return json;
  }
  Json operator()(const PlaceValue& p) const { return {{"name", p.name}}; }
  template <typename T>
  Json operator()(const T&) const {
    return {{"value", dump}};
  }
};

Json ToJson(const Report& report, const Finding& f) {
  Json json;
  json["id"] = f.id;
  json["rule"] = f.rule;
  json["field"] = FieldName(f.field);
  json["relation"] = RelationName(f.relation);
  json["severity"] = SeverityName(f.severity);
  json["confidence"] = Rounded(f.confidence);
  json["scope"] = ScopeName(f.scope);
  json["event"] = f.event;
  json["subject"] = f.subject;
  json["message"] = f.message;
  json["reason"] = f.reason;
  json["question"] = f.question;
  if (!f.rests_on.empty()) json["rests_on"] = f.rests_on;
  json["because"] = Json::array();
  for (const Because& b : f.because) {
    json["because"].push_back(
        {{"feature", b.feature}, {"value", b.value}, {"weight", Rounded(b.weight)}});
  }
  json["readings"] = Json::array();
  for (const ReadingOfFact& reading : f.readings) {
    Json r = {{"value", reading.value},
              {"normalized", std::visit(Normalized{reading.normalized}, reading.typed)},
              {"witnesses", Json::array()}};
    for (const ReadingWitness& w : reading.witnesses) {
      Json witness = {{"article", report.articles[w.article].id},
                      {"start", w.at.span.begin},
                      {"end", w.at.span.end},
                      {"line", w.at.line},
                      {"column", w.at.column},
                      {"quote", w.at.quote},
                      {"attribution", OrNull(w.attribution)}};
      for (uint32_t c : w.carriers) witness["carriers"].push_back(report.articles[c].id);
      r["witnesses"].push_back(std::move(witness));
    }
    json["readings"].push_back(std::move(r));
  }
  return json;
}

Json Counts(const std::vector<std::pair<std::string, size_t>>& counts) {
  Json json = Json::object();
  for (const auto& [name, count] : counts) json[name] = count;
  return json;
}

}  // namespace

Json ReportAsJson(const Report& report) {
  Json json;
  json["format"] = "gainsay.report.v1";
  json["tool"] = {{"version", kVersion}, {"rules", Json::array()}};
  for (const PackInfo& pack : report.packs) {
    json["tool"]["rules"].push_back(
        {{"pack", pack.name}, {"version", pack.version}, {"sha256", pack.sha256}});
  }
  json["articles"] = Json::array();
  for (const ReportArticle& a : report.articles) {
    json["articles"].push_back({{"id", a.id},
                                {"path", a.path},
                                {"source", OrNull(a.source)},
                                {"title", OrNull(a.title)},
                                {"published", OrNull(a.published)},
                                {"language", a.language},
                                {"sha256", a.sha256},
                                {"claims", a.claims}});
    if (a.line > 0) json["articles"].back()["line"] = a.line;
  }
  json["events"] = Json::array();
  for (const Event& e : report.events) {
    Json ids = Json::array();
    for (uint32_t a : e.articles) ids.push_back(report.articles[a].id);
    json["events"].push_back({{"id", e.id}, {"label", e.label}, {"articles", ids}, {"why", e.why}});
  }
  json["findings"] = Json::array();
  for (const Finding& f : report.findings) json["findings"].push_back(ToJson(report, f));
  json["disputes"] = Json::array();
  for (const Finding& f : report.disputes) json["disputes"].push_back(ToJson(report, f));
  json["unchecked"] = Json::array();
  for (const Unchecked& u : report.unchecked) {
    json["unchecked"].push_back({{"article", u.article}, {"reason", u.reason}});
  }
  Totals totals = TotalsOf(report);
  json["summary"] = {
      {"articles", report.articles.size()},  {"claims", report.claims},
      {"stories", report.stories},           {"events", report.events.size()},
      {"findings", report.findings.size()},  {"by_rule", Counts(totals.by_rule)},
      {"by_field", Counts(totals.by_field)}, {"by_severity", Counts(totals.by_severity)}};
  return json;
}

void PrintJson(const Report& report, std::ostream& out) {
  out << ReportAsJson(report).dump(1, ' ', false, Json::error_handler_t::replace) << '\n';
}

void PrintJsonl(const Report& report, std::ostream& out) {
  for (const Finding& f : report.findings) {
    out << ToJson(report, f).dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
  }
  for (const Finding& f : report.disputes) {
    out << Json({{"dispute", ToJson(report, f)}})
               .dump(-1, ' ', false, Json::error_handler_t::replace)
        << '\n';
  }
  for (const Unchecked& u : report.unchecked) {
    out << Json({{"unchecked", {{"article", u.article}, {"reason", u.reason}}}})
               .dump(-1, ' ', false, Json::error_handler_t::replace)
        << '\n';
  }
}

}  // namespace gainsay
