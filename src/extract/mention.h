// SPDX-License-Identifier: Apache-2.0
//
// What was recognised in a document: a typed value with its span, its rule and its parts.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/span.h"
#include "base/token_range.h"
#include "values/date.h"
#include "values/name.h"
#include "values/number.h"
#include "values/office.h"
#include "values/place.h"

namespace gainsay {

enum class MentionKind {
  kPerson,
  kOrganization,
  kPlace,
  kOffice,
  kTime,
  kQuantity,
  kQuotation,
  kEvent,
  kOther
};

enum class QuotationType { kDirect, kIndirect, kMixed };

// A quotation: its mention spans what is said (the quoted words with their marks, or the clause
// that is attributed, without the cue).
struct QuotationValue {
  QuotationType type = QuotationType::kDirect;
  std::optional<TokenRange> cue;     // "said", "according to"
  std::optional<TokenRange> source;  // "Iranian Foreign Minister Mohammad Javad Zarif"
  std::string source_name;           // resolved inside the article; "" where unnamed
  int source_entity = -1;            // local entity, -1 where none
  bool operator==(const QuotationValue&) const = default;
};

// A word that says that something happened.
struct EventValue {
  std::string frame;     // name of the frame file: "attack", "arrest", ...
  std::string lemma;     // of the trigger
  bool nominal = false;  // "the arrest of" rather than "arrested"
  bool operator==(const EventValue&) const = default;
};

// A name that is none of the other kinds: ship, product, law, work, disease, ...
struct OtherValue {
  std::string name;
  std::string category;
  bool operator==(const OtherValue&) const = default;
};

using MentionValue = std::variant<PersonName, OrganizationName, PlaceValue, OfficeValue, DateValue,
                                  Quantity, QuotationValue, EventValue, OtherValue>;

struct Mention {
  MentionKind kind = MentionKind::kOther;
  Span span;          // in Document::text
  TokenRange tokens;  // the tokens under the span
  uint32_t sentence = 0;
  std::string rule;  // "date.weekday", "person.titled": stable, printed with every finding
  MentionValue value;
  // Other readings that the text leaves open, of the same kind; comparison takes the one under
  // which two values agree.
  std::vector<MentionValue> alternatives;
  int entity = -1;  // local entity (persons, organisations, places), -1 where none

  template <typename T>
  const T* As() const {
    return std::get_if<T>(&value);
  }
};

std::string_view MentionKindName(MentionKind kind);

// One line: kind, «surface», value, rule.
std::string Dump(const Mention& mention, std::string_view text);

}  // namespace gainsay
