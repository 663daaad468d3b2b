// SPDX-License-Identifier: Apache-2.0
//
// Two sources of evidence meet here. From the trees come relations of a cue (a verb, a noun,
// "according to") with the clause that depends on it or that it depends on; from the marks come
// quotations. A clause that is nothing but a quotation makes it direct, one that contains some
// makes it mixed; a quotation that no clause claims looks for a cue beside it.
//
//   "It was," he said, "a mistake."        one cue, two direct quotations
//   Officials said the "accident" killed two.     mixed: the clause, not the word in marks
//   The film "Jaws" was shown.             nothing
//
// Tested by tests/extract/attribution_test.cc.
#include "extract/attribution.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>

#include "base/status.h"
#include "extract/attribution_quotes.h"
#include "extract/attribution_source.h"
#include "nlohmann/json.hpp"
#include "text/tree.h"

namespace gainsay {
namespace {

// kName: "called it an \"outrage\"", for quoted words behind it only.
enum class CueKind : uint8_t { kSay, kShow, kThink, kJudge, kName };

struct CueWord {
  CueKind kind = CueKind::kSay;
  bool object = false;      // its object can be what is attributed
  bool infinitive = false;  // so can an infinitive
  bool person = false;      // its object is the one spoken to
  bool passive = false;     // its subject is the source also in the passive
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

// So many words may stand between a verb and its "that".
constexpr uint32_t kThatReach = 8;
// Words between "called" and what it was called: "the attacks an".
constexpr uint32_t kNameReach = 6;

bool IsVerbal(const Token& t) { return t.upos == Upos::kVerb || t.upos == Upos::kAux; }

}  // namespace

struct AttributionExtractor::Words {
  std::shared_ptr<const RuleSet> rules;
  ClassId verb = 0, noun = 0, phrase = 0;
  std::vector<CueWord> verbs;  // by entry of the lexicon
  SourceWords sources;
};

namespace {

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
  void FindSource(Cue* cue) const;
  std::optional<TokenRange> SentenceBefore(uint32_t verb) const;
  std::optional<TokenRange> ThatClause(uint32_t verb) const;
  std::optional<std::array<TokenRange, 2>> Parenthetical(uint32_t verb) const;
  void SetSource(Cue* cue, uint32_t head) const;
  std::optional<size_t> CueBeside(const QuotedRange& quote) const;
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
  SourceResolver resolver_;
  std::vector<int> quote_of_;  // by token; -1 outside
  std::vector<Cue> cues_;
  std::vector<std::optional<size_t>> found_;  // by quotation: its cue
  std::vector<bool> swallowed_;               // by quotation: part of a mixed one
  std::vector<Mention> mentions_;
};

void Reading::SetSource(Cue* cue, uint32_t head) const {
  TokenRange range = tree_.Below(head);
  // A noun phrase that the parser let run over the cue ends before it, and so on.
  if (range.Contains(cue->token)) {
    range = head < cue->token ? TokenRange{range.first, cue->range.first}
                              : TokenRange{cue->range.last, range.last};
  }
  // A clause that the source governs is no part of it when it is the content.
  for (TokenRange content : cue->contents) {
    if (range.Overlaps(content) && content.first > head) range.last = content.first;
    if (range.Overlaps(content) && content.last <= head) range.first = content.last;
  }
  for (uint32_t i = range.first; i < range.last; ++i) {
    if (!InQuote(i)) continue;
    (i > head ? range.last : range.first) = i > head ? i : i + 1;
    if (i > head) break;
  }
  range = Trim(range);
  if (range.first >= range.last || !range.Contains(head)) range = {head, head + 1};
  cue->source = range;
  cue->source_head = head;
}

// The subject; that of the verb it is joined to; the noun it describes; the agent of a passive.
void Reading::FindSource(Cue* cue) const {
  uint32_t verb = cue->token;
  if (IsPassive(verb) && !cue->word.passive) {
    const uint32_t agent = tree_.Child(verb, Dep::kOblAgent);
    if (agent == Tree::kNone) return;
    SetSource(cue, agent);
    // "by" is not part of the name.
    while (cue->source->first < agent && At(cue->source->first).dep == Dep::kCase) {
      ++cue->source->first;
    }
    return;
  }
  for (int steps = 0; steps < 4; ++steps) {
    const uint32_t subject = Subject(verb, cue->word.passive || steps > 0);
    if (subject != Tree::kNone) {
      const Xpos x = At(subject).xpos;
      const uint32_t noun = tree_.Head(verb);
      if ((x == Xpos::kWp || x == Xpos::kWdt) && At(verb).dep == Dep::kAclRelcl && noun < verb) {
        // "the minister, who said": whom the clause describes.
        SetSource(cue, noun);
        cue->source =
            Trim({cue->source->first,
                  std::min(cue->source->last, std::max(noun + 1, tree_.Below(verb).first))});
        return;
      }
      // A verb as subject is a slip of the parser.
      if (!IsVerbal(At(subject)) && At(subject).dep != Dep::kExpl) SetSource(cue, subject);
      return;
    }
    // "A spokesman, speaking to reporters, said": the subject may hang on the participle.
    for (uint32_t c = tree_.FirstChild(verb); c != Tree::kNone && c < verb;
         c = tree_.NextChild(c)) {
      const uint32_t early = At(c).dep == Dep::kAdvcl ? Subject(c, true) : Tree::kNone;
      if (early == Tree::kNone || early > c || tree_.Child(c, Dep::kMark) != Tree::kNone) continue;
      if (IsVerbal(At(early)) || document_.Text(tree_.Below(early).last) != ",") continue;
      SetSource(cue, early);
      return;
    }
    const uint32_t head = tree_.Head(verb);
    if (head == Tree::kNone) return;
    const Dep dep = At(verb).dep;
    if (dep == Dep::kAcl || dep == Dep::kAclRelcl) {
      SetSource(cue, head);
      if (verb > head) cue->source->last = std::min(cue->source->last, tree_.Below(verb).first);
      cue->source = Trim(*cue->source);
      return;
    }
    if (dep != Dep::kConj && dep != Dep::kXcomp && dep != Dep::kAdvcl) return;
    verb = head;
  }
}

// "Three were hurt, police said.": what is left of the comma, whatever the parser made of it, where
// the cue with its subject ends the sentence.
std::optional<TokenRange> Reading::SentenceBefore(uint32_t verb) const {
  const uint32_t subject = Subject(verb, false);
  if (subject == Tree::kNone || IsVerbal(At(subject))) return std::nullopt;
  const TokenRange sentence = Words(verb);
  const uint32_t begin = std::min(verb, tree_.Below(subject).first);
  if (begin < sentence.first + 4 || document_.Text(begin - 1) != ",") return std::nullopt;
  for (uint32_t i = verb + 1; i < sentence.last; ++i) {
    if (IsVerbal(At(i)) && !tree_.Below(subject).Contains(i)) return std::nullopt;
  }
  const TokenRange content = Trim({sentence.first, begin});
  // "When the talks ended, he said ..." is not the content of anything.
  const Upos first = At(content.first).upos;
  if (first == Upos::kSconj || At(content.first).xpos == Xpos::kWrb || first == Upos::kVerb ||
      InQuote(content.last - 1) || !HasVerb(content)) {
    return std::nullopt;
  }
  return content;
}

// "The attack, officials say, was planned": both sides of what stands between the commas.
std::optional<std::array<TokenRange, 2>> Reading::Parenthetical(uint32_t verb) const {
  const uint32_t subject = Subject(verb, false);
  const TokenRange sentence = Words(verb);
  if (subject == Tree::kNone || IsVerbal(At(subject))) return std::nullopt;
  const TokenRange name = tree_.Below(subject);
  const uint32_t begin = std::min(verb, name.first);
  const uint32_t end = std::max(verb + 1, name.last);
  const bool together = name.last == verb || name.first == verb + 1;
  if (!together || begin < sentence.first + 3 || end + 2 >= sentence.last) return std::nullopt;
  if (document_.Text(begin - 1) != "," || document_.Text(end) != ",") return std::nullopt;
  const TokenRange left = Trim({sentence.first, begin}), right = Trim({end, sentence.last});
  const uint32_t head = tree_.Head(verb);
  const Upos first = At(left.first).upos;
  if (left.size() == 0 || right.size() == 0 || head == Tree::kNone || InQuote(left.last - 1) ||
      InQuote(right.first) || first == Upos::kSconj || At(left.first).xpos == Xpos::kWrb ||
      !(HasVerb(left) || HasVerb(right)) || At(right.first).upos == Upos::kCconj) {
    return std::nullopt;
  }
  return std::array<TokenRange, 2>{left, right};
}

// "said on Monday that ...": up to the end of the sentence.
std::optional<TokenRange> Reading::ThatClause(uint32_t verb) const {
  const TokenRange sentence = Words(verb);
  for (uint32_t i = verb + 1; i < sentence.last && i <= verb + kThatReach; ++i) {
    if (InQuote(i) || IsVerbal(At(i)) || document_.Text(i) == ":") return std::nullopt;
    if (document_.Text(i) != "that" || At(i).upos == Upos::kDet) continue;
    const TokenRange content = Trim({i, sentence.last});
    if (content.size() >= 3 && HasVerb(content)) return content;
    return std::nullopt;
  }
  return std::nullopt;
}

void Reading::AddVerb(TokenRange mark, const CueWord& word) {
  const uint32_t verb = mark.first;
  if (At(verb).upos != Upos::kVerb || InQuote(verb) || Skipped(verb)) return;
  Cue cue{.token = verb, .range = mark, .word = word};
  const uint32_t particle = tree_.Child(verb, Dep::kCompoundPrt);
  if (particle == cue.range.last) ++cue.range.last;

  const bool passive = IsPassive(verb);
  for (uint32_t v = mark.first; v < mark.last; ++v) {
    for (uint32_t c = tree_.FirstChild(v); c != Tree::kNone; c = tree_.NextChild(c)) {
      if (mark.Contains(c)) continue;
      const Dep dep = At(c).dep;
      const bool clause = dep == Dep::kCcomp && HasVerb(tree_.Below(c));
      const bool after = dep == Dep::kParataxis && c > v && word.kind == CueKind::kSay &&
                         HasVerb(tree_.Below(c)) && Subject(c, true) != Tree::kNone;
      const bool object =
          dep == Dep::kObj && c > v && word.kind == CueKind::kSay && !word.person && HidesClause(c);
      const bool infinitive = dep == Dep::kXcomp &&
                              (word.infinitive || (word.kind == CueKind::kThink && !passive)) &&
                              At(c).xpos == Xpos::kVb;
      if (clause || after || infinitive || object) cue.contents.push_back(Trim(tree_.Below(c)));
    }
  }
  // "X is Y, he said": the clause governs the cue.
  const Dep dep = At(verb).dep;
  const uint32_t head = tree_.Head(verb);
  const uint32_t mark_word = tree_.Child(verb, Dep::kMark);
  const bool as = mark_word != Tree::kNone && At(mark_word).lemma == "as" && dep == Dep::kAdvcl;
  if (cue.contents.empty() && head != Tree::kNone && word.kind != CueKind::kJudge &&
      (dep == Dep::kParataxis || as) && HasVerb(tree_.Below(head)) &&
      (Subject(verb, false) != Tree::kNone || word.passive)) {
    TokenRange whole = tree_.Below(head);
    const TokenRange inner = tree_.Below(verb);
    for (TokenRange part :
         {TokenRange{whole.first, inner.first}, TokenRange{inner.last, whole.last}}) {
      part = Trim(part);
      if (part.first < part.last && !OnlyMarks(part)) cue.contents.push_back(part);
    }
  }
  // Where the parser found no clause, or only the half of one, the words tell.
  if (word.kind == CueKind::kSay && !passive && mark.size() == 1) {
    if (auto around = Parenthetical(verb)) {
      cue.contents.assign(around->begin(), around->end());
    } else if (cue.contents.empty()) {
      auto content = SentenceBefore(verb);
      if (!content) content = ThatClause(verb);
      if (content) cue.contents.push_back(*content);
    }
  }
  // "denied any involvement"
  if (cue.contents.empty() && word.object && !passive) {
    const uint32_t object = tree_.Child(verb, Dep::kObj);
    if (object != Tree::kNone && object > verb && At(object).upos != Upos::kPron) {
      TokenRange content = tree_.Below(object);
      for (uint32_t c = tree_.FirstChild(verb); c != Tree::kNone; c = tree_.NextChild(c)) {
        const Dep d = At(c).dep;
        const bool more = d == Dep::kAdvcl || (word.kind == CueKind::kJudge && d == Dep::kObl);
        if (c > object && more && tree_.Below(c).first == content.last) {
          content.last = tree_.Below(c).last;
        }
      }
      content = Trim(content);
      if (content.size() >= 2) cue.contents.push_back(content);
      cue.rule = "quotation.object";
    }
  }
  std::erase_if(cue.contents, [&](TokenRange r) { return r.first >= r.last || r.Contains(verb); });
  FindSource(&cue);
  // Thoughts need a thinker who is not the writer or the reader.
  const bool weak = word.kind != CueKind::kSay;
  if (weak && (!cue.source || resolver_.IsSpeaker(cue.source_head))) return;
  if (cue.contents.empty() && weak && word.kind != CueKind::kName) return;
  // A passive without an agent attributes what is a clause beyond doubt: "it is said that",
  // "was told that".
  const auto plain = [&](TokenRange r) { return document_.Text(r.first) != "that"; };
  if (!cue.source && passive) std::erase_if(cue.contents, plain);
  if (!cue.source && !passive) cue.contents.clear();  // "rest assured that"
  cues_.push_back(std::move(cue));
}

void Reading::AddNoun(uint32_t noun) {
  if (At(noun).upos != Upos::kNoun || InQuote(noun) || Skipped(noun)) return;
  Cue cue{.token = noun, .range = {noun, noun + 1}, .rule = "quotation.noun"};
  for (uint32_t c = tree_.FirstChild(noun); c != Tree::kNone; c = tree_.NextChild(c)) {
    const Dep dep = At(c).dep;
    if (c < noun || (dep != Dep::kAcl && dep != Dep::kCcomp)) continue;
    const uint32_t mark = tree_.Child(c, Dep::kMark);
    if (mark == Tree::kNone || At(mark).lemma != "that") continue;
    cue.contents.push_back(Trim(tree_.Below(c)));
    break;
  }
  if (cue.contents.empty()) return;
  uint32_t source = tree_.Child(noun, Dep::kNmodPoss);
  if (source == Tree::kNone) {
    for (uint32_t c = tree_.FirstChild(noun); c != Tree::kNone; c = tree_.NextChild(c)) {
      const uint32_t by = At(c).dep == Dep::kNmod ? tree_.Child(c, Dep::kCase) : Tree::kNone;
      if (c > noun && by != Tree::kNone &&
          (At(by).lemma == "by" || At(by).lemma == "from" || At(by).lemma == "of")) {
        source = c;
        break;
      }
    }
  }
  if (source == Tree::kNone && At(noun).dep == Dep::kObj) {
    source = Subject(tree_.Head(noun), false);
  }
  if (source == Tree::kNone) return;
  SetSource(&cue, source);
  while (cue.source->first < source && At(cue.source->first).dep == Dep::kCase) ++cue.source->first;
  while (cue.source->last > source + 1 && At(cue.source->last - 1).xpos == Xpos::kPos) {
    --cue.source->last;
  }
  cues_.push_back(std::move(cue));
}

// "according to X": the rest of the clause that X hangs on.
void Reading::AddPhrase(TokenRange mark) {
  if (InQuote(mark.first) || Skipped(mark.first) || mark.last >= Words(mark.first).last) return;
  Cue cue{.token = mark.first, .range = mark, .rule = "quotation.according"};
  const TokenRange sentence = Words(mark.first);
  uint32_t name = tree_.Head(mark.first);
  if (name == Tree::kNone || name < mark.last || name >= sentence.last) name = mark.last;
  while (tree_.Head(name) != Tree::kNone && tree_.Head(name) >= mark.last &&
         At(name).upos != Upos::kNoun && At(name).upos != Upos::kPropn) {
    name = tree_.Head(name);
  }
  TokenRange source = tree_.Below(name);
  source.first = mark.last;
  source.last = std::max(source.last, name + 1);
  // A clause behind a comma is no longer the source.
  const uint32_t governor = tree_.Head(name);
  const TokenRange clause = governor == Tree::kNone ? sentence : tree_.Below(governor);
  if (clause.first < mark.first) {
    const TokenRange before = Trim({clause.first, mark.first});
    if (before.size() >= 2) cue.contents.push_back(before);
  }
  if (cue.contents.empty()) {
    uint32_t begin = source.last;
    for (uint32_t i = mark.last; i < source.last; ++i) {
      if (document_.Text(i) == "," && i > name) {
        begin = i;
        source.last = i;
        break;
      }
    }
    const TokenRange after = Trim({begin, std::max(clause.last, begin)});
    if (after.size() >= 2) cue.contents.push_back(after);
  }
  source = Trim(source);
  if (cue.contents.empty() || source.first >= source.last) return;
  cue.source = source;
  cue.source_head = std::clamp(name, source.first, source.last - 1);
  cues_.push_back(std::move(cue));
}

// "Police: two dead", "Two dead in blast: police".
void Reading::AddHeadline(const Sentence& sentence, const Paragraph& paragraph) {
  if (paragraph.boilerplate || sentence.last - sentence.first < 5) return;
  const bool headline =
      paragraph.kind == BlockKind::kTitle || paragraph.kind == BlockKind::kHeading;
  const std::string_view end = document_.Text(sentence.last - 1);
  if (!headline && (end == "." || paragraph.last - paragraph.first > 1)) return;
  for (uint32_t i = sentence.first + 1; i + 1 < sentence.last; ++i) {
    if (document_.Text(i) != ":" || InQuote(i)) continue;
    const TokenRange before{sentence.first, i}, after{i + 1, sentence.last};
    const bool front = before.size() <= 4 && after.size() >= 3 && resolver_.NamesSource(before);
    const bool back =
        !front && after.size() <= 4 && before.size() >= 3 && resolver_.NamesSource(after);
    if (!front && !back) return;
    Cue cue{.token = i, .range = {i, i + 1}, .rule = "quotation.headline"};
    cue.source = front ? before : after;
    cue.source_head = cue.source->last - 1;
    cue.contents.push_back(Trim(front ? after : before));
    if (cue.contents[0].first < cue.contents[0].last) cues_.push_back(std::move(cue));
    return;
  }
}

// A verb of saying with nothing but its own words between it and the quotation.
std::optional<size_t> Reading::CueBeside(const QuotedRange& quote) const {
  std::optional<size_t> best;
  uint32_t nearest = UINT32_MAX;
  for (const bool after : {true, false}) {
    const uint32_t edge = after ? quote.last - 1 : quote.first;
    const TokenRange sentence = Words(edge);
    // With the mark the sentence may end: then the cue begins the next one.
    const uint32_t begin = after ? quote.last : sentence.first;
    const uint32_t end =
        after ? Words(std::min<uint32_t>(quote.last,
                                         static_cast<uint32_t>(document_.tokens.size() - 1)))
                    .last
              : quote.first;
    const auto low = std::lower_bound(cues_.begin(), cues_.end(), begin,
                                      [](const Cue& c, uint32_t t) { return c.token < t; });
    for (auto it = low; it != cues_.end() && it->token < end; ++it) {
      const bool names = it->word.kind == CueKind::kName && !after &&
                         quote.first - it->range.last <= kNameReach;
      if (it->word.kind != CueKind::kSay && it->word.kind != CueKind::kShow && !names) continue;
      if (At(it->token).upos != Upos::kVerb || (!it->contents.empty() && !it->quoted)) {
        continue;
      }
      const uint32_t gap = after ? it->token - quote.last : quote.first - it->range.last;
      // Between them: its subject and what it says of the occasion, no other clause.
      uint32_t verbs = 0;
      const TokenRange between =
          after ? TokenRange{quote.last, it->token} : TokenRange{it->range.last, quote.first};
      for (uint32_t i = between.first; i < between.last; ++i)
        verbs += IsVerbal(At(i)) || InQuote(i);
      if (verbs > 0 || gap > 25 || gap >= nearest) continue;
      nearest = gap;
      best = static_cast<size_t>(it - cues_.begin());
    }
  }
  return best;
}

void Reading::Emit(TokenRange tokens, QuotationType type, const Cue* cue, std::string_view rule) {
  Mention m;
  m.kind = MentionKind::kQuotation;
  m.tokens = tokens;
  m.span = Cover(At(tokens.first).span, At(tokens.last - 1).span);
  m.sentence = At(tokens.first).sentence;
  m.rule = rule;
  QuotationValue value;
  value.type = type;
  if (cue != nullptr) {
    value.cue = cue->range;
    value.source = cue->source;
    if (cue->source) {
      const SourceResolver::Answer who = resolver_.Resolve(*cue->source, cue->source_head);
      value.source_name = who.name;
      value.source_entity = who.entity;
    }
  }
  m.value = std::move(value);
  mentions_.push_back(std::move(m));
}

std::vector<Mention> Reading::Finish() {
  std::sort(cues_.begin(), cues_.end(),
            [](const Cue& a, const Cue& b) { return a.token < b.token; });
  swallowed_.assign(quotes_.size(), false);
  struct Piece {
    TokenRange tokens;
    QuotationType type;
    std::optional<size_t> cue;
    std::string_view rule;
  };
  std::vector<Piece> pieces;
  for (size_t c = 0; c < cues_.size(); ++c) {
    for (TokenRange content : cues_[c].contents) {
      bool direct = false, mixed = false;
      // Marks at the edge belong to it, also where the parser hung them elsewhere.
      for (uint32_t i = content.first; i < content.last; ++i) {
        const int q = quote_of_[i];
        if (q < 0) continue;
        const QuotedRange& quote = quotes_[static_cast<size_t>(q)];
        const TokenRange whole{quote.first, quote.last};
        const bool left = content.first >= quote.first || OnlyMarks({content.first, quote.first});
        const bool right = content.last <= quote.last || OnlyMarks({quote.last, content.last});
        if (left && right && whole.size() > 3) {
          direct = true;
          if (!found_[static_cast<size_t>(q)]) found_[static_cast<size_t>(q)] = c;
        } else {
          mixed = true;
          swallowed_[static_cast<size_t>(q)] = true;
          content = {std::min(content.first, whole.first), std::max(content.last, whole.last)};
        }
        i = std::max(i, quote.last - 1);
      }
      if (direct && !mixed) {
        cues_[c].quoted = true;
        continue;
      }
      if (content.Overlaps(cues_[c].range)) continue;
      pieces.push_back(
          {content, mixed ? QuotationType::kMixed : QuotationType::kIndirect, c, cues_[c].rule});
    }
  }
  // A quotation of several paragraphs is often attributed in the last one.
  for (size_t q = quotes_.size(); q-- > 0;) {
    if (!found_[q]) found_[q] = CueBeside(quotes_[q]);
    if (!found_[q] && !quotes_[q].closed && q + 1 < quotes_.size()) found_[q] = found_[q + 1];
  }
  // Quotations: their own cue, one beside them, or the speaker of the paragraph's last one.
  std::optional<size_t> last_cue;
  uint32_t last_paragraph = UINT32_MAX;
  for (size_t q = 0; q < quotes_.size(); ++q) {
    const QuotedRange& quote = quotes_[q];
    if (swallowed_[q] || Skipped(quote.first)) continue;
    const uint32_t paragraph = document_.sentences[At(quote.first).sentence].paragraph;
    std::string_view rule = "quotation.direct";
    std::optional<size_t> cue = found_[q];
    const TokenRange inside{quote.first + 1, quote.closed ? quote.last - 1 : quote.last};
    const bool sentence = inside.size() >= 5 && HasVerb(inside);
    // A paragraph that is nothing but a quotation goes on with the one before.
    const Paragraph& own = document_.paragraphs[paragraph];
    const bool alone = paragraph == last_paragraph + 1 && sentence &&
                       document_.sentences[own.first].first == quote.first &&
                       document_.sentences[own.last - 1].last <= quote.last + 1;
    const bool going_on = quote.continues || alone || (paragraph == last_paragraph && sentence);
    if (!cue && going_on && last_cue) {
      cue = last_cue;
      rule = "quotation.continued";
    }
    if (!cue && !sentence && !quote.continues && quote.closed) continue;
    last_cue = cue;
    last_paragraph = paragraph;
    pieces.push_back({{quote.first, quote.last},
                      QuotationType::kDirect,
                      cue,
                      cue ? rule : std::string_view("quotation.unsourced")});
  }
  // In order, and of two that overlap the longer one.
  std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
    return std::pair(a.tokens.first, -int64_t{a.tokens.last}) <
           std::pair(b.tokens.first, -int64_t{b.tokens.last});
  });
  uint32_t end = 0;
  for (const Piece& piece : pieces) {
    if (piece.tokens.first < end) continue;
    end = piece.tokens.last;
    Emit(piece.tokens, piece.type, piece.cue ? &cues_[*piece.cue] : nullptr, piece.rule);
  }
  return std::move(mentions_);
}

}  // namespace

AttributionExtractor::AttributionExtractor(std::unique_ptr<const Words> words)
    : words_(std::move(words)) {}
AttributionExtractor::~AttributionExtractor() = default;
AttributionExtractor::AttributionExtractor(AttributionExtractor&&) noexcept = default;
AttributionExtractor& AttributionExtractor::operator=(AttributionExtractor&&) noexcept = default;

absl::StatusOr<AttributionExtractor> AttributionExtractor::Compile(
    std::shared_ptr<const RuleSet> rules) {
  auto words = std::make_unique<Words>();
  words->rules = rules;
  words->verb = rules->FindClass("attribution-verb");
  words->noun = rules->FindClass("attribution-noun");
  words->phrase = rules->FindClass("attribution-phrase");
  const Lexicon* verbs = rules->FindLexicon("attribution-verb");
  if (verbs == nullptr || words->noun == 0 || words->phrase == 0) {
    return Invalid("the rules have no lexicons attribution-verb, -noun and -phrase");
  }
  const std::map<std::string, CueKind> kKinds = {{"say", CueKind::kSay},
                                                 {"show", CueKind::kShow},
                                                 {"think", CueKind::kThink},
                                                 {"judge", CueKind::kJudge},
                                                 {"name", CueKind::kName}};
  for (const LexiconEntry& entry : verbs->entries) {
    CueWord word;
    const nlohmann::json value = entry.value != nullptr ? *entry.value : nlohmann::json::object();
    const auto kind = kKinds.find(value.value("kind", "say"));
    if (kind == kKinds.end()) {
      return Invalid("attribution-verb: kind is none of say, show, think, judge, name");
    }
    word.kind = kind->second;
    word.object = value.value("object", false);
    word.infinitive = value.value("infinitive", false);
    word.person = value.value("person", false);
    word.passive = value.value("passive", false);
    words->verbs.push_back(word);
  }
  ASSIGN_OR_RETURN(words->sources, SourceWords::Compile(*rules));
  return AttributionExtractor(std::move(words));
}

std::vector<Mention> AttributionExtractor::Extract(const Sheet& sheet) const {
  const Document& document = *sheet.document;
  if (document.tokens.empty()) return {};
  Reading reading(sheet, words_->sources);
  uint32_t last_verb = UINT32_MAX;
  for (const Mark& mark : sheet.words) {
    if (mark.cls == words_->verb) {
      // The longest of those that begin here comes first.
      if (mark.tokens.first == last_verb) continue;
      last_verb = mark.tokens.first;
      reading.AddVerb(mark.tokens, words_->verbs[mark.payload]);
    } else if (mark.cls == words_->noun && mark.tokens.size() == 1) {
      reading.AddNoun(mark.tokens.first);
    } else if (mark.cls == words_->phrase) {
      reading.AddPhrase(mark.tokens);
    }
  }
  for (const Sentence& sentence : document.sentences) {
    reading.AddHeadline(sentence, document.paragraphs[sentence.paragraph]);
  }
  return reading.Finish();
}

}  // namespace gainsay
