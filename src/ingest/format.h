// SPDX-License-Identifier: Apache-2.0
//
// Internal to ingest/: the formats and their parsers, one file each. A parser gets an article
// with `bytes` (text, without faults: see encoding.h) and `path`, and fills in the rest but the
// id. It fails where nothing of it can be read.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "base/lines.h"
#include "ingest/article.h"
#include "ingest/reader.h"

namespace gainsay {

enum class Format { kPlain, kMarkdown, kHtml, kJson, kJsonLines };

// By the extension of `path`, in any case; nothing where that says nothing.
std::optional<Format> FormatOfName(std::string_view path);

// By the first bytes, for files without an extension of ours.
Format FormatOfBytes(std::string_view bytes);

// What a parser says besides the article: each a reason of its own (see Unchecked).
using Remarks = std::vector<std::string>;

absl::Status ParsePlain(Article* article);
absl::Status ParseMarkdown(Article* article, Remarks* remarks);
absl::Status ParseHtml(const ReadLimits& limits, Article* article, Remarks* remarks);

// The articles of a JSON file: an object, an array of objects, or an object that holds the array
// under "articles", "items" or "records". A record that cannot be read is in `left_out`.
// `own_use` is set where the file's "format" says that it is gainsay's own and no article.
absl::StatusOr<std::vector<Article>> ParseJson(std::string_view path, std::string_view bytes,
                                               const ReadLimits& limits,
                                               std::vector<Unchecked>* left_out, bool* own_use);

// The article of one record, which begins at `begin` of `path`.
absl::StatusOr<Article> ParseRecord(std::string_view path, Position begin, std::string_view record,
                                    const ReadLimits& limits, Remarks* remarks);

// The first part of "en-GB"; "" where it is no language code.
std::string LanguageOf(std::string_view code);

}  // namespace gainsay
