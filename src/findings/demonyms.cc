// SPDX-License-Identifier: Apache-2.0
//
// A slip in the word for a country's people, where another passage has the word.
//
//   "the Ethopian-flagged ship" / "an Ethiopian flag"     Ethopian is no word, Ethiopian is
//   "26 Somani brigands" / "26 Somali pirates"
//   "Mr Romain", "the Omari brothers"                     nothing: a person's name
//
// The unknown word must be one letter away from such a word, and not in its first or last letter.
// Tested by tests/findings/names_test.cc.
#include <algorithm>

#include "absl/strings/ascii.h"
#include "findings/name_forms.h"

namespace gainsay {
namespace {

constexpr size_t kShortest = 5, kLongest = 16;  // letters of the unknown word

// What `word` becomes when one letter is left out, put in or another, or two are exchanged, but
// for its first.
std::vector<std::string> OneLetterAway(std::string_view word) {
  std::vector<std::string> out;
  std::string text(word);
  for (size_t i = 1; i <= word.size(); ++i) {
    for (char c = 'a'; c <= 'z'; ++c) {
      std::string more = text;
      out.push_back(more.insert(i, 1, c));
      if (i == word.size() || c == word[i]) continue;
      std::string other = text;
      other[i] = c;
      out.push_back(std::move(other));
    }
    if (i == word.size()) break;
    std::string less = text;
    out.push_back(less.erase(i, 1));
    if (i + 1 == word.size()) continue;
    std::string turned = text;
    std::swap(turned[i], turned[i + 1]);
    if (turned != text) out.push_back(std::move(turned));
  }
  return out;
}

std::set<std::string> WordsOfPersons(const NameForms& forms) {
  std::set<std::string> words;
  for (const auto& [entity, of_entity] : forms) {
    for (const auto& [name, form] : of_entity) {
      if (form.kind != EntityKind::kPerson) continue;
      for (std::string& word : NameWords(name)) words.insert(std::move(word));
    }
  }
  return words;
}

// Where the passages that claims rest on have `word`, one an article.
ReadingOfFact ReadingOfWord(const StoryView& view, const std::string& word) {
  ReadingOfFact reading;
  reading.value = word;
  reading.normalized = word;
  reading.typed = word;
  for (uint32_t a : view.story->articles) {
    for (const Claim& claim : (*view.articles)[a].claims) {
      const std::string& quote = claim.witness.quote;
      const size_t at = quote.find(word);
      if (at == quote.npos) continue;
      const size_t end = at + word.size();
      if (end < quote.size() && absl::ascii_isalpha(static_cast<unsigned char>(quote[end])))
        continue;
      ReadingWitness witness;
      witness.article = a;
      witness.at = claim.witness;
      reading.witnesses.push_back(std::move(witness));
      break;
    }
  }
  FoldCopies(*view.copy_of, &reading.witnesses);
  return reading;
}

}  // namespace

void DemonymCandidates(const StoryView& view, const NameForms& forms, std::vector<Candidate>* out) {
  const PlaceTable& places = view.compare->places();
  const NameTables& names = view.compare->names().tables();
  const std::set<std::string> of_persons = WordsOfPersons(forms);
  for (const auto& [entity, of_entity] : forms) {
    for (const auto& [name, form] : of_entity) {
      if (form.kind != EntityKind::kOther || name.size() < kShortest || name.size() > kLongest)
        continue;
      const std::string word = absl::AsciiStrToLower(name);
      if (!std::all_of(word.begin(), word.end(),
                       [](unsigned char c) { return absl::ascii_islower(c); }) ||
          view.rarity->InGeneral(word) > 0 || names.IsGiven(word) || of_persons.contains(word) ||
          !places.FindDemonym(word).empty() || !places.Find(name).empty()) {
        continue;
      }
      for (const std::string& near : OneLetterAway(word)) {
        const std::vector<PlaceHit> hits = places.FindDemonym(near);
        if (hits.empty() || near.back() != word.back()) continue;
        std::string right = near;
        right[0] = absl::ascii_toupper(static_cast<unsigned char>(right[0]));
        ReadingOfFact told = ReadingOfWord(view, right);
        if (told.witnesses.empty()) continue;
        Verdict verdict;
        verdict.relation = Relation::kVariant;
        verdict.reason = "\"" + name + "\" is no word, and one letter away from \"" + right + "\"";
        verdict.distance = 0.2;
        Candidate candidate;
        candidate.rule = "name.spelling.demonym";
        candidate.field = Field::kName;
        candidate.relation = FindingRelation::kVariant;
        candidate.story = view.index;
        candidate.subject =
            "word for the people of " + std::string(places.Get(hits.front().id).name);
        candidate.features = FeaturesOf(view, form, form, verdict);
        candidate.features["rare difference"] = 1;
        candidate.features["both in one article"] = 0;
        candidate.features["variant"] = 1;
        candidate.features["demonym"] = 1;
        candidate.verdict = std::move(verdict);
        candidate.readings = {ReadingOf(view, form), std::move(told)};
        out->push_back(std::move(candidate));
        break;
      }
    }
  }
}

}  // namespace gainsay
