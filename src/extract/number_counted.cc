// SPDX-License-Identifier: Apache-2.0
//
// A short walk to the right over at most eight tokens. Tested by tests/extract/number_test.cc.
#include "extract/number_counted.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "base/status.h"
#include "nlohmann/json.hpp"

namespace gainsay {
namespace {

constexpr uint32_t kFar = 8;  // tokens looked at behind the number

std::string Lower(std::string_view text) {
  std::string out(text);
  absl::AsciiStrToLower(&out);
  return out;
}

bool IsNoun(const Token& token) { return token.upos == Upos::kNoun || token.upos == Upos::kPropn; }

bool Inside(Upos tag) {  // may stand between a number and its noun
  return tag == Upos::kAdj || tag == Upos::kNoun || tag == Upos::kPropn || tag == Upos::kNum;
}

}  // namespace

absl::StatusOr<CountedNouns> CountedNouns::Compile(const RuleSet& rules) {
  const nlohmann::json* table = rules.Find("table", "number");
  if (!table) return Invalid("no table \"number\" in the rules (rules/en/number.json)");
  CountedNouns out;
  for (auto [key, set] : {std::pair("counted", &out.counted_),
                          {"states", &out.states_},
                          {"determiners", &out.determiners_},
                          {"not counted", &out.not_counted_}}) {
    if (!table->contains(key)) return rules.Fault(table, "", std::string("no \"") + key + "\"");
    for (const auto& word : (*table)[key]) set->insert(word.get<std::string>());
  }
  return out;
}

std::string CountedNouns::Of(const Document& d, TokenRange phrase, TokenRange number,
                             bool unit) const {
  const Sentence& sentence = d.sentences[d.tokens[phrase.first].sentence];
  auto lemma = [&](uint32_t i) {
    const Token& t = d.tokens[i];
    return t.lemma.empty() ? Lower(d.Text(t)) : std::string(t.lemma);
  };
  // The parser knows: the number modifies its noun.
  if (!unit && !(phrase.last < sentence.last && d.Text(phrase.last) == "-")) {
    const Token& last = d.tokens[number.last - 1];
    if (last.dep == Dep::kNummod && last.head >= 0 &&
        static_cast<uint32_t>(last.head) >= phrase.last &&
        static_cast<uint32_t>(last.head) < std::min(sentence.last, phrase.last + kFar) &&
        IsNoun(d.tokens[last.head])) {
      return lemma(last.head);
    }
  }
  uint32_t i = phrase.last, end = std::min(sentence.last, phrase.last + kFar);
  bool of = i < end && Lower(d.Text(i)) == "of";
  if (of) {
    ++i;
  }
  if (of || Lower(d.Text(phrase.last - 1)) == "of") {  // "a number of those measures"
    while (i < end && determiners_.contains(Lower(d.Text(i)))) ++i;
    while (i < end && d.tokens[i].upos == Upos::kNum) ++i;
  }
  if (i < end && d.Text(i) == "-" && unit) ++i;  // "45-acre-farm"
  // "a three-story building" counts stories.
  if (!unit && i + 1 < end && d.Text(i) == "-" && IsNoun(d.tokens[i + 1]) &&
      !not_counted_.contains(Lower(d.Text(i + 1)))) {
    return lemma(i + 1);
  }
  if (i < end && phrase.size() == 1 && Lower(d.Text(phrase.first)) == "no" &&
      Lower(d.Text(i)) == "one") {
    return "person";
  }
  uint32_t noun = end;
  for (; i < end; ++i) {
    const Token& token = d.tokens[i];
    std::string word = Lower(d.Text(i));
    if (!of && i == phrase.last && !unit && states_.contains(word)) {
      // "three dead", "12 injured people"
      if (i + 1 >= end || !IsNoun(d.tokens[i + 1])) return word;
      continue;
    }
    if (not_counted_.contains(word)) break;
    if (IsNoun(token)) {
      noun = i;
      continue;
    }
    if (noun != end && word == "-" && i + 1 < end) {
      // "state-approved candidates": the noun was part of an adjective.
      if (!IsNoun(d.tokens[i + 1])) noun = end;
      ++i;
      if (noun != end) noun = i;
      continue;
    }
    if (noun != end && token.xpos == Xpos::kPos) {
      noun = end;  // "one of Egypt's providers"
      continue;
    }
    if (noun != end) break;  // the noun run is over
    // "most wanted men", "other men": adjectives and participles; hyphens inside compounds.
    bool participle = token.xpos == Xpos::kVbn || token.xpos == Xpos::kVbg;
    // "highly controversial policies", "federal and independent scientists"
    bool linked =
        i + 1 < end && (Inside(d.tokens[i + 1].upos) || d.tokens[i + 1].xpos == Xpos::kVbn) &&
        (token.upos == Upos::kAdv ||
         (token.upos == Upos::kCconj && i > phrase.last && d.tokens[i - 1].upos == Upos::kAdj));
    if (linked && (!unit || of)) continue;
    if (Inside(token.upos) || (participle && !unit) || word == "-" || word == "more") continue;
    if (token.upos == Upos::kPron && !unit && of && token.xpos != Xpos::kWdt &&
        token.xpos != Xpos::kWp) {
      return lemma(i);
    }
    break;
  }
  if (noun != end) return lemma(noun);
  return "";
}

bool CountedNouns::NothingOf(const Document& d, TokenRange no) const {
  const Sentence& sentence = d.sentences[d.tokens[no.first].sentence];
  if (Lower(d.Text(no.first)) == "none") return true;
  for (uint32_t i = no.last; i < std::min(sentence.last, no.last + 4); ++i) {
    const Token& token = d.tokens[i];
    if (token.xpos == Xpos::kNns) return true;
    if (token.upos != Upos::kAdj && token.upos != Upos::kNoun) return Lower(d.Text(i)) == "one";
  }
  return false;
}

bool CountedNouns::CountsAfterYear(const Document& d, TokenRange number, bool hedged,
                                   double value) const {
  const Sentence& sentence = d.sentences[d.tokens[number.first].sentence];
  bool early = value < 1900 || value >= 2100;
  for (uint32_t i = number.last; i < std::min(sentence.last, number.last + 4); ++i) {
    const Token& token = d.tokens[i];
    if (counted_.contains(Lower(d.Text(i)))) return true;
    if (token.xpos == Xpos::kNns && (hedged || early)) return true;
    if (!Inside(token.upos)) return false;
  }
  return false;
}

bool CountedNouns::NameBefore(const Document& d, TokenRange number) const {
  const Sentence& sentence = d.sentences[d.tokens[number.first].sentence];
  if (number.first <= sentence.first + 1 || number.first == 0) return false;
  const Token& before = d.tokens[number.first - 1];
  std::string_view name = d.Text(before);
  if (!IsNoun(before) || name.empty() || !absl::ascii_isupper(name[0])) return false;
  if (number.last >= sentence.last) return true;
  const Token& after = d.tokens[number.last];
  // "In Oslo 40 people" counts; "Windows 7 is" names.
  return !Inside(after.upos) && after.xpos != Xpos::kVbn && after.upos != Upos::kAdv;
}

}  // namespace gainsay
