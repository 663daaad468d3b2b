// SPDX-License-Identifier: Apache-2.0
// Tested by tests/report/report_test.cc.
#include "report/report.h"

#include <algorithm>
#include <map>

#include "absl/strings/str_format.h"

namespace gainsay {
namespace {

constexpr std::pair<std::string_view, ReportFormat> kFormats[] = {
    {"text", ReportFormat::kText},   {"json", ReportFormat::kJson},
    {"jsonl", ReportFormat::kJsonl}, {"markdown", ReportFormat::kMarkdown},
    {"csv", ReportFormat::kCsv},
};

}  // namespace

std::optional<ReportFormat> ParseReportFormat(std::string_view name) {
  for (const auto& [known, format] : kFormats) {
    if (known == name) return format;
  }
  return std::nullopt;
}

std::vector<std::string> ReportFormatNames() {
  std::vector<std::string> names;
  for (const auto& [name, format] : kFormats) names.emplace_back(name);
  return names;
}

void Print(const Report& report, const PrintOptions& options, std::ostream& out) {
  switch (options.format) {
    case ReportFormat::kText: return PrintText(report, options.color, out);
    case ReportFormat::kJson: return PrintJson(report, out);
    case ReportFormat::kJsonl: return PrintJsonl(report, out);
    case ReportFormat::kMarkdown: return PrintMarkdown(report, out);
    case ReportFormat::kCsv: return PrintCsv(report, out);
  }
}

Report Filtered(Report report, const Filter& filter) {
  std::erase_if(report.findings, [&](const Finding& f) {
    bool field = filter.fields.empty() || std::find(filter.fields.begin(), filter.fields.end(),
                                                    f.field) != filter.fields.end();
    return f.severity < filter.min_severity || f.confidence < filter.min_confidence || !field;
  });
  return report;
}

FilePlace PlaceInFile(const ReportArticle& article, const Witness& at) {
  if (article.line > 0) return {article.line, 0};
  if (article.path.ends_with(".json") || article.path == "-") return {};
  return {at.line, at.column};
}

std::string PlaceText(const ReportArticle& article, const Witness& at) {
  const FilePlace place = PlaceInFile(article, at);
  std::string text = article.path;
  for (uint32_t number : {place.line, place.column}) {
    if (number > 0) text += ":" + std::to_string(number);
  }
  return text;
}

std::string Counted(size_t count, std::string_view one, std::string_view more) {
  return absl::StrFormat("%d %s", count, count == 1 ? one : more);
}

std::string ExtentOf(const Report& report) {
  return Counted(report.articles.size(), "article", "articles") + ", " +
         Counted(report.stories, "story", "stories") + ", " +
         Counted(report.claims, "claim", "claims");
}

Totals TotalsOf(const Report& report) {
  std::map<std::string, size_t> field, rule;
  std::map<Severity, size_t, std::greater<>> severity;
  for (const Finding& f : report.findings) {
    ++field[std::string(FieldName(f.field))];
    ++rule[f.rule];
    ++severity[f.severity];
  }
  Totals totals;
  totals.by_field.assign(field.begin(), field.end());
  totals.by_rule.assign(rule.begin(), rule.end());
  for (const auto& [s, count] : severity) totals.by_severity.emplace_back(SeverityName(s), count);
  return totals;
}

}  // namespace gainsay
