// SPDX-License-Identifier: Apache-2.0
#include "rules/lexicon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <tuple>

#include "rules/fold.h"
#include "rules/lexicon_index.h"
#include "rules/simple_document.h"

namespace gainsay {
namespace {

Lexicon Make(ClassId cls, LexiconMatch match, std::vector<std::vector<std::string>> entries) {
  Lexicon lexicon;
  lexicon.cls = cls;
  lexicon.match = match;
  for (std::vector<std::string>& words : entries)
    lexicon.entries.push_back({std::move(words), nullptr});
  return lexicon;
}

// "class:entry «words»" for each hit.
std::vector<std::string> Told(const Document& d, const std::vector<Mark>& marks) {
  std::vector<std::string> told;
  for (const Mark& mark : marks) {
    Span span = Cover(d.tokens[mark.tokens.first].span, d.tokens[mark.tokens.last - 1].span);
    told.push_back(std::to_string(mark.cls) + ":" + std::to_string(mark.payload) + " " +
                   std::string(Slice(d.text, span)));
  }
  return told;
}

TEST(LexiconIndex, Rows) {
  struct Row {
    LexiconMatch match;
    std::vector<std::vector<std::string>> entries;
    std::string text;
    std::vector<std::string> want;
  };
  constexpr LexiconMatch kE = LexiconMatch::kExact, kF = LexiconMatch::kFolded;
  const Row rows[] = {
      // As written.
      {kE, {{"March"}}, "March march MARCH", {"7:0 March"}},
      {kE, {{"US"}}, "US us", {"7:0 US"}},
      // Without regard to case.
      {kF, {{"March"}}, "March march MARCH", {"7:0 March", "7:0 march", "7:0 MARCH"}},
      {kF,
       {{"Straße", "ÉCOLE"}},
       "STRASSE école straße",
       {"7:0 STRASSE", "7:0 école", "7:0 straße"}},
      // Whole tokens only.
      {kF, {{"mar"}}, "march mar. Mar-a", {"7:0 mar", "7:0 Mar"}},
      {kF, {{"a b"}}, "xa b a bx", {}},
      // Several words; longest first; all that overlap.
      {kF,
       {{"new york"}, {"york"}, {"new york city"}, {"city"}},
       "New  York City",
       {"7:2 New  York City", "7:0 New  York", "7:1 York", "7:3 City"}},
      {kF, {{"new york city"}}, "new york", {}},
      // Not over the end of a sentence.
      {kF, {{"new york"}}, "new\nyork", {}},
      // A full stop of its own or in the token.
      {kE, {{"Jan."}, {"Jan"}}, "Jan. 4 in Jan 5 (Jan)", {"7:0 Jan.", "7:1 Jan", "7:1 Jan"}},
      {kE, {{"St. John's"}}, "St. John's, St John's", {"7:0 St. John's"}},
      // Spaces count.
      {kF, {{"co-operate"}, {"and/or"}}, "co-operate co - operate and / or", {"7:0 co-operate"}},
      {kF, {{"$"}, {"%"}, {"U.S."}}, "$5 5% U.S. u.s", {"7:0 $", "7:1 %", "7:2 U.S."}},
      // Two entries of one word; one entry that holds a word twice.
      {kF, {{"Georgia"}, {"georgia", "GEORGIA"}}, "Georgia", {"7:0 Georgia", "7:1 Georgia"}},
      // As an article is normalised.
      {kF, {{"O’Brien"}, {"Jean–Luc"}}, "O'Brien, Jean-Luc", {"7:0 O'Brien", "7:1 Jean-Luc"}},
      {kF, {}, "a", {}},
      {kF, {{"a"}}, "", {}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.text);
    auto index = BuildLexiconIndex({Make(7, row.match, row.entries)}, EntryCutter());
    Document d = SimpleDocument(row.text, {"Jan.", "St."});
    EXPECT_EQ(Told(d, index->Find(d)), row.want);
  }
}

TEST(LexiconIndex, LemmasMeetWithoutRegardToSpaces) {
  auto index = BuildLexiconIndex(
      {Make(1, LexiconMatch::kLemma, {{"say"}, {"do not"}, {"take place"}})}, EntryCutter());
  Document d = SimpleDocument("He didnt say it took place");
  auto lemma = [&](uint32_t token, std::string_view word) { d.tokens[token].lemma = word; };
  lemma(2, "say");
  lemma(4, "Take");
  EXPECT_THAT(Told(d, index->Find(d)), testing::ElementsAre("1:0 say", "1:2 took place"));
  lemma(2, "tell");
  EXPECT_THAT(Told(d, index->Find(d)), testing::ElementsAre("1:2 took place"));
}

TEST(EntryCutter, CutsAsTheTokeniserOfThePack) {
  auto cutter = EntryCutter::Load({"/nonexistent", std::getenv("GAINSAY_RULES")});
  ASSERT_TRUE(cutter.ok()) << cutter.status();
  auto words = [&](std::string_view text) {
    EntryCutter::Words cut = cutter->Cut(text);
    std::vector<std::string> list;
    for (const Token& token : cut.tokens) list.emplace_back(Slice(cut.text, token.span));
    return list;
  };
  EXPECT_THAT(words("cannot"), testing::ElementsAre("can", "not"));
  EXPECT_THAT(words("didn’t"), testing::ElementsAre("did", "n't"));
  EXPECT_THAT(words("according to"), testing::ElementsAre("according", "to"));
}

// The look-up as it is meant: every entry at every token, by comparing text.
std::vector<Mark> Slow(const Document& d, const std::vector<Lexicon>& lexicons) {
  std::vector<Mark> marks;
  for (const Sentence& s : d.sentences) {
    for (uint32_t first = s.first; first < s.last; ++first) {
      for (uint32_t last = first + 1; last <= s.last; ++last) {
        std::string text;
        for (uint32_t t = first; t < last; ++t) {
          if (t > first && d.tokens[t - 1].span.end < d.tokens[t].span.begin) text += ' ';
          text += d.Text(t);
        }
        for (const Lexicon& lexicon : lexicons) {
          bool exact = lexicon.match == LexiconMatch::kExact;
          for (uint32_t e = 0; e < lexicon.entries.size(); ++e) {
            const auto& words = lexicon.entries[e].words;
            if (std::any_of(words.begin(), words.end(), [&](const std::string& w) {
                  return exact ? w == text : FoldCase(w) == FoldCase(text);
                })) {
              marks.push_back({{first, last}, lexicon.cls, e});
            }
          }
        }
      }
    }
  }
  std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
    return std::tuple(a.tokens.first, b.tokens.last, a.cls, a.payload) <
           std::tuple(b.tokens.first, a.tokens.last, b.cls, b.payload);
  });
  return marks;
}

TEST(LexiconIndex, IsWhatTheSlowLookUpFindsOverSmallWorlds) {
  std::mt19937 random(7);
  const char* atoms[] = {"a", "A", "b", "B", "-", ".", "'s", "é", "É", "5"};
  auto text = [&](int most, bool spaces) {
    std::string out;
    int count = 1 + static_cast<int>(random() % most);
    for (int i = 0; i < count; ++i) {
      if (i > 0 && spaces && random() % 2 == 0) out += ' ';
      out += atoms[random() % std::size(atoms)];
    }
    return out;
  };
  size_t hits = 0;
  for (int world = 0; world < 400; ++world) {
    std::vector<Lexicon> lexicons;
    for (ClassId cls = 1; cls <= 3; ++cls) {
      std::vector<std::vector<std::string>> entries(1 + random() % 6);
      for (auto& words : entries) {
        words.resize(1 + random() % 2);
        for (std::string& word : words) word = text(4, true);
      }
      lexicons.push_back(
          Make(cls, cls == 1 ? LexiconMatch::kExact : LexiconMatch::kFolded, entries));
    }
    std::string article = text(12, true) + "\n" + text(6, true);
    Document d = SimpleDocument(article);
    std::vector<Mark> slow = Slow(d, lexicons);
    hits += slow.size();
    SCOPED_TRACE(article);
    ASSERT_EQ(Told(d, BuildLexiconIndex(lexicons, EntryCutter())->Find(d)), Told(d, slow));
  }
  EXPECT_GT(hits, 1000u);
}

}  // namespace
}  // namespace gainsay
