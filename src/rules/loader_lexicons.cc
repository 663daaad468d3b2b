// SPDX-License-Identifier: Apache-2.0
//
// A lexicon is all its records, of all files and packs: entries are added, and a later pack may
// remove words or replace the whole. Tested by tests/rules/ruleset_test.cc and
// tests/rules/override_test.cc.
#include <algorithm>

#include "absl/strings/str_format.h"
#include "nlohmann/json.hpp"
#include "rules/fold.h"
#include "rules/lexicon_index.h"
#include "rules/loader_records.h"

namespace gainsay::loader_internal {
namespace {

using nlohmann::json;

std::optional<LexiconMatch> ParseMatch(std::string_view name) {
  if (name == "exact") return LexiconMatch::kExact;
  if (name == "folded") return LexiconMatch::kFolded;
  if (name == "lemma") return LexiconMatch::kLemma;
  return std::nullopt;
}

}  // namespace

void LexiconLoader::Load(const json& record, const RecordPlace& place, ObjectReader* reader) {
  const std::string name = ReadName(reader, "lexicon");
  const std::string match = record.contains("match") ? reader->String("match") : "";
  reader->Any("match");
  const bool replace = reader->Bool("replace", false);
  const std::vector<std::string> remove = reader->Strings("remove", false);
  const json* entries = reader->Array("entries", remove.empty());
  ReadOrigin(reader);
  reader->Done();
  if (name.empty()) return;

  const std::optional<LexiconMatch> way = ParseMatch(match);
  if (!way && !match.empty()) {
    reader->Fault("match", absl::StrFormat("unknown way to match \"%s\"", match),
                  "exact, folded or lemma" + Suggestion(match, {"exact", "folded", "lemma"}));
    return;
  }
  Lexicon& lexicon = Find(name, place, way);
  if (way && *way != lexicon.match) {
    reader->Fault("match", absl::StrFormat("lexicon \"%s\" is matched another way elsewhere", name),
                  "the same way in all its files");
  }
  if (replace) lexicon.entries.clear();
  const auto list_at = [&](std::string_view key) {
    return RecordPlace{place.file, JoinPointer(place.pointer, key), place.pack};
  };
  Remove(remove, list_at("remove"), &lexicon);
  if (entries == nullptr) return;
  const RecordPlace at = list_at("entries");
  for (size_t i = 0; i < entries->size(); ++i) AddEntry((*entries)[i], at, i, &lexicon);
}

Lexicon& LexiconLoader::Find(const std::string& name, const RecordPlace& place,
                             std::optional<LexiconMatch> match) {
  const auto [known, added] = known_.try_emplace(name, Known{lexicons_.size(), place});
  if (added) {
    lexicons_.emplace_back();
    lexicons_.back().name = name;
    lexicons_.back().match = match.value_or(LexiconMatch::kFolded);
  }
  return lexicons_[known->second.index];
}

void LexiconLoader::Remove(const std::vector<std::string>& list, const RecordPlace& place,
                           Lexicon* lexicon) {
  const auto key = [&](const std::string& words) {
    return lexicon->match == LexiconMatch::kExact ? words : FoldCase(words);
  };
  for (size_t i = 0; i < list.size(); ++i) {
    const std::string gone = key(list[i]);
    bool found = false;
    for (LexiconEntry& entry : lexicon->entries) {
      found |= std::erase_if(entry.words,
                             [&](const std::string& words) { return key(words) == gone; }) > 0;
    }
    std::erase_if(lexicon->entries, [](const LexiconEntry& entry) { return entry.words.empty(); });
    if (found) continue;
    faults_.push_back(place.file->Fault(
        JoinPointer(place.pointer, i),
        absl::StrFormat("lexicon \"%s\" has no \"%s\" to remove", lexicon->name, list[i])));
  }
}

void LexiconLoader::AddEntry(const json& item, const RecordPlace& list, size_t index,
                             Lexicon* lexicon) {
  const JsonFile& file = *list.file;
  const auto pointer = [&] { return JoinPointer(list.pointer, index); };
  LexiconEntry entry;
  if (item.is_string()) {
    entry.words.push_back(item.get<std::string>());
  } else if (item.is_object()) {
    ObjectReader inner(file, item, pointer(), &faults_);
    entry.words = inner.Strings("words", true);
    entry.value = inner.Any("value");
    inner.Done();
  } else {
    faults_.push_back(file.Fault(pointer(), absl::StrFormat("this is %s", TypeName(item)),
                                 "a word, or { \"words\": [...], \"value\": ... }"));
    return;
  }
  for (size_t w = 0; w < entry.words.size(); ++w) {
    if (HasLexiconKey(entry.words[w])) continue;
    const std::string at =
        item.is_object() ? JoinPointer(JoinPointer(pointer(), "words"), w) : pointer();
    faults_.push_back(file.Fault(at, "a word without a letter", "one word or several"));
  }
  if (!entry.words.empty()) {
    lexicon->entries.push_back(std::move(entry));
  } else if (item.is_object() && item.contains("words") && item["words"].is_array() &&
             item["words"].empty()) {
    faults_.push_back(file.Fault(JoinPointer(pointer(), "words"), "no words", "one or more"));
  }
}

void LexiconLoader::CheckNames(const std::vector<std::string>& taken) const {
  for (const Lexicon& lexicon : lexicons_) {
    if (std::find(taken.begin(), taken.end(), lexicon.name) == taken.end()) continue;
    const RecordPlace& place = known_.at(lexicon.name).place;
    faults_.push_back(place.file->Fault(
        JoinPointer(place.pointer, "lexicon"),
        absl::StrFormat("\"%s\" is the name of a class that is not looked up", lexicon.name),
        "another name"));
  }
}

}  // namespace gainsay::loader_internal
