// SPDX-License-Identifier: Apache-2.0
//
// Gold: the conflicts that careful readers found in a set of articles, with verbatim quotes of
// each reading, and traps: pairs that look like a conflict and are none.
//
//   {"topic": "08", "conflicts": [
//      {"id": "08-01", "field": "name", "relation": "variant", "strength": "soft",
//       "subject": "given name of the technician", "note": "...",
//       "readings": [{"value": "William Hakim", "witnesses": [{"doc": "8_1ecb", "quote": "..."}]},
//                    {"value": "Bill Hakim", "witnesses": [...]}]}],
//    "traps": [{"why": "two banks", "a": {"doc": ..., "quote": ...}, "b": {...}}]}
//
// "doc" is an article's file name without its extension. A quote is looked for in the bytes of
// the article; the first place where it stands counts. Gold that must not hold the words of
// others gives places instead, in bytes, and the SHA-256 of each article, so that another version
// of it is not measured by mistake:
//
//   {"topic": "01", "articles": {"1_10ecb": "9f86d081..."}, "conflicts": [
//      {..., "readings": [{"value": "Friday", "witnesses": [{"doc": "1_10ecb", "start": 120,
//                                                           "end": 140}]}, ...]}]}
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "base/span.h"
#include "ingest/article.h"

namespace gainsay {

// A stretch of an article, named by ArticleName.
struct Place {
  std::string article;
  Span span;
  bool Overlaps(const Place& other) const {
    return article == other.article && span.Overlaps(other.span);
  }
};

struct GoldWitness {
  std::string doc;
  std::string quote;  // as given, or what stands at `at` once resolved
  Place at;           // as given, or where the quote stands once resolved
};

struct GoldReading {
  std::string value;  // in the reader's words, often those of the quote
  std::vector<GoldWitness> witnesses;
};

struct GoldConflict {
  std::string id, field, relation, strength, subject, note;
  std::vector<GoldReading> readings;
  // An editor must fix or explain it, and the texts say so themselves.
  bool hard() const { return strength == "hard"; }
  bool stated() const { return hard() && note.find("derived") == note.npos; }
};

struct GoldTrap {
  std::string why;
  GoldWitness a, b;
};

struct Gold {
  std::string path, topic;
  std::map<std::string, std::string> articles;  // ArticleName -> SHA-256 of its bytes
  std::vector<GoldConflict> conflicts;
  std::vector<GoldTrap> traps;

  std::vector<std::string> Documents() const;  // that it quotes, sorted, once each
};

// The name under which gold and reports meet: "08_ecb/8_1ecb.txt" and "8_1ecb" are one.
std::string ArticleName(std::string_view id);

// Bytes by ArticleName.
using Texts = std::map<std::string, std::string_view>;
Texts TextsOf(const std::vector<Article>& articles);

// Fails with the path and what was expected.
absl::StatusOr<Gold> ParseGold(const std::string& path, std::string_view json);

// Whether a JSON text is gold at all (it has conflicts), or a report (it has findings).
enum class JsonKind { kGold, kReport, kOther };
JsonKind KindOfJson(std::string_view json);

// Finds every quote, and the words at every place. Fails with the first that stands in no article,
// and with an article that is another than the one that was marked.
absl::Status Resolve(const Texts& texts, Gold* gold);

}  // namespace gainsay
