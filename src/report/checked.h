// SPDX-License-Identifier: Apache-2.0
//
// A report with what a gate made of it (src/gate fills it in), and the formats in which pipelines
// read it, one file each.
//
//   text          what an editor reads          sarif    SARIF 2.1.0: code scanning, IDEs
//   json          gainsay.report.v1 and more    junit    JUnit XML: test reports
//   github        workflow commands             gitlab   code quality report
//   pull-request  Markdown of bounded length    markdown, csv, jsonl: the report alone
#pragma once

#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "findings/finding.h"
#include "nlohmann/json_fwd.hpp"

namespace gainsay {

//   fails       at or above the level, and nobody has decided
//   passes      below the level or the least confidence
//   decided     by a decision in force       suppressed  by a comment in an article
//   preview     by a rule on trial
enum class Outcome { kFails, kPasses, kDecided, kSuppressed, kPreview };

std::string_view OutcomeName(Outcome outcome);

struct Ruling {
  Outcome outcome = Outcome::kFails;
  std::string verdict, reason, by, date;  // of the decision in force, or of the comment (reason)
  std::vector<std::string> others;        // further decisions, in words
  std::vector<std::string> trusted;       // "The Wire has "12 people""
  // Where to point: the first passage in an article that changed, or the first of all.
  size_t reading = 0, witness = 0;
};

// Something about the decisions and comments themselves.
struct Remark {
  std::string kind;  // "stale decision", "expired decision", "unused suppression", "suppression"
  std::string text;
  std::string path;  // may be ""
  uint32_t line = 0;
  bool fails = false;
};

// What a rule is called and what to do about its findings.
struct RuleHelp {
  std::string rule, name, about, advice;
};

struct Checked {
  Report report;
  std::vector<Ruling> rulings;  // in step with report.findings
  std::vector<Remark> remarks;
  std::vector<RuleHelp> rules;  // of all findings, and those that are always declared; sorted
  size_t articles_with_claims = 0;
  size_t out_of_scope = 0;  // findings that no changed article takes part in
  bool failed = false;
  bool first_run = false;  // nothing was ever decided here
  std::string why;         // the last line: what was decided, and why
  std::string next;        // the command to type next; "" for none

  size_t Count(Outcome outcome) const;
};

enum class CheckFormat {
  kText,
  kJson,
  kJsonl,
  kMarkdown,
  kCsv,
  kSarif,
  kJunit,
  kGithub,
  kGitlab,
  kPullRequest,
};

std::optional<CheckFormat> ParseCheckFormat(std::string_view name);
std::vector<std::string> CheckFormatNames();

struct CheckPrinting {
  bool color = false;
  bool all = false;  // text: every finding, also on a first run and those that pass
};
void PrintChecked(const Checked& checked, CheckFormat format, const CheckPrinting& options,
                  std::ostream& out);

void PrintCheckText(const Checked& checked, const CheckPrinting& options, std::ostream& out);
void PrintCheckJson(const Checked& checked, std::ostream& out);
void PrintSarif(const Checked& checked, std::ostream& out);
void PrintJunit(const Checked& checked, std::ostream& out);
void PrintGithub(const Checked& checked, std::ostream& out);
void PrintGitlab(const Checked& checked, std::ostream& out);
void PrintPullRequest(const Checked& checked, std::ostream& out);

// Shared by formats.

// The report as `--format json` prints it.
nlohmann::ordered_json ReportAsJson(const Report& report);

// One finding as `--format text` prints it.
void PrintFindingText(const Report& report, const Finding& finding, bool color, std::ostream& out);

// "bus overturned (news/wire.txt:3:14)": a passage in one line, for formats without links.
std::string PassageLine(const Report& report, const ReadingOfFact& reading, size_t witness);

// Control characters become spaces.
std::string OneLineOf(std::string_view text);

}  // namespace gainsay
