// SPDX-License-Identifier: Apache-2.0
//
// What an article asserts, and the record in which one article's claims travel to the stages
// that look across articles. The record is all those stages see: `gainsay extract` writes it,
// `gainsay compare` reads it, and a report made either way is the same byte for byte.
//
//   "Two people from Zinbi village were hurt in Sunday's quake"
//     number  slot injury.victim  value 2 person   proposition hurt(object: people) time Sunday
//
// A claim is one value of one field; what it is about is in its proposition (who did what to
// whom) and, for a property of somebody or something, in its entity.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/span.h"
#include "values/date.h"
#include "values/field.h"
#include "values/name.h"
#include "values/number.h"
#include "values/office.h"
#include "values/place.h"

namespace gainsay {

// Where an article says so. Offsets are bytes of the file as given.
struct Witness {
  Span span;
  uint32_t line = 1, column = 1;  // column in code points
  std::string quote;              // exactly those bytes
  bool operator==(const Witness&) const = default;
};

enum class EntityKind { kPerson, kOrganization, kPlace, kOther };

// Of one form of a name in one article: enough to find a slip that is made again.
constexpr size_t kMostPlaces = 3;

// A person, organisation, place or other named thing of one article.
struct Entity {
  EntityKind kind = EntityKind::kOther;
  std::string name;  // the fullest form
  std::variant<std::monostate, PersonName, OrganizationName, PlaceValue> value;
  std::vector<std::string> roles;  // "bomb technician", "governor of Qeshm": lower case
  // Every form that is used, the fullest first, each with up to kMostPlaces places where it stands:
  // a form is there once for each place.
  std::vector<std::string> spellings;
  std::vector<Witness> witnesses;  // in step with spellings
  uint32_t mentions = 0;
  bool operator==(const Entity&) const = default;
};

// What somebody is said to have said; the value of an attribution claim.
struct QuoteValue {
  std::string words;    // as quoted, without the marks, normalised
  std::string speaker;  // resolved inside the article, or as described
  int speaker_entity = -1;
  bool direct = true;
  bool operator==(const QuoteValue&) const = default;
};

using Value = std::variant<std::monostate, DateValue, Quantity, PersonName, OrganizationName,
                           PlaceValue, OfficeValue, QuoteValue, bool, std::string>;

enum class Modality { kFact, kPlanned, kPossible, kAlleged, kOrdered, kHypothetical };

// A participant of a proposition.
struct Argument {
  std::string role;  // "subject", "object", "agent", or the preposition: "in", "from", "to"
  std::string head;  // lemma of the head word
  int entity = -1;   // Entity of the article, -1 where none
  bool operator==(const Argument&) const = default;
};

// A predicate with its participants: a clause, or a noun that says that something happened.
struct Proposition {
  std::string predicate;  // lemma: "injure", "attack"
  std::string frame;      // frame that knows it, or ""
  bool nominal = false;
  bool negated = false;
  Modality modality = Modality::kFact;
  std::string attribution;  // who says so, innermost last: "police", "reports > officials"
  std::vector<Argument> arguments;
  std::optional<DateValue> time;   // said of this predicate
  std::vector<PlaceValue> places;  // said of this predicate
  uint32_t sentence = 0;           // index in ArticleClaims::sentences
  Witness witness;                 // the predicate's words
  bool operator==(const Proposition&) const = default;
};

// What is needed of a sentence to tell whether two claims are about one thing.
struct SentenceContext {
  std::string words;               // in order, lower case, a space between: no marks
  std::vector<std::string> terms;  // content lemmas, sorted, once each
  std::vector<int> entities;       // named in it, sorted
  std::vector<int> years;          // years and months it names, as yyyy or yyyymm, sorted
  bool headline = false;
  bool caption = false;
  bool quoted = false;  // inside a direct quotation
  uint32_t paragraph = 0;
  bool operator==(const SentenceContext&) const = default;
};

// Claim::scope of "one of her four cats": a part of something else that is counted.
constexpr std::string_view kPart = "part";

struct Claim {
  Field field = Field::kOther;
  std::string slot;  // frame.role ("injury.victim"), or property ("person.age"), or "count"
  Value value;
  std::vector<Value> alternatives;  // other readings the text leaves open
  int proposition = -1;
  int entity = -1;                     // whose property it is
  int owner = -1;                      // who has it, or does what it is said of: "his 11 rebounds"
  std::string noun;                    // lemma of what is counted, measured or valued
  std::vector<std::string> modifiers;  // lemmas on the noun, sorted: "undersea", "other"
  std::vector<std::string> scope;      // kPart, "and crew", "attempted": what it is the value of
  std::vector<std::string> around;     // content lemmas near it in the sentence's tree, sorted
  std::string before, after;           // lemmas of the words next to it, without determiners
  uint32_t sentence = 0;
  uint32_t first_word = 0, last_word = 0;  // its words in SentenceContext::words: [first, last)
  Witness witness;
  std::string rule;  // rule of the mention under the value
  bool operator==(const Claim&) const = default;
};

// Numbers of one passage that must agree with each other (claims/arithmetic.h).
enum class ArithmeticKind { kSum, kSplit, kShares, kShare, kBirth };

struct Term {
  std::string role;  // "total", "part", "whole", "share", "age", "birth"
  Value value;
  Witness witness;
  bool operator==(const Term&) const = default;
};

struct Arithmetic {
  ArithmeticKind kind = ArithmeticKind::kSum;
  std::string rule;
  std::vector<Term> terms;  // in the order of the text
  Witness witness;          // of the passage
  bool operator==(const Arithmetic&) const = default;
};

// A stretch of running words, hashed, for finding copies of one wire text (see align/copies.h).
using Shingles = std::vector<uint64_t>;

struct ArticleClaims {
  std::string id, path, title, source, published, url, language, sha256;
  uint32_t line = 0;  // of `path` where the article's record begins; 0 where it is the whole file
  std::vector<Entity> entities;
  std::vector<SentenceContext> sentences;
  std::vector<Proposition> propositions;
  std::vector<Claim> claims;
  std::vector<Arithmetic> arithmetic;
  // Content lemmas of the article with how often they stand in it, sorted by lemma.
  std::vector<std::pair<std::string, uint32_t>> terms;
  Shingles shingles;
  bool operator==(const ArticleClaims&) const = default;
};

}  // namespace gainsay
