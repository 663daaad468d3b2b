// SPDX-License-Identifier: Apache-2.0
//
// Every token of a document as the name extractor sees it: its shape, and what lexicons and
// earlier stages say begins at it or ends before it. Internal to extract/name*.cc and
// extract/entity*.cc.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "extract/sheet.h"
#include "rules/ruleset.h"
#include "values/name_tables.h"

namespace gainsay::name_internal {

// The lexicons of rules/en/name.json.
enum class NameClass {
  kHonorific,
  kTitle,
  kSex,
  kVerb,
  kHead,
  kKnown,
  kBefore,
  kAfter,
  kOtherHead,
  kShip,
  kStop,
  kThing,
  kNaming
};
constexpr size_t kNameClasses = 13;

enum class Shape {
  kMark,      // punctuation
  kNumber,    // begins with a digit
  kLower,     // jumped
  kCapital,   // Smith, McDonald, O'Brien, Al-Jazeera
  kCapitals,  // NATO, U.S.
  kInitial,   // J.
  kMixed,     // iPhone, eBay
};

// A hit of a lexicon: how many tokens, and which entry.
struct Hit {
  uint16_t size = 0;  // 0: none
  uint32_t entry = 0;
};

struct NameWord {
  std::string_view text;
  std::string folded;  // values/name_fold.h, without spaces
  Shape shape = Shape::kMark;
  std::array<Hit, kNameClasses> begins;  // the longest hit that begins here
  std::array<Hit, kNameClasses> ends;    // the longest hit that ends with this token
  bool stop = false;         // a hit of kStop of one token: begins or belongs to no name
  bool time = false;         // in a mention of a time or quantity
  bool place = false;        // in a mention of a place
  bool demonym = false;      // "Iranian"
  uint32_t place_end = 0;    // one past the place mention that begins here, 0: none
  bool office_ends = false;  // an office mention ends with this token

  const Hit& Begins(NameClass c) const { return begins[static_cast<size_t>(c)]; }
  const Hit& Ends(NameClass c) const { return ends[static_cast<size_t>(c)]; }
  bool IsCapitalised() const {
    return shape == Shape::kCapital || shape == Shape::kCapitals || shape == Shape::kInitial;
  }
};

struct NameWords {
  const Document* document = nullptr;
  std::vector<NameWord> words;                  // one a token
  absl::flat_hash_set<std::string_view> lower;  // folded words that also occur in lower case
  std::vector<bool> headline;                   // by sentence: title case or all capitals
  const NameWord& operator[](uint32_t token) const { return words[token]; }

  // Whether a word of people stands at `token`, past an adverb, a time or a comma: "said",
  // "also told", ", who". Looks no further than `last`.
  bool HasPersonVerb(uint32_t token, uint32_t last) const;
};

// The classes and the values of their entries, read once.
class NameLexicons {
 public:
  static absl::StatusOr<NameLexicons> Compile(std::shared_ptr<const RuleSet> rules);

  NameWords Read(const Sheet& sheet) const;

  Gender SexOf(NameClass cls, uint32_t entry) const;  // of honorifics, titles, sex nouns
  std::string_view CategoryOf(NameClass cls, uint32_t entry) const;  // of heads, known names
  // Whether a title is also a word of other names: "Star", "General", "Safety".
  bool IsCommonTitle(uint32_t title_entry) const;
  // Whether a common title is a noun for persons and nothing else: "Comptroller", "Trooper".
  bool IsPersonNoun(uint32_t title_entry) const;
  // Whether a name of that last word may be nothing else: "Super Bowl", but not "Week".
  bool StandsAlone(uint32_t other_head_entry) const;
  // Whether a head goes on with "of" (or "for"): "Ministry of", but not "Police of".
  bool GoesOn(uint32_t head_entry) const;

 private:
  struct EntryValue {
    Gender sex = Gender::kUnknown;
    std::string category;
    bool goes_on = false, alone = false, common = false, noun = false;
  };
  std::array<ClassId, kNameClasses> ids_{};
  std::array<std::vector<EntryValue>, kNameClasses> values_;
};

// The first letters of a name's words, folded: "cboi" and "cbi" of "Central Bank of Iran".
struct Initials {
  std::string of_all;
  std::string of_capitals;  // less the words in lower case
};
Initials InitialsOf(const NameWords& words, TokenRange name);

// The words [first, last), with a space between each two.
std::string JoinWords(const std::vector<std::string_view>& words, size_t first, size_t last);

}  // namespace gainsay::name_internal
