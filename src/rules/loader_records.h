// SPDX-License-Identifier: Apache-2.0
//
// Internal to rules/loader*.cc: the records of rule files, checked and merged into what the packs
// before gave.
//
//   { "lexicon": "month", "entries": ["May"] }       LexiconLoader: adds to the lexicon
//   { "layer": "date", "rules": [{ ... }] }          LayerLoader: adds rules, or puts them in the
//                                                    place of those of the same name
//   "examples": { "match": [...], "none": [...] }    ReadExamples
//
// What they refuse is told at its place in the file, and the record, or as little of it as
// possible, is left out: a name with other signs than letters, digits and . - _ /, a rule that
// stands twice in one pack or in another layer, a rule or frame without examples, a word without
// a letter, what is to be removed and is not there.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "base/lines.h"
#include "nlohmann/json_fwd.hpp"
#include "rules/loader.h"
#include "rules/schema.h"

namespace gainsay::loader_internal {

using Faults = std::vector<absl::Status>;

// What every name is made of: it is printed with every finding and typed by users.
bool IsName(std::string_view name);
constexpr std::string_view kNameSigns = "letters, digits, . - _";

// The name under `key`; "" where it is none (told).
std::string ReadName(ObjectReader* reader, std::string_view key);

// Passes the keys that say where a file's data comes from.
void ReadOrigin(ObjectReader* reader);

// "; did you mean \"month\"?", or "" where no known name is near.
std::string Suggestion(std::string_view name, const std::vector<std::string>& known);

struct RuleExamples {
  std::vector<std::string> match, none;
};

// The examples of a rule, with «...» around what must match.
std::optional<RuleExamples> ReadMarkedExamples(const nlohmann::json& record,
                                               const RecordPlace& place, Faults* faults);
// Whether the record has examples of any form: those of frames are read elsewhere.
bool HasExamples(const nlohmann::json& record, const RecordPlace& place, Faults* faults);

class LexiconLoader {
 public:
  LexiconLoader(std::vector<Lexicon>* lexicons, Faults* faults)
      : lexicons_(*lexicons), faults_(*faults) {}

  void Load(const nlohmann::json& record, const RecordPlace& place, ObjectReader* reader);

  // Tells of lexicons with a name of `taken`.
  void CheckNames(const std::vector<std::string>& taken) const;

 private:
  struct Known {
    size_t index;       // in the lexicons
    RecordPlace place;  // where it was first given
  };

  Lexicon& Find(const std::string& name, const RecordPlace& place,
                std::optional<LexiconMatch> match);
  void Remove(const std::vector<std::string>& list, const RecordPlace& place, Lexicon* lexicon);
  void AddEntry(const nlohmann::json& item, const RecordPlace& list, size_t index,
                Lexicon* lexicon);

  std::vector<Lexicon>& lexicons_;
  Faults& faults_;
  std::map<std::string, Known> known_;
};

class LayerLoader {
 public:
  LayerLoader(std::vector<LoadedLayer>* layers, Faults* faults)
      : layers_(*layers), faults_(*faults) {}

  void Load(const nlohmann::json& record, const RecordPlace& place, ObjectReader* reader);

 private:
  struct KnownRule {
    int pack;  // that gave it last
    std::string layer;
  };

  void AddUses(const nlohmann::json& uses, const RecordPlace& place, LoadedLayer* layer);
  void AddFragments(const nlohmann::json& let, const RecordPlace& place, LoadedLayer* layer);
  void Remove(const std::string& rule, const RecordPlace& place, LoadedLayer* layer);
  void LoadRule(const nlohmann::json& value, const RecordPlace& place, Position position,
                LoadedLayer* layer);
  void AddRule(LoadedRule rule, LoadedLayer* layer);

  std::vector<LoadedLayer>& layers_;
  Faults& faults_;
  std::map<std::string, size_t> known_;
  std::map<std::string, KnownRule> rules_;
};

}  // namespace gainsay::loader_internal
