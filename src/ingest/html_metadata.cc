// SPDX-License-Identifier: Apache-2.0
//
// What a page says about its article. Each field has a list of places, the most trusted first;
// the first that is filled in (for a date: that can be read) is taken.
//
//   title      JSON-LD headline, og:title, the first <h1> (see html.cc), <title>
//   source     JSON-LD publisher, og:site_name, application-name
//   published  JSON-LD datePublished, article:published_time, itemprop, <time>, DC and others
//   url        <link rel=canonical>, og:url, JSON-LD url
//
// JSON-LD that cannot be read is passed over: the meta tags say the same. Tested by
// tests/ingest/html_test.cc.
#include <map>
#include <nlohmann/json.hpp>

#include "absl/strings/match.h"
#include "absl/strings/str_format.h"
#include "ingest/encoding.h"
#include "ingest/html_page.h"
#include "ingest/json_scan.h"
#include "ingest/metadata.h"

namespace gainsay {
namespace {

using nlohmann::json;

// Values of one field by rank; the first value of a rank stays.
using Ranked = std::map<int, std::string>;

struct Found {
  Ranked title, source, published, url;
  std::string language, title_element;
};

constexpr int kJsonLd = 0;

void Add(Ranked* field, int rank, std::string_view value) {
  if (!value.empty()) field->try_emplace(rank, value);
}

struct MetaName {
  std::string_view name;  // of a meta tag's property, name or itemprop, in lower case
  Ranked Found::*field;
  int rank;
};

constexpr MetaName kMetaNames[] = {
    {"og:title", &Found::title, 1},
    {"twitter:title", &Found::title, 2},
    {"og:site_name", &Found::source, 1},
    {"publisher", &Found::source, 2},
    {"dc.publisher", &Found::source, 3},
    {"application-name", &Found::source, 4},
    {"article:published_time", &Found::published, 1},
    {"og:article:published_time", &Found::published, 2},
    {"datepublished", &Found::published, 3},
    {"parsely-pub-date", &Found::published, 4},
    {"sailthru.date", &Found::published, 5},
    {"pubdate", &Found::published, 6},
    {"publishdate", &Found::published, 7},
    {"publish-date", &Found::published, 8},
    {"dc.date.issued", &Found::published, 9},
    {"dc.date", &Found::published, 10},
    {"date", &Found::published, 11},
    {"og:url", &Found::url, 2},
};
constexpr int kTimeElement = 12, kCanonicalLink = 1;

void ReadMeta(const GumboNode& node, Found* found) {
  std::string_view content = AttributeOf(node, "content");
  for (const char* attribute : {"property", "name", "itemprop"}) {
    std::string_view name = AttributeOf(node, attribute);
    for (const MetaName& known : kMetaNames) {
      if (absl::EqualsIgnoreCase({name.data(), name.size()},
                                 {known.name.data(), known.name.size()})) {
        Add(&(found->*known.field), known.rank, content);
      }
    }
  }
}

std::string TextOf(const GumboNode& element) {
  const GumboVector& children = element.v.element.children;
  if (children.length == 0) return "";
  const auto& child = *static_cast<const GumboNode*>(children.data[0]);
  return child.type == GUMBO_NODE_TEXT ? child.v.text.text : "";
}

std::string StringOf(const json& value, const char* inner) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_object() && value.contains(inner)) return StringOf(value[inner], inner);
  if (value.is_array() && !value.empty()) return StringOf(value[0], inner);
  return "";
}

bool IsArticleType(const json& type) {
  if (type.is_array()) return !type.empty() && IsArticleType(type[0]);
  if (!type.is_string()) return false;
  const std::string& name = type.get_ref<const std::string&>();
  return absl::EndsWith(name, "Article") || absl::EndsWith(name, "Posting") || name == "Report";
}

void ReadJsonLdObject(const json& object, Found* found) {
  if (!object.is_object() || !object.contains("@type") || !IsArticleType(object["@type"])) return;
  auto field = [&](const char* name, const char* inner) {
    return object.contains(name) ? StringOf(object[name], inner) : "";
  };
  Add(&found->title, kJsonLd, field("headline", "@value"));
  Add(&found->source, kJsonLd, field("publisher", "name"));
  Add(&found->published, kJsonLd, field("datePublished", "@value"));
  Add(&found->url, 3, field("mainEntityOfPage", "@id"));
  Add(&found->url, 4, field("url", "@id"));
}

void ReadJsonLd(const std::string& text, const ReadLimits& limits, Found* found) {
  if (!ScanJson(text, limits.nesting).ok()) return;
  json root = json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (root.is_discarded()) return;
  const json& graph = root.is_object() && root.contains("@graph") ? root["@graph"] : root;
  if (graph.is_array()) {
    for (const json& object : graph) ReadJsonLdObject(object, found);
  } else {
    ReadJsonLdObject(graph, found);
  }
}

void ReadElement(const GumboNode& node, const ReadLimits& limits, Found* found) {
  switch (node.v.element.tag) {
    case GUMBO_TAG_META: return ReadMeta(node, found);
    case GUMBO_TAG_HTML: found->language = AttributeOf(node, "lang"); return;
    case GUMBO_TAG_TITLE:
      if (found->title_element.empty()) found->title_element = TextOf(node);
      return;
    case GUMBO_TAG_TIME:
      Add(&found->published, AttributeOf(node, "itemprop") == "datePublished" ? 3 : kTimeElement,
          AttributeOf(node, "datetime"));
      return;
    case GUMBO_TAG_LINK:
      if (AttributeOf(node, "rel") == "canonical") {
        Add(&found->url, kCanonicalLink, AttributeOf(node, "href"));
      }
      return;
    case GUMBO_TAG_SCRIPT:
      if (AttributeOf(node, "type") == "application/ld+json") {
        ReadJsonLd(TextOf(node), limits, found);
      }
      return;
    default: return;
  }
}

}  // namespace

std::string ReadHtmlMetadata(const GumboNode& root, const ReadLimits& limits, Article* article,
                             Remarks* remarks) {
  Found found;
  std::vector<const GumboNode*> stack = {&root};
  while (!stack.empty()) {
    const GumboNode& node = *stack.back();
    stack.pop_back();
    if (node.type != GUMBO_NODE_ELEMENT) continue;
    ReadElement(node, limits, &found);
    const GumboVector& children = node.v.element.children;
    for (unsigned i = children.length; i > 0; --i) {  // the first child is on top
      stack.push_back(static_cast<const GumboNode*>(children.data[i - 1]));
    }
  }
  for (const auto& [rank, title] : found.title) SetField(Key::kTitle, title, article, remarks);
  for (const auto& [rank, source] : found.source) SetField(Key::kSource, source, article, remarks);
  for (const auto& [rank, url] : found.url) SetField(Key::kUrl, url, article, remarks);
  SetField(Key::kLanguage, found.language, article, remarks);

  // Only the best of unreadable dates is worth a remark.
  Remarks unread;
  for (const auto& [rank, date] : found.published) {
    SetField(Key::kPublished, date, article, &unread);
  }
  if (!article->published && !unread.empty()) remarks->push_back(unread.front());
  return found.title_element;
}

}  // namespace gainsay
