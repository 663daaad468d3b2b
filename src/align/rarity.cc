// SPDX-License-Identifier: Apache-2.0
// Tested by tests/align/words_test.cc.
#include "align/rarity.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>

#include "absl/strings/str_format.h"
#include "base/status.h"

namespace gainsay {

namespace {

absl::string_view KeyOf(std::string_view term) { return {term.data(), term.size()}; }

}  // namespace

absl::StatusOr<Rarity> Rarity::Load(const std::string& path) {
  std::ifstream in(path);
  if (!in) return Invalid(absl::StrFormat("%s: cannot be read", path));
  Rarity rarity;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    size_t tab = line.find('\t');
    uint32_t count = 0;
    const char* digits = line.data() + (tab == line.npos ? 0 : tab + 1);
    auto [end, error] = std::from_chars(digits, line.data() + line.size(), count);
    if (error != std::errc() || end != line.data() + line.size()) {
      return Invalid(absl::StrFormat("%s:%d: expected a lemma and a count", path, number));
    }
    if (tab == line.npos) {
      rarity.documents_ = count;
    } else {
      rarity.general_.emplace(line.substr(0, tab), count);
    }
  }
  return rarity;
}

void Rarity::Add(const std::vector<ArticleClaims>& articles) {
  documents_ += static_cast<double>(articles.size());
  for (const ArticleClaims& article : articles) {
    for (const auto& [term, count] : article.terms) ++run_[term].articles;
  }
  std::vector<std::string_view> terms;
  for (auto& [term, entry] : run_) {
    auto general = general_.find(term);
    entry.rarity = Compute(general == general_.end() ? 0 : general->second, entry.articles);
    terms.push_back(term);
  }
  std::sort(terms.begin(), terms.end());
  for (uint32_t i = 0; i < terms.size(); ++i) run_.find(KeyOf(terms[i]))->second.id = i;
}

double Rarity::Compute(uint32_t general, uint32_t run) const {
  const double seen = static_cast<double>(general) + run;
  return std::max(0.0, std::log((documents_ + 1) / (seen + 1)));
}

double Rarity::Of(std::string_view term) const {
  if (const RunTerm* found = Find(term)) return found->rarity;
  auto it = general_.find(KeyOf(term));
  return Compute(it == general_.end() ? 0 : it->second, 0);
}

uint32_t Rarity::InGeneral(std::string_view term) const {
  auto it = general_.find(KeyOf(term));
  return it == general_.end() ? 0 : it->second;
}

const RunTerm* Rarity::Find(std::string_view term) const {
  auto it = run_.find(KeyOf(term));
  return it == run_.end() ? nullptr : &it->second;
}

WeighedTerms Rarity::Weigh(const std::vector<std::string>& terms) const {
  WeighedTerms weighed;
  weighed.reserve(terms.size());
  for (const std::string& term : terms) {
    if (const RunTerm* found = Find(term)) {
      weighed.push_back({found->id, found->rarity * found->rarity});
    }
  }
  return weighed;
}

double Overlap(const WeighedTerms& a, const WeighedTerms& b) {
  double both = 0, left = 0, right = 0;
  for (const WeighedTerm& term : a) left += term.weight;
  for (const WeighedTerm& term : b) right += term.weight;
  for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i].id == b[j].id) both += a[i].weight;
    const bool left_first = a[i].id <= b[j].id, right_first = b[j].id <= a[i].id;
    i += left_first, j += right_first;
  }
  return left > 0 && right > 0 ? both / std::sqrt(left * right) : 0;
}

}  // namespace gainsay
