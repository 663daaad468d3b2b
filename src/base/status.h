// SPDX-License-Identifier: Apache-2.0
//
// Errors as values. Input can be bad, so what reads it returns absl::StatusOr; the message
// names the file, line and column, shows the line with a caret, and says what was expected:
//
//   rules/en/date.json:12:18: unknown lexicon "mnoth"
//       "pattern": "{mnoth} {day}"
//                    ^
//     expected one of: day, month, weekday; did you mean "month"?
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#define GAINSAY_CONCAT_(a, b) a##b
#define GAINSAY_CONCAT(a, b) GAINSAY_CONCAT_(a, b)

#define RETURN_IF_ERROR(expression)                                         \
  do {                                                                      \
    if (absl::Status status_ = (expression); !status_.ok()) return status_; \
  } while (false)

#define ASSIGN_OR_RETURN(declaration, expression) \
  ASSIGN_OR_RETURN_IMPL_(GAINSAY_CONCAT(status_or_, __LINE__), declaration, expression)
#define ASSIGN_OR_RETURN_IMPL_(result, declaration, expression) \
  auto result = (expression);                                   \
  if (!result.ok()) return result.status();                     \
  declaration = std::move(result).value()

namespace gainsay {

// An InvalidArgument status with a std::string_view message (Abseil here takes only its own).
absl::Status Invalid(std::string_view message);

// A message in the form above for a fault at byte `offset` of `text`, the contents of `path`.
// `expected` may be empty.
std::string FaultAt(std::string_view path, std::string_view text, uint32_t offset,
                    std::string_view what, std::string_view expected = {});

// The closest of `known` to `word`, within a third of its length in edits, or "" when none is.
std::string DidYouMean(std::string_view word, const std::vector<std::string>& known);

}  // namespace gainsay
