// SPDX-License-Identifier: Apache-2.0
//
// From an article to a document: normalise, split into sentences and words, tag, lemmatise,
// parse. Each step has its own header; this one is the recipe.
#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "ingest/article.h"
#include "text/document.h"

namespace gainsay {

// The models under rules/en/: tagger, parser, lemma tables, abbreviations. Immutable and safe
// to share between threads.
class TextModels {
 public:
  // `directory` is a language's folder, rules/en. Fails with the file's name and what is wrong
  // with it.
  static absl::StatusOr<std::shared_ptr<const TextModels>> Load(const std::string& directory);
  virtual ~TextModels() = default;
};

Document Annotate(const Article& article, const TextModels& models);

}  // namespace gainsay
