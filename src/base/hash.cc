// SPDX-License-Identifier: Apache-2.0
// Tested by tests/base/status_test.cc.
#include "base/hash.h"

#include <openssl/evp.h>

namespace gainsay {
namespace {

constexpr char kDigits[] = "0123456789abcdef";

// The finaliser of MurmurHash3 (Austin Appleby, public domain): FNV's low bits are weak alone.
uint64_t Mix(uint64_t h) {
  h ^= h >> 33;
  h *= 0xff51afd7ed558ccdULL;
  h ^= h >> 33;
  h *= 0xc4ceb9fe1a85ec53ULL;
  return h ^ (h >> 33);
}

}  // namespace

uint64_t StableHash(std::string_view bytes, uint64_t seed) {
  uint64_t hash = 0xcbf29ce484222325ULL ^ Mix(seed);
  for (unsigned char byte : bytes) hash = (hash ^ byte) * 0x100000001b3ULL;
  return Mix(hash);
}

uint64_t HashCombine(uint64_t hash, uint64_t value) {
  return Mix(hash * 0x9e3779b97f4a7c15ULL + value);
}

std::string Sha256(std::string_view bytes) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest, &size, EVP_sha256(), nullptr);
  std::string hex;
  for (unsigned int i = 0; i < size; ++i) {
    hex += kDigits[digest[i] >> 4];
    hex += kDigits[digest[i] & 15];
  }
  return hex;
}

std::string Hex(uint64_t value, int digits) {
  std::string hex;
  for (int i = 0; i < digits; ++i) hex += kDigits[(value >> (60 - 4 * i)) & 15];
  return hex;
}

}  // namespace gainsay
