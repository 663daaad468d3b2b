// SPDX-License-Identifier: Apache-2.0
//
// Internal to extract/attribution*.cc: the cues of one document with what hangs on them, and the
// quotations that come of them.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "extract/attribution_quotes.h"
#include "extract/attribution_source.h"
#include "extract/sheet.h"
#include "text/tree.h"

namespace gainsay::attribution_internal {

// kUtter: stands beside quoted words only. kName: "called it an \"outrage\"", for quoted words
// behind it only.
enum class CueKind : uint8_t { kSay, kUtter, kShow, kThink, kJudge, kName };

struct CueWord {
  CueKind kind = CueKind::kSay;
  bool object = false;      // its object can be what is attributed
  bool infinitive = false;  // so can an infinitive
  bool person = false;      // its object is the one spoken to
  bool passive = false;     // its subject is the source also in the passive
  bool count = false;       // a number can be all that is said: "had said six million"
  bool at = false;          // only with "at" and a number: "put the toll at 12"
  bool inverts = false;     // its subject may stand behind it: "said the minister"
};

// A cue with what was found around it.
struct Cue {
  uint32_t token = 0;  // its head word
  TokenRange range;    // with particle, or the whole phrase
  CueWord word;
  std::optional<TokenRange> source;
  uint32_t source_head = Tree::kNone;
  std::vector<TokenRange> contents;
  bool quoted = false;  // its contents are direct quotations, and more of them may follow
  const char* rule = "quotation.clause";
};

inline bool IsVerbal(const Token& t) { return t.upos == Upos::kVerb || t.upos == Upos::kAux; }

// One run over one sheet: cues are added, then Finish makes the quotations.
class Reading {
 public:
  Reading(const Sheet& sheet, const SourceWords& sources)
      : sheet_(sheet),
        document_(*sheet.document),
        tree_(document_),
        quotes_(FindQuotes(document_)),
        resolver_(sheet, sources),
        quote_of_(document_.tokens.size(), -1) {
    for (size_t q = 0; q < quotes_.size(); ++q) {
      for (uint32_t i = quotes_[q].first; i < quotes_[q].last; ++i) {
        quote_of_[i] = static_cast<int>(q);
      }
    }
    found_.resize(quotes_.size());
    for (const Mention& m : sheet.mentions) {
      if (m.kind == MentionKind::kTime) times_.push_back(m.tokens);
    }
    std::sort(times_.begin(), times_.end(),
              [](TokenRange a, TokenRange b) { return a.first < b.first; });
  }

  bool InQuote(uint32_t token) const { return quote_of_[token] >= 0; }
  bool Skipped(uint32_t token) const {
    const Sentence& s = document_.sentences[document_.tokens[token].sentence];
    return document_.paragraphs[s.paragraph].boilerplate;
  }

  void AddVerb(TokenRange mark, const CueWord& word);
  void AddNoun(uint32_t token);
  void AddPhrase(TokenRange mark);
  void AddHeadline(const Sentence& sentence, const Paragraph& paragraph);
  std::vector<Mention> Finish();

 private:
  const Token& At(uint32_t i) const { return document_.tokens[i]; }
  TokenRange Words(uint32_t token) const {
    const Sentence& s = document_.sentences[At(token).sentence];
    return {s.first, s.last};
  }
  bool IsComma(uint32_t i) const {
    return At(i).upos == Upos::kPunct && !IsMark(i) && document_.Text(i) != "(" &&
           document_.Text(i) != ")";
  }
  bool IsMark(uint32_t i) const {
    const std::string_view text = document_.Text(i);
    return text == "\"" || text == "'" || text == "''" || text == "``";
  }
  // Without commas and full stops at its ends, and without a conjunction in front.
  TokenRange Trim(TokenRange r) const {
    while (r.first < r.last && (IsComma(r.first) || At(r.first).dep == Dep::kCc)) ++r.first;
    while (r.first < r.last && IsComma(r.last - 1)) --r.last;
    return r;
  }
  bool HasVerb(TokenRange r) const {
    for (uint32_t i = r.first; i < r.last; ++i) {
      if (IsVerbal(At(i))) return true;
    }
    return false;
  }
  // "said the talks were good", where the parser sees "talks [that] were good": a finite clause
  // behind a noun without a subject and without a relative pronoun of its own.
  bool HidesClause(uint32_t noun) const {
    for (uint32_t c = tree_.FirstChild(noun); c != Tree::kNone; c = tree_.NextChild(c)) {
      const Dep dep = At(c).dep;
      if (c < noun || (dep != Dep::kAclRelcl && dep != Dep::kAcl)) continue;
      const Xpos x = At(c).xpos;
      const bool finite = x == Xpos::kVbd || x == Xpos::kVbz || x == Xpos::kVbp ||
                          tree_.Child(c, Dep::kCop) != Tree::kNone ||
                          tree_.Child(c, Dep::kAux) != Tree::kNone ||
                          tree_.Child(c, Dep::kAuxPass) != Tree::kNone;
      if (finite && Subject(c, true) == Tree::kNone) return true;
    }
    return false;
  }
  uint32_t Subject(uint32_t verb, bool passive) const {
    const uint32_t s = tree_.Child(verb, Dep::kNsubj);
    if (s != Tree::kNone || !passive) return s;
    return tree_.Child(verb, Dep::kNsubjPass);
  }
  bool IsPassive(uint32_t verb) const {
    return tree_.Child(verb, Dep::kAuxPass) != Tree::kNone ||
           tree_.Child(verb, Dep::kNsubjPass) != Tree::kNone;
  }
  bool HasFinite(TokenRange r) const {
    for (uint32_t i = r.first; i < r.last; ++i) {
      if (IsFinite(i)) return true;
    }
    return false;
  }

  // attribution_surface.cc: what the words show without a tree.
  bool IsFinite(uint32_t i) const;
  bool IsPhraseWord(uint32_t i) const;
  bool CanEnd(uint32_t i) const;
  TokenRange PhraseBefore(uint32_t end, uint32_t floor) const;
  TokenRange PhraseAfter(uint32_t begin, uint32_t limit) const;
  uint32_t HeadOf(TokenRange phrase) const;
  uint32_t BodyOf(TokenRange sentence) const;
  std::optional<TokenRange> PhraseSource(uint32_t verb) const;
  std::optional<TokenRange> PhraseSourceBehind(uint32_t verb) const;
  bool NothingSaidBehind(uint32_t from, uint32_t last) const;
  bool IsStatement(TokenRange words) const;
  bool ReadSurface(Cue* cue) const;
  void Extend(const Cue& cue, TokenRange* content) const;
  std::optional<TokenRange> ClauseBehind(const Cue& cue) const;
  std::optional<TokenRange> PutAt(uint32_t verb) const;
  bool BesideQuote(const Cue& cue) const;
  // Behind a time that begins here ("on Monday"), or the token itself.
  uint32_t PastTime(uint32_t token) const;

  void FindSource(Cue* cue) const;
  void MendSource(Cue* cue) const;
  std::optional<TokenRange> SentenceBefore(uint32_t verb) const;
  std::optional<TokenRange> ThatClause(uint32_t verb) const;
  std::optional<std::array<TokenRange, 2>> Parenthetical(uint32_t verb) const;
  void SetSource(Cue* cue, uint32_t head) const;
  std::optional<size_t> CueBeside(const QuotedRange& quote) const;
  std::optional<size_t> CueOfSentenceBefore(const QuotedRange& quote) const;
  void Emit(TokenRange tokens, QuotationType type, const Cue* cue, std::string_view rule);
  bool OnlyMarks(TokenRange r) const {
    for (uint32_t i = r.first; i < r.last; ++i) {
      if (At(i).upos != Upos::kPunct && !IsMark(i)) return false;
    }
    return true;
  }

  const Sheet& sheet_;
  const Document& document_;
  Tree tree_;
  std::vector<QuotedRange> quotes_;
  std::vector<TokenRange> times_;  // in order
  SourceResolver resolver_;
  std::vector<int> quote_of_;  // by token; -1 outside
  std::vector<Cue> cues_;
  std::vector<std::optional<size_t>> found_;  // by quotation: its cue
  std::vector<bool> swallowed_;               // by quotation: part of a mixed one
  std::vector<Mention> mentions_;
};

}  // namespace gainsay::attribution_internal
