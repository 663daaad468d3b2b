// SPDX-License-Identifier: Apache-2.0
#include "text/hashed_weights.h"

#include <bit>
#include <cstring>
#include <fstream>

#include "absl/strings/str_format.h"
#include "base/status.h"

namespace gainsay {

static_assert(std::endian::native == std::endian::little,
              "model files are read as they lie in memory");

absl::StatusOr<FeatureSet> FeatureSet::FromWords(std::vector<uint64_t> words) {
  if (words.size() != kBits / 64) return Invalid("the set of features has not the right size");
  FeatureSet set;
  set.words_ = std::move(words);
  return set;
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

absl::Status ModelFile::Write(const std::string& path) const {
  std::ofstream out(path, std::ios::binary);
  out << kind_ << '\n';
  for (const std::string& section : sections_) {
    const uint32_t size = static_cast<uint32_t>(section.size());
    char length[4];
    std::memcpy(length, &size, 4);
    out.write(length, 4);
    out.write(section.data(), static_cast<std::streamsize>(section.size()));
  }
  out.flush();
  if (!out) return Invalid(absl::StrFormat("%s: cannot be written", path));
  return absl::OkStatus();
}

absl::StatusOr<ModelFile> ModelFile::Read(const std::string& path, std::string_view kind,
                                          size_t sections) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Invalid(absl::StrFormat("%s: cannot be read; expected a model file", path));
  std::string found;
  std::getline(in, found);
  if (found != kind) {
    return Invalid(absl::StrFormat("%s: is not a \"%s\" model file", path, kind));
  }
  // Megabytes: read at once, not through a stream that grows.
  in.clear();
  const std::streampos begin = in.tellg();
  in.seekg(0, std::ios::end);
  std::string bytes(static_cast<size_t>(in.tellg() - begin), '\0');
  in.seekg(begin);
  if (!in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))) {
    return Invalid(absl::StrFormat("%s: cannot be read; expected a model file", path));
  }
  ModelFile file(kind);
  size_t at = 0;
  for (size_t i = 0; i < sections; ++i) {
    uint32_t size = 0;
    if (bytes.size() - at >= 4) std::memcpy(&size, bytes.data() + at, 4);
    if (bytes.size() - at < 4 || bytes.size() - at - 4 < size) {
      return Invalid(
          absl::StrFormat("%s: is cut short in section %d of %d", path, i + 1, sections));
    }
    file.sections_.push_back(bytes.substr(at + 4, size));
    at += 4 + size;
  }
  if (at != bytes.size()) return Invalid(absl::StrFormat("%s: has bytes after its end", path));
  return file;
}

}  // namespace gainsay
