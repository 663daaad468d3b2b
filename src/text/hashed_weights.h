// SPDX-License-Identifier: Apache-2.0
//
// Internal to text/: a linear classifier over hashed features, small enough to commit and quick
// enough to run on every word (used by text/tagger.h and text/parser.h).
//
// All weights lie in one flat table of signed bytes. A feature is a 32-bit hash that says where
// its row begins; label l's weight is the l-th byte of the row. Rows overlap and collide: a
// table of a few million bytes serves some millions of (feature, label) pairs of which most are
// zero, and the trainer (tools/train) learns in the same geometry, so that it knows about
// every collision that matters. Weinberger et al., "Feature Hashing for Large Scale Multitask
// Learning", ICML 2009.
//
//   uint32_t features[] = {Feature(1, word), Feature(2, tag, word)};
//   int16_t scores[HashedWeights::kRow];
//   weights.Score(features, 2, scores);
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace gainsay {

// The hash of a feature: the number of its template with up to three values.
inline uint32_t Feature(uint32_t templ, uint32_t a, uint32_t b = 0, uint32_t c = 0) {
  constexpr uint64_t kFirst = 0x9E3779B97F4A7C15u, kSecond = 0xFF51AFD7ED558CCDu;
  uint64_t h = (templ + 1) * kFirst ^ a;
  h = (h ^ h >> 29) * kSecond + b;
  h = (h ^ h >> 32) * kFirst + c;
  return static_cast<uint32_t>((h ^ h >> 29) * kSecond >> 32);
}

// Where the row of a feature begins in a table of `slots` bytes with rows of `width`.
inline uint32_t RowOf(uint32_t feature, uint32_t slots, int width) {
  return static_cast<uint32_t>(uint64_t{feature} * (slots - static_cast<uint32_t>(width)) >> 32);
}

// Memory for tables that are read all over the place: large pages where the system has them, since
// a look-up in some megabytes of small ones waits for the page as often as for the byte.
void* AllocateTable(size_t bytes);  // never null
void FreeTable(void* table);

template <typename T>
struct TableAllocator {
  using value_type = T;
  T* allocate(size_t n) { return static_cast<T*>(AllocateTable(n * sizeof(T))); }
  void deallocate(T* p, size_t) { FreeTable(p); }
  bool operator==(const TableAllocator&) const = default;
};
template <typename T>
using Table = std::vector<T, TableAllocator<T>>;

// The features that were worth learning, one bit for each value of a hash's lower bits. Most
// features of a new text were never seen: left out, they neither read a stranger's weights nor
// cost time.
class FeatureSet {
 public:
  static constexpr uint32_t kBits = 1u << 22;

  FeatureSet() : words_(kBits / 64, 0) {}
  // Fails unless there are kBits / 64 words.
  static absl::StatusOr<FeatureSet> FromWords(Table<uint64_t> words);

  void Add(uint32_t feature) { words_[Index(feature) / 64] |= uint64_t{1} << Index(feature) % 64; }
  bool Has(uint32_t feature) const {
    return words_[Index(feature) / 64] >> Index(feature) % 64 & 1;
  }
  const Table<uint64_t>& words() const { return words_; }

  // The upper bits say where the row begins (RowOf), so that these are independent of it.
  static uint32_t Index(uint32_t feature) { return feature & (kBits - 1); }

 private:
  friend class HashedWeights;
  explicit FeatureSet(Table<uint64_t> words) : words_(std::move(words)) {}

  Table<uint64_t> words_;
};

class HashedWeights {
 public:
  // Without a table: to be assigned to, not to be asked for a score.
  HashedWeights() : known_(Table<uint64_t>()) {}
  HashedWeights(Table<int8_t> table, FeatureSet known)
      : table_(std::move(table)), known_(std::move(known)) {}

  const Table<int8_t>& table() const { return table_; }
  const FeatureSet& known() const { return known_; }

  // Labels are padded to this: six registers full.
  static constexpr int kRow = 96;

  // scores[l] = the sum over the features of the weight of l, for kRow labels. Up to 250 features
  // cannot overflow. `features` is left as something else.
  void Score(uint32_t* features, int count, int16_t* scores) const {
    AddRows(features, FindRows(features, count), scores);
  }

 private:
  // Puts the places of the rows of known features at the front; returns their number.
  int FindRows(uint32_t* features, int count) const;
  void AddRows(const uint32_t* rows, int count, int16_t* scores) const;

  Table<int8_t> table_;
  FeatureSet known_;
};

// A map from 32-bit hashes to 15-bit values, open addressing, four bytes a slot: the upper 16
// bits of the key are kept as a check, so that one unknown key in some ten thousand is taken for
// a known one. Built once, then read only.
class SmallMap {
 public:
  SmallMap() = default;
  // `entries` (key, value) with distinct keys and values below 0x7FFF.
  static SmallMap Build(const std::vector<std::pair<uint32_t, uint16_t>>& entries);
  // From the slots of another map; fails unless there is a power of two of them with a hole.
  static absl::StatusOr<SmallMap> FromSlots(std::vector<uint32_t> slots);

  // The value of the key, or `otherwise`.
  uint16_t Find(uint32_t key, uint16_t otherwise = 0) const {
    if (slots_.empty()) return otherwise;
    const uint32_t mask = static_cast<uint32_t>(slots_.size() - 1);
    for (uint32_t i = key & mask;; i = (i + 1) & mask) {
      const uint32_t slot = slots_[i];
      if ((slot & 0xFFFF) == 0) return otherwise;
      if (slot >> 16 == key >> 16) return static_cast<uint16_t>((slot & 0xFFFF) - 1);
    }
  }

  const std::vector<uint32_t>& slots() const { return slots_; }

 private:
  std::vector<uint32_t> slots_;  // check << 16 | value + 1; 0 in the lower half: empty
};

// A model file: a line of text that names the kind and its version, then sections of bytes, each
// after its length (32 bits, little-endian). A packed one says so behind the kind
// ("gainsay-tagger-2 packed"); its sections are deflated, each after its length unpacked and
// packed: weights are half zeros, and a model has to be small enough to commit.
class ModelFile {
 public:
  explicit ModelFile(std::string_view kind, bool packed = false) : kind_(kind), packed_(packed) {}
  template <typename Values>
  void Add(const Values& values) {
    sections_.emplace_back(reinterpret_cast<const char*>(values.data()),
                           values.size() * sizeof(values[0]));
  }
  absl::Status Write(const std::string& path) const;

  // Fails with the path and what is wrong: no such file, another kind, cut short, damaged.
  static absl::StatusOr<ModelFile> Read(const std::string& path, std::string_view kind,
                                        size_t sections);
  template <typename T>
  std::vector<T> Get(size_t section) const {
    return Fill<std::vector<T>>(section);
  }
  template <typename T>
  Table<T> GetTable(size_t section) const {
    return Fill<Table<T>>(section);
  }

 private:
  template <typename Values>
  Values Fill(size_t section) const {
    const std::string& bytes = sections_[section];
    Values values(bytes.size() / sizeof(values[0]));
    if (!values.empty()) {
      std::memcpy(values.data(), bytes.data(), values.size() * sizeof(values[0]));
    }
    return values;
  }

  std::string kind_;
  bool packed_ = false;
  std::vector<std::string> sections_;
};

}  // namespace gainsay
