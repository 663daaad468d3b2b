// SPDX-License-Identifier: Apache-2.0
//
// What stayed open is compared with what was found: the end of a person's name is that person
// ("Azari-Jahromi"), and so is a surname one letter from it; the core of an organisation's name is
// that organisation ("Kia" for Kia Motors). Tested in tests/extract/name_test.cc.
#include <algorithm>

#include "extract/name_groups.h"

namespace gainsay::name_internal {
namespace {

// How many times as often as a slip of four letters the right name stands in the article.
constexpr int kOften = 3;

// The word itself and the words it becomes when one letter behind the first goes.
std::vector<std::string> WithoutALetter(std::string_view word) {
  std::vector<std::string> out = {std::string(word)};
  if (word.size() > 20) return out;
  for (size_t i = 1; i < word.size(); ++i) {
    out.push_back(std::string(word.substr(0, i)) + std::string(word.substr(i + 1)));
  }
  return out;
}

class PartAdopter {
 public:
  PartAdopter(const NameWords& words, const NameRules& rules, NameGroups* groups)
      : words_(words), tables_(rules.tables), groups_(*groups) {}

  void Run() {
    AdoptWholes();
    IndexParts();
    for (NameGroup& group : groups_.groups) AdoptPart(&group);
  }

 private:
  // "Wladimir Klitschko", where "the 36-year-old Klitschko" is a person elsewhere.
  void AdoptWholes() {
    const EvidenceSet against = kFirmOrganization | Bit(Evidence::kOtherHead) | Bit(Evidence::kOf) |
                                Bit(Evidence::kArticle) | Bit(Evidence::kInQuotes);
    for (NameGroup& group : groups_.groups) {
      if (group.type != NameType::kNone || group.runs == 0) continue;
      if (group.words.size() < 2 || group.words.size() > 4) continue;
      const EvidenceSet set = EvidenceOf(group);
      if ((set & against) != 0 || words_.lower.contains(group.words[0])) continue;
      const NameGroup* family = groups_.Named(std::string(group.words.back()));
      if (family == nullptr || family->type != NameType::kPerson) continue;
      group.type = NameType::kPerson;
    }
  }

  // The ends of persons' names, their given names, and the cores of organisations' names.
  void IndexParts() {
    for (size_t g = 0; g < groups_.groups.size(); ++g) {
      const NameGroup& group = groups_.groups[g];
      size_t n = std::min(group.words.size(), kMaxNameWords);
      if (group.type == NameType::kPerson) {
        if (n > 2 && tables_.IsAfter(group.words[n - 1])) --n;  // Comeaux Jr.
        for (size_t i = n > 1 ? 1 : 0; i < n; ++i) {
          groups_.by_part.try_emplace(JoinWords(group.words, i, n), g);
        }
        if (n > 1 && tables_.IsSurelyGiven(group.words[0])) {
          groups_.by_part.try_emplace(std::string(group.words[0]), g);
        }
        // Chinese and Korean names are shortened to their first word.
        if (n > 1 && tables_.IsFamilyFirst(group.words[0])) {
          groups_.by_part.try_emplace(std::string(group.words[0]), g);
        }
        // A surname with one letter wrong is found by what both leave when a letter goes.
        const std::string_view family = group.words[n - 1];
        if (n > 1 && family.size() >= 4) {
          for (std::string& key : WithoutALetter(family)) slips_.try_emplace(std::move(key), g);
        }
      } else if (group.type == NameType::kOrganization && group.core > 0 &&
                 group.core <= kMaxNameWords && group.category == "company") {
        // "Kia | Motors Corp."
        const std::string core = JoinWords(group.words, 0, group.core);
        if (core.size() >= 3) groups_.by_part.try_emplace(core, g);
      }
    }
  }

  void AdoptPart(NameGroup* adopted) const {
    const NameGroup& group = *adopted;
    const EvidenceSet set = EvidenceOf(group);
    const bool firm = group.type == NameType::kOrganization && (set & kFirmOrganization) != 0;
    if (firm || group.words.size() > 3 || group.runs == 0) return;
    if (group.type == NameType::kPerson || group.type == NameType::kOther) return;
    const NameGroup* found = groups_.WithPart(JoinWords(group.words, 0, group.words.size()));
    if (found == nullptr) found = FindSlip(group, set);
    if (found == nullptr || found == &group) return;
    const NameGroup& whole = *found;
    // "in Houston", "the Houston ...": the city, whoever is named after it.
    if (set & (Bit(Evidence::kLocative) | Bit(Evidence::kArticle))) return;
    if (whole.type == NameType::kOrganization &&
        (set & (Bit(Evidence::kPlace) | Bit(Evidence::kGiven) | Bit(Evidence::kCommonWords)))) {
      return;
    }
    if (words_.lower.contains(group.words[0]) && group.words.size() == 1 &&
        !tables_.IsSurelyGiven(group.words[0]) && whole.type != NameType::kPerson) {
      return;
    }
    adopted->type = whole.type;
    adopted->category = whole.category;
    adopted->part = true;
  }

  // "Raite", where the article names Duncan Rait.
  const NameGroup* FindSlip(const NameGroup& group, EvidenceSet set) const {
    constexpr EvidenceSet kAgainst = Bit(Evidence::kPlace) | Bit(Evidence::kKnown) |
                                     Bit(Evidence::kHead) | Bit(Evidence::kOtherHead) |
                                     Bit(Evidence::kCapitals) | Bit(Evidence::kPlural);
    if (group.words.size() != 1 || group.words[0].size() < 4 || (set & kAgainst) != 0 ||
        tables_.IsGiven(group.words[0]) || words_.lower.contains(group.words[0])) {
      return nullptr;
    }
    for (const std::string& key : WithoutALetter(group.words[0])) {
      const auto at = slips_.find(key);
      if (at == slips_.end()) continue;
      const NameGroup& whole = groups_.groups[at->second];
      // So many short names are near each other: the other must be often in the article.
      if (group.words[0].size() == 4) {
        const NameGroup* family = groups_.Named(std::string(whole.words.back()));
        const int alone = family == nullptr ? 0 : family->runs;
        if (whole.runs + alone < kOften * group.runs) continue;
      }
      return &whole;
    }
    return nullptr;
  }

  const NameWords& words_;
  const NameTables& tables_;
  NameGroups& groups_;
  std::unordered_map<std::string, size_t> slips_;  // by surname, and by it less a letter
};

}  // namespace

void AdoptParts(const NameWords& words, const NameRules& rules, NameGroups* groups) {
  PartAdopter(words, rules, groups).Run();
}

}  // namespace gainsay::name_internal
