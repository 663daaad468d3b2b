// SPDX-License-Identifier: Apache-2.0
//
// From a document to its mentions: the extractors, in order, each seeing what the earlier ones
// found.
//
//   number      numerals and quantities          extract/number.h
//   date        times, durations                 extract/date.h
//   place       gazetteer and "X, Y" places      extract/place.h
//   office      titles and offices               extract/office.h
//   name        persons, organisations, others   extract/name.h
//   entity      which mentions are one entity    extract/entity.h
//   attribution quotations, cues and sources     extract/attribution.h
//
// Where mentions overlap, the cascade keeps the one that explains more: a date over the numbers
// in it, a person over the office in front only where the name is part of it, and so on (one
// table in cascade.cc). Each extractor has the same shape:
//
//   class DateExtractor {
//    public:
//     static absl::StatusOr<DateExtractor> Compile(std::shared_ptr<const RuleSet> rules);
//     std::vector<Mention> Extract(const Sheet& sheet) const;
//   };
#pragma once

#include <memory>
#include <optional>

#include "absl/status/statusor.h"
#include "extract/sheet.h"
#include "ingest/article.h"
#include "rules/ruleset.h"
#include "text/document.h"

namespace gainsay {

class Cascade {
 public:
  static absl::StatusOr<Cascade> Compile(std::shared_ptr<const RuleSet> rules);
  ~Cascade();
  Cascade(Cascade&&) noexcept;
  Cascade& operator=(Cascade&&) noexcept;

  // The sheet with everything in it; it keeps a pointer to `document`. `published` is the
  // article's date where known. Quotations stand after the other mentions.
  Sheet Extract(const Document& document, const std::optional<Published>& published) const;

 private:
  struct Extractors;
  explicit Cascade(std::unique_ptr<Extractors> extractors);
  std::unique_ptr<Extractors> extractors_;
};

}  // namespace gainsay
