// SPDX-License-Identifier: Apache-2.0
#include "base/status.h"

#include <gtest/gtest.h>

#include "base/hash.h"
#include "base/lines.h"
#include "base/parallel.h"

namespace gainsay {
namespace {

TEST(FaultAt, ShowsTheLineAndACaretUnderTheCodePoint) {
  EXPECT_EQ(FaultAt("a.json", "x\n{\"é\": bad}\n", 9, "bad value", "a number"),
            "a.json:2:7: bad value\n    {\"é\": bad}\n          ^\n  expected a number");
}

TEST(FaultAt, ShowsRubbishAsQuestionMarks) {
  EXPECT_EQ(FaultAt("a", "\xff\x1b[31m\xc2\x9b\xc3\tb", 9, "what"),
            "a:1:9: what\n    ??[31m??\tb\n            ^");
}

TEST(FaultAt, CutsALongLineAroundTheFault) {
  std::string message = FaultAt("a", std::string(10000, 'x'), 5000, "what");
  EXPECT_LT(message.size(), 400u);
}

TEST(DidYouMean, KnowsASlipAndStaysSilentOnAStranger) {
  EXPECT_EQ(DidYouMean("mnoth", {"month", "day"}), "month");
  EXPECT_EQ(DidYouMean("elephant", {"month", "day"}), "");
}

TEST(LineIndex, CountsLinesFromOneAndColumnsInCodePoints) {
  LineIndex lines("añb\ncd\r\n");
  EXPECT_EQ(lines.At(3), (Position{1, 3}));
  EXPECT_EQ(lines.At(6), (Position{2, 2}));
  EXPECT_EQ(lines.At(999), (Position{3, 1}));
  EXPECT_EQ(lines.Line(2), "cd");
  EXPECT_EQ(lines.Line(9), "");
}

TEST(StableHash, IsTheSameInEveryRun) {
  EXPECT_EQ(Sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(StableHash("abc"), StableHash("abc"));
  EXPECT_NE(StableHash("abc"), StableHash("abd"));
  EXPECT_NE(StableHash("abc", 1), StableHash("abc", 2));
}

TEST(ParallelFor, RunsEachIndexOnceForAnyNumberOfThreads) {
  for (int jobs : {0, 1, 3, 8}) {
    std::vector<int> seen(1000);
    ParallelFor(seen.size(), jobs, [&](size_t i) { ++seen[i]; });
    EXPECT_EQ(seen, std::vector<int>(1000, 1));
  }
}

}  // namespace
}  // namespace gainsay
