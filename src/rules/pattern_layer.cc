// SPDX-License-Identifier: Apache-2.0
//
// RE2 knows of each pattern which strings it cannot do without ("march" or the placeholder of
// month). One pass over the shadow finds those (atom_finder.h), and only the rules that are left
// are run for their places and captures. Most rules stop there in most sentences.
//
// A rule's matches are found from left to right, each beginning and ending at units of the
// shadow; a match that begins or ends inside a unit is dropped, and the search goes on at the
// next unit. Excepts are run only when there is something to except.
//
// Tested by tests/rules/pattern_test.cc.
#include "rules/pattern_layer.h"

#include <re2/filtered_re2.h>
#include <re2/re2.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "absl/strings/str_format.h"
#include "base/atom_finder.h"
#include "rules/shadow.h"

namespace gainsay {
namespace {

constexpr int64_t kRuleMemory = 32 << 20;  // limits, not allocations
constexpr int kAtomBytes = 3;              // shorter ones stand everywhere; placeholders have three
constexpr int kMaxCaptures = 32;

RE2::Options Options(int64_t memory) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(memory);
  options.set_never_nl(false);
  return options;
}

struct Expression {
  const RE2* re2 = nullptr;
  std::unique_ptr<RE2> owned;  // of an except; a rule's own is in the layer's filter
  std::vector<PatternCapture> captures;
};

// Where RE2 saw what it refuses: it names the piece, not the place.
PatternFault Refusal(const RE2& re2, std::string_view pattern) {
  size_t at = re2.error_arg().empty() ? std::string_view::npos : pattern.find(re2.error_arg());
  bool large = re2.error_code() == RE2::ErrorPatternTooLarge;
  return {at == std::string_view::npos ? 0 : at, "RE2 refuses this pattern: " + re2.error(),
          large ? "smaller counts in braces" : "RE2 syntax"};
}

class Layer : public PatternLayer {
 public:
  Layer(LayerSource source, std::vector<absl::Status>* faults)
      : name_(std::move(source.name)), class_name_(std::move(source.class_name)) {
    for (size_t i = 0; i < source.classes.marks.size(); ++i) {
      ClassId cls = source.classes.marks[i].second;
      if (plan_.rank.size() <= cls) plan_.rank.resize(cls + 1, 0);
      plan_.rank[cls] = static_cast<uint16_t>(i + 1);
    }
    plan_.tags = source.classes.tags;
    for (LayerSource::Rule& rule : source.rules) AddRule(source.classes, rule, faults);
    if (compiled_.empty()) return;
    std::vector<std::string> atoms;
    filter_.Compile(&atoms);
    finder_ = AtomFinder(atoms);
  }

  const std::string& name() const override { return name_; }
  const std::vector<PatternRule>& rules() const override { return rules_; }

  std::vector<PatternMatch> Scan(const Document& document, const Sentence& sentence,
                                 const std::vector<Mark>& marks, bool overlapping) const override {
    std::vector<uint32_t> chosen;
    for (uint32_t i = 0; i < marks.size(); ++i) {
      if (marks[i].tokens.first >= sentence.first && marks[i].tokens.last <= sentence.last) {
        chosen.push_back(i);
      }
    }
    class Shadow shadow;
    std::vector<PatternMatch> matches;
    ScanInto(document, sentence, marks, chosen, overlapping, &shadow, &matches);
    return matches;
  }

  std::vector<PatternMatch> ScanAll(const Document& document, const std::vector<Mark>& marks,
                                    bool overlapping) const override {
    // Marks by sentence: indices sorted by it, keeping the order given.
    std::vector<std::vector<uint32_t>> by_sentence(document.sentences.size());
    for (uint32_t i = 0; i < marks.size(); ++i) {
      if (!Uses(marks[i].cls) || marks[i].tokens.first >= document.tokens.size()) continue;
      by_sentence[document.tokens[marks[i].tokens.first].sentence].push_back(i);
    }
    class Shadow shadow;
    std::vector<PatternMatch> matches;
    for (size_t s = 0; s < document.sentences.size(); ++s) {
      ScanInto(document, document.sentences[s], marks, by_sentence[s], overlapping, &shadow,
               &matches);
    }
    return matches;
  }

  std::string Shadow(const Document& document, const Sentence& sentence,
                     const std::vector<Mark>& marks) const override {
    std::vector<uint32_t> chosen(marks.size());
    for (uint32_t i = 0; i < chosen.size(); ++i) chosen[i] = i;
    class Shadow shadow;
    BuildShadow(document, sentence, marks, chosen, plan_, &shadow);
    std::string text;
    uint32_t end = 0;
    for (const ShadowUnit& unit : shadow.units) {
      if (unit.begin > end && shadow.text[unit.begin - 1] == ' ') text += ' ';
      if (unit.mark >= 0) {
        text += absl::StrFormat("{%s}", class_name_(marks[unit.mark].cls));
      } else {
        text += document.Text(unit.tokens.first);
      }
      end = unit.end;
    }
    return text;
  }

 private:
  struct Compiled {
    Expression expression;
    std::vector<Expression> except;
  };

  bool Uses(ClassId cls) const { return cls < plan_.rank.size() && plan_.rank[cls] != 0; }

  void AddRule(const PatternClasses& classes, LayerSource::Rule& rule,
               std::vector<absl::Status>* faults) {
    const size_t before = faults->size();
    auto fault = [&](int index, const PatternFault& what) {
      faults->push_back(rule.fault(index, what));
    };
    auto translate = [&](const std::string& pattern, int index, Expression* expression) {
      PatternSyntax syntax;
      PatternFault what;
      if (!TranslatePattern(pattern, classes, rule.match_case, &syntax, &what)) {
        fault(index, what);
        return std::string();
      }
      expression->captures = std::move(syntax.captures);
      return std::move(syntax.regex);
    };
    auto check = [&](const Expression& expression, int index) {
      if (expression.captures.size() > kMaxCaptures) {
        fault(index, {0, absl::StrFormat("%d captures", expression.captures.size()),
                      absl::StrFormat("at most %d", kMaxCaptures)});
      } else if (RE2::PartialMatch("", *expression.re2)) {
        fault(index, {0, "this pattern matches nothing at all, everywhere",
                      "something that must be there"});
      }
    };
    Compiled compiled;
    Expression& main = compiled.expression;
    const std::string& pattern = rule.rule.pattern;
    if (std::string regex = translate(pattern, -1, &main); !regex.empty()) {
      int id;
      if (filter_.Add(regex, Options(kRuleMemory), &id) == RE2::NoError) {
        main.re2 = &filter_.GetRE2(id);
        check(main, -1);
      } else {
        fault(-1, Refusal(RE2(regex, Options(kRuleMemory)), pattern));
      }
    }
    for (size_t i = 0; i < rule.except.size(); ++i) {
      const int index = static_cast<int>(i);
      Expression& except = compiled.except.emplace_back();
      const std::string regex = translate(rule.except[i], index, &except);
      if (regex.empty()) continue;
      except.owned = std::make_unique<RE2>(regex, Options(kRuleMemory));
      except.re2 = except.owned.get();
      if (except.re2->ok()) {
        check(except, index);
      } else {
        fault(index, Refusal(*except.re2, rule.except[i]));
      }
    }
    // What is at fault is never run.
    if (faults->size() > before) return;
    rules_.push_back(std::move(rule.rule));
    compiled_.push_back(std::move(compiled));
  }

  // Calls found(first unit, last unit, groups) for each match of the expression; it says whether
  // to go on behind the match (true) or at the next unit (false).
  template <typename F>
  static void FindAll(const Expression& expression, const class Shadow& shadow, int groups,
                      F found) {
    re2::StringPiece text(shadow.text);
    std::vector<re2::StringPiece> pieces(groups);
    size_t at = 0;
    while (at < shadow.text.size()) {
      if (!expression.re2->Match(text, at, text.size(), RE2::UNANCHORED, pieces.data(), groups)) {
        return;
      }
      uint32_t begin = static_cast<uint32_t>(pieces[1].data() - text.data());
      uint32_t end = static_cast<uint32_t>(begin + pieces[1].size());
      int first = shadow.UnitBeginningAt(begin), last = -1;
      if (first >= 0 && end > begin) last = shadow.UnitEndingAt(end);
      if (first >= 0 && last >= first && found(first, last, pieces)) {
        at = end;
      } else {
        size_t next = shadow.UnitAfter(begin);
        if (next >= shadow.units.size()) return;
        at = shadow.units[next].begin;
      }
    }
  }

  void ScanInto(const Document& document, const Sentence& sentence, const std::vector<Mark>& marks,
                const std::vector<uint32_t>& chosen, bool overlapping, class Shadow* shadow,
                std::vector<PatternMatch>* matches) const {
    BuildShadow(document, sentence, marks, chosen, plan_, shadow);
    if (shadow->text.empty()) return;
    std::vector<PatternMatch> found;
    for (int rule : Candidates(shadow->text)) FindMatches(rule, *shadow, &found);
    if (found.empty()) return;
    auto by_place = [](const PatternMatch& a, const PatternMatch& b) {
      return std::tuple(a.tokens.first, b.tokens.last, a.rule) <
             std::tuple(b.tokens.first, a.tokens.last, b.rule);
    };
    if (!overlapping) {
      std::sort(found.begin(), found.end(), [](const PatternMatch& a, const PatternMatch& b) {
        return std::tuple(b.tokens.size(), a.rule, a.tokens.first) <
               std::tuple(a.tokens.size(), b.rule, b.tokens.first);
      });
      std::vector<bool> taken(sentence.last - sentence.first);
      size_t kept = 0;
      for (PatternMatch& match : found) {
        auto first = taken.begin() + (match.tokens.first - sentence.first);
        auto last = taken.begin() + (match.tokens.last - sentence.first);
        // Longer matches came first, so one of them covers an end of this one if it overlaps.
        if (*first || *(last - 1)) continue;
        std::fill(first, last, true);
        std::swap(found[kept++], match);
      }
      found.resize(kept);
    }
    std::sort(found.begin(), found.end(), by_place);
    std::move(found.begin(), found.end(), std::back_inserter(*matches));
  }

  // The rules that may match, in order.
  std::vector<int> Candidates(const std::string& text) const {
    std::vector<int> atoms, rules;
    if (compiled_.empty()) return rules;
    finder_.Find(text, &atoms);
    filter_.AllPotentials(atoms, &rules);
    return rules;
  }

  static TokenRange Tokens(const class Shadow& shadow, int first, int last) {
    return {shadow.units[first].tokens.first, shadow.units[last].tokens.last};
  }

  // What the rule's excepts cover, in order and without overlaps.
  static std::vector<TokenRange> Excepted(const Compiled& compiled, const class Shadow& shadow) {
    std::vector<TokenRange> found;
    for (const Expression& except : compiled.except) {
      FindAll(except, shadow, 2, [&](int first, int last, const std::vector<re2::StringPiece>&) {
        found.push_back(Tokens(shadow, first, last));
        return true;
      });
    }
    std::sort(found.begin(), found.end());
    size_t kept = 0;
    for (TokenRange range : found) {
      if (kept > 0 && found[kept - 1].Overlaps(range)) {
        found[kept - 1].last = std::max(found[kept - 1].last, range.last);
      } else {
        found[kept++] = range;
      }
    }
    found.resize(kept);
    return found;
  }

  void FindMatches(int rule, const class Shadow& shadow, std::vector<PatternMatch>* found) const {
    const Compiled& compiled = compiled_[rule];
    bool excepted_known = false;
    std::vector<TokenRange> excepted;
    int groups = 2 + static_cast<int>(compiled.expression.captures.size());
    FindAll(compiled.expression, shadow, groups,
            [&](int first, int last, const std::vector<re2::StringPiece>& pieces) {
              PatternMatch match;
              match.rule = static_cast<uint32_t>(rule);
              match.tokens = Tokens(shadow, first, last);
              if (!excepted_known) {
                excepted_known = true;
                excepted = Excepted(compiled, shadow);
              }
              auto behind = std::partition_point(
                  excepted.begin(), excepted.end(),
                  [&](TokenRange other) { return other.last <= match.tokens.first; });
              if (behind != excepted.end() && behind->Overlaps(match.tokens)) return false;
              AddCaptures(compiled.expression, shadow, pieces, &match);
              found->push_back(std::move(match));
              return true;
            });
  }

  static void AddCaptures(const Expression& expression, const class Shadow& shadow,
                          const std::vector<re2::StringPiece>& pieces, PatternMatch* match) {
    for (size_t i = 0; i < expression.captures.size(); ++i) {
      const re2::StringPiece& piece = pieces[i + 2];
      if (piece.data() == nullptr || piece.empty()) continue;
      uint32_t begin = static_cast<uint32_t>(piece.data() - shadow.text.data());
      uint32_t end = static_cast<uint32_t>(begin + piece.size());
      // The units that the capture touches: a group may begin at a space or inside a word.
      size_t first = shadow.UnitAfter(begin);
      if (first > 0 && shadow.units[first - 1].end > begin) --first;
      size_t last = first;
      while (last < shadow.units.size() && shadow.units[last].begin < end) ++last;
      if (first == last) continue;
      Capture capture;
      capture.name = expression.captures[i].name;
      capture.tokens = {shadow.units[first].tokens.first, shadow.units[last - 1].tokens.last};
      if (expression.captures[i].placeholder) capture.mark = shadow.units[first].mark;
      match->captures.push_back(capture);
    }
    std::stable_sort(
        match->captures.begin(), match->captures.end(),
        [](const Capture& a, const Capture& b) { return a.tokens.first < b.tokens.first; });
  }

  std::string name_;
  std::function<std::string_view(ClassId)> class_name_;
  ShadowPlan plan_;
  std::vector<PatternRule> rules_;
  std::vector<Compiled> compiled_;       // as rules_
  re2::FilteredRE2 filter_{kAtomBytes};  // as rules_
  AtomFinder finder_;                    // the strings that filter_ asks for
};

}  // namespace

const Capture* PatternMatch::Find(std::string_view name) const {
  for (const Capture& capture : captures) {
    if (capture.name == name) return &capture;
  }
  return nullptr;
}

std::unique_ptr<PatternLayer> CompileLayer(LayerSource source, std::vector<absl::Status>* faults) {
  return std::make_unique<Layer>(std::move(source), faults);
}

}  // namespace gainsay
