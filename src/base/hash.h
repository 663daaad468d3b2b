// SPDX-License-Identifier: Apache-2.0
//
// Hashes that are the same on every machine and in every run: absl::Hash is seeded anew for
// each process and never reaches an output.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gainsay {

// 64-bit FNV-1a with a final mix (Fowler, Noll, Vo; mix of MurmurHash3).
uint64_t StableHash(std::string_view bytes, uint64_t seed = 0);

// Folds one more value into a hash; order matters.
uint64_t HashCombine(uint64_t hash, uint64_t value);

// 64 lower-case hexadecimal digits.
std::string Sha256(std::string_view bytes);

// The first `digits` (at most 16) hexadecimal digits of the value.
std::string Hex(uint64_t value, int digits = 16);

}  // namespace gainsay
