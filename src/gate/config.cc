// SPDX-License-Identifier: Apache-2.0
// Tested by tests/gate/config_test.cc.
#include "gate/config.h"

#include <algorithm>
#include <filesystem>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "base/status.h"
#include "base/write_file.h"
#include "gate/suppressions.h"
#include "nlohmann/json.hpp"
#include "rules/json_file.h"

namespace gainsay {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using nlohmann::ordered_json;

const std::vector<std::string>& Keys() {
  static const std::vector<std::string> keys = {
      "$schema", "paths",          "exclude",      "rules",  "levels",    "sources", "trusted",
      "fail_on", "min_confidence", "min_coverage", "strict", "decisions", "cache"};
  return keys;
}

std::string LevelName(const Config::Level& level) {
  return level ? std::string(SeverityName(*level)) : "off";
}

std::string OneOf(const std::vector<std::string>& known, const std::string& word) {
  std::string near = DidYouMean(word, known);
  return "one of: " + absl::StrJoin(known, ", ") +
         (near.empty() ? "" : "; did you mean \"" + near + "\"?");
}

const std::vector<std::string>& Fields() {
  static const std::vector<std::string> fields = {"name",   "date",        "number",   "place",
                                                  "office", "attribution", "polarity", "other"};
  return fields;
}

class Reader {
 public:
  Reader(const JsonFile& file, Config* out) : file_(file), out_(*out) {}

  absl::Status Read() {
    const json& root = file_.root();
    if (!root.is_object()) return file_.Fault("", "not a configuration", "a JSON object");
    for (const auto& [key, value] : root.items()) {
      if (std::find(Keys().begin(), Keys().end(), key) == Keys().end()) {
        return file_.FaultAtKey(JoinPointer("", key), absl::StrFormat("unknown key \"%s\"", key),
                                OneOf(Keys(), key));
      }
      const std::string at = JoinPointer("", key);
      RETURN_IF_ERROR(Value(key, value, at));
      if (key != "$schema") {
        out_.origin[key] = absl::StrFormat("%s:%d", file_.path(), file_.At(file_.Locate(at)).line);
      }
    }
    return absl::OkStatus();
  }

 private:
  absl::Status Value(const std::string& key, const json& value, const std::string& at) {
    if (key == "paths") return Texts(value, at, &out_.paths);
    if (key == "exclude") return Texts(value, at, &out_.exclude);
    if (key == "trusted") return Texts(value, at, &out_.trusted);
    if (key == "rules") return Packs(value, at);
    if (key == "levels") return Levels(value, at);
    if (key == "sources") return Sources(value, at);
    if (key == "min_confidence") return Share(value, at, &out_.min_confidence);
    if (key == "min_coverage") return Share(value, at, &out_.min_coverage);
    if (key == "decisions") return Text(value, at, &out_.decisions);
    if (key == "cache") return Text(value, at, &out_.cache);
    if (key == "strict") {
      if (!value.is_boolean()) return file_.Fault(at, "not a switch", "true or false");
      out_.strict = value.get<bool>();
    }
    if (key == "fail_on") {
      std::string name;
      RETURN_IF_ERROR(Text(value, at, &name));
      auto severity = ParseSeverity(name);
      if (!severity) {
        return file_.Fault(at, "unknown severity", OneOf({"error", "warning", "note"}, name));
      }
      out_.fail_on = *severity;
    }
    return absl::OkStatus();
  }

  absl::Status Text(const json& value, const std::string& at, std::string* out) {
    if (!value.is_string() || value.get_ref<const std::string&>().empty()) {
      return file_.Fault(at, "not a text", "a JSON string that is not empty");
    }
    *out = value.get<std::string>();
    return absl::OkStatus();
  }

  absl::Status Texts(const json& value, const std::string& at, std::vector<std::string>* out) {
    if (!value.is_array()) return file_.Fault(at, "not a list", "an array of strings");
    for (size_t i = 0; i < value.size(); ++i) {
      RETURN_IF_ERROR(Text(value[i], JoinPointer(at, i), &out->emplace_back()));
    }
    return absl::OkStatus();
  }

  absl::Status Share(const json& value, const std::string& at, double* out) {
    if (!value.is_number() || value.get<double>() < 0 || value.get<double>() > 1) {
      return file_.Fault(at, "not a share", "a number from 0 to 1");
    }
    *out = value.get<double>();
    return absl::OkStatus();
  }

  absl::Status Packs(const json& value, const std::string& at) {
    if (!value.is_array()) return file_.Fault(at, "not a list", "an array of rule packs");
    for (size_t i = 0; i < value.size(); ++i) {
      const std::string here = JoinPointer(at, i);
      Config::Pack& pack = out_.rules.emplace_back();
      if (value[i].is_string()) {
        RETURN_IF_ERROR(Text(value[i], here, &pack.path));
        continue;
      }
      if (!value[i].is_object() || !value[i].contains("path")) {
        return file_.Fault(here, "not a rule pack", "{ \"path\": DIR, \"sha256\": DIGEST }");
      }
      for (const auto& [key, item] : value[i].items()) {
        if (key != "path" && key != "sha256") {
          return file_.FaultAtKey(JoinPointer(here, key),
                                  absl::StrFormat("unknown key \"%s\"", key),
                                  OneOf({"path", "sha256"}, key));
        }
        RETURN_IF_ERROR(
            Text(item, JoinPointer(here, key), key == "path" ? &pack.path : &pack.sha256));
      }
    }
    return absl::OkStatus();
  }

  absl::Status Levels(const json& value, const std::string& at) {
    if (!value.is_object()) return file_.Fault(at, "not levels", "{ \"number\": \"warning\" }");
    for (const auto& [key, item] : value.items()) {
      const std::string here = JoinPointer(at, key);
      const std::string field = key.substr(0, key.find('.'));
      if (std::find(Fields().begin(), Fields().end(), field) == Fields().end()) {
        return file_.FaultAtKey(here, absl::StrFormat("\"%s\" names no field and no rule", key),
                                "a field or what begins with one; " + OneOf(Fields(), field));
      }
      std::string name;
      RETURN_IF_ERROR(Text(item, here, &name));
      auto severity = ParseSeverity(name);
      if (!severity && name != "off") {
        return file_.Fault(here, "unknown level", OneOf({"error", "warning", "note", "off"}, name));
      }
      out_.levels.emplace_back(key, severity);
    }
    return absl::OkStatus();
  }

  absl::Status Sources(const json& value, const std::string& at) {
    if (!value.is_object())
      return file_.Fault(at, "not sources", "{ \"news/wire/**\": \"The Wire\" }");
    for (const auto& [key, item] : value.items()) {
      std::string name;
      RETURN_IF_ERROR(Text(item, JoinPointer(at, key), &name));
      out_.sources.emplace_back(key, std::move(name));
    }
    return absl::OkStatus();
  }

  const JsonFile& file_;
  Config& out_;
};

bool Glob(std::string_view pattern, std::string_view path) {
  // By trying: a pattern is written by the owner of the articles and has few stars.
  if (pattern.empty()) return path.empty();
  if (pattern.starts_with("**/")) {
    for (size_t at = 0; at != path.npos; at = path.find('/', at), at += at != path.npos) {
      if (Glob(pattern.substr(3), path.substr(at))) return true;
    }
    return false;
  }
  if (pattern == "**") return true;
  if (pattern[0] == '*') {
    for (size_t at = 0;; ++at) {
      if (Glob(pattern.substr(1), path.substr(at))) return true;
      if (at == path.size() || path[at] == '/') return false;
    }
  }
  if (path.empty()) return false;
  if (pattern[0] != '?' ? pattern[0] != path[0] : path[0] == '/') return false;
  return Glob(pattern.substr(1), path.substr(1));
}

// "tribune.example" of "https://www.tribune.example/a/b".
std::string_view HostOf(std::string_view url) {
  size_t scheme = url.find("://");
  if (scheme == url.npos) return {};
  url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/?#:"));
  return url;
}

}  // namespace

std::string Config::From(const std::string& path) const {
  if (root.empty() || fs::path(path).is_absolute()) return path;
  return (fs::path(root) / path).lexically_normal().string();
}

std::string FindConfig(const std::string& folder) {
  fs::path here = folder;
  std::error_code error;
  for (int level = 0; level < 64; ++level, here /= "..") {
    fs::path file = here / kConfigFile;
    if (fs::exists(file, error)) return file.lexically_normal().string();
    if (fs::exists(here / ".git", error)) break;
    fs::path real = fs::canonical(here.empty() ? "." : here, error);
    if (error || real == real.root_path()) break;
  }
  return "";
}

absl::StatusOr<Config> ReadConfig(const std::string& path) {
  ASSIGN_OR_RETURN(std::string text, ReadWholeFile(path));
  ASSIGN_OR_RETURN(auto file, JsonFile::Parse(path, std::move(text)));
  Config config;
  config.file = path;
  config.root = fs::path(path).parent_path().string();
  RETURN_IF_ERROR(Reader(*file, &config).Read());
  return config;
}

bool PathMatches(const std::string& pattern, const std::string& path) {
  if (pattern.find_first_of("*?") != pattern.npos) return Glob(pattern, path);
  std::string_view plain = pattern;
  while (plain.ends_with('/')) plain.remove_suffix(1);
  if (plain == "." || plain == path) return true;
  return path.size() > plain.size() && path.starts_with(plain) && path[plain.size()] == '/';
}

std::optional<Config::Level> LevelOf(const Config& config, const Finding& finding) {
  const std::pair<std::string, Config::Level>* best = nullptr;
  for (const auto& level : config.levels) {
    if (!Names(level.first, finding)) continue;
    if (best == nullptr || level.first.size() > best->first.size()) best = &level;
  }
  if (best == nullptr) return std::nullopt;
  return best->second;
}

std::string SourceOf(const Config& config, const std::string& path, const std::string& url) {
  const std::string_view host = HostOf(url);
  for (const auto& [match, name] : config.sources) {
    if (PathMatches(config.From(match), path)) return name;
    bool below = host.size() > match.size() && host.ends_with(match) &&
                 host[host.size() - match.size() - 1] == '.';
    if (host == match || below) return name;
  }
  return "";
}

std::string ShowConfig(const Config& config) {
  ordered_json packs = json::array(), levels = json::object(), sources = json::object();
  for (const Config::Pack& pack : config.rules) {
    ordered_json entry = {{"path", pack.path}};
    if (!pack.sha256.empty()) entry["sha256"] = pack.sha256;
    packs.push_back(std::move(entry));
  }
  for (const auto& [of, level] : config.levels) levels[of] = LevelName(level);
  for (const auto& [match, name] : config.sources) sources[match] = name;
  auto number = [](double value) { return absl::StrFormat("%g", value); };
  auto text = [](const auto& value) {
    return ordered_json(value).dump(-1, ' ', false, ordered_json::error_handler_t::replace);
  };
  std::vector<std::pair<std::string, std::string>> lines = {
      {"paths", text(config.paths)},
      {"exclude", text(config.exclude)},
      {"rules", text(packs)},
      {"levels", text(levels)},
      {"sources", text(sources)},
      {"trusted", text(config.trusted)},
      {"fail_on", text(std::string(SeverityName(config.fail_on)))},
      {"min_confidence", number(config.min_confidence)},
      {"min_coverage", number(config.min_coverage)},
      {"strict", config.strict ? "true" : "false"}};
  // These two have no default that could be written.
  if (!config.decisions.empty()) lines.emplace_back("decisions", text(config.decisions));
  if (!config.cache.empty()) lines.emplace_back("cache", text(config.cache));
  std::string out = "{\n";
  for (size_t i = 0; i < lines.size(); ++i) {
    const auto& [key, value] = lines[i];
    auto origin = config.origin.find(key);
    out += absl::StrFormat("  \"%s\": %s%s  // %s\n", key, value, i + 1 < lines.size() ? "," : "",
                           origin == config.origin.end() ? "default" : origin->second);
  }
  return out + "}\n";
}

std::string StartingConfig(const std::vector<std::string>& paths) {
  return absl::StrFormat(R"({
  // Settings of `gainsay check`; each is explained in gainsay(1). Paths are relative to this file.

  // The articles: files and folders.
  "paths": %s,

  // Left out of them: * within a name, ** over folders.
  "exclude": [],

  // What was decided about findings. Commit it; `gainsay decisions` reads and edits it.
  "decisions": "%s",

  // The least severity that fails the check: error, warning or note.
  "fail_on": "error",

  // Another severity for a field or a rule, or "off":
  //   "levels": { "name.spelling": "warning", "place": "off" },
  "levels": {},

  // Names for sources that do not state their own, by path or by domain:
  //   "sources": { "news/wire/**": "The Wire", "tribune.example": "Tribune" },
  "sources": {}
}
)",
                         ordered_json(paths).dump(), "gainsay-decisions.jsonl");
}

}  // namespace gainsay
