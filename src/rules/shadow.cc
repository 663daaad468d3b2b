// SPDX-License-Identifier: Apache-2.0
// Tested by tests/rules/shadow_test.cc, against a slow construction.
#include "rules/shadow.h"

#include <algorithm>
#include <tuple>

#include "rules/fold.h"
#include "rules/pattern_syntax.h"

namespace gainsay {
namespace {

// All private-use characters of the basic plane take three bytes.
void AppendPrivate(char32_t c, std::string* out) {
  out->push_back(static_cast<char>(0xE0 | (c >> 12)));
  out->push_back(static_cast<char>(0x80 | ((c >> 6) & 0x3F)));
  out->push_back(static_cast<char>(0x80 | (c & 0x3F)));
}

void AppendWord(std::string_view word, std::string* out) {
  size_t begin = out->size();
  out->append(word);
  for (size_t i = begin; i + 2 < out->size(); ++i) {
    unsigned char a = (*out)[i], b = (*out)[i + 1];
    if ((a == 0xEE && b >= 0x80) || (a == 0xEF && b >= 0x80 && b <= 0xA3)) {
      out->replace(i, 3, "\xEF\xBF\xBD");
    }
  }
  if (word.size() < 2 || word.back() != '.') return;
  if (!IsWordCharacter(LastCharacter(word.substr(0, word.size() - 1)))) return;
  out->pop_back();
  AppendPrivate(kOwnDot, out);
}

// Whether the end of a unit would not be seen from the characters around it.
bool NeedsGlue(std::string_view before, std::string_view word) {
  if (before.empty() || word.empty()) return false;
  size_t bytes;
  bool open = !IsWordCharacter(LastCharacter(before));
  if (IsWordCharacter(FirstCharacter(word, &bytes))) return open;
  return !open && (word[0] == '\'' || word[0] == '.' || word[0] == '&');
}

}  // namespace

int Shadow::UnitBeginningAt(uint32_t offset) const {
  auto at = std::lower_bound(units.begin(), units.end(), offset,
                             [](const ShadowUnit& u, uint32_t o) { return u.begin < o; });
  return at != units.end() && at->begin == offset ? static_cast<int>(at - units.begin()) : -1;
}

int Shadow::UnitEndingAt(uint32_t offset) const {
  size_t after = UnitAfter(offset);
  // The unit that begins at `offset` has not ended; the one before it may end in tag and glue.
  if (after > 0 && units[after - 1].begin == offset) --after;
  if (after == 0) return -1;
  const ShadowUnit& unit = units[after - 1];
  if (offset == unit.end) return static_cast<int>(after - 1);
  if (offset < unit.end || (offset - unit.end) % 3 != 0) return -1;
  // Behind the word only tag and glue, of three bytes each.
  for (uint32_t i = unit.end; i < offset; i += 3) {
    if (static_cast<unsigned char>(text[i]) != 0xEE) return -1;
  }
  return static_cast<int>(after - 1);
}

size_t Shadow::UnitAfter(uint32_t offset) const {
  return std::upper_bound(units.begin(), units.end(), offset,
                          [](uint32_t o, const ShadowUnit& u) { return o < u.begin; }) -
         units.begin();
}

void BuildShadow(const Document& document, const Sentence& sentence, const std::vector<Mark>& marks,
                 const std::vector<uint32_t>& chosen, const ShadowPlan& plan, Shadow* shadow) {
  shadow->text.clear();
  shadow->units.clear();
  // Longest first, then in the order of `uses`, then from the left.
  struct Candidate {
    uint32_t mark, size;
    uint16_t rank;
    uint32_t first;
  };
  std::vector<Candidate> candidates;
  for (uint32_t i : chosen) {
    const Mark& mark = marks[i];
    if (mark.cls >= plan.rank.size() || plan.rank[mark.cls] == 0 || mark.tokens.size() == 0 ||
        mark.tokens.first < sentence.first || mark.tokens.last > sentence.last) {
      continue;
    }
    candidates.push_back({i, mark.tokens.size(), plan.rank[mark.cls], mark.tokens.first});
  }
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return std::tuple(b.size, a.rank, a.first, a.mark) <
           std::tuple(a.size, b.rank, b.first, b.mark);
  });
  std::vector<int> owner(sentence.last - sentence.first, -1);
  for (const Candidate& candidate : candidates) {
    auto first = owner.begin() + (candidate.first - sentence.first), last = first + candidate.size;
    // A longer mark covers one of the two ends, or all between them, of a shorter one.
    if (*first >= 0 || *(last - 1) >= 0) continue;
    std::fill(first, last, static_cast<int>(candidate.mark));
  }

  for (uint32_t t = sentence.first; t < sentence.last;) {
    ShadowUnit unit;
    unit.mark = owner[t - sentence.first];
    unit.tokens = unit.mark >= 0 ? marks[unit.mark].tokens : TokenRange{t, t + 1};
    const Token& token = document.tokens[t];
    std::string_view word = document.Text(token);
    if (!shadow->text.empty()) {
      if (document.tokens[t - 1].span.end < token.span.begin) {
        shadow->text += ' ';
      } else {
        const ShadowUnit& before = shadow->units.back();
        if (unit.mark < 0 && NeedsGlue(Slice(shadow->text, {before.begin, before.end}), word)) {
          AppendPrivate(kGlue, &shadow->text);
        }
      }
    }
    unit.begin = static_cast<uint32_t>(shadow->text.size());
    if (unit.mark >= 0) {
      AppendPrivate(kFirstClass + marks[unit.mark].cls, &shadow->text);
    } else {
      AppendWord(word, &shadow->text);
    }
    unit.end = static_cast<uint32_t>(shadow->text.size());
    if (unit.mark < 0 && (plan.tags >> static_cast<int>(token.upos) & 1)) {
      AppendPrivate(kFirstTag + static_cast<int>(token.upos), &shadow->text);
    }
    t = unit.tokens.last;
    shadow->units.push_back(unit);
  }
}

}  // namespace gainsay
