// SPDX-License-Identifier: Apache-2.0
//
// Two passes over a document: every sentence is parsed, then what was selected is resolved in
// order, each expression against the dates before it. Whether years may be carried from date to
// date (a history, without a date of its own) is known only after the first pass.
// Test: extract/date_test.cc.
#include "extract/date.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "extract/date_grammar.h"
#include "nlohmann/json.hpp"

namespace gainsay {
namespace {

using F = TimeField;

// So many dates with a year, in a text without a date of its own, make a narrative.
constexpr int kYearsOfNarrative = 3;

// A sentence opens with a date when it begins within so many bytes: "In 1943", "By the end of".
constexpr uint32_t kOpening = 12;

// Bytes around a time in which the verb that gives its tense is looked for.
constexpr uint32_t kTenseBefore = 400, kTenseAfter = 200;

// Whether later expressions count from this one. A year in passing ("planned for 1976", "almost
// two decades earlier") does not move the story.
bool Leads(const TimeMeaning& meaning, const TimeContext& context, bool opens) {
  const TimeReference& next = *meaning.reference;
  if (next.grain > Granularity::kYear) return false;
  if (!context.text || next.grain < Granularity::kYear) return true;
  if (next.day.year == context.text->day.year) return false;
  return opens || (context.text->grain == Granularity::kYear && !meaning.value.relative);
}

struct Found {
  Span span;
  uint32_t sentence = 0;
  const std::string* rule = nullptr;
  std::shared_ptr<const TimeExpr> expr;
  // What stands around it as a phrase, where that says more: "8 p.m." in "8 p.m. on Tuesday".
  std::shared_ptr<const TimeExpr> context;
};

bool IsWordByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// The tense that the words nearest to a time give it. In news the verb stands before the time
// more often than behind it.
class TenseReader {
 public:
  explicit TenseReader(const RuleSet& rules) {
    const nlohmann::json* table = rules.Find("table", "date-tense");
    if (table == nullptr) return;
    for (const auto& [name, tense] :
         {std::pair{"past", Tense::kPast}, std::pair{"future", Tense::kFuture}}) {
      if (!table->contains(name)) continue;
      for (const auto& word : (*table)[name]) words_[word.get<std::string>()] = tense;
    }
  }

  Tense Read(std::string_view text, Span sentence, Span time) const {
    Tense before = Tense::kUnknown, after = Tense::kUnknown;
    std::string word;
    // No verb is looked for further away: a sentence may be of any length.
    uint32_t at = std::max(sentence.begin, time.begin - std::min(time.begin, kTenseBefore));
    const uint32_t end = std::min(sentence.end, time.end + kTenseAfter);
    while (at < end && at < text.size()) {
      if (!IsWordByte(text[at])) {
        ++at;
        continue;
      }
      uint32_t stop = at;
      word.clear();
      while (stop < text.size() && IsWordByte(text[stop])) {
        const char c = text[stop++];
        word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      }
      const auto found = words_.find(word);
      Tense tense = found == words_.end() ? Tense::kUnknown : found->second;
      if (tense == Tense::kUnknown && word.ends_with("'ll")) tense = Tense::kFuture;
      if (tense == Tense::kUnknown && word.size() > 3 && word.ends_with("ed")) {
        tense = Tense::kPast;
      }
      if (tense != Tense::kUnknown) {
        if (at < time.begin) {
          // "will be held", "is expected": what follows a future does not undo it.
          if (!(tense == Tense::kPast && before == Tense::kFuture && Participle(word))) {
            before = tense;
          }
        } else if (after == Tense::kUnknown) {
          after = tense;
        }
      }
      at = stop;
    }
    return before != Tense::kUnknown ? before : after;
  }

 private:
  static bool Participle(const std::string& word) {
    return word.ends_with("ed") || word.ends_with("en") || word == "held" || word == "made";
  }
  absl::flat_hash_map<std::string, Tense> words_;
};

}  // namespace

struct DateExtractor::Parts {
  std::shared_ptr<const RuleSet> rules;
  TimeGrammar grammar;
  TenseReader tense;

  void FindIn(std::string_view text, Span sentence, uint32_t index, bool phrases,
              std::vector<Found>& found) const;
  std::vector<Mention> Resolve(std::string_view text, const std::vector<Span>& sentences,
                               const std::optional<Published>& published,
                               const std::vector<Found>& found, const DateOptions& options) const;
};

namespace {

// Core nodes under a phrase that were selected themselves, in order: their places in `selected`,
// which is in order of position.
void SelectedUnder(const TimeChart& chart, uint32_t node, const std::vector<uint32_t>& selected,
                   std::vector<size_t>& out) {
  const TimeNode& n = chart.nodes[node];
  const auto found = std::partition_point(
      selected.begin(), selected.end(), [&](uint32_t s) { return chart.nodes[s].begin < n.begin; });
  if (n.role == TimeRole::kCore && found != selected.end() &&
      chart.nodes[*found].begin == n.begin && chart.nodes[*found].end == n.end) {
    out.push_back(static_cast<size_t>(found - selected.begin()));
    return;
  }
  for (uint32_t child : n.children) SelectedUnder(chart, child, selected, out);
}

}  // namespace

void DateExtractor::Parts::FindIn(std::string_view text, Span sentence, uint32_t index,
                                  bool phrases, std::vector<Found>& found) const {
  const TimeChart chart = grammar.Parse(text, sentence);
  const std::vector<uint32_t> selected = grammar.Select(chart, text, phrases);
  const size_t first = found.size();
  for (uint32_t i : selected) {
    const TimeNode& n = chart.nodes[i];
    found.push_back({chart.SpanOf(n), index, &grammar.RuleName(n), n.expr, nullptr});
  }
  if (phrases || selected.empty()) return;
  for (uint32_t i : grammar.Select(chart, text, true)) {
    const TimeNode& phrase = chart.nodes[i];
    if (phrase.role != TimeRole::kPhrase) continue;
    std::vector<size_t> under;
    SelectedUnder(chart, i, selected, under);
    const auto at = [&](size_t k) -> Found& { return found[first + k]; };
    const TimeExpr& e = *phrase.expr;
    const bool range = e.base && e.second;
    if (range && under.size() == 2) {
      at(under[0]).expr = e.base;
      at(under[1]).expr = e.second;
    } else if (e.Has(F::kOpen) && !range && under.size() == 1) {
      at(under[0]).context = phrase.expr;
    } else if (!e.Has(F::kOpen) && under.size() == 2) {
      // A clock time and the day it is on.
      for (size_t k : under) {
        const TimeExpr& part = *chart.nodes[selected[k]].expr;
        if (GrainOf(part) < Granularity::kDay && part.Get(F::kDuration) == 0) {
          at(k).expr = phrase.expr;
        }
      }
    }
  }
}

std::vector<Mention> DateExtractor::Parts::Resolve(std::string_view text,
                                                   const std::vector<Span>& sentences,
                                                   const std::optional<Published>& published,
                                                   const std::vector<Found>& found,
                                                   const DateOptions& options) const {
  TimeContext context;
  context.exact_shift = options.exact_shift;
  if (published) {
    context.published = CivilDay{published->year, published->month, published->day};
    context.published_minutes = published->minutes;
  }
  int years = 0;
  for (const Found& f : found) {
    if (f.expr->Get(F::kBc) == 1) context.before_christ = true;
    if (f.expr->Has(F::kYear)) ++years;
  }
  context.narrative = !published && years >= kYearsOfNarrative;
  std::vector<Mention> mentions;
  for (const Found& f : found) {
    context.tense = tense.Read(text, sentences[f.sentence], f.span);
    std::optional<TimeMeaning> meaning = gainsay::Resolve(*f.expr, context);
    if (!meaning) continue;
    if (f.context) {
      const std::optional<TimeMeaning> wider = gainsay::Resolve(*f.context, context);
      if (wider && wider->value.timex == meaning->value.timex) {
        meaning->value.from = wider->value.from;
        meaning->value.to = wider->value.to;
      }
    }
    if (meaning->reference &&
        Leads(*meaning, context, f.span.begin - sentences[f.sentence].begin <= kOpening)) {
      context.text = meaning->reference;
    }
    Mention m;
    m.kind = MentionKind::kTime;
    m.span = f.span;
    m.sentence = f.sentence;
    m.rule = *f.rule;
    m.value = std::move(meaning->value);
    mentions.push_back(std::move(m));
  }
  return mentions;
}

DateExtractor::DateExtractor(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
DateExtractor::~DateExtractor() = default;
DateExtractor::DateExtractor(DateExtractor&&) noexcept = default;
DateExtractor& DateExtractor::operator=(DateExtractor&&) noexcept = default;

absl::StatusOr<DateExtractor> DateExtractor::Compile(std::shared_ptr<const RuleSet> rules) {
  absl::StatusOr<TimeGrammar> grammar = TimeGrammar::Compile(*rules);
  if (!grammar.ok()) return grammar.status();
  TenseReader tense(*rules);
  return DateExtractor(std::make_unique<const Parts>(
      Parts{std::move(rules), *std::move(grammar), std::move(tense)}));
}

std::vector<Mention> DateExtractor::Extract(const PlainText& plain,
                                            const DateOptions& options) const {
  std::vector<Found> found;
  for (uint32_t i = 0; i < plain.sentences.size(); ++i) {
    parts_->FindIn(plain.text, plain.sentences[i], i, options.phrases, found);
  }
  return parts_->Resolve(plain.text, plain.sentences, plain.published, found, options);
}

std::vector<Mention> DateExtractor::Extract(const Sheet& sheet, const DateOptions& options) const {
  const Document& document = *sheet.document;
  PlainText plain{document.text, {}, sheet.published};
  plain.sentences.reserve(document.sentences.size());
  for (const Sentence& s : document.sentences) plain.sentences.push_back(s.span);
  std::vector<Mention> mentions = Extract(plain, options);
  for (Mention& m : mentions) {
    const Sentence& s = document.sentences[m.sentence];
    const auto begin = document.tokens.begin();
    const auto found = std::partition_point(begin + s.first, begin + s.last, [&m](const Token& t) {
      return t.span.end <= m.span.begin;
    });
    m.tokens.first = m.tokens.last = static_cast<uint32_t>(found - begin);
    while (m.tokens.last < s.last && document.tokens[m.tokens.last].span.begin < m.span.end) {
      ++m.tokens.last;
    }
  }
  return mentions;
}

}  // namespace gainsay
