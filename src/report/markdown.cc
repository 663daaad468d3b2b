// SPDX-License-Identifier: Apache-2.0
//
// The report for a pull request or a wiki page. Tested by tests/report/report_test.cc.
#include <cmath>

#include "absl/strings/str_format.h"
#include "report/report.h"

namespace gainsay {
std::string MarkdownText(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (static_cast<unsigned char>(c) < 0x20) {
      out += ' ';
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '&') {
      out += "&amp;";
    } else if (c == '@') {
      out += "&#64;";  // notifies nobody
    } else {
      if (std::string_view("\\`*_{}[]()#+-!|>~").find(c) != std::string_view::npos) out += '\\';
      out += c;
    }
  }
  return out;
}

namespace {

void PrintFinding(const Report& report, std::string_view kind, const Finding& f,
                  std::ostream& out) {
  out << absl::StrFormat("## %s: %s\n\n", kind, MarkdownText(f.subject));
  out << absl::StrFormat("%s %s, confidence %d %%, `%s` `%s`\n\n", FieldName(f.field),
                         RelationName(f.relation),
                         static_cast<int>(std::lround(f.confidence * 100)), f.rule, f.id);
  out << "| reading | where | says |\n|---|---|---|\n";
  for (const ReadingOfFact& reading : f.readings) {
    for (const ReadingWitness& w : reading.witnesses) {
      out << absl::StrFormat("| %s | %s | %s |\n", MarkdownText(reading.value),
                             MarkdownText(PlaceText(report.articles[w.article], w.at)),
                             MarkdownText(w.at.quote));
    }
  }
  out << "\n";
  if (!f.reason.empty()) out << "Why: " << MarkdownText(f.reason) << "\n\n";
  out << "Ask: " << MarkdownText(f.question) << "\n\n";
}

}  // namespace

void PrintMarkdown(const Report& report, std::ostream& out) {
  out << "# Consistency report\n\n";
  out << ExtentOf(report) << ", " << Counted(report.findings.size(), "finding", "findings")
      << "\n\n";
  for (const Finding& f : report.findings) PrintFinding(report, SeverityName(f.severity), f, out);
  for (const Finding& f : report.disputes) PrintFinding(report, "dispute", f, out);
  if (!report.unchecked.empty()) {
    out << "## Not checked\n\n";
    for (const Unchecked& u : report.unchecked) {
      out << "- " << MarkdownText(u.article) << ": " << MarkdownText(u.reason) << "\n";
    }
  }
}

}  // namespace gainsay
