// SPDX-License-Identifier: Apache-2.0
//
// Who did what to whom: one proposition a predicate. Verbs and predicative words give one each;
// a noun gives one only where a frame says that it means a happening ("the arrest of two men"),
// for most nouns mean things. Tested by tests/claims/claims_test.cc.
#include <algorithm>

#include "claims/reading.h"

namespace gainsay {
namespace {

// The words of the predicate with its first object or subject: enough to be understood.
TokenRange PredicateWords(const Document& document, uint32_t token,
                          const std::vector<Participant>& participants) {
  TokenRange range{token, token + 1};
  for (const Participant& p : participants) {
    if (p.role != "object" && p.role != "subject") continue;
    uint32_t first = std::min(range.first, p.token), last = std::max(range.last, p.token + 1);
    if (last - first <= 10) range = {first, last};
  }
  // "died of cancer", "an attack on the port": what stands right behind says which.
  const uint32_t end = document.sentences[document.tokens[token].sentence].last;
  const uint32_t behind = token + 1;
  if (behind < end && document.tokens[behind].dep == Dep::kCase) {
    for (const Participant& p : participants) {
      const uint32_t last = p.token + 1;
      const bool said = p.token > behind && p.role == document.tokens[behind].lemma;
      if (said && last > range.last && last - range.first <= 10) range.last = last;
    }
  }
  // "called off" is not "called".
  if (range.last == token + 1 && range.last < end &&
      document.tokens[range.last].dep == Dep::kCompoundPrt) {
    ++range.last;
  }
  return range;
}

// The event noun that the verb at `token` says took place ("the blast occurred on Friday"), among
// the propositions found so far; null where it is none.
LocalProposition* EventOf(const StanceRules& stance, const Document& document, uint32_t token,
                          const std::vector<Participant>& participants, Reading* reading) {
  if (!stance.IsHappening(document.tokens[token].lemma)) return nullptr;
  for (const Participant& participant : participants) {
    if (participant.role != "subject") continue;
    for (auto p = reading->propositions.rbegin(); p != reading->propositions.rend(); ++p) {
      if (p->record.sentence != document.tokens[token].sentence) return nullptr;
      if (p->token == participant.token) return p->record.nominal ? &*p : nullptr;
    }
  }
  return nullptr;
}

void AddArguments(const Document& document, const Reading& reading, LocalProposition* p) {
  p->record.arguments.clear();
  for (const Participant& participant : p->participants) {
    p->record.arguments.push_back({std::string(participant.role),
                                   std::string(document.tokens[participant.token].lemma),
                                   reading.EntityAt(participant.token)});
  }
}

}  // namespace

void FindPropositions(const FrameSet& frames, const StanceRules& stance, Reading* reading) {
  const Document& document = reading->document;
  const Syntax& syntax = reading->syntax;
  for (const Paragraph& paragraph : document.paragraphs) {
    if (paragraph.boilerplate) continue;
    for (uint32_t s = paragraph.first; s < paragraph.last; ++s) {
      const Sentence& sentence = document.sentences[s];
      for (uint32_t t = sentence.first; t < sentence.last; ++t) {
        const Token& token = document.tokens[t];
        const Trigger* trigger = frames.At(syntax, t);
        bool predicate = syntax.IsPredicate(t) && token.upos != Upos::kAux;
        if (!predicate && trigger == nullptr) continue;
        // A name is no happening: "the Fire Department", "Attack on Titan".
        if (!predicate && (reading->MentionAt(t, MentionKind::kPerson) >= 0 ||
                           reading->MentionAt(t, MentionKind::kOrganization) >= 0)) {
          continue;
        }
        std::vector<Participant> participants = syntax.Participants(t);
        Stance how = stance.Of(syntax, t);
        if (LocalProposition* event = EventOf(stance, document, t, participants, reading)) {
          event->verb = static_cast<int>(t);
          event->record.negated |= how.negated;
          if (event->record.modality == Modality::kFact) event->record.modality = how.modality;
          for (const Participant& participant : participants) {
            if (participant.role != "subject") event->participants.push_back(participant);
          }
          AddArguments(document, *reading, event);
          continue;
        }
        LocalProposition p;
        p.token = t;
        p.trigger = trigger;
        p.participants = std::move(participants);
        Proposition& record = p.record;
        record.predicate = std::string(token.lemma);
        if (trigger != nullptr) record.frame = trigger->frame;
        record.nominal = token.upos == Upos::kNoun || token.upos == Upos::kPropn;
        record.negated = how.negated;
        record.modality = how.modality;
        record.sentence = s;
        if (token.upos == Upos::kAdj && token.dep == Dep::kAmod && token.head >= 0) {
          p.participants.push_back({"modified", static_cast<uint32_t>(token.head)});
        }
        AddArguments(document, *reading, &p);
        record.witness = reading->WitnessOf(PredicateWords(document, t, p.participants));
        reading->propositions.push_back(std::move(p));
      }
    }
  }
  reading->IndexPropositions();
}

}  // namespace gainsay
