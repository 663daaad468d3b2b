// SPDX-License-Identifier: Apache-2.0
//
// Internal to extract/attribution.h: who a source is. Its own words say so ("Prime Minister Theresa
// May"), or the text before: "he" and "she" are the last person named that they fit, "the
// minister" the last person told to be one. Whom nothing names stays without a name ("officials").
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "extract/sheet.h"
#include "rules/ruleset.h"

namespace gainsay {

struct SourceWords {
  ClassId source = 0, pronoun = 0, conjunction = 0;
  std::vector<char> sex;      // of the pronoun lexicon's entries: 'm', 'f' or 0
  std::vector<bool> speaker;  // I, we, you

  static absl::StatusOr<SourceWords> Compile(const RuleSet& rules);
};

class SourceResolver {
 public:
  struct Answer {
    std::string name;  // "" where unnamed
    int entity = -1;
  };

  SourceResolver(const Sheet& sheet, const SourceWords& words);

  // `head` is the source's head word.
  Answer Resolve(TokenRange source, uint32_t head) const;

  // Whether the word opens a clause of its own.
  bool IsConjunction(uint32_t token) const { return conjunction_[token]; }

  // Whether the word is I, we or you.
  bool IsSpeaker(uint32_t token) const;

  // Whether these words of a headline name somebody who can speak: a person, an organisation, or
  // a known unnamed source.
  bool NamesSource(TokenRange words) const;

 private:
  const Mention* Named(TokenRange words, uint32_t head) const;
  const Mention* NamedBeside(TokenRange words) const;
  std::string UnknownName(TokenRange words) const;
  const Mention* PersonBefore(uint32_t token, char sex, std::string_view role) const;

  const Sheet& sheet_;
  const SourceWords& words_;
  std::vector<int> pronoun_;       // by token: entry of the pronoun lexicon, -1 elsewhere
  std::vector<bool> source_word_;  // by token: an unnamed source
  std::vector<bool> conjunction_;  // by token
  std::vector<const Mention*> persons_, others_;  // in order of span
};

}  // namespace gainsay
