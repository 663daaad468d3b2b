// SPDX-License-Identifier: Apache-2.0
#include "ingest/entity.h"

#include <gtest/gtest.h>

namespace gainsay {
namespace {

struct Row {
  std::string_view bytes;
  std::string text;
  size_t length;
};

TEST(Entity, DecodesOneReferenceAndSaysHowLongItIs) {
  const Row rows[] = {
      {"&amp; more", "&", 5},
      {"&eacute;tat", "é", 8},
      {"&eacutetat", "é", 7},  // HTML knows some names without a semicolon
      {"&notit;", "¬", 4},
      {"&amp;amp;", "&", 5},  // encoded twice: decoded once
      {"&#8217;s", "’", 7},
      {"&#x2019;s", "’", 8},
      {"&#146;s", "’", 6},  // Windows-1252, as HTML reads it
      {"&nbsp;x", "\u00A0", 6},
      {"&shy;", "\u00AD", 5},
      {"&semi;", ";", 6},
      {"&hellip;", "…", 8},
      {"&fjlig;", "fj", 7},
      // None of these is a reference.
      {"&", "&", 1},
      {"& so on", "&", 1},
      {"&T", "&", 1},
      {"&unheardof; of", "&", 1},
      {"&#; of", "&", 1},
      {"&&amp;", "&", 1},
  };
  EntityDecoder decoder;
  for (int round = 0; round < 2; ++round) {  // the second time from memory
    for (const Row& row : rows) {
      const auto& decoded = decoder.Decode(row.bytes);
      EXPECT_EQ(decoded.text, row.text) << row.bytes;
      EXPECT_EQ(decoded.length, row.length) << row.bytes;
    }
  }
}

}  // namespace
}  // namespace gainsay
