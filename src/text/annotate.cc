// SPDX-License-Identifier: Apache-2.0
// Tested by tests/text/annotate_test.cc.
#include "text/annotate.h"

#include <future>
#include <optional>

#include "base/status.h"
#include "text/abbreviations.h"
#include "text/boilerplate.h"
#include "text/lemma.h"
#include "text/normalize.h"
#include "text/paragraphs.h"
#include "text/parser.h"
#include "text/sentences.h"
#include "text/string_pool.h"
#include "text/tagger.h"
#include "text/tokens.h"

namespace gainsay {
namespace {

struct Models : TextModels {
  Tokenizer tokenizer;
  SentenceSplitter splitter;
  BoilerplateRules boilerplate;
  std::optional<Tagger> tagger;
  std::optional<Parser> parser;
  Lemmatiser lemmatiser;
};

const Models& Of(const TextModels& models) { return static_cast<const Models&>(models); }

}  // namespace

absl::StatusOr<std::shared_ptr<const TextModels>> TextModels::Load(const std::string& directory) {
  auto models = std::make_shared<Models>();
  std::string text = directory + "/text/";
  ASSIGN_OR_RETURN(Abbreviations loaded, Abbreviations::Load(text + "abbreviations.json"));
  auto abbreviations = std::make_shared<const Abbreviations>(std::move(loaded));
  ASSIGN_OR_RETURN(models->tokenizer, Tokenizer::Load(text + "tokens.json", abbreviations));
  ASSIGN_OR_RETURN(models->splitter,
                   SentenceSplitter::Load(text + "sentences.json", abbreviations));
  // The large ones side by side.
  auto tagger = std::async(std::launch::async,
                           [&] { return Tagger::Load(directory + "/models/tagger.bin"); });
  auto parser = std::async(std::launch::async,
                           [&] { return Parser::Load(directory + "/models/parser.bin"); });
  ASSIGN_OR_RETURN(models->boilerplate, BoilerplateRules::Load(text + "boilerplate.json"));
  ASSIGN_OR_RETURN(models->tagger, tagger.get());
  ASSIGN_OR_RETURN(models->parser, parser.get());
  ASSIGN_OR_RETURN(models->lemmatiser, Lemmatiser::Load(directory + "/models/lemmas.txt"));
  return models;
}

Document Annotate(const Article& article, const TextModels& models) {
  Document document;
  Normalized normalized = Normalize(article.text);
  std::vector<Block> blocks = article.blocks;
  for (Block& block : blocks) block.span = normalized.to_original.FromOriginal(block.span);
  document.text = std::move(normalized.text);
  document.to_bytes = normalized.to_original.Compose(article.to_bytes);
  document.strings = std::make_shared<StringPool>();
  document.paragraphs = SplitParagraphs(&document.text, blocks);
  document.tokens.reserve(document.text.size() / 5);
  for (uint32_t p = 0; p < document.paragraphs.size(); ++p) {
    Paragraph& paragraph = document.paragraphs[p];
    uint32_t first = static_cast<uint32_t>(document.tokens.size());
    paragraph.first = static_cast<uint32_t>(document.sentences.size());
    Of(models).tokenizer.Tokenize(document.text, paragraph.span, &document.tokens);
    Of(models).splitter.Split(document.text, p, first, &document.tokens, &document.sentences);
    paragraph.last = static_cast<uint32_t>(document.sentences.size());
  }
  Of(models).boilerplate.MarkParagraphs(&document);
  AnnotateWords(&document, models);
  return document;
}

Document Annotate(std::string_view text, const TextModels& models) {
  Article article;
  article.bytes = article.text = std::string(text);
  article.to_bytes = OffsetMap::Identity(static_cast<uint32_t>(text.size()));
  return Annotate(article, models);
}

std::vector<std::string> Words(std::string_view text, const TextModels& models) {
  return Of(models).tokenizer.Words(Normalize(text).text);
}

void AnnotateWords(Document* document, const TextModels& models) {
  Of(models).tagger->Tag(document);
  Lemmatise(document, models);
  Of(models).parser->Parse(document);
}

void Lemmatise(Document* document, const TextModels& models) {
  Of(models).lemmatiser.Lemmatise(document);
}

}  // namespace gainsay
