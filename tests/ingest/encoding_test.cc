// SPDX-License-Identifier: Apache-2.0
#include "ingest/encoding.h"

#include <gtest/gtest.h>

namespace gainsay {
namespace {

using namespace std::literals;

struct Row {
  std::string_view bytes;
  std::string want;  // "" where the bytes are text
};

TEST(Encoding, NamesTheFirstByteThatIsNotText) {
  const Row rows[] = {
      {"", ""},
      {"plain words, more than eight bytes of them", ""},
      {"\xEF\xBB\xBFwith a BOM", ""},
      {"Zażółć gęślą jaźń, 東京, 🚢", ""},
      {"tab\tfeed\f and bell\a", ""},
      {"\x7F", ""},
      {"line\nZa\xC5\xBC and \x96 here", "not UTF-8: byte 0x96 at line 2, column 9"},
      {"overlong \xC0\xAF", "not UTF-8: byte 0xC0 at line 1, column 10"},
      {"surrogate \xED\xA0\x80", "not UTF-8: byte 0xED at line 1, column 11"},
      {"too large \xF4\x90\x80\x80", "not UTF-8: byte 0xF4 at line 1, column 11"},
      {"cut off \xE2\x80", "not UTF-8: byte 0xE2 at line 1, column 9"},
      {"eight...then a NUL\0 here"sv, "not text: NUL byte at line 1, column 19"},
      {"\xFF\xFEN\0e\0"sv, "not UTF-8: byte 0xFF at line 1, column 1 (it looks like UTF-16)"},
      {"PK\x03\x04\0"sv, "not text: NUL byte at line 1, column 5 (it looks like a ZIP archive)"},
      {"\x89PNG\r\n", "not UTF-8: byte 0x89 at line 1, column 1 (it looks like a PNG image)"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(CheckText(row.bytes).message(), row.want) << row.bytes;
  }
}

TEST(Encoding, FaultsAreFoundAtEveryPlace) {
  for (size_t at = 0; at < 40; ++at) {
    std::string text(40, 'a');
    text[at] = '\x80';
    EXPECT_EQ(CheckText(text).message(),
              "not UTF-8: byte 0x80 at line 1, column " + std::to_string(at + 1));
    text[at] = '\0';
    EXPECT_EQ(CheckText(text).message(),
              "not text: NUL byte at line 1, column " + std::to_string(at + 1));
  }
}

TEST(Encoding, PlacesAreCountedFromWhereTheBytesBegin) {
  EXPECT_EQ(PlaceOf("ab\ncd", 4), "line 2, column 2");
  EXPECT_EQ(PlaceOf("ab\ncd", 1, {7, 5}), "line 7, column 6");
  EXPECT_EQ(PlaceOf("ab\ncd", 4, {7, 5}), "line 8, column 2");
  EXPECT_EQ(PlaceOf("\xC3\xA9\xC3\xA9x", 4), "line 1, column 3");
}

}  // namespace
}  // namespace gainsay
