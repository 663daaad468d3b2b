// SPDX-License-Identifier: Apache-2.0
#include "text/document.h"

#include <gtest/gtest.h>

#include "text/test_models.h"

namespace gainsay {
namespace {

// The law of document.h, on text where nothing maps byte by byte.
TEST(Document, EveryTokenMapsToWhatWasWritten) {
  std::string text = "“Iran’s” cafe\u0301 – 5\u00A0km…";
  Document d = Annotate(text, BuiltInModels());
  std::vector<std::string> written;
  for (const Token& t : d.tokens) written.emplace_back(Slice(text, d.to_bytes.ToOriginal(t.span)));
  EXPECT_EQ(written,
            (std::vector<std::string>{"“", "Iran", "’s", "”", "cafe\u0301", "–", "5", "km", "…"}));
}

TEST(Document, DumpShowsOneTokenALine) {
  Document d = Annotate("Go. Stay", BuiltInModels());
  std::string dump = Dump(d);
  EXPECT_TRUE(dump.starts_with("0\tGo\t")) << dump;
  EXPECT_NE(dump.find("\n\n2\tStay\t"), std::string::npos) << dump;
}

}  // namespace
}  // namespace gainsay
