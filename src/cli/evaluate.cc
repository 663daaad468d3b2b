// SPDX-License-Identifier: Apache-2.0
//
// gainsay evaluate --gold FILE... (REPORT... | PATH...)
//
// A file that is gold, a report or an article is told by what it holds, so that
// `--gold a.json b.json report.json` means what it looks like.
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>
#include <set>

#include "base/status.h"
#include "cli/options.h"
#include "evaluate/diagnose.h"
#include "evaluate/gold.h"
#include "evaluate/print.h"
#include "evaluate/result.h"
#include "evaluate/score.h"
#include "ingest/files.h"

namespace gainsay::cli {
namespace {

constexpr uint64_t kLargestJson = 1u << 30;

struct Options {
  Common common;
  std::vector<std::string> gold, paths, articles;
  std::string min_severity = "warning", format = "text";
  std::vector<std::string> lists;
  bool diagnose = false;
};

// What was named on the command line, told apart.
struct Named {
  std::vector<Gold> gold;
  std::vector<Result> results;
  std::vector<std::string> articles;  // files and folders of articles
};

int Complain(const absl::Status& status, int exit_code) {
  std::cerr << "gainsay evaluate: " << status.message() << "\n";
  return exit_code;
}

// The gold in a folder; false where it holds none, and so is a folder of articles.
absl::StatusOr<bool> AddGoldOf(const std::string& folder, Named* named) {
  std::set<std::string> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".json") files.insert(entry.path().string());
  }
  bool found = false;
  for (const std::string& file : files) {
    ASSIGN_OR_RETURN(std::string content, ReadFile(file, kLargestJson));
    if (KindOfJson(content) != JsonKind::kGold) continue;
    ASSIGN_OR_RETURN(Gold gold, ParseGold(file, content));
    named->gold.push_back(std::move(gold));
    found = true;
  }
  return found;
}

// `as_gold` where it stands behind --gold: what can only be meant as gold is then refused if it
// is none.
absl::Status Sort(const std::string& path, bool as_gold, Named* named) {
  std::error_code error;
  if (as_gold && std::filesystem::is_directory(path, error)) {
    ASSIGN_OR_RETURN(const bool found, AddGoldOf(path, named));
    if (!found) named->articles.push_back(path);
    return absl::OkStatus();
  }
  if (!path.ends_with(".json")) {
    named->articles.push_back(path);
    return absl::OkStatus();
  }
  auto content = ReadFile(path, kLargestJson);
  if (!content.ok()) return Invalid(path + ": " + std::string(content.status().message()));
  const JsonKind kind = KindOfJson(*content);
  if (kind == JsonKind::kReport) {
    ASSIGN_OR_RETURN(Result result, ParseResult(path, *content));
    named->results.push_back(std::move(result));
  } else if (kind == JsonKind::kGold || as_gold) {
    ASSIGN_OR_RETURN(Gold gold, ParseGold(path, *content));
    named->gold.push_back(std::move(gold));
  } else {
    named->articles.push_back(path);
  }
  return absl::OkStatus();
}

// Each gold is measured on the articles of the folders that hold what it quotes: other topics
// that happen to lie beside it are not its matter.
Inputs InputsOf(const Gold& gold, const Inputs& all) {
  auto folder = [](const Article& article) {
    return std::filesystem::path(article.path).parent_path().string();
  };
  const std::vector<std::string> quoted = gold.Documents();
  std::set<std::string> folders;
  for (const Article& article : all.articles) {
    if (std::binary_search(quoted.begin(), quoted.end(), ArticleName(article.id))) {
      folders.insert(folder(article));
    }
  }
  Inputs inputs;
  for (const Article& article : all.articles) {
    if (folders.contains(folder(article))) inputs.articles.push_back(article);
  }
  return inputs;
}

int Evaluate(const Options& options) {
  Named named;
  for (const std::string& path : options.gold) {
    if (absl::Status s = Sort(path, true, &named); !s.ok()) return Complain(s, kUsage);
  }
  for (const std::string& path : options.paths) {
    if (absl::Status s = Sort(path, false, &named); !s.ok()) return Complain(s, kUsage);
  }
  if (!options.gold.empty() && named.gold.empty()) {
    return Complain(Invalid(options.gold[0] + ": expected gold: a record with \"conflicts\""),
                    kUsage);
  }
  if (named.results.empty() && named.articles.empty()) {
    return Complain(Invalid("expected reports (JSON) or articles"), kUsage);
  }
  if (options.diagnose && (!named.results.empty() || named.gold.empty())) {
    return Complain(Invalid("--diagnose needs gold and the articles themselves, not reports"),
                    kUsage);
  }
  // Where the articles are: named for it, or articles to run on, or where the reports say.
  std::vector<std::string> paths = options.articles;
  if (paths.empty()) paths = named.articles;
  if (paths.empty()) {
    std::set<std::string> stated;
    for (const Result& result : named.results) {
      for (const MeasuredArticle& a : result.articles) stated.insert(a.path);
    }
    paths.assign(stated.begin(), stated.end());
  }
  const Inputs inputs = Read(paths, options.common);
  const Texts texts = TextsOf(inputs.articles);
  for (Gold& gold : named.gold) {
    if (absl::Status s = Resolve(texts, &gold); !s.ok()) {
      Complain(s, kUnread);
      if (options.articles.empty()) {
        std::cerr << "  --articles DIR names the folder of the articles\n";
      }
      return kUnread;
    }
  }
  const Severity least = *ParseSeverity(options.min_severity);
  std::unique_ptr<Gainsay> gainsay;
  std::vector<std::unique_ptr<Diagnoser>> diagnosers;  // in step with the gold
  if (named.results.empty()) {
    gainsay = Load(options.common);
    if (gainsay == nullptr) return kUsage;
    if (named.gold.empty()) {
      named.results.push_back(ResultOf(gainsay->Analyse(inputs, options.common.jobs)));
    }
    for (const Gold& gold : named.gold) {
      const Inputs own = InputsOf(gold, inputs);
      if (options.diagnose) {
        diagnosers.push_back(std::make_unique<Diagnoser>(*gainsay, own, options.common.jobs));
        named.results.push_back(ResultOf(diagnosers.back()->report()));
      } else {
        named.results.push_back(ResultOf(gainsay->Analyse(own, options.common.jobs)));
      }
    }
  }
  const Score score = ScoreOf(named.gold, named.results, least);
  Diagnoses diagnoses;
  for (const Score::Missed& missed : score.missed) {
    for (size_t g = 0; g < diagnosers.size(); ++g) {
      const std::vector<GoldConflict>& of = named.gold[g].conflicts;
      if (missed.conflict < of.data() || missed.conflict >= of.data() + of.size()) continue;
      diagnoses[missed.conflict] = diagnosers[g]->Diagnose(*missed.conflict, least);
    }
  }
  if (options.format == "json") {
    PrintScoreJson(score, diagnoses, std::cout);
  } else {
    std::set<std::string> lists(options.lists.begin(), options.lists.end());
    if (lists.contains("all")) lists = {"missed", "wrong", "trapped"};
    PrintScoreText(score, diagnoses, lists, std::cout);
  }
  return inputs.unchecked.empty() ? kClean : kUnread;
}

}  // namespace

void AddEvaluate(CLI::App* app, int* exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app->add_subcommand("evaluate", "How good are reports, measured against gold?");
  command->add_option("--gold", options->gold, "conflicts that readers marked; files or a folder")
      ->type_name("FILE")
      ->expected(1, -1);
  command->add_option("PATH", options->paths,
                      "reports (JSON), or articles and folders to report on and measure");
  command
      ->add_option("--articles", options->articles,
                   "where the articles of the reports are, when not where the reports say")
      ->type_name("DIR")
      ->allow_extra_args(false);
  command->add_option("--min-severity", options->min_severity, "least severity that counts")
      ->check(CLI::IsMember({"note", "warning", "error"}))
      ->capture_default_str();
  command->add_option("--list", options->lists, "list after the figures (repeatable)")
      ->allow_extra_args(false)
      ->check(CLI::IsMember({"missed", "wrong", "trapped", "all"}));
  command->add_flag("--diagnose", options->diagnose,
                    "say which stage lost each conflict that was missed; needs the articles");
  command->add_option("--format,-f", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  AddCommon(command, &options->common);
  command->footer(
      "Example: gainsay evaluate --gold gold/08.json --list wrong 08.report.json\n"
      "         gainsay evaluate --gold gold/ news/      runs each topic on its own, and measures\n"
      "         gainsay evaluate --diagnose --list missed --gold gold/08.json news/\n"
      "Exit code: 0 measured, 2 wrong usage, gold or report, 3 an article could not be read.");
  command->callback([options, exit_code] { *exit_code = Evaluate(*options); });
}

}  // namespace gainsay::cli
