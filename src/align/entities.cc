// SPDX-License-Identifier: Apache-2.0
// Tested by tests/align/entities_test.cc.
#include "align/entities.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"
#include "base/hash.h"

namespace gainsay {
namespace {

struct Node {
  uint32_t article = 0;  // in the story
  uint32_t local = 0;
  const Entity* entity = nullptr;
};

// A word's frame of consonants: what spellings of one name have in common most often
// ("Rouhani", "Rohani" -> "rhn"; "Gavarzin", "Gaverzin" -> "gvrzn").
std::string Skeleton(std::string_view word) {
  std::string skeleton;
  for (char c : word) {
    char lower = absl::ascii_tolower(static_cast<unsigned char>(c));
    bool vowel = lower == 'a' || lower == 'e' || lower == 'i' || lower == 'o' || lower == 'u' ||
                 lower == 'y' || lower == 'h' || lower == 'w';
    if (absl::ascii_isalpha(static_cast<unsigned char>(c)) && !vowel &&
        (skeleton.empty() || skeleton.back() != lower)) {
      skeleton += lower;
    }
  }
  return skeleton;
}

// A long word meets those that lack or have one letter more: "Tourian", "Gourian".
constexpr size_t kLongWord = 6, kLongestWord = 16;

// Under which an entity can meet others: hashes of what spellings of one name have in common.
std::vector<uint64_t> Keys(const Entity& entity) {
  std::vector<uint64_t> keys;
  std::string without;
  for (const std::string& word : std::vector<std::string>(
           absl::StrSplit(entity.name, absl::ByAnyChar(" -'."), absl::SkipEmpty()))) {
    if (word.size() < 3) continue;
    std::string lower = absl::AsciiStrToLower(word);
    keys.push_back(StableHash(lower));
    std::string skeleton = Skeleton(word);
    if (skeleton.size() >= 2) keys.push_back(StableHash("~" + skeleton));
    if (word.size() < kLongWord || word.size() > kLongestWord) continue;
    keys.push_back(StableHash("-" + lower));
    for (size_t i = 0; i < lower.size(); ++i) {
      without.assign("-").append(lower, 0, i).append(lower, i + 1);
      keys.push_back(StableHash(without));
    }
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

// A word that this many entities share ("University", "Street") brings nothing together.
constexpr size_t kMaxBlock = 150;

class Union {
 public:
  explicit Union(size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), 0u); }
  uint32_t Find(uint32_t x) {
    while (parent_[x] != x) x = parent_[x] = parent_[parent_[x]];
    return x;
  }
  void Join(uint32_t a, uint32_t b) {
    a = Find(a), b = Find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<uint32_t> parent_;
};

// A name of unknown kind may be of any.
bool MayBeOne(const Entity& a, const Entity& b) {
  if (a.kind == b.kind) return true;
  return a.kind == EntityKind::kOther || b.kind == EntityKind::kOther;
}

Verdict CompareEntities(const Entity& a, const Entity& b, const Comparers& compare) {
  if (a.kind != b.kind) return compare.names().Compare(a.name, b.name, NameKind::kOther);
  switch (a.kind) {
    case EntityKind::kPerson: return compare.names().Compare(a.name, b.name, NameKind::kPerson);
    case EntityKind::kOrganization:
      return compare.names().Compare(a.name, b.name, NameKind::kOrganization);
    case EntityKind::kPlace:
      if (const auto* x = std::get_if<PlaceValue>(&a.value)) {
        if (const auto* y = std::get_if<PlaceValue>(&b.value)) {
          return compare.Places(*x, *y);
        }
      }
      [[fallthrough]];
    case EntityKind::kOther: return compare.names().Compare(a.name, b.name, NameKind::kOther);
  }
  return {};
}

bool Joins(const Entity& a, const Entity& b, const Verdict& verdict) {
  switch (verdict.relation) {
    case Relation::kSame:
    case Relation::kVariant: return true;
    // A place within another is not that place.
    case Relation::kCompatible: return a.kind != EntityKind::kPlace || a.name == b.name;
    case Relation::kSuperseded:
    case Relation::kConflict:
    case Relation::kIncomparable: return false;
  }
  return false;
}

}  // namespace

StoryEntities JoinEntities(const Members& articles, const Comparers& compare) {
  std::vector<Node> nodes;
  std::vector<std::pair<uint64_t, uint32_t>> keyed;  // key, node
  for (uint32_t a = 0; a < articles.size(); ++a) {
    for (uint32_t e = 0; e < articles[a]->entities.size(); ++e) {
      const Entity& entity = articles[a]->entities[e];
      for (uint64_t key : Keys(entity)) keyed.emplace_back(key, nodes.size());
      nodes.push_back({a, e, &entity});
    }
  }
  std::sort(keyed.begin(), keyed.end());
  std::vector<std::pair<uint32_t, uint32_t>> pairs;
  for (size_t first = 0, last = 0; first < keyed.size(); first = last) {
    while (last < keyed.size() && keyed[last].first == keyed[first].first) ++last;
    if (last - first > kMaxBlock) continue;
    for (size_t i = first; i < last; ++i) {
      for (size_t j = i + 1; j < last; ++j) {
        const Node &x = nodes[keyed[i].second], &y = nodes[keyed[j].second];
        if (x.article == y.article || !MayBeOne(*x.entity, *y.entity)) continue;
        pairs.emplace_back(keyed[i].second, keyed[j].second);
      }
    }
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  Union joined(nodes.size());
  absl::flat_hash_map<std::pair<std::string_view, std::string_view>, bool> known;
  for (auto [one, other] : pairs) {
    const Entity &x = *nodes[one].entity, &y = *nodes[other].entity;
    const std::string_view least = std::min(x.name, y.name), most = std::max(x.name, y.name);
    auto [it, fresh] = known.try_emplace({least, most}, false);
    if (fresh) it->second = Joins(x, y, CompareEntities(x, y, compare));
    if (it->second) joined.Join(one, other);
  }
  StoryEntities out;
  out.of.resize(articles.size());
  for (uint32_t a = 0; a < articles.size(); ++a) out.of[a].resize(articles[a]->entities.size(), -1);
  std::map<uint32_t, int> numbers;
  for (uint32_t n = 0; n < nodes.size(); ++n) {
    auto [it, fresh] = numbers.try_emplace(joined.Find(n), out.count);
    if (fresh) ++out.count;
    out.of[nodes[n].article][nodes[n].local] = it->second;
  }
  return out;
}

}  // namespace gainsay
