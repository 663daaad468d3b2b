// SPDX-License-Identifier: Apache-2.0
#include "base/write_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>

namespace gainsay {
namespace {

namespace fs = std::filesystem;

class WriteFile : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = ::testing::TempDir() + "gainsay-write.XXXXXX";
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }
  std::string In(const std::string& name) const { return (folder_ / name).string(); }
  size_t Files() const {
    return static_cast<size_t>(
        std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }
  fs::path folder_;
};

TEST_F(WriteFile, ReplacesTheWholeAndKeepsPermissions) {
  ASSERT_TRUE(WriteFileAtomically(In("a"), "first and long").ok());
  ASSERT_EQ(chmod(In("a").c_str(), 0600), 0);
  ASSERT_TRUE(WriteFileAtomically(In("a"), "second").ok());
  EXPECT_EQ(*ReadWholeFile(In("a")), "second");
  struct stat info;
  ASSERT_EQ(stat(In("a").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 07777, 0600u);
  EXPECT_EQ(Files(), 1u);
}

TEST_F(WriteFile, WritesThroughASymbolicLink) {
  ASSERT_TRUE(WriteFileAtomically(In("real"), "old").ok());
  fs::create_symlink("real", folder_ / "link");
  ASSERT_TRUE(WriteFileAtomically(In("link"), "new").ok());
  EXPECT_TRUE(fs::is_symlink(folder_ / "link"));
  EXPECT_EQ(*ReadWholeFile(In("real")), "new");
}

TEST_F(WriteFile, TellsWhatIsNotThere) {
  EXPECT_FALSE(WriteFileAtomically(In("no/such/folder"), "x").ok());
  EXPECT_TRUE(absl::IsNotFound(ReadWholeFile(In("none")).status()));
  absl::Status folder = ReadWholeFile(folder_.string()).status();
  EXPECT_FALSE(folder.ok() || absl::IsNotFound(folder));
}

TEST_F(WriteFile, LeftoversOfThisFileAlone) {
  for (const char* name : {".a.Xy12zZ", ".a.short", ".b.Xy12zZ", "a"}) {
    ASSERT_TRUE(WriteFileAtomically(In(name), "x").ok());
  }
  RemoveLeftovers(In("a"));
  EXPECT_FALSE(fs::exists(In(".a.Xy12zZ")));
  EXPECT_EQ(Files(), 3u);
}

}  // namespace
}  // namespace gainsay
