// SPDX-License-Identifier: Apache-2.0
#include "base/uri.h"

#include <gtest/gtest.h>

namespace gainsay {
namespace {

TEST(Uri, OfAPath) {
  for (auto [path, uri] : {
           std::pair{"news/wire.txt", "news/wire.txt"},
           {"./news/wire.txt", "news/wire.txt"},
           {"../a b/c#d?.html", "../a%20b/c%23d%3F.html"},
           {"/srv/100%.txt", "file:///srv/100%25.txt"},
           {"javascript:alert(1).txt", "javascript%3Aalert(1).txt"},
           {"\"<é>\".txt", "%22%3C%C3%A9%3E%22.txt"},
           {"", ""},
       }) {
    EXPECT_EQ(UriOfPath(path), uri) << path;
  }
}

}  // namespace
}  // namespace gainsay
