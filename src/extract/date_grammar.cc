// SPDX-License-Identifier: Apache-2.0
//
// The chart: positions from right to left, so that whatever may follow a node is complete when
// the node is made; at one position until nothing new comes. A rule is tried where its first
// item stands. Numbers are the only leaves that are not words of the rule files; they are read
// by date_numbers.cc.
//
//   "two days after Christmas"
//    n:2  unit:day  ->  duration  ->  date (shift of the holiday)
//
// Test: extract/date_grammar_test.cc, and every example of every rule.
#include "extract/date_grammar.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "extract/date_grammar_rules.h"
#include "extract/date_numbers.h"

namespace gainsay {
namespace {

// Bounds: a sentence of any length costs a bounded amount for each of its atoms.
constexpr uint32_t kNodesAtPosition = 96;
constexpr uint32_t kAtomsOfNode = 40;

bool IsLetter(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
}
bool IsDigit(unsigned char c) { return c >= '0' && c <= '9'; }
bool IsSpace(unsigned char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

class Chart {
 public:
  Chart(const TimeRules& rules, std::string_view text, TimeChart& chart)
      : rules_(rules), text_(text), chart_(chart), at_(chart.atoms.size() + 1) {
    for (const TimeAtom& atom : chart.atoms) {
      if (atom.word != 0) words_.insert(atom.word);
    }
  }

  void Fill() {
    for (uint32_t i = static_cast<uint32_t>(chart_.atoms.size()); i-- > 0;) FillPosition(i);
  }

 private:
  void FillPosition(uint32_t i) {
    begin_ = i;
    for (TimeLeaf& leaf : ReadNumbers(rules_, text_, chart_.atoms, i)) {
      AddNode({i,
               leaf.end,
               leaf.category,
               -1,
               TimeRole::kPart,
               std::make_shared<const TimeExpr>(std::move(leaf.expr)),
               {}});
    }
    const TimeAtom& atom = chart_.atoms[i];
    if (atom.word != 0) {
      const auto found = rules_.by_word.find(atom.word);
      if (found != rules_.by_word.end()) {
        for (const TimeRules::Row& row : found->second) Try(row, i);
      }
    }
    // New nodes are appended to at_[i] while this runs.
    for (size_t k = 0; k < at_[i].size(); ++k) {
      const uint32_t node = at_[i][k];
      const auto found = rules_.by_category.find(chart_.nodes[node].category);
      if (found == rules_.by_category.end()) continue;
      for (const TimeRules::Row& row : found->second) TryFrom(row, node);
    }
  }

  void Try(const TimeRules::Row& row, uint32_t i) {
    children_.clear();
    Match(row, 0, i);
  }

  void TryFrom(const TimeRules::Row& row, uint32_t node) {
    if (!Fits(row.items[0], node)) return;
    children_.assign(1, node);
    Match(row, 1, chart_.nodes[node].end);
  }

  bool Fits(const TimeItem& item, uint32_t node) const {
    const TimeNode& n = chart_.nodes[node];
    if (n.category != item.category) return false;
    return item.grains == 0 || (item.grains >> static_cast<int>(GrainOf(*n.expr)) & 1) != 0;
  }

  void Match(const TimeRules::Row& row, size_t item, uint32_t at) {
    if (item == row.items.size()) {
      Complete(row, at);
      return;
    }
    if (at >= chart_.atoms.size() || at - begin_ > kAtomsOfNode) return;
    const TimeItem& want = row.items[item];
    if (want.glued && chart_.atoms[at].space) return;
    if (want.category == 0) {
      const uint32_t word = chart_.atoms[at].word;
      if (word != 0 && std::binary_search(want.words.begin(), want.words.end(), word)) {
        Match(row, item + 1, at + 1);
      }
      return;
    }
    for (size_t k = 0; k < at_[at].size(); ++k) {
      const uint32_t node = at_[at][k];
      if (!Fits(want, node)) continue;
      children_.push_back(node);
      Match(row, item + 1, chart_.nodes[node].end);
      children_.pop_back();
    }
  }

  void Complete(const TimeRules::Row& row, uint32_t end) {
    const TimeRule& rule = rules_.rules[row.rule];
    if (rule.cased && !chart_.atoms[begin_].capital) return;
    if (!Beside(rule, end)) return;
    TimeRole role = rule.role;
    std::vector<TimeCapture> captures;
    captures.reserve(children_.size());
    size_t child = 0;
    for (const TimeItem& item : row.items) {
      if (item.category == 0) continue;
      const TimeNode& n = chart_.nodes[children_[child++]];
      if (n.role == TimeRole::kPhrase) role = TimeRole::kPhrase;
      captures.push_back({n.expr, item.into, n.role == TimeRole::kPart});
    }
    std::optional<TimeExpr> expr = Produce(rule.production, captures, rule.set);
    if (!expr) return;
    AddNode({begin_, end, rule.category, static_cast<int32_t>(row.rule), role,
             std::make_shared<const TimeExpr>(*std::move(expr)), children_});
  }

  // Whether the words beside the match are those that the rule asks for.
  bool Beside(const TimeRule& rule, uint32_t end) const {
    const auto before = [&](const std::vector<uint32_t>& words) {
      return Holds(words, WordBefore(begin_)) ||
             (begin_ > 0 && Holds(words, chart_.atoms[begin_ - 1].word));
    };
    const auto after = [&](const std::vector<uint32_t>& words) {
      return Holds(words, WordAfter(end)) ||
             (end < chart_.atoms.size() && Holds(words, chart_.atoms[end].word));
    };
    if (!rule.not_with.empty() &&
        std::any_of(rule.not_with.begin(), rule.not_with.end(),
                    [this](uint32_t word) { return words_.contains(word); })) {
      return false;
    }
    if (!rule.left.empty() && !before(rule.left)) return false;
    if (!rule.not_left.empty() && before(rule.not_left)) return false;
    if (!rule.right.empty() && !after(rule.right)) return false;
    if (!rule.not_right.empty() && after(rule.not_right)) return false;
    return true;
  }
  static bool Holds(const std::vector<uint32_t>& words, uint32_t word) {
    return std::binary_search(words.begin(), words.end(), word);
  }
  // Past one hyphen: "26-year-old".
  uint32_t WordBefore(uint32_t at) const {
    if (at == 0) return rules_.edge;
    if (chart_.atoms[at - 1].word == rules_.hyphen && at >= 2) return chart_.atoms[at - 2].word;
    return chart_.atoms[at - 1].word;
  }
  uint32_t WordAfter(uint32_t end) const {
    if (end >= chart_.atoms.size()) return rules_.edge;
    if (chart_.atoms[end].word == rules_.hyphen && end + 1 < chart_.atoms.size()) {
      return chart_.atoms[end + 1].word;
    }
    return chart_.atoms[end].word;
  }

  void AddNode(TimeNode node) {
    std::vector<uint32_t>& here = at_[node.begin];
    if (here.size() >= kNodesAtPosition) return;
    for (uint32_t other : here) {
      const TimeNode& o = chart_.nodes[other];
      if (o.category == node.category && o.end == node.end && o.role <= node.role &&
          *o.expr == *node.expr) {
        // The rule that stands first gives its name.
        if (o.role == node.role && node.rule < o.rule) chart_.nodes[other].rule = node.rule;
        return;
      }
    }
    here.push_back(static_cast<uint32_t>(chart_.nodes.size()));
    chart_.nodes.push_back(std::move(node));
  }

  const TimeRules& rules_;
  std::string_view text_;
  TimeChart& chart_;
  std::vector<std::vector<uint32_t>> at_;  // nodes by first atom
  absl::flat_hash_set<uint32_t> words_;    // of the sentence, that some rule knows
  uint32_t begin_ = 0;
  std::vector<uint32_t> children_;
};

// "1914-1918", "1995-96", "6-7": two numbers that a hyphen makes a range, and no third one.
bool JoinsRange(const TimeChart& chart, uint32_t first, uint32_t hyphen, uint32_t second,
                std::string_view text) {
  if (text[chart.atoms[hyphen].span.begin] != '-') return false;
  // "August 8,2012-4:43 pm"
  if (second + 1 < chart.atoms.size() && text[chart.atoms[second + 1].span.begin] == ':')
    return true;
  const uint32_t a = chart.atoms[first].span.size(), b = chart.atoms[second].span.size();
  if (!((a >= 3 && a <= 4 && b == a) || (a == 4 && b == 2) || (a <= 2 && b <= 2))) return false;
  const auto glued_symbol = [&chart, text](uint32_t i) {
    const char c = text[chart.atoms[i].span.begin];
    return !chart.atoms[i].space && chart.atoms[i].kind == TimeAtom::Kind::kSymbol &&
           (c == '-' || c == '/' || c == '.');
  };
  if (first > 0 && !chart.atoms[first].space && glued_symbol(first - 1)) return false;
  if (second + 2 < chart.atoms.size() && glued_symbol(second + 1) &&
      !chart.atoms[second + 2].space) {
    return false;
  }
  return true;
}

// Whether a time may begin and end here: not inside a number, an amount of money, a file name.
bool StandsAlone(const TimeChart& chart, std::string_view text, const TimeNode& node) {
  const TimeAtom& first = chart.atoms[node.begin];
  const TimeAtom& last = chart.atoms[node.end - 1];
  const auto kind_at = [&chart](uint32_t i) { return chart.atoms[i].kind; };
  const auto symbol_at = [&](uint32_t i) { return text[chart.atoms[i].span.begin]; };
  const bool digits_first = first.kind == TimeAtom::Kind::kDigits;
  if (!first.space && node.begin > 0) {
    const uint32_t before = node.begin - 1;
    if (kind_at(before) != TimeAtom::Kind::kSymbol) return false;
    const char c = symbol_at(before);
    if (c == '$' || c == '@' || c == '#' || c == '+' || c == '/' || c == '\\') return false;
    const bool inner = !chart.atoms[before].space && before > 0;
    if (inner && c != '"' && c != '\'' && c != '(' && c != '[') {
      const TimeAtom::Kind kind = kind_at(before - 1);
      if (kind == TimeAtom::Kind::kDigits && digits_first &&
          !JoinsRange(chart, before - 1, before, node.begin, text)) {
        return false;
      }
      if (digits_first && c == '-' && kind == TimeAtom::Kind::kWord) return false;
      if (digits_first && c == '.') return false;
    }
  }
  if (node.end < chart.atoms.size() && !chart.atoms[node.end].space) {
    const uint32_t after = node.end;
    if (kind_at(after) != TimeAtom::Kind::kSymbol) return false;
    const char c = symbol_at(after);
    if (c == '%' || c == '$' || c == '@' || c == '\\') return false;
    const bool inner = after + 1 < chart.atoms.size() && !chart.atoms[after + 1].space;
    if (inner && last.kind == TimeAtom::Kind::kDigits &&
        kind_at(after + 1) == TimeAtom::Kind::kDigits &&
        (c == '.' || c == ',' || c == '-' || c == '/' || c == ':') &&
        !JoinsRange(chart, node.end - 1, after, after + 1, text)) {
      return false;
    }
  }
  return true;
}

}  // namespace

struct TimeGrammar::Compiled {
  TimeRules rules;
};

TimeGrammar::TimeGrammar(std::unique_ptr<const Compiled> compiled)
    : compiled_(std::move(compiled)) {}
TimeGrammar::~TimeGrammar() = default;
TimeGrammar::TimeGrammar(TimeGrammar&&) noexcept = default;
TimeGrammar& TimeGrammar::operator=(TimeGrammar&&) noexcept = default;

absl::StatusOr<TimeGrammar> TimeGrammar::Compile(const RuleSet& rules) {
  absl::StatusOr<TimeRules> compiled = CompileTimeRules(rules);
  if (!compiled.ok()) return compiled.status();
  return TimeGrammar(std::make_unique<const Compiled>(Compiled{*std::move(compiled)}));
}

TimeChart TimeGrammar::Parse(std::string_view text, Span sentence) const {
  TimeChart chart;
  const TimeRules& rules = compiled_->rules;
  uint32_t at = sentence.begin;
  const uint32_t end = std::min<uint32_t>(sentence.end, static_cast<uint32_t>(text.size()));
  bool space = true;
  std::string folded;
  while (at < end) {
    const unsigned char c = static_cast<unsigned char>(text[at]);
    if (IsSpace(c)) {
      space = true;
      ++at;
      continue;
    }
    TimeAtom atom;
    atom.space = space;
    uint32_t stop = at + 1;
    if (IsDigit(c)) {
      atom.kind = TimeAtom::Kind::kDigits;
      while (stop < end && IsDigit(static_cast<unsigned char>(text[stop]))) ++stop;
    } else if (IsLetter(c)) {
      atom.kind = TimeAtom::Kind::kWord;
      atom.capital = c >= 'A' && c <= 'Z';
      while (stop < end && IsLetter(static_cast<unsigned char>(text[stop]))) ++stop;
    }
    atom.span = {at, stop};
    folded.assign(text.substr(at, stop - at));
    for (char& letter : folded) {
      if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    }
    const auto found = rules.vocabulary.find(folded);
    if (found != rules.vocabulary.end()) atom.word = found->second;
    chart.atoms.push_back(atom);
    space = false;
    at = stop;
  }
  Chart(rules, text, chart).Fill();
  return chart;
}

std::vector<uint32_t> TimeGrammar::Select(const TimeChart& chart, std::string_view text,
                                          bool phrases) const {
  std::vector<uint32_t> order;
  for (uint32_t i = 0; i < chart.nodes.size(); ++i) {
    const TimeNode& n = chart.nodes[i];
    if (n.role == TimeRole::kPart || (n.role == TimeRole::kPhrase && !phrases)) continue;
    if (StandsAlone(chart, text, n)) order.push_back(i);
  }
  std::sort(order.begin(), order.end(), [&chart](uint32_t a, uint32_t b) {
    const TimeNode &x = chart.nodes[a], &y = chart.nodes[b];
    const Span s = chart.SpanOf(x), t = chart.SpanOf(y);
    if (s.size() != t.size()) return s.size() > t.size();
    if (x.begin != y.begin) return x.begin < y.begin;
    if (x.rule != y.rule) return x.rule < y.rule;
    return a < b;
  });
  std::vector<bool> taken(chart.atoms.size());
  std::vector<uint32_t> selected;
  for (uint32_t i : order) {
    const TimeNode& n = chart.nodes[i];
    if (std::any_of(taken.begin() + n.begin, taken.begin() + n.end, [](bool b) { return b; })) {
      continue;
    }
    std::fill(taken.begin() + n.begin, taken.begin() + n.end, true);
    selected.push_back(i);
  }
  std::sort(selected.begin(), selected.end(), [&chart](uint32_t a, uint32_t b) {
    return chart.nodes[a].begin < chart.nodes[b].begin;
  });
  return selected;
}

const std::string& TimeGrammar::RuleName(const TimeNode& node) const {
  static const std::string* const kNumber = new std::string("date.number");
  return node.rule < 0 ? *kNumber : compiled_->rules.rules[node.rule].name;
}

const std::vector<TimeGrammar::Example>& TimeGrammar::examples() const {
  return compiled_->rules.examples;
}

}  // namespace gainsay
