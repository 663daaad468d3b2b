// SPDX-License-Identifier: Apache-2.0
//
// Internal to ingest/. A first look over JSON, without building values: how deep it nests, and
// where the records of a container stand, so that each can be parsed on its own and a bad one
// does not take the others along.
//
//   ScanJson(R"([{"id": 1}, {"id": )", 512) -> records {1, 10} and {12, 19}, the last cut off
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "base/lines.h"
#include "base/span.h"

namespace gainsay {

struct JsonRecords {
  std::vector<Span> records;  // of bytes; each an object as far as the scan can tell
  bool container = false;     // an array, an object with an array of articles, or values in a row
  bool closed = true;         // every bracket that opens is closed
  std::string_view format;    // the root object's "format" where it is a string, as written
};

// Linear, and in constant stack. Brackets in strings do not count. Fails, with the place, where
// values nest deeper than `nesting`; every other fault is left to the parser.
absl::StatusOr<JsonRecords> ScanJson(std::string_view bytes, uint32_t nesting, Position begin = {});

}  // namespace gainsay
