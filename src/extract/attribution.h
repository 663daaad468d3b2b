// SPDX-License-Identifier: Apache-2.0
//
// Who said what: quotations, direct, indirect and mixed, with their cue and source.
//
//   «"It was an act of aggression,"» said Mohammad Javad Zarif, the foreign minister.
//       direct; cue "said"; source "Mohammad Javad Zarif, the foreign minister"
//   Police said «that two people were killed».        indirect; cue "said"; source "Police"
//   He said «the talks had been "very constructive"». mixed; source_name from the text before
//   «The plant was shut», according to the company.   cue "according to"
//
// The span of a direct quotation is the quoted words with their marks, that of an indirect or
// mixed one the attributed clause with its "that". The source is the whole noun phrase, with
// titles and appositions; the cue the verb with its particle and without auxiliaries. Where a cue
// stands in the middle, each part is a quotation of its own with the same cue and source. A
// quotation inside another one is not told.
//
// Short words in quotation marks that nobody is said to have said (titles, scare quotes) are no
// quotations; a quoted sentence is, also without a source. An unclosed quotation is one only
// where the next paragraph goes on with it.
//
// Needs tags, lemmas and heads. Words and their kinds are rules/en/attribution.json. Linear.
#pragma once

#include <memory>
#include <vector>

#include "absl/status/statusor.h"
#include "extract/sheet.h"
#include "rules/ruleset.h"

namespace gainsay {

class AttributionExtractor {
 public:
  static absl::StatusOr<AttributionExtractor> Compile(std::shared_ptr<const RuleSet> rules);
  ~AttributionExtractor();
  AttributionExtractor(AttributionExtractor&&) noexcept;
  AttributionExtractor& operator=(AttributionExtractor&&) noexcept;

  // Mentions of kind kQuotation, in order of span.
  std::vector<Mention> Extract(const Sheet& sheet) const;

 private:
  struct Words;
  explicit AttributionExtractor(std::unique_ptr<const Words> words);
  std::unique_ptr<const Words> words_;
};

}  // namespace gainsay
