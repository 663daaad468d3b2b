// SPDX-License-Identifier: Apache-2.0
//
// The kinds of field that are compared. One kind has one name in every stage:
// rules/en/date.json, values/date.h, extract/date.cc, compare/date.cc.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace gainsay {

enum class Field { kName, kDate, kNumber, kPlace, kOffice, kAttribution, kPolarity, kOther };
constexpr size_t kFields = 8;

constexpr std::string_view FieldName(Field field) {
  switch (field) {
    case Field::kName: return "name";
    case Field::kDate: return "date";
    case Field::kNumber: return "number";
    case Field::kPlace: return "place";
    case Field::kOffice: return "office";
    case Field::kAttribution: return "attribution";
    case Field::kPolarity: return "polarity";
    case Field::kOther: return "other";
  }
  return "other";
}

// The field of that name; nothing for an unknown one.
std::optional<Field> ParseField(std::string_view name);

}  // namespace gainsay
