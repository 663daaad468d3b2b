// SPDX-License-Identifier: Apache-2.0
//
// What is reported: claims on one field of one event or entity that cannot all hold, grouped into
// readings. One finding a fact, with all its readings and witnesses, not one a pair.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "claims/claim.h"
#include "ingest/article.h"
#include "rules/ruleset.h"

namespace gainsay {

// How the readings stand to each other.
//   conflict  cannot both hold           variant  one name in two spellings
//   update    a later state              approx   differ only by rounding or hedging
enum class FindingRelation { kConflict, kVariant, kUpdate, kApprox };
enum class Severity { kNote, kWarning, kError };  // in rising order
enum class FindingScope { kAcross, kWithin };

struct ReadingWitness {
  uint32_t article = 0;  // index in Report::articles
  Witness at;
  std::string attribution;         // who says so, in the article's words; "" for the article
  std::vector<uint32_t> carriers;  // other articles that carry the same wire text
  std::vector<std::string> words;  // content words of the sentence, sorted; may be empty
};

struct ReadingOfFact {
  std::string value;               // for people: the words of the first witness
  std::string normalized;          // for machines: Dump of the value
  std::vector<std::string> forms;  // CanonicalForm of each claim that says so, sorted, once each
  Value typed;
  std::vector<ReadingWitness> witnesses;  // sorted by article and place
};

// What raised or lowered the confidence: a feature, its value, and what it adds to the log odds.
struct Because {
  std::string feature;
  double value = 0;
  double weight = 0;
};

struct Finding {
  std::string id;    // "f-" and 12 hexadecimal digits; see findings/identity.h
  std::string rule;  // "number.injury.victim"
  Field field = Field::kOther;
  FindingRelation relation = FindingRelation::kConflict;
  Severity severity = Severity::kNote;
  double confidence = 0;  // 0..1
  FindingScope scope = FindingScope::kAcross;
  std::string event;    // Event::id
  std::string subject;  // "people injured"
  std::string message, reason, question;
  std::string rests_on;  // knowledge under rules/ that decided, or ""
  std::vector<Because> because;
  std::vector<ReadingOfFact> readings;  // at least two; most witnesses first
};

struct Event {
  std::string id;     // "e-" and 12 hexadecimal digits
  std::string label;  // "earthquake, Manokwari, island"
  std::vector<uint32_t> articles;
  std::string why;  // what the articles have in common
};

// One article of a run as the report lists it.
struct ReportArticle {
  std::string id, path, source, title, published, language, sha256, url;
  size_t claims = 0;
  uint32_t line = 0;  // as ArticleClaims::line
};

// What the articles of an event say of one thing, agreeing or not: a row of the synoptic table.
// Made when asked for (Detail::kSynopsis); the formats of report/ do not print it.
struct SynopsisCell {
  uint32_t article = 0;  // index in Report::articles
  uint32_t reading = 0;  // index in SynopsisRow::readings
  Witness at;
  std::string attribution;  // as in ReadingWitness
  std::string rule;         // of the mention under the value: "date.weekday-month-day"
};
struct SynopsisRow {
  uint32_t event = 0;  // index in Report::events
  Field field = Field::kOther;
  std::string rule, subject;          // as a finding on it would have
  std::vector<std::string> readings;  // normalized values; cells of one reading say the same
  std::vector<SynopsisCell> cells;    // of two articles or more, by article and place
};

// How much is told: the findings, or also what the articles agree on (Report::synopsis).
enum class Detail { kFindings, kSynopsis };

struct Report {
  std::vector<PackInfo> packs;
  std::vector<ReportArticle> articles;  // sorted by id
  std::vector<Event> events;            // sorted by first article
  std::vector<Finding> findings;        // most severe and surest first, then by id
  std::vector<Finding> disputes;
  std::vector<Unchecked> unchecked;
  size_t claims = 0, stories = 0;
  std::vector<SynopsisRow> synopsis;  // by event, field and first cell
  std::vector<uint32_t> copy_of;      // with the synopsis, for each article: see align/copies.h
};

std::string_view RelationName(FindingRelation relation);
std::string_view SeverityName(Severity severity);
std::optional<Severity> ParseSeverity(std::string_view name);
std::string_view ScopeName(FindingScope scope);

}  // namespace gainsay
