// SPDX-License-Identifier: Apache-2.0
// Tested by tests/rules/ruleset_test.cc and tests/rules/override_test.cc.
#include "rules/ruleset.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_format.h"
#include "base/parallel.h"
#include "base/status.h"
#include "nlohmann/json.hpp"
#include "rules/lexicon_index.h"
#include "rules/loader.h"
#include "rules/pattern_layer.h"
#include "rules/pattern_syntax.h"

namespace gainsay {
namespace {

using nlohmann::json;

constexpr size_t kFaultsTold = 20;
constexpr size_t kMaxClasses = kLastPrivate - kFirstClass;

class RuleSetImpl : public RuleSet {
 public:
  static absl::StatusOr<std::shared_ptr<const RuleSet>> Make(
      const std::vector<std::string>& directories) {
    std::vector<absl::Status> faults;
    std::shared_ptr<RuleSetImpl> rules(new RuleSetImpl(LoadPacks(directories, &faults)));
    rules->NameClasses(&faults);
    rules->CompileLayers(&faults);
    absl::StatusOr<EntryCutter> cutter = EntryCutter::Load(directories);
    if (!cutter.ok()) faults.push_back(cutter.status());
    if (!faults.empty()) return Join(faults);
    rules->index_ = BuildLexiconIndex(rules->loaded_.lexicons, *cutter);
    return rules;
  }

  const std::vector<PackInfo>& packs() const override { return loaded_.packs; }

  ClassId FindClass(std::string_view name) const override {
    auto found = class_ids_.find(name);
    return found == class_ids_.end() ? 0 : found->second;
  }
  std::string_view ClassName(ClassId cls) const override {
    return cls < class_names_.size() ? std::string_view(class_names_[cls]) : std::string_view();
  }

  const Lexicon* FindLexicon(std::string_view name) const override {
    return LexiconOf(FindClass(name));
  }
  const Lexicon* LexiconOf(ClassId cls) const override {
    size_t first = 1 + loaded_.classes.size();
    if (cls < first || cls - first >= loaded_.lexicons.size()) return nullptr;
    return &loaded_.lexicons[cls - first];
  }
  const LexiconIndex& lexicons() const override { return *index_; }

  const PatternLayer* Layer(std::string_view name) const override {
    for (const std::unique_ptr<PatternLayer>& layer : layers_) {
      if (layer->name() == name) return layer.get();
    }
    return nullptr;
  }
  std::vector<std::string> LayerNames() const override {
    std::vector<std::string> names;
    for (const std::unique_ptr<PatternLayer>& layer : layers_) names.push_back(layer->name());
    return names;
  }

  std::vector<RuleFile> Files(std::string_view kind) const override {
    std::vector<RuleFile> files;
    for (const LoadedFile& loaded : loaded_.whole) {
      if (loaded.file.kind == kind) files.push_back(loaded.file);
    }
    return files;
  }
  const json* Find(std::string_view kind, std::string_view name) const override {
    for (const LoadedFile& loaded : loaded_.whole) {
      if (loaded.file.kind == kind && loaded.file.name == name) return loaded.file.content;
    }
    return nullptr;
  }

  absl::Status Fault(const json* content, std::string_view pointer, std::string_view what,
                     std::string_view expected) const override {
    for (const std::unique_ptr<JsonFile>& file : loaded_.files) {
      if (std::optional<std::string> base = file->PointerOf(content)) {
        return file->Fault(*base + std::string(pointer), what, expected);
      }
    }
    return Invalid(what);
  }

 private:
  explicit RuleSetImpl(LoadedPacks loaded) : loaded_(std::move(loaded)) {}

  static absl::Status Join(const std::vector<absl::Status>& faults) {
    std::string message;
    for (size_t i = 0; i < faults.size() && i < kFaultsTold; ++i) {
      if (i > 0) message += '\n';
      absl::string_view told = faults[i].message();
      message.append(told.data(), told.size());
    }
    if (faults.size() > kFaultsTold) {
      message += absl::StrFormat("\nand %d more", faults.size() - kFaultsTold);
    }
    return Invalid(message);
  }

  // 0 is no class; then those of extractors, then the lexicons.
  void NameClasses(std::vector<absl::Status>* faults) {
    class_names_.emplace_back();
    for (const std::string& name : loaded_.classes) class_names_.push_back(name);
    for (Lexicon& lexicon : loaded_.lexicons) {
      lexicon.cls = static_cast<ClassId>(class_names_.size());
      class_names_.push_back(lexicon.name);
    }
    if (class_names_.size() > kMaxClasses) {
      faults->push_back(Invalid(absl::StrFormat("%d lexicons and classes; at most %d",
                                                class_names_.size(), kMaxClasses)));
      class_names_.resize(1);
    }
    for (size_t i = 1; i < class_names_.size(); ++i) {
      class_ids_.emplace(class_names_[i], static_cast<ClassId>(i));
    }
  }

  // Each layer on its own: patterns take most of the time of loading.
  void CompileLayers(std::vector<absl::Status>* faults) {
    layers_.resize(loaded_.layers.size());
    std::vector<std::vector<absl::Status>> found(layers_.size());
    ParallelFor(layers_.size(), 0,
                [&](size_t i) { layers_[i] = CompileOne(loaded_.layers[i], &found[i]); });
    for (auto& list : found) std::move(list.begin(), list.end(), std::back_inserter(*faults));
  }

  std::unique_ptr<PatternLayer> CompileOne(const LoadedLayer& loaded,
                                           std::vector<absl::Status>* faults) const {
    LayerSource source;
    source.name = loaded.name;
    source.class_name = [this](ClassId cls) { return ClassName(cls); };
    for (size_t i = 0; i < loaded.uses.size(); ++i) {
      const std::string& use = loaded.uses[i];
      int upos = UposOfClass(use);
      if (ClassId cls = FindClass(use); cls != 0) {
        source.classes.marks.emplace_back(use, cls);
      } else if (upos >= 0) {
        source.classes.tags |= 1u << upos;
      } else if (!IsShapeClass(use)) {
        std::vector<std::string> known(class_names_.begin() + 1, class_names_.end());
        for (const std::string& name : StructuralClasses()) known.push_back(name);
        std::string close = DidYouMean(use, known);
        const RecordPlace& place = loaded.uses_places[i];
        faults->push_back(place.file->Fault(
            place.pointer, absl::StrFormat("unknown class \"%s\"", use),
            "the name of a lexicon or of a class in classes.json" +
                (close.empty() ? "" : absl::StrFormat("; did you mean \"%s\"?", close))));
      }
    }
    source.classes.elsewhere = {class_names_.begin() + 1, class_names_.end()};
    source.classes.fragments = loaded.fragments;
    for (const LoadedRule& rule : loaded.rules) {
      LayerSource::Rule compiled;
      compiled.rule = rule.rule;
      compiled.match_case = rule.match_case;
      compiled.except = rule.except;
      compiled.fault = [&loaded, place = rule.place](int index, const PatternFault& fault) {
        if (!fault.fragment.empty()) {
          const RecordPlace& let = loaded.fragment_places.at(fault.fragment);
          return let.file->FaultInString(let.pointer, fault.offset, fault.what, fault.expected);
        }
        std::string pointer = index < 0 ? JoinPointer(place.pointer, "pattern")
                                        : JoinPointer(JoinPointer(place.pointer, "except"),
                                                      static_cast<size_t>(index));
        return place.file->FaultInString(pointer, fault.offset, fault.what, fault.expected);
      };
      source.rules.push_back(std::move(compiled));
    }
    return CompileLayer(std::move(source), faults);
  }

  LoadedPacks loaded_;
  std::vector<std::string> class_names_;
  absl::flat_hash_map<std::string_view, ClassId> class_ids_;  // views of class_names_
  std::unique_ptr<LexiconIndex> index_;
  std::vector<std::unique_ptr<PatternLayer>> layers_;  // sorted by name
};

}  // namespace

absl::StatusOr<std::shared_ptr<const RuleSet>> RuleSet::Load(
    const std::vector<std::string>& packs) {
  return RuleSetImpl::Make(packs);
}

}  // namespace gainsay
