// SPDX-License-Identifier: Apache-2.0
//
// Internal to ingest/. A parsed HTML page and what the two readers of it share: html.cc takes
// the article's text, html_metadata.cc what the page says about it.
#pragma once

#include <gumbo.h>

#include <string>
#include <string_view>

#include "ingest/article.h"
#include "ingest/format.h"

namespace gainsay {

// The value of an attribute, decoded; "" where there is none.
std::string_view AttributeOf(const GumboNode& element, const char* name);

// Fills title, source, url, published and language from JSON-LD, meta tags, the canonical link
// and <time>, in this order of trust. Fields that are set stay. Returns the text of <title>,
// which often carries more than the article's title.
std::string ReadHtmlMetadata(const GumboNode& root, const ReadLimits& limits, Article* article,
                             Remarks* remarks);

// Fails, with the place, where elements may nest deeper than `nesting`, before anything is
// built: unclosed tags of kinds that HTML closes by itself (p, li, td, ...) do not count.
absl::Status CheckHtmlNesting(std::string_view bytes, uint32_t nesting);

}  // namespace gainsay
