// SPDX-License-Identifier: Apache-2.0
// Tested by tests/claims/frame_examples_test.cc.
#include "claims/frame_examples.h"

#include <algorithm>

#include "absl/strings/str_format.h"
#include "base/status.h"
#include "claims/build.h"
#include "ingest/reader.h"
#include "nlohmann/json.hpp"

namespace gainsay {
namespace {

// Some words of a proposition of the frame are marked, in each marked stretch.
bool Matches(const ArticleClaims& claims, std::string_view frame, const std::vector<Span>& spans) {
  auto told = [&](Span span) {
    return std::any_of(claims.propositions.begin(), claims.propositions.end(), [&](const auto& p) {
      return p.frame == frame && (span.empty() || p.witness.span.Overlaps(span));
    });
  };
  return spans.empty() ? told({}) : std::all_of(spans.begin(), spans.end(), told);
}

const Claim* FirstOf(const ArticleClaims& claims, std::string_view frame) {
  auto at = std::find_if(claims.claims.begin(), claims.claims.end(), [&](const Claim& claim) {
    return claim.slot.size() > frame.size() && claim.slot.starts_with(frame) &&
           claim.slot[frame.size()] == '.';
  });
  return at == claims.claims.end() ? nullptr : &*at;
}

}  // namespace

absl::StatusOr<ExampleReport> CheckFrameExamples(std::shared_ptr<const RuleSet> rules,
                                                 std::shared_ptr<const TextModels> models,
                                                 std::string_view name) {
  ExampleReport report;
  ASSIGN_OR_RETURN(ClaimBuilder builder, ClaimBuilder::Compile(rules, models));
  for (const RuleFile& file : rules->Files("frame")) {
    if (!name.empty() && name != file.name) continue;
    const nlohmann::json& frame = *file.content;
    ++report.rules;
    for (const bool match : {true, false}) {
      const char* key = match ? "match" : "none";
      if (!frame.contains("examples") || !frame["examples"].contains(key)) continue;
      const nlohmann::json& examples = frame["examples"][key];
      for (size_t i = 0; i < examples.size(); ++i) {
        ++report.examples;
        const Example example = ParseExample(examples[i].get<std::string>());
        ASSIGN_OR_RETURN(const std::vector<Article> articles,
                         ReadBytes("example.txt", example.text));
        const ArticleClaims claims = builder.Build(articles.at(0));
        const Claim* claim = FirstOf(claims, file.name);
        if (match ? Matches(claims, file.name, example.spans) : claim == nullptr) continue;
        report.faults.push_back(rules->Fault(
            file.content, absl::StrFormat("/examples/%s/%d", key, i),
            absl::StrFormat(
                "example of frame \"%s\" does not hold: %s", file.name,
                match ? "no proposition of the frame has these words"
                      : "it claims " + claim->slot + ", \"" + claim->witness.quote + "\"")));
      }
    }
  }
  return report;
}

}  // namespace gainsay
