// SPDX-License-Identifier: Apache-2.0
// Tested by tests/claims/claims_test.cc.
#include "claims/syntax.h"

#include <algorithm>

namespace gainsay {
namespace {

// No chain of conjunctions or control is followed further: news sentences are not deeper, and a
// wrong parse must not cost time.
constexpr int kMaxClimb = 6;

bool IsClausal(Dep dep) {
  return dep == Dep::kAdvcl || dep == Dep::kXcomp || dep == Dep::kCcomp || dep == Dep::kAcl ||
         dep == Dep::kAclRelcl || dep == Dep::kParataxis;
}

}  // namespace

Syntax::Syntax(const Document& document) : document_(&document) {
  const auto& tokens = document.tokens;
  first_child_.assign(tokens.size() + 2, 0);
  for (const Token& t : tokens) {
    if (t.head >= 0) ++first_child_[t.head + 2];
  }
  for (size_t i = 2; i < first_child_.size(); ++i) first_child_[i] += first_child_[i - 1];
  children_.resize(first_child_.back());
  for (uint32_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].head >= 0) children_[first_child_[tokens[i].head + 1]++] = i;
  }
}

std::span<const uint32_t> Syntax::Children(uint32_t token) const {
  return {children_.data() + first_child_[token], first_child_[token + 1] - first_child_[token]};
}

int Syntax::Child(uint32_t token, Dep dep) const {
  for (uint32_t child : Children(token)) {
    if (document_->tokens[child].dep == dep) return static_cast<int>(child);
  }
  return -1;
}

std::string_view Syntax::Case(uint32_t token) const {
  int marker = Child(token, Dep::kCase);
  if (marker < 0) return {};
  // "because of", "out of": the fixed part belongs to the marker.
  if (int fixed = Child(marker, Dep::kFixed); fixed > marker) {
    return Slice(document_->text,
                 Cover(document_->tokens[marker].span, document_->tokens[fixed].span));
  }
  // "pulled out of": so it does where the parser gave it to the verb.
  if (marker > 0 && document_->tokens[marker].lemma == "of" &&
      document_->tokens[marker - 1].dep == Dep::kCompoundPrt) {
    return Slice(document_->text,
                 Cover(document_->tokens[marker - 1].span, document_->tokens[marker].span));
  }
  return document_->tokens[marker].lemma;
}

bool Syntax::Passive(uint32_t verb) const {
  if (Child(verb, Dep::kAuxPass) >= 0 || Child(verb, Dep::kNsubjPass) >= 0) return true;
  if (document_->tokens[verb].xpos != Xpos::kVbn) return false;
  // A participle is active only in the perfect: "had injured", but "had been injured" and, in
  // headlines, "two injured".
  bool perfect = false;
  for (uint32_t child : Children(verb)) {
    std::string_view lemma = document_->tokens[child].lemma;
    Dep dep = document_->tokens[child].dep;
    if (dep != Dep::kAux && dep != Dep::kCop) continue;
    if (lemma == "be" || lemma == "get") return true;
    perfect |= lemma == "have";
  }
  return !perfect;
}

bool Syntax::IsPredicate(uint32_t token) const {
  const Token& t = document_->tokens[token];
  if (t.upos == Upos::kVerb) return t.dep != Dep::kAmod && t.dep != Dep::kCase;
  for (uint32_t child : Children(token)) {
    switch (document_->tokens[child].dep) {
      case Dep::kCop:
      case Dep::kNsubj:
      case Dep::kNsubjPass: return true;
      default: break;
    }
  }
  return false;
}

void Syntax::Subjects(uint32_t predicate, std::vector<Participant>* out) const {
  const auto& tokens = document_->tokens;
  uint32_t at = predicate;
  for (int climb = 0; climb < kMaxClimb; ++climb) {
    const Token& t = tokens[at];
    for (uint32_t child : Children(at)) {
      Dep dep = tokens[child].dep;
      bool passive_subject = dep == Dep::kNsubjPass;
      if (dep != Dep::kNsubj && !passive_subject) continue;
      uint32_t subject = child;
      // "the man who fled": the pronoun stands for the word that the clause modifies.
      if (tokens[child].upos == Upos::kPron && t.dep == Dep::kAclRelcl && t.head >= 0 &&
          (tokens[child].xpos == Xpos::kWdt || tokens[child].xpos == Xpos::kWp ||
           tokens[child].lemma == "that")) {
        subject = static_cast<uint32_t>(t.head);
      }
      bool passive = at == predicate ? (passive_subject || Passive(predicate))
                                     : Passive(predicate) ||
                                           (tokens[predicate].xpos == Xpos::kVbn &&
                                            tokens[predicate].dep == Dep::kConj && passive_subject);
      out->push_back({passive ? "object" : "subject", subject});
    }
    if (!out->empty() || t.head < 0) return;
    uint32_t above = static_cast<uint32_t>(t.head);
    if (t.dep == Dep::kAcl) {
      // "cables damaged by ..." / "a man carrying ...".
      bool past = tokens[at].xpos == Xpos::kVbn;
      if (at == predicate || tokens[predicate].dep == Dep::kConj) {
        out->push_back({past ? "object" : "subject", above});
      }
      return;
    }
    if (t.dep == Dep::kAclRelcl) {
      // "the man they arrested": an object relative without a pronoun has its own subject, which
      // was found above; "the bank hit by ..." parsed as a relative clause is a participle.
      if (tokens[at].xpos == Xpos::kVbn && !Passive(at)) out->push_back({"object", above});
      return;
    }
    bool shares = t.dep == Dep::kConj || t.dep == Dep::kXcomp ||
                  (t.dep == Dep::kAdvcl && (tokens[at].xpos == Xpos::kVbg));
    if (!shares) return;
    // "ordered the crew to leave": the object controls.
    if (t.dep == Dep::kXcomp) {
      if (int object = Child(above, Dep::kObj); object >= 0) {
        out->push_back({Passive(predicate) ? "object" : "subject", static_cast<uint32_t>(object)});
        return;
      }
    }
    at = above;
  }
}

int Syntax::PhraseBehind(uint32_t noun) const {
  const auto& tokens = document_->tokens;
  const uint32_t marker = noun + 1;
  if (tokens[noun].upos != Upos::kNoun || marker >= tokens.size()) return -1;
  if (tokens[marker].sentence != tokens[noun].sentence) return -1;  // of a headline
  if (tokens[marker].dep != Dep::kCase || tokens[marker].head <= static_cast<int>(marker))
    return -1;
  int head = tokens[marker].head;
  while (tokens[head].dep == Dep::kCompound && tokens[head].head > head) head = tokens[head].head;
  return head;
}

std::string_view Syntax::Unmarked(uint32_t predicate, uint32_t child) const {
  const bool number = document_->tokens[child].upos == Upos::kNum && child > predicate;
  return number && Child(predicate, Dep::kObj) < 0 ? "object" : "time";
}

std::vector<Participant> Syntax::Participants(uint32_t predicate) const {
  std::vector<Participant> found;
  const auto& tokens = document_->tokens;
  Subjects(predicate, &found);
  for (uint32_t child : Children(predicate)) {
    switch (tokens[child].dep) {
      case Dep::kObj: {
        uint32_t object = child;
        // "the bomb that police found".
        if (tokens[child].upos == Upos::kPron && tokens[predicate].dep == Dep::kAclRelcl &&
            tokens[predicate].head >= 0) {
          object = static_cast<uint32_t>(tokens[predicate].head);
        }
        found.push_back({"object", object});
        break;
      }
      case Dep::kIobj: found.push_back({"indirect", child}); break;
      case Dep::kOblAgent: found.push_back({"subject", child}); break;
      case Dep::kObl:
      case Dep::kNmod: {
        std::string_view marker = Case(child);
        found.push_back({marker.empty() ? Unmarked(predicate, child) : marker, child});
        break;
      }
      case Dep::kOblTmod:
      case Dep::kNmodTmod: found.push_back({Unmarked(predicate, child), child}); break;
      case Dep::kNmodPoss: found.push_back({"poss", child}); break;
      case Dep::kCompound: found.push_back({"compound", child}); break;
      case Dep::kAmod: found.push_back({"attribute", child}); break;
      case Dep::kAppos: found.push_back({"apposition", child}); break;
      case Dep::kCcomp:
      case Dep::kXcomp: found.push_back({"complement", child}); break;
      default: break;
    }
  }
  if (const int behind = PhraseBehind(predicate); behind >= 0) {
    const Participant phrase{tokens[predicate + 1].lemma, static_cast<uint32_t>(behind)};
    auto known = std::find_if(found.begin(), found.end(),
                              [&](const Participant& p) { return p.token == phrase.token; });
    if (known == found.end()) {
      found.push_back(phrase);
    } else {
      *known = phrase;
    }
  }
  // Members of a coordination take part as their first member does.
  for (size_t i = 0; i < found.size(); ++i) {
    for (uint32_t child : Children(found[i].token)) {
      if (tokens[child].dep == Dep::kConj && !IsPredicate(child)) {
        found.push_back({found[i].role, child});
      }
    }
  }
  return found;
}

TokenRange Syntax::Subtree(uint32_t token) const {
  TokenRange range{token, token + 1};
  std::vector<uint32_t> open = {token};
  while (!open.empty()) {
    uint32_t at = open.back();
    open.pop_back();
    range.first = std::min(range.first, at);
    range.last = std::max(range.last, at + 1);
    for (uint32_t child : Children(at)) open.push_back(child);
  }
  return range;
}

uint32_t Syntax::HeadOf(TokenRange range) const {
  for (uint32_t t = range.last; t-- > range.first;) {
    const Token& token = document_->tokens[t];
    if (token.upos == Upos::kPunct) continue;
    if (token.head < 0 || !range.Contains(static_cast<uint32_t>(token.head))) return t;
  }
  return range.last - 1;
}

int Syntax::Governor(uint32_t token) const {
  const auto& tokens = document_->tokens;
  int at = static_cast<int>(token);
  for (int climb = 0; at >= 0 && climb < 64; ++climb) {
    if (IsPredicate(at)) return at;
    if (tokens[at].head < 0 || IsClausal(tokens[at].dep)) return at;
    at = tokens[at].head;
  }
  return at;
}

}  // namespace gainsay
