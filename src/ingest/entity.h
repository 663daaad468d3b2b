// SPDX-License-Identifier: Apache-2.0
//
// Internal to ingest/. HTML character references, one at a time, so that each can be mapped to
// its own bytes: "&eacute;tat" begins with a reference of 8 bytes that stands for "é".
//
// Gumbo decodes (it has the table of HTML's 2,231 names and the rules for those without a
// semicolon); this asks it once for each reference that occurs.
#pragma once

#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"

namespace gainsay {

class EntityDecoder {
 public:
  struct Decoded {
    std::string text;   // "é"; empty where it stands for nothing readable (U+0000)
    size_t length = 1;  // bytes it takes, the "&" included
  };

  // `rest` begins with "&". An "&" that begins no reference stands for itself.
  const Decoded& Decode(std::string_view rest);

 private:
  absl::flat_hash_map<std::string, Decoded> known_;
};

}  // namespace gainsay
