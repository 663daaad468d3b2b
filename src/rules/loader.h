// SPDX-License-Identifier: Apache-2.0
//
// Internal to rules/: reads packs and merges them, before anything is compiled.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "nlohmann/json_fwd.hpp"
#include "rules/json_file.h"
#include "rules/lexicon.h"
#include "rules/pattern.h"
#include "rules/ruleset.h"

namespace gainsay {

// Where a record of a file stands.
struct RecordPlace {
  const JsonFile* file = nullptr;
  std::string pointer;
  int pack = 0;
};

struct LoadedRule {
  PatternRule rule;
  bool match_case = false;
  std::vector<std::string> except;
  RecordPlace place;
};

struct LoadedLayer {
  std::string name;
  std::vector<std::string> uses;
  std::vector<RecordPlace> uses_places;                // as uses: the string
  std::map<std::string, std::string> fragments;        // "let"
  std::map<std::string, RecordPlace> fragment_places;  // the string
  std::vector<LoadedRule> rules;
};

struct LoadedFile {
  RuleFile file;
  RecordPlace place;
};

// All packs, merged.
struct LoadedPacks {
  std::vector<PackInfo> packs;
  std::vector<std::unique_ptr<JsonFile>> files;
  std::vector<std::string> classes;  // that extractors mark, in order
  std::vector<Lexicon> lexicons;     // without class ids, in order of first appearance
  std::vector<LoadedLayer> layers;   // sorted by name
  std::vector<LoadedFile> whole;     // frames, tables, policies, sorted by kind and name
};

// Adds to *faults what is wrong; goes on behind it as far as it can.
LoadedPacks LoadPacks(const std::vector<std::string>& directories,
                      std::vector<absl::Status>* faults);

}  // namespace gainsay
