// SPDX-License-Identifier: Apache-2.0
//
// The distance is Damerau's (optimal string alignment) over keys. Tested through
// tests/compare/name_test.cc.
#include "compare/name_spelling.h"

#include <algorithm>

#include "base/status.h"
#include "nlohmann/json.hpp"

namespace gainsay {

absl::StatusOr<Speller> Speller::FromJson(const nlohmann::json& json) {
  Speller s;
  for (auto& row : s.near_) row.fill(1);
  s.extra_.fill(1);
  if (!json.is_object() || !json.contains("sounds") || !json.contains("near")) {
    return Invalid("names: \"spelling\" needs \"sounds\" and \"near\"");
  }
  for (const auto& [letters, sound] : json["sounds"].items()) {
    if (!sound.is_string() || letters.empty() || letters.size() > 7) {
      return Invalid("names: a sound of \"spelling\" is no string: " + letters);
    }
    s.sounds_[letters] = sound.get<std::string>();
    s.longest_sound_ = std::max(s.longest_sound_, letters.size());
  }
  for (const auto& row : json["near"]) {
    if (!row.is_array() || row.size() != 3 || !row[0].is_string() || !row[1].is_string() ||
        !row[2].is_number()) {
      return Invalid("names: \"near\" needs rows of two letters and a cost");
    }
    const char a = row[0].get<std::string>()[0], b = row[1].get<std::string>()[0];
    s.near_[Index(a)][Index(b)] = s.near_[Index(b)][Index(a)] = row[2].get<float>();
  }
  for (size_t i = 0; i < 128; ++i) s.near_[i][i] = 0;
  const auto costs = [&](const char* name, std::array<float, 128>& out) {
    if (!json.contains(name)) return;
    for (const auto& [letter, cost] : json[name].items()) {
      if (cost.is_number()) out[Index(letter[0])] = cost.get<float>();
    }
  };
  costs("extra", s.extra_);
  s.extra_last_ = s.extra_;
  costs("extra_last", s.extra_last_);
  s.weak_ = json.value("weak", "aeiou");
  return s;
}

std::string Speller::Key(std::string_view word) const {
  word = word.substr(0, kMaxWord);
  std::string key;
  for (size_t at = 0; at < word.size();) {
    size_t length = std::min(longest_sound_, word.size() - at);
    for (; length > 0; --length) {
      const auto found = sounds_.find(std::string(word.substr(at, length)));
      if (found == sounds_.end()) continue;
      key += found->second;
      break;
    }
    if (length == 0) key += word[at++];
    at += length;
  }
  key.erase(std::unique(key.begin(), key.end(),
                        [](char a, char b) { return a == b && !(a >= '0' && a <= '9'); }),
            key.end());
  return key;
}

std::string Speller::Skeleton(std::string_view word) const {
  std::string key = Key(word);
  std::erase_if(key, [&](char c) { return weak_.find(c) != std::string::npos; });
  return key;
}

double Speller::Distance(std::string_view a, std::string_view b, double limit) const {
  if (a == b) return 0;
  const size_t n = a.size(), m = b.size();
  std::vector<double> before(m + 1), last(m + 1), row(m + 1);
  for (size_t j = 1; j <= m; ++j) last[j] = last[j - 1] + Insert(b[j - 1], j == m);
  for (size_t i = 1; i <= n; ++i) {
    row[0] = last[0] + Insert(a[i - 1], i == n);
    double least = row[0];
    for (size_t j = 1; j <= m; ++j) {
      double best = last[j - 1] + Substitute(a[i - 1], b[j - 1]);
      best = std::min(best, last[j] + Insert(a[i - 1], i == n));
      best = std::min(best, row[j - 1] + Insert(b[j - 1], j == m));
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        best = std::min(best, before[j - 2] + 1);
      }
      row[j] = best;
      least = std::min(least, best);
    }
    if (least > limit) return least;
    before.swap(last);
    last.swap(row);
  }
  return last[m];
}

double Speller::Budget(size_t a, size_t b) {
  const size_t length = std::max(a, b);
  if (length <= 2) return 0.5;
  if (length <= 4) return 1.0;
  if (length <= 7) return 1.6;
  if (length <= 11) return 2.0;
  return 2.5;
}

}  // namespace gainsay
