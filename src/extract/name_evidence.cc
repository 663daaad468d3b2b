// SPDX-License-Identifier: Apache-2.0
#include "extract/name_evidence.h"

#include <algorithm>

#include "base/status.h"
#include "nlohmann/json.hpp"

namespace gainsay::name_internal {
namespace {

// clang-format off
constexpr std::array<std::string_view, kEvidence> kNames = {
    "honorific", "title", "known-title", "given", "given-ambiguous", "initial", "nickname",
    "particle", "surname-shape", "two-words", "age", "verb", "role", "second-given", "article",
    "head", "capitals", "ampersand", "of", "four-words", "common-words", "place", "known", "plural",
    "in-quotes", "tagged", "single", "organization-before", "organization-after", "locative",
    "form", "acronym-introduced", "plural-team", "other-head", "ship", "said", "beside", "thing",
    "before-title"};
// clang-format on
constexpr std::array<std::string_view, 3> kKinds = {"person", "organization", "other"};

bool IsNumber(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool IsQuote(std::string_view text) { return text == "\"" || text == "''" || text == "``"; }

// The tokens around a run, without a step over the sentence's ends.
class Around {
 public:
  Around(const NameWords& words, const NameRun& run)
      : words_(words), sentence_(words.document->sentences[run.sentence]) {}
  std::string_view Text(int64_t token) const {
    return Has(token) ? words_[static_cast<uint32_t>(token)].text : std::string_view();
  }
  const NameWord* Word(int64_t token) const {
    return Has(token) ? &words_[static_cast<uint32_t>(token)] : nullptr;
  }
  Upos UposOf(int64_t token) const {
    return words_.document->tokens[static_cast<uint32_t>(token)].upos;
  }

 private:
  bool Has(int64_t token) const { return token >= sentence_.first && token < sentence_.last; }
  const NameWords& words_;
  const Sentence& sentence_;
};

// ", 34," and "34-year-old Zurana Horton".
bool HasAge(const Around& around, int64_t first, int64_t last) {
  const std::string_view comma = around.Text(last);
  if ((comma == "," || comma == "(") && IsNumber(around.Text(last + 1)) &&
      around.Text(last + 1).size() <= 3) {
    const std::string_view next = around.Text(last + 2);
    if (next == "," || next == "." || next == ")" || next == ";") return true;
  }
  // "the 66-year-old Burnsville woman" is not Burnsville's age.
  const NameWord* next = around.Word(last);
  if (next != nullptr && next->shape == Shape::kLower && around.UposOf(last) == Upos::kNoun)
    return false;
  if (around.Text(first - 1) == "old" || around.Text(first - 1) == "olds") {
    for (int64_t i = first - 2; i > first - 5; --i) {
      if (around.Text(i) == "year" || around.Text(i) == "years" || around.Text(i) == "month")
        return true;
    }
  }
  return false;
}

// "Iran's supreme leader, Ali Khamenei".
bool HasRoleBefore(const Around& around, int64_t first) {
  if (around.Text(first - 1) != ",") return false;
  const NameWord* w = around.Word(first - 2);
  return w != nullptr && (w->office_ends || w->Ends(NameClass::kTitle).size > 0);
}

// ", the former mayor of ...," or ", a spokesman".
bool HasRoleAfter(const Around& around, int64_t last) {
  if (around.Text(last) != ",") return false;
  for (int64_t i = last + 1; i < last + 9; ++i) {
    const NameWord* w = around.Word(i);
    if (w == nullptr || w->text == "," || w->text == ".") return false;
    if (w->shape == Shape::kLower && w->Begins(NameClass::kTitle).size > 0) return true;
    if (w->Begins(NameClass::kVerb).size > 0 && w->folded != "dead") return false;
  }
  return false;
}

}  // namespace

const Hit* ThingBefore(const NameRun& run, const NameWords& words) {
  const Sentence& sentence = words.document->sentences[run.sentence];
  uint32_t at = run.tokens.first;
  if (run.title.size() > 0 || at == sentence.first) return nullptr;
  if (words[at - 1].folded == "the" && at - 1 > sentence.first) --at;
  if (IsQuote(words[at - 1].text) && at - 1 > sentence.first) --at;
  const Hit& direct = words[at - 1].Ends(NameClass::kThing);
  if (direct.size > 0 && words[at - 1].shape == Shape::kLower) return &direct;
  const Hit& naming = words[at - 1].Ends(NameClass::kNaming);
  if (naming.size == 0) return nullptr;
  for (uint32_t i = at - naming.size, steps = 0; i > sentence.first && steps < 8; ++steps) {
    const Hit& hit = words[--i].Ends(NameClass::kThing);
    if (hit.size > 0) return &hit;
    if (words[i].text == "." || words[i].text == ";") break;
  }
  return nullptr;
}

bool SurnameShapes::Matches(std::string_view folded) const {
  if (common.contains(std::string(folded))) return true;
  if (folded.size() < 5) return false;
  return std::any_of(starts.begin(), starts.end(),
                     [&](const std::string& s) {
                       return folded.starts_with(s) && folded.size() >= s.size() + 3;
                     }) ||
         std::any_of(ends.begin(), ends.end(), [&](const std::string& s) {
           return folded.ends_with(s) && folded.size() >= s.size() + 3;
         });
}

absl::StatusOr<EvidenceWeights> EvidenceWeights::FromJson(const nlohmann::json& table) {
  EvidenceWeights w;
  for (size_t k = 0; k < kKinds.size(); ++k) {
    const std::string kind(kKinds[k]);
    if (!table.contains(kind) || !table.contains("accept") || !table["accept"].contains(kind)) {
      return Invalid("name-evidence: no \"" + kind + "\"");
    }
    w.accept_[k] = table["accept"][kind].get<double>();
    for (const auto& [name, weight] : table[kind].items()) {
      const auto at = std::find(kNames.begin(), kNames.end(), name);
      if (at == kNames.end()) return Invalid("name-evidence: unknown evidence \"" + name + "\"");
      w.weights_[k][at - kNames.begin()] = weight.get<double>();
    }
  }
  w.lead_ = table.value("lead", 0.5);
  return w;
}

NameType EvidenceWeights::Decide(EvidenceSet evidence, double* sum) const {
  std::array<double, 3> sums{};
  for (size_t k = 0; k < 3; ++k) {
    for (size_t e = 0; e < kEvidence; ++e) {
      if (evidence >> e & 1) sums[k] += weights_[k][e];
    }
  }
  const size_t best = std::max_element(sums.begin(), sums.end()) - sums.begin();
  *sum = sums[best];
  if (sums[best] < accept_[best]) return NameType::kNone;
  for (size_t k = 0; k < 3; ++k) {
    if (k != best && sums[best] - sums[k] < lead_) return NameType::kNone;
  }
  return static_cast<NameType>(best + 1);
}

EvidenceSet EvidenceFor(const NameRun& run, const NameWords& words, const NameLexicons& lexicons,
                        const NameTables& tables, const SurnameShapes& shapes) {
  EvidenceSet set = 0;
  const auto add = [&](Evidence e, bool holds) {
    if (holds) set |= Bit(e);
  };
  const Around around(words, run);
  const int64_t first = run.tokens.first, last = run.tokens.last;
  const int64_t front = run.title.size() > 0 ? run.title.first : first;

  // The words of the name.
  std::vector<uint32_t> parts;
  bool tagged = true, particle = false, initial = false, of = false, ampersand = false,
       quote = false;
  int common = 0, places = 0;
  for (uint32_t i = run.tokens.first; i < run.tokens.last; ++i) {
    const NameWord& w = words[i];
    ampersand |= w.text == "&";
    quote |= IsQuote(w.text);
    if (w.shape == Shape::kMark) continue;
    if (w.shape == Shape::kLower) {
      const bool joint = w.folded == "of" || w.folded == "for" || w.folded == "and" ||
                         w.folded == "the" || w.folded == "to";
      (joint ? of : particle) = true;
      continue;
    }
    if (w.shape == Shape::kInitial && i > run.tokens.first) initial = true;
    if (w.shape != Shape::kInitial) {
      parts.push_back(i);
      common += words.lower.contains(w.folded) && !tables.IsSurelyGiven(w.folded);
      places += w.place;
    }
    const Upos upos = words.document->tokens[i].upos;
    tagged &= upos == Upos::kX || upos == Upos::kPropn;
  }
  if (parts.empty()) return 0;
  const NameWord& head = words[parts.front()];
  const NameWord& tail = words[parts.back()];
  const uint32_t end = run.tokens.last - 1;
  const bool single = parts.size() == 1 && !initial;

  add(Evidence::kTagged, tagged);
  add(Evidence::kSingle, single);
  add(Evidence::kInitial,
      initial || (head.shape != Shape::kInitial &&
                  words[run.tokens.first].shape == Shape::kInitial && !parts.empty()));
  add(Evidence::kNickname, quote);
  add(Evidence::kParticle, particle && !of);
  add(Evidence::kOf, of);
  add(Evidence::kAmpersand, ampersand);
  add(Evidence::kTwoWords, parts.size() == 2 || parts.size() == 3);
  add(Evidence::kFourWords, parts.size() > 3);
  // A surname may well be a word: "Maurice Cheeks".
  const bool half = common * 2 == static_cast<int>(parts.size());
  add(Evidence::kCommonWords,
      common * 2 >= static_cast<int>(parts.size()) && !(half && tables.IsSurelyGiven(head.folded)));
  // A place in front, or nothing but places; a surname may well be a town.
  add(Evidence::kPlace, places == static_cast<int>(parts.size()) ||
                            words[run.tokens.first].place_end > run.tokens.first + 1 ||
                            (head.place && !tables.IsGiven(head.folded) &&
                             !(parts.size() > 1 && tables.IsGiven(words[parts[1]].folded))));
  if (!single) {
    add(Evidence::kGiven, tables.IsSurelyGiven(head.folded));
    add(Evidence::kGivenAmbiguous,
        tables.IsGiven(head.folded) && !tables.IsSurelyGiven(head.folded));
    add(Evidence::kSurnameShape, shapes.Matches(tail.folded) || tables.IsFamilyFirst(head.folded));
    add(Evidence::kSecondGiven, parts.size() > 2 && tables.IsGiven(words[parts[1]].folded));
  }
  add(Evidence::kCapitals, parts.size() == 1 && head.shape == Shape::kCapitals &&
                               head.folded.size() >= 2 && head.folded.size() <= 4 &&
                               !run.headline &&
                               std::none_of(head.folded.begin(), head.folded.end(),
                                            [](char c) { return c >= '0' && c <= '9'; }));

  // Lexicons on it.
  const Hit& closes = words[end].Ends(NameClass::kHead);
  const Hit& opens = words[run.tokens.first].Begins(NameClass::kHead);
  const bool headed = (closes.size > 0 && closes.size < run.tokens.size()) ||
                      (opens.size > 0 && of) || (of && closes.size > 0);
  bool inner_head = false;
  if (of) {
    for (uint32_t i : parts) inner_head |= words[i].Ends(NameClass::kHead).size > 0;
  }
  add(Evidence::kHead, headed || inner_head);
  const Hit& known = words[run.tokens.first].Begins(NameClass::kKnown);
  const Hit& last_known = words[end].Ends(NameClass::kKnown);
  add(Evidence::kKnown, (known.size > 0 && known.size == run.tokens.size()) ||
                            (last_known.size > 0 && run.tokens.size() > last_known.size &&
                             lexicons.CategoryOf(NameClass::kKnown, last_known.entry) == "team"));
  const Hit& other = words[end].Ends(NameClass::kOtherHead);
  add(Evidence::kOtherHead,
      other.size > 0 && (run.tokens.size() > other.size || lexicons.StandsAlone(other.entry)) &&
          !(parts.size() == 2 && tables.IsSurelyGiven(head.folded)));  // Jude Law
  add(Evidence::kShip,
      words[run.tokens.first].Begins(NameClass::kShip).size > 0 && parts.size() >= 2);

  // In front of it.
  if (run.title.size() > 0) {
    const bool honorific = words[run.title.first].Begins(NameClass::kHonorific).size > 0 ||
                           words[run.title.last - 1].Ends(NameClass::kHonorific).size > 0;
    add(honorific ? Evidence::kHonorific : Evidence::kKnownTitle, true);
  } else if (const NameWord* before = around.Word(first - 1)) {
    add(Evidence::kTitle, before->Ends(NameClass::kTitle).size > 0);
    add(Evidence::kKnownTitle, before->office_ends);
  }
  const NameWord* before = around.Word(front - 1);
  add(Evidence::kArticle,
      before != nullptr && run.title.size() == 0 &&
          (before->folded == "the" || before->folded == "a" || before->folded == "an"));
  const std::string_view next = around.Text(last);  // "said Yiannis Panagopoulos, head of"
  add(Evidence::kSaid, before != nullptr && before->shape == Shape::kLower &&
                           before->Begins(NameClass::kVerb).size > 0 &&
                           (next == "," || next == "."));
  add(Evidence::kLocative, before != nullptr && (before->folded == "in" || before->folded == "at" ||
                                                 before->folded == "near"));
  add(Evidence::kOrganizationBefore,
      before != nullptr && before->Ends(NameClass::kBefore).size > 0);
  add(Evidence::kInQuotes, IsQuote(around.Text(first - 1)) && parts.size() <= 8 &&
                               (IsQuote(around.Text(last)) ||
                                (around.Text(last) == "," && IsQuote(around.Text(last + 1)))));

  add(Evidence::kBeforeTitle, run.before_title);
  add(Evidence::kThing, ThingBefore(run, words) != nullptr);

  // Behind it.
  add(Evidence::kAge, HasAge(around, front, last));
  add(Evidence::kVerb,
      words.HasPersonVerb(run.tokens.last, words.document->sentences[run.sentence].last));
  add(Evidence::kRole, HasRoleAfter(around, last) || HasRoleBefore(around, front));
  const NameWord* after = around.Word(last);
  if (after != nullptr && (after->text == "'s" || after->text == "'"))
    after = around.Word(last + 1);
  add(Evidence::kOrganizationAfter, after != nullptr && after->Begins(NameClass::kAfter).size > 0);
  const Xpos xpos = words.document->tokens[end].xpos;
  const bool plural = xpos == Xpos::kNnps && tail.folded.ends_with("s");
  add(Evidence::kPlural, plural);
  add(Evidence::kPluralTeam,
      plural && (set & Bit(Evidence::kArticle)) != 0 && places > 0 && parts.size() > 1);
  return set;
}

}  // namespace gainsay::name_internal
