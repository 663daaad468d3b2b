// SPDX-License-Identifier: Apache-2.0
// Tested by tests/compare/office_test.cc.
#include "rules/office_terms.h"

#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_format.h"
#include "nlohmann/json.hpp"

namespace gainsay {

using nlohmann::json;

struct OfficeTerms::Data {
  struct Rank {
    size_t scale;
    int step;
  };
  absl::flat_hash_set<std::string> single, vague;
  absl::flat_hash_set<std::pair<std::string, std::string>> broader;  // (broad, role)
  absl::flat_hash_map<std::string, std::vector<Rank>> ranks;
  absl::flat_hash_map<std::string, std::vector<size_t>> exclusive;
};

OfficeTerms::OfficeTerms(std::unique_ptr<Data> data) : data_(std::move(data)) {}
OfficeTerms::~OfficeTerms() = default;
OfficeTerms::OfficeTerms(OfficeTerms&&) noexcept = default;
OfficeTerms& OfficeTerms::operator=(OfficeTerms&&) noexcept = default;

absl::StatusOr<OfficeTerms> OfficeTerms::Compile(const RuleSet& rules) {
  auto data = std::make_unique<Data>();
  const json* table = rules.Find("table", "office");
  if (table == nullptr) return OfficeTerms(std::move(data));
  auto strings = [&](const json& list, const std::string& pointer,
                     std::vector<std::string>* out) -> absl::Status {
    if (!list.is_array()) return rules.Fault(table, pointer, "not a list", "a list of roles");
    for (size_t i = 0; i < list.size(); ++i) {
      if (!list[i].is_string()) {
        return rules.Fault(table, absl::StrFormat("%s/%d", pointer, i), "not a word", "a role");
      }
      out->push_back(list[i].get<std::string>());
    }
    return absl::OkStatus();
  };
  for (auto [name, set] : {std::pair("single", &data->single), std::pair("vague", &data->vague)}) {
    std::vector<std::string> words;
    if (table->contains(name)) {
      if (absl::Status s = strings((*table)[name], absl::StrFormat("/%s", name), &words); !s.ok()) {
        return s;
      }
    }
    set->insert(words.begin(), words.end());
  }
  const json broader = table->value("broader", json::object());
  for (const auto& [role, list] : broader.items()) {
    std::vector<std::string> words;
    if (absl::Status s = strings(list, "/broader/" + role, &words); !s.ok()) return s;
    for (std::string& broad : words) data->broader.emplace(std::move(broad), role);
  }
  const json scales = table->value("scales", json::array());
  for (size_t i = 0; i < scales.size(); ++i) {
    const json steps =
        scales[i].is_object() ? scales[i].value("roles", json::array()) : json::array();
    for (size_t step = 0; step < steps.size(); ++step) {
      std::vector<std::string> words;
      std::string pointer = absl::StrFormat("/scales/%d/roles/%d", i, step);
      if (absl::Status s = strings(steps[step], pointer, &words); !s.ok()) return s;
      for (const std::string& role : words)
        data->ranks[role].push_back({i, static_cast<int>(step)});
    }
  }
  const json exclusive = table->value("exclusive", json::array());
  for (size_t i = 0; i < exclusive.size(); ++i) {
    std::vector<std::string> words;
    if (absl::Status s = strings(exclusive[i], absl::StrFormat("/exclusive/%d", i), &words);
        !s.ok()) {
      return s;
    }
    for (const std::string& role : words) data->exclusive[role].push_back(i);
  }
  return OfficeTerms(std::move(data));
}

bool OfficeTerms::IsSingle(std::string_view role) const {
  return data_->single.contains(std::string(role));
}

bool OfficeTerms::IsBroader(std::string_view broad, std::string_view role) const {
  if (broad == role) return false;
  std::string name(broad);
  return data_->vague.contains(name) || data_->broader.contains(std::pair(name, std::string(role)));
}

std::optional<int> OfficeTerms::StepsApart(std::string_view a, std::string_view b) const {
  auto x = data_->ranks.find(std::string(a)), y = data_->ranks.find(std::string(b));
  if (x == data_->ranks.end() || y == data_->ranks.end()) return std::nullopt;
  std::optional<int> nearest;
  for (const Data::Rank& p : x->second) {
    for (const Data::Rank& q : y->second) {
      if (p.scale != q.scale) continue;
      int apart = std::abs(p.step - q.step);
      if (!nearest || apart < *nearest) nearest = apart;
    }
  }
  return nearest;
}

bool OfficeTerms::AreExclusive(std::string_view a, std::string_view b) const {
  if (a == b) return false;
  auto x = data_->exclusive.find(std::string(a)), y = data_->exclusive.find(std::string(b));
  if (x == data_->exclusive.end() || y == data_->exclusive.end()) return false;
  for (size_t p : x->second) {
    for (size_t q : y->second) {
      if (p == q) return true;
    }
  }
  return false;
}

}  // namespace gainsay
