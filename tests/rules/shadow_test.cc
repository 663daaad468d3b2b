// SPDX-License-Identifier: Apache-2.0
#include "rules/shadow.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

#include "rules/fold.h"
#include "rules/pattern_syntax.h"
#include "rules/simple_document.h"

namespace gainsay {
namespace {

// A shadow in letters: <c> a placeholder of class c, ~ glue, ' a word's own full stop, /N a tag.
std::string Plain(std::string_view shadow) {
  std::string out;
  while (!shadow.empty()) {
    size_t bytes;
    char32_t c = FirstCharacter(shadow, &bytes);
    if (c == kGlue)
      out += '~';
    else if (c == kOwnDot)
      out += '^';
    else if (c >= kFirstClass && c <= kLastPrivate)
      out += "<" + std::to_string(c - kFirstClass) + ">";
    else if (c >= kFirstTag && c < kFirstClass)
      out += "/" + std::to_string(c - kFirstTag);
    else
      out += shadow.substr(0, bytes);
    shadow.remove_prefix(bytes);
  }
  return out;
}

Shadow Build(const Document& d, const Sentence& s, const std::vector<Mark>& marks,
             const ShadowPlan& plan) {
  std::vector<uint32_t> all(marks.size());
  for (uint32_t i = 0; i < all.size(); ++i) all[i] = i;
  Shadow shadow;
  BuildShadow(d, s, marks, all, plan, &shadow);
  return shadow;
}

TEST(BuildShadow, Rows) {
  const ShadowPlan plan = {{0, 2, 1, 3}, 0};  // class 2 before 1 before 3; 4 is not used
  struct Row {
    std::string text;
    std::vector<Mark> marks;
    std::string want;
  };
  const Row rows[] = {
      {"on 4 March 2012,", {{{1, 2}, 1}, {{2, 3}, 2}, {{3, 4}, 1}}, "on <1> <2> <1>,"},
      {"a  b", {}, "a b"},
      // Classes that are not used, no tokens, tokens outside the sentence.
      {"a b", {{{0, 1}, 4}, {{0, 0}, 1}, {{1, 3}, 1}, {{0, 1}, 99}}, "a b"},
      // Longest first, then the order of the list, then from the left.
      {"a b c", {{{0, 1}, 2}, {{0, 2}, 1}, {{1, 3}, 3}}, "<1> c"},
      {"a b c", {{{0, 2}, 3}, {{1, 3}, 2}}, "a <2>"},
      {"a b c", {{{1, 3}, 1}, {{0, 2}, 1}}, "<1> c"},
      {"a b c", {{{1, 2}, 2}, {{0, 3}, 3}}, "<3>"},
      // Glue where the end of a unit would not be seen.
      {"5km $x x-y", {{{0, 1}, 1}}, "<1>~km $~x x-~y"},
      {"5km", {{{0, 1}, 1}, {{1, 2}, 2}}, "<1><2>"},
      {"Oslo's, a.b", {}, "Oslo~'s, a~.~b"},
      {"(a)", {}, "(~a)"},
      // A full stop that belongs to its word; private-use characters.
      {"Jan. a.", {}, "Jan^ a~."},
      {"a \uE021b \uF8FF", {}, "a \uFFFDb \uFFFD"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.text);
    Document d = SimpleDocument(row.text, {"Jan."});
    EXPECT_EQ(Plain(Build(d, d.sentences[0], row.marks, plan).text), row.want);
  }
}

TEST(BuildShadow, TagsThePartsOfSpeechThatAreAskedFor) {
  Document d = SimpleDocument("the bus, bus", {}, {{"bus", Upos::kNoun}, {"the", Upos::kDet}});
  std::string noun = std::to_string(static_cast<int>(Upos::kNoun));
  ShadowPlan plan = {{0, 1}, 1u << static_cast<int>(Upos::kNoun)};
  Shadow shadow = Build(d, d.sentences[0], {{{3, 4}, 1}}, plan);
  EXPECT_EQ(Plain(shadow.text), "the bus/" + noun + ", <1>");
}

// What is meant, slowly: of all marks left, the best goes in, until none fits.
std::vector<int> SlowOwners(const Sentence& s, const std::vector<Mark>& marks,
                            const ShadowPlan& plan) {
  std::vector<int> owner(s.last - s.first, -1);
  for (;;) {
    int best = -1;
    for (size_t i = 0; i < marks.size(); ++i) {
      const Mark& m = marks[i];
      if (m.cls >= plan.rank.size() || plan.rank[m.cls] == 0 || m.tokens.first < s.first ||
          m.tokens.last > s.last || m.tokens.first >= m.tokens.last) {
        continue;
      }
      bool free = true;
      for (uint32_t t = m.tokens.first; t < m.tokens.last; ++t) free &= owner[t - s.first] < 0;
      if (!free) continue;
      if (best >= 0) {
        const Mark& b = marks[best];
        bool better = m.tokens.size() != b.tokens.size()     ? m.tokens.size() > b.tokens.size()
                      : plan.rank[m.cls] != plan.rank[b.cls] ? plan.rank[m.cls] < plan.rank[b.cls]
                                                             : m.tokens.first < b.tokens.first;
        if (!better) continue;
      }
      best = static_cast<int>(i);
    }
    if (best < 0) return owner;
    for (uint32_t t = marks[best].tokens.first; t < marks[best].tokens.last; ++t) {
      owner[t - s.first] = best;
    }
  }
}

TEST(BuildShadow, IsWhatTheSlowConstructionGivesOverSmallWorlds) {
  std::mt19937 random(11);
  const char* atoms[] = {"a", "B", "Jan.", "5", ",", "-", "'s", ".", "é"};
  size_t marked = 0;
  for (int world = 0; world < 2000; ++world) {
    std::string text;
    for (int line = 0; line < 2; ++line) {
      for (size_t i = 0, n = 1 + random() % 7; i < n; ++i) {
        if (i > 0 && random() % 2) text += ' ';
        text += atoms[random() % std::size(atoms)];
      }
      text += '\n';
    }
    Document d = SimpleDocument(text, {"Jan."});
    ShadowPlan plan = {{0, 2, 0, 1, 3}, 0};
    std::vector<Mark> marks(random() % 8);
    for (Mark& mark : marks) {
      uint32_t first = random() % d.tokens.size();
      mark = {{first, first + 1 + static_cast<uint32_t>(random() % 3)},
              static_cast<ClassId>(1 + random() % 5)};
    }
    SCOPED_TRACE(text);
    for (const Sentence& s : d.sentences) {
      Shadow shadow = Build(d, s, marks, plan);
      std::vector<int> owner = SlowOwners(s, marks, plan);
      uint32_t token = s.first;
      for (size_t u = 0; u < shadow.units.size(); ++u) {
        const ShadowUnit& unit = shadow.units[u];
        ASSERT_EQ(unit.tokens.first, token);
        for (uint32_t t = unit.tokens.first; t < unit.tokens.last; ++t) {
          ASSERT_EQ(owner[t - s.first], unit.mark);
        }
        marked += unit.mark >= 0;
        token = unit.tokens.last;
        // Its place: what a match that begins and ends there is taken for.
        ASSERT_EQ(shadow.UnitBeginningAt(unit.begin), static_cast<int>(u));
        ASSERT_EQ(shadow.UnitEndingAt(unit.end), static_cast<int>(u));
        if (unit.mark < 0 && unit.end - unit.begin > 1) {
          ASSERT_EQ(shadow.UnitBeginningAt(unit.begin + 1), -1);
          ASSERT_EQ(shadow.UnitEndingAt(unit.end - 1), -1);
        }
        // A space in the shadow is a space in the text.
        if (u > 0) {
          bool gap =
              d.tokens[unit.tokens.first - 1].span.end < d.tokens[unit.tokens.first].span.begin;
          ASSERT_EQ(shadow.text[unit.begin - 1] == ' ', gap);
        }
      }
      ASSERT_EQ(token, s.last);
    }
  }
  EXPECT_GT(marked, 1000u);
}

}  // namespace
}  // namespace gainsay
