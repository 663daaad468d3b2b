// SPDX-License-Identifier: Apache-2.0
//
// Files are read in the order of their names, and everything wrong in them is collected, so that
// an author sees all mistakes at once. A pack adds to those before it; within one pack a name
// stands for one thing.
//
// Tested by tests/rules/ruleset_test.cc (tables of bad files with the whole message) and
// tests/rules/override_test.cc.
#include "rules/loader.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <set>
#include <utility>

#include "absl/strings/str_format.h"
#include "base/hash.h"
#include "base/status.h"
#include "base/write_file.h"
#include "nlohmann/json.hpp"
#include "rules/fold.h"
#include "rules/lexicon_index.h"
#include "rules/pattern_syntax.h"
#include "rules/schema.h"

namespace gainsay {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr std::string_view kOpen = "«", kClose = "»";
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

// Names are printed with every finding and typed by users: keep them to one line of safe letters.
bool IsName(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == '_' || c == '/';
  });
}

class PackLoader {
 public:
  PackLoader(LoadedPacks* loaded, std::vector<absl::Status>* faults)
      : loaded_(*loaded), faults_(*faults) {}

  void Load(const std::string& directory);
  void Finish();

 private:
  using Reader = ObjectReader;

  void LoadFile(const std::string& shown, std::string text);
  void LoadRecord(const json& record, const std::string& pointer);
  void LoadClasses(const JsonFile& file);
  void LoadLexicon(const json& record, Reader* reader);
  void LoadLayer(const json& record, Reader* reader);
  void LoadFragments(const json& let, const std::string& pointer, LoadedLayer* layer);
  void LoadRule(const json& value, const std::string& pointer, Position position,
                LoadedLayer* layer);
  void LoadWhole(const std::string& kind, const json& record, Reader* reader);
  bool CheckExamples(const json& record, const std::string& pointer, bool with_marks,
                     std::vector<std::string>* match, std::vector<std::string>* none);

  absl::Status Named(const std::string& pointer, std::string_view what,
                     std::string_view expected = {}) {
    return file_->Fault(pointer, what, expected);
  }
  // The name under `key`, checked; "" where it is no name.
  std::string Name(Reader* reader, std::string_view key);
  // Keys that say where a file's data comes from.
  static void Origin(Reader* reader) {
    for (std::string_view key : {"about", "origin", "date", "licence"}) reader->Any(key);
  }

  LoadedPacks& loaded_;
  std::vector<absl::Status>& faults_;
  const JsonFile* file_ = nullptr;
  int pack_ = -1;
  std::map<std::string, std::pair<int, size_t>> lexicons_;  // name -> pack of last, index
  std::map<std::string, RecordPlace> lexicon_places_;
  std::map<std::string, size_t> layers_;
  std::map<std::string, std::pair<int, std::string>> rules_;  // name -> pack, layer
  std::map<std::pair<std::string, std::string>, size_t> whole_;
};

void PackLoader::Load(const std::string& directory) {
  ++pack_;
  PackInfo info;
  info.directory = directory;
  fs::path root(directory);
  std::error_code error;
  if (!fs::is_directory(root, error)) {
    faults_.push_back(Invalid(absl::StrFormat("%s: no such folder; expected a pack of rules, a "
                                              "folder with pack.json",
                                              directory)));
    loaded_.packs.push_back(std::move(info));
    return;
  }
  std::vector<std::string> names;
  for (fs::recursive_directory_iterator it(root, error), end; !error && it != end;
       it.increment(error)) {
    std::string name = it->path().filename().string();
    if (name[0] == '.') {
      if (it->is_directory(error)) it.disable_recursion_pending();
      continue;
    }
    if (it->is_regular_file(error))
      names.push_back(it->path().lexically_relative(root).generic_string());
    if (names.size() > kMaxFiles) break;
  }
  if (names.size() > kMaxFiles) {
    faults_.push_back(Invalid(
        absl::StrFormat("%s: more than %d files; is this a pack of rules?", directory, kMaxFiles)));
    loaded_.packs.push_back(std::move(info));
    return;
  }
  std::sort(names.begin(), names.end());
  if (!std::binary_search(names.begin(), names.end(), std::string("pack.json"))) {
    faults_.push_back(Invalid(absl::StrFormat(
        "%s: no pack.json\n  expected a file like { \"name\": \"mine\", \"version\": \"1\" }",
        directory)));
  }
  std::string digests;
  for (const std::string& name : names) {
    absl::StatusOr<std::string> text = ReadFile(root / name);
    if (!text.ok()) {
      faults_.push_back(text.status());
      continue;
    }
    digests += absl::StrFormat("%s  %s\n", Sha256(*text), name);
    std::string shown = (root / name).lexically_normal().generic_string();
    if (name == "pack.json") {
      absl::StatusOr<std::unique_ptr<JsonFile>> file = JsonFile::Parse(shown, *std::move(text));
      if (!file.ok()) {
        faults_.push_back(file.status());
        continue;
      }
      Reader reader(**file, (*file)->root(), "", &faults_);
      info.name = reader.String("name");
      info.version = reader.String("version");
      Origin(&reader);
      reader.Done();
      continue;
    }
    fs::path relative(name);
    bool json_file = relative.extension() == ".json";
    for (const fs::path& part : relative.parent_path()) {
      if (part == "text" || part == "models") json_file = false;
    }
    if (json_file) LoadFile(shown, *std::move(text));
  }
  info.sha256 = Sha256(digests);
  loaded_.packs.push_back(std::move(info));
}

void PackLoader::LoadFile(const std::string& shown, std::string text) {
  absl::StatusOr<std::unique_ptr<JsonFile>> file = JsonFile::Parse(shown, std::move(text));
  if (!file.ok()) {
    faults_.push_back(file.status());
    return;
  }
  loaded_.files.push_back(*std::move(file));
  file_ = loaded_.files.back().get();
  const json& root = file_->root();
  if (root.is_array()) {
    for (size_t i = 0; i < root.size(); ++i) LoadRecord(root[i], JoinPointer("", i));
  } else if (root.is_object() && root.contains("classes")) {
    LoadClasses(*file_);
  } else {
    LoadRecord(root, "");
  }
}

void PackLoader::LoadClasses(const JsonFile& file) {
  Reader reader(file, file.root(), "", &faults_);
  const json* classes = reader.Any("classes");
  Origin(&reader);
  reader.Done();
  if (!classes->is_object()) {
    reader.Fault("classes", "\"classes\" is no object", "{ \"name\": \"what it marks\" }");
    return;
  }
  std::vector<std::string> reserved = StructuralClasses();
  for (auto it = classes->begin(); it != classes->end(); ++it) {
    std::string at = JoinPointer("/classes", it.key());
    if (!IsName(it.key())) {
      faults_.push_back(file.FaultAtKey(at, "not a name", "letters, digits, . - _"));
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

void PackLoader::LoadRecord(const json& record, const std::string& pointer) {
  Reader reader(*file_, record, pointer, &faults_);
  if (!reader.ok()) return;
  // The first of these keys in the file; a table may well have a column "layer".
  std::string kind;
  uint32_t first = 0;
  for (const std::string& one : Kinds()) {
    if (!record.contains(one)) continue;
    uint32_t at = file_->Locate(JoinPointer(pointer, one));
    if (kind.empty() || at < first) {
      kind = one;
      first = at;
    }
  }
  if (kind.empty()) {
    std::string expected = "one of the keys: lexicon, layer, frame, table, policy";
    for (auto it = record.begin(); it != record.end(); ++it) {
      std::string close = DidYouMean(it.key(), Kinds());
      if (!close.empty()) expected += absl::StrFormat("; did you mean \"%s\"?", close);
    }
    faults_.push_back(Named(pointer, "this says not what kind of rules it holds", expected));
    return;
  }
  if (kind == "lexicon")
    LoadLexicon(record, &reader);
  else if (kind == "layer")
    LoadLayer(record, &reader);
  else
    LoadWhole(kind, record, &reader);
}

std::string PackLoader::Name(Reader* reader, std::string_view key) {
  size_t before = faults_.size();
  std::string name = reader->String(key);
  if (faults_.size() == before && !IsName(name)) {
    reader->Fault(key, absl::StrFormat("\"%s\" is not a name", name), "letters, digits, . - _");
    return "";
  }
  return name;
}

void PackLoader::LoadLexicon(const json& record, Reader* reader) {
  std::string name = Name(reader, "lexicon");
  std::string match = record.contains("match") ? reader->String("match") : "";
  reader->Any("match");
  bool replace = reader->Bool("replace", false);
  std::vector<std::string> remove = reader->Strings("remove", false);
  const json* entries = reader->Array("entries", remove.empty());
  Origin(reader);
  reader->Done();
  if (name.empty()) return;

  std::optional<LexiconMatch> way;
  if (match == "exact")
    way = LexiconMatch::kExact;
  else if (match == "folded")
    way = LexiconMatch::kFolded;
  else if (match == "lemma")
    way = LexiconMatch::kLemma;
  else if (!match.empty()) {
    std::string close = DidYouMean(match, {"exact", "folded", "lemma"});
    reader->Fault("match", absl::StrFormat("unknown way to match \"%s\"", match),
                  "exact, folded or lemma" +
                      (close.empty() ? "" : absl::StrFormat("; did you mean \"%s\"?", close)));
    return;
  }
  auto [known, added] = lexicons_.try_emplace(name, pack_, loaded_.lexicons.size());
  if (added) {
    lexicon_places_[name] = {file_, reader->pointer(), pack_};
    loaded_.lexicons.emplace_back();
    loaded_.lexicons.back().name = name;
    loaded_.lexicons.back().match = way.value_or(LexiconMatch::kFolded);
  }
  Lexicon& lexicon = loaded_.lexicons[known->second.second];
  if (way && *way != lexicon.match) {
    reader->Fault("match", absl::StrFormat("lexicon \"%s\" is matched another way elsewhere", name),
                  "the same way in all its files");
  }
  if (replace) lexicon.entries.clear();
  for (size_t i = 0; i < remove.size(); ++i) {
    auto key = [&](const std::string& words) {
      return lexicon.match == LexiconMatch::kExact ? words : FoldCase(words);
    };
    bool found = false;
    for (LexiconEntry& entry : lexicon.entries) {
      found |= std::erase_if(entry.words, [&](const std::string& words) {
                 return key(words) == key(remove[i]);
               }) > 0;
    }
    std::erase_if(lexicon.entries, [](const LexiconEntry& entry) { return entry.words.empty(); });
    if (!found) {
      faults_.push_back(
          Named(JoinPointer(JoinPointer(reader->pointer(), "remove"), i),
                absl::StrFormat("lexicon \"%s\" has no \"%s\" to remove", name, remove[i])));
    }
  }
  if (entries == nullptr) return;
  std::string at = JoinPointer(reader->pointer(), "entries");
  for (size_t i = 0; i < entries->size(); ++i) {
    const json& item = (*entries)[i];
    LexiconEntry entry;
    if (item.is_string()) {
      entry.words.push_back(item.get<std::string>());
    } else if (item.is_object()) {
      Reader inner(*file_, item, JoinPointer(at, i), &faults_);
      entry.words = inner.Strings("words", true);
      entry.value = inner.Any("value");
      inner.Done();
    } else {
      faults_.push_back(Named(JoinPointer(at, i), absl::StrFormat("this is %s", TypeName(item)),
                              "a word, or { \"words\": [...], \"value\": ... }"));
      continue;
    }
    for (size_t w = 0; w < entry.words.size(); ++w) {
      if (HasLexiconKey(entry.words[w])) continue;
      std::string place = JoinPointer(at, i);
      if (item.is_object()) place = JoinPointer(JoinPointer(place, "words"), w);
      faults_.push_back(Named(place, "a word without a letter", "one word or several"));
    }
    if (!entry.words.empty()) {
      lexicon.entries.push_back(std::move(entry));
    } else if (item.is_object() && item.contains("words") && item["words"].is_array() &&
               item["words"].empty()) {
      faults_.push_back(Named(JoinPointer(JoinPointer(at, i), "words"), "no words", "one or more"));
    }
  }
}

void PackLoader::LoadLayer(const json& record, Reader* reader) {
  std::string name = Name(reader, "layer");
  reader->Strings("uses", false);
  std::vector<std::string> remove = reader->Strings("remove", false);
  const json* let = reader->Any("let");
  const json* rules =
      reader->Array("rules", remove.empty() && let == nullptr && !record.contains("uses"));
  Origin(reader);
  reader->Done();
  if (name.empty()) return;
  auto [known, added] = layers_.try_emplace(name, loaded_.layers.size());
  if (added) loaded_.layers.emplace_back().name = name;
  LoadedLayer& layer = loaded_.layers[known->second];
  if (record.contains("uses") && record["uses"].is_array()) {
    for (size_t i = 0; i < record["uses"].size(); ++i) {
      const json& use = record["uses"][i];
      if (!use.is_string() ||
          std::find(layer.uses.begin(), layer.uses.end(), use) != layer.uses.end()) {
        continue;
      }
      layer.uses.push_back(use);
      layer.uses_places.push_back(
          {file_, JoinPointer(JoinPointer(reader->pointer(), "uses"), i), pack_});
    }
  }
  if (let != nullptr) LoadFragments(*let, JoinPointer(reader->pointer(), "let"), &layer);
  for (size_t i = 0; i < remove.size(); ++i) {
    size_t gone = std::erase_if(
        layer.rules, [&](const LoadedRule& rule) { return rule.rule.name == remove[i]; });
    rules_.erase(remove[i]);
    if (gone == 0) {
      std::vector<std::string> names;
      for (const LoadedRule& rule : layer.rules) names.push_back(rule.rule.name);
      std::string close = DidYouMean(remove[i], names);
      faults_.push_back(Named(
          JoinPointer(JoinPointer(reader->pointer(), "remove"), i),
          absl::StrFormat("layer \"%s\" has no rule \"%s\" to remove", name, remove[i]),
          close.empty() ? "" : absl::StrFormat("a rule's name; did you mean \"%s\"?", close)));
    }
  }
  if (rules == nullptr) return;
  std::string at = JoinPointer(reader->pointer(), "rules");
  std::vector<uint32_t> places = file_->LocateItems(at);
  for (size_t i = 0; i < rules->size(); ++i) {
    LoadRule((*rules)[i], JoinPointer(at, i), file_->At(places[i]), &layer);
  }
}

void PackLoader::LoadFragments(const json& let, const std::string& pointer, LoadedLayer* layer) {
  if (!let.is_object()) {
    faults_.push_back(Named(pointer, absl::StrFormat("\"let\" is %s", TypeName(let)),
                            "an object, { \"name\": \"pattern\" }"));
    return;
  }
  for (auto it = let.begin(); it != let.end(); ++it) {
    std::string at = JoinPointer(pointer, it.key());
    auto known = layer->fragment_places.find(it.key());
    if (!IsName(it.key())) {
      faults_.push_back(file_->FaultAtKey(at, "not a name", "letters, digits, . - _"));
    } else if (!it->is_string() || it->get_ref<const std::string&>().empty()) {
      faults_.push_back(Named(at, "a fragment that is no pattern", "a string"));
    } else if (known != layer->fragment_places.end() && known->second.pack == pack_) {
      faults_.push_back(file_->FaultAtKey(
          at,
          absl::StrFormat("fragment \"%s\" is given twice in one pack; before in %s", it.key(),
                          known->second.file->path()),
          "a name of its own"));
    } else {
      layer->fragments[it.key()] = it->get<std::string>();
      layer->fragment_places[it.key()] = {file_, at, pack_};
    }
  }
}

void PackLoader::LoadRule(const json& value, const std::string& pointer, Position position,
                          LoadedLayer* layer) {
  size_t before = faults_.size();
  Reader reader(*file_, value, pointer, &faults_);
  if (!reader.ok()) return;
  LoadedRule rule;
  rule.rule.name = Name(&reader, "name");
  rule.rule.pattern = reader.String("pattern");
  rule.match_case = reader.Bool("case", false);
  rule.except = reader.Strings("except", false);
  rule.rule.make = reader.Any("make");
  rule.rule.source = &value;
  reader.Any("examples");
  reader.Any("about");
  reader.Done();
  CheckExamples(value, pointer, true, &rule.rule.match_examples, &rule.rule.none_examples);
  if (faults_.size() > before) return;

  rule.place = {file_, pointer, pack_};
  rule.rule.file = file_->path();
  rule.rule.line = position.line;
  rule.rule.column = position.column;
  auto [known, added] = rules_.try_emplace(rule.rule.name, pack_, layer->name);
  auto same = std::find_if(layer->rules.begin(), layer->rules.end(), [&](const LoadedRule& other) {
    return other.rule.name == rule.rule.name;
  });
  std::string at = JoinPointer(pointer, "name");
  if (!added && known->second.second != layer->name) {
    faults_.push_back(Named(at,
                            absl::StrFormat("rule \"%s\" stands in layer \"%s\" already",
                                            rule.rule.name, known->second.second),
                            "a name of its own"));
  } else if (!added && known->second.first == pack_) {
    faults_.push_back(
        Named(at,
              absl::StrFormat("rule \"%s\" is given twice in one pack; before at %s:%d",
                              rule.rule.name, same->rule.file, same->rule.line),
              "a name of its own"));
  } else if (!added) {
    known->second.first = pack_;
    *same = std::move(rule);
  } else {
    layer->rules.push_back(std::move(rule));
  }
}

bool PackLoader::CheckExamples(const json& record, const std::string& pointer, bool with_marks,
                               std::vector<std::string>* match, std::vector<std::string>* none) {
  size_t before = faults_.size();
  constexpr std::string_view kWanted =
      "\"examples\": { \"match\": [\"...\"], \"none\": [\"...\"] }";
  if (!record.contains("examples")) {
    faults_.push_back(Named(pointer, "\"examples\" is missing", kWanted));
    return false;
  }
  std::string at = JoinPointer(pointer, "examples");
  Reader reader(*file_, record["examples"], at, &faults_);
  if (!reader.ok()) return false;
  if (with_marks) {
    *match = reader.Strings("match", true);
    *none = reader.Strings("none", true);
  } else {
    reader.Array("match", true);
    reader.Array("none", true);
  }
  reader.Done();
  if (faults_.size() > before) return false;
  const json& examples = record["examples"];
  for (std::string_view key : {"match", "none"}) {
    const json& list = examples[std::string(key)];
    if (list.empty()) {
      reader.Fault(
          key, absl::StrFormat("no example that must %s", key == "match" ? "match" : "not match"),
          "at least one");
    }
    if (!with_marks) continue;
    for (size_t i = 0; i < list.size(); ++i) {
      const std::string& text = list[i].get_ref<const std::string&>();
      std::string place = JoinPointer(JoinPointer(at, key), i);
      size_t mark = text.find(kOpen);
      if (key == "none") {
        if (mark == std::string::npos && text.find(kClose) == std::string::npos) continue;
        faults_.push_back(
            Named(place, "an example that must not match has a mark", "a text without « and »"));
        continue;
      }
      bool good = mark != std::string::npos;
      for (size_t from = 0; good && from < text.size();) {
        size_t open = text.find(kOpen, from), close = text.find(kClose, from);
        if (open == std::string::npos && close == std::string::npos) break;
        good = open != std::string::npos && close != std::string::npos &&
               open + kOpen.size() < close && text.find(kOpen, open + 1) > close;
        from = close + kClose.size();
      }
      if (!good) {
        faults_.push_back(Named(place, "what must match is not marked", "«...» around it"));
      }
    }
  }
  return faults_.size() == before;
}

void PackLoader::LoadWhole(const std::string& kind, const json& record, Reader* reader) {
  std::string name = Name(reader, kind);
  if (name.empty()) return;
  if (kind == "frame") {
    std::vector<std::string> match, none;
    if (!CheckExamples(record, reader->pointer(), false, &match, &none)) return;
  }
  LoadedFile loaded{{kind, name, file_->path(), &record}, {file_, reader->pointer(), pack_}};
  auto [known, added] = whole_.try_emplace({kind, name}, loaded_.whole.size());
  if (added) {
    loaded_.whole.push_back(std::move(loaded));
    return;
  }
  LoadedFile& before = loaded_.whole[known->second];
  if (before.place.pack == pack_) {
    faults_.push_back(Named(JoinPointer(reader->pointer(), kind),
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
  for (const Lexicon& lexicon : loaded_.lexicons) {
    if (std::find(taken.begin(), taken.end(), lexicon.name) != taken.end()) {
      const RecordPlace& place = lexicon_places_[lexicon.name];
      faults_.push_back(place.file->Fault(
          JoinPointer(place.pointer, "lexicon"),
          absl::StrFormat("\"%s\" is the name of a class that is not looked up", lexicon.name),
          "another name"));
    }
  }
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
