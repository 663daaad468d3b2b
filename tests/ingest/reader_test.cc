// SPDX-License-Identifier: Apache-2.0
#include "ingest/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/hash.h"

namespace gainsay {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Reader : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    root_ =
        fs::temp_directory_path() / ("gainsay-" + std::to_string(getpid()) + "-" + test->name());
    fs::remove_all(root_);
    fs::create_directories(root_);
  }
  void TearDown() override { fs::remove_all(root_); }

  void Write(const std::string& name, std::string_view bytes) {
    fs::create_directories((root_ / name).parent_path());
    std::ofstream(root_ / name, std::ios::binary) << bytes;
  }
  std::string At(const std::string& name) const { return (root_ / name).string(); }

  static std::vector<std::string> Ids(const Inputs& inputs) {
    std::vector<std::string> ids;
    for (const Article& article : inputs.articles) ids.push_back(article.id);
    return ids;
  }
  // "path below the root: reason"
  std::vector<std::string> Reasons(const Inputs& inputs) const {
    std::vector<std::string> reasons;
    for (const Unchecked& u : inputs.unchecked) {
      std::string name = u.article;
      if (name.rfind(root_.string(), 0) == 0) name.erase(0, root_.string().size() + 1);
      reasons.push_back(name + ": " + u.reason);
    }
    return reasons;
  }
  Inputs Read(const std::vector<std::string>& paths, int jobs = 2) {
    return ReadInputs(paths, {}, nullptr, jobs);
  }

  fs::path root_;
};

TEST_F(Reader, FoldersAreReadRecursivelyAndOtherFilesPassedOver) {
  Write("b/two.md", "Two.");
  Write("a.txt", "One.");
  Write("b/c/three.HTML", "<p>Three.");
  Write("b/picture.png", "\x89PNG");
  Write("b/.hidden.txt", "Hidden.");
  Write(".git/x.txt", "Hidden.");
  Write("README.md", "What is here.");
  Write("b/readme.txt", "What is here.");
  Write("NEWS.md", "What is new.");
  Write("news.txt", "News is an article.");
  Write("report.json", R"({"format": "gainsay.report.v1", "articles": []})");
  Inputs inputs = Read({root_.string()});
  EXPECT_THAT(Ids(inputs), ElementsAre("a", "news", "three", "two"));
  EXPECT_THAT(Reasons(inputs), IsEmpty());
  EXPECT_EQ(inputs.articles[0].path, At("a.txt"));
  EXPECT_EQ(inputs.articles[0].sha256, Sha256("One."));
}

TEST_F(Reader, AFileThatIsNamedIsReadWhateverItIsCalled) {
  Write("README.md", "What is here.");
  Write("page", "<html><p>Page.");
  Write("lines", "{\"text\": \"a\"}\n{\"text\": \"b\"}\n");
  Write("object", "{\n\"text\": \"c\"}\n");
  Write("words.log", "[Words] in a log.");
  Inputs inputs = Read({At("README.md"), At("page"), At("lines"), At("object"), At("words.log")});
  EXPECT_THAT(Ids(inputs), ElementsAre("README", "lines:1", "lines:2", "object", "page", "words"));
  EXPECT_THAT(Reasons(inputs), IsEmpty());
}

TEST_F(Reader, IdsTakeAsMuchOfThePathAsTheyNeed) {
  Write("x/a/one.txt", "1");
  Write("x/b/one.txt", "2");
  Write("y/b/one.txt", "3");
  Write("x/b/two.txt", "4");
  Write("x/three.txt", "5");
  Write("x/three.html", "6");
  Write("n1.jsonl", R"({"id": "r", "text": "7"})");
  Write("n2.jsonl", "{\"id\": \"r\", \"text\": \"8\"}\n{\"id\": \"s\", \"text\": \"9\"}\n"
                    "{\"id\": \"s\", \"text\": \"10\"}\n");
  EXPECT_THAT(Ids(Read({root_.string()})),
              ElementsAre("a/one", "n1/r", "n2/r", "s", "s#2", "three.html", "three.txt", "two",
                          "x/b/one", "y/b/one"));
}

TEST_F(Reader, ArticlesNamedTwiceAreReadOnce) {
  Write("a/one.txt", "One.");
  fs::create_symlink(root_ / "a/one.txt", root_ / "a/same.txt");
  Inputs inputs = Read({At("a/one.txt"), At("a"), At("a/../a/one.txt"), At("a/")});
  EXPECT_THAT(Ids(inputs), ElementsAre("one"));
}

TEST_F(Reader, TheOrderOfArgumentsAndTheNumberOfThreadsDoNotMatter) {
  std::vector<std::string> paths;
  for (int i = 0; i < 6; ++i) {
    std::string name = "f" + std::to_string(i);
    Write(name + "/one.txt", "Text " + name);
    Write(name + "/bad.txt", "\xFF");
    Write(name + "/lines.jsonl", "{\"text\": \"" + name + "\"}\n{\"text\": 1\n{\"text\": \"x\"}");
    paths.push_back(At(name));
  }
  paths.push_back(At("f1/one.txt"));
  auto dump = [](const Inputs& inputs) {
    std::string out;
    for (const Article& a : inputs.articles) {
      out += a.id + " " + a.path + " " + std::to_string(a.record_line) + " " + a.text + "\n";
    }
    for (const Unchecked& u : inputs.unchecked) out += u.article + ": " + u.reason + "\n";
    return out;
  };
  const std::string want = dump(Read(paths, 1));
  for (int round = 0; round < 8; ++round) {
    std::rotate(paths.begin(), paths.begin() + 1, paths.end());
    if (round % 2 == 0) std::reverse(paths.begin(), paths.end());
    EXPECT_EQ(dump(Read(paths, 1 + round % 4)), want);
  }
}

TEST_F(Reader, NothingStopsTheOthers) {
  Write("good.txt", "Good.");
  Write("bad.txt", "a\nb \x96 c");
  Write("binary.txt", std::string_view("\x7F"
                                       "ELF\0\0",
                                       6));
  Write("empty.txt", "");
  Write("deep.json", std::string(1000, '['));
  Write("cut.jsonl", "{\"text\": \"Whole.\"}\n{\"text\": \"Cut");
  Inputs inputs = Read({root_.string(), At("missing.txt")});
  EXPECT_THAT(Ids(inputs), ElementsAre("cut:1", "good"));
  EXPECT_THAT(Reasons(inputs),
              ElementsAre("bad.txt: not UTF-8: byte 0x96 at line 2, column 3",
                          "binary.txt: not text: NUL byte at line 1, column 5 (it looks like a "
                          "program)",
                          HasSubstr("cut.jsonl:2: JSON is cut off at line 2, column 14"),
                          "deep.json: JSON nests deeper than 512 levels at line 1, column 513",
                          "empty.txt: empty: no text", "missing.txt: no such file or directory"));
}

TEST_F(Reader, ANameThatIsNotUtf8IsReportedInPrintableForm) {
  Write("caf\xE9.txt", "Coffee.");
  Write("caf\xE9/one.txt", "Coffee.");
  Write("café.txt", "Good.");
  Inputs inputs = Read({root_.string()});
  EXPECT_THAT(Ids(inputs), ElementsAre("café"));
  EXPECT_THAT(Reasons(inputs), ElementsAre("caf\\xE9: its name is not UTF-8",
                                           "caf\\xE9.txt: its name is not UTF-8"));
}

TEST_F(Reader, LinksAreFollowedOnceAndLoopsReported) {
  Write("a/one.txt", "One.");
  fs::create_directory_symlink(root_ / "a", root_ / "a/loop");
  fs::create_directory_symlink(root_ / "a", root_ / "same");
  fs::create_symlink(root_ / "nowhere", root_ / "a/dangling.txt");
  fs::create_symlink(root_ / "self.txt", root_ / "self.txt");
  Inputs inputs = Read({root_.string()});
  EXPECT_THAT(Ids(inputs), ElementsAre("one"));
  EXPECT_THAT(Reasons(inputs), ElementsAre("a/dangling.txt: a link to nothing",
                                           HasSubstr("a/loop: directory loop: it leads back to "),
                                           HasSubstr("self.txt: ")));
}

TEST_F(Reader, APipeIsNotWaitedFor) {
  Write("good.txt", "Good.");
  ASSERT_EQ(mkfifo(At("pipe.txt").c_str(), 0600), 0);
  Inputs inputs = Read({root_.string()});
  EXPECT_THAT(Ids(inputs), ElementsAre("good"));
  EXPECT_THAT(Reasons(inputs), ElementsAre(HasSubstr("pipe.txt: not a regular file")));
}

TEST_F(Reader, AFileWithoutPermissionIsReported) {
  Write("good.txt", "Good.");
  Write("secret.txt", "Secret.");
  fs::permissions(root_ / "secret.txt", fs::perms::none);
  if (access(At("secret.txt").c_str(), R_OK) == 0) GTEST_SKIP() << "runs as the superuser";
  EXPECT_THAT(Reasons(Read({root_.string()})),
              ElementsAre("secret.txt: cannot be read: Permission denied"));
}

TEST_F(Reader, StandardInputIsJsonLines) {
  std::istringstream in("{\"text\": \"One.\"}\nwords\n{\"id\": \"x\", \"text\": \"Two.\"}");
  Inputs inputs = ReadInputs({"-", "-"}, {}, &in, 1);
  EXPECT_THAT(Ids(inputs), ElementsAre("stdin:1", "x"));
  EXPECT_EQ(inputs.articles[1].path, "-");
  EXPECT_EQ(inputs.articles[1].record_line, 3u);
  EXPECT_THAT(Reasons(inputs), ElementsAre(HasSubstr("-:2: not JSON at line 2, column 1")));
}

TEST_F(Reader, ARecordOverTheLimitIsPassedOverAndTheNextIsRead) {
  ReadLimits limits;
  limits.record_bytes = 40;
  std::istringstream in("{\"text\": \"One.\"}\n{\"text\": \"" + std::string(200000, 'x') +
                        "\"}\n{\"text\": \"Three.\"}\n");
  Inputs inputs = ReadInputs({"-"}, limits, &in, 1);
  EXPECT_THAT(Ids(inputs), ElementsAre("stdin:1", "stdin:3"));
  EXPECT_THAT(Reasons(inputs), ElementsAre("-:2: the record is longer than the limit of 40 bytes"));
}

TEST_F(Reader, NothingGivenIsNothingRead) {
  Inputs inputs = Read({});
  EXPECT_TRUE(inputs.articles.empty());
  EXPECT_TRUE(inputs.unchecked.empty());
}

}  // namespace
}  // namespace gainsay
