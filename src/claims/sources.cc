// SPDX-License-Identifier: Apache-2.0
//
// Who says so: a proposition inside reported words is said by their source, and by the source
// around that. Tested by tests/claims/claims_test.cc.
#include <algorithm>

#include "absl/strings/str_join.h"
#include "claims/reading.h"

namespace gainsay {
namespace {

// The name of a source, or the words that describe it: "Smith", "two officials".
std::string SourceOf(const Document& document, const QuotationValue& quotation) {
  if (!quotation.source_name.empty()) return quotation.source_name;
  if (!quotation.source) return "";
  TokenRange words = *quotation.source;
  if (words.first + 1 < words.last && document.tokens[words.first].upos == Upos::kDet)
    ++words.first;
  return std::string(Slice(document.text, Cover(document.tokens[words.first].span,
                                                document.tokens[words.last - 1].span)));
}

}  // namespace

void FindSources(Reading* reading) {
  // Outer words first; propositions are sorted by token, so each quotation finds its own quickly.
  std::vector<const Mention*> quotations;
  for (const Mention& mention : reading->mentions) {
    if (mention.As<QuotationValue>() != nullptr) quotations.push_back(&mention);
  }
  std::stable_sort(quotations.begin(), quotations.end(), [](const Mention* a, const Mention* b) {
    return a->tokens.last - a->tokens.first > b->tokens.last - b->tokens.first;
  });
  std::vector<std::vector<std::string>> sources(reading->propositions.size());
  for (const Mention* mention : quotations) {
    std::string source = SourceOf(reading->document, *mention->As<QuotationValue>());
    if (source.empty()) continue;
    auto p = std::partition_point(
        reading->propositions.begin(), reading->propositions.end(),
        [&](const LocalProposition& p) { return p.token < mention->tokens.first; });
    for (; p != reading->propositions.end() && p->token < mention->tokens.last; ++p) {
      std::vector<std::string>& said_by = sources[p - reading->propositions.begin()];
      if (said_by.empty() || said_by.back() != source) said_by.push_back(source);
    }
  }
  for (size_t i = 0; i < sources.size(); ++i) {
    reading->propositions[i].record.attribution = absl::StrJoin(sources[i], " > ");
  }
}

}  // namespace gainsay
