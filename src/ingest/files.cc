// SPDX-License-Identifier: Apache-2.0
// Tested by tests/ingest/reader_test.cc.
#include "ingest/files.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/match.h"
#include "absl/strings/str_format.h"
#include "base/status.h"
#include "ingest/encoding.h"

namespace gainsay {
namespace {

namespace fs = std::filesystem;

// Files that describe the folder they stand in, by an old convention. "news.txt" and
// "authors.html" may well be articles: those names count in capitals only.
bool DescribesFolder(const fs::path& path) {
  if (path.filename() == "gainsay.json" || path.filename() == "gainsay-decisions.jsonl")
    return true;
  static constexpr std::array<std::string_view, 5> kAlways = {"README", "LICENSE", "LICENCE",
                                                              "CONTRIBUTING", "CHANGELOG"};
  static constexpr std::array<std::string_view, 4> kCapitals = {"NEWS", "AUTHORS", "NOTICE",
                                                                "COPYING"};
  const std::string stem = path.stem().string();
  for (std::string_view name : kAlways) {
    if (absl::EqualsIgnoreCase(stem, {name.data(), name.size()})) return true;
  }
  return std::find(kCapitals.begin(), kCapitals.end(), stem) != kCapitals.end();
}

// A name that can be printed: bytes that are not text become "\\x96".
std::string Printable(const std::string& name) {
  if (CheckText(name).ok()) return name;
  std::string printable;
  for (unsigned char c : name) {
    printable += c >= 0x20 && c < 0x7F ? std::string(1, static_cast<char>(c))
                                       : absl::StrFormat("\\x%02X", c);
  }
  return printable;
}

class Lister {
 public:
  Lister(std::vector<InputFile>* files, std::vector<Unchecked>* unchecked)
      : files_(*files), unchecked_(*unchecked) {}

  void Add(const fs::path& path, bool in_folder) {
    std::error_code error;
    fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found) {
      bool dangling = fs::is_symlink(fs::symlink_status(path, error));
      return Leave(path, dangling ? "a link to nothing" : "no such file or directory");
    }
    if (error) return Leave(path, error.message());
    fs::path real = fs::canonical(path, error);
    if (error) return Leave(path, error.message());
    const bool is_folder = fs::is_directory(status);
    if (!is_folder && in_folder && (!FormatOfName(path.string()) || DescribesFolder(path))) return;
    // Every output names the file, and every output is UTF-8.
    if (!CheckText(path.string()).ok()) return Leave(path, "its name is not UTF-8");
    if (is_folder) return AddFolder(path, real);
    if (!fs::is_regular_file(status)) {
      return Leave(path, "not a regular file (JSON Lines can be piped in as \"-\")");
    }
    if (seen_.insert(real.string()).second) files_.push_back({path.string(), in_folder});
  }

 private:
  void AddFolder(const fs::path& path, const fs::path& real) {
    if (std::find(open_.begin(), open_.end(), real) != open_.end()) {
      return Leave(path, absl::StrFormat("directory loop: it leads back to %s", real.string()));
    }
    if (!seen_.insert(real.string()).second) return;
    std::error_code error;
    std::vector<fs::path> entries;
    for (fs::directory_iterator it(path, error), end; !error && it != end; it.increment(error)) {
      if (it->path().filename().string().front() != '.') entries.push_back(it->path());
    }
    if (error) return Leave(path, error.message());
    std::sort(entries.begin(), entries.end());
    open_.push_back(real);
    for (const fs::path& entry : entries) Add(entry, true);
    open_.pop_back();
  }

  void Leave(const fs::path& path, std::string reason) {
    unchecked_.push_back({Printable(path.string()), std::move(reason)});
  }

  std::vector<InputFile>& files_;
  std::vector<Unchecked>& unchecked_;
  absl::flat_hash_set<std::string> seen_;  // canonical paths
  std::vector<fs::path> open_;             // canonical paths of the folders around
};

// What may be put in front of an id, the nearest first: its file (for a record), its folders.
std::vector<std::string> QualifiersOf(const Article& article, bool own_id) {
  std::vector<std::string> parts;
  fs::path path = fs::path(article.path).lexically_normal();
  if (own_id && article.path != "-") parts.push_back(path.stem().string());
  for (fs::path folder = path.parent_path(); folder.has_filename(); folder = folder.parent_path()) {
    parts.push_back(folder.filename().string());
  }
  return parts;
}

// The groups of equal ids, each of more than one index.
std::vector<std::vector<size_t>> Clashes(const std::vector<Article>& articles) {
  std::vector<size_t> order(articles.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](size_t a, size_t b) { return articles[a].id < articles[b].id; });
  std::vector<std::vector<size_t>> groups;
  for (size_t i = 0; i < order.size();) {
    size_t end = i + 1;
    while (end < order.size() && articles[order[end]].id == articles[order[i]].id) ++end;
    if (end > i + 1) groups.emplace_back(order.begin() + i, order.begin() + end);
    i = end;
  }
  return groups;
}

std::string WithoutExtension(const std::string& path) {
  return fs::path(path).replace_extension().string();
}

}  // namespace

std::vector<InputFile> ListFiles(std::vector<std::string> paths,
                                 std::vector<Unchecked>* unchecked) {
  // Shorter spellings first: of "news/a.txt" and "./news/../news/a.txt" the first is kept.
  std::sort(paths.begin(), paths.end(), [](const std::string& a, const std::string& b) {
    return std::pair(a.size(), std::string_view(a)) < std::pair(b.size(), std::string_view(b));
  });
  std::vector<InputFile> files;
  Lister lister(&files, unchecked);
  for (const std::string& path : paths) {  // a file that is named is read, come what may
    std::error_code error;
    if (!fs::is_directory(path, error)) lister.Add(path, false);
  }
  for (const std::string& path : paths) {
    std::error_code error;
    if (fs::is_directory(path, error)) lister.Add(path, true);
  }
  std::sort(files.begin(), files.end(),
            [](const InputFile& a, const InputFile& b) { return a.path < b.path; });
  return files;
}

absl::StatusOr<std::string> ReadFile(const std::string& path, uint64_t limit) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Invalid(absl::StrFormat("cannot be read: %s", std::strerror(errno)));
  // As much as the file says it holds, and what was added to it meanwhile.
  std::error_code error;
  const uint64_t size = fs::file_size(path, error);
  std::string bytes;
  for (size_t more = error ? 0 : std::min(size, limit); in && bytes.size() <= limit;
       more = 1u << 12) {
    const size_t have = bytes.size();
    bytes.resize(have + more + 1);
    in.read(bytes.data() + have, static_cast<std::streamsize>(more + 1));
    bytes.resize(have + static_cast<size_t>(in.gcount()));
  }
  if (in.bad()) return Invalid(absl::StrFormat("cannot be read: %s", std::strerror(errno)));
  if (bytes.size() > limit) {
    return Invalid(absl::StrFormat("longer than the limit of %d bytes, which ends at %s", limit,
                                   PlaceOf(bytes, limit)));
  }
  return bytes;
}

void AssignIds(std::vector<Article>* articles) {
  std::vector<bool> own(articles->size());
  for (size_t i = 0; i < articles->size(); ++i) {
    Article& article = (*articles)[i];
    own[i] = !article.id.empty();
    if (own[i]) continue;
    article.id = article.path == "-" ? "stdin" : fs::path(article.path).stem().string();
    if (article.record_line > 0) article.id += absl::StrFormat(":%d", article.record_line);
  }
  // Files that differ by their extension only are told apart by it.
  for (const std::vector<size_t>& group : Clashes(*articles)) {
    for (size_t i = 0; i < group.size(); ++i) {
      Article& article = (*articles)[group[i]];
      if (own[group[i]] || article.record_line > 0) continue;
      auto twin = [&](size_t other) {
        const std::string& path = (*articles)[other].path;
        return path != article.path && WithoutExtension(path) == WithoutExtension(article.path);
      };
      // `articles` are sorted by path: twins are neighbours.
      if ((i > 0 && twin(group[i - 1])) || (i + 1 < group.size() && twin(group[i + 1]))) {
        article.id = fs::path(article.path).filename().string();
      }
    }
  }
  std::vector<std::vector<size_t>> clashes;
  for (size_t depth = 0; !(clashes = Clashes(*articles)).empty(); ++depth) {
    bool longer = false;
    for (const std::vector<size_t>& group : clashes) {
      // Records of one file: no path tells them apart.
      bool one_file = (*articles)[group.front()].path == (*articles)[group.back()].path;
      for (size_t index : group) {
        if (one_file) break;
        Article& article = (*articles)[index];
        std::vector<std::string> parts = QualifiersOf(article, own[index]);
        if (depth >= parts.size()) continue;
        article.id = parts[depth] + "/" + article.id;
        longer = true;
      }
    }
    if (!longer) break;
  }
  for (int round = 0; round < 2; ++round) {  // a number may clash with an id of its own form
    for (const std::vector<size_t>& group : Clashes(*articles)) {
      for (size_t i = 1; i < group.size(); ++i) {
        (*articles)[group[i]].id += std::string("#") + std::to_string(i + 1);
      }
    }
  }
}

}  // namespace gainsay
