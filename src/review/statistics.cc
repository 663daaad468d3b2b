// SPDX-License-Identifier: Apache-2.0
// Tested by tests/review/data_test.cc.
#include "review/statistics.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

namespace gainsay {
namespace {

using Pair = std::pair<size_t, size_t>;

// A fact as the sources tell it: source -> readings.
using Told = std::map<size_t, std::set<size_t>>;

}  // namespace

Statistics StatisticsOf(const Report& report) {
  // Sources are outlets; an article without one is its own.
  std::vector<std::string> names;
  std::unordered_map<std::string, size_t> known;
  std::vector<size_t> source_of(report.articles.size());
  for (size_t a = 0; a < report.articles.size(); ++a) {
    const ReportArticle& article = report.articles[a];
    const std::string& name = article.source.empty() ? article.id : article.source;
    auto [at, is_new] = known.emplace(name, names.size());
    if (is_new) names.push_back(name);
    source_of[a] = at->second;
  }

  std::map<Field, FieldAgreement> fields;
  std::map<Pair, std::pair<size_t, size_t>> pairs;              // shared, found
  std::vector<std::pair<size_t, size_t>> weight(names.size());  // findings, facts
  auto count = [&](const Told& told, bool found) {
    for (auto a = told.begin(); a != told.end(); ++a) {
      ++(found ? weight[a->first].first : weight[a->first].second);
      for (auto b = std::next(a); b != told.end(); ++b) {
        auto& [shared, differ] = pairs[{a->first, b->first}];
        ++shared;
        if (found && a->second != b->second) ++differ;
      }
    }
  };

  std::set<std::tuple<uint32_t, Span, std::string>> in_finding;
  for (const Finding& finding : report.findings) {
    Told told;
    for (size_t r = 0; r < finding.readings.size(); ++r) {
      for (const ReadingWitness& w : finding.readings[r].witnesses) {
        in_finding.insert({w.article, w.at.span, finding.rule});
        told[source_of[w.article]].insert(r);
      }
    }
    count(told, true);
  }
  for (const SynopsisRow& row : report.synopsis) {
    bool found = std::any_of(row.cells.begin(), row.cells.end(), [&](const SynopsisCell& cell) {
      return in_finding.contains({cell.article, cell.at.span, row.rule});
    });
    if (found) {
      ++fields[row.field].found;
      continue;  // its sources were counted with the finding
    }
    Told told;
    for (const SynopsisCell& cell : row.cells) told[source_of[cell.article]].insert(cell.reading);
    if (told.size() < 2) continue;
    FieldAgreement& field = fields[row.field];
    ++(row.readings.size() == 1 ? field.same : field.differ);
    count(told, false);
  }

  Statistics statistics;
  for (auto& [field, agreement] : fields) {
    agreement.field = field;
    statistics.fields.push_back(agreement);
  }
  std::stable_sort(statistics.fields.begin(), statistics.fields.end(),
                   [](const auto& a, const auto& b) { return a.found > b.found; });
  std::vector<size_t> order;
  for (size_t s = 0; s < names.size(); ++s) {
    if (weight[s] != std::pair<size_t, size_t>()) order.push_back(s);
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](size_t a, size_t b) { return weight[a] > weight[b]; });
  if (order.size() > kMostSources) {
    statistics.more_sources = order.size() - kMostSources;
    order.resize(kMostSources);
  }
  std::unordered_map<size_t, size_t> place;
  for (size_t s : order) {
    place[s] = statistics.sources.size();
    statistics.sources.push_back(names[s]);
  }
  for (const auto& [pair, counts] : pairs) {
    auto a = place.find(pair.first), b = place.find(pair.second);
    if (a == place.end() || b == place.end()) continue;
    auto [low, high] = std::minmax(a->second, b->second);
    statistics.pairs.push_back({low, high, counts.first, counts.second});
  }
  return statistics;
}

}  // namespace gainsay
