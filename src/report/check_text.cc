// SPDX-License-Identifier: Apache-2.0
//
// What an editor reads after `gainsay check`: the findings that fail with every passage, then what
// was passed over in a line each, then remarks, and the verdict in the last line.
//
// On a first run with many findings the shape comes instead: counts, the five strongest, what would
// fail, and the command to type next. Tested by tests/report/checked_test.cc.
#include <cmath>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "report/checked.h"
#include "report/report.h"

namespace gainsay {
namespace {

constexpr size_t kStrongest = 5;

std::string Wrap(bool color, const char* code, std::string_view text) {
  return color ? absl::StrFormat("\x1b[%sm%s\x1b[0m", code, text) : std::string(text);
}

std::string Counts(const std::vector<std::pair<std::string, size_t>>& counts) {
  return absl::StrJoin(counts, ", ", [](std::string* out, const auto& entry) {
    absl::StrAppendFormat(out, "%s %d", entry.first, entry.second);
  });
}

std::string Ago(const Ruling& ruling) {
  switch (ruling.outcome) {
    case Outcome::kDecided:
      return absl::StrFormat("%s (%s, %s): %s", ruling.verdict, OneLineOf(ruling.by),
                             ruling.date.substr(0, 10), OneLineOf(ruling.reason));
    case Outcome::kSuppressed: return "suppressed in the text: " + OneLineOf(ruling.reason);
    case Outcome::kPreview: return "a rule on trial";
    case Outcome::kPasses: return "below the level";
    case Outcome::kFails: break;
  }
  return "fails";
}

void PrintOne(const Checked& checked, size_t i, bool color, std::ostream& out) {
  PrintFindingText(checked.report, checked.report.findings[i], color, out);
  const Ruling& ruling = checked.rulings[i];
  auto line = [&](const char* label, const std::string& text) {
    out << "  " << label << "  " << text << "\n";
  };
  for (const std::string& who : ruling.trusted) line("trusted", who);
  if (!ruling.verdict.empty() && ruling.outcome == Outcome::kFails) {
    line("before ", absl::StrFormat("%s (%s, %s): %s", ruling.verdict, OneLineOf(ruling.by),
                                    ruling.date.substr(0, 10), OneLineOf(ruling.reason)));
  }
  for (const std::string& other : ruling.others) line("before ", OneLineOf(other));
  out << "\n";
}

void PrintPassedOver(const Checked& checked, std::ostream& out) {
  for (size_t i = 0; i < checked.rulings.size(); ++i) {
    const Finding& f = checked.report.findings[i];
    const Ruling& ruling = checked.rulings[i];
    if (ruling.outcome == Outcome::kFails) continue;
    out << absl::StrFormat("  %s  %s  %s\n      %s\n", f.id, SeverityName(f.severity),
                           OneLineOf(f.message), Ago(ruling));
    for (const std::string& other : ruling.others)
      out << "      before: " << OneLineOf(other) << "\n";
  }
}

}  // namespace

void PrintCheckText(const Checked& checked, const CheckPrinting& options, std::ostream& out) {
  const Report& report = checked.report;
  const size_t fails = checked.Count(Outcome::kFails);
  const size_t passed_over = checked.rulings.size() - fails;
  out << ExtentOf(report) << "\n";
  const bool shape = checked.first_run && fails > kStrongest && !options.all;
  if (!report.findings.empty() && (shape || options.all)) {
    Totals totals = TotalsOf(report);
    out << "  by severity  " << Counts(totals.by_severity) << "\n";
    out << "  by field     " << Counts(totals.by_field) << "\n";
    out << "  by rule      " << Counts(totals.by_rule) << "\n";
  }
  out << "\n";
  // Findings come the most severe and surest first.
  size_t shown = 0;
  for (size_t i = 0; i < checked.rulings.size(); ++i) {
    if (checked.rulings[i].outcome != Outcome::kFails) continue;
    if (shape && shown == kStrongest) break;
    ++shown;
    PrintOne(checked, i, options.color, out);
  }
  if (shown < fails) {
    out << absl::StrFormat("%d more would fail today; --all shows them.\n\n", fails - shown);
  }
  if (passed_over > 0 && (options.all || !shape)) {
    out << Wrap(options.color, "1", "Passed over") << "\n";
    PrintPassedOver(checked, out);
    out << "\n";
  }
  for (const Remark& remark : checked.remarks) {
    std::string where = remark.path;
    if (remark.line > 0) where += absl::StrFormat(":%d", remark.line);
    out << remark.kind << "  " << OneLineOf(where) << (where.empty() ? "" : ": ")
        << OneLineOf(remark.text) << "\n";
  }
  if (!checked.remarks.empty()) out << "\n";
  if (!report.unchecked.empty()) {
    out << Wrap(options.color, "1", absl::StrFormat("Not checked: %d", report.unchecked.size()))
        << "\n";
    for (const Unchecked& u : report.unchecked) {
      out << "  " << OneLineOf(u.article) << ": " << OneLineOf(u.reason) << "\n";
    }
    out << "\n";
  }
  if (!checked.next.empty()) out << "next    " << checked.next << "\n";
  out << Wrap(options.color, checked.failed ? "31;1" : "32;1", checked.why) << "\n";
}

}  // namespace gainsay
