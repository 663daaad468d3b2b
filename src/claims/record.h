// SPDX-License-Identifier: Apache-2.0
//
// The claims of an article as one line of JSON, and back.
//
//   gainsay extract A B > claims.jsonl        one record an article, sorted by id
//   gainsay compare claims.jsonl
//
// The first line of such a file is a header: {"format": "gainsay.claims.v1", "rules": [...]}.
// Inputs that could not be read travel along as {"unchecked": {...}} records, so that compare
// reports them as report does.
#pragma once

#include <istream>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "claims/claim.h"
#include "ingest/article.h"
#include "rules/ruleset.h"

namespace gainsay {

struct ClaimSet {
  std::vector<PackInfo> packs;
  std::vector<ArticleClaims> articles;  // sorted by id
  std::vector<Unchecked> unchecked;     // sorted
};

void WriteClaims(const ClaimSet& claims, std::ostream& out);

// Fails with `name`:line and what was expected on a record that is malformed or of another
// version; several streams may be read one after another into one set with MergeClaims.
absl::StatusOr<ClaimSet> ReadClaims(std::istream& in, const std::string& name);

// One article's record as bytes for a cache of this program, and back; false for bytes of another
// form, which are left for the caller to make anew.
std::string PackClaims(const ArticleClaims& article);
bool UnpackClaims(std::string_view bytes, ArticleClaims* article);

// Joins sets that were extracted apart (shards). An article that is in several is taken once;
// the result does not depend on the order.
ClaimSet MergeClaims(std::vector<ClaimSet> sets);

}  // namespace gainsay
