// SPDX-License-Identifier: Apache-2.0
//
// From an article to a document: normalise, split into paragraphs, words and sentences, tag,
// lemmatise, parse, and mark what is no news. Each step has its own header; this is the recipe.
//
//   auto models = TextModels::Load("rules/en");
//   Document document = Annotate(article, **models);
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "ingest/article.h"
#include "text/document.h"

namespace gainsay {

// The models and word lists under rules/en/: tagger, parser, lemma tables, abbreviations.
// Immutable and safe to share between threads.
class TextModels {
 public:
  // `directory` is a language's folder, rules/en. Fails with the file's name and what is wrong
  // with it.
  static absl::StatusOr<std::shared_ptr<const TextModels>> Load(const std::string& directory);
  virtual ~TextModels() = default;
};

Document Annotate(const Article& article, const TextModels& models);

// The same for a text of its own, without an article around it: tests, examples of rules.
Document Annotate(std::string_view text, const TextModels& models);

// The words of a short text (a lexicon's entry) as Annotate would cut them, without tags.
std::vector<std::string> Words(std::string_view text, const TextModels& models);

// Tags, lemmas and relations for a document whose words and sentences are set; what the figures
// on gold tokens are measured with.
void AnnotateWords(Document* document, const TextModels& models);

// Lemmas alone, for a document whose tags are set.
void Lemmatise(Document* document, const TextModels& models);

}  // namespace gainsay
