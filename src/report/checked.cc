// SPDX-License-Identifier: Apache-2.0
// Tested by tests/report/checked_test.cc.
#include "report/checked.h"

#include <algorithm>

#include "absl/strings/str_format.h"
#include "report/report.h"

namespace gainsay {
namespace {

constexpr std::pair<std::string_view, CheckFormat> kFormats[] = {
    {"text", CheckFormat::kText},     {"json", CheckFormat::kJson},
    {"jsonl", CheckFormat::kJsonl},   {"markdown", CheckFormat::kMarkdown},
    {"csv", CheckFormat::kCsv},       {"sarif", CheckFormat::kSarif},
    {"junit", CheckFormat::kJunit},   {"github", CheckFormat::kGithub},
    {"gitlab", CheckFormat::kGitlab}, {"pull-request", CheckFormat::kPullRequest},
};

}  // namespace

std::string_view OutcomeName(Outcome outcome) {
  switch (outcome) {
    case Outcome::kFails: return "fails";
    case Outcome::kPasses: return "passes";
    case Outcome::kDecided: return "decided";
    case Outcome::kSuppressed: return "suppressed";
    case Outcome::kPreview: return "preview";
  }
  return "fails";
}

size_t Checked::Count(Outcome outcome) const {
  return static_cast<size_t>(std::count_if(rulings.begin(), rulings.end(),
                                           [&](const Ruling& r) { return r.outcome == outcome; }));
}

std::optional<CheckFormat> ParseCheckFormat(std::string_view name) {
  for (const auto& [known, format] : kFormats) {
    if (known == name) return format;
  }
  return std::nullopt;
}

std::vector<std::string> CheckFormatNames() {
  std::vector<std::string> names;
  for (const auto& [name, format] : kFormats) names.emplace_back(name);
  return names;
}

void PrintChecked(const Checked& checked, CheckFormat format, const CheckPrinting& options,
                  std::ostream& out) {
  switch (format) {
    case CheckFormat::kText: return PrintCheckText(checked, options, out);
    case CheckFormat::kJson: return PrintCheckJson(checked, out);
    case CheckFormat::kJsonl: return PrintJsonl(checked.report, out);
    case CheckFormat::kMarkdown: return PrintMarkdown(checked.report, out);
    case CheckFormat::kCsv: return PrintCsv(checked.report, out);
    case CheckFormat::kSarif: return PrintSarif(checked, out);
    case CheckFormat::kJunit: return PrintJunit(checked, out);
    case CheckFormat::kGithub: return PrintGithub(checked, out);
    case CheckFormat::kGitlab: return PrintGitlab(checked, out);
    case CheckFormat::kPullRequest: return PrintPullRequest(checked, out);
  }
}

std::string OneLineOf(std::string_view text) {
  std::string out;
  for (char c : text) {
    unsigned char byte = static_cast<unsigned char>(c);
    out += byte < 0x20 || byte == 0x7f ? ' ' : c;
  }
  return out;
}

std::string PassageLine(const Report& report, const ReadingOfFact& reading, size_t witness) {
  const ReadingWitness& w = reading.witnesses[witness];
  const ReportArticle& article = report.articles[w.article];
  const std::string where = PlaceText(article, w.at);
  std::string who = article.source.empty() ? article.id : article.source;
  return absl::StrFormat("%s has \"%s\" (%s)", OneLineOf(who), OneLineOf(w.at.quote),
                         OneLineOf(where));
}

}  // namespace gainsay
