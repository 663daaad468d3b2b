// SPDX-License-Identifier: Apache-2.0
//
// Alignment by longest common subsequence over words without regard to case and marks; the gaps
// between partners are then read one by one. Tested by tests/compare/attribution_test.cc.
#include "compare/attribution.h"

#include <algorithm>
#include <cstdint>
#include <set>

#include "absl/strings/str_format.h"
#include "base/status.h"
#include "compare/quoted_words.h"
#include "nlohmann/json.hpp"

namespace gainsay {
namespace {

// Two quotations are one when so much of the shorter one is shared, and so many words at least.
constexpr double kLeastShare = 0.6;
constexpr size_t kLeastShared = 2;
// A stretch of more words that differs on both sides is another sentence, not another word.
constexpr size_t kLongestChange = 3;
// More words may be left out where so many words in a row are shared on either side of them.
constexpr size_t kLongestOmission = 6;
constexpr size_t kSureRun = 4;
// A sentence that begins later, with a capital letter put on, has lost so many words at most.
constexpr size_t kLongestLead = 8;
// Fewer words of weight than this are said by many.
constexpr size_t kLeastWeight = 2;

// The partner of each word of `a` in `b`, -1 for none: a longest common subsequence.
std::vector<int> Align(const std::vector<QuotedWord>& a, const std::vector<QuotedWord>& b) {
  const size_t n = a.size(), m = b.size();
  std::vector<uint16_t> length((n + 1) * (m + 1), 0);
  const auto at = [&](size_t i, size_t j) -> uint16_t& { return length[i * (m + 1) + j]; };
  for (size_t i = n; i-- > 0;) {
    for (size_t j = m; j-- > 0;) {
      at(i, j) = SameWord(a[i], b[j]) ? static_cast<uint16_t>(at(i + 1, j + 1) + 1)
                                      : std::max(at(i + 1, j), at(i, j + 1));
    }
  }
  std::vector<int> partner(n, -1);
  for (size_t i = 0, j = 0; i < n && j < m;) {
    if (SameWord(a[i], b[j])) {
      partner[i++] = static_cast<int>(j++);
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      ++i;
    } else {
      ++j;
    }
  }
  return partner;
}

// Moves a partner next to the words that follow it, where either side repeats the word: of "went to
// Wales to give" / "to give" the second "to" is meant.
void Join(const std::vector<QuotedWord>& a, const std::vector<QuotedWord>& b,
          std::vector<int>* partner) {
  size_t next_a = a.size(), next_b = b.size();  // of the last partners seen
  for (size_t i = a.size(); i-- > 0;) {
    if ((*partner)[i] < 0) continue;
    size_t j = static_cast<size_t>((*partner)[i]), at = i;
    if (next_a < a.size()) {
      if (at + 1 < next_a && SameWord(a[next_a - 1], b[j])) at = next_a - 1;
      if (j + 1 < next_b && SameWord(a[at], b[next_b - 1])) j = next_b - 1;
    }
    (*partner)[i] = -1;
    (*partner)[at] = static_cast<int>(j);
    next_a = at;
    next_b = j;
  }
}

struct Gap {
  size_t first_a, last_a, first_b, last_b;
  bool edge;          // before the first or after the last partner
  bool sure = false;  // long runs of partners on both sides
};

// How many words from `i` on have their partners in a row.
size_t RunFrom(const std::vector<int>& partner, size_t i) {
  size_t run = 1;
  while (i + run < partner.size() && partner[i + run] == partner[i] + static_cast<int>(run)) ++run;
  return run;
}

class Comparison {
 public:
  Comparison(std::string_view a, std::string_view b, const QuotationWords::Table& table)
      : text_a_(a),
        text_b_(b),
        a_(SplitQuotation(a, table)),
        b_(SplitQuotation(b, table)),
        table_(table) {}

  QuoteVerdict Compare(Relation speakers);

 private:
  bool Small(const QuotedWord& w) const { return table_.small.contains(w.key); }
  bool Negation(const QuotedWord& w) const { return table_.negation.contains(w.key); }
  // Whether something stands between them that says "left out".
  static bool Marked(std::string_view text, const std::vector<QuotedWord>& words, size_t first,
                     size_t last);
  void Read(const Gap& gap);
  bool BeginsLater(const Gap& gap) const;
  std::string Surface(const std::vector<QuotedWord>& words, size_t first, size_t last) const;
  static Span At(const std::vector<QuotedWord>& words, size_t first, size_t last);

  std::string_view text_a_, text_b_;
  const std::vector<QuotedWord> a_, b_;
  const QuotationWords::Table& table_;
  QuoteVerdict verdict_;
  bool too_different_ = false, cut_ = false;
};

std::string Comparison::Surface(const std::vector<QuotedWord>& words, size_t first,
                                size_t last) const {
  std::string text;
  for (size_t i = first; i < last; ++i) {
    // Two keys can come of one written word.
    if (i > first && words[i].surface.data() == words[i - 1].surface.data()) continue;
    if (!text.empty()) text += ' ';
    text += words[i].surface;
  }
  return text;
}

Span Comparison::At(const std::vector<QuotedWord>& words, size_t first, size_t last) {
  if (first < last) return Cover(words[first].at, words[last - 1].at);
  const uint32_t end = first > 0 ? words[first - 1].at.end : 0;
  return {end, end};
}

bool Comparison::Marked(std::string_view text, const std::vector<QuotedWord>& words, size_t first,
                        size_t last) {
  if (first == 0 || last >= words.size()) return true;
  const Span at{words[first - 1].at.end, words[last].at.begin};
  if (at.begin >= at.end) return false;  // "can't" is two words of one
  const std::string_view between = Slice(text, at);
  return between.find_first_of("[]()") != between.npos || between.find("..") != between.npos ||
         between.find("\xE2\x80\xA6") != between.npos;  // an ellipsis
}

// "I think that she was kind" / "She was kind": what looks like the begin of a sentence was its
// middle.
bool Comparison::BeginsLater(const Gap& g) const {
  if (g.first_a != 0 || g.first_b != 0 || g.last_a == a_.size() || g.last_b == b_.size()) {
    return false;
  }
  const bool left = g.last_a > 0;  // has the words before
  const size_t lead = left ? g.last_a : g.last_b;
  const QuotedWord &inside = left ? a_[g.last_a] : b_[g.last_b], &first = left ? b_[0] : a_[0];
  const auto capital = [](const QuotedWord& w) {
    return w.surface[0] >= 'A' && w.surface[0] <= 'Z';
  };
  return lead <= kLongestLead && capital(first) && !capital(inside);
}

void Comparison::Read(const Gap& g) {
  const size_t n = g.last_a - g.first_a, m = g.last_b - g.first_b;
  if (n == 0 && m == 0) return;
  if (g.edge && (n == 0 || m == 0)) {
    if (!BeginsLater(g)) {
      cut_ = true;
      return;
    }
    verdict_.differences.push_back({WordChange::kLead, Surface(a_, 0, g.last_a),
                                    Surface(b_, 0, g.last_b), At(a_, 0, g.last_a + (n == 0)),
                                    At(b_, 0, g.last_b + (m == 0))});
    return;
  }
  QuoteDifference difference{WordChange::kSmall, Surface(a_, g.first_a, g.last_a),
                             Surface(b_, g.first_b, g.last_b), At(a_, g.first_a, g.last_a),
                             At(b_, g.first_b, g.last_b)};
  size_t heavy_a = 0, heavy_b = 0;
  int negations = 0;
  bool numbers_a = false, numbers_b = false;
  const QuotedWord *word_a = nullptr, *word_b = nullptr;
  for (size_t i = g.first_a; i < g.last_a; ++i) {
    negations += Negation(a_[i]);
    numbers_a = numbers_a || a_[i].number.has_value();
    if (!Small(a_[i])) ++heavy_a, word_a = &a_[i];
  }
  for (size_t j = g.first_b; j < g.last_b; ++j) {
    negations -= Negation(b_[j]);
    numbers_b = numbers_b || b_[j].number.has_value();
    if (!Small(b_[j])) ++heavy_b, word_b = &b_[j];
  }
  if (negations != 0 && std::max(n, m) <= kLongestChange) {
    difference.change = WordChange::kNegation;
  } else if (heavy_a == 0 && heavy_b == 0) {
    difference.change = WordChange::kSmall;
  } else if (heavy_a == 0 || heavy_b == 0) {
    // Left out on one side: an excerpt, which says nothing against the other unless it pretends
    // to be whole.
    if (std::max(n, m) > (g.sure ? kLongestOmission : kLongestChange) ||
        Marked(text_a_, a_, g.first_a, g.last_a) || Marked(text_b_, b_, g.first_b, g.last_b)) {
      cut_ = true;
      return;
    }
    difference.change = WordChange::kWord;
  } else if (std::max(n, m) > kLongestChange) {
    too_different_ = true;
    return;
  } else if (numbers_a && numbers_b) {
    const bool equal = NumberOf(a_, g.first_a, g.last_a) == NumberOf(b_, g.first_b, g.last_b);
    difference.change = equal ? WordChange::kSpelling : WordChange::kNumber;
  } else if (heavy_a == 1 && heavy_b == 1 && NearWord(word_a->key, word_b->key)) {
    difference.change = WordChange::kSpelling;
  } else {
    difference.change = WordChange::kWord;
  }
  verdict_.differences.push_back(std::move(difference));
}

QuoteVerdict Comparison::Compare(Relation speakers) {
  std::vector<int> partner = Align(a_, b_);
  Join(a_, b_, &partner);
  Gap gap{0, 0, 0, 0, true};
  size_t weight = 0, run = 0;  // partners in a row up to here
  for (size_t i = 0; i < a_.size(); ++i) {
    if (partner[i] < 0) continue;
    ++verdict_.shared;
    weight += !Small(a_[i]);
    gap.last_a = i;
    gap.last_b = static_cast<size_t>(partner[i]);
    const bool goes_on = gap.first_a == gap.last_a && gap.first_b == gap.last_b;
    gap.sure = run >= kSureRun && RunFrom(partner, i) >= kSureRun;
    Read(gap);
    run = goes_on ? run + 1 : 1;
    gap = {i + 1, i + 1, gap.last_b + 1, gap.last_b + 1, false};
  }
  gap.last_a = a_.size();
  gap.last_b = b_.size();
  gap.edge = true;
  Read(gap);

  const size_t shorter = std::min(a_.size(), b_.size());
  verdict_.distance = a_.empty() && b_.empty() ? 0
                                               : 1 - 2.0 * static_cast<double>(verdict_.shared) /
                                                         static_cast<double>(a_.size() + b_.size());
  const bool equal = verdict_.shared == a_.size() && verdict_.shared == b_.size();
  const bool enough = equal || (static_cast<double>(verdict_.shared) >=
                                    kLeastShare * static_cast<double>(shorter) &&
                                verdict_.shared >= kLeastShared && weight > 0);
  if (!enough || too_different_) {
    verdict_.differences.clear();
    verdict_.reason = "they are two quotations";
    return std::move(verdict_);
  }
  verdict_.same_quotation = true;
  const QuoteDifference* worst = nullptr;
  for (const QuoteDifference& d : verdict_.differences) {
    if (worst == nullptr || d.change > worst->change) worst = &d;
  }
  const bool differs = worst != nullptr && worst->change >= WordChange::kWord;
  if (speakers == Relation::kConflict) {
    if (differs || weight < kLeastWeight) {
      verdict_.same_quotation = false;
      verdict_.reason = differs ? "two speakers say two things" : "many say such words";
    } else {
      verdict_.relation = Relation::kConflict;
      verdict_.reason = "the same words are given to two speakers";
    }
  } else if (differs && weight < kLeastWeight) {
    verdict_.same_quotation = false;
    verdict_.reason = "they share too few words to be one quotation";
  } else if (differs) {
    verdict_.relation = Relation::kConflict;
    if (worst->left.empty() || worst->right.empty()) {
      verdict_.reason = absl::StrFormat("\"%s\" stands in one version only",
                                        worst->left.empty() ? worst->right : worst->left);
    } else {
      // The same sentence whichever side comes first.
      const auto [first, second] = std::minmax(worst->left, worst->right);
      verdict_.reason =
          absl::StrFormat("\"%s\" in one version is \"%s\" in the other", first, second);
    }
  } else if (worst != nullptr) {
    verdict_.relation = Relation::kVariant;
    verdict_.reason = worst->change == WordChange::kLead
                          ? "one version begins in the middle of the sentence"
                          : "the same words, lightly edited";
  } else if (cut_) {
    verdict_.relation = Relation::kCompatible;
    verdict_.reason = "one is an excerpt of the other";
  } else {
    verdict_.relation =
        speakers == Relation::kIncomparable ? Relation::kCompatible : Relation::kSame;
    verdict_.reason = speakers == Relation::kIncomparable ? "the same words; a speaker is not named"
                                                          : "the same words";
  }
  return std::move(verdict_);
}

}  // namespace

absl::StatusOr<QuotationWords> QuotationWords::Compile(const RuleSet& rules) {
  const nlohmann::json* file = rules.Find("table", "quotation-words");
  if (file == nullptr) return Invalid("the rules have no table \"quotation-words\"");
  auto table = std::make_shared<Table>();
  for (const auto& [name, set] :
       {std::pair<const char*, std::set<std::string, std::less<>>*>{"negation", &table->negation},
        {"small", &table->small},
        {"unsaid", &table->unsaid}}) {
    const auto list = file->find(name);
    if (list == file->end() || !list->is_array()) {
      return rules.Fault(file, "", absl::StrFormat("no list \"%s\"", name));
    }
    for (size_t i = 0; i < list->size(); ++i) {
      if (!(*list)[i].is_string()) {
        return rules.Fault(file, absl::StrFormat("/%s/%d", name, i), "not a word", "a string");
      }
      set->insert((*list)[i].get<std::string>());
    }
  }
  if (const auto same = file->find("same"); same != file->end() && same->is_array()) {
    for (size_t i = 0; i < same->size(); ++i) {
      const auto& pair = (*same)[i];
      if (!pair.is_array() || pair.size() != 2 || !pair[0].is_string() || !pair[1].is_string()) {
        return rules.Fault(file, absl::StrFormat("/same/%d", i), "not two writings",
                           "[\"gonna\", \"going to\"]");
      }
      table->same[pair[0].get<std::string>()] = pair[1].get<std::string>();
    }
  }
  if (const auto numbers = file->find("numbers"); numbers != file->end() && numbers->is_object()) {
    for (const auto& [word, value] : numbers->items()) {
      if (!value.is_number()) {
        return rules.Fault(file, absl::StrFormat("/numbers/%s", word), "not a number", "a number");
      }
      table->numbers[word] = value.get<double>();
    }
  }
  QuotationWords words;
  words.table_ = std::move(table);
  return words;
}

QuoteVerdict CompareQuotations(std::string_view a, std::string_view b, Relation speakers,
                               const QuotationWords& words) {
  // A longest common subsequence need not be the same one from the other side: one order decides.
  const bool swap = b < a;
  QuoteVerdict verdict = Comparison(swap ? b : a, swap ? a : b, words.table()).Compare(speakers);
  if (swap) {
    for (QuoteDifference& d : verdict.differences) {
      std::swap(d.left, d.right);
      std::swap(d.at_left, d.at_right);
    }
  }
  return verdict;
}

}  // namespace gainsay
