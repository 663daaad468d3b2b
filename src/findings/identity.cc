// SPDX-License-Identifier: Apache-2.0
// Tested by tests/findings/identity_test.cc.
#include "findings/identity.h"

#include <algorithm>
#include <map>

#include "absl/strings/str_format.h"
#include "base/hash.h"

namespace gainsay {
namespace {

// A value that was taken from a file may run over a line break.
std::string OneLine(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      out += c;
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

struct Canonical {
  std::string operator()(std::monostate) const { return ""; }
  std::string operator()(const DateValue& v) const {
    return (v.timex.empty() ? Dump(v) : v.timex) + (v.mod.empty() ? "" : " " + v.mod);
  }
  std::string operator()(const Quantity& v) const {
    std::string out = absl::StrFormat("%s %s%.6g..%.6g", DimensionName(v.dimension),
                                      v.approximate ? "~" : "", v.base_min(), v.base_max());
    // A scale of its own makes units comparable; a currency or a plain unit is part of the value.
    if (v.scale == 1 && v.offset == 0 && v.dimension != Dimension::kCount) out += " " + v.unit;
    if (v.dimension == Dimension::kScore || v.dimension == Dimension::kRatio) {
      absl::StrAppendFormat(&out, " %.6g", v.second);
    }
    if (!v.per.empty()) out += " per " + v.per;
    return out;
  }
  std::string operator()(const PersonName& v) const { return v.full; }
  std::string operator()(const OrganizationName& v) const { return v.full; }
  std::string operator()(const PlaceValue& v) const {
    std::string out = v.name;
    if (!v.part.empty()) out = v.part + " " + out;
    if (!v.direction.empty()) out = v.direction + " of " + out;
    if (v.distance) out = (*this)(*v.distance) + " " + out;
    return out;
  }
  std::string operator()(const OfficeValue& v) const {
    return absl::StrFormat("%s %s %s/%s/%s/%s", OfficeStatusName(v.status), OfficeRankName(v.rank),
                           v.role, v.portfolio, v.jurisdiction, v.organization);
  }
  std::string operator()(const QuoteValue& v) const { return v.words + " / " + v.speaker; }
  std::string operator()(bool v) const { return v ? "happened" : "did not happen"; }
  std::string operator()(const std::string& v) const { return v; }
};

// What the passages of a finding say, in any order of its articles.
uint64_t PassagesOf(const Finding& finding) {
  uint64_t sum = 0;  // a sum does not know an order
  for (const ReadingOfFact& reading : finding.readings) {
    for (const ReadingWitness& witness : reading.witnesses) {
      uint64_t hash = StableHash(witness.at.quote);
      for (const std::string& word : witness.words) hash = HashCombine(hash, StableHash(word));
      sum += hash;
    }
  }
  return sum;
}

}  // namespace

std::string CanonicalForm(const Value& value) { return OneLine(std::visit(Canonical(), value)); }

std::string IdentityOf(const std::string& rule, const std::vector<ReadingOfFact>& readings) {
  std::vector<std::string> values;
  for (const ReadingOfFact& reading : readings) {
    values.push_back(reading.forms.empty() ? "" : reading.forms.front());
  }
  std::sort(values.begin(), values.end());
  uint64_t hash = StableHash(rule);
  for (const std::string& value : values) hash = HashCombine(hash, StableHash(value, 1));
  return "f-" + Hex(hash, 12);
}

void TellApart(std::vector<Finding>* findings) {
  std::map<std::string, std::vector<size_t>> by_id;
  for (size_t i = 0; i < findings->size(); ++i) by_id[(*findings)[i].id].push_back(i);
  for (auto& [id, same] : by_id) {
    if (same.size() == 1) continue;
    std::stable_sort(same.begin(), same.end(), [&](size_t a, size_t b) {
      return PassagesOf((*findings)[a]) < PassagesOf((*findings)[b]);
    });
    for (size_t i = 1; i < same.size(); ++i) {
      (*findings)[same[i]].id = "f-" + Hex(HashCombine(StableHash(id), i), 12);
    }
  }
}

}  // namespace gainsay
