// SPDX-License-Identifier: Apache-2.0
#include "cli/options.h"

#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <mutex>

#include "absl/strings/str_format.h"
#include "review/page.h"

namespace gainsay::cli {

void AddCommon(CLI::App* command, Common* common) {
  command->add_option("--rules", common->packs, "a rule pack to add (repeatable)")
      ->type_name("DIR")
      ->allow_extra_args(false);  // one folder an option: the articles may follow
  command->add_option("--jobs,-j", common->jobs, "threads; 0 for as many as the machine has")
      ->check(CLI::NonNegativeNumber);
}

std::unique_ptr<Gainsay> Load(const Common& common) {
  auto gainsay = Gainsay::Load({.packs = common.packs});
  if (!gainsay.ok()) {
    std::cerr << "gainsay: " << gainsay.status().message() << "\n";
    return nullptr;
  }
  return std::make_unique<Gainsay>(*std::move(gainsay));
}

Inputs Read(const std::vector<std::string>& paths, const Common& common) {
  return ReadInputs(paths, {}, &std::cin, common.jobs);
}

ClaimSet Extract(const Gainsay& gainsay, const Inputs& inputs, const Common& common) {
  using Clock = std::chrono::steady_clock;
  if (isatty(STDERR_FILENO) == 0) return gainsay.Extract(inputs, common.jobs);
  auto begin = Clock::now();
  std::mutex mutex;
  auto shown = begin;
  bool printed = false;
  ClaimSet claims = gainsay.Extract(inputs, common.jobs, [&](size_t done) {
    std::lock_guard lock(mutex);
    auto now = Clock::now();
    std::chrono::duration<double> spent = now - begin;
    if (spent.count() < 1 || now - shown < std::chrono::milliseconds(200)) return;
    shown = now;
    printed = true;
    double left = spent.count() / static_cast<double>(done) *
                  static_cast<double>(inputs.articles.size() - done);
    std::cerr << absl::StrFormat("\r%d of %d articles, %.0f s left  ", done, inputs.articles.size(),
                                 left);
  });
  if (printed) std::cerr << "\r\x1b[K";
  return claims;
}

void AddFiltering(CLI::App* command, Filtering* filtering) {
  command->add_option("--min-severity", filtering->min_severity, "least severity shown")
      ->check(CLI::IsMember({"note", "warning", "error"}))
      ->capture_default_str();
  command
      ->add_option("--min-confidence", filtering->min_confidence, "least confidence shown, 0 to 1")
      ->check(CLI::Range(0.0, 1.0));
  command->add_option("--field", filtering->fields, "only findings on that field (repeatable)")
      ->allow_extra_args(false)
      ->check(CLI::IsMember(
          {"name", "date", "number", "place", "office", "attribution", "polarity", "other"}));
}

Filter FilterOf(const Filtering& filtering) {
  Filter filter;
  filter.min_confidence = filtering.min_confidence;
  filter.min_severity = filtering.min_severity == "error"     ? Severity::kError
                        : filtering.min_severity == "warning" ? Severity::kWarning
                                                              : Severity::kNote;
  for (const std::string& name : filtering.fields) filter.fields.push_back(*ParseField(name));
  return filter;
}

void AddPrinting(CLI::App* command, Printing* printing) {
  std::vector<std::string> formats = ReportFormatNames();
  formats.push_back("html");
  command->add_option("--format,-f", printing->format, "how to print the report")
      ->check(CLI::IsMember(formats))
      ->capture_default_str();
  command->add_option("--output,-o", printing->output, "file to write instead of standard output")
      ->type_name("FILE");
  AddFiltering(command, &printing->filtering);
  command->add_option("--color", printing->color, "colours: auto, always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str();
}

Detail DetailOf(const Printing& printing) {
  return printing.format == "html" ? Detail::kSynopsis : Detail::kFindings;
}

namespace {

void PrintAs(const Report& report, const Printing& printing, const Gainsay& gainsay,
             const Inputs* inputs, bool color, std::ostream& out) {
  if (printing.format == "html") {
    const auto here = std::filesystem::current_path();
    const auto page = here / printing.output;  // standard output is taken for a file here
    out << RenderPage(
        {.report = &report,
         .texts = inputs == nullptr ? nullptr : &inputs->articles,
         .rules = &gainsay.rules(),
         .to_articles = here.lexically_relative(page.lexically_normal().parent_path())});
    return;
  }
  Print(report, {.format = *ParseReportFormat(printing.format), .color = color}, out);
}

}  // namespace

int Finish(Report report, const Printing& printing, const Gainsay& gainsay, const Inputs* inputs) {
  report = Filtered(std::move(report), FilterOf(printing.filtering));

  bool color = printing.color == "always" ||
               (printing.color == "auto" && printing.output.empty() && isatty(STDOUT_FILENO));
  if (printing.output.empty()) {
    PrintAs(report, printing, gainsay, inputs, color, std::cout);
    std::cout.flush();
    if (!std::cout) {
      std::cerr << "gainsay: standard output could not be written\n";
      return kUnread;
    }
  } else {
    std::ofstream out(printing.output, std::ios::binary);
    PrintAs(report, printing, gainsay, inputs, color, out);
    out.close();
    if (!out) {
      std::cerr << "gainsay: " << printing.output << ": could not be written\n";
      return kUnread;
    }
  }
  if (!report.unchecked.empty()) return kUnread;
  if (report.articles.empty()) {
    std::cerr << "gainsay: no article to compare\n";
    return kNothing;
  }
  return report.findings.empty() ? kClean : kFindings;
}

}  // namespace gainsay::cli
