// SPDX-License-Identifier: Apache-2.0
// Tested by tests/review/guard_test.cc.
#include "review/guard.h"

#include <arpa/inet.h>
#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <cstdlib>

namespace gainsay {
namespace {

// "[::1]:80" -> "::1"; nothing where the port is another.
std::string HostWithoutPort(std::string_view host, int port) {
  std::string suffix = ":" + std::to_string(port);
  if (port == 80 && !host.ends_with(suffix)) suffix = "";
  if (!host.ends_with(suffix)) return "";
  host.remove_suffix(suffix.size());
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  return std::string(host);
}

bool IsNumeric(const std::string& host) {
  in6_addr address;
  return inet_pton(AF_INET, host.c_str(), &address) == 1 ||
         inet_pton(AF_INET6, host.c_str(), &address) == 1;
}

}  // namespace

bool IsLoopback(std::string_view address) {
  std::string text(address);
  in_addr four;
  if (inet_pton(AF_INET, text.c_str(), &four) == 1) return (ntohl(four.s_addr) >> 24) == 127;
  return text == "::1" || text == "localhost";
}

bool AllowedHost(std::string_view host, std::string_view address, int port) {
  std::string name = HostWithoutPort(host, port);
  if (name.empty()) return false;
  if (name == address) return true;
  if (IsLoopback(address)) return name == "127.0.0.1" || name == "localhost" || name == "::1";
  bool everywhere = address == "0.0.0.0" || address == "::";
  return everywhere && (name == "localhost" || IsNumeric(name));
}

bool AllowedOrigin(std::string_view origin, std::string_view host, bool changes) {
  if (origin.empty()) return !changes;
  return origin == "http://" + std::string(host);
}

std::string NewToken() {
  unsigned char bytes[16];
  if (RAND_bytes(bytes, sizeof bytes) != 1) std::abort();  // no randomness: nothing is safe
  std::string token;
  for (unsigned char b : bytes) {
    token += "0123456789abcdef"[b >> 4];
    token += "0123456789abcdef"[b & 15];
  }
  return token;
}

bool SameToken(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace gainsay
