// SPDX-License-Identifier: Apache-2.0
//
// A few striking words in the mouths of two: Zarif called the attacks an "act of aggression";
// "We believe the attack is an act of aggression," the US official said.
//
// Two to four words that one speaker is quoted with stand verbatim in a quotation of another.
// People say many things alike, so one of the words must be rare, and the two must be of two
// sides: one holds an office of one country, the other is told as somebody of another. Two names
// are not enough: who "she" is is guessed too often.
// Tested by tests/findings/makers_test.cc.
#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "base/hash.h"
#include "findings/candidate.h"

namespace gainsay {
namespace {

constexpr size_t kFewest = 2, kMost = 4;  // words of a short quotation
constexpr double kRare = 5;               // Rarity::Of of its rarest word
constexpr size_t kMostShort = 200;        // in one story; with more, words are not striking

struct Said {
  uint32_t article = 0;
  size_t member = 0;  // of the story
  const Claim* claim = nullptr;
  const QuoteValue* quote = nullptr;
  std::vector<std::string> words;
  std::vector<Span> places;  // of the words in the claim's witness
};

bool IsWordByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         (c & 0x80) != 0;
}

// The words of the witness's bytes; curly marks are no words.
void FindWords(Said* said) {
  const std::string& text = said->claim->witness.quote;
  for (uint32_t i = 0; i < text.size();) {
    if (text.compare(i, 2, "\xE2\x80") == 0) {
      i += 3;
      continue;
    }
    if (!IsWordByte(text[i])) {
      ++i;
      continue;
    }
    Span place{i, i};
    std::string word;
    while (i < text.size() && IsWordByte(text[i]) && text.compare(i, 2, "\xE2\x80") != 0) {
      word += text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
      ++i;
    }
    place.end = i;
    said->words.push_back(std::move(word));
    said->places.push_back(place);
  }
}

uint64_t HashOf(const std::vector<std::string>& words, size_t first, size_t count) {
  uint64_t hash = count;
  for (size_t w = first; w < first + count; ++w) hash = HashCombine(hash, StableHash(words[w]));
  return hash;
}

const Entity* SpeakerOf(const StoryView& view, const Said& said) {
  const ArticleClaims& article = (*view.articles)[said.article];
  const int e = said.quote->speaker_entity;
  if (e < 0 || static_cast<size_t>(e) >= article.entities.size()) return nullptr;
  const Entity& entity = article.entities[static_cast<size_t>(e)];
  return entity.kind == EntityKind::kPerson ? &entity : nullptr;
}

// "country/IR" of a named speaker's office, "" where none is told.
std::string CountryOf(const ArticleClaims& article, int entity) {
  std::string country;
  for (const Claim& claim : article.claims) {
    const OfficeValue* office = std::get_if<OfficeValue>(&claim.value);
    if (office == nullptr || claim.entity != entity ||
        !office->jurisdiction.starts_with("country/")) {
      continue;
    }
    if (!country.empty() && country != office->jurisdiction) return "";
    country = office->jurisdiction;
  }
  return country;
}

// The country in the words for an unnamed speaker: "the US official", "Iranian officials".
std::string CountryIn(const PlaceTable& places, std::string_view speaker) {
  std::string country;
  for (size_t begin = 0; begin < speaker.size();) {
    const size_t end = std::min(speaker.find(' ', begin), speaker.size());
    const std::string_view word = speaker.substr(begin, end - begin);
    begin = end + 1;
    if (word.empty() || word[0] < 'A' || word[0] > 'Z') continue;
    std::vector<PlaceHit> hits = places.Find(word);
    if (hits.empty()) hits = places.FindDemonym(word);
    if (hits.size() != 1 || places.Get(hits[0].id).kind != PlaceKind::kCountry) continue;
    const std::string key(places.Get(hits[0].id).key);
    if (!country.empty() && country != key) return "";
    country = key;
  }
  return country;
}

bool AreTwo(const StoryView& view, const Said& a, const Said& b) {
  const Entity *x = SpeakerOf(view, a), *y = SpeakerOf(view, b);
  if ((x == nullptr) == (y == nullptr)) return false;
  const Said &named = x != nullptr ? a : b, &unnamed = x != nullptr ? b : a;
  const ArticleClaims& article = (*view.articles)[named.article];
  const std::string one = CountryOf(article, named.quote->speaker_entity);
  const std::string other = CountryIn(view.compare->places(), unnamed.quote->speaker);
  return !one.empty() && !other.empty() && one != other;
}

ReadingOfFact ReadingOf(const StoryView& view, const Said& said, size_t first, size_t count) {
  ReadingOfFact reading;
  const Entity* speaker = SpeakerOf(view, said);
  reading.value = speaker != nullptr ? speaker->name : said.quote->speaker;
  reading.normalized = reading.value;
  reading.typed = reading.value;
  ReadingWitness& witness = reading.witnesses.emplace_back();
  witness.article = said.article;
  witness.at =
      PartOf(said.claim->witness, {said.places[first].begin, said.places[first + count - 1].end});
  witness.attribution = said.quote->speaker;
  witness.words = SentenceWords((*view.articles)[said.article], *said.claim);
  return reading;
}

}  // namespace

void ShortQuotationCandidates(const StoryView& view, std::vector<Candidate>* out) {
  std::vector<Said> all;
  for (size_t i = 0; i < view.story->articles.size(); ++i) {
    const uint32_t a = view.story->articles[i];
    for (const Claim& claim : (*view.articles)[a].claims) {
      const QuoteValue* quote = std::get_if<QuoteValue>(&claim.value);
      if (quote == nullptr || !quote->direct || quote->speaker.empty()) continue;
      Said& said = all.emplace_back(Said{a, i, &claim, quote, {}, {}});
      FindWords(&said);
    }
  }
  std::unordered_map<uint64_t, std::vector<size_t>> striking;  // by hash of the words
  size_t count = 0;
  for (size_t s = 0; s < all.size(); ++s) {
    const std::vector<std::string>& words = all[s].words;
    if (words.size() < kFewest || words.size() > kMost || SpeakerOf(view, all[s]) == nullptr)
      continue;
    const bool rare = std::any_of(words.begin(), words.end(), [&](const std::string& word) {
      return view.rarity->Of(word) >= kRare;
    });
    if (rare) striking[HashOf(words, 0, words.size())].push_back(s), ++count;
  }
  if (count == 0 || count > kMostShort) return;
  std::set<std::pair<std::string, std::string>> done;
  for (const Said& other : all) {
    for (size_t length = kFewest; length <= kMost; ++length) {
      for (size_t first = 0; first + length <= other.words.size(); ++first) {
        const auto at = striking.find(HashOf(other.words, first, length));
        if (at == striking.end()) continue;
        for (size_t s : at->second) {
          const Said& said = all[s];
          if (&said == &other || !AreTwo(view, said, other)) continue;
          if (!done.emplace(std::minmax(said.quote->speaker, other.quote->speaker)).second)
            continue;
          Candidate candidate;
          candidate.rule = "attribution.speaker";
          candidate.field = Field::kAttribution;
          candidate.story = view.index;
          candidate.subject = "speaker of a few words";
          candidate.verdict = {Relation::kConflict, "the same words, two speakers", 1};
          candidate.features["short quotation"] = 1;
          candidate.readings = {ReadingOf(view, said, 0, said.words.size()),
                                ReadingOf(view, other, first, length)};
          out->push_back(std::move(candidate));
        }
      }
    }
  }
}

}  // namespace gainsay
