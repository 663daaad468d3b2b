// SPDX-License-Identifier: Apache-2.0
#include "text/parser.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "text/parse_state.h"
#include "text/tagger.h"
#include "text/tagset.h"

namespace gainsay {
namespace {

std::string Models() { return std::string(std::getenv("GAINSAY_RULES")) + "/en/models/"; }

const Tagger& TheTagger() {
  static const Tagger* const tagger = new Tagger(*Tagger::Load(Models() + "tagger.bin"));
  return *tagger;
}

const Parser& TheParser() {
  static const Parser* const parser = [] {
    auto loaded = Parser::Load(Models() + "parser.bin");
    if (!loaded.ok()) ADD_FAILURE() << loaded.status();
    return new Parser(*std::move(loaded));
  }();
  return *parser;
}

// One sentence a line, words separated by spaces.
Document Parsed(const std::string& text) {
  Document d;
  d.text = text;
  uint32_t at = 0;
  for (uint32_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && text[i] != ' ' && text[i] != '\n') continue;
    if (d.sentences.empty() || (at > 0 && text[at - 1] == '\n')) {
      d.sentences.push_back({.first = static_cast<uint32_t>(d.tokens.size())});
    }
    d.tokens.push_back(
        {.span = {at, i}, .sentence = static_cast<uint32_t>(d.sentences.size() - 1)});
    d.sentences.back().last = static_cast<uint32_t>(d.tokens.size());
    at = i + 1;
  }
  TheTagger().Tag(&d);
  TheParser().Parse(&d);
  return d;
}

// "Police<nsubj arrested<root men<obj": each word's relation and, after a colon, its head.
std::string Arcs(const Document& d) {
  std::string arcs;
  for (const Token& t : d.tokens) {
    if (!arcs.empty()) arcs += ' ';
    arcs += DepName(t.dep);
    arcs += '(';
    arcs += t.head < 0 ? std::string_view("-") : d.Text(static_cast<uint32_t>(t.head));
    arcs += ')';
  }
  return arcs;
}

// Every head is in the sentence, there is one root, no cycle, and no arcs cross.
void ExpectTrees(const Document& d) {
  for (const Sentence& s : d.sentences) {
    int roots = 0;
    for (uint32_t i = s.first; i < s.last; ++i) {
      const int32_t head = d.tokens[i].head;
      roots += head < 0;
      EXPECT_EQ(head < 0, d.tokens[i].dep == Dep::kRoot);
      if (head < 0) continue;
      ASSERT_GE(head, static_cast<int32_t>(s.first));
      ASSERT_LT(head, static_cast<int32_t>(s.last));
      uint32_t steps = 0;
      for (int32_t j = head; j >= 0 && steps <= s.last - s.first;
           j = d.tokens[static_cast<size_t>(j)].head) {
        ++steps;
      }
      EXPECT_LE(steps, s.last - s.first) << "a cycle";
      // Whatever stands between a word and its head hangs below one of them or between them.
      const uint32_t low = std::min<uint32_t>(i, static_cast<uint32_t>(head));
      const uint32_t high = std::max<uint32_t>(i, static_cast<uint32_t>(head));
      for (uint32_t j = low + 1; j < high && s.last - s.first < 100; ++j) {
        const int32_t other = d.tokens[j].head;
        EXPECT_TRUE(other >= static_cast<int32_t>(low) && other <= static_cast<int32_t>(high))
            << "crossing arcs";
      }
    }
    EXPECT_EQ(roots, s.last > s.first ? 1 : 0);
  }
}

TEST(Parser, SimpleClauses) {
  const struct {
    const char *text, *arcs;
  } kRows[] = {
      {"Police arrested two men .",
       "nsubj(arrested) root(-) nummod(men) obj(arrested) punct(arrested)"},
      {"The bridge was destroyed by the flood .",
       "det(bridge) nsubj:pass(destroyed) aux:pass(destroyed) root(-) case(flood) det(flood) "
       "obl:agent(destroyed) punct(destroyed)"},
      {"The minister said that the talks failed .",
       "det(minister) nsubj(said) root(-) mark(failed) det(talks) nsubj(failed) ccomp(said) "
       "punct(said)"},
      {"His brother is a teacher .",
       "nmod:poss(brother) nsubj(teacher) cop(teacher) det(teacher) root(-) punct(teacher)"},
  };
  for (const auto& row : kRows) EXPECT_EQ(Arcs(Parsed(row.text)), row.arcs) << row.text;
}

// What news has and web texts seldom: tools/train/news.py.
TEST(Parser, WhatNewsSays) {
  struct Row {
    const char *text, *arcs;
  };
  for (const Row& row : {
           Row{"Two died at the scene .",
               "nsubj(died) root(-) case(scene) det(scene) obl(died) punct(died)"},
           Row{"The death toll rose to 12 .",
               "det(toll) compound(toll) nsubj(rose) root(-) case(12) obl(rose) punct(rose)"},
           Row{"Six injured in crash", "nsubj:pass(injured) root(-) case(crash) obl(injured)"},
           Row{"46 were arrested Wednesday .",
               "nsubj:pass(arrested) aux:pass(arrested) root(-) obl:tmod(arrested) "
               "punct(arrested)"},
       }) {
    EXPECT_EQ(Arcs(Parsed(row.text)), row.arcs) << row.text;
  }
}

TEST(Parser, EveryParseIsOneProjectiveTree) {
  ExpectTrees(Parsed(""));
  ExpectTrees(Parsed("Yes"));
  ExpectTrees(Parsed(". . , --"));
  ExpectTrees(Parsed("A man arrived yesterday who , as we know , was not invited .\nWhy ?"));
  ExpectTrees(Parsed("( \" ' ) ] the of and who that said said said 3 3 3 \xFF \xFE"));
  std::string mixed = "said";
  const char* const kWords[] = {"the", "that", "minister", "said", "of", ",", "and", "killed", "."};
  uint32_t random = 7;
  for (int i = 0; i < 60; ++i) {
    random = random * 1664525 + 1013904223;
    mixed += std::string(" ") + kWords[(random >> 16) % 9];
  }
  ExpectTrees(Parsed(mixed));
}

TEST(Parser, ASentenceWithoutEnd) {
  std::string text = "he";
  for (int i = 0; i < 50000; ++i) text += i % 3 == 0 ? " said" : " that";
  const Document d = Parsed(text);
  int roots = 0;
  for (const Token& t : d.tokens) roots += t.head < 0;
  EXPECT_EQ(roots, 1);
}

TEST(ParseState, TheRootComesLast) {
  const std::vector<ParseWord> words(3);
  ParseState state;
  state.Begin(words);
  EXPECT_FALSE(state.CanLeft());
  EXPECT_FALSE(state.CanRight());
  state.Apply({Move::kShift});
  EXPECT_FALSE(state.CanRight());  // a word is left in the buffer
  EXPECT_TRUE(state.CanLeft());
  state.Apply({Move::kLeft, Dep::kNsubj});
  state.Apply({Move::kShift});
  EXPECT_TRUE(state.AtRoot());
  state.Apply({Move::kRight, Dep::kObj});
  EXPECT_TRUE(state.done());
  EXPECT_EQ(state.head(1), 2);
  EXPECT_EQ(state.dep(1), Dep::kNsubj);
  EXPECT_EQ(state.head(2), 0);
  EXPECT_EQ(state.dep(2), Dep::kRoot);
}

TEST(Parser, LoadSaysWhichFileIsWrong) {
  auto wrong = Parser::Load(Models() + "tagger.bin");
  ASSERT_FALSE(wrong.ok());
  EXPECT_NE(std::string(wrong.status().message()).find("tagger.bin"), std::string::npos);
}

}  // namespace
}  // namespace gainsay
