// SPDX-License-Identifier: Apache-2.0
// Tested by tests/align/words_test.cc.
#include "align/rarity.h"

#include <charconv>
#include <cmath>
#include <fstream>

#include "absl/strings/str_format.h"
#include "base/status.h"

namespace gainsay {

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
  for (auto& [term, entry] : run_) {
    auto general = general_.find(term);
    entry.rarity = Compute(general == general_.end() ? 0 : general->second, entry.articles);
  }
}

double Rarity::Compute(uint32_t general, uint32_t run) const {
  const double seen = static_cast<double>(general) + run;
  return std::max(0.0, std::log((documents_ + 1) / (seen + 1)));
}

double Rarity::Of(std::string_view term) const {
  const absl::string_view key(term.data(), term.size());
  if (auto it = run_.find(key); it != run_.end()) return it->second.rarity;
  auto it = general_.find(key);
  return Compute(it == general_.end() ? 0 : it->second, 0);
}

uint32_t Rarity::InGeneral(std::string_view term) const {
  auto it = general_.find(absl::string_view(term.data(), term.size()));
  return it == general_.end() ? 0 : it->second;
}

uint32_t Rarity::InRun(std::string_view term) const {
  auto it = run_.find(absl::string_view(term.data(), term.size()));
  return it == run_.end() ? 0 : it->second.articles;
}

double Overlap(const std::vector<std::string>& a, const std::vector<std::string>& b,
               const Rarity& rarity) {
  double both = 0, left = 0, right = 0;
  for (size_t i = 0, j = 0; i < a.size() || j < b.size();) {
    int order = i == a.size() ? 1 : j == b.size() ? -1 : a[i].compare(b[j]);
    double weight = rarity.Of(order > 0 ? b[j] : a[i]);
    weight *= weight;
    if (order <= 0) left += weight, ++i;
    if (order >= 0) right += weight, ++j;
    if (order == 0) both += weight;
  }
  return left > 0 && right > 0 ? both / std::sqrt(left * right) : 0;
}

}  // namespace gainsay
