// SPDX-License-Identifier: Apache-2.0
//
// JSON records by nlohmann/json. A record's text (or html) value is the article's bytes; its
// other fields say what is known of it (see metadata.h for their names). Strings are taken as
// they are; "source" may be an object with a name. Tested by tests/ingest/json_test.cc.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "absl/strings/match.h"
#include "absl/strings/str_format.h"
#include "base/status.h"
#include "ingest/encoding.h"
#include "ingest/format.h"
#include "ingest/json_scan.h"
#include "ingest/metadata.h"

namespace gainsay {
namespace {

using nlohmann::json;

// The part of nlohmann's message that says what is wrong: "unexpected '}'; expected a name".
std::string FaultOf(std::string_view what) {
  if (size_t at = what.find(" - "); at != what.npos) what.remove_prefix(at + 3);
  constexpr std::string_view kLastRead = "; last read: ";  // may be as long as the record
  size_t from = what.find(kLastRead);
  if (from == what.npos) return std::string(what);
  size_t to = what.find("'; expected ", from);
  return std::string(what.substr(0, from)) +
         (to == what.npos ? "" : std::string(what.substr(to + 1)));
}

absl::StatusOr<json> Parse(std::string_view record, Position begin) {
  try {
    return json::parse(record.begin(), record.end());
  } catch (const json::parse_error& error) {
    // `byte` counts from 1 and stands on the last byte read.
    const size_t at = std::min(error.byte > 0 ? error.byte - 1 : 0, record.size());
    const std::string place = PlaceOf(record, at, begin);
    if (at + 1 >= record.size() && (absl::StrContains(error.what(), "end of input") ||
                                    absl::StrContains(error.what(), "missing closing quote"))) {
      return Invalid(absl::StrFormat("JSON is cut off at %s", place));
    }
    return Invalid(absl::StrFormat("not JSON at %s: %s", place, FaultOf(error.what())));
  }
}

std::string ValueOf(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number_integer()) return value.dump();  // an id
  if (value.is_object() && value.contains("name")) return ValueOf(value["name"]);
  return "";
}

// What gainsay writes itself says so: "gainsay.report.v1", "gainsay.gold.v1".
bool IsOwnUse(std::string_view format) { return format.substr(0, 8) == "gainsay."; }

struct Field {
  Name name;
  std::string value;
};

// The fields whose names are known, the preferred names first.
std::vector<Field> FieldsOf(const json& record) {
  std::vector<Field> fields;
  for (const auto& [name, value] : record.items()) {
    if (std::optional<Name> known = NameOf(name)) fields.push_back({*known, ValueOf(value)});
  }
  std::stable_sort(fields.begin(), fields.end(),
                   [](const Field& a, const Field& b) { return a.name.rank < b.name.rank; });
  return fields;
}

absl::StatusOr<Article> ArticleOf(std::string_view path, uint32_t line, const json& record,
                                  const ReadLimits& limits, Remarks* remarks) {
  if (!record.is_object()) {
    return Invalid(absl::StrFormat("a record must be an object, this is %s",
                                   std::string_view(record.type_name())));
  }
  Article article;
  article.path = std::string(path);
  article.record_line = line;
  std::string text, html;
  for (Field& field : FieldsOf(record)) {
    if (field.name.key == Key::kText) {
      if (text.empty()) text = std::move(field.value);
    } else if (field.name.key == Key::kHtml) {
      html = std::move(field.value);
    } else {
      SetField(field.name.key, field.value, &article, remarks);
    }
  }
  if (text.empty() && html.empty()) return Invalid("the record has no text and no html");
  bool is_html = text.empty();
  article.bytes = is_html ? std::move(html) : std::move(text);
  RETURN_IF_ERROR(CheckText(article.bytes));
  // What the record says goes before what its page says.
  Article stated = article;
  if (is_html) {
    RETURN_IF_ERROR(ParseHtml(limits, &article, remarks));
    if (!stated.title.empty()) article.title = stated.title;
    if (!stated.source.empty()) article.source = stated.source;
    if (!stated.url.empty()) article.url = stated.url;
    if (stated.published) article.published = stated.published;
  } else {
    RETURN_IF_ERROR(ParsePlain(&article));
  }
  if (article.blocks.empty()) return Invalid("empty: no readable text");
  return article;
}

}  // namespace

absl::StatusOr<Article> ParseRecord(std::string_view path, Position begin, std::string_view record,
                                    const ReadLimits& limits, Remarks* remarks) {
  RETURN_IF_ERROR(CheckText(record, begin));
  RETURN_IF_ERROR(ScanJson(record, limits.nesting, begin).status());
  ASSIGN_OR_RETURN(json value, Parse(record, begin));
  return ArticleOf(path, begin.line, value, limits, remarks);
}

absl::StatusOr<std::vector<Article>> ParseJson(std::string_view path, std::string_view bytes,
                                               const ReadLimits& limits,
                                               std::vector<Unchecked>* left_out, bool* own_use) {
  ASSIGN_OR_RETURN(JsonRecords scan, ScanJson(bytes, limits.nesting));
  std::vector<Article> articles;
  *own_use = IsOwnUse(scan.format);
  if (*own_use) return articles;

  auto remark = [&](const std::string& name, Remarks remarks) {
    for (std::string& reason : remarks) left_out->push_back({name, std::move(reason)});
  };
  if (!scan.container) {
    const uint32_t bom = BomSize(bytes);
    ASSIGN_OR_RETURN(json root, Parse(bytes.substr(bom), {}));
    Remarks remarks;
    ASSIGN_OR_RETURN(Article article, ArticleOf(path, 0, root, limits, &remarks));
    remark(std::string(path), std::move(remarks));
    articles.push_back(std::move(article));
    return articles;
  }
  Position at;
  size_t counted = 0;
  for (Span span : scan.records) {
    for (; counted < span.begin; ++counted) {
      bool line_ends = bytes[counted] == '\n';
      bool begins = (static_cast<unsigned char>(bytes[counted]) & 0xC0) != 0x80;
      at.line += line_ends;
      at.column = line_ends ? 1 : at.column + begins;
    }
    Remarks remarks;
    absl::StatusOr<Article> article = ParseRecord(path, at, Slice(bytes, span), limits, &remarks);
    if (article.ok()) {
      articles.push_back(*std::move(article));
    } else {
      remarks.emplace_back(article.status().message());
    }
    remark(absl::StrFormat("%s:%d", path, at.line), std::move(remarks));
  }
  if (!scan.closed) {
    remark(std::string(path), {absl::StrFormat("JSON is cut off after %d records, at %s",
                                               scan.records.size(), PlaceOf(bytes, bytes.size()))});
  } else if (scan.records.empty()) {
    return Invalid("empty: no records");
  }
  return articles;
}

}  // namespace gainsay
