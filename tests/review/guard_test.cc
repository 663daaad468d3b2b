// SPDX-License-Identifier: Apache-2.0
#include "review/guard.h"

#include <gtest/gtest.h>

#include <set>

namespace gainsay {
namespace {

TEST(AllowedHost, OwnNamesOnly) {
  struct Case {
    const char *host, *address;
    bool allowed;
  };
  for (const Case& c : {
           Case{"127.0.0.1:4100", "127.0.0.1", true},
           {"localhost:4100", "127.0.0.1", true},
           {"[::1]:4100", "::1", true},
           {"192.168.1.7:4100", "192.168.1.7", true},
           {"192.168.1.7:4100", "0.0.0.0", true},
           {"[2001:db8::7]:4100", "::", true},
           // A name that was made to lead here, another port, none, something odd.
           {"evil.example:4100", "127.0.0.1", false},
           {"evil.example:4100", "0.0.0.0", false},
           {"127.0.0.1.evil.example:4100", "127.0.0.1", false},
           {"localhost.evil.example:4100", "127.0.0.1", false},
           {"192.168.1.7:4100", "127.0.0.1", false},
           {"127.0.0.1:4101", "127.0.0.1", false},
           {"127.0.0.1", "127.0.0.1", false},
           {"", "127.0.0.1", false},
           {":4100", "127.0.0.1", false},
           {"127.0.0.1:4100:4100", "127.0.0.1", false},
           {"evil.example@127.0.0.1:4100", "127.0.0.1", false},
       }) {
    EXPECT_EQ(AllowedHost(c.host, c.address, 4100), c.allowed) << c.host << " at " << c.address;
  }
  EXPECT_TRUE(AllowedHost("127.0.0.1", "127.0.0.1", 80)) << "the port goes without saying";
}

TEST(AllowedOrigin, OwnPageOnly) {
  struct Case {
    const char* origin;
    bool changes, allowed;
  };
  for (const Case& c : {
           Case{"http://127.0.0.1:4100", true, true},
           {"http://127.0.0.1:4100", false, true},
           {"", false, true},
           {"", true, false},
           {"null", true, false},
           {"null", false, false},
           {"http://evil.example", true, false},
           {"http://evil.example", false, false},
           {"https://127.0.0.1:4100", true, false},
           {"http://127.0.0.1:4101", true, false},
           {"http://127.0.0.1:4100.evil.example", true, false},
       }) {
    EXPECT_EQ(AllowedOrigin(c.origin, "127.0.0.1:4100", c.changes), c.allowed) << c.origin;
  }
}

TEST(IsLoopback, ThisMachineAlone) {
  for (const char* yes : {"127.0.0.1", "127.3.2.1", "::1", "localhost"})
    EXPECT_TRUE(IsLoopback(yes));
  for (const char* no : {"0.0.0.0", "::", "192.168.1.7", "128.0.0.1", "", "127.evil.example"}) {
    EXPECT_FALSE(IsLoopback(no)) << no;
  }
}

TEST(Token, EachIsAnother) {
  std::set<std::string> tokens;
  for (int i = 0; i < 100; ++i) tokens.insert(NewToken());
  EXPECT_EQ(tokens.size(), 100u);
  EXPECT_EQ(tokens.begin()->size(), 32u);
  EXPECT_TRUE(SameToken("abc", "abc"));
  for (const char* other : {"abd", "ab", "abcd", ""}) EXPECT_FALSE(SameToken("abc", other));
}

}  // namespace
}  // namespace gainsay
