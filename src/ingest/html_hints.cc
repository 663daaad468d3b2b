// SPDX-License-Identifier: Apache-2.0
// Tested by tests/ingest/html_test.cc.
#include "ingest/html_hints.h"

#include <array>
#include <string>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "ingest/html_page.h"

namespace gainsay {
namespace {

Hint HintOfTag(GumboTag tag) {
  switch (tag) {
    // clang-format off
    case GUMBO_TAG_SCRIPT: case GUMBO_TAG_STYLE: case GUMBO_TAG_NOSCRIPT: case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_SVG: case GUMBO_TAG_MATH: case GUMBO_TAG_BUTTON: case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA: case GUMBO_TAG_IFRAME: case GUMBO_TAG_OBJECT: case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO: case GUMBO_TAG_CANVAS: case GUMBO_TAG_TITLE: case GUMBO_TAG_DATALIST:
      return Hint::kNever;
    // clang-format on
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_LABEL:
    case GUMBO_TAG_MENU:
    case GUMBO_TAG_ADDRESS: return Hint::kFurniture;
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_MAIN: return Hint::kArticle;
    default: return Hint::kNone;
  }
}

// Words of a class name or an id: "story-share_bar" and "storyShareBar" are story, share, bar.
template <typename Visitor>
void ForEachWord(std::string_view names, Visitor visit) {
  std::string word;
  for (size_t i = 0; i <= names.size(); ++i) {
    const char c = i < names.size() ? names[i] : ' ';
    const bool upper = absl::ascii_isupper(c);
    const bool hump = upper && i > 0 && absl::ascii_islower(names[i - 1]);
    if (!absl::ascii_isalnum(c) || hump) {
      if (!word.empty()) visit(word);
      word.clear();
    }
    if (absl::ascii_isalnum(c)) word += absl::ascii_tolower(c);
  }
}

bool NamesFurniture(std::string_view names) {
  static const auto& kWords = *new absl::flat_hash_set<std::string>{
      "nav",      "navbar",   "navigation",    "menu",       "breadcrumb",   "breadcrumbs",
      "share",    "sharing",  "social",        "related",    "recommended",  "recommendations",
      "promo",    "promoted", "newsletter",    "subscribe",  "subscription", "signup",
      "comments", "sidebar",  "footer",        "cookie",     "cookies",      "consent",
      "advert",   "adverts",  "advertisement", "ad",         "ads",          "sponsored",
      "outbrain", "taboola",  "popup",         "modal",      "toolbar",      "trending",
      "readmore", "paywall",  "copyright",     "pagination", "tags",         "masthead",
      "hidden",   "noprint",  "skip"};
  bool found = false;
  ForEachWord(names, [&](const std::string& word) { found |= kWords.contains(word); });
  return found;
}

bool Is(std::string_view value, std::string_view wanted) { return value == wanted; }

// Whether the element says of itself that it holds an article's body.
bool NamesArticle(const GumboNode& element) {
  std::string_view itemprop = AttributeOf(element, "itemprop");
  std::string_view role = AttributeOf(element, "role");
  if (Is(itemprop, "articleBody") || Is(role, "main") || Is(role, "article")) return true;
  // "article-body", "story__content", "entry-content", "post-text"
  bool subject = false, part = false;
  auto look = [&](const std::string& word) {
    subject |= word == "article" || word == "story" || word == "entry" || word == "post";
    part |= word == "body" || word == "content" || word == "text";
  };
  ForEachWord(AttributeOf(element, "class"), look);
  ForEachWord(AttributeOf(element, "id"), look);
  return subject && part;
}

bool IsHidden(const GumboNode& element) {
  if (gumbo_get_attribute(&element.v.element.attributes, "hidden") != nullptr) return true;
  if (Is(AttributeOf(element, "aria-hidden"), "true")) return true;
  std::string style;
  for (char c : AttributeOf(element, "style")) {
    if (!absl::ascii_isspace(c)) style += absl::ascii_tolower(c);
  }
  return absl::StrContains(style, "display:none") || absl::StrContains(style, "visibility:hidden");
}

bool HasFurnitureRole(const GumboNode& element) {
  static constexpr std::array<std::string_view, 8> kRoles = {
      "navigation", "complementary", "banner", "contentinfo", "search", "dialog", "menu", "alert"};
  std::string_view role = AttributeOf(element, "role");
  for (std::string_view known : kRoles) {
    if (role == known) return true;
  }
  return false;
}

}  // namespace

Hint HintOf(const GumboNode& element) {
  const GumboTag tag = element.v.element.tag;
  if (tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY) return Hint::kNone;
  const Hint by_tag = HintOfTag(tag);
  if (by_tag == Hint::kNever || by_tag == Hint::kFurniture) return by_tag;
  if (element.v.element.attributes.length == 0) return by_tag;
  if (IsHidden(element) || HasFurnitureRole(element)) return Hint::kFurniture;
  if (by_tag == Hint::kArticle || NamesArticle(element)) return Hint::kArticle;
  if (NamesFurniture(AttributeOf(element, "class")) || NamesFurniture(AttributeOf(element, "id"))) {
    return Hint::kFurniture;
  }
  return Hint::kNone;
}

bool IsBlockLevel(GumboTag tag) {
  switch (tag) {
    // clang-format off
    case GUMBO_TAG_A: case GUMBO_TAG_ABBR: case GUMBO_TAG_B: case GUMBO_TAG_BDI:
    case GUMBO_TAG_BDO: case GUMBO_TAG_BIG: case GUMBO_TAG_CITE: case GUMBO_TAG_CODE:
    case GUMBO_TAG_DATA: case GUMBO_TAG_DEL: case GUMBO_TAG_DFN: case GUMBO_TAG_EM:
    case GUMBO_TAG_FONT: case GUMBO_TAG_I: case GUMBO_TAG_IMG: case GUMBO_TAG_INS:
    case GUMBO_TAG_KBD: case GUMBO_TAG_MARK: case GUMBO_TAG_NOBR: case GUMBO_TAG_Q:
    case GUMBO_TAG_S: case GUMBO_TAG_SAMP: case GUMBO_TAG_SMALL: case GUMBO_TAG_SPAN:
    case GUMBO_TAG_STRIKE: case GUMBO_TAG_STRONG: case GUMBO_TAG_SUB: case GUMBO_TAG_SUP:
    case GUMBO_TAG_TIME: case GUMBO_TAG_TT: case GUMBO_TAG_U: case GUMBO_TAG_VAR:
    case GUMBO_TAG_WBR: case GUMBO_TAG_UNKNOWN:
    case GUMBO_TAG_SCRIPT: case GUMBO_TAG_STYLE: case GUMBO_TAG_NOSCRIPT: return false;
    // clang-format on
    default: return true;
  }
}

}  // namespace gainsay
