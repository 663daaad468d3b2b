// SPDX-License-Identifier: Apache-2.0
// Tested by tests/findings/analyse_test.cc.
#include "findings/explain.h"

#include <algorithm>
#include <charconv>

#include "absl/strings/str_format.h"

namespace gainsay {
namespace {

constexpr size_t kMaxPairs = 24;

std::string Describe(const Claim& claim) {
  return absl::StrFormat("%s %s \"%s\" [%s]", FieldName(claim.field), claim.slot,
                         claim.witness.quote, claim.rule);
}

std::string EvidenceLines(Field field, const Evidence& evidence, const AlignModel& model) {
  std::string lines;
  for (size_t i = 0; i < kFeatures; ++i) {
    Feature feature = static_cast<Feature>(i);
    double value = evidence[feature];
    if (value == 0) continue;
    lines += absl::StrFormat("      %-18s %5.2f x %5.2f = %5.2f\n", FeatureName(feature), value,
                             model.weight(field, feature), value * model.weight(field, feature));
  }
  return lines;
}

std::vector<uint32_t> ClaimsOn(const ArticleClaims& article, uint32_t line) {
  std::vector<uint32_t> found;
  for (uint32_t c = 0; c < article.claims.size(); ++c) {
    if (article.claims[c].witness.line == line) found.push_back(c);
  }
  return found;
}

}  // namespace

std::optional<Passage> ParsePassage(std::string_view text) {
  size_t colon = text.rfind(':');
  if (colon == text.npos || colon == 0) return std::nullopt;
  Passage passage{std::string(text.substr(0, colon)), 0};
  const char* end = text.data() + text.size();
  auto [stop, error] = std::from_chars(text.data() + colon + 1, end, passage.line);
  if (error != std::errc() || stop != end || passage.line == 0) return std::nullopt;
  return passage;
}

std::string ExplainFinding(const Report& report, const Finding& f) {
  std::string out =
      absl::StrFormat("%s  %s %s, %s, confidence %.2f\n%s\n\n", f.id, FieldName(f.field),
                      RelationName(f.relation), SeverityName(f.severity), f.confidence, f.message);
  for (const ReadingOfFact& reading : f.readings) {
    out += absl::StrFormat("reading \"%s\"\n  normalised  %s\n", reading.value, reading.normalized);
    for (const ReadingWitness& w : reading.witnesses) {
      out +=
          absl::StrFormat("  %s:%d:%d (bytes %d to %d)  \"%s\"\n", report.articles[w.article].path,
                          w.at.line, w.at.column, w.at.span.begin, w.at.span.end, w.at.quote);
      if (!w.attribution.empty()) out += "    said by " + w.attribution + "\n";
      for (uint32_t c : w.carriers) out += "    carried by " + report.articles[c].path + "\n";
    }
  }
  out += absl::StrFormat("\nrule      %s\nbecause   %s\n", f.rule, f.reason);
  if (!f.rests_on.empty()) out += "rests on  rules/" + f.rests_on + "\n";
  for (const Event& event : report.events) {
    if (event.id == f.event) {
      out += absl::StrFormat("event     %s: %s (%s)\n", event.id, event.label, event.why);
    }
  }
  out += "\nwhat raised and lowered the confidence (log odds):\n";
  for (const Because& because : f.because) {
    if (because.weight == 0) continue;
    out += absl::StrFormat("  %+6.2f  %s\n", because.weight, because.feature);
  }
  return out;
}

std::string ExplainSilence(const Trace& trace, const Passage& a, const Passage& b) {
  const std::vector<ArticleClaims>& articles = *trace.articles;
  auto find = [&](const std::string& id) {
    return std::find_if(articles.begin(), articles.end(), [&](const ArticleClaims& article) {
      return article.id == id || article.path == id;
    });
  };
  const auto x = find(a.article), y = find(b.article);
  if (x == articles.end()) return "no article " + a.article + "\n";
  if (y == articles.end()) return "no article " + b.article + "\n";
  const auto i = static_cast<uint32_t>(x - articles.begin());
  const auto j = static_cast<uint32_t>(y - articles.begin());
  if (trace.story_of[i] != trace.story_of[j]) {
    return absl::StrFormat("%s and %s are in different stories: nothing is compared.\n", x->id,
                           y->id);
  }
  std::string out;
  const std::vector<uint32_t> left = ClaimsOn(*x, a.line), right = ClaimsOn(*y, b.line);
  if (left.empty()) out += absl::StrFormat("%s line %d gave no claim.\n", x->id, a.line);
  if (right.empty()) out += absl::StrFormat("%s line %d gave no claim.\n", y->id, b.line);
  size_t shown = 0;
  for (uint32_t c : left) {
    for (uint32_t d : right) {
      const Claim &p = x->claims[c], &q = y->claims[d];
      if (p.field != q.field || (i == j && c >= d)) continue;
      if (++shown > kMaxPairs) return out + "...\n";
      const PairAnswer answer = trace.Pair({i, c}, {j, d});
      out += Describe(p) + "\n" + Describe(q) + "\n";
      out += absl::StrFormat("    values     %s: %s\n", RelationName(answer.verdict.relation),
                             answer.verdict.reason);
      if (answer.evidence) {
        out += absl::StrFormat(
            "    alignment  %.2f, %s %.2f is needed\n", answer.score,
            answer.score >= trace.model->join() ? "enough:" : "too little:", trace.model->join());
        out += EvidenceLines(p.field, *answer.evidence, *trace.model);
      }
      out += absl::StrFormat(
          "    %-9s  %s\n\n", answer.stage == Stage::kReported ? "reported" : "lost at",
          answer.stage == Stage::kReported
              ? answer.reason
              : absl::StrFormat("%s: %s", StageName(answer.stage), answer.reason));
    }
  }
  if (shown == 0 && !left.empty() && !right.empty()) out += "no two claims on one field.\n";
  return out;
}

}  // namespace gainsay
