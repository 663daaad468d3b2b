// SPDX-License-Identifier: Apache-2.0
//
// One row a witness of a finding or a dispute, and a row for what was not checked (RFC 4180). A
// field that a spreadsheet would run as a formula is quoted with a leading apostrophe. Tested by
// tests/report/report_test.cc.
#include "absl/strings/str_format.h"
#include "report/report.h"

namespace gainsay {
namespace {

std::string Cell(std::string_view text) {
  std::string out = "\"";
  if (!text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos) {
    out += '\'';
  }
  for (char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

std::string Number(uint32_t number) { return number > 0 ? std::to_string(number) : ""; }

void PrintRows(const Report& report, const char* kind, const Finding& f, std::ostream& out) {
  for (size_t r = 0; r < f.readings.size(); ++r) {
    for (const ReadingWitness& w : f.readings[r].witnesses) {
      const ReportArticle& a = report.articles[w.article];
      const FilePlace place = PlaceInFile(a, w.at);
      out << f.id << ',' << Cell(f.rule) << ',' << FieldName(f.field) << ','
          << RelationName(f.relation) << ',' << SeverityName(f.severity) << ','
          << absl::StrFormat("%.4f", f.confidence) << ',' << ScopeName(f.scope) << ','
          << Cell(f.subject) << ',' << r + 1 << ',' << Cell(f.readings[r].value) << ','
          << Cell(a.id) << ',' << Cell(a.path) << ',' << Number(place.line) << ','
          << Number(place.column) << ',' << Cell(w.at.quote) << ',' << Cell(w.attribution) << ','
          << Cell(f.reason) << ',' << kind << "\r\n";
    }
  }
}

}  // namespace

void PrintCsv(const Report& report, std::ostream& out) {
  out << "finding,rule,field,relation,severity,confidence,scope,subject,reading,value,article,path,"
         "line,column,quote,attribution,reason,kind\r\n";
  for (const Finding& f : report.findings) PrintRows(report, "finding", f, out);
  for (const Finding& f : report.disputes) PrintRows(report, "dispute", f, out);
  for (const Unchecked& u : report.unchecked) {
    out << "unchecked,,,,,,,,,," << Cell(u.article) << ",,,,,," << Cell(u.reason)
        << ",unchecked\r\n";
  }
}

}  // namespace gainsay
