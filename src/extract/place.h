// SPDX-License-Identifier: Apache-2.0
//
// Finds places: by the gazetteer (rules/world/places), by the words around an unknown name, and by
// the heads of names.
//
//   in «Manokwari, West Papua», a            gazetteer, with its container
//   150 miles «east of Aden»                 direction and distance from Aden
//   the «Iranian» navy                       adjective
//   «Tehran» denied                          government: the value is the country
//   in the village of «Zainabieh»            unknown, but a village
//   at «24 Independent Street»               street
//   in «southern Iran»                       part
//
//   Jordan Smith, Paris Hilton, the turkey, Reading books      nothing
//
// A name that can be several places keeps them all in `candidates`. A place in a larger name
// ("Boston Globe") may be given; the cascade drops it where the larger name was recognised.
#pragma once

#include <memory>
#include <vector>

#include "absl/status/statusor.h"
#include "extract/sheet.h"
#include "rules/place_table.h"
#include "rules/ruleset.h"

namespace gainsay {

class PlaceExtractor {
 public:
  static absl::StatusOr<PlaceExtractor> Compile(std::shared_ptr<const RuleSet> rules);
  ~PlaceExtractor();
  PlaceExtractor(PlaceExtractor&&) noexcept;
  PlaceExtractor& operator=(PlaceExtractor&&) noexcept;

  std::vector<Mention> Extract(const Sheet& sheet) const;

  // The gazetteer it uses, for the comparators.
  const std::shared_ptr<const PlaceTable>& table() const;

 private:
  struct Data;
  explicit PlaceExtractor(std::unique_ptr<Data> data);
  std::unique_ptr<Data> data_;
};

}  // namespace gainsay
