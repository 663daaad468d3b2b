// SPDX-License-Identifier: Apache-2.0
// Tested by tests/claims/claims_test.cc.
#include "claims/reading.h"

#include <algorithm>

namespace gainsay {

Reading::Reading(const Article& article, const Sheet& sheet)
    : article(article),
      document(*sheet.document),
      mentions(sheet.mentions),
      entities(sheet.entities),
      syntax(document),
      lines_(article.bytes),
      mentions_at_(document.tokens.size()),
      reference_at_(document.tokens.size(), -1),
      proposition_at_(document.tokens.size(), -1) {
  for (const Reference& reference : entities.references) {
    for (uint32_t t = reference.tokens.first; t < reference.tokens.last; ++t) {
      reference_at_[t] = reference.entity;
    }
  }
  for (uint32_t m = 0; m < mentions.size(); ++m) {
    // A quotation covers whole sentences and is looked up by its sentence, not by its tokens.
    if (mentions[m].kind == MentionKind::kQuotation) continue;
    for (uint32_t t = mentions[m].tokens.first; t < mentions[m].tokens.last; ++t) {
      mentions_at_[t].push_back(m);
    }
  }
}

int Reading::MentionAt(uint32_t token, MentionKind kind) const {
  int best = -1;
  for (uint32_t m : mentions_at_[token]) {
    if (mentions[m].kind != kind) continue;
    if (best < 0 || mentions[m].tokens.size() > mentions[best].tokens.size()) {
      best = static_cast<int>(m);
    }
  }
  return best;
}

int Reading::EntityAt(uint32_t token) const {
  int best = -1;
  for (uint32_t m : mentions_at_[token]) {
    if (mentions[m].entity < 0) continue;
    if (best < 0 || mentions[m].tokens.size() > mentions[best].tokens.size()) {
      best = static_cast<int>(m);
    }
  }
  return best < 0 ? reference_at_[token] : mentions[best].entity;
}

int Reading::PropositionAt(uint32_t token) const { return proposition_at_[token]; }

int Reading::GoverningProposition(uint32_t token) const {
  int at = static_cast<int>(token);
  for (int climb = 0; at >= 0 && climb < 8; ++climb) {
    if (at != static_cast<int>(token) && proposition_at_[at] >= 0) return proposition_at_[at];
    at = document.tokens[at].head;
  }
  return -1;
}

Witness Reading::WitnessOf(TokenRange tokens) const {
  if (tokens.first >= tokens.last) return {};
  return WitnessOf(
      Cover(document.tokens[tokens.first].span, document.tokens[tokens.last - 1].span));
}

Witness Reading::WitnessOf(Span span) const {
  Witness witness;
  witness.span = document.to_bytes.ToOriginal(span);
  if (witness.span.size() > kWitnessBytes) {
    witness.span.end = witness.span.begin + kWitnessBytes;
    // Never in the middle of a code point.
    while (witness.span.end > witness.span.begin &&
           (static_cast<unsigned char>(article.bytes[witness.span.end]) & 0xC0) == 0x80) {
      --witness.span.end;
    }
  }
  Position at = lines_.At(witness.span.begin);
  witness.line = at.line;
  witness.column = at.column;
  witness.quote = std::string(Slice(article.bytes, witness.span));
  return witness;
}

void Reading::IndexPropositions() {
  std::fill(proposition_at_.begin(), proposition_at_.end(), -1);
  for (size_t p = 0; p < propositions.size(); ++p) {
    proposition_at_[propositions[p].token] = static_cast<int>(p);
    if (propositions[p].verb >= 0) proposition_at_[propositions[p].verb] = static_cast<int>(p);
  }
}

}  // namespace gainsay
