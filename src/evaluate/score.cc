// SPDX-License-Identifier: Apache-2.0
// Tested by tests/evaluate/score_test.cc and, against a second implementation on the corpus and
// on real news, by tests/evaluate/evaluate_test.py.
#include "evaluate/score.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace gainsay {
namespace {

using Side = std::vector<const Place*>;

bool Touches(const std::vector<Place>& found, const Side& gold) {
  return std::any_of(found.begin(), found.end(), [&](const Place& place) {
    return std::any_of(gold.begin(), gold.end(),
                       [&](const Place* quote) { return place.Overlaps(*quote); });
  });
}

bool HitsSides(const MeasuredFinding& finding, const std::vector<Side>& gold) {
  // Which gold sides each reading touches; two readings that touch only one and the same, or
  // one that touches both alone, do not count.
  std::vector<std::vector<size_t>> touched;
  for (const MeasuredReading& reading : finding.readings) {
    std::vector<size_t>& sides = touched.emplace_back();
    for (size_t g = 0; g < gold.size(); ++g) {
      if (Touches(reading.places, gold[g])) sides.push_back(g);
    }
  }
  for (size_t i = 0; i < touched.size(); ++i) {
    for (size_t j = i + 1; j < touched.size(); ++j) {
      for (size_t a : touched[i]) {
        for (size_t b : touched[j]) {
          if (a != b) return true;
        }
      }
    }
  }
  return false;
}

std::string TopicOf(const std::string& folder) { return folder.substr(0, folder.find('_')); }

// B-cubed: for each article, how much of its event is of its folder, and how much of its folder
// is in its event; the mean of each. Reports are apart from each other.
Grouping GroupingOf(const std::vector<Result>& results) {
  Grouping grouping;
  std::set<std::string> folders;
  double precision = 0, recall = 0;
  for (const Result& result : results) {
    std::map<std::pair<int, std::string>, double> both;
    std::map<int, double> in_event;
    std::map<std::string, double> in_folder;
    int alone = -1;  // an article in no event is an event of its own
    std::vector<int> event;
    for (const MeasuredArticle& a : result.articles) {
      event.push_back(a.event >= 0 ? a.event : --alone);
      ++both[{event.back(), a.folder}], ++in_event[event.back()], ++in_folder[a.folder];
      folders.insert(a.folder);
    }
    for (size_t i = 0; i < result.articles.size(); ++i) {
      const std::string& folder = result.articles[i].folder;
      const double shared = both[{event[i], folder}];
      precision += shared / in_event[event[i]];
      recall += shared / in_folder[folder];
    }
    grouping.articles += result.articles.size();
  }
  grouping.folders = folders.size();
  if (grouping.articles == 0) return grouping;
  grouping.precision = precision / static_cast<double>(grouping.articles);
  grouping.recall = recall / static_cast<double>(grouping.articles);
  grouping.f1 = 2 * grouping.precision * grouping.recall / (grouping.precision + grouping.recall);
  return grouping;
}

}  // namespace

double Share::Low() const {
  if (of == 0) return 0;
  constexpr double kZ = 1.959964;  // 97.5th percentile of the normal distribution
  const double n = static_cast<double>(of), p = value();
  const double middle = p + kZ * kZ / (2 * n);
  const double spread = kZ * std::sqrt(p * (1 - p) / n + kZ * kZ / (4 * n * n));
  return std::max(0.0, (middle - spread) / (1 + kZ * kZ / n));
}

bool Hits(const MeasuredFinding& finding, const GoldConflict& conflict) {
  std::vector<Side> sides;
  for (const GoldReading& reading : conflict.readings) {
    Side& side = sides.emplace_back();
    for (const GoldWitness& w : reading.witnesses) side.push_back(&w.at);
  }
  return HitsSides(finding, sides);
}

Score ScoreOf(const std::vector<Gold>& gold, const std::vector<Result>& results, Severity least) {
  Score score;
  score.grouping = GroupingOf(results);
  std::map<const GoldConflict*, const MeasuredFinding*> hit;  // by the most severe, first finding
  for (const Result& result : results) {
    std::map<std::string, std::string> folder;
    for (const MeasuredArticle& a : result.articles) folder[a.name] = a.folder;
    for (const MeasuredFinding& finding : result.findings) {
      bool right = false;
      const GoldTrap* trapped = nullptr;
      for (const Gold& g : gold) {
        for (const GoldConflict& conflict : g.conflicts) {
          if (!Hits(finding, conflict)) continue;
          right = true;
          const MeasuredFinding*& by = hit[&conflict];
          if (by == nullptr || by->severity < finding.severity) by = &finding;
        }
        for (const GoldTrap& trap : g.traps) {
          if (trapped == nullptr && HitsSides(finding, {{&trap.a.at}, {&trap.b.at}})) {
            trapped = &trap;
          }
        }
      }
      if (finding.severity < least) continue;
      score.precision.Count(right);
      score.precision_by_rule[finding.rule].Count(right);
      score.precision_by_field[finding.field].Count(right);
      score.precision_by_relation[finding.relation].Count(right);
      score.precision_by_severity[std::string(SeverityName(finding.severity))].Count(right);
      if (!right) score.wrong.push_back(&finding);
      if (!right && trapped != nullptr) score.trapped.push_back({&finding, trapped});
      std::set<std::string> folders, topics;
      for (const std::string& name : finding.articles) {
        auto it = folder.find(name);
        if (it == folder.end()) continue;
        folders.insert(it->second);
        topics.insert(TopicOf(it->second));
      }
      score.mixed += folders.size() > 1;
      score.mixed_topics += topics.size() > 1;
    }
  }
  for (const Gold& g : gold) {
    score.traps += g.traps.size();
    for (const GoldConflict& conflict : g.conflicts) {
      auto by = hit.find(&conflict);
      const bool found = by != hit.end() && by->second->severity >= least;
      score.recall.Count(found);
      if (conflict.hard()) score.recall_hard.Count(found);
      if (conflict.stated()) score.recall_stated.Count(found);
      score.recall_by_field[conflict.field].Count(found);
      score.recall_by_relation[conflict.relation].Count(found);
      if (!found) score.missed.push_back({&conflict, by == hit.end() ? nullptr : by->second});
    }
  }
  return score;
}

}  // namespace gainsay
