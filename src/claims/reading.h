// SPDX-License-Identifier: Apache-2.0
//
// One article as the claim builders see it: the document with its trees and mentions, and the
// propositions found in it. Internal to claims/; what leaves is ArticleClaims (claims/claim.h).
#pragma once

#include <string>
#include <vector>

#include "base/lines.h"
#include "claims/claim.h"
#include "claims/frames.h"
#include "claims/stance.h"
#include "claims/syntax.h"
#include "extract/sheet.h"
#include "ingest/article.h"
#include "text/document.h"

namespace gainsay {

// A proposition with its place in the document.
struct LocalProposition {
  Proposition record;
  uint32_t token = 0;  // the predicate
  int verb = -1;       // of a nominal predicate, the verb that says that it happened
  const Trigger* trigger = nullptr;
  std::vector<Participant> participants;
};

class Reading {
 public:
  Reading(const Article& article, const Sheet& sheet);

  const Article& article;
  const Document& document;
  const std::vector<Mention>& mentions;
  const LocalEntities& entities;
  Syntax syntax;
  std::vector<LocalProposition> propositions;

  // The mention of that kind that covers the token, the longest first; -1 for none.
  int MentionAt(uint32_t token, MentionKind kind) const;
  // The entity that a token names or stands for ("he", "the minister"), -1 for none.
  int EntityAt(uint32_t token) const;
  // The proposition whose predicate is that token, -1 for none.
  int PropositionAt(uint32_t token) const;
  // The proposition that governs a token: the one whose participant or modifier it is, looking
  // upwards; -1 for none.
  int GoverningProposition(uint32_t token) const;

  // The bytes of the file under a range of tokens, widened or cut to at most `limit` bytes.
  Witness WitnessOf(TokenRange tokens) const;
  Witness WitnessOf(Span span) const;  // of Document::text

  void IndexPropositions();

  static constexpr uint32_t kWitnessBytes = 240;  // report-format: a witness is no paragraph

 private:
  LineIndex lines_;
  std::vector<std::vector<uint32_t>> mentions_at_;  // by token; indices into mentions
  std::vector<int> reference_at_;                   // by token; entity that a pronoun stands for
  std::vector<int> proposition_at_;                 // by token
};

// Finds the propositions of the document: verbs, predicative adjectives, and nouns that a frame
// knows. Boilerplate paragraphs give none.
void FindPropositions(const FrameSet& frames, const StanceRules& stance, Reading* reading);

// Sets Proposition::attribution of what stands inside reported words.
void FindSources(Reading* reading);

}  // namespace gainsay
