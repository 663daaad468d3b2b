// SPDX-License-Identifier: Apache-2.0
//
// What one article says against itself, in one passage.
//
//   "Monday, 4 March 2014"       date.weekday      that day was a Tuesday
//   "Djibouti in Ivory Coast"    place.misplaced   one country in another
//
// Only what the words alone fix: a year that was guessed says nothing about a weekday.
// Tested by tests/findings/within_test.cc.
#include "absl/strings/str_format.h"
#include "findings/candidate.h"

namespace gainsay {
namespace {

Candidate Make(std::string rule, Field field, std::string subject, std::string reason) {
  Candidate candidate;
  candidate.features["within"] = 1;
  candidate.features["within " + rule] = 1;
  candidate.rule = std::move(rule);
  candidate.field = field;
  candidate.subject = std::move(subject);
  candidate.verdict = {Relation::kConflict, std::move(reason), 1};
  return candidate;
}

void AddReading(const Witness& whole, Span part, uint32_t article, Candidate* candidate) {
  ReadingOfFact& reading = candidate->readings.emplace_back();
  reading.value = reading.normalized = std::string(Slice(whole.quote, part));
  reading.typed = reading.value;
  reading.witnesses.emplace_back();
  reading.witnesses.back().article = article;
  reading.witnesses.back().at = PartOf(whole, part);
}

// "Monday, 4 March 2014": the day's name stands first; its end, or 0 where a digit comes first.
uint32_t FirstWord(std::string_view text) {
  uint32_t end = 0;
  while (end < text.size() &&
         ((text[end] >= 'A' && text[end] <= 'Z') || (text[end] >= 'a' && text[end] <= 'z'))) {
    ++end;
  }
  return end;
}

void Weekday(const Claim& claim, uint32_t article, std::vector<Candidate>* out) {
  const DateValue* date = std::get_if<DateValue>(&claim.value);
  if (date == nullptr || date->type == DateType::kDuration || date->type == DateType::kSet) return;
  if (!date->year || !date->month || !date->day || !date->weekday) return;
  if (date->anchor != Anchor::kAbsolute || date->relative) return;
  if (WeekdayOf(*date->year, *date->month, *date->day) == *date->weekday) return;
  const std::string& quote = claim.witness.quote;
  const uint32_t name = FirstWord(quote);
  const size_t digit = quote.find_first_of("0123456789");
  // A day's name and the date beside it; two days ("Monday to 5 March 2014") are something else.
  if (name == 0 || digit == quote.npos || quote.find('-') != quote.npos) return;
  uint32_t rest = name;
  while (rest < quote.size() && (quote[rest] == ',' || quote[rest] == ' ' || quote[rest] == '.')) {
    ++rest;
  }
  if (rest >= quote.size() || rest == name) return;
  Candidate candidate = Make("date.weekday", Field::kDate, "weekday of a date",
                             absl::StrFormat("%04d-%02d-%02d is another day of the week",
                                             *date->year, *date->month, *date->day));
  AddReading(claim.witness, {0, name}, article, &candidate);
  AddReading(claim.witness, {rest, static_cast<uint32_t>(quote.size())}, article, &candidate);
  out->push_back(std::move(candidate));
}

void Misplaced(const Claim& claim, uint32_t article, const Comparers& compare,
               std::vector<Candidate>* out) {
  const PlaceValue* place = std::get_if<PlaceValue>(&claim.value);
  if (place == nullptr || place->within.empty()) return;
  const std::optional<std::string> reason = MisplacedReason(*place, compare.places());
  if (!reason) return;
  const std::string& quote = claim.witness.quote;
  const size_t container = quote.rfind(place->within.front());
  if (container == quote.npos || container == 0) return;
  const size_t name = quote.find(place->name);
  if (name == quote.npos || name + place->name.size() > container) return;
  const Span named = {static_cast<uint32_t>(name),
                      static_cast<uint32_t>(name + place->name.size())};
  Candidate candidate =
      Make("place.misplaced", Field::kPlace, "where " + place->name + " lies", *reason);
  candidate.verdict.rests_on = "world/places";
  AddReading(claim.witness, named, article, &candidate);
  AddReading(claim.witness, {static_cast<uint32_t>(container), static_cast<uint32_t>(quote.size())},
             article, &candidate);
  out->push_back(std::move(candidate));
}

}  // namespace

void WithinCandidates(const ArticleClaims& article, uint32_t index, const Comparers& compare,
                      std::vector<Candidate>* out) {
  for (const Claim& claim : article.claims) {
    const size_t before = out->size();
    Weekday(claim, index, out);
    Misplaced(claim, index, compare, out);
    for (size_t c = before; c < out->size(); ++c) {
      for (ReadingOfFact& reading : (*out)[c].readings) {
        for (ReadingWitness& w : reading.witnesses) w.words = SentenceWords(article, claim);
      }
    }
  }
  ArithmeticCandidates(article, index, out);
  HeadlineCandidates(article, index, compare, out);
  ReportedCandidates(article, index, out);
  AgeCandidates(article, index, out);
}

}  // namespace gainsay
