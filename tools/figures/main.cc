// SPDX-License-Identifier: Apache-2.0
//
// gainsay-measure [--data DIR] [--rules DIR] [--list KIND] [--json]
//
// Measures every kind of value on public cases; `tools/measure` builds and runs it.
#include <cstdio>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "nlohmann/json.hpp"
#include "tools/figures/measure.h"

namespace gainsay::measure {
namespace {

std::string Share(double value) {
  if (value < 0) return "";
  char text[16];
  std::snprintf(text, sizeof text, "%.3f", value);
  return text;
}

void PrintTable(const std::vector<Figure>& figures) {
  std::printf("%-34s %7s %9s %7s %7s %7s\n", "kind", "cases", "precision", "recall", "F1", "right");
  for (const Figure& f : figures) {
    const std::string strong =
        f.strong_errors < 0 ? "" : "  strong errors: " + std::to_string(f.strong_errors);
    std::printf("%-34s %7d %9s %7s %7s %7s%s%s%s\n", f.kind.c_str(), f.cases,
                Share(f.precision).c_str(), Share(f.recall).c_str(), Share(f.f1).c_str(),
                Share(f.right).c_str(), strong.c_str(),
                f.left_out.empty() ? "" : "  left out: ", f.left_out.c_str());
  }
}

void PrintJson(const std::vector<Figure>& figures) {
  nlohmann::ordered_json out;
  for (const Figure& f : figures) {
    nlohmann::ordered_json row = {{"cases", f.cases}};
    if (f.precision >= 0) row["precision"] = f.precision;
    if (f.recall >= 0) row["recall"] = f.recall;
    if (f.f1 >= 0) row["f1"] = f.f1;
    if (f.right >= 0) row["right"] = f.right;
    if (f.strong_errors >= 0) row["strong_errors"] = f.strong_errors;
    if (!f.left_out.empty()) row["left_out"] = f.left_out;
    out["figures"][f.kind] = row;
  }
  std::printf("%s\n", out.dump(1).c_str());
}

int Main(int argc, char** argv) {
  Options options{.data = "../shared/data", .rules = "rules", .corpus = "corpus"};
  bool json = false;
  CLI::App app("Measures every kind of value on public cases.");
  app.add_option("--data", options.data, "folder with dates/, values/, names/, ud/");
  app.add_option("--rules", options.rules, "rule pack");
  app.add_option("--corpus", options.corpus, "folder with articles/ and attributions.json");
  app.add_option("--list", options.list, "print the wrong cases of the kinds with this prefix");
  app.add_flag("--json", json, "print one JSON record");
  CLI11_PARSE(app, argc, argv);

  std::vector<Figure> figures;
  for (auto measure :
       {MeasureDates, MeasureNumbers, MeasureNames, MeasureWords, MeasureAttributions}) {
    for (Figure& f : measure(options)) figures.push_back(std::move(f));
  }
  if (figures.empty()) {
    std::fprintf(stderr, "measure: no data under %s\n", options.data.c_str());
    return 3;
  }
  json ? PrintJson(figures) : PrintTable(figures);
  return 0;
}

}  // namespace
}  // namespace gainsay::measure

int main(int argc, char** argv) { return gainsay::measure::Main(argc, argv); }
