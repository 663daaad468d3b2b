// SPDX-License-Identifier: Apache-2.0
//
// Which decision is on which finding. Tested by tests/gate/decisions_test.cc; the file itself is
// decisions_file.cc's.
#include "gate/decisions.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "absl/strings/str_join.h"

namespace gainsay {
namespace {

// Half of the words: a sentence may be edited, another happening is told in other words.
constexpr double kSamePassage = 0.5;

std::vector<std::string_view> Words(std::string_view passage) {
  std::vector<std::string_view> words;
  while (!passage.empty()) {
    size_t end = passage.find(' ');
    if (end > 0) words.push_back(passage.substr(0, end));
    if (end == passage.npos) break;
    passage.remove_prefix(end + 1);
  }
  return words;
}

// Words in common as a share of all (Jaccard). Both sorted.
template <typename A, typename B>
double Overlap(const A& a, const B& b) {
  size_t common = 0;
  auto x = a.begin();
  auto y = b.begin();
  while (x != a.end() && y != b.end()) {
    if (*x < *y) {
      ++x;
    } else if (*y < *x) {
      ++y;
    } else {
      ++common, ++x, ++y;
    }
  }
  size_t all = a.size() + b.size() - common;
  return all == 0 ? 0 : static_cast<double>(common) / static_cast<double>(all);
}

// The likeness of the passages of a reading then and now; nothing where either has no words.
std::optional<double> Likeness(const DecidedReading& then, const ReadingOfFact& now) {
  std::optional<double> best;
  for (const std::string& passage : then.passages) {
    const std::vector<std::string_view> words = Words(passage);
    for (const ReadingWitness& witness : now.witnesses) {
      if (witness.words.empty()) continue;
      best = std::max(best.value_or(0), Overlap(words, witness.words));
    }
  }
  return best;
}

std::string KeyOf(const std::string& rule, const std::string& form) { return rule + "\n" + form; }

auto OrderOf(const Decision& d) { return std::tie(d.finding, d.date, d.by, d.rule, d.reason); }

}  // namespace

bool IsOn(const Decision& decision, const Finding& finding) {
  if (decision.rule != finding.rule) return false;
  if (decision.readings.size() != finding.readings.size()) return false;
  std::vector<bool> used(finding.readings.size());
  double sum = 0;
  int counted = 0;
  for (const DecidedReading& then : decision.readings) {
    size_t r = 0;
    while (r < used.size() &&
           (used[r] || !std::binary_search(finding.readings[r].forms.begin(),
                                           finding.readings[r].forms.end(), then.normalized))) {
      ++r;
    }
    if (r == used.size()) return false;
    used[r] = true;
    if (auto likeness = Likeness(then, finding.readings[r])) sum += *likeness, ++counted;
  }
  return counted == 0 || sum / counted >= kSamePassage;
}

Decision DecisionOn(const Report& report, const Finding& finding, DecisionVerdict verdict,
                    std::string reason, std::string by, std::string date) {
  Decision decision;
  decision.finding = finding.id;
  decision.rule = finding.rule;
  decision.subject = finding.subject;
  decision.verdict = verdict;
  decision.reason = std::move(reason);
  decision.by = std::move(by);
  decision.date = std::move(date);
  for (const ReadingOfFact& reading : finding.readings) {
    DecidedReading& out = decision.readings.emplace_back();
    out.value = reading.value;
    out.normalized = reading.forms.empty() ? "" : reading.forms.front();
    std::set<std::string> sources, passages;
    for (const ReadingWitness& witness : reading.witnesses) {
      auto add = [&](uint32_t a) {
        const ReportArticle& article = report.articles[a];
        sources.insert(article.source.empty() ? article.id : article.source);
      };
      add(witness.article);
      for (uint32_t carrier : witness.carriers) add(carrier);
      if (!witness.words.empty()) passages.insert(absl::StrJoin(witness.words, " "));
    }
    out.sources.assign(sources.begin(), sources.end());
    for (const std::string& passage : passages) {
      if (out.passages.size() < DecidedReading::kPassages) out.passages.push_back(passage);
    }
  }
  std::sort(decision.readings.begin(), decision.readings.end(),
            [](const auto& a, const auto& b) { return a.normalized < b.normalized; });
  return decision;
}

void Decisions::Add(Decision decision) {
  std::vector<Decision> one;
  one.push_back(std::move(decision));
  Add(std::move(one));
}

void Decisions::Add(std::vector<Decision> decisions) {
  std::set<std::pair<std::string, std::string>> replaced;
  for (const Decision& d : decisions) replaced.emplace(d.finding, d.by);
  std::erase_if(decisions_, [&](const Decision& d) {
    return replaced.contains({d.finding, d.by});
  });
  std::move(decisions.begin(), decisions.end(), std::back_inserter(decisions_));
  Index();
}

size_t Decisions::Remove(const std::function<bool(const Decision&)>& gone) {
  size_t removed = std::erase_if(decisions_, gone);
  Index();
  return removed;
}

void Decisions::Index() {
  std::sort(decisions_.begin(), decisions_.end(),
            [](const Decision& a, const Decision& b) { return OrderOf(a) < OrderOf(b); });
  decisions_.erase(std::unique(decisions_.begin(), decisions_.end()), decisions_.end());
  by_reading_.clear();
  for (size_t i = 0; i < decisions_.size(); ++i) {
    std::set<std::string> forms;
    for (const DecidedReading& reading : decisions_[i].readings) forms.insert(reading.normalized);
    for (const std::string& form : forms) by_reading_.emplace(KeyOf(decisions_[i].rule, form), i);
  }
}

Standing Decisions::On(const Finding& finding, std::string_view today) const {
  Standing standing;
  if (finding.readings.empty()) return standing;
  std::set<size_t> found;
  for (const std::string& form : finding.readings.front().forms) {
    auto [from, to] = by_reading_.equal_range(KeyOf(finding.rule, form));
    for (; from != to; ++from) {
      if (IsOn(decisions_[from->second], finding)) found.insert(from->second);
    }
  }
  for (size_t i : found) standing.all.push_back(&decisions_[i]);
  std::stable_sort(standing.all.begin(), standing.all.end(),
                   [](const Decision* a, const Decision* b) {
                     return std::tie(a->date, a->by) < std::tie(b->date, b->by);
                   });
  for (const Decision* d : standing.all) {
    if (d->expires.empty() || today <= std::string_view(d->expires)) standing.in_force = d;
  }
  return standing;
}

}  // namespace gainsay
