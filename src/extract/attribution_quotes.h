// SPDX-License-Identifier: Apache-2.0
//
// Internal to extract/attribution.h: which quotation marks belong together.
//
// Text is normalised, so that all marks are " or '. A mark opens where a space or an opening
// bracket stands before it and none after it, and closes the other way round; what is neither
// toggles. An apostrophe is no mark: "workers'" closes nothing, unless something is open.
#pragma once

#include <cstdint>
#include <vector>

#include "text/document.h"

namespace gainsay {

struct QuotedRange {
  uint32_t first = 0, last = 0;  // tokens, with the marks
  bool closed = true;            // false: it goes on in the next paragraph
  bool continues = false;        // begun in the paragraph before
};

// Outermost quotations of a document, in order; inner ones lie inside them.
std::vector<QuotedRange> FindQuotes(const Document& document);

}  // namespace gainsay
