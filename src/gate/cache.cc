// SPDX-License-Identifier: Apache-2.0
// Tested by tests/cli/gate_writing_test.py (damage, two at once, pruning) and
// tests/claims/record_test.cc.
#include "gate/cache.h"

#include <atomic>
#include <chrono>
#include <filesystem>
#include <iostream>

#include "base/hash.h"
#include "base/parallel.h"
#include "base/write_file.h"
#include "version.h"

namespace gainsay {
namespace {

namespace fs = std::filesystem;

constexpr char kTag[] =
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# What `gainsay check --cache` keeps; it may be removed at any time.\n";
// Goes up when claims of the same text and rules come out different.
constexpr char kForm[] = "gainsay.cache.v1 ";
constexpr size_t kDigest = 64;
constexpr auto kKept = std::chrono::hours(24 * 30);
// The time of an entry is that of its last use, to the day.
constexpr auto kFresh = std::chrono::hours(24);

// Everything that extraction looks at. Where an article lies and what it is called is not of it.
std::string KeyOf(const std::string& rules, const Article& article) {
  std::string all = rules;
  for (const std::string* part :
       {&article.sha256, &article.title, &article.source, &article.url, &article.language}) {
    all += *part;
    all += '\0';
  }
  all += article.published ? article.published->ToString() : "";
  all += '\0';
  all += Sha256(article.text);
  for (const Block& block : article.blocks) {
    all += std::to_string(block.span.begin) + "-" + std::to_string(block.span.end) + "/" +
           std::to_string(static_cast<int>(block.kind)) + " ";
  }
  return Sha256(all);
}

class Folder {
 public:
  explicit Folder(const std::string& path) : path_(path) {
    std::error_code error;
    fs::create_directories(path_, error);
    if (!fs::exists(path_ / "CACHEDIR.TAG", error)) {
      Written(WriteFileAtomically((path_ / "CACHEDIR.TAG").string(), kTag, /*durable=*/false));
    }
  }

  fs::path PathOf(const std::string& key) const { return path_ / key.substr(0, 2) / key.substr(2); }

  bool Find(const std::string& key, ArticleClaims* claims) const {
    const fs::path path = PathOf(key);
    auto bytes = ReadWholeFile(path.string());
    if (!bytes.ok() || bytes->size() < kDigest) return false;
    std::string_view body = std::string_view(*bytes).substr(kDigest);
    if (Sha256(body) != std::string_view(*bytes).substr(0, kDigest)) return false;
    if (!UnpackClaims(body, claims)) return false;
    std::error_code error;
    auto now = fs::file_time_type::clock::now();
    auto used = fs::last_write_time(path, error);
    if (!error && now - used > kFresh) fs::last_write_time(path, now, error);
    return true;
  }

  void Keep(const std::string& key, const ArticleClaims& claims) {
    if (failed_) return;
    const fs::path path = PathOf(key);
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    const std::string body = PackClaims(claims);
    Written(WriteFileAtomically(path.string(), Sha256(body) + body, /*durable=*/false));
  }

  // Entries that no run asked for in a long time, and what a killed run left half written.
  size_t Prune() {
    size_t removed = 0;
    std::error_code error;
    const auto now = fs::file_time_type::clock::now();
    for (fs::recursive_directory_iterator it(path_, error), end; !error && it != end;
         it.increment(error)) {
      std::error_code ignored;
      if (it.depth() != 1 || !it->is_regular_file(ignored)) continue;
      const bool half = it->path().filename().string().starts_with('.');
      auto used = it->last_write_time(ignored);
      if (ignored || now - used <= (half ? kFresh : kKept)) continue;
      removed += fs::remove(it->path(), ignored);
    }
    return removed;
  }

 private:
  void Written(const absl::Status& status) {
    if (status.ok() || failed_.exchange(true)) return;
    std::cerr << "gainsay: the cache is not kept: " << status.message() << "\n";
  }

  fs::path path_;
  std::atomic<bool> failed_ = false;
};

}  // namespace

ClaimSet ExtractWithCache(const Gainsay& gainsay, const Inputs& inputs, const std::string& path,
                          int jobs, CacheUse* use) {
  Folder folder(path);
  std::string rules = std::string(kForm) + kVersion + " ";
  for (const PackInfo& pack : gainsay.rules().packs()) rules += pack.sha256 + " ";
  ClaimSet claims;
  claims.packs = gainsay.rules().packs();
  claims.unchecked = inputs.unchecked;
  claims.articles.resize(inputs.articles.size());
  std::atomic<size_t> found = 0;
  ParallelFor(inputs.articles.size(), jobs, [&](size_t i) {
    const Article& article = inputs.articles[i];
    ArticleClaims& out = claims.articles[i];
    const std::string key = KeyOf(rules, article);
    if (folder.Find(key, &out)) {
      ++found;
      out.id = article.id, out.path = article.path, out.line = article.record_line;
      return;
    }
    out = gainsay.builder().Build(article);
    folder.Keep(key, out);
  });
  const size_t removed = folder.Prune();
  if (use != nullptr) *use = {found, inputs.articles.size() - found, removed};
  std::vector<ClaimSet> one;
  one.push_back(std::move(claims));
  return MergeClaims(std::move(one));
}

}  // namespace gainsay
