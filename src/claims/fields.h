// SPDX-License-Identifier: Apache-2.0
//
// The fields of what claims and findings have in common, listed once (base/json_fields.h,
// base/packed_fields.h). Include in .cc files only.
#pragma once

#include "claims/claim.h"
#include "values/fields.h"

namespace gainsay {

template <Same<Span> S, typename V>
void VisitFields(S& s, V& v) {
  v("begin", s.begin), v("end", s.end);
}

template <Same<Witness> S, typename V>
void VisitFields(S& s, V& v) {
  v("span", s.span), v("line", s.line), v("column", s.column), v("quote", s.quote);
}

template <Same<QuoteValue> S, typename V>
void VisitFields(S& s, V& v) {
  v("words", s.words), v("speaker", s.speaker), v("speaker_entity", s.speaker_entity);
  v("direct", s.direct);
}

}  // namespace gainsay
