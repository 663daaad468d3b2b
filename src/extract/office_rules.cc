// SPDX-License-Identifier: Apache-2.0
// Tested by tests/extract/office_test.cc.
#include "extract/office_rules.h"

#include <utility>

#include "base/status.h"
#include "nlohmann/json.hpp"

namespace gainsay::office_internal {
namespace {

using nlohmann::json;

std::string StringOf(const json& value, const char* key) {
  auto found = value.find(key);
  return found != value.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

absl::StatusOr<OfficeRules> OfficeRules::Compile(std::shared_ptr<const RuleSet> rules) {
  OfficeRules compiled;
  ASSIGN_OR_RETURN(OfficeTerms terms, OfficeTerms::Compile(*rules));
  compiled.terms = std::move(terms);
  static const json kNone = json::object();
  auto entries = [&](std::string_view name, ClassId* cls, auto read) -> absl::Status {
    const Lexicon* lexicon = rules->FindLexicon(name);
    if (lexicon == nullptr) return absl::OkStatus();
    *cls = lexicon->cls;
    for (const LexiconEntry& entry : lexicon->entries) {
      const json& value = entry.value != nullptr && entry.value->is_object() ? *entry.value : kNone;
      if (absl::Status status = read(entry, value); !status.ok()) return status;
    }
    return absl::OkStatus();
  };
  auto rank_of = [&](const LexiconEntry& entry, const std::string& word,
                     OfficeRank* rank) -> absl::Status {
    for (OfficeRank r :
         {OfficeRank::kFull, OfficeRank::kDeputy, OfficeRank::kAssistant, OfficeRank::kVice}) {
      if (OfficeRankName(r) == word) {
        *rank = r;
        return absl::OkStatus();
      }
    }
    return rules->Fault(entry.value, "/rank", "unknown rank", "full, deputy, assistant or vice");
  };
  RETURN_IF_ERROR(
      entries("office-role", &compiled.role, [&](const LexiconEntry& entry, const json& value) {
        OfficeRole role;
        role.role = StringOf(value, "role");
        if (role.role.empty()) role.role = entry.words.front();
        role.portfolio = StringOf(value, "portfolio");
        role.jurisdiction = StringOf(value, "jurisdiction");
        role.organization = StringOf(value, "of");
        role.secretary = value.contains("secretary");
        role.person = value.contains("person");
        std::string need = StringOf(value, "need");
        if (need == "name")
          role.need = OfficeNeed::kName;
        else if (need == "of")
          role.need = OfficeNeed::kBody;
        else if (!need.empty())
          return rules->Fault(entry.value, "/need", "unknown need", "name or of");
        std::string rank = StringOf(value, "rank");
        absl::Status status = rank.empty() ? absl::OkStatus() : rank_of(entry, rank, &role.rank);
        compiled.roles.push_back(std::move(role));
        return status;
      }));
  RETURN_IF_ERROR(
      entries("office-rank", &compiled.rank, [&](const LexiconEntry& entry, const json& value) {
        compiled.ranks.push_back(OfficeRank::kDeputy);
        return rank_of(entry, StringOf(value, "rank"), &compiled.ranks.back());
      }));
  RETURN_IF_ERROR(
      entries("office-status", &compiled.status, [&](const LexiconEntry& entry, const json& value) {
        OfficeStatusWord status{.after = value.contains("after")};
        std::string word = StringOf(value, "status");
        for (OfficeStatus s : {OfficeStatus::kFormer, OfficeStatus::kActing, OfficeStatus::kElect,
                               OfficeStatus::kDesignate, OfficeStatus::kCandidate}) {
          if (OfficeStatusName(s) == word) status.status = s;
        }
        compiled.statuses.push_back(status);
        if (status.status != OfficeStatus::kCurrent) return absl::OkStatus();
        return rules->Fault(entry.value, "/status", "unknown status",
                            "former, acting, elect, designate or candidate");
      }));
  RETURN_IF_ERROR(
      entries("office-portfolio", &compiled.portfolio, [&](const LexiconEntry& entry, const json&) {
        compiled.portfolios.push_back(entry.words.front());
        return absl::OkStatus();
      }));
  RETURN_IF_ERROR(
      entries("office-body", &compiled.body, [&](const LexiconEntry&, const json& value) {
        compiled.bodies.push_back(StringOf(value, "name"));
        return absl::OkStatus();
      }));
  ClassId unused = 0;
  RETURN_IF_ERROR(entries("office-body-name", &unused, [&](const LexiconEntry& entry, const json&) {
    for (const std::string& word : entry.words)
      compiled.body_names.emplace(word, entry.words.front());
    return absl::OkStatus();
  }));
  compiled.rules = std::move(rules);
  return compiled;
}

}  // namespace gainsay::office_internal
