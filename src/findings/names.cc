// SPDX-License-Identifier: Apache-2.0
//
// Names that differ though they should not.
//
//   variant   one entity, two spellings: Rouhani / Rohani, Gordon Advisors / Gordon Advisers
//   conflict  two people who share a role and a part of the name: A.J. Smith / A.J. Butler, both
//             general manager; and never in one article together, for then they are two people
//
// Tested by tests/findings/analyse_test.cc.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "absl/strings/str_format.h"
#include "findings/candidate.h"

namespace gainsay {
namespace {

// A form of a name with where it is used.
struct Form {
  std::string name;
  std::vector<ReadingWitness> witnesses;
  std::set<uint32_t> articles;
  std::set<std::string> roles;
  EntityKind kind = EntityKind::kOther;
};

NameKind KindOf(EntityKind kind) {
  switch (kind) {
    case EntityKind::kPerson: return NameKind::kPerson;
    case EntityKind::kOrganization: return NameKind::kOrganization;
    case EntityKind::kPlace: case EntityKind::kOther: return NameKind::kOther;
  }
  return NameKind::kOther;
}

std::string KindName(EntityKind kind) {
  switch (kind) {
    case EntityKind::kPerson: return "person";
    case EntityKind::kOrganization: return "organization";
    case EntityKind::kPlace: return "place";
    case EntityKind::kOther: return "thing";
  }
  return "thing";
}

ReadingOfFact ReadingOf(const StoryView& view, const Form& form) {
  ReadingOfFact reading;
  reading.value = form.name;
  reading.normalized = form.name;
  reading.typed = form.name;
  reading.witnesses = form.witnesses;
  FoldCopies(*view.copy_of, &reading.witnesses);
  return reading;
}

bool ShareRole(const Form& a, const Form& b) {
  return std::any_of(a.roles.begin(), a.roles.end(),
                     [&](const std::string& role) { return b.roles.contains(role); });
}

size_t Common(const std::set<uint32_t>& a, const std::set<uint32_t>& b) {
  return static_cast<size_t>(
      std::count_if(a.begin(), a.end(), [&](uint32_t x) { return b.contains(x); }));
}

Features FeaturesOf(const Form& a, const Form& b, const Verdict& verdict) {
  Features f;
  f["field name"] = 1;
  f["distance"] = verdict.distance;
  f["kind " + KindName(a.kind)] = 1;
  f["role shared"] = ShareRole(a, b);
  size_t fewest = std::min(a.articles.size(), b.articles.size());
  f["both in one article"] = static_cast<double>(Common(a.articles, b.articles)) / fewest;
  f["one outlier"] = fewest == 1 && a.articles.size() + b.articles.size() > 2;
  f["witnesses"] = std::min(1.0, std::log2(static_cast<double>(a.articles.size() + b.articles.size())) / 4);
  f["words"] = std::min<double>(3, std::count(a.name.begin(), a.name.end(), ' ')) / 3;
  f["length"] = std::min<double>(20, static_cast<double>(std::min(a.name.size(), b.name.size()))) / 20;
  return f;
}

}  // namespace

void NameCandidates(const StoryView& view, std::vector<Candidate>* out) {
  const auto& articles = *view.articles;
  // All forms of each entity of the story.
  std::map<int, std::map<std::string, Form>> forms;
  for (size_t i = 0; i < view.story->articles.size(); ++i) {
    uint32_t a = view.story->articles[i];
    const ArticleClaims& article = articles[a];
    for (size_t e = 0; e < article.entities.size(); ++e) {
      const Entity& entity = article.entities[e];
      for (size_t s = 0; s < entity.spellings.size(); ++s) {
        Form& form = forms[view.entities->of[i][e]][entity.spellings[s]];
        form.name = entity.spellings[s];
        form.kind = entity.kind;
        form.articles.insert(a);
        form.roles.insert(entity.roles.begin(), entity.roles.end());
        ReadingWitness witness;
        witness.article = a;
        witness.at = entity.witnesses[s];
        form.witnesses.push_back(std::move(witness));
      }
    }
  }
  for (const auto& [entity, of_entity] : forms) {
    // Which forms are variants of which; those joined by "same" or "compatible" stay one reading.
    std::vector<const Form*> list;
    for (const auto& [name, form] : of_entity) list.push_back(&form);
    if (list.size() < 2 || list.size() > 24) continue;
    std::set<size_t> involved;
    std::pair<size_t, size_t> best;
    Verdict verdict;
    double most = -1;
    for (size_t i = 0; i < list.size(); ++i) {
      for (size_t j = i + 1; j < list.size(); ++j) {
        NameVerdict v = view.compare->names().Compare(list[i]->name, list[j]->name,
                                                      KindOf(list[i]->kind));
        if (v.relation != Relation::kVariant) continue;
        involved.insert(i), involved.insert(j);
        double weight = static_cast<double>(list[i]->witnesses.size() + list[j]->witnesses.size());
        if (weight > most) most = weight, best = {i, j}, verdict = v;
      }
    }
    if (involved.empty()) continue;
    Candidate candidate;
    candidate.rule = "name.spelling." + KindName(list[best.first]->kind);
    candidate.field = Field::kName;
    candidate.relation = FindingRelation::kVariant;
    candidate.story = view.index;
    candidate.subject = "name of the " + KindName(list[best.first]->kind);
    candidate.key = "spelling";
    candidate.verdict = verdict;
    candidate.features = FeaturesOf(*list[best.first], *list[best.second], verdict);
    candidate.features["variant"] = 1;
    for (size_t i : involved) candidate.readings.push_back(ReadingOf(view, *list[i]));
    out->push_back(std::move(candidate));
  }
  // Two entities in one role that share a part of the name.
  std::map<std::string, std::vector<const Form*>> by_role;
  for (const auto& [entity, of_entity] : forms) {
    const Form* fullest = nullptr;
    for (const auto& [name, form] : of_entity) {
      if (fullest == nullptr || name.size() > fullest->name.size()) fullest = &form;
    }
    if (fullest->kind != EntityKind::kPerson) continue;
    // A role of one word ("grandson", "officer") has many holders.
    for (const std::string& role : fullest->roles) {
      if (role.find(' ') != role.npos) by_role[role].push_back(fullest);
    }
  }
  std::set<std::pair<std::string, std::string>> done;
  for (const auto& [role, holders] : by_role) {
    if (holders.size() > 12) continue;
    for (size_t i = 0; i < holders.size(); ++i) {
      for (size_t j = i + 1; j < holders.size(); ++j) {
        const Form &a = *holders[i], &b = *holders[j];
        if (a.name.find(' ') == a.name.npos || b.name.find(' ') == b.name.npos) continue;
        NameVerdict v = view.compare->names().Compare(a.name, b.name, NameKind::kPerson);
        bool part = v.part == NamePart::kGiven || v.part == NamePart::kFamily;
        if (v.relation != Relation::kConflict || !part) continue;
        // The other part agrees, or they are just two people.
        auto last = [](const std::string& n) { return n.substr(n.rfind(' ') + 1); };
        auto first = [](const std::string& n) { return n.substr(0, n.find(' ')); };
        bool shares = v.part == NamePart::kGiven ? last(a.name) == last(b.name)
                                                 : first(a.name) == first(b.name);
        if (!shares || Common(a.articles, b.articles) > 0) continue;
        if (!done.emplace(std::min(a.name, b.name), std::max(a.name, b.name)).second) continue;
        Candidate candidate;
        candidate.rule = "name.role";
        candidate.field = Field::kName;
        candidate.story = view.index;
        candidate.subject = "name of the " + role;
        candidate.key = "role/" + role;
        candidate.verdict = v;
        candidate.features = FeaturesOf(a, b, v);
        candidate.features["role conflict"] = 1;
        candidate.readings = {ReadingOf(view, a), ReadingOf(view, b)};
        out->push_back(std::move(candidate));
      }
    }
  }
}

}  // namespace gainsay
