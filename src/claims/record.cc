// SPDX-License-Identifier: Apache-2.0
// Tested by tests/claims/record_test.cc.
#include "claims/record.h"

#include <algorithm>

#include "absl/strings/str_format.h"
#include "base/json_fields.h"
#include "base/packed_fields.h"
#include "base/status.h"
#include "claims/fields.h"

namespace gainsay {
namespace {

constexpr char kFormat[] = "gainsay.claims.v1";

}  // namespace

template <Same<Entity> S, typename V>
void VisitFields(S& s, V& v) {
  v("kind", s.kind), v("name", s.name), v("value", s.value), v("roles", s.roles);
  v("spellings", s.spellings), v("witnesses", s.witnesses), v("mentions", s.mentions);
}

template <Same<Argument> S, typename V>
void VisitFields(S& s, V& v) {
  v("role", s.role), v("head", s.head), v("entity", s.entity);
}

template <Same<Proposition> S, typename V>
void VisitFields(S& s, V& v) {
  v("predicate", s.predicate), v("frame", s.frame), v("nominal", s.nominal);
  v("negated", s.negated), v("modality", s.modality), v("attribution", s.attribution);
  v("arguments", s.arguments), v("time", s.time), v("places", s.places);
  v("sentence", s.sentence), v("witness", s.witness);
}

template <Same<SentenceContext> S, typename V>
void VisitFields(S& s, V& v) {
  v("words", s.words), v("terms", s.terms), v("entities", s.entities), v("years", s.years);
  v("headline", s.headline), v("caption", s.caption), v("quoted", s.quoted);
  v("paragraph", s.paragraph);
}

template <Same<Claim> S, typename V>
void VisitFields(S& s, V& v) {
  v("field", s.field), v("slot", s.slot), v("value", s.value);
  v("alternatives", s.alternatives), v("proposition", s.proposition), v("entity", s.entity);
  v("owner", s.owner), v("noun", s.noun), v("modifiers", s.modifiers), v("scope", s.scope);
  v("around", s.around), v("before", s.before), v("after", s.after);
  v("sentence", s.sentence), v("first_word", s.first_word), v("last_word", s.last_word);
  v("witness", s.witness), v("rule", s.rule);
}

template <Same<Term> S, typename V>
void VisitFields(S& s, V& v) {
  v("role", s.role), v("value", s.value), v("witness", s.witness);
}

template <Same<Arithmetic> S, typename V>
void VisitFields(S& s, V& v) {
  v("kind", s.kind), v("rule", s.rule), v("terms", s.terms), v("witness", s.witness);
}

template <Same<ArticleClaims> S, typename V>
void VisitFields(S& s, V& v) {
  v("id", s.id), v("path", s.path), v("title", s.title), v("source", s.source);
  v("published", s.published), v("url", s.url), v("language", s.language), v("line", s.line);
  v("sha256", s.sha256), v("entities", s.entities), v("sentences", s.sentences);
  v("propositions", s.propositions), v("claims", s.claims);
  v("arithmetic", s.arithmetic), v("terms", s.terms), v("shingles", s.shingles);
}

template <Same<Unchecked> S, typename V>
void VisitFields(S& s, V& v) {
  v("article", s.article), v("reason", s.reason);
}

template <Same<PackInfo> S, typename V>
void VisitFields(S& s, V& v) {
  v("name", s.name), v("version", s.version), v("sha256", s.sha256);
}

namespace {

// Every index in a record points into the record: what follows may use them unchecked.
bool IndicesHold(const ArticleClaims& a) {
  auto entity = [&](int i) { return i >= -1 && i < static_cast<int>(a.entities.size()); };
  auto sentence = [&](uint32_t i) { return i < a.sentences.size(); };
  for (const Entity& e : a.entities) {
    if (e.spellings.size() != e.witnesses.size()) return false;
  }
  for (const SentenceContext& s : a.sentences) {
    if (!std::all_of(s.entities.begin(), s.entities.end(), entity)) return false;
  }
  for (const Proposition& p : a.propositions) {
    if (!sentence(p.sentence)) return false;
    for (const Argument& g : p.arguments) {
      if (!entity(g.entity)) return false;
    }
  }
  auto speaker = [&](const Value& value) {
    const QuoteValue* quote = std::get_if<QuoteValue>(&value);
    return quote == nullptr || entity(quote->speaker_entity);
  };
  for (const Claim& c : a.claims) {
    if (!speaker(c.value) || !std::all_of(c.alternatives.begin(), c.alternatives.end(), speaker)) {
      return false;
    }
    if (!sentence(c.sentence) || !entity(c.entity) || !entity(c.owner)) return false;
    if (c.first_word > c.last_word) return false;
    if (c.proposition < -1 || c.proposition >= static_cast<int>(a.propositions.size()))
      return false;
  }
  return true;
}

}  // namespace

void WriteClaims(const ClaimSet& claims, std::ostream& out) {
  std::string text = absl::StrFormat("{\"format\":\"%s\",\"rules\":", kFormat);
  WriteJson(claims.packs, &text);
  out << text << "}\n";
  for (const ArticleClaims& article : claims.articles) {
    text.clear();
    WriteJson(article, &text);
    out << text << '\n';
  }
  for (const Unchecked& left_out : claims.unchecked) {
    text = "{\"unchecked\":";
    WriteJson(left_out, &text);
    out << text << "}\n";
  }
}

absl::StatusOr<ClaimSet> ReadClaims(std::istream& in, const std::string& name) {
  ClaimSet set;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.find_first_not_of(" \t\r") == line.npos) continue;
    auto fault = [&](std::string_view what) {
      return Invalid(absl::StrFormat("%s:%d: %s", name, number, what));
    };
    Json record = Json::parse(line, nullptr, /*allow_exceptions=*/false);
    if (!record.is_object()) return fault("expected a JSON record of `gainsay extract`");
    std::string where;
    if (record.contains("format")) {
      if (record["format"] != kFormat) {
        return fault(
            absl::StrFormat("expected format %s, found %s", kFormat, record["format"].dump()));
      }
      if (record.contains("rules") && !ReadJson(record["rules"], &set.packs, &where)) {
        return fault("malformed list of rule packs");
      }
    } else if (record.contains("unchecked")) {
      if (!ReadJson(record["unchecked"], &set.unchecked.emplace_back(), &where)) {
        return fault("malformed record of an unchecked input");
      }
    } else {
      ArticleClaims& article = set.articles.emplace_back();
      if (!ReadJson(record, &article, &where)) {
        return fault(absl::StrFormat("malformed field %s", where));
      }
      if (article.id.empty()) return fault("expected an article with an id");
      if (!IndicesHold(article)) return fault("an index points outside the record");
    }
  }
  if (set.packs.empty()) {
    return Invalid(
        absl::StrFormat("%s:1: expected the header that `gainsay extract` writes first", name));
  }
  return MergeClaims({std::move(set)});
}

std::string PackClaims(const ArticleClaims& article) { return Pack(article); }

bool UnpackClaims(std::string_view bytes, ArticleClaims* article) {
  return Unpack(bytes, article) && IndicesHold(*article);
}

ClaimSet MergeClaims(std::vector<ClaimSet> sets) {
  ClaimSet merged;
  for (ClaimSet& set : sets) {
    if (merged.packs.empty()) merged.packs = set.packs;
    std::move(set.articles.begin(), set.articles.end(), std::back_inserter(merged.articles));
    std::move(set.unchecked.begin(), set.unchecked.end(), std::back_inserter(merged.unchecked));
  }
  auto key = [](const ArticleClaims& a) { return std::tie(a.id, a.path, a.sha256); };
  std::sort(merged.articles.begin(), merged.articles.end(),
            [&](const auto& a, const auto& b) { return key(a) < key(b); });
  merged.articles.erase(std::unique(merged.articles.begin(), merged.articles.end(),
                                    [&](const auto& a, const auto& b) { return key(a) == key(b); }),
                        merged.articles.end());
  std::sort(merged.unchecked.begin(), merged.unchecked.end());
  merged.unchecked.erase(std::unique(merged.unchecked.begin(), merged.unchecked.end()),
                         merged.unchecked.end());
  return merged;
}

}  // namespace gainsay
