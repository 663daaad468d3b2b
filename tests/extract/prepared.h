// SPDX-License-Identifier: Apache-2.0
//
// What a test of an extractor starts from: a text with its words tagged and parsed and the marks of
// the lexicons on it, and extractors by their type. Rules ($GAINSAY_RULES), models and extractors
// are loaded once a test program.
//
//   auto text = Prepare("Police said two people were killed.");
//   text->sheet.mentions = Extractor<NameExtractor>().Extract(text->sheet);
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <memory>
#include <optional>
#include <string>

#include "extract/sheet.h"
#include "rules/ruleset.h"
#include "text/annotate.h"

namespace gainsay {

inline const std::shared_ptr<const RuleSet>& BuiltInRules() {
  static const auto& rules =
      *new std::shared_ptr<const RuleSet>(RuleSet::Load({std::getenv("GAINSAY_RULES")}).value());
  return rules;
}

inline const TextModels& Models() {
  static const auto& models = *new std::shared_ptr<const TextModels>(
      TextModels::Load(std::string(std::getenv("GAINSAY_RULES")) + "/en").value());
  return *models;
}

template <typename T>
const T& Extractor() {
  static const T& extractor = *new T(T::Compile(BuiltInRules()).value());
  return extractor;
}

struct Prepared {
  Document document;
  Sheet sheet;  // points to the document
};

inline std::unique_ptr<Prepared> Prepare(const std::string& text) {
  auto prepared = std::make_unique<Prepared>();
  prepared->document = Annotate(text, Models());
  prepared->sheet.document = &prepared->document;
  prepared->sheet.words = BuiltInRules()->lexicons().Find(prepared->document);
  return prepared;
}

// The words of a range as they stand in the text; "-" for none.
inline std::string WordsOf(const Document& d, const std::optional<TokenRange>& range) {
  if (!range) return "-";
  return std::string(
      Slice(d.text, Cover(d.tokens[range->first].span, d.tokens[range->last - 1].span)));
}

}  // namespace gainsay
