// SPDX-License-Identifier: Apache-2.0
//
// A layer is all its records, of all files and packs: uses, fragments and rules are added, a later
// pack may remove a rule, and a rule or fragment of a later pack stands in the place of the one of
// the same name. Tested by tests/rules/ruleset_test.cc and tests/rules/override_test.cc.
#include <algorithm>

#include "absl/strings/str_format.h"
#include "nlohmann/json.hpp"
#include "rules/loader_records.h"

namespace gainsay::loader_internal {

using nlohmann::json;

namespace {

RecordPlace Under(const RecordPlace& place, std::string_view key) {
  return {place.file, JoinPointer(place.pointer, key), place.pack};
}
RecordPlace Under(const RecordPlace& place, size_t index) {
  return {place.file, JoinPointer(place.pointer, index), place.pack};
}

}  // namespace

void LayerLoader::Load(const json& record, const RecordPlace& place, ObjectReader* reader) {
  const std::string name = ReadName(reader, "layer");
  reader->Strings("uses", false);
  const std::vector<std::string> remove = reader->Strings("remove", false);
  const json* let = reader->Any("let");
  const json* rules =
      reader->Array("rules", remove.empty() && let == nullptr && !record.contains("uses"));
  ReadOrigin(reader);
  reader->Done();
  if (name.empty()) return;
  const auto [known, added] = known_.try_emplace(name, layers_.size());
  if (added) layers_.emplace_back().name = name;
  LoadedLayer& layer = layers_[known->second];
  if (record.contains("uses") && record["uses"].is_array()) {
    AddUses(record["uses"], Under(place, "uses"), &layer);
  }
  if (let != nullptr) AddFragments(*let, Under(place, "let"), &layer);
  for (size_t i = 0; i < remove.size(); ++i) {
    Remove(remove[i], Under(Under(place, "remove"), i), &layer);
  }
  if (rules == nullptr) return;
  const RecordPlace at = Under(place, "rules");
  const std::vector<uint32_t> offsets = place.file->LocateItems(at.pointer);
  for (size_t i = 0; i < rules->size(); ++i) {
    LoadRule((*rules)[i], Under(at, i), place.file->At(offsets[i]), &layer);
  }
}

void LayerLoader::AddUses(const json& uses, const RecordPlace& place, LoadedLayer* layer) {
  for (size_t i = 0; i < uses.size(); ++i) {
    const json& use = uses[i];
    if (!use.is_string() ||
        std::find(layer->uses.begin(), layer->uses.end(), use) != layer->uses.end()) {
      continue;
    }
    layer->uses.push_back(use);
    layer->uses_places.push_back(Under(place, i));
  }
}

void LayerLoader::AddFragments(const json& let, const RecordPlace& place, LoadedLayer* layer) {
  const JsonFile& file = *place.file;
  if (!let.is_object()) {
    faults_.push_back(file.Fault(place.pointer, absl::StrFormat("\"let\" is %s", TypeName(let)),
                                 "an object, { \"name\": \"pattern\" }"));
    return;
  }
  for (auto it = let.begin(); it != let.end(); ++it) {
    const RecordPlace at = Under(place, it.key());
    const auto known = layer->fragment_places.find(it.key());
    if (!IsName(it.key())) {
      faults_.push_back(file.FaultAtKey(at.pointer, "not a name", kNameSigns));
    } else if (!it->is_string() || it->get_ref<const std::string&>().empty()) {
      faults_.push_back(file.Fault(at.pointer, "a fragment that is no pattern", "a string"));
    } else if (known != layer->fragment_places.end() && known->second.pack == place.pack) {
      faults_.push_back(file.FaultAtKey(
          at.pointer,
          absl::StrFormat("fragment \"%s\" is given twice in one pack; before in %s", it.key(),
                          known->second.file->path()),
          "a name of its own"));
    } else {
      layer->fragments[it.key()] = it->get<std::string>();
      layer->fragment_places[it.key()] = at;
    }
  }
}

void LayerLoader::Remove(const std::string& rule, const RecordPlace& place, LoadedLayer* layer) {
  const size_t gone =
      std::erase_if(layer->rules, [&](const LoadedRule& other) { return other.rule.name == rule; });
  rules_.erase(rule);
  if (gone > 0) return;
  std::vector<std::string> names;
  for (const LoadedRule& other : layer->rules) names.push_back(other.rule.name);
  const std::string close = Suggestion(rule, names);
  faults_.push_back(place.file->Fault(
      place.pointer,
      absl::StrFormat("layer \"%s\" has no rule \"%s\" to remove", layer->name, rule),
      close.empty() ? "" : "a rule's name" + close));
}

void LayerLoader::LoadRule(const json& value, const RecordPlace& place, Position position,
                           LoadedLayer* layer) {
  const size_t before = faults_.size();
  ObjectReader reader(*place.file, value, place.pointer, &faults_);
  if (!reader.ok()) return;
  LoadedRule rule;
  rule.rule.name = ReadName(&reader, "name");
  rule.rule.pattern = reader.String("pattern");
  rule.match_case = reader.Bool("case", false);
  rule.except = reader.Strings("except", false);
  rule.rule.make = reader.Any("make");
  rule.rule.source = &value;
  reader.Any("examples");
  reader.Any("about");
  reader.Done();
  std::optional<RuleExamples> examples = ReadMarkedExamples(value, place, &faults_);
  if (faults_.size() > before) return;
  rule.rule.match_examples = std::move(examples->match);
  rule.rule.none_examples = std::move(examples->none);
  rule.place = place;
  rule.rule.file = place.file->path();
  rule.rule.line = position.line;
  rule.rule.column = position.column;
  AddRule(std::move(rule), layer);
}

void LayerLoader::AddRule(LoadedRule rule, LoadedLayer* layer) {
  const std::string& name = rule.rule.name;
  const auto [at, added] = rules_.try_emplace(name, KnownRule{rule.place.pack, layer->name});
  if (added) {
    layer->rules.push_back(std::move(rule));
    return;
  }
  KnownRule& known = at->second;
  const auto refuse = [&](const std::string& what) {
    faults_.push_back(
        rule.place.file->Fault(JoinPointer(rule.place.pointer, "name"), what, "a name of its own"));
  };
  if (known.layer != layer->name) {
    return refuse(absl::StrFormat("rule \"%s\" stands in layer \"%s\" already", name, known.layer));
  }
  LoadedRule& same =
      *std::find_if(layer->rules.begin(), layer->rules.end(),
                    [&](const LoadedRule& other) { return other.rule.name == name; });
  if (known.pack == rule.place.pack) {
    return refuse(absl::StrFormat("rule \"%s\" is given twice in one pack; before at %s:%d", name,
                                  same.rule.file, same.rule.line));
  }
  known.pack = rule.place.pack;
  same = std::move(rule);
}

}  // namespace gainsay::loader_internal
