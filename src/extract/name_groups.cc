// SPDX-License-Identifier: Apache-2.0
//
// Every run is weighed by its evidence, and runs of the same words are weighed together: what one
// sentence says of "Shondell McAllister" holds for the next. Tested in tests/extract/name_test.cc.
#include "extract/name_groups.h"

#include <utility>

namespace gainsay::name_internal {
namespace {

constexpr EvidenceSet kMajority =  // holds for a name only where most of its occurrences have it
    Bit(Evidence::kArticle) | Bit(Evidence::kLocative) | Bit(Evidence::kInQuotes) |
    Bit(Evidence::kPlace) | Bit(Evidence::kCommonWords) | Bit(Evidence::kTagged);

class Weighing {
 public:
  Weighing(const std::vector<NameRun>& runs, const NameWords& words, const NameRules& rules)
      : runs_(runs), words_(words), lexicons_(rules.lexicons), rules_(rules) {}

  NameGroups Run() {
    for (const NameRun& run : runs_) Weigh(run);
    IntroduceAcronyms();
    LookBeside();
    for (NameGroup& group : out_.groups) Decide(&group);
    return std::move(out_);
  }

 private:
  NameGroup& GroupOf(size_t run) { return out_.groups[out_.of_run[run]]; }

  void Weigh(const NameRun& run) {
    std::vector<std::string_view> words = FoldedWords(words_, run.tokens);
    const auto [at, added] =
        out_.by_name.try_emplace(JoinWords(words, 0, words.size()), out_.groups.size());
    if (added) out_.groups.push_back({.words = std::move(words)});
    out_.of_run.push_back(at->second);
    if (run.headline) return;  // title case shows nothing
    NameGroup& group = out_.groups[at->second];
    ++group.runs;
    const EvidenceSet set = EvidenceFor(run, words_, lexicons_, rules_.tables, rules_.shapes);
    for (size_t e = 0; e < kEvidence; ++e) group.counts[e] += set >> e & 1;
    const Hit& close = words_[run.tokens.last - 1].Ends(NameClass::kHead);
    if (close.size > 0 && close.size < run.tokens.size()) {
      group.core = FoldedWords(words_, {run.tokens.first, run.tokens.last - close.size}).size();
    }
    if (group.category.empty()) group.category = CategoryOf(run);
    if (group.other_category.empty()) group.other_category = OtherCategoryOf(run);
  }

  std::string CategoryOf(const NameRun& run) const {
    const NameWord& first = words_[run.tokens.first];
    const NameWord& last = words_[run.tokens.last - 1];
    const std::pair<NameClass, const Hit*> hits[] = {
        {NameClass::kKnown, &first.Begins(NameClass::kKnown)},
        {NameClass::kKnown, &last.Ends(NameClass::kKnown)},
        {NameClass::kHead, &last.Ends(NameClass::kHead)},
        {NameClass::kHead, &first.Begins(NameClass::kHead)}};
    for (const auto& [cls, hit] : hits) {
      if (hit->size > 0) return std::string(lexicons_.CategoryOf(cls, hit->entry));
    }
    for (uint32_t i = run.tokens.first; i < run.tokens.last; ++i) {
      const Hit& hit = words_[i].Ends(NameClass::kHead);  // "Federal Bureau of Investigation"
      if (hit.size > 0) return std::string(lexicons_.CategoryOf(NameClass::kHead, hit.entry));
    }
    return "";
  }

  std::string OtherCategoryOf(const NameRun& run) const {
    if (words_[run.tokens.first].Begins(NameClass::kShip).size > 0) return "ship";
    if (const Hit* thing = ThingBefore(run, words_)) {
      return std::string(lexicons_.CategoryOf(NameClass::kThing, thing->entry));
    }
    const Hit& hit = words_[run.tokens.last - 1].Ends(NameClass::kOtherHead);
    return hit.size > 0 ? std::string(lexicons_.CategoryOf(NameClass::kOtherHead, hit.entry))
                        : "work";
  }

  static void Count(Evidence evidence, NameGroup* group) {
    ++group->counts[static_cast<size_t>(evidence)];
  }

  // "the Central Bank of Iran (CBI)"
  void IntroduceAcronyms() {
    for (size_t r = 1; r < runs_.size(); ++r) {
      const NameRun& full = runs_[r - 1];
      const NameRun& acronym = runs_[r];
      if (acronym.tokens.size() != 1 || acronym.tokens.first != full.tokens.last + 1 ||
          words_[full.tokens.last].text != "(" ||
          words_[acronym.tokens.first].shape != Shape::kCapitals) {
        continue;
      }
      const Initials initials = InitialsOf(words_, full.tokens);
      const std::string& letters = words_[acronym.tokens.first].folded;
      if (letters != initials.of_all && letters != initials.of_capitals) continue;
      Count(Evidence::kAcronymIntroduced, &GroupOf(r - 1));
      Count(Evidence::kAcronymIntroduced, &GroupOf(r));
    }
  }

  // "killing Latonya Brown and Tanya Wilson": names in a list are of one kind.
  void LookBeside() {
    const auto is_person = [&](const NameGroup& g) {
      const EvidenceSet set = EvidenceOf(g);
      return (set & (Bit(Evidence::kGiven) | Bit(Evidence::kHonorific) | Bit(Evidence::kAge))) !=
                 0 &&
             (set & (kFirmOrganization | Bit(Evidence::kOf) | Bit(Evidence::kOtherHead))) == 0;
    };
    for (size_t r = 1; r < runs_.size(); ++r) {
      const NameRun &left = runs_[r - 1], &right = runs_[r];
      if (left.sentence != right.sentence || left.headline) continue;
      const uint32_t from = left.tokens.last;
      const uint32_t to = right.title.size() > 0 ? right.title.first : right.tokens.first;
      if (to <= from || to > from + 2) continue;
      bool list = true;
      for (uint32_t i = from; i < to; ++i) {
        list &= words_[i].text == "," || words_[i].folded == "and";
      }
      if (!list) continue;
      NameGroup &x = GroupOf(r - 1), &y = GroupOf(r);
      if (x.words.size() < 2 || y.words.size() < 2) continue;
      const bool x_person = is_person(x), y_person = is_person(y);
      if (y_person && !x_person) Count(Evidence::kBeside, &x);
      if (x_person && !y_person) Count(Evidence::kBeside, &y);
    }
  }

  void Decide(NameGroup* group) const {
    if (group->runs == 0 || group->words.size() > kMaxNameWords * 2) return;
    double sum = 0;
    group->type = rules_.weights.Decide(EvidenceOf(*group), &sum);
    if (group->type != NameType::kOther) return;
    group->category = group->other_category;
    if (group->category == "place") group->type = NameType::kNone;  // the gazetteer's
  }

  const std::vector<NameRun>& runs_;
  const NameWords& words_;
  const NameLexicons& lexicons_;
  const NameRules& rules_;
  NameGroups out_;
};

}  // namespace

std::vector<std::string_view> FoldedWords(const NameWords& words, TokenRange tokens) {
  std::vector<std::string_view> out;
  for (uint32_t i = tokens.first; i < tokens.last; ++i) {
    if (!words[i].folded.empty()) out.push_back(words[i].folded);
  }
  return out;
}

EvidenceSet EvidenceOf(const NameGroup& group) {
  EvidenceSet set = 0;
  for (size_t e = 0; e < kEvidence; ++e) {
    const bool majority = kMajority >> e & 1;
    if (majority ? group.counts[e] * 2 > group.runs : group.counts[e] > 0) {
      set |= EvidenceSet{1} << e;
    }
  }
  return set;
}

NameGroups WeighNames(const std::vector<NameRun>& runs, const NameWords& words,
                      const NameRules& rules) {
  return Weighing(runs, words, rules).Run();
}

}  // namespace gainsay::name_internal
