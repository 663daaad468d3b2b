// SPDX-License-Identifier: Apache-2.0
//
// Files are read in the order of their names, and everything wrong in them is collected, so that
// an author sees all mistakes at once. A pack adds to those before it; within one pack a name
// stands for one thing. What a lexicon and a layer hold is read in loader_lexicons.cc and
// loader_layers.cc.
//
// Tested by tests/rules/ruleset_test.cc (tables of bad files with the whole message) and
// tests/rules/override_test.cc.
#include "rules/loader.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <utility>

#include "absl/strings/str_format.h"
#include "base/hash.h"
#include "base/status.h"
#include "base/write_file.h"
#include "nlohmann/json.hpp"
#include "rules/loader_records.h"
#include "rules/pattern_syntax.h"
#include "rules/schema.h"

namespace gainsay {
namespace loader_internal {

bool IsName(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == '_' || c == '/';
  });
}

std::string ReadName(ObjectReader* reader, std::string_view key) {
  std::string name = reader->String(key);
  if (name.empty() || IsName(name)) return name;
  reader->Fault(key, absl::StrFormat("\"%s\" is not a name", name), kNameSigns);
  return "";
}

void ReadOrigin(ObjectReader* reader) {
  for (std::string_view key : {"about", "origin", "date", "licence"}) reader->Any(key);
}

std::string Suggestion(std::string_view name, const std::vector<std::string>& known) {
  const std::string close = DidYouMean(name, known);
  return close.empty() ? "" : absl::StrFormat("; did you mean \"%s\"?", close);
}

}  // namespace loader_internal

namespace {

using namespace loader_internal;
using nlohmann::json;
namespace fs = std::filesystem;

constexpr size_t kMaxFiles = 10000;

const std::vector<std::string>& Kinds() {
  static const std::vector<std::string>& kinds =
      *new std::vector<std::string>{"lexicon", "layer", "frame", "table", "policy"};
  return kinds;
}

absl::StatusOr<std::string> ReadFile(const fs::path& path) {
  absl::StatusOr<std::string> text = ReadWholeFile(path.string());
  if (!text.ok()) return Invalid(absl::StrFormat("%s: cannot be read", path.string()));
  return text;
}

// The files below a pack's folder by their names in it, sorted; without hidden ones.
absl::StatusOr<std::vector<std::string>> ListFiles(const std::string& directory) {
  const fs::path root(directory);
  std::error_code error;
  if (!fs::is_directory(root, error)) {
    return Invalid(absl::StrFormat("%s: no such folder; expected a pack of rules, a "
                                   "folder with pack.json",
                                   directory));
  }
  std::vector<std::string> names;
  for (fs::recursive_directory_iterator it(root, error), end; !error && it != end;
       it.increment(error)) {
    if (it->path().filename().string()[0] == '.') {
      if (it->is_directory(error)) it.disable_recursion_pending();
      continue;
    }
    if (it->is_regular_file(error)) {
      names.push_back(it->path().lexically_relative(root).generic_string());
    }
    if (names.size() > kMaxFiles) {
      return Invalid(absl::StrFormat("%s: more than %d files; is this a pack of rules?", directory,
                                     kMaxFiles));
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

// Whether a file of a pack holds rules; texts and models lie beside them.
bool HoldsRules(const fs::path& name) {
  if (name.extension() != ".json") return false;
  const fs::path folder = name.parent_path();
  return std::none_of(folder.begin(), folder.end(),
                      [](const fs::path& part) { return part == "text" || part == "models"; });
}

class PackLoader {
 public:
  PackLoader(LoadedPacks* loaded, Faults* faults)
      : loaded_(*loaded),
        faults_(*faults),
        lexicons_(&loaded->lexicons, faults),
        layers_(&loaded->layers, faults) {}

  void Load(const std::string& directory);
  void Finish();

 private:
  void LoadFiles(const std::vector<std::string>& names, PackInfo* info);
  void LoadPackInfo(const std::string& shown, std::string text, PackInfo* info);
  void LoadFile(const std::string& shown, std::string text);
  void LoadClasses(const JsonFile& file);
  void LoadRecord(const json& record, const RecordPlace& place);
  std::string KindOf(const json& record, const RecordPlace& place);
  void LoadWhole(const std::string& kind, const json& record, const RecordPlace& place,
                 ObjectReader* reader);

  LoadedPacks& loaded_;
  Faults& faults_;
  LexiconLoader lexicons_;
  LayerLoader layers_;
  int pack_ = -1;
  std::map<std::pair<std::string, std::string>, size_t> whole_;  // kind and name -> index
};

void PackLoader::Load(const std::string& directory) {
  ++pack_;
  PackInfo info;
  info.directory = directory;
  const absl::StatusOr<std::vector<std::string>> names = ListFiles(directory);
  if (names.ok()) {
    LoadFiles(*names, &info);
  } else {
    faults_.push_back(names.status());
  }
  loaded_.packs.push_back(std::move(info));
}

void PackLoader::LoadFiles(const std::vector<std::string>& names, PackInfo* info) {
  if (!std::binary_search(names.begin(), names.end(), std::string("pack.json"))) {
    faults_.push_back(Invalid(absl::StrFormat(
        "%s: no pack.json\n  expected a file like { \"name\": \"mine\", \"version\": \"1\" }",
        info->directory)));
  }
  const fs::path root(info->directory);
  std::string digests;
  for (const std::string& name : names) {
    absl::StatusOr<std::string> text = ReadFile(root / name);
    if (!text.ok()) {
      faults_.push_back(text.status());
      continue;
    }
    digests += absl::StrFormat("%s  %s\n", Sha256(*text), name);
    const std::string shown = (root / name).lexically_normal().generic_string();
    if (name == "pack.json") {
      LoadPackInfo(shown, *std::move(text), info);
    } else if (HoldsRules(name)) {
      LoadFile(shown, *std::move(text));
    }
  }
  info->sha256 = Sha256(digests);
}

void PackLoader::LoadPackInfo(const std::string& shown, std::string text, PackInfo* info) {
  const absl::StatusOr<std::unique_ptr<JsonFile>> file = JsonFile::Parse(shown, std::move(text));
  if (!file.ok()) {
    faults_.push_back(file.status());
    return;
  }
  ObjectReader reader(**file, (*file)->root(), "", &faults_);
  info->name = reader.String("name");
  info->version = reader.String("version");
  ReadOrigin(&reader);
  reader.Done();
}

void PackLoader::LoadFile(const std::string& shown, std::string text) {
  absl::StatusOr<std::unique_ptr<JsonFile>> parsed = JsonFile::Parse(shown, std::move(text));
  if (!parsed.ok()) {
    faults_.push_back(parsed.status());
    return;
  }
  loaded_.files.push_back(*std::move(parsed));
  const JsonFile& file = *loaded_.files.back();
  const json& root = file.root();
  if (root.is_array()) {
    for (size_t i = 0; i < root.size(); ++i) {
      LoadRecord(root[i], {&file, JoinPointer("", i), pack_});
    }
  } else if (root.is_object() && root.contains("classes")) {
    LoadClasses(file);
  } else {
    LoadRecord(root, {&file, "", pack_});
  }
}

void PackLoader::LoadClasses(const JsonFile& file) {
  ObjectReader reader(file, file.root(), "", &faults_);
  const json* classes = reader.Any("classes");
  ReadOrigin(&reader);
  reader.Done();
  if (!classes->is_object()) {
    reader.Fault("classes", "\"classes\" is no object", "{ \"name\": \"what it marks\" }");
    return;
  }
  const std::vector<std::string> reserved = StructuralClasses();
  for (auto it = classes->begin(); it != classes->end(); ++it) {
    const std::string at = JoinPointer("/classes", it.key());
    if (!IsName(it.key())) {
      faults_.push_back(file.FaultAtKey(at, "not a name", kNameSigns));
    } else if (std::find(reserved.begin(), reserved.end(), it.key()) != reserved.end()) {
      faults_.push_back(file.FaultAtKey(
          at, absl::StrFormat("\"%s\" is a class of words that patterns know already", it.key()),
          "another name"));
    } else if (std::find(loaded_.classes.begin(), loaded_.classes.end(), it.key()) ==
               loaded_.classes.end()) {
      loaded_.classes.push_back(it.key());
    }
  }
}

void PackLoader::LoadRecord(const json& record, const RecordPlace& place) {
  ObjectReader reader(*place.file, record, place.pointer, &faults_);
  if (!reader.ok()) return;
  const std::string kind = KindOf(record, place);
  if (kind.empty()) return;
  if (kind == "lexicon") {
    lexicons_.Load(record, place, &reader);
  } else if (kind == "layer") {
    layers_.Load(record, place, &reader);
  } else {
    LoadWhole(kind, record, place, &reader);
  }
}

// The first key of the record that is a kind, as they stand in the file (a table may well have a
// column "layer"); "" where there is none (told).
std::string PackLoader::KindOf(const json& record, const RecordPlace& place) {
  std::string kind;
  uint32_t first = 0;
  for (const std::string& one : Kinds()) {
    if (!record.contains(one)) continue;
    const uint32_t at = place.file->Locate(JoinPointer(place.pointer, one));
    if (kind.empty() || at < first) {
      kind = one;
      first = at;
    }
  }
  if (kind.empty()) {
    std::string expected = "one of the keys: lexicon, layer, frame, table, policy";
    for (auto it = record.begin(); it != record.end(); ++it) {
      expected += Suggestion(it.key(), Kinds());
    }
    faults_.push_back(
        place.file->Fault(place.pointer, "this says not what kind of rules it holds", expected));
  }
  return kind;
}

// Frames, tables and policies: a later pack's stands in the place of one of the same name.
void PackLoader::LoadWhole(const std::string& kind, const json& record, const RecordPlace& place,
                           ObjectReader* reader) {
  const std::string name = ReadName(reader, kind);
  if (name.empty()) return;
  if (kind == "frame" && !HasExamples(record, place, &faults_)) return;
  LoadedFile loaded{{kind, name, place.file->path(), &record}, place};
  const auto [known, added] = whole_.try_emplace({kind, name}, loaded_.whole.size());
  if (added) {
    loaded_.whole.push_back(std::move(loaded));
    return;
  }
  LoadedFile& before = loaded_.whole[known->second];
  if (before.place.pack == pack_) {
    faults_.push_back(
        place.file->Fault(JoinPointer(place.pointer, kind),
                          absl::StrFormat("%s \"%s\" is given twice in one pack; before in %s",
                                          kind, name, before.file.path),
                          "a name of its own"));
    return;
  }
  before = std::move(loaded);
}

void PackLoader::Finish() {
  std::vector<std::string> taken = StructuralClasses();
  taken.insert(taken.end(), loaded_.classes.begin(), loaded_.classes.end());
  lexicons_.CheckNames(taken);
  std::sort(loaded_.layers.begin(), loaded_.layers.end(),
            [](const LoadedLayer& a, const LoadedLayer& b) { return a.name < b.name; });
  std::sort(loaded_.whole.begin(), loaded_.whole.end(),
            [](const LoadedFile& a, const LoadedFile& b) {
              return std::tie(a.file.kind, a.file.name) < std::tie(b.file.kind, b.file.name);
            });
}

}  // namespace

LoadedPacks LoadPacks(const std::vector<std::string>& directories,
                      std::vector<absl::Status>* faults) {
  LoadedPacks loaded;
  PackLoader loader(&loaded, faults);
  for (const std::string& directory : directories) loader.Load(directory);
  loader.Finish();
  return loaded;
}

}  // namespace gainsay
