// SPDX-License-Identifier: Apache-2.0
//
// The fields of each value, listed once: base/json_fields.h writes and reads records from these
// lists. Include in .cc files only.
#pragma once

#include "base/json_fields.h"
#include "values/date.h"
#include "values/name.h"
#include "values/number.h"
#include "values/office.h"
#include "values/place.h"

namespace gainsay {

template <Same<DateValue> S, typename V>
void VisitFields(S& s, V& v) {
  v("timex", s.timex), v("type", s.type), v("granularity", s.granularity);
  v("anchor", s.anchor), v("mod", s.mod);
  v("year", s.year), v("month", s.month), v("day", s.day), v("weekday", s.weekday);
  v("hour", s.hour), v("minute", s.minute), v("daypart", s.daypart);
  v("utc_offset", s.utc_offset), v("local_time", s.local_time);
  v("from", s.from), v("to", s.to);
  v("duration_min", s.duration_min), v("duration_max", s.duration_max);
  v("relative", s.relative);
}

template <Same<Quantity> S, typename V>
void VisitFields(S& s, V& v) {
  v("min", s.min), v("max", s.max), v("min_open", s.min_open), v("max_open", s.max_open);
  v("point", s.point), v("approximate", s.approximate), v("vague", s.vague);
  v("significant", s.significant), v("dimension", s.dimension), v("unit", s.unit);
  v("scale", s.scale), v("offset", s.offset), v("per", s.per), v("hedge", s.hedge);
  v("of", s.of), v("change", s.change), v("second", s.second);
}

template <Same<PersonName> S, typename V>
void VisitFields(S& s, V& v) {
  v("full", s.full), v("title", s.title), v("given", s.given), v("middle", s.middle);
  v("nickname", s.nickname), v("particle", s.particle), v("family", s.family);
  v("suffix", s.suffix);
}

template <Same<OrganizationName> S, typename V>
void VisitFields(S& s, V& v) {
  v("full", s.full), v("core", s.core), v("legal_form", s.legal_form), v("acronym", s.acronym);
  v("category", s.category);
}

template <Same<PlaceValue> S, typename V>
void VisitFields(S& s, V& v) {
  v("name", s.name), v("kind", s.kind), v("within", s.within), v("candidates", s.candidates);
  v("direction", s.direction), v("distance", s.distance), v("part", s.part);
  v("adjective", s.adjective), v("government", s.government);
}

template <Same<OfficeValue> S, typename V>
void VisitFields(S& s, V& v) {
  v("surface", s.surface), v("role", s.role), v("portfolio", s.portfolio);
  v("jurisdiction", s.jurisdiction), v("organization", s.organization), v("status", s.status);
  v("rank", s.rank), v("single_holder", s.single_holder);
}

}  // namespace gainsay
