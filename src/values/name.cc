// SPDX-License-Identifier: Apache-2.0
#include "values/name.h"

#include <string_view>
#include <utility>

namespace gainsay {
namespace {

std::string Row(std::initializer_list<std::pair<std::string_view, std::string_view>> parts) {
  std::string out;
  for (const auto& [key, value] : parts) {
    if (value.empty()) continue;
    if (!out.empty()) out += ' ';
    out.append(key).append("=").append(value);
  }
  return out;
}

}  // namespace

std::string Dump(const PersonName& name) {
  std::string middle;
  for (const std::string& word : name.middle) middle += (middle.empty() ? "" : " ") + word;
  return Row({{"title", name.title},
              {"given", name.given},
              {"middle", middle},
              {"nickname", name.nickname},
              {"particle", name.particle},
              {"family", name.family},
              {"suffix", name.suffix}});
}

std::string Dump(const OrganizationName& name) {
  return Row({{"core", name.core},
              {"legal", name.legal_form},
              {"acronym", name.acronym},
              {"category", name.category}});
}

}  // namespace gainsay
