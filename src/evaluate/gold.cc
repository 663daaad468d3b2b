// SPDX-License-Identifier: Apache-2.0
// Tested by tests/evaluate/score_test.cc.
#include "evaluate/gold.h"

#include <set>

#include "absl/strings/str_format.h"
#include "base/hash.h"
#include "base/status.h"
#include "nlohmann/json.hpp"

namespace gainsay {
namespace {

using Json = nlohmann::json;

Json Parse(std::string_view json) { return Json::parse(json, nullptr, false, true); }

// A string under a key; "" where it is absent or something else.
std::string Text(const Json& record, const char* key) {
  auto it = record.find(key);
  return it != record.end() && it->is_string() ? it->get<std::string>() : "";
}

const Json& List(const Json& record, const char* key) {
  static const Json kNone = Json::array();
  auto it = record.find(key);
  return it != record.end() && it->is_array() ? *it : kNone;
}

// A record with "doc", and "quote" or "start" and "end".
absl::Status ReadWitness(const std::string& where, const Json& json, GoldWitness* witness) {
  if (json.is_object()) {
    witness->doc = ArticleName(Text(json, "doc"));
    witness->quote = Text(json, "quote");
    const Json start = json.value("start", Json()), end = json.value("end", Json());
    if (start.is_number_unsigned() && end.is_number_unsigned()) {
      witness->at = {witness->doc, {start.get<uint32_t>(), end.get<uint32_t>()}};
    }
  }
  if (!witness->doc.empty() && witness->quote.empty() == !witness->at.span.empty()) {
    return absl::OkStatus();
  }
  return Invalid(where +
                 ": expected {\"doc\": \"an article\", \"quote\": \"its words\"}, or \"start\" and "
                 "\"end\" of them in place of \"quote\"");
}

absl::Status Find(const Texts& texts, const std::string& where, GoldWitness* witness) {
  auto text = texts.find(witness->doc);
  if (text == texts.end()) return Invalid(where + ": no article " + witness->doc);
  if (witness->quote.empty()) {
    const Span span = witness->at.span;
    if (span.end > text->second.size()) {
      return Invalid(absl::StrFormat("%s: %s ends at byte %d, before %d", where, witness->doc,
                                     text->second.size(), span.end));
    }
    witness->quote = Slice(text->second, span);
    return absl::OkStatus();
  }
  const size_t at = text->second.find(witness->quote);
  if (at == std::string_view::npos) {
    return Invalid(where + ": not in " + witness->doc + ": \"" + witness->quote + "\"");
  }
  witness->at = {witness->doc,
                 {static_cast<uint32_t>(at), static_cast<uint32_t>(at + witness->quote.size())}};
  return absl::OkStatus();
}

}  // namespace

std::string ArticleName(std::string_view id) {
  if (size_t slash = id.rfind('/'); slash != id.npos) {
    id.remove_prefix(slash + 1);
    if (size_t dot = id.rfind('.'); dot != id.npos && dot > 0) id = id.substr(0, dot);
  }
  for (std::string_view extension : {".txt", ".md", ".html"}) {
    if (id.ends_with(extension)) {
      id.remove_suffix(extension.size());
      break;
    }
  }
  return std::string(id);
}

Texts TextsOf(const std::vector<Article>& articles) {
  Texts texts;
  for (const Article& article : articles) texts[ArticleName(article.id)] = article.bytes;
  return texts;
}

std::vector<std::string> Gold::Documents() const {
  std::set<std::string> docs;
  for (const GoldConflict& conflict : conflicts) {
    for (const GoldReading& reading : conflict.readings) {
      for (const GoldWitness& w : reading.witnesses) docs.insert(w.doc);
    }
  }
  for (const GoldTrap& trap : traps) docs.insert(trap.a.doc), docs.insert(trap.b.doc);
  return {docs.begin(), docs.end()};
}

JsonKind KindOfJson(std::string_view json) {
  const Json record = Parse(json);
  if (!record.is_object()) return JsonKind::kOther;
  if (!List(record, "conflicts").empty() || record.contains("conflicts")) return JsonKind::kGold;
  return record.contains("findings") ? JsonKind::kReport : JsonKind::kOther;
}

absl::StatusOr<Gold> ParseGold(const std::string& path, std::string_view json) {
  const Json record = Parse(json);
  if (!record.is_object() || !record.contains("conflicts")) {
    return Invalid(path + ": expected gold: a record with \"conflicts\" and \"traps\"");
  }
  Gold gold;
  gold.path = path;
  gold.topic = Text(record, "topic");
  const Json articles = record.value("articles", Json::object());
  for (const auto& [article, sha256] : articles.items()) {
    if (!sha256.is_string()) {
      return Invalid(path + ": expected the SHA-256 of article " + article);
    }
    gold.articles[ArticleName(article)] = sha256.get<std::string>();
  }
  for (const Json& entry : List(record, "conflicts")) {
    GoldConflict& conflict = gold.conflicts.emplace_back();
    conflict.id = Text(entry, "id");
    conflict.field = Text(entry, "field");
    conflict.relation = Text(entry, "relation");
    conflict.strength = Text(entry, "strength");
    conflict.subject = Text(entry, "subject");
    conflict.note = Text(entry, "note");
    const std::string where = absl::StrFormat("%s: conflict \"%s\"", path, conflict.id);
    for (const Json& side : List(entry, "readings")) {
      GoldReading& reading = conflict.readings.emplace_back();
      reading.value = Text(side, "value");
      for (const Json& witness : List(side, "witnesses")) {
        RETURN_IF_ERROR(ReadWitness(where, witness, &reading.witnesses.emplace_back()));
      }
    }
    if (conflict.readings.size() < 2) return Invalid(where + ": expected two readings or more");
  }
  for (const Json& entry : List(record, "traps")) {
    GoldTrap& trap = gold.traps.emplace_back();
    trap.why = Text(entry, "why");
    const std::string where = absl::StrFormat("%s: trap \"%s\"", path, trap.why);
    RETURN_IF_ERROR(ReadWitness(where, entry.value("a", Json()), &trap.a));
    RETURN_IF_ERROR(ReadWitness(where, entry.value("b", Json()), &trap.b));
  }
  return gold;
}

absl::Status Resolve(const Texts& texts, Gold* gold) {
  for (const auto& [article, sha256] : gold->articles) {
    auto text = texts.find(article);
    if (text != texts.end() && Sha256(text->second) != sha256) {
      return Invalid(gold->path + ": " + article +
                     " is another version of the article than the one " +
                     "that was marked (its SHA-256 differs)");
    }
  }
  for (GoldConflict& conflict : gold->conflicts) {
    for (GoldReading& reading : conflict.readings) {
      for (GoldWitness& witness : reading.witnesses) {
        RETURN_IF_ERROR(Find(texts, gold->path + ": conflict \"" + conflict.id + "\"", &witness));
      }
    }
  }
  for (GoldTrap& trap : gold->traps) {
    const std::string where = gold->path + ": trap \"" + trap.why + "\"";
    RETURN_IF_ERROR(Find(texts, where, &trap.a));
    RETURN_IF_ERROR(Find(texts, where, &trap.b));
  }
  return absl::OkStatus();
}

}  // namespace gainsay
