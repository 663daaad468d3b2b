// SPDX-License-Identifier: Apache-2.0
#include "text/abbreviations.h"

#include <algorithm>
#include <utility>

#include "base/status.h"
#include "nlohmann/json.hpp"
#include "text/data_file.h"

namespace gainsay {
namespace {

constexpr std::pair<const char*, AbbreviationClass> kClasses[] = {
    {"title", AbbreviationClass::kTitle},
    {"before_number", AbbreviationClass::kBeforeNumber},
    {"before_date", AbbreviationClass::kBeforeDate},
    {"after_comma", AbbreviationClass::kAfterComma},
    {"inside", AbbreviationClass::kInside},
    {"any", AbbreviationClass::kAny},
    {"open", AbbreviationClass::kOpen},
};

}  // namespace

absl::StatusOr<Abbreviations> Abbreviations::Load(const std::string& path) {
  ASSIGN_OR_RETURN(nlohmann::json data, ReadDataFile(path));
  Abbreviations out;
  for (auto [name, cls] : kClasses) {
    if (!data.contains(name) || !data[name].is_array()) {
      return Invalid(path + ": needs a list \"" + name + "\"");
    }
    for (const nlohmann::json& entry : data[name]) {
      if (!entry.is_string()) return Invalid(path + ": \"" + name + "\" holds words only");
      std::string word = entry.get<std::string>();
      if (word.empty()) return Invalid(path + ": an empty word in \"" + name + "\"");
      out.longest_ = std::max(out.longest_, word.size());
      out.words_.emplace(word, cls);
      if (word.size() > 1 && word[0] >= 'a' && word[0] <= 'z') {
        word[0] -= 'a' - 'A';
        out.words_.emplace(word, cls);
      }
    }
  }
  return out;
}

std::optional<AbbreviationClass> Abbreviations::Find(std::string_view word) const {
  if (word.size() > longest_) return std::nullopt;
  auto found = words_.find(std::string(word));
  if (found == words_.end()) return std::nullopt;
  return found->second;
}

}  // namespace gainsay
