// SPDX-License-Identifier: Apache-2.0
//
// The forms of the names of a story, and what speaks for two of them being one name. Internal to
// findings/.
#pragma once

#include <map>
#include <set>
#include <string>

#include "findings/candidate.h"

namespace gainsay {

// A form of a name with where it is used.
struct NameForm {
  std::string name;
  std::vector<ReadingWitness> witnesses;  // one an article
  std::set<uint32_t> articles;
  std::set<std::string> roles;
  EntityKind kind = EntityKind::kOther;
  bool street = false;
  int entity = -1;  // of the story
};

// Entity of the story -> its forms by name.
using NameForms = std::map<int, std::map<std::string, NameForm>>;
NameForms FormsOf(const StoryView& view);

NameKind NameKindOf(EntityKind kind);
std::string_view KindName(EntityKind kind);  // "person", "organization", "place", "thing"

ReadingOfFact ReadingOf(const StoryView& view, const NameForm& form);

// Articles that both use.
size_t ArticlesInCommon(const NameForm& a, const NameForm& b);

Features FeaturesOf(const StoryView& view, const NameForm& a, const NameForm& b,
                    const Verdict& verdict);

// Two people in one role; two given names of the main person; two names that share their rare
// word (findings/namesakes.cc).
void RoleCandidates(const StoryView& view, const NameForms& forms, std::vector<Candidate>* out);
void GivenNameCandidates(const StoryView& view, const NameForms& forms,
                         std::vector<Candidate>* out);
void NearNameCandidates(const StoryView& view, const NameForms& forms, std::vector<Candidate>* out);

// A slip in a word for a people (findings/demonyms.cc).
void DemonymCandidates(const StoryView& view, const NameForms& forms, std::vector<Candidate>* out);

// The words of a name in lower case, without marks.
std::vector<std::string> NameWords(std::string_view name);

}  // namespace gainsay
