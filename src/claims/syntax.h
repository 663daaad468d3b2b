// SPDX-License-Identifier: Apache-2.0
//
// A document's dependency trees, read downwards: the children of a token, and the participants
// of a predicate under the names that frames use.
//
//   "Three cables damaged by the quake were repaired on Friday"
//     repair   object: cables, on: Friday
//     damage   object: cables, subject: quake      (the passive and the participle are undone)
//
// A sentence without heads (the parser was not run) has no participants.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/token_range.h"
#include "text/document.h"

namespace gainsay {

// A grammatical participant: "subject", "object", "indirect", "of" and other prepositions,
// "poss", "apposition", "time" (a bare temporal modifier), "complement".
struct Participant {
  std::string_view role;
  uint32_t token = 0;  // head word
};

class Syntax {
 public:
  explicit Syntax(const Document& document);

  const Document& document() const { return *document_; }
  std::span<const uint32_t> Children(uint32_t token) const;

  // The first child under that relation, or -1.
  int Child(uint32_t token, Dep dep) const;

  // The preposition or case marker of a token ("of", "in", "because of"), or "".
  std::string_view Case(uint32_t token) const;

  // Participants of a verb, of a noun that says that something happened, or of a predicative
  // adjective. The passive is undone; subjects are found through conjunctions, control ("tried
  // to flee"), participles and relative clauses.
  std::vector<Participant> Participants(uint32_t predicate) const;

  // The tokens below `token`, itself included, as the range from the first to the last.
  TokenRange Subtree(uint32_t token) const;

  // The token of a range whose head lies outside it; the last one where there are several.
  uint32_t HeadOf(TokenRange range) const;

  // The predicate that governs a token: the nearest verb, copular predicate or clause root on
  // the way up; the token itself where it is one. -1 for none.
  int Governor(uint32_t token) const;

  bool Passive(uint32_t verb) const;
  bool IsPredicate(uint32_t token) const;  // a verb, or anything with a copula or a subject

 private:
  void Subjects(uint32_t predicate, std::vector<Participant>* out) const;
  // The head of the phrase whose preposition stands right behind the noun, -1 for none: "launched a
  // raid on two farms" is a raid on farms, whichever word the parser gave the phrase to.
  int PhraseBehind(uint32_t noun) const;
  // The role of what stands beside a predicate without a preposition: a time, but for the bare
  // number of "injuring more than 200".
  std::string_view Unmarked(uint32_t predicate, uint32_t child) const;

  const Document* document_;
  std::vector<uint32_t> first_child_;  // children of t: children_[first_child_[t]..[t + 1])
  std::vector<uint32_t> children_;
};

}  // namespace gainsay
