// SPDX-License-Identifier: Apache-2.0
//
// What the extractor is compiled from; the reading itself is in place_walk.cc, place_find.cc and
// place_widen.cc. Tested by tests/extract/place_test.cc.
#include "extract/place.h"

#include <string>
#include <utility>

#include "base/status.h"
#include "extract/place_walk.h"
#include "nlohmann/json.hpp"

namespace gainsay {

using place_internal::Knowledge;
using place_internal::Walk;
using place_internal::Word;
using place_internal::WordClass;

namespace {

PlaceKind KindOfName(std::string_view name) {
  static constexpr PlaceKind kAll[] = {
      PlaceKind::kContinent, PlaceKind::kCountry,  PlaceKind::kState,    PlaceKind::kRegion,
      PlaceKind::kCounty,    PlaceKind::kCity,     PlaceKind::kDistrict, PlaceKind::kIsland,
      PlaceKind::kWater,     PlaceKind::kMountain, PlaceKind::kStreet,   PlaceKind::kBuilding};
  for (PlaceKind kind : kAll) {
    if (PlaceKindName(kind) == name) return kind;
  }
  return PlaceKind::kUnknown;
}

absl::Status ReadClass(const RuleSet& rules, std::string_view name, WordClass* out) {
  const Lexicon* lexicon = rules.FindLexicon(name);
  if (lexicon == nullptr) return absl::OkStatus();
  out->cls = lexicon->cls;
  for (const LexiconEntry& entry : lexicon->entries) {
    Word word;
    if (entry.value != nullptr) {
      for (const auto& [key, value] : entry.value->items()) {
        if (key == "kind" && value.is_string()) {
          word.kind = KindOfName(value.get_ref<const std::string&>());
          if (word.kind == PlaceKind::kUnknown) {
            return rules.Fault(entry.value, "/kind", "unknown kind of place", "city, street, ...");
          }
        } else if (key == "to" && value.is_string()) {
          word.to = value.get<std::string>();
        } else if (key == "part" && value.is_string()) {
          word.part = value.get<std::string>();
        } else if (value.is_boolean()) {
          if (key == "lower") word.lower = value.get<bool>();
          if (key == "number") word.number = value.get<bool>();
          if (key == "container") word.container = value.get<bool>();
          if (key == "inside") word.inside = value.get<bool>();
          if (key == "plural") word.plural = value.get<bool>();
          if (key == "surname") word.surname = value.get<bool>();
        } else {
          return rules.Fault(entry.value, "/" + key, "unknown key or wrong type",
                             "kind, to, part, lower, number, container, inside, plural or surname");
        }
      }
    }
    out->words.push_back(std::move(word));
  }
  return absl::OkStatus();
}

}  // namespace

struct PlaceExtractor::Data : Knowledge {};

PlaceExtractor::PlaceExtractor(std::unique_ptr<Data> data) : data_(std::move(data)) {}
PlaceExtractor::~PlaceExtractor() = default;
PlaceExtractor::PlaceExtractor(PlaceExtractor&&) noexcept = default;
PlaceExtractor& PlaceExtractor::operator=(PlaceExtractor&&) noexcept = default;

absl::StatusOr<PlaceExtractor> PlaceExtractor::Compile(std::shared_ptr<const RuleSet> rules) {
  auto data = std::make_unique<Data>();
  ASSIGN_OR_RETURN(data->table, PlaceTable::Load(rules->packs()));
  RETURN_IF_ERROR(ReadClass(*rules, "place-head", &data->head));
  RETURN_IF_ERROR(ReadClass(*rules, "place-before", &data->before));
  RETURN_IF_ERROR(ReadClass(*rules, "place-of", &data->of));
  RETURN_IF_ERROR(ReadClass(*rules, "direction", &data->direction));
  RETURN_IF_ERROR(ReadClass(*rules, "place-preposition", &data->preposition));
  data->government_verb = rules->FindClass("government-verb");
  data->toward_government = rules->FindClass("toward-government");
  data->role = rules->FindClass("office-role");
  data->title = rules->FindClass("person-title");
  data->verb = rules->FindClass("person-verb");
  data->rules = std::move(rules);
  return PlaceExtractor(std::move(data));
}

std::vector<Mention> PlaceExtractor::Extract(const Sheet& sheet) const {
  return Walk(*data_, sheet).Run();
}

const std::shared_ptr<const PlaceTable>& PlaceExtractor::table() const { return data_->table; }

}  // namespace gainsay
