// SPDX-License-Identifier: Apache-2.0
//
// A rule set of tables only, read from rules/en: for tests of stages that need no patterns.
#pragma once

#include <cstdlib>
#include <fstream>
#include <initializer_list>
#include <map>
#include <string>

#include "base/status.h"
#include "nlohmann/json.hpp"
#include "rules/ruleset.h"

namespace gainsay {

class TableRules : public RuleSet {
 public:
  explicit TableRules(std::initializer_list<const char*> names) {
    for (const char* name : names) {
      std::ifstream in(std::string(std::getenv("GAINSAY_RULES")) + "/en/" + name + ".json");
      auto content = nlohmann::json::parse(in, nullptr, true, true);
      std::string table = content["table"];
      tables_[table] = std::move(content);
    }
  }

  const nlohmann::json* Find(std::string_view, std::string_view name) const override {
    auto found = tables_.find(std::string(name));
    return found == tables_.end() ? nullptr : &found->second;
  }
  absl::Status Fault(const nlohmann::json*, std::string_view pointer, std::string_view what,
                     std::string_view expected) const override {
    return Invalid(std::string(pointer) + ": " + std::string(what) + " " + std::string(expected));
  }

  const std::vector<PackInfo>& packs() const override { return packs_; }
  ClassId FindClass(std::string_view) const override { return 0; }
  std::string_view ClassName(ClassId) const override { return ""; }
  const Lexicon* FindLexicon(std::string_view) const override { return nullptr; }
  const Lexicon* LexiconOf(ClassId) const override { return nullptr; }
  const LexiconIndex& lexicons() const override { std::abort(); }
  const PatternLayer* Layer(std::string_view) const override { return nullptr; }
  std::vector<std::string> LayerNames() const override { return {}; }
  std::vector<RuleFile> Files(std::string_view) const override { return {}; }

 private:
  std::vector<PackInfo> packs_;
  std::map<std::string, nlohmann::json> tables_;
};

}  // namespace gainsay
