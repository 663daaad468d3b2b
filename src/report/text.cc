// SPDX-License-Identifier: Apache-2.0
//
// What an editor reads: totals first, then each finding with every passage and the value marked.
//
//   error  number  83 %  people injured: 8_3ecb has "12 people", 8_8ecb has "18 people"
//     12 people
//       8_3ecb:5:13    Police said [12 people] were injured in the riots
//     ...
//     why       12 is outside 18
//     ask       people injured: which is right, ...?
//
// Tested by tests/report/report_test.cc.
#include <cmath>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "report/checked.h"
#include "report/report.h"

namespace gainsay {
namespace {

struct Style {
  bool color;
  std::string Bold(std::string_view text) const { return Wrap("1", text); }
  std::string Dim(std::string_view text) const { return Wrap("2", text); }
  std::string Mark(std::string_view text) const {
    return color ? Wrap("7", text) : "[" + std::string(text) + "]";
  }
  std::string Of(Severity severity, std::string_view text) const {
    switch (severity) {
      case Severity::kError: return Wrap("31;1", text);
      case Severity::kWarning: return Wrap("33;1", text);
      case Severity::kNote: return Wrap("36", text);
    }
    return std::string(text);
  }

 private:
  std::string Wrap(const char* code, std::string_view text) const {
    return color ? absl::StrFormat("\x1b[%sm%s\x1b[0m", code, text) : std::string(text);
  }
};

// Control characters in an article never reach a terminal; a line break is a space.
std::string Printable(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    unsigned char c = text[i], next = i + 1 < text.size() ? text[i + 1] : 0;
    if (c == 0xc2 && next >= 0x80 && next < 0xa0) {  // U+0080 to U+009F
      out += ' ', ++i;
    } else {
      out += c < 0x20 || c == 0x7f ? ' ' : text[i];
    }
  }
  return out;
}

std::string Counts(const std::vector<std::pair<std::string, size_t>>& counts) {
  return absl::StrJoin(counts, ", ", [](std::string* out, const auto& entry) {
    absl::StrAppendFormat(out, "%s %d", entry.first, entry.second);
  });
}

std::string NameOf(const ReportArticle& article) {
  return Printable(article.source.empty() ? article.id : article.source + " (" + article.id + ")");
}

// Whether the next witness has the words of this one, from the same article, and nothing else to
// say.
bool Repeats(const ReadingOfFact& reading, size_t i) {
  if (i + 1 >= reading.witnesses.size()) return false;
  const ReadingWitness &here = reading.witnesses[i], &next = reading.witnesses[i + 1];
  return here.article == next.article && here.at.quote == next.at.quote &&
         here.attribution == next.attribution && here.carriers == next.carriers;
}

void PrintFinding(const Report& report, const Finding& f, const Style& style, std::ostream& out) {
  out << style.Of(f.severity, SeverityName(f.severity)) << "  "
      << absl::StrFormat("%s %s, %d %%", FieldName(f.field), RelationName(f.relation),
                         static_cast<int>(std::lround(f.confidence * 100)))
      << "  " << style.Bold(Printable(f.message)) << "\n";
  for (const ReadingOfFact& reading : f.readings) {
    out << "  " << style.Mark(Printable(reading.value));
    if (reading.normalized != reading.value)
      out << "  " << style.Dim("= " + Printable(reading.normalized));
    out << "\n";
    for (size_t i = 0; i < reading.witnesses.size(); ++i) {
      const ReadingWitness& w = reading.witnesses[i];
      out << "    " << Printable(PlaceText(report.articles[w.article], w.at)) << "  "
          << NameOf(report.articles[w.article]) << ": \"" << Printable(w.at.quote) << "\"";
      if (!w.attribution.empty()) out << ", says " << Printable(w.attribution);
      if (!w.carriers.empty()) out << absl::StrFormat(", carried by %d more", w.carriers.size());
      // The same words of the same article need no line of their own.
      for (const char* joint = ", again at "; Repeats(reading, i); joint = ", ") {
        const Witness& at = reading.witnesses[++i].at;
        out << joint << absl::StrFormat("%d:%d", at.line, at.column);
      }
      out << "\n";
    }
  }
  if (!f.reason.empty()) out << "  why  " << Printable(f.reason) << "\n";
  if (!f.rests_on.empty()) out << "  from " << f.rests_on << "\n";
  out << "  ask  " << Printable(f.question) << "\n";
  out << "  " << style.Dim(f.id + "  " + f.rule) << "\n";
}

}  // namespace

void PrintFindingText(const Report& report, const Finding& finding, bool color, std::ostream& out) {
  PrintFinding(report, finding, Style{color}, out);
}

void PrintText(const Report& report, bool color, std::ostream& out) {
  Style style{color};
  Totals totals = TotalsOf(report);
  out << ExtentOf(report) << ": "
      << style.Bold(report.findings.empty()
                        ? "no contradiction found"
                        : Counted(report.findings.size(), "finding", "findings"))
      << "\n";
  if (!report.findings.empty()) {
    out << "  by severity  " << Counts(totals.by_severity) << "\n";
    out << "  by field     " << Counts(totals.by_field) << "\n";
    out << "  by rule      " << Counts(totals.by_rule) << "\n";
  }
  out << "\n";
  for (const Finding& f : report.findings) PrintFinding(report, f, style, out), out << "\n";
  if (!report.disputes.empty()) {
    out << style.Bold("Disputes that the articles report") << "\n\n";
    for (const Finding& f : report.disputes) PrintFinding(report, f, style, out), out << "\n";
  }
  if (!report.unchecked.empty()) {
    out << style.Bold(absl::StrFormat("Not checked: %d", report.unchecked.size())) << "\n";
    for (const Unchecked& u : report.unchecked) {
      out << "  " << Printable(u.article) << ": " << Printable(u.reason) << "\n";
    }
  }
}

}  // namespace gainsay
