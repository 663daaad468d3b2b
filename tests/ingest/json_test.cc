// SPDX-License-Identifier: Apache-2.0
#include "ingest/json_scan.h"
#include "readable.h"

namespace gainsay {
namespace {

TEST(Json, ARecordsTextIsTheArticlesBytes) {
  Article a = ReadOne("quake.json", R"({"id": "q-1", "source": {"name": "Coast Daily"},
      "title": "Quake", "publishedAt": "2024-05-02T06:10:00Z", "url": "https://coast.example/q",
      "language": "en", "text": "It\u2019s a \"quake\".\nThree dead."})");
  EXPECT_EQ(a.bytes, "It’s a \"quake\".\nThree dead.");
  EXPECT_EQ(a.text, a.bytes);
  EXPECT_EQ(a.id, "q-1");
  EXPECT_EQ(a.source, "Coast Daily");
  EXPECT_EQ(a.title, "Quake");
  EXPECT_EQ(a.published->ToString(), "2024-05-02T06:10Z");
  EXPECT_EQ(a.url, "https://coast.example/q");
  EXPECT_EQ(a.record_line, 0u);
  ExpectLawful(a);
}

TEST(Json, HtmlOfARecordIsReadAsAPage) {
  Article a = ReadOne("q.json", R"({"title": "Stated", "html":
      "<title>Page</title><h1>Page</h1><p>Three <b>dead</b>, R&amp;D said.</p>"})");
  EXPECT_EQ(Blocks(a), "[title] Page\n[paragraph] Three dead, R&D said.");
  EXPECT_EQ(a.title, "Stated");
  EXPECT_EQ(Origin(a, "R&D"), "R&amp;D");
  EXPECT_EQ(a.id, "q");
  ExpectLawful(a);
}

TEST(Json, ContainersHoldManyRecords) {
  for (std::string_view open : {"[", R"({"status": "ok", "articles": [)"}) {
    std::string close = open == "[" ? "]" : R"(], "more": ["text"]})";
    auto articles = ReadBytes("news.json", std::string(open) +
                                               "\n {\"text\": \"a, [b]\"},\n"
                                               " {\"id\": 7, \"text\": \"c\"}\n" +
                                               close);
    ASSERT_TRUE(articles.ok()) << articles.status();
    ASSERT_EQ(articles->size(), 2u);
    EXPECT_EQ(articles->at(0).id, "news:2");
    EXPECT_EQ(articles->at(0).bytes, "a, [b]");
    EXPECT_EQ(articles->at(0).record_line, 2u);
    EXPECT_EQ(articles->at(1).id, "7");
    EXPECT_EQ(articles->at(1).record_line, 3u);
  }
}

TEST(Json, ValuesInARowAreRecordsToo) {
  std::vector<Unchecked> left_out;
  auto articles = ReadBytes(
      "dump.json", "{\"text\": \"a\"}\n{\"text\":\n \"b\"}\n{\"text\": }\n{\"te", {}, &left_out);
  ASSERT_TRUE(articles.ok()) << articles.status();
  ASSERT_EQ(articles->size(), 2u);
  EXPECT_EQ(articles->at(0).id, "dump:1");
  EXPECT_EQ(articles->at(1).id, "dump:2");
  ASSERT_EQ(left_out.size(), 3u);
  EXPECT_EQ(left_out[0].article, "dump.json:4");
  EXPECT_EQ(left_out[1].reason, "JSON is cut off at line 5, column 5");
}

struct Row {
  std::string_view path;
  std::string bytes;
  size_t articles;
  std::vector<Unchecked> left_out;
};

TEST(Json, ABadRecordDoesNotTakeTheOthersAlong) {
  const std::string good = R"({"text": "Good."})";
  const Row rows[] = {
      {"a.jsonl", good + "\n\n" + good + "\r\n", 2, {}},
      {"a.jsonl", "\xEF\xBB\xBF" + good, 1, {}},
      {"a.jsonl",
       good + "\n{\"text\": \"cut of",
       1,
       {{"a.jsonl:2", "JSON is cut off at line 2, column 17"}}},
      {"a.jsonl",
       good + "\n{\"text\": 1,}\n" + good,
       2,
       {{"a.jsonl:2", "not JSON at line 2, column 12: unexpected '}'; expected string literal"}}},
      {"a.jsonl",
       "{\"text\": \"\x96\"}\n" + good,
       1,
       {{"a.jsonl:1", "not UTF-8: byte 0x96 at line 1, column 11"}}},
      {"a.jsonl",
       good + "\n{\"text\": \"a\\u0000b\"}",
       1,
       {{"a.jsonl:2", "not text: NUL byte at line 1, column 2"}}},
      {"a.jsonl",
       good + "\n{\"text\": \" \"}\n{\"title\": \"x\"}\n[1]\n",
       1,
       {{"a.jsonl:2", "empty: no readable text"},
        {"a.jsonl:3", "the record has no text and no html"},
        {"a.jsonl:4", "a record must be an object, this is array"}}},
      {"a.jsonl",
       R"({"text": "Good.", "date": "99999-01-01"})",
       1,
       {{"a.jsonl:1",
         "date of publication \"99999-01-01\" is not understood; read without a date"}}},
      {"a.json",
       "[" + good + ",\n  {\"text\": \"b\" \"c\"}, " + good + "]",
       2,
       {{"a.json:2", "not JSON at line 2, column 18: unexpected string literal; expected '}'"}}},
      {"a.json",
       "[" + good + ", " + good,
       2,
       {{"a.json", "JSON is cut off after 2 records, at line 1, column 38"}}},
  };
  for (const Row& row : rows) {
    std::vector<Unchecked> left_out;
    auto articles = ReadBytes(row.path, row.bytes, {}, &left_out);
    ASSERT_TRUE(articles.ok()) << row.bytes;
    EXPECT_EQ(articles->size(), row.articles) << row.bytes;
    ASSERT_EQ(left_out.size(), row.left_out.size()) << row.bytes;
    for (size_t i = 0; i < left_out.size(); ++i) {
      EXPECT_EQ(left_out[i].article, row.left_out[i].article) << row.bytes;
      EXPECT_EQ(left_out[i].reason, row.left_out[i].reason) << row.bytes;
    }
  }
}

TEST(Json, WhatGainsayWroteItselfIsNoArticle) {
  auto articles =
      ReadBytes("r.json", R"({"format": "gainsay.report.v1", "articles": [{"id": "a"}]})");
  ASSERT_TRUE(articles.ok());
  EXPECT_TRUE(articles->empty());
  EXPECT_NE(ReasonOf("r.json", R"({"format": "other", "articles": [{"id": "a"}]})"), "");
}

TEST(Json, DeepNestingIsRefusedBeforeItIsParsed) {
  for (std::string_view unit : {"[", "{\"a\":", "[{\"a\":"}) {
    std::string text = "{\"text\": \"x\", \"y\": ";
    for (int i = 0; i < 100000; ++i) text += unit;
    for (std::string_view path : {"a.json", "a.jsonl"}) {
      EXPECT_NE(ReasonOf(path, text).find("JSON nests deeper than 512 levels at line 1"),
                std::string::npos);
    }
  }
  EXPECT_EQ(ReasonOf("a.json", R"({"text": "[[[[[[[[", "y": [[[[1]]]]})"), "");
}

TEST(JsonScan, BracketsInStringsDoNotCount) {
  std::string text = R"(["{\"[", {"a": "]"}, [1, 2] , ])";
  auto scan = ScanJson(text, 512);
  ASSERT_TRUE(scan.ok());
  std::vector<std::string> records;
  for (Span span : scan->records) records.emplace_back(Slice(text, span));
  EXPECT_EQ(records, (std::vector<std::string>{R"("{\"[")", R"({"a": "]"})", "[1, 2]"}));
}

}  // namespace
}  // namespace gainsay
