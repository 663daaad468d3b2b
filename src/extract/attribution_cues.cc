// SPDX-License-Identifier: Apache-2.0
//
// From a cue in a tree to who speaks and to the clauses that are said.
//
// Tested by tests/extract/attribution_test.cc.
#include "extract/attribution_reading.h"

namespace gainsay::attribution_internal {
namespace {

// So many words may stand between a verb and its "that".
constexpr uint32_t kThatReach = 8;

}  // namespace

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

// Where the words beside the verb can only be the source, and the parser says otherwise.
void Reading::MendSource(Cue* cue) const {
  const uint32_t verb = cue->token;
  if (IsPassive(verb)) return;
  const TokenRange sentence = Words(verb);
  const auto set = [&](TokenRange source) {
    cue->source = source;
    cue->source_head = HeadOf(source);
  };
  const bool inside = cue->source && InQuote(cue->source_head);
  // Behind a quotation: "..." said Ann Lee.
  if ((!cue->source || inside) && verb > sentence.first &&
      (InQuote(verb - 1) || document_.Text(verb - 1) == ",") && cue->word.inverts) {
    if (auto behind = PhraseSourceBehind(verb)) return set(*behind);
  }
  // "Kovacic, who is 52, denied it but said": whom the pronoun stands for.
  if (cue->source && cue->source->size() == 1) {
    const uint32_t who = cue->source_head;
    const Xpos x = At(who).xpos;
    if ((x == Xpos::kWp || x == Xpos::kWdt) && who > sentence.first + 1) {
      const uint32_t end = document_.Text(who - 1) == "," ? who - 1 : who;
      const TokenRange name = PhraseBefore(end, BodyOf(sentence));
      if (name.size() > 0) set(name);
    }
  }
  const auto before = PhraseSource(verb);
  if (!before) return;
  const uint32_t begin = BodyOf(sentence);
  const bool clause = before->first == begin || InQuote(before->first - 1) ||
                      document_.Text(before->first - 1) == "," ||
                      At(before->first - 1).upos == Upos::kCconj;
  if (!clause) return;
  if (!cue->source || inside || cue->source_head < begin) return set(*before);
  const Xpos x = At(cue->source_head).xpos;
  const bool relative = x == Xpos::kWp || x == Xpos::kWdt;
  if (relative && before->Contains(cue->source_head) && cue->source_head > before->first) {
    return set(*before);
  }
  // The parser cut off the front of a name: "Police [Inspector Megan Rhys]".
  if (before->Contains(cue->source_head) && cue->source->last <= verb) {
    const uint32_t head = cue->source_head;
    cue->source = TokenRange{std::min(before->first, cue->source->first), before->last};
    cue->source_head = head;
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
    if (At(i).xpos == Xpos::kWdt) return std::nullopt;
    if (document_.Text(i) != "that" || At(i).upos == Upos::kDet) continue;
    uint32_t end = i;
    while (end < sentence.last && document_.Text(end) != ";") ++end;
    const TokenRange content = Trim({i, end});
    if (content.size() >= 3 && HasVerb(content)) return content;
    return std::nullopt;
  }
  return std::nullopt;
}

void Reading::AddVerb(TokenRange mark, const CueWord& word) {
  const uint32_t verb = mark.first;
  if (At(verb).upos != Upos::kVerb || InQuote(verb) || Skipped(verb)) return;
  // "so-called" calls nothing anything.
  if (verb > 0 && document_.Text(verb - 1) == "-" && !At(verb - 1).space_after) return;
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
                              (word.infinitive || (word.kind == CueKind::kThink && !passive &&
                                                   At(verb).dep != Dep::kAcl)) &&
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
  if (word.at) {
    const auto put = passive ? std::nullopt : PutAt(verb);
    if (!put) return;
    cue.contents.assign(1, *put);
  }
  const bool surface =
      !word.at && (word.kind == CueKind::kSay || word.kind == CueKind::kShow) && ReadSurface(&cue);
  // Beside quoted words "when we met him" is not what is said.
  if (word.kind == CueKind::kUtter || (word.kind == CueKind::kSay && BesideQuote(cue))) {
    std::erase_if(cue.contents, [&](TokenRange r) {
      if (word.kind == CueKind::kSay && document_.Text(r.first) == "that") return false;
      for (uint32_t i = r.first; i < r.last; ++i) {
        if (InQuote(i)) return false;
      }
      return true;
    });
  }
  if (!surface) {
    for (TokenRange& content : cue.contents) Extend(cue, &content);
  }
  if (!surface && word.kind == CueKind::kSay && !passive && mark.size() == 1) {
    if (auto around = Parenthetical(verb)) {
      cue.contents.assign(around->begin(), around->end());
    } else if (cue.contents.empty()) {
      auto content = SentenceBefore(verb);
      if (!content) content = ThatClause(verb);
      if (!content && !word.person) content = ClauseBehind(cue);
      if (content) cue.contents.push_back(*content);
    }
  } else if (!surface && !passive && cue.contents.empty() && word.kind == CueKind::kJudge) {
    if (auto content = ThatClause(verb)) cue.contents.push_back(*content);
  }
  // "denied any involvement"
  const uint32_t object = tree_.Child(verb, Dep::kObj);
  const bool counted =
      object != Tree::kNone && word.count &&
      (At(object).upos == Upos::kNum || tree_.Child(object, Dep::kNummod) != Tree::kNone);
  if (cue.contents.empty() && (word.object || counted) && !passive) {
    if (object != Tree::kNone && object > verb && At(object).upos != Upos::kPron) {
      TokenRange content = tree_.Below(object);
      // The parser may have hung the rest of the sentence on it.
      for (uint32_t i = object; i + 1 < content.last; ++i) {
        if (document_.Text(i) == "," && IsFinite(i + 1)) content.last = i;
      }
      for (uint32_t c = tree_.FirstChild(verb); c != Tree::kNone; c = tree_.NextChild(c)) {
        const Dep d = At(c).dep;
        const bool more = d == Dep::kAdvcl || (word.kind == CueKind::kJudge && d == Dep::kObl);
        if (c > object && more && tree_.Below(c).first == content.last) {
          content.last = tree_.Below(c).last;
        }
      }
      content = Trim(content);
      // "confirmed him as minister" is a deed.
      const auto as = [&](uint32_t i) { return i < Words(verb).last && document_.Text(i) == "as"; };
      bool deed = as(content.last);
      for (uint32_t i = object; i < content.last; ++i) deed |= as(i);
      if (content.size() >= 2 && !(deed && word.kind == CueKind::kSay)) {
        cue.contents.push_back(content);
      }
      cue.rule = "quotation.object";
    }
  }
  // "said on Monday it had agreed": when it was said.
  for (TokenRange& content : cue.contents) {
    if (word.kind != CueKind::kSay || content.first != cue.range.last) continue;
    const uint32_t after = PastTime(content.first);
    if (after + 2 < content.last && document_.Text(after) != ",") content.first = after;
  }
  std::erase_if(cue.contents, [&](TokenRange r) { return r.first >= r.last || r.Contains(verb); });
  if (!surface) {
    FindSource(&cue);
    MendSource(&cue);
  }
  // Thoughts need a thinker who is not the writer or the reader.
  const bool weak = word.kind != CueKind::kSay && word.kind != CueKind::kUtter;
  if (weak && (!cue.source || resolver_.IsSpeaker(cue.source_head))) return;
  if (cue.contents.empty() && weak && word.kind != CueKind::kName && word.kind != CueKind::kUtter) {
    return;
  }
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

// "according to X": what stands before it in the sentence, or else behind it; both where it stands
// between subject and verb.
void Reading::AddPhrase(TokenRange mark) {
  const TokenRange sentence = Words(mark.first);
  if (InQuote(mark.first) || Skipped(mark.first) || mark.last >= sentence.last) return;
  Cue cue{.token = mark.first, .range = mark, .rule = "quotation.according"};
  const uint32_t begin = BodyOf(sentence);
  const bool leads = mark.first <= begin;
  auto source = PhraseSourceBehind(mark.last - 1);
  if (!source) return;
  const auto comma = [&](uint32_t i) { return i < sentence.last && document_.Text(i) == ","; };
  if (leads && !comma(source->last)) {
    // "According to the unions 20,000 people took part": a new phrase begins without a comma.
    for (uint32_t i = source->first + 1; i < source->last; ++i) {
      const Upos u = At(i).upos;
      const Upos before = At(i - 1).upos;
      const bool opens = u == Upos::kDet || u == Upos::kPron || u == Upos::kNum;
      if (opens && (before == Upos::kNoun || before == Upos::kPropn)) {
        source->last = i;
        break;
      }
    }
  }
  const auto clause_end = [&](uint32_t from) {
    uint32_t end = from;
    while (end < sentence.last && document_.Text(end) != ";") ++end;
    return end;
  };
  if (leads) {
    const TokenRange after = Trim({source->last, clause_end(source->last)});
    if (after.size() >= 2 && HasVerb(after)) cue.contents.push_back(after);
  } else {
    uint32_t first = mark.first;
    while (first > begin && document_.Text(first - 1) != ";") --first;
    const TokenRange before = Trim({first, mark.first});
    if (before.size() >= 2) cue.contents.push_back(before);
    if (comma(source->last) && !HasFinite(before)) {
      const TokenRange after = Trim({source->last, clause_end(source->last)});
      if (HasFinite(after)) cue.contents.push_back(after);
    }
  }
  *source = Trim(*source);
  if (cue.contents.empty() || source->size() == 0) return;
  cue.source = source;
  cue.source_head = HeadOf(*source);
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

}  // namespace gainsay::attribution_internal
