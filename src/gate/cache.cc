// SPDX-License-Identifier: Apache-2.0
// Tested by tests/cli/gate_writing_test.py (damage, two at once, pruning),
// tests/claims/record_test.cc and tests/findings/story_test.cc.
#include "gate/cache.h"

#include <atomic>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <map>
#include <tuple>

#include "base/hash.h"
#include "base/parallel.h"
#include "base/write_file.h"
#include "version.h"

namespace gainsay {
namespace {

namespace fs = std::filesystem;

constexpr char kTag[] = "Signature: 8a477f597d28d172789f06886806bc55\n"
                        "# What `gainsay check --cache` keeps; it may be removed at any time.\n";
// Goes up when claims of the same text and rules, or findings of the same claims, come out
// different though the version of the program is the same.
constexpr char kForm[] = "gainsay.cache.v4 ";
constexpr size_t kDigest = 64;
constexpr auto kKept = std::chrono::hours(24 * 30);
// The time of an entry is that of its last use, to the day.
constexpr auto kFresh = std::chrono::hours(24);

// Everything that extraction looks at. Where an article lies and what it is called is not of it.
std::string KeyOfArticle(const std::string& made_with, const Article& article) {
  std::string all = made_with;
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

}  // namespace

// Entries by key: the digest of the body, and the body.
class Cache::Folder {
 public:
  explicit Folder(const std::string& path) : path_(path) {
    std::error_code error;
    fs::create_directories(path_, error);
    if (!fs::exists(path_ / "CACHEDIR.TAG", error)) {
      Written(WriteFileAtomically((path_ / "CACHEDIR.TAG").string(), kTag, /*durable=*/false));
    }
  }

  fs::path PathOf(const std::string& key) const { return path_ / key.substr(0, 2) / key.substr(2); }

  // The body; nothing where there is none, or none that is whole.
  std::optional<std::string> Find(const std::string& key) const {
    const fs::path path = PathOf(key);
    auto bytes = ReadWholeFile(path.string());
    if (!bytes.ok() || bytes->size() < kDigest) return std::nullopt;
    if (Sha256(std::string_view(*bytes).substr(kDigest)) != bytes->substr(0, kDigest)) {
      return std::nullopt;
    }
    std::error_code error;
    auto now = fs::file_time_type::clock::now();
    auto used = fs::last_write_time(path, error);
    if (!error && now - used > kFresh) fs::last_write_time(path, now, error);
    return bytes->substr(kDigest);
  }

  void Keep(const std::string& key, const std::string& body) {
    if (failed_) return;
    const fs::path path = PathOf(key);
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    Written(WriteFileAtomically(path.string(), Sha256(body) + body, /*durable=*/false));
  }

  void Prune() const {
    std::error_code error;
    const auto now = fs::file_time_type::clock::now();
    for (fs::recursive_directory_iterator it(path_, error), end; !error && it != end;
         it.increment(error)) {
      std::error_code ignored;
      if (it.depth() != 1 || !it->is_regular_file(ignored)) continue;
      const bool half = it->path().filename().string().starts_with('.');
      auto used = it->last_write_time(ignored);
      if (ignored || now - used <= (half ? kFresh : kKept)) continue;
      fs::remove(it->path(), ignored);
    }
  }

 private:
  void Written(const absl::Status& status) {
    if (status.ok() || failed_.exchange(true)) return;
    std::cerr << "gainsay: the cache is not kept: " << status.message() << "\n";
  }

  fs::path path_;
  std::atomic<bool> failed_ = false;
};

Cache::Cache(const std::string& folder, const std::vector<PackInfo>& packs)
    : made_with_(std::string(kForm) + kVersion + " "), folder_(std::make_unique<Folder>(folder)) {
  for (const PackInfo& pack : packs) made_with_ += pack.sha256 + " ";
}

Cache::~Cache() = default;

ClaimSet Cache::Extract(const Gainsay& gainsay, const Inputs& inputs, int jobs) {
  ClaimSet claims;
  claims.packs = gainsay.rules().packs();
  claims.unchecked = inputs.unchecked;
  claims.articles.resize(inputs.articles.size());
  std::vector<std::string> keys(inputs.articles.size());
  ParallelFor(inputs.articles.size(), jobs, [&](size_t i) {
    const Article& article = inputs.articles[i];
    ArticleClaims& out = claims.articles[i];
    keys[i] = KeyOfArticle(made_with_, article);
    const std::optional<std::string> body = folder_->Find(keys[i]);
    if (body && UnpackClaims(*body, &out)) {
      out.id = article.id, out.path = article.path, out.line = article.record_line;
      return;
    }
    out = gainsay.builder().Build(article);
    folder_->Keep(keys[i], PackClaims(out));
  });
  // Merging puts the articles in order and drops what was read twice.
  using Name = std::tuple<std::string, std::string, std::string>;
  auto name = [](const ArticleClaims& a) { return Name(a.id, a.path, a.sha256); };
  std::map<Name, std::string> by_name;
  for (size_t i = 0; i < keys.size(); ++i) by_name[name(claims.articles[i])] = std::move(keys[i]);
  std::vector<ClaimSet> one;
  one.push_back(std::move(claims));
  ClaimSet merged = MergeClaims(std::move(one));
  keys_.clear();
  for (const ArticleClaims& article : merged.articles) keys_.push_back(by_name[name(article)]);
  return merged;
}

std::string Cache::KeyOfStory(const std::vector<uint32_t>& articles, Detail detail) const {
  std::string all = made_with_ + "story " + std::to_string(static_cast<int>(detail));
  for (uint32_t a : articles) all += " " + keys_[a];
  return Sha256(all);
}

std::optional<std::string> Cache::Get(const std::vector<uint32_t>& articles, Detail detail) const {
  return folder_->Find(KeyOfStory(articles, detail));
}

void Cache::Put(const std::vector<uint32_t>& articles, Detail detail, const std::string& bytes) {
  folder_->Keep(KeyOfStory(articles, detail), bytes);
}

void Cache::Prune() { folder_->Prune(); }

}  // namespace gainsay
