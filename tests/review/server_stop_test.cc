// SPDX-License-Identifier: Apache-2.0
//
// Stopping, whenever it comes: what a server answers is tested by tests/review/server_test.py.
#include <gtest/gtest.h>

#include <thread>

#include "review/server.h"

namespace gainsay {
namespace {

class ServerStop : public ::testing::Test {
 protected:
  std::unique_ptr<ReviewServer> Start() {
    auto server = ReviewServer::Start({.report = &report_, .texts = &texts_}, &store_, {});
    EXPECT_TRUE(server.ok()) << server.status();
    return *std::move(server);
  }

  Report report_;
  std::vector<Article> texts_;
  DecisionStore store_{report_, ::testing::TempDir() + "gainsay-stop.jsonl"};
};

TEST_F(ServerStop, BeforeItRuns) {
  const auto server = Start();
  server->Stop();
  server->Run();  // returns
}

TEST_F(ServerStop, AsItBegins) {
  for (int i = 0; i < 50; ++i) {
    const auto server = Start();
    std::thread runner([&] { server->Run(); });
    server->Stop();
    runner.join();
  }
}

}  // namespace
}  // namespace gainsay
