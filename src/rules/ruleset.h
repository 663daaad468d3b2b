// SPDX-License-Identifier: Apache-2.0
//
// All rules, loaded and compiled once, immutable, shared between threads.
//
//   ASSIGN_OR_RETURN(auto rules, RuleSet::Load({"rules"}));
//   const PatternLayer* layer = rules->Layer("date");
//
// A pack is a folder with pack.json ({"name", "version"}) and any number of JSON files (comments
// allowed), read recursively in the order of their names. What a file holds is said by its first
// key: "lexicon", "layer", "frame", "table" or "policy". Later packs add to earlier ones: entries
// to a lexicon of the same name, rules to a layer; a rule, frame, table or policy of the same
// name replaces the earlier one.
//
// Load fails with path:line:column, the line with a caret, what was expected and "did you mean"
// on: malformed JSON, an unknown key, a wrong type, a pattern that does not compile or names an
// unknown class, a rule or frame without an example that must match and one that must not, two
// rules of one name in one pack.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "nlohmann/json_fwd.hpp"
#include "rules/lexicon.h"
#include "rules/pattern.h"

namespace gainsay {

struct PackInfo {
  std::string name, version, sha256, directory;
};

// A JSON file that one stage reads whole: a frame, a table of the world, a policy.
struct RuleFile {
  std::string kind;  // "frame", "table", "policy"
  std::string name;
  std::string path;
  const nlohmann::json* content = nullptr;  // owned by the rule set
};

class RuleSet {
 public:
  // `packs` are folders; the first is the built-in one.
  static absl::StatusOr<std::shared_ptr<const RuleSet>> Load(const std::vector<std::string>& packs);

  // The built-in pack's folder: $GAINSAY_RULES, rules/ beside the binary or above it in a source
  // tree, or share/gainsay/rules where installed. Fails when there is none.
  static absl::StatusOr<std::string> BuiltinDirectory();

  virtual ~RuleSet() = default;

  virtual const std::vector<PackInfo>& packs() const = 0;

  // The id of a class: a lexicon's name, or one of the classes that extractors mark themselves
  // (rules/classes.json lists them: number, ordinal, person, ...). 0 for an unknown name.
  virtual ClassId FindClass(std::string_view name) const = 0;
  virtual std::string_view ClassName(ClassId cls) const = 0;

  virtual const Lexicon* FindLexicon(std::string_view name) const = 0;  // null where none
  virtual const Lexicon* LexiconOf(ClassId cls) const = 0;
  virtual const LexiconIndex& lexicons() const = 0;

  virtual const PatternLayer* Layer(std::string_view name) const = 0;  // null where none
  virtual std::vector<std::string> LayerNames() const = 0;

  virtual std::vector<RuleFile> Files(std::string_view kind) const = 0;  // sorted by name
  // The content of a file; null where there is none of that kind and name.
  virtual const nlohmann::json* Find(std::string_view kind, std::string_view name) const = 0;

  // A fault in a file of this rule set, at a JSON pointer ("/rules/3/make/production"): for the
  // stages that read `make` and tables. Same form as Load's errors.
  virtual absl::Status Fault(const nlohmann::json* content, std::string_view pointer,
                             std::string_view what, std::string_view expected = {}) const = 0;
};

}  // namespace gainsay
