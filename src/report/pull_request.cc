// SPDX-License-Identifier: Apache-2.0
//
// Markdown for a comment on a pull request: the verdict, then what fails with both sides in a
// table, as many findings as fit, then how many did not. A comment has a bound (65,536 characters
// on GitHub); what is cut is said. Tested by tests/report/checked_test.cc.
#include "absl/strings/str_format.h"
#include "report/checked.h"
#include "report/report.h"

namespace gainsay {
namespace {

constexpr size_t kMaxBytes = 60000;
constexpr size_t kMaxQuote = 300;
constexpr size_t kMaxWitnesses = 6;  // of a reading

// Article text shows as text, on one line and not without end.
std::string Cell(std::string_view text) {
  bool cut = text.size() > kMaxQuote;
  size_t end = std::min(text.size(), kMaxQuote);
  while (cut && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  std::string out = MarkdownText(text.substr(0, end));
  return cut ? out + " …" : out;
}

std::string Section(const Checked& checked, size_t i) {
  const Report& report = checked.report;
  const Finding& f = report.findings[i];
  std::string out =
      absl::StrFormat("### %s: %s\n\n%s\n\n| reading | says | where |\n|---|---|---|\n",
                      SeverityName(f.severity), Cell(f.subject), Cell(f.message));
  for (const ReadingOfFact& reading : f.readings) {
    size_t shown = 0;
    for (const ReadingWitness& w : reading.witnesses) {
      if (shown++ == kMaxWitnesses) break;
      const ReportArticle& a = report.articles[w.article];
      std::string where = Cell(a.path);
      const FilePlace place = PlaceInFile(a, w.at);
      if (place.line > 0) where += absl::StrFormat(":%d", place.line);
      if (!a.source.empty()) where += " (" + Cell(a.source) + ")";
      out += absl::StrFormat("| %s | %s | %s |\n", Cell(reading.value), Cell(w.at.quote), where);
    }
    if (reading.witnesses.size() > kMaxWitnesses) {
      out += absl::StrFormat("| %s | | and %d more |\n", Cell(reading.value),
                             reading.witnesses.size() - kMaxWitnesses);
    }
  }
  out += "\n";
  for (const std::string& who : checked.rulings[i].trusted) out += "Trusted: " + Cell(who) + "\n\n";
  if (!f.reason.empty()) out += "Why: " + Cell(f.reason) + "\n\n";
  out += "Ask: " + Cell(f.question) + "\n\n";
  return out + "`" + f.rule + "` `" + f.id + "`\n\n";
}

}  // namespace

void PrintPullRequest(const Checked& checked, std::ostream& out) {
  const Report& report = checked.report;
  std::string text = absl::StrFormat("## gainsay check: %s\n\n%s\n\n",
                                     checked.failed ? "failed" : "passed", Cell(checked.why));
  for (const Unchecked& u : report.unchecked) {
    std::string line = "- not checked: " + Cell(u.article) + ": " + Cell(u.reason) + "\n";
    if (text.size() + line.size() > kMaxBytes / 4) {
      text += "- and others\n";
      break;
    }
    text += line;
  }
  if (!report.unchecked.empty()) text += "\n";
  size_t shown = 0, left_out = 0;
  for (size_t i = 0; i < checked.rulings.size(); ++i) {
    if (checked.rulings[i].outcome != Outcome::kFails) continue;
    std::string section = left_out > 0 ? "" : Section(checked, i);
    if (left_out > 0 || text.size() + section.size() > kMaxBytes) {
      ++left_out;
    } else {
      text += section;
      ++shown;
    }
  }
  if (left_out > 0) {
    text +=
        absl::StrFormat("**Cut here**: %d of %d findings that fail are not shown; `gainsay check` "
                        "prints them all.\n\n",
                        left_out, shown + left_out);
  }
  size_t remarks = 0;
  for (const Remark& remark : checked.remarks) {
    std::string line = "- " + Cell(remark.kind) + ": " + Cell(remark.text) + "\n";
    if (text.size() + line.size() > kMaxBytes + 2000) {
      text += absl::StrFormat("- %d remarks more\n", checked.remarks.size() - remarks);
      break;
    }
    text += line;
    ++remarks;
  }
  out << text;
}

}  // namespace gainsay
