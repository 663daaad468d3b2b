// SPDX-License-Identifier: Apache-2.0
//
// From the clauses that cues govern and the quotations that stand in marks to mentions: what is
// direct, indirect or mixed, and the cue beside a quotation that no clause claims.
//
// Tested by tests/extract/attribution_test.cc.
#include <algorithm>

#include "extract/attribution_reading.h"

namespace gainsay::attribution_internal {
namespace {

// Words between "called" and what it was called: "the attacks an".
constexpr uint32_t kNameReach = 6;

}  // namespace

// A verb of saying with nothing but its own words between it and the quotation.
std::optional<size_t> Reading::CueBeside(const QuotedRange& quote) const {
  std::optional<size_t> best;
  uint32_t nearest = UINT32_MAX;
  for (const bool after : {true, false}) {
    // Behind a full stop inside the marks a new sentence begins: "We won." Williams agreed.
    if (after && quote.closed && quote.last >= quote.first + 3 &&
        document_.Text(quote.last - 2) == ".") {
      continue;
    }
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
      const bool names =
          it->word.kind == CueKind::kName && !after && quote.first - it->range.last <= kNameReach;
      if (it->word.kind != CueKind::kSay && it->word.kind != CueKind::kUtter &&
          it->word.kind != CueKind::kShow && !names) {
        continue;
      }
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

// A quoted sentence behind one of the same paragraph whose speaker goes on.
std::optional<size_t> Reading::CueOfSentenceBefore(const QuotedRange& quote) const {
  const uint32_t own = At(quote.first).sentence;
  if (own == 0 || document_.sentences[own].first != quote.first) return std::nullopt;
  const Sentence& before = document_.sentences[own - 1];
  if (before.paragraph != document_.sentences[own].paragraph) return std::nullopt;
  std::optional<size_t> found;
  const auto low = std::lower_bound(cues_.begin(), cues_.end(), before.first,
                                    [](const Cue& c, uint32_t t) { return c.token < t; });
  for (auto it = low; it != cues_.end() && it->token < before.last; ++it) {
    if (it->word.kind != CueKind::kSay || !it->source || it->contents.empty()) continue;
    if (found) return std::nullopt;  // two speakers
    found = static_cast<size_t>(it - cues_.begin());
  }
  return found;
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
    // She said she had run. "Everything moved."
    if (!cue && sentence) {
      cue = CueOfSentenceBefore(quote);
      if (cue) rule = "quotation.continued";
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

}  // namespace gainsay::attribution_internal
