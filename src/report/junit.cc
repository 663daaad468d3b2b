// SPDX-License-Identifier: Apache-2.0
//
// JUnit XML for test reports: a test case a finding; what fails the gate is a failure, what was
// decided or suppressed is skipped, what could not be read is an error. A clean run is one test
// that passed. Tested by tests/report/checked_test.cc and tests/formats.
#include "absl/strings/str_format.h"
#include "report/checked.h"

namespace gainsay {
namespace {

// XML 1.0 knows no control characters, escaped or not.
std::string Xml(std::string_view text) {
  std::string out;
  for (char c : text) {
    unsigned char byte = static_cast<unsigned char>(c);
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += byte < 0x20 && c != '\n' ? ' ' : c;
    }
  }
  return out;
}

std::string Attribute(std::string_view text) { return Xml(OneLineOf(text)); }

void Case(std::string_view classname, std::string_view name, std::string_view inside,
          std::ostream& out) {
  out << absl::StrFormat("    <testcase classname=\"%s\" name=\"%s\" time=\"0\"",
                         Attribute(classname), Attribute(name));
  if (inside.empty()) {
    out << "/>\n";
  } else {
    out << ">\n      " << inside << "\n    </testcase>\n";
  }
}

std::string Passages(const Report& report, const Finding& f) {
  std::string text = f.message + "\n";
  for (const ReadingOfFact& reading : f.readings) {
    for (size_t w = 0; w < reading.witnesses.size(); ++w) {
      text += "  " + PassageLine(report, reading, w) + "\n";
    }
  }
  if (!f.reason.empty()) text += "why: " + f.reason + "\n";
  return text + "ask: " + f.question + "\n";
}

}  // namespace

void PrintJunit(const Checked& checked, std::ostream& out) {
  const Report& report = checked.report;
  size_t failing_remarks = 0;
  for (const Remark& remark : checked.remarks) failing_remarks += remark.fails;
  const size_t failures = checked.Count(Outcome::kFails) + failing_remarks;
  const size_t skipped = checked.Count(Outcome::kDecided) + checked.Count(Outcome::kSuppressed);
  const size_t errors = report.unchecked.size();
  // The verdict is a test of its own: a run without findings has one too.
  const size_t tests = report.findings.size() + failing_remarks + errors + 1;
  const bool verdict_alone = checked.failed && failures == 0;
  std::string counts = absl::StrFormat("tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"%d\"",
                                       tests, failures + verdict_alone, errors, skipped);
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  out << absl::StrFormat(
      "<testsuites name=\"gainsay\" tests=\"%d\" failures=\"%d\" errors=\"%d\" time=\"0\">\n",
      tests, failures + verdict_alone, errors);
  out << "  <testsuite name=\"gainsay check\" " << counts << " time=\"0\">\n";
  for (size_t i = 0; i < report.findings.size(); ++i) {
    const Finding& f = report.findings[i];
    const Ruling& ruling = checked.rulings[i];
    const ReadingWitness& first = f.readings[ruling.reading].witnesses[ruling.witness];
    std::string inside;
    if (ruling.outcome == Outcome::kFails) {
      inside = absl::StrFormat("<failure message=\"%s\" type=\"%s\">%s</failure>",
                               Attribute(f.message), Attribute(f.rule), Xml(Passages(report, f)));
    } else if (ruling.outcome == Outcome::kDecided || ruling.outcome == Outcome::kSuppressed) {
      // The schema has the reason as text, not as an attribute.
      inside = "<skipped>" +
               Attribute(ruling.verdict.empty() ? ruling.reason
                                                : ruling.verdict + ": " + ruling.reason) +
               "</skipped>";
    } else {
      inside = "<system-out>" + Xml(Passages(report, f)) + "</system-out>";
    }
    Case(report.articles[first.article].path, f.id + " " + f.subject, inside, out);
  }
  for (const Remark& remark : checked.remarks) {
    if (!remark.fails) continue;
    Case("decisions", remark.kind,
         absl::StrFormat("<failure message=\"%s\" type=\"%s\"/>", Attribute(remark.text),
                         Attribute(remark.kind)),
         out);
  }
  for (const Unchecked& u : report.unchecked) {
    Case(u.article, "read",
         absl::StrFormat("<error message=\"%s\" type=\"unread\"/>", Attribute(u.reason)), out);
  }
  Case("gainsay", "verdict",
       verdict_alone
           ? absl::StrFormat("<failure message=\"%s\" type=\"verdict\"/>", Attribute(checked.why))
           : "<system-out>" + Xml(checked.why) + "</system-out>",
       out);
  out << "  </testsuite>\n</testsuites>\n";
}

}  // namespace gainsay
