// SPDX-License-Identifier: Apache-2.0
//
// Attribution claims: one a quotation, with its words and its speaker. They are aligned by their
// words; the speaker is what is compared, and the words where the speaker is one.
// Tested by tests/claims/claims_test.cc.
#include "claims/builders.h"

namespace gainsay {

void AttributionClaims(const Reading& reading, std::vector<Claim>* claims) {
  for (const Mention& mention : reading.mentions) {
    const QuotationValue* quotation = mention.As<QuotationValue>();
    if (quotation == nullptr || quotation->type == QuotationType::kIndirect) continue;
    QuoteValue value;
    value.words = std::string(Slice(reading.document.text, mention.span));
    value.speaker = quotation->source_name;
    value.speaker_entity = quotation->source_entity;
    value.direct = quotation->type == QuotationType::kDirect;
    if (value.speaker.empty() && quotation->source) {
      Span words = Cover(reading.document.tokens[quotation->source->first].span,
                         reading.document.tokens[quotation->source->last - 1].span);
      value.speaker = std::string(Slice(reading.document.text, words));
    }
    Claim claim =
        ClaimAt(reading, Field::kAttribution, "quotation", mention.tokens.first, mention.tokens);
    claim.value = std::move(value);
    claim.rule = mention.rule;
    claim.entity = quotation->source_entity;
    claims->push_back(std::move(claim));
  }
}

}  // namespace gainsay
