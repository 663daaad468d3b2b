// SPDX-License-Identifier: Apache-2.0
//
// What the runs of one article name: runs of the same words are one group, and a group is a
// person, an organisation, another thing or nothing. Internal to extract/name*.cc.
//
//   WeighNames     "Shondell McAllister, 34, ... Shondell McAllister"   two runs, one person
//   AdoptParts     "... McAllister"                      a part of that name, so that person too
//   NameMentions   "McALLISTER CHARGED", "Deputy McAllister"   mentions, also inside of runs
//
// Each takes what the one before found. What they refuse: a line in title case shows nothing of
// itself, and words that an article also writes small, a place or a common given name are parts
// of nobody's name unless more speaks for it.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "absl/status/statusor.h"
#include "extract/name_evidence.h"
#include "extract/name_runs.h"
#include "extract/name_words.h"
#include "extract/sheet.h"
#include "rules/ruleset.h"
#include "values/name_tables.h"

namespace gainsay::name_internal {

constexpr size_t kMaxNameWords = 8;

// What the rules say of names, compiled once.
struct NameRules {
  static absl::StatusOr<NameRules> Compile(std::shared_ptr<const RuleSet> rules);

  std::shared_ptr<const RuleSet> rules;
  NameLexicons lexicons;
  NameTables tables;
  NameRuns runs;
  EvidenceWeights weights;
  SurnameShapes shapes;
};

// All runs of the same words.
struct NameGroup {
  std::vector<std::string_view> words;  // folded, without marks; views into NameWords
  std::array<uint16_t, kEvidence> counts{};
  uint16_t runs = 0;  // less those in lines of title case
  NameType type = NameType::kNone;
  bool part = false;  // typed as a part of another name
  std::string category, other_category;
  size_t core = 0;  // words before the head or legal form that ends it; 0 where none does
};

// Of one article.
struct NameGroups {
  std::vector<NameGroup> groups;
  std::vector<size_t> of_run;
  std::unordered_map<std::string, size_t> by_name;  // by all words of the name
  std::unordered_map<std::string, size_t> by_part;  // by words that are short for it

  // Null where none has these words.
  const NameGroup* Named(const std::string& words) const { return Find(by_name, words); }
  const NameGroup* WithPart(const std::string& words) const { return Find(by_part, words); }

 private:
  const NameGroup* Find(const std::unordered_map<std::string, size_t>& index,
                        const std::string& words) const {
    const auto at = index.find(words);
    return at == index.end() ? nullptr : &groups[at->second];
  }
};

// Evidence that shows something of the name only where most of its runs have it counts so.
EvidenceSet EvidenceOf(const NameGroup& group);

// What shows an organisation, whatever else its words may be.
constexpr EvidenceSet kFirmOrganization =
    Bit(Evidence::kHead) | Bit(Evidence::kKnown) | Bit(Evidence::kAmpersand) |
    Bit(Evidence::kAcronymIntroduced) | Bit(Evidence::kCapitals);

// The folded words of a stretch, without marks.
std::vector<std::string_view> FoldedWords(const NameWords& words, TokenRange tokens);

// The groups with the types that their own evidence shows.
NameGroups WeighNames(const std::vector<NameRun>& runs, const NameWords& words,
                      const NameRules& rules);

// Types groups that are a part of another's name, or of which another is a part; fills by_part.
void AdoptParts(const NameWords& words, const NameRules& rules, NameGroups* groups);

// By span, not overlapping.
std::vector<Mention> NameMentions(const std::vector<NameRun>& runs, const NameGroups& groups,
                                  const NameWords& words, const NameRules& rules);

}  // namespace gainsay::name_internal
