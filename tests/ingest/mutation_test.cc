// SPDX-License-Identifier: Apache-2.0
//
// Broken input of every format, made from whole input: cut off at every byte, and with bytes
// changed, doubled and left out by a fixed generator. Nothing may crash; what is read obeys the
// law of the map; what is not read has a reason.
#include <random>

#include "readable.h"

namespace gainsay {
namespace {

struct Sample {
  std::string_view path;
  std::string bytes;
};

std::vector<Sample> Samples() {
  return {
      {"x.txt", "\xEF\xBB\xBFOne thing.\r\n\r\nAnother – with a dash, 東京.\n"},
      {"x.md",
       "---\ntitle: 'A b'\ndate: 2020-01-01\nx: {a: [1, 2]}\n---\n# A *b*\n\nC [d](e \"f\") "
       "&amp; **g `h` i**\n\n> - j\n>   k\n\n| l | m |\n|---|---|\n| n | &eacute; "
       "|\n\n![o](p)<b>q\n"},
      {"x.html",
       "<!DOCTYPE html><html lang=en><head><title>A &amp; b</title><meta name=date "
       "content='2020-01-01'><script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", "
       "\"headline\": \"A\"}</script></head><body><article><h1>A &amp; b</h1><p>C <b>d<i>e</b>f</i>"
       " &#8217;g&notit;</p><table>h<tr><td>i<br><br>j</table><ul><li>k<li>l</ul><!-- m -->"
       "<svg><path/></svg><a href='#'>n</a></article></body></html>"},
      {"x.json",
       "{\"articles\": [{\"id\": \"a\", \"text\": \"b \\u00e9 \\ud83d\\udea2\", \"date\": "
       "\"2020-01-01\"}, {\"html\": \"<p>c &amp; d\", \"source\": {\"name\": \"e\"}}]}"},
      {"x.jsonl", "{\"text\": \"a\"}\n\n{\"html\": \"<b>b\", \"lang\": \"en\"}\n{\"text\": \"c\"}"},
  };
}

void Feed(std::string_view path, const std::string& bytes) {
  std::vector<Unchecked> left_out;
  auto articles = ReadBytes(path, bytes, {}, &left_out);
  if (!articles.ok()) {
    EXPECT_FALSE(articles.status().message().empty());
    return;
  }
  for (const Article& article : *articles) {
    EXPECT_FALSE(article.blocks.empty());
    ExpectLawful(article);
  }
  for (const Unchecked& u : left_out) EXPECT_FALSE(u.reason.empty());
}

TEST(Mutation, WholeSamplesAreRead) {
  for (const Sample& sample : Samples()) EXPECT_EQ(ReasonOf(sample.path, sample.bytes), "");
}

TEST(Mutation, CutOffAtEveryByte) {
  for (const Sample& sample : Samples()) {
    for (size_t size = 0; size < sample.bytes.size(); ++size) {
      SCOPED_TRACE(size);
      Feed(sample.path, sample.bytes.substr(0, size));
      Feed(sample.path, sample.bytes.substr(size));
    }
  }
}

TEST(Mutation, BytesChangedDoubledAndLeftOut) {
  std::mt19937 random(20240518);  // the same sequence on every machine
  constexpr std::string_view kBytes = "<>&;\"'/\\{}[]:,*_`#-|! \n\t\r\xEF\x80"
                                      "ax0=";
  for (const Sample& sample : Samples()) {
    for (int round = 0; round < 1500; ++round) {
      std::string bytes = sample.bytes;
      for (uint32_t change = 0; change <= random() % 6 && !bytes.empty(); ++change) {
        size_t at = random() % bytes.size();
        switch (random() % 4) {
          case 0: bytes[at] = kBytes[random() % kBytes.size()]; break;
          case 1: bytes.erase(at, 1 + random() % 9); break;
          case 2: bytes.insert(at, bytes.substr(random() % bytes.size(), random() % 30)); break;
          case 3: bytes.insert(at, 1, kBytes[random() % kBytes.size()]); break;
        }
      }
      SCOPED_TRACE(bytes);
      Feed(sample.path, bytes);
      if (::testing::Test::HasFailure()) return;
    }
  }
}

}  // namespace
}  // namespace gainsay
