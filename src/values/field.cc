// SPDX-License-Identifier: Apache-2.0
// Tested by tests/values/field_test.cc.
#include "values/field.h"

namespace gainsay {

std::optional<Field> ParseField(std::string_view name) {
  for (Field field : {Field::kName, Field::kDate, Field::kNumber, Field::kPlace, Field::kOffice,
                      Field::kAttribution, Field::kPolarity, Field::kOther}) {
    if (FieldName(field) == name) return field;
  }
  return std::nullopt;
}

}  // namespace gainsay
