// SPDX-License-Identifier: Apache-2.0
// Tested by tests/findings/names_test.cc.
#include "findings/name_forms.h"

#include <algorithm>
#include <cmath>

#include "absl/strings/ascii.h"

namespace gainsay {
namespace {

bool ShareRole(const NameForm& a, const NameForm& b) {
  return std::any_of(a.roles.begin(), a.roles.end(),
                     [&](const std::string& role) { return b.roles.contains(role); });
}

// How rare the rarest word is that only one of the two has: a slip is no word of English.
double RarestOfDifference(const StoryView& view, const NameForm& a, const NameForm& b) {
  std::vector<std::string> x = NameWords(a.name), y = NameWords(b.name);
  double most = 0;
  auto look = [&](const std::vector<std::string>& words, const std::vector<std::string>& others) {
    for (const std::string& word : words) {
      if (std::find(others.begin(), others.end(), word) == others.end()) {
        most = std::max(most, view.rarity->Of(word));
      }
    }
  };
  look(x, y), look(y, x);
  return most;
}

}  // namespace

NameForms FormsOf(const StoryView& view) {
  NameForms forms;
  for (size_t i = 0; i < view.story->articles.size(); ++i) {
    uint32_t a = view.story->articles[i];
    const ArticleClaims& article = (*view.articles)[a];
    for (size_t e = 0; e < article.entities.size(); ++e) {
      const Entity& entity = article.entities[e];
      int of_story = view.entities->of[i][e];
      for (size_t s = 0; s < entity.spellings.size(); ++s) {
        NameForm& form = forms[of_story][entity.spellings[s]];
        form.name = entity.spellings[s];
        // A name that one article leaves open has the kind that another gives it.
        if (form.kind == EntityKind::kOther) form.kind = entity.kind;
        const PlaceValue* place = std::get_if<PlaceValue>(&entity.value);
        form.street |= place != nullptr && place->kind == PlaceKind::kStreet;
        form.entity = of_story;
        form.articles.insert(a);
        form.roles.insert(entity.roles.begin(), entity.roles.end());
        ReadingWitness witness;
        witness.article = a;
        witness.at = entity.witnesses[s];
        form.witnesses.push_back(std::move(witness));
      }
    }
  }
  return forms;
}

NameKind NameKindOf(EntityKind kind) {
  switch (kind) {
    case EntityKind::kPerson: return NameKind::kPerson;
    case EntityKind::kOrganization: return NameKind::kOrganization;
    case EntityKind::kPlace:
    case EntityKind::kOther: return NameKind::kOther;
  }
  return NameKind::kOther;
}

std::string_view KindName(EntityKind kind) {
  switch (kind) {
    case EntityKind::kPerson: return "person";
    case EntityKind::kOrganization: return "organization";
    case EntityKind::kPlace: return "place";
    case EntityKind::kOther: return "thing";
  }
  return "thing";
}

ReadingOfFact ReadingOf(const StoryView& view, const NameForm& form) {
  ReadingOfFact reading;
  reading.value = form.name;
  reading.normalized = form.name;
  reading.typed = form.name;
  reading.witnesses = form.witnesses;
  FoldCopies(*view.copy_of, &reading.witnesses);
  return reading;
}

size_t ArticlesInCommon(const NameForm& a, const NameForm& b) {
  return static_cast<size_t>(std::count_if(a.articles.begin(), a.articles.end(),
                                           [&](uint32_t x) { return b.articles.contains(x); }));
}

std::vector<std::string> NameWords(std::string_view name) {
  std::vector<std::string> words;
  std::string word;
  for (char c : name) {
    unsigned char u = static_cast<unsigned char>(c);
    if (absl::ascii_isalnum(u) || u >= 0x80) {
      word += absl::ascii_tolower(u);
    } else if (c == ' ' || c == '-' || c == '/' || c == '\n') {
      if (!word.empty()) words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

Features FeaturesOf(const StoryView& view, const NameForm& a, const NameForm& b,
                    const Verdict& verdict) {
  Features f;
  f["field name"] = 1;
  f["distance"] = verdict.distance;
  f["kind " + std::string(KindName(a.kind))] = 1;
  f["role shared"] = ShareRole(a, b);
  size_t fewest = std::min(a.articles.size(), b.articles.size());
  f["both in one article"] = static_cast<double>(ArticlesInCommon(a, b)) / fewest;
  f["one outlier"] = fewest == 1 && a.articles.size() + b.articles.size() > 2;
  f["witnesses"] =
      std::min(1.0, std::log2(static_cast<double>(a.articles.size() + b.articles.size())) / 4);
  f["words"] = std::min<double>(3, std::count(a.name.begin(), a.name.end(), ' ')) / 3;
  f["length"] =
      std::min<double>(20, static_cast<double>(std::min(a.name.size(), b.name.size()))) / 20;
  f["rare difference"] = std::min(1.0, RarestOfDifference(view, a, b) / 10);
  return f;
}

}  // namespace gainsay
