// SPDX-License-Identifier: Apache-2.0
//
// Two names where there should be one: people who share a role or the stage and a part of the name,
// and organisations or places that share their rare word and differ in another.
//
//   A.J. Smith / A.J. Butler, both general manager
//   Daniel Thackeray / David Thackeray, each the main person of its articles
//   Marfin Egnatia Bank / Marfin Investment Bank;  Philip Street / Phillips Road
//   Agriculture Revolving Loan Fund / Alaska Revolving Loan Fund, where ARLF is written too
//
// Never where one article has both, for then they are two. Tested by tests/findings/names_test.cc.
#include <algorithm>

#include "absl/strings/ascii.h"
#include "findings/name_forms.h"

namespace gainsay {
namespace {

// The fullest form of each entity.
const NameForm& Fullest(const std::map<std::string, NameForm>& forms) {
  return std::max_element(forms.begin(), forms.end(),
                          [](const auto& a, const auto& b) {
                            return a.second.name.size() < b.second.name.size();
                          })
      ->second;
}

// Articles that use any form.
std::set<uint32_t> ArticlesOf(const std::map<std::string, NameForm>& forms) {
  std::set<uint32_t> articles;
  for (const auto& [name, form] : forms)
    articles.insert(form.articles.begin(), form.articles.end());
  return articles;
}

Candidate CandidateOf(const StoryView& view, const NameForm& a, const NameForm& b,
                      Verdict verdict) {
  Candidate candidate;
  candidate.field = Field::kName;
  candidate.story = view.index;
  candidate.features = FeaturesOf(view, a, b, verdict);
  candidate.verdict = std::move(verdict);
  candidate.readings = {ReadingOf(view, a), ReadingOf(view, b)};
  return candidate;
}

constexpr size_t kMaxHolders = 12;  // of one role; more is no role for one

// A word in more names of one story than this is no name's own.
constexpr size_t kMaxNames = 12;

// In how many documents of general English a word may stand to be a name's own.
constexpr uint32_t kOwnWord = 2;

}  // namespace

void RoleCandidates(const StoryView& view, const NameForms& forms, std::vector<Candidate>* out) {
  std::map<std::string, std::vector<const NameForm*>> by_role;
  for (const auto& [entity, of_entity] : forms) {
    const NameForm& fullest = Fullest(of_entity);
    if (fullest.kind != EntityKind::kPerson) continue;
    // A role of one word ("grandson", "officer") has many holders.
    for (const std::string& role : fullest.roles) {
      if (role.find(' ') != role.npos) by_role[role].push_back(&fullest);
    }
  }
  std::set<std::pair<std::string, std::string>> done;
  for (const auto& [role, holders] : by_role) {
    if (holders.size() > kMaxHolders) continue;
    for (size_t i = 0; i < holders.size(); ++i) {
      for (size_t j = i + 1; j < holders.size(); ++j) {
        const NameForm &a = *holders[i], &b = *holders[j];
        if (a.name.find(' ') == a.name.npos || b.name.find(' ') == b.name.npos) continue;
        NameVerdict v = view.compare->names().Compare(a.name, b.name, NameKind::kPerson);
        bool part = v.part == NamePart::kGiven || v.part == NamePart::kFamily;
        if (v.relation != Relation::kConflict || !part) continue;
        // The other part agrees, or they are just two people.
        auto last = [](const std::string& n) { return n.substr(n.rfind(' ') + 1); };
        auto first = [](const std::string& n) { return n.substr(0, n.find(' ')); };
        bool shares = v.part == NamePart::kGiven ? last(a.name) == last(b.name)
                                                 : first(a.name) == first(b.name);
        if (!shares || ArticlesInCommon(a, b) > 0) continue;
        if (!done.emplace(std::min(a.name, b.name), std::max(a.name, b.name)).second) continue;
        Candidate candidate = CandidateOf(view, a, b, v);
        candidate.rule = "name.role";
        candidate.subject = "name of the " + role;
        candidate.features["role conflict"] = 1;
        out->push_back(std::move(candidate));
      }
    }
  }
}

namespace {

// "Philip" and "Phillips" are no other word.
bool NearWords(const std::string& a, const std::string& b) {
  size_t same =
      std::mismatch(a.begin(), a.begin() + std::min(a.size(), b.size()), b.begin()).first -
      a.begin();
  return same >= 4 && std::max(a.size(), b.size()) - same <= 4;
}

constexpr size_t kShortestAcronym = 3;

// The first letters of the name's capitalised words: "ARLF".
std::string InitialsOf(const std::string& name) {
  std::string initials;
  for (size_t i = 0; i < name.size(); ++i) {
    const bool first = i == 0 || name[i - 1] == ' ' || name[i - 1] == '-';
    if (first && absl::ascii_isupper(static_cast<unsigned char>(name[i]))) initials += name[i];
  }
  return initials;
}

// Two streets of one name that are another kind of street; or two organisations of which one word
// is another: between words that are alike, or with the same initials.
bool DifferInOneWord(const NameForm& a, const NameForm& b) {
  std::vector<std::string> x = NameWords(a.name), y = NameWords(b.name);
  if (x.size() != y.size() || x.size() < 2) return false;
  int other = 0;
  for (size_t i = 0; i < x.size(); ++i) other += x[i] != y[i] && !NearWords(x[i], y[i]);
  if (other != 1) return false;
  if (a.street && b.street) return true;
  if (a.kind != EntityKind::kOrganization || b.kind != EntityKind::kOrganization) return false;
  return (x.front() == y.front() && x.back() == y.back()) ||
         (x.size() >= kShortestAcronym && InitialsOf(a.name) == InitialsOf(b.name));
}

}  // namespace

void GivenNameCandidates(const StoryView& view, const NameForms& forms,
                         std::vector<Candidate>* out) {
  // The person whom an article names most is what it is about.
  std::set<int> protagonists;
  for (size_t i = 0; i < view.story->articles.size(); ++i) {
    const std::vector<Entity>& entities = (*view.articles)[view.story->articles[i]].entities;
    uint32_t most = 0;
    int protagonist = -1;
    for (size_t e = 0; e < entities.size(); ++e) {
      if (entities[e].kind != EntityKind::kPerson || entities[e].mentions <= most) continue;
      most = entities[e].mentions;
      protagonist = view.entities->of[i][e];
    }
    if (protagonist >= 0) protagonists.insert(protagonist);
  }
  std::map<std::string, std::vector<int>> by_family;
  for (const auto& [entity, of_entity] : forms) {
    const NameForm& fullest = Fullest(of_entity);
    if (fullest.kind != EntityKind::kPerson) continue;
    std::vector<std::string> words = NameWords(fullest.name);
    if (words.size() >= 2 && protagonists.contains(entity))
      by_family[words.back()].push_back(entity);
  }
  for (const auto& [family, entities] : by_family) {
    if (entities.size() > kMaxHolders) continue;
    for (size_t i = 0; i < entities.size(); ++i) {
      for (size_t j = i + 1; j < entities.size(); ++j) {
        const auto &x = forms.at(entities[i]), &y = forms.at(entities[j]);
        const NameForm &a = Fullest(x), &b = Fullest(y);
        NameVerdict v = view.compare->names().Compare(a.name, b.name, NameKind::kPerson);
        if (v.relation != Relation::kConflict || v.part != NamePart::kGiven) continue;
        std::set<uint32_t> of_x = ArticlesOf(x), of_y = ArticlesOf(y);
        if (std::any_of(of_x.begin(), of_x.end(), [&](uint32_t c) { return of_y.contains(c); }))
          continue;
        Candidate candidate = CandidateOf(view, a, b, v);
        candidate.rule = "name.given";
        candidate.subject = "given name of " + family;
        candidate.features["protagonists"] = 1;
        out->push_back(std::move(candidate));
      }
    }
  }
}

void NearNameCandidates(const StoryView& view, const NameForms& forms,
                        std::vector<Candidate>* out) {
  // Names of several words by each word that is their own, near spellings together; and by the
  // acronym that the story writes for them.
  std::map<std::string, std::vector<const NameForm*>> by_word;
  std::set<std::string> written;
  for (const auto& [entity, of_entity] : forms) {
    for (const auto& [name, form] : of_entity) written.insert(name);
  }
  std::map<int, std::set<uint32_t>> articles;
  for (const auto& [entity, of_entity] : forms) {
    articles[entity] = ArticlesOf(of_entity);
    for (const auto& [name, form] : of_entity) {
      if (form.kind == EntityKind::kPerson) continue;
      std::vector<std::string> words = NameWords(name);
      if (words.size() < 2) continue;
      const std::string& first = words[0];
      if (first.size() >= 4 && view.rarity->InGeneral(first) <= kOwnWord) {
        by_word[first.substr(0, 4)].push_back(&form);
      }
      const std::string initials = InitialsOf(name);
      if (initials.size() >= kShortestAcronym && written.contains(initials)) {
        by_word[initials].push_back(&form);
      }
    }
  }
  std::set<std::pair<std::string, std::string>> done;
  for (const auto& [word, names] : by_word) {
    if (names.size() > kMaxNames) continue;
    for (size_t i = 0; i < names.size(); ++i) {
      for (size_t j = i + 1; j < names.size(); ++j) {
        const NameForm &a = *names[i], &b = *names[j];
        if (!DifferInOneWord(a, b)) continue;
        NameVerdict v = view.compare->names().Compare(a.name, b.name, NameKindOf(a.kind));
        if (v.relation != Relation::kConflict || v.part == NamePart::kNumber) continue;
        if (ArticlesInCommon(a, b) > 0) continue;
        if (a.entity != b.entity) {
          const std::set<uint32_t>&x = articles[a.entity], &y = articles[b.entity];
          if (std::any_of(x.begin(), x.end(), [&](uint32_t c) { return y.contains(c); })) continue;
        }
        if (!done.emplace(std::min(a.name, b.name), std::max(a.name, b.name)).second) continue;
        Candidate candidate = CandidateOf(view, a, b, v);
        candidate.rule = "name.near." + std::string(KindName(a.kind));
        candidate.subject = "name of the " + std::string(KindName(a.kind));
        candidate.features["near name"] = 1;
        out->push_back(std::move(candidate));
      }
    }
  }
}

}  // namespace gainsay
