// SPDX-License-Identifier: Apache-2.0
#include "values/field.h"

#include <gtest/gtest.h>

namespace gainsay {
namespace {

TEST(Field, EveryNameIsReadBack) {
  for (Field field : {Field::kName, Field::kDate, Field::kNumber, Field::kPlace, Field::kOffice,
                      Field::kAttribution, Field::kPolarity, Field::kOther}) {
    EXPECT_EQ(ParseField(FieldName(field)), field) << FieldName(field);
  }
}

TEST(Field, AnUnknownNameIsNone) {
  for (const char* name : {"", "Number", "numbers", "colour"}) {
    EXPECT_EQ(ParseField(name), std::nullopt) << name;
  }
}

}  // namespace
}  // namespace gainsay
