// SPDX-License-Identifier: Apache-2.0
//
// gainsay.json, the settings of a folder of articles, committed with them. Comments are allowed;
// every key may be left out; paths are relative to the file.
//
//   {
//     "paths": ["news"],
//     "exclude": ["news/archive/**"],
//     "rules": [{ "path": "my-rules", "sha256": "1f0a..." }],
//     "levels": { "name.spelling": "note", "place": "off" },
//     "sources": { "news/wire/**": "The Wire", "tribune.example": "Tribune" },
//     "trusted": ["The Wire"],
//     "fail_on": "error"
//   }
//
// Unknown keys, wrong types and unknown levels are errors with their place. What each key means is
// told once, in schema/gainsay.schema.json.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "findings/finding.h"

namespace gainsay {

struct Config {
  struct Pack {
    std::string path;    // a folder, or "builtin"
    std::string sha256;  // "" where not pinned
  };
  using Level = std::optional<Severity>;  // nothing: off

  std::string file;  // "" where there is none
  std::string root;  // its folder, to be put before paths: "" or "../"
  std::vector<std::string> paths, exclude, trusted;
  std::vector<Pack> rules;
  std::vector<std::pair<std::string, Level>> levels;         // field or rule -> level
  std::vector<std::pair<std::string, std::string>> sources;  // path or domain -> name
  Severity fail_on = Severity::kError;
  double min_confidence = 0, min_coverage = 0;
  bool strict = false;
  std::string decisions, cache;
  std::map<std::string, std::string> origin;  // key -> "gainsay.json:4"; others are defaults

  // Records that an option of the command line has the last word.
  void Override(const std::string& key, const std::string& option) { origin[key] = option; }
  // A path of the file as seen from the working directory.
  std::string From(const std::string& path) const;
};

inline constexpr char kConfigFile[] = "gainsay.json";

// The nearest gainsay.json in `folder` or above it, no further than the root of a git repository;
// as a path beginning with `folder` and "..", "" where there is none.
std::string FindConfig(const std::string& folder);

absl::StatusOr<Config> ReadConfig(const std::string& path);

// The effective settings as JSON with comments that say where each is from.
std::string ShowConfig(const Config& config);

// What `gainsay init` writes: a file with every key explained.
std::string StartingConfig(const std::vector<std::string>& paths);

// "news/**/*.md": * within a name, ** over folders, ? one character; without any of these a
// folder or file. Both with "/" between names.
bool PathMatches(const std::string& pattern, const std::string& path);

// The level a finding has by the first of: its rule, the longest beginning of it, its field.
// Nothing where none is set.
std::optional<Config::Level> LevelOf(const Config& config, const Finding& finding);

// The name the settings give the source of an article, or "".
std::string SourceOf(const Config& config, const std::string& path, const std::string& url);

}  // namespace gainsay
