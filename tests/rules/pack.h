// SPDX-License-Identifier: Apache-2.0
//
// Packs of rules in a folder of their own, for one test.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>

namespace gainsay {

// Writes files (name -> text) and pack.json to a fresh folder, which goes with the object.
class TestPack {
 public:
  explicit TestPack(const std::map<std::string, std::string>& files, std::string name = "test") {
    static int count = 0;
    const testing::TestInfo* test = testing::UnitTest::GetInstance()->current_test_info();
    directory_ = std::filesystem::temp_directory_path() /
                 ("gainsay-" + std::string(test->test_suite_name()) + "-" + test->name() + "-" +
                  std::to_string(getpid()) + "-" + std::to_string(count++));
    Write("pack.json", R"({"name": ")" + name + R"(", "version": "1"})");
    for (const auto& [path, text] : files) Write(path, text);
  }
  ~TestPack() {
    std::error_code error;
    std::filesystem::remove_all(directory_, error);
  }
  TestPack(const TestPack&) = delete;

  void Write(const std::string& path, const std::string& text) {
    std::filesystem::path file = directory_ / path;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
  }
  std::string directory() const { return directory_.string(); }

  // A message with this pack's folder cut from its paths.
  std::string Plain(std::string message) const {
    std::string prefix = directory_.string() + "/";
    for (size_t at; (at = message.find(prefix)) != std::string::npos;)
      message.erase(at, prefix.size());
    return message;
  }

 private:
  std::filesystem::path directory_;
};

}  // namespace gainsay
