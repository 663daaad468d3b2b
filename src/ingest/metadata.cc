// SPDX-License-Identifier: Apache-2.0
// Tested by tests/ingest/json_test.cc and markdown_test.cc.
#include "ingest/metadata.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_format.h"

namespace gainsay {
namespace {

struct Known {
  std::string_view name;
  Key key;
};

// Of one key the names stand in order of preference.
constexpr Known kNames[] = {
    {"id", Key::kId},
    {"title", Key::kTitle},
    {"headline", Key::kTitle},
    {"source", Key::kSource},
    {"outlet", Key::kSource},
    {"publisher", Key::kSource},
    {"site", Key::kSource},
    {"sitename", Key::kSource},
    {"published", Key::kPublished},
    {"publishedat", Key::kPublished},
    {"datepublished", Key::kPublished},
    {"publicationdate", Key::kPublished},
    {"publishdate", Key::kPublished},
    {"pubdate", Key::kPublished},
    {"date", Key::kPublished},
    {"url", Key::kUrl},
    {"link", Key::kUrl},
    {"canonical", Key::kUrl},
    {"language", Key::kLanguage},
    {"lang", Key::kLanguage},
    {"text", Key::kText},
    {"body", Key::kText},
    {"articlebody", Key::kText},
    {"content", Key::kText},
    {"html", Key::kHtml},
};

constexpr size_t kShown = 60;  // bytes of a value that a remark repeats

std::string_view Trim(std::string_view text) {
  while (!text.empty() && absl::ascii_isspace(text.front())) text.remove_prefix(1);
  while (!text.empty() && absl::ascii_isspace(text.back())) text.remove_suffix(1);
  return text;
}

std::string Shorten(std::string_view text) {
  if (text.size() <= kShown) return std::string(text);
  size_t end = kShown;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end)) + "...";
}

}  // namespace

std::optional<Name> NameOf(std::string_view name) {
  std::string plain;
  for (char c : name) {
    if (c != '_' && c != '-') plain += absl::ascii_tolower(c);
  }
  for (size_t i = 0; i < std::size(kNames); ++i) {
    if (kNames[i].name == plain) return Name{kNames[i].key, static_cast<int>(i)};
  }
  return std::nullopt;
}

void SetField(Key key, std::string_view value, Article* article, Remarks* remarks) {
  value = Trim(value);
  if (value.empty()) return;
  auto set = [&](std::string& field) {
    if (field.empty()) field = std::string(value);
  };
  switch (key) {
    case Key::kId: return set(article->id);
    case Key::kTitle: return set(article->title);
    case Key::kSource: return set(article->source);
    case Key::kUrl: return set(article->url);
    case Key::kLanguage:
      if (std::string language = LanguageOf(value); !language.empty()) article->language = language;
      return;
    case Key::kPublished:
      if (article->published) return;
      article->published = ParsePublished(value);
      if (!article->published) {
        remarks->push_back(absl::StrFormat(
            "date of publication \"%s\" is not understood; read without a date", Shorten(value)));
      }
      return;
    case Key::kText:
    case Key::kHtml: return;
  }
}

std::string LanguageOf(std::string_view code) {
  std::string language;
  for (char c : code) {
    if (c == '-' || c == '_') break;
    if (!absl::ascii_isalpha(c)) return "";
    language += absl::ascii_tolower(c);
  }
  return language.size() == 2 || language.size() == 3 ? language : "";
}

}  // namespace gainsay
