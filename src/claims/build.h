// SPDX-License-Identifier: Apache-2.0
//
// From an article to its claims: the recipe of the half of the pipeline that looks at one
// article at a time.
//
//   ASSIGN_OR_RETURN(ClaimBuilder builder, ClaimBuilder::Compile(rules, models));
//   ArticleClaims claims = builder.Build(article);
#pragma once

#include <memory>

#include "absl/status/statusor.h"
#include "claims/claim.h"
#include "extract/cascade.h"
#include "ingest/article.h"
#include "rules/ruleset.h"
#include "text/annotate.h"

namespace gainsay {

class ClaimBuilder {
 public:
  static absl::StatusOr<ClaimBuilder> Compile(std::shared_ptr<const RuleSet> rules,
                                              std::shared_ptr<const TextModels> models);
  ~ClaimBuilder();
  ClaimBuilder(ClaimBuilder&&) noexcept;

  // Safe to call from several threads at once.
  ArticleClaims Build(const Article& article) const;

  // The steps before the claims, for `extract --mentions`, `rules test` and `explain`.
  Document Annotate(const Article& article) const;
  Sheet Mentions(const Article& article, const Document& document) const;

 private:
  struct Parts;
  explicit ClaimBuilder(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace gainsay
