// SPDX-License-Identifier: Apache-2.0
//
// Internal to ingest/. What bytes may be text: UTF-8 without NUL.
//
//   CheckText("Zaž\x96 et") -> "not UTF-8: byte 0x96 at line 1, column 4"
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "base/lines.h"

namespace gainsay {

// Fails with the place of the first byte that is not UTF-8 (overlong forms and surrogates are
// not) or is NUL, and, where the first bytes tell, with what it is instead: UTF-16, PDF, ZIP...
absl::Status CheckText(std::string_view bytes, Position begin = {});

// The length of a byte order mark at the beginning: 3 or 0.
uint32_t BomSize(std::string_view bytes);

// "line 3, column 12" of a byte, where `bytes` begin at `begin` of their file. The column counts
// code points, malformed bytes as one each.
std::string PlaceOf(std::string_view bytes, size_t offset, Position begin = {});

}  // namespace gainsay
