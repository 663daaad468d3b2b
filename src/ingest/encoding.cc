// SPDX-License-Identifier: Apache-2.0
// Tested by tests/ingest/encoding_test.cc.
#include "ingest/encoding.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <cstring>

#include "absl/strings/str_format.h"
#include "base/status.h"

namespace gainsay {
namespace {

// The offset of the first fault, or size() where there is none.
size_t FirstFault(std::string_view bytes) {
  constexpr uint64_t kHighBits = 0x8080808080808080, kOnes = 0x0101010101010101;
  size_t i = 0;
  while (i < bytes.size()) {
    if (i + 8 <= bytes.size()) {  // eight ASCII bytes, none of them NUL
      uint64_t word;
      std::memcpy(&word, bytes.data() + i, 8);
      if (((word | (word - kOnes)) & kHighBits) == 0) {
        i += 8;
        continue;
      }
    }
    size_t begin = i;
    UChar32 c;
    U8_NEXT(bytes.data(), i, bytes.size(), c);
    if (c <= 0) return begin;
  }
  return bytes.size();
}

// What a file is that is not text, where its first bytes say so.
std::string_view KindOf(std::string_view bytes) {
  struct Magic {
    std::string_view bytes, name;
  };
  using namespace std::literals;
  static constexpr Magic kMagic[] = {{"\xFF\xFE"sv, "UTF-16"},
                                     {"\xFE\xFF"sv, "UTF-16"},
                                     {"%PDF-"sv, "a PDF document"},
                                     {"PK\x03\x04"sv, "a ZIP archive"},
                                     {"\x1F\x8B"sv, "gzip data"},
                                     {"\x89PNG"sv, "a PNG image"},
                                     {"\xFF\xD8\xFF"sv, "a JPEG image"},
                                     {"GIF8"sv, "a GIF image"},
                                     {"\xD0\xCF\x11\xE0"sv, "an old Office document"},
                                     {"\x7F"
                                      "ELF"sv,
                                      "a program"}};
  for (const Magic& magic : kMagic) {
    if (bytes.substr(0, magic.bytes.size()) == magic.bytes) return magic.name;
  }
  return {};
}

}  // namespace

absl::Status CheckText(std::string_view bytes, Position begin) {
  size_t at = FirstFault(bytes);
  if (at == bytes.size()) return absl::OkStatus();
  std::string place = PlaceOf(bytes, at, begin);
  std::string_view kind = KindOf(bytes);
  std::string seems = kind.empty() ? "" : absl::StrFormat(" (it looks like %s)", kind);
  if (bytes[at] == '\0') {
    return Invalid(absl::StrFormat("not text: NUL byte at %s%s", place, seems));
  }
  return Invalid(absl::StrFormat("not UTF-8: byte 0x%02X at %s%s",
                                 static_cast<unsigned char>(bytes[at]), place, seems));
}

uint32_t BomSize(std::string_view bytes) { return bytes.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0; }

std::string PlaceOf(std::string_view bytes, size_t offset, Position begin) {
  std::string_view before = bytes.substr(0, offset);
  auto breaks = std::count(before.begin(), before.end(), '\n');
  int64_t line = begin.line + breaks;
  int64_t column = breaks == 0 ? begin.column : 1;
  size_t from = before.rfind('\n') + 1;  // npos + 1 == 0
  for (size_t i = from; i < before.size(); ++column) U8_FWD_1(bytes.data(), i, bytes.size());
  return absl::StrFormat("line %d, column %d", line, column);
}

}  // namespace gainsay
