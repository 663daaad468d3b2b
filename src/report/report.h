// SPDX-License-Identifier: Apache-2.0
//
// A report in each of its formats, one file a format.
//
//   text      what an editor reads first: totals, then each finding with its passages
//   json      one record, format gainsay.report.v1; jsonl: one finding a line
//   markdown  for a pull request or a wiki;  csv: one row a witness
//
// Each prints what could not be checked: a failure never looks like success.
#pragma once

#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "findings/finding.h"

namespace gainsay {

enum class ReportFormat { kText, kJson, kJsonl, kMarkdown, kCsv };

std::optional<ReportFormat> ParseReportFormat(std::string_view name);
std::vector<std::string> ReportFormatNames();

struct PrintOptions {
  ReportFormat format = ReportFormat::kText;
  bool color = false;  // text only
};

void Print(const Report& report, const PrintOptions& options, std::ostream& out);

// Which findings are shown.
struct Filter {
  Severity min_severity = Severity::kNote;
  double min_confidence = 0;
  std::vector<Field> fields;  // empty: all
};
Report Filtered(Report report, const Filter& filter);

// One function a format; Print chooses.
void PrintText(const Report& report, bool color, std::ostream& out);
void PrintJson(const Report& report, std::ostream& out);
void PrintJsonl(const Report& report, std::ostream& out);
void PrintMarkdown(const Report& report, std::ostream& out);
void PrintCsv(const Report& report, std::ostream& out);

// Where a passage stands in its file. Of a record of JSON the text stands there in another form:
// only the record's line is known, or nothing (0).
struct FilePlace {
  uint32_t line = 0, column = 0;
};
FilePlace PlaceInFile(const ReportArticle& article, const Witness& at);
// "news/wire.txt:3:14", "news/wire.jsonl:7"
std::string PlaceText(const ReportArticle& article, const Witness& at);

// Counts for the head of every format, by name, sorted.
struct Totals {
  std::vector<std::pair<std::string, size_t>> by_severity, by_field, by_rule;
};
Totals TotalsOf(const Report& report);

// Article text as text on one line of Markdown: what Markdown or HTML takes for markup is escaped.
std::string MarkdownText(std::string_view text);

// "1 story", "3 stories".
std::string Counted(size_t count, std::string_view one, std::string_view more);

// What was read: "5 articles, 1 story, 255 claims".
std::string ExtentOf(const Report& report);

}  // namespace gainsay
