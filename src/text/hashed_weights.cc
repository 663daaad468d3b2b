// SPDX-License-Identifier: Apache-2.0
#include "text/hashed_weights.h"

#include <zlib.h>
#ifdef __linux__
#include <sys/mman.h>
#endif

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <cstring>
#include <fstream>

#include "absl/strings/str_format.h"
#include "base/status.h"
#include "base/write_file.h"

// Code for processors with and without AVX2; the program takes what it runs on. The results are
// the same: whole numbers.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define GAINSAY_FOR_WIDE_REGISTERS __attribute__((target_clones("avx2", "default")))
#else
#define GAINSAY_FOR_WIDE_REGISTERS
#endif

namespace gainsay {

static_assert(std::endian::native == std::endian::little,
              "model files are read as they lie in memory");

void* AllocateTable(size_t bytes) {
  constexpr size_t kPage = size_t{2} << 20;
  // Small tables are not worth a page of their own.
  const bool large = bytes >= kPage / 4;
  const size_t align = large ? kPage : 64;
  const size_t size = (bytes + align - 1) / align * align;
  void* const table = std::aligned_alloc(align, std::max(size, align));
  if (table == nullptr) std::abort();
#ifdef MADV_HUGEPAGE
  if (large) madvise(table, size, MADV_HUGEPAGE);  // a wish
#endif
  return table;
}

void FreeTable(void* table) { std::free(table); }

absl::StatusOr<FeatureSet> FeatureSet::FromWords(Table<uint64_t> words) {
  if (words.size() != kBits / 64) return Invalid("the set of features has not the right size");
  return FeatureSet(std::move(words));
}

// Which features are known is a matter of chance to the processor: no branch depends on it, and
// the rows, which lie anywhere in some megabytes, are asked for before they are needed.
int HashedWeights::FindRows(uint32_t* features, int count) const {
  int rows = 0;
  for (int f = 0; f < count; ++f) {
    const uint32_t feature = features[f];
    features[rows] = feature;
    rows += known_.Has(feature);
  }
  const uint32_t slots = static_cast<uint32_t>(table_.size());
  for (int r = 0; r < rows; ++r) {
    features[r] = RowOf(features[r], slots, kRow);
    const int8_t* const row = table_.data() + features[r];
    __builtin_prefetch(row);
    __builtin_prefetch(row + 64);
    __builtin_prefetch(row + kRow - 1);
  }
  return rows;
}

// Rows are added up in registers, sixteen weights at a time.
GAINSAY_FOR_WIDE_REGISTERS
void HashedWeights::AddRows(const uint32_t* rows, int count, int16_t* scores) const {
  using Bytes = int8_t __attribute__((vector_size(16)));
  using Sums = int16_t __attribute__((vector_size(32)));
  Sums s0{}, s1{}, s2{}, s3{}, s4{}, s5{};
  for (int r = 0; r < count; ++r) {
    const int8_t* row = table_.data() + rows[r];
    Bytes b[kRow / 16];
    std::memcpy(b, row, sizeof b);
    s0 += __builtin_convertvector(b[0], Sums);
    s1 += __builtin_convertvector(b[1], Sums);
    s2 += __builtin_convertvector(b[2], Sums);
    s3 += __builtin_convertvector(b[3], Sums);
    s4 += __builtin_convertvector(b[4], Sums);
    s5 += __builtin_convertvector(b[5], Sums);
  }
  const Sums sums[] = {s0, s1, s2, s3, s4, s5};
  std::memcpy(scores, sums, sizeof sums);
}

SmallMap SmallMap::Build(const std::vector<std::pair<uint32_t, uint16_t>>& entries) {
  SmallMap map;
  map.slots_.resize(std::bit_ceil(entries.size() * 3 / 2 + 2));
  const uint32_t mask = static_cast<uint32_t>(map.slots_.size() - 1);
  for (const auto& [key, value] : entries) {
    uint32_t i = key & mask;
    while ((map.slots_[i] & 0xFFFF) != 0) i = (i + 1) & mask;
    map.slots_[i] = (key & 0xFFFF0000u) | (value + 1u);
  }
  return map;
}

absl::StatusOr<SmallMap> SmallMap::FromSlots(std::vector<uint32_t> slots) {
  bool hole = slots.empty();
  for (uint32_t slot : slots) hole = hole || (slot & 0xFFFF) == 0;
  if (!hole || (!slots.empty() && !std::has_single_bit(slots.size()))) {
    return Invalid("a word table is damaged");
  }
  SmallMap map;
  map.slots_ = std::move(slots);
  return map;
}

namespace {

constexpr std::string_view kPacked = " packed";
// No section of ours is larger; a damaged length is not believed.
constexpr uint32_t kMaxSection = 64u << 20;

std::string Length(size_t size) {
  const uint32_t value = static_cast<uint32_t>(size);
  std::string bytes(4, '\0');
  std::memcpy(bytes.data(), &value, 4);
  return bytes;
}

}  // namespace

absl::Status ModelFile::Write(const std::string& path) const {
  std::ofstream out(path, std::ios::binary);
  out << kind_ << (packed_ ? kPacked : "") << '\n';
  for (const std::string& section : sections_) {
    out << Length(section.size());
    if (!packed_) {
      out << section;
      continue;
    }
    uLongf size = compressBound(section.size());
    std::string small(size, '\0');
    if (compress2(reinterpret_cast<Bytef*>(small.data()), &size,
                  reinterpret_cast<const Bytef*>(section.data()), section.size(),
                  Z_BEST_COMPRESSION) != Z_OK) {
      return Invalid(absl::StrFormat("%s: cannot be packed", path));
    }
    small.resize(size);
    out << Length(small.size()) << small;
  }
  out.flush();
  if (!out) return Invalid(absl::StrFormat("%s: cannot be written", path));
  return absl::OkStatus();
}

absl::StatusOr<ModelFile> ModelFile::Read(const std::string& path, std::string_view kind,
                                          size_t sections) {
  const absl::StatusOr<std::string> whole = ReadWholeFile(path);
  if (!whole.ok()) {
    return Invalid(absl::StrFormat("%s: cannot be read; expected a model file", path));
  }
  const std::string_view found = std::string_view(*whole).substr(0, whole->find('\n'));
  const bool packed = found == std::string(kind) + std::string(kPacked);
  if (found != kind && !packed) {
    return Invalid(absl::StrFormat("%s: is not a \"%s\" model file", path, kind));
  }
  const std::string_view bytes =
      std::string_view(*whole).substr(std::min(found.size() + 1, whole->size()));
  ModelFile file(kind, packed);
  size_t at = 0;
  const auto length = [&](uint32_t* size) {
    if (bytes.size() - at < 4) return false;
    std::memcpy(size, bytes.data() + at, 4);
    at += 4;
    return true;
  };
  for (size_t i = 0; i < sections; ++i) {
    uint32_t size = 0, stored = 0;
    if (!length(&size) || (packed && !length(&stored))) size = stored = UINT32_MAX;
    if (!packed) stored = size;
    if (bytes.size() - at < stored) {
      return Invalid(
          absl::StrFormat("%s: is cut short in section %d of %d", path, i + 1, sections));
    }
    std::string section(packed ? std::string_view() : bytes.substr(at, size));
    if (packed) {
      uLongf unpacked = size;
      if (size > kMaxSection) unpacked = 0;
      section.resize(unpacked);
      const int status = uncompress(reinterpret_cast<Bytef*>(section.data()), &unpacked,
                                    reinterpret_cast<const Bytef*>(bytes.data() + at), stored);
      if (status != Z_OK || unpacked != size) {
        return Invalid(
            absl::StrFormat("%s: is damaged in section %d of %d", path, i + 1, sections));
      }
    }
    file.sections_.push_back(std::move(section));
    at += stored;
  }
  if (at != bytes.size()) return Invalid(absl::StrFormat("%s: has bytes after its end", path));
  return file;
}

}  // namespace gainsay
