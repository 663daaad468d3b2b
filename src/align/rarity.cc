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

absl::StatusOr<Rarity> Rarity::Load(const std::string& path) {
  std::ifstream in(path);
  if (!in) return Invalid(absl::StrFormat("%s: cannot be read", path));
  General general;
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
      general.documents = count;
    } else {
      general.with.emplace(line.substr(0, tab), count);
    }
  }
  Rarity rarity;
  rarity.documents_ = general.documents;
  rarity.general_ = std::make_shared<const General>(std::move(general));
  return rarity;
}

void Rarity::Add(const Members& articles) {
  documents_ += static_cast<double>(articles.size());
  for (const ArticleClaims* article : articles) {
    for (const auto& [term, count] : article->terms) ++terms_[term].articles;
  }
  std::vector<std::pair<std::string_view, ArticleTerm*>> order;
  order.reserve(terms_.size());
  for (auto& [term, entry] : terms_) {
    entry.rarity = Compute(InGeneral(term), entry.articles);
    order.emplace_back(term, &entry);
  }
  std::sort(order.begin(), order.end());
  for (uint32_t i = 0; i < order.size(); ++i) order[i].second->id = i;
}

double Rarity::Compute(uint32_t general, uint32_t articles) const {
  const double seen = static_cast<double>(general) + articles;
  return std::max(0.0, std::log((documents_ + 1) / (seen + 1)));
}

double Rarity::Of(std::string_view term) const {
  if (const ArticleTerm* found = Find(term)) return found->rarity;
  return Compute(InGeneral(term), 0);
}

uint32_t Rarity::InGeneral(std::string_view term) const {
  auto it = general_->with.find(absl::string_view(term.data(), term.size()));
  return it == general_->with.end() ? 0 : it->second;
}

const ArticleTerm* Rarity::Find(std::string_view term) const {
  auto it = terms_.find(term);
  return it == terms_.end() ? nullptr : &it->second;
}

WeighedTerms Rarity::Weigh(const std::vector<std::string>& terms) const {
  WeighedTerms weighed;
  weighed.reserve(terms.size());
  for (const std::string& term : terms) {
    if (const ArticleTerm* found = Find(term)) {
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
