// SPDX-License-Identifier: Apache-2.0
//
// Workflow commands of GitHub Actions: one annotation a finding that fails or is below the level,
// at the passage in what changed; the other passages are in its text.
// Tested by tests/report/checked_test.cc.
#include "absl/strings/str_format.h"
#include "report/checked.h"
#include "report/report.h"

namespace gainsay {
namespace {

// A message may hold line breaks as %0A; a property neither ":" nor ",".
std::string Escaped(std::string_view text, bool property) {
  std::string out;
  for (char c : text) {
    if (c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ','))) {
      out += absl::StrFormat("%%%02X", static_cast<unsigned char>(c));
    } else {
      out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
  }
  return out;
}

const char* CommandOf(const Finding& finding, const Ruling& ruling) {
  if (ruling.outcome == Outcome::kFails) return "error";
  return finding.severity == Severity::kNote || ruling.outcome == Outcome::kPreview ? "notice"
                                                                                    : "warning";
}

}  // namespace

void PrintGithub(const Checked& checked, std::ostream& out) {
  const Report& report = checked.report;
  for (size_t i = 0; i < report.findings.size(); ++i) {
    const Finding& f = report.findings[i];
    const Ruling& ruling = checked.rulings[i];
    if (ruling.outcome == Outcome::kDecided || ruling.outcome == Outcome::kSuppressed) continue;
    const ReadingWitness& at = f.readings[ruling.reading].witnesses[ruling.witness];
    const ReportArticle& article = report.articles[at.article];
    std::string where = "file=" + Escaped(article.path, true);
    const FilePlace place = PlaceInFile(article, at.at);
    if (place.line > 0) where += absl::StrFormat(",line=%d", place.line);
    if (place.column > 0) where += absl::StrFormat(",col=%d", place.column);
    std::string text = f.message;
    for (const ReadingOfFact& reading : f.readings) {
      for (size_t w = 0; w < reading.witnesses.size(); ++w) {
        if (&reading.witnesses[w] != &at) text += "\n" + PassageLine(report, reading, w);
      }
    }
    text += "\n" + f.id;
    out << absl::StrFormat("::%s %s,title=%s::%s\n", CommandOf(f, ruling), where,
                           Escaped(f.rule, true), Escaped(text, false));
  }
  for (const Remark& remark : checked.remarks) {
    std::string where = remark.path.empty() ? "" : "file=" + Escaped(remark.path, true) + ",";
    if (!where.empty() && remark.line > 0) where += absl::StrFormat("line=%d,", remark.line);
    out << absl::StrFormat("::%s %stitle=%s::%s\n", remark.fails ? "error" : "warning", where,
                           Escaped(remark.kind, true), Escaped(remark.text, false));
  }
  for (const Unchecked& u : report.unchecked) {
    out << absl::StrFormat("::error title=not checked::%s\n",
                           Escaped(u.article + ": " + u.reason, false));
  }
  out << absl::StrFormat("::%s title=gainsay check::%s\n", checked.failed ? "error" : "notice",
                         Escaped(checked.why, false));
}

}  // namespace gainsay
