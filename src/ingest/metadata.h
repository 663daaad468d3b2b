// SPDX-License-Identifier: Apache-2.0
//
// Internal to ingest/. What a front matter or a JSON record says about its article, under the
// names in use: "source", "outlet" and "publisher" are one thing.
#pragma once

#include <optional>
#include <string_view>

#include "ingest/article.h"
#include "ingest/format.h"

namespace gainsay {

enum class Key { kId, kTitle, kSource, kPublished, kUrl, kLanguage, kText, kHtml };

struct Name {
  Key key;
  int rank;  // of two names for one key that of the lower rank goes first: "text", "content"
};

// Names in any case, without "-" and "_": "publishedAt", "published_at".
std::optional<Name> NameOf(std::string_view name);

// Sets the field unless it is set already; an unreadable date is remarked on. kText and kHtml
// are not for here.
void SetField(Key key, std::string_view value, Article* article, Remarks* remarks);

}  // namespace gainsay
