// SPDX-License-Identifier: Apache-2.0
//
// What the words alone show of an attribution, where a parser often errs: news is regular.
//
//   «Two men were hurt», the city's police chief, Ann Lee, said on Monday.     at the end
//   «Two men were hurt», said Ann Lee, the police chief.                       turned round
//   «The attack», officials say, «was planned».                                in the middle
//
// A phrase here is a run of words that a noun phrase can consist of; verbs end it.
//
// Tested by tests/extract/attribution_test.cc.
#include <algorithm>

#include "extract/attribution_reading.h"

namespace gainsay::attribution_internal {
namespace {

// A place and an agency may stand before the dash of a dateline.
constexpr uint32_t kDateline = 9;
// A clause in apposition to a source: "who has run the authority since 2019".
constexpr uint32_t kApposition = 16;

bool IsDash(std::string_view text) {
  return text == "-" || text == "--" || text == "\u2013" || text == "\u2014";
}

bool IsRelative(const Token& t) {
  return t.xpos == Xpos::kWp || t.xpos == Xpos::kWdt || t.xpos == Xpos::kWpPoss;
}

}  // namespace

bool Reading::IsFinite(uint32_t i) const {
  const Xpos x = At(i).xpos;
  return x == Xpos::kVbd || x == Xpos::kVbz || x == Xpos::kVbp || x == Xpos::kMd;
}

bool Reading::IsPhraseWord(uint32_t i) const {
  if (InQuote(i) || IsRelative(At(i))) return false;
  switch (At(i).upos) {
    case Upos::kNoun:
    case Upos::kPropn:
    case Upos::kPron:
    case Upos::kDet:
    case Upos::kAdj:
    case Upos::kNum:
    case Upos::kAdp:
    case Upos::kSym:
    case Upos::kCconj:
    case Upos::kX: return true;
    case Upos::kPart: return At(i).xpos == Xpos::kPos;
    case Upos::kVerb:  // "sources briefed on the talks"
      return At(i).xpos == Xpos::kVbn || At(i).xpos == Xpos::kVbg;
    case Upos::kPunct: return IsDash(document_.Text(i)) && !At(i).space_after;
    default: return false;
  }
}

// The phrase that ends before a word; empty where there is none.
TokenRange Reading::PhraseBefore(uint32_t end, uint32_t floor) const {
  uint32_t begin = end;
  while (begin > floor && IsPhraseWord(begin - 1)) --begin;
  const auto opens = [&](uint32_t i) {
    const Upos u = At(i).upos;
    return u != Upos::kAdp && u != Upos::kCconj && u != Upos::kVerb && u != Upos::kPunct &&
           u != Upos::kPart;
  };
  while (begin < end && !opens(begin)) ++begin;
  if (begin == end || !CanEnd(end - 1)) return {end, end};
  return {begin, end};
}

TokenRange Reading::PhraseAfter(uint32_t begin, uint32_t limit) const {
  uint32_t end = begin;
  if (begin >= limit || At(begin).upos == Upos::kAdp || At(begin).upos == Upos::kCconj ||
      At(begin).upos == Upos::kVerb) {
    return {begin, begin};
  }
  while (end < limit && IsPhraseWord(end)) ++end;
  while (end > begin && !CanEnd(end - 1)) --end;
  return {begin, end};
}

bool Reading::CanEnd(uint32_t i) const {
  const Upos u = At(i).upos;
  return u == Upos::kNoun || u == Upos::kPropn || u == Upos::kPron || u == Upos::kNum ||
         u == Upos::kAdj || u == Upos::kX;
}

// The word that a phrase is about: its last noun before a preposition.
uint32_t Reading::HeadOf(TokenRange phrase) const {
  uint32_t head = phrase.first;
  for (uint32_t i = phrase.first; i < phrase.last; ++i) {
    const Token& t = At(i);
    if (i > phrase.first && (t.upos == Upos::kAdp || t.upos == Upos::kPunct || IsVerbal(t))) break;
    if (CanEnd(i)) head = i;
  }
  return head;
}

// Where the report begins: behind "LONDON (Reuters) -".
uint32_t Reading::BodyOf(TokenRange sentence) const {
  const uint32_t end = std::min(sentence.first + kDateline, sentence.last);
  for (uint32_t i = sentence.first + 1; i < end; ++i) {
    if (IsVerbal(At(i))) break;
    // Between spaces: no hyphen.
    if (IsDash(document_.Text(i)) && At(i).space_after && At(i - 1).space_after) return i + 1;
  }
  return sentence.first;
}

// The source in front of a verb, with what stands in apposition to it between commas.
std::optional<TokenRange> Reading::PhraseSource(uint32_t verb) const {
  const uint32_t floor = BodyOf(Words(verb));
  uint32_t end = verb;
  while (end > floor + 1 && (At(end - 1).upos == Upos::kAux || At(end - 1).upos == Upos::kAdv) &&
         !InQuote(end - 1)) {
    --end;
  }
  const TokenRange plain = PhraseBefore(end, floor);
  if (plain.size() > 0) return plain;
  // "Kovacic, who is 52, said", "the ferry's operator, Hebrides Line, said"
  if (end < floor + 4 || document_.Text(end - 1) != "," || InQuote(end - 1)) return std::nullopt;
  const uint32_t low = end > floor + kApposition ? end - kApposition : floor;
  for (uint32_t i = end - 2; i > low; --i) {
    if (InQuote(i) || document_.Text(i) == ";") break;
    if (document_.Text(i) != ",") continue;
    const TokenRange name = PhraseBefore(i, floor);
    const bool clause = IsRelative(At(i + 1));
    const bool apposition = PhraseBefore(end - 1, i + 1).first == i + 1;
    if (name.size() > 0 && (clause || apposition)) return TokenRange{name.first, end - 1};
    break;
  }
  return std::nullopt;
}

// The source behind a verb: "said Ann Lee, the police chief".
std::optional<TokenRange> Reading::PhraseSourceBehind(uint32_t verb) const {
  const TokenRange sentence = Words(verb);
  TokenRange source = PhraseAfter(verb + 1, sentence.last);
  if (source.size() == 0) return std::nullopt;
  if (source.last + 1 < sentence.last && document_.Text(source.last) == ",") {
    const TokenRange more = PhraseAfter(source.last + 1, sentence.last);
    const bool ends = more.size() > 0 && (more.last == sentence.last || IsComma(more.last) ||
                                          IsRelative(At(more.last)));
    if (ends) source.last = more.last;
  }
  return source;
}

// Behind the cue nothing more is said: no finite verb, unless a conjunction or a relative pronoun
// opens its clause ("when our reporter caught up with him").
bool Reading::NothingSaidBehind(uint32_t from, uint32_t last) const {
  bool opened = false;
  for (uint32_t i = from; i < last; ++i) {
    const std::string_view text = document_.Text(i);
    if (InQuote(i) || text == ":") return false;
    if (At(i).upos == Upos::kSconj || At(i).xpos == Xpos::kWrb || IsRelative(At(i)) ||
        resolver_.IsConjunction(i)) {
      if (text == "that" || text == "if" || text == "whether") return false;
      opened = true;
    }
    if (IsFinite(i) && !opened) return false;
  }
  return true;
}

// Whether these words at the beginning of a sentence can be what is said. A subordinate clause or
// a participle alone cannot ("When the talks ended, he said ..."): it needs its main clause.
bool Reading::IsStatement(TokenRange words) const {
  if (words.size() < 3 || InQuote(words.last - 1) || !HasVerb(words)) return false;
  int finite = 0;
  for (uint32_t i = words.first; i < words.last; ++i) finite += IsFinite(i);
  const Token& first = At(words.first);
  if (first.upos == Upos::kSconj || first.xpos == Xpos::kWrb) return finite >= 2;
  const bool participle = first.xpos == Xpos::kVbg || first.xpos == Xpos::kVbn ||
                          document_.Text(words.first) == "to" ||
                          (first.upos == Upos::kAdp && At(words.first + 1).xpos == Xpos::kVbg);
  return !participle || finite >= 1;
}

// "said everything had been above board": a phrase and its finite verb right behind the cue, up to
// the end of the sentence or to a clause that tells something else.
std::optional<TokenRange> Reading::ClauseBehind(const Cue& cue) const {
  const TokenRange sentence = Words(cue.token);
  const uint32_t first = PastTime(std::min(cue.range.last, sentence.last - 1));
  const TokenRange subject = PhraseAfter(first, sentence.last);
  if (subject.size() == 0) return std::nullopt;
  uint32_t verb = subject.last;
  while (verb < sentence.last && At(verb).upos == Upos::kAdv) ++verb;
  if (verb >= sentence.last || !(IsFinite(verb) || At(verb).upos == Upos::kAux))
    return std::nullopt;
  uint32_t end = verb;
  for (; end < sentence.last; ++end) {
    const std::string_view text = document_.Text(end);
    if (text == ";" || InQuote(end)) break;
    if (text != "," || end + 1 >= sentence.last) continue;
    const Token& next = At(end + 1);
    if (next.xpos == Xpos::kVbg || next.upos == Upos::kCconj || next.upos == Upos::kSconj) break;
  }
  return Trim({subject.first, end});
}

// "put the number of marchers at 9,000", but not "put the box at 9 Main Street".
std::optional<TokenRange> Reading::PutAt(uint32_t verb) const {
  const TokenRange sentence = Words(verb);
  uint32_t at = PhraseAfter(verb + 1, sentence.last).first;
  while (at < sentence.last && (IsPhraseWord(at) && document_.Text(at) != "at")) ++at;
  if (at == verb + 1 || at >= sentence.last || document_.Text(at) != "at") return std::nullopt;
  // Past "about", "$", "some".
  uint32_t number = at + 1;
  while (number < sentence.last && number < at + 4 && At(number).upos != Upos::kNum) ++number;
  if (number >= sentence.last || At(number).upos != Upos::kNum) return std::nullopt;
  if (number + 1 < sentence.last) {
    const char next = document_.Text(number + 1)[0];
    if (next >= 'A' && next <= 'Z') return std::nullopt;
  }
  const TokenRange amount = PhraseAfter(number, sentence.last);
  return TokenRange{verb + 1, std::max(number + 1, amount.last)};
}

uint32_t Reading::PastTime(uint32_t token) const {
  const uint32_t first = At(token).upos == Upos::kAdp ? token + 1 : token;
  auto it = std::lower_bound(times_.begin(), times_.end(), token,
                             [](TokenRange r, uint32_t t) { return r.first < t; });
  for (; it != times_.end() && it->first <= first; ++it) {
    if (it->first == token || it->first == first) return it->last;
  }
  return token;
}

// Whether quoted words end just before the cue or its source.
bool Reading::BesideQuote(const Cue& cue) const {
  uint32_t first = cue.range.first;
  if (first > 0 && !InQuote(first - 1)) {
    if (auto source = PhraseSource(cue.token)) first = source->first;
  }
  return first > 0 && InQuote(first - 1) && OnlyMarks({first - 1, first});
}

bool Reading::ReadSurface(Cue* cue) const {
  const uint32_t verb = cue->token;
  if (IsPassive(verb) || cue->range.size() > 2) return false;
  const Xpos form = At(verb).xpos;
  const TokenRange sentence = Words(verb);
  const uint32_t begin = BodyOf(sentence), next = cue->range.last;
  // In the order of an English sentence: source and cue, or the other way round.
  auto source = PhraseSource(verb);
  uint32_t first = source ? source->first : verb, last = next;
  const auto comma = [&](uint32_t i) { return i < sentence.last && document_.Text(i) == ","; };
  if (!source || first < begin + 3 || !comma(first - 1)) {
    const bool can = cue->word.inverts && (form == Xpos::kVbd || form == Xpos::kVbz);
    if (!can || verb < begin + 3 || !comma(verb - 1)) return false;
    source = PhraseSourceBehind(verb);
    if (!source) return false;
    first = verb;
    last = source->last;
  }
  const TokenRange left = Trim({begin, first - 1});
  const bool relative = left.size() > 0 && IsRelative(At(left.last - 1));
  // In the middle: the sentence goes on behind a comma.
  if (comma(last) && last + 2 < sentence.last) {
    const Token& on = At(last + 1);
    const TokenRange right = Trim({last + 1, sentence.last});
    const bool goes_on = on.xpos != Xpos::kVbg && on.upos != Upos::kSconj &&
                         on.xpos != Xpos::kWrb && !IsRelative(on) && on.upos != Upos::kCconj &&
                         !InQuote(last + 1) && !InQuote(right.last - 1) && HasFinite(right);
    if (goes_on && (relative || left.size() >= 1) && (relative || !InQuote(left.last - 1)) &&
        (relative || !HasFinite(left) || IsFinite(right.first)) &&
        At(left.first).upos != Upos::kSconj && At(left.first).xpos != Xpos::kWrb) {
      cue->contents.clear();
      if (!relative) cue->contents.push_back(left);
      cue->contents.push_back(right);
      cue->source = source;
      cue->source_head = HeadOf(*source);
      return true;
    }
  }
  if (cue->word.kind != CueKind::kSay && !resolver_.NamesSource(*source)) return false;
  if (relative || !IsStatement(left) || !NothingSaidBehind(last, sentence.last)) return false;
  cue->contents.assign(1, left);
  cue->source = source;
  cue->source_head = HeadOf(*source);
  return true;
}

// What is said goes on where the parser stopped: up to the end of the sentence, unless another
// clause begins there that somebody else may have uttered.
void Reading::Extend(const Cue& cue, TokenRange* content) const {
  if (content->first < cue.range.last || cue.word.kind != CueKind::kSay) return;
  const TokenRange sentence = Words(cue.token);
  uint32_t i = content->last;
  if (i >= sentence.last || InQuote(i)) return;
  // "..., "none of them for anything serious"."
  if (document_.Text(i) == "," && i + 1 < sentence.last && InQuote(i + 1)) {
    const QuotedRange& quote = quotes_[static_cast<size_t>(quote_of_[i + 1])];
    if (OnlyMarks({std::min(quote.last, sentence.last), sentence.last})) {
      *content = {content->first, std::min(quote.last, sentence.last)};
    }
    return;
  }
  const auto that = [&](uint32_t at) {
    return at + 1 < sentence.last && At(at).upos == Upos::kCconj &&
           document_.Text(at + 1) == "that";
  };
  if (!that(i) && !(document_.Text(i) == "," && that(i + 1))) {
    for (uint32_t k = i; k < sentence.last; ++k) {
      const std::string_view text = document_.Text(k);
      if (IsFinite(k) || InQuote(k) || text == ":" || text == ";" || text == ")") return;
      // "adding that", "according to"
      if (At(k).xpos == Xpos::kVbg && k == i + 1) return;
      if (At(k).upos == Upos::kVerb && k == i) return;
      if (At(k).upos == Upos::kSconj || At(k).xpos == Xpos::kWrb) return;
    }
  }
  *content = Trim({content->first, sentence.last});
}

}  // namespace gainsay::attribution_internal
