// SPDX-License-Identifier: Apache-2.0
#include "extract/attribution_quotes.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace gainsay {
namespace {

// A closing ' further away than this is an apostrophe.
constexpr uint32_t kMaxSingleQuote = 120;
// A quotation that stays open longer than this many paragraphs was never closed.
constexpr size_t kMaxParagraphs = 8;

class Quotes {
 public:
  explicit Quotes(const Document& document) : document_(document) {}

  std::vector<QuotedRange> Find() {
    for (size_t p = 0; p < document_.paragraphs.size(); ++p) {
      const auto [first, last] = Tokens(p);
      if (first == last) continue;
      if (!pending_.empty()) Resume(first, last);
      Paragraph(first, last);
      if (!open_) continue;
      // Unclosed: what follows decides.
      if (document_.Text(*open_) != "'" && last > *open_ + 2) {
        pending_.assign(1, {*open_, last, false, continued_});
      }
      open_.reset();
    }
    return std::move(found_);
  }

 private:
  struct Range {
    uint32_t first, last;
  };

  Range Tokens(size_t paragraph) const {
    const gainsay::Paragraph& p = document_.paragraphs[paragraph];
    if (p.first == p.last) return {0, 0};
    return {document_.sentences[p.first].first, document_.sentences[p.last - 1].last};
  }

  // An open quotation goes on where the next paragraph begins with a mark, as in print, or where
  // the next mark of all closes it.
  void Resume(uint32_t first, uint32_t last) {
    uint32_t mark = first;
    while (mark < last && document_.Text(mark) != "\"") ++mark;
    if (mark == last) {
      if (pending_.size() < kMaxParagraphs)
        pending_.push_back({first, last, false, true});
      else
        pending_.clear();
      return;
    }
    const bool begins = mark == first;
    const bool closes = !begins && !document_.tokens[mark - 1].space_after &&
                        (mark + 1 == last || document_.tokens[mark].space_after ||
                         document_.tokens[mark + 1].upos == Upos::kPunct ||
                         document_.Text(mark - 1) == "," || document_.Text(mark - 1) == ".");
    if (begins) pending_.resize(1);  // what stood between was no part of it
    if (begins || closes) found_.insert(found_.end(), pending_.begin(), pending_.end());
    if (closes) {
      found_.push_back({first, mark + 1, true, true});
      skip_to_ = mark + 1;
    }
    carried_ = begins;
    pending_.clear();
  }

  void Paragraph(uint32_t first, uint32_t last) {
    continued_ = false;
    for (uint32_t i = std::max(first, skip_to_); i < last; ++i) {
      const std::string_view mark = document_.Text(i);
      const bool two = mark == "\"" || mark == "''" || mark == "``";
      if (!two && mark != "'") continue;
      const bool space_before = i == first || document_.tokens[i - 1].space_after ||
                                document_.Text(i - 1) == "(" || document_.Text(i - 1) == "[" ||
                                document_.Text(i - 1) == "\"";
      const bool space_after = i + 1 == last || document_.tokens[i].space_after;
      if (!open_) {
        if (space_after && i != first) continue;  // a closing one without its opening
        if (!two && (!space_before || !ClosesLater(i, last))) continue;
        open_ = i;
        continued_ = carried_ && i == first;
        carried_ = false;
        continue;
      }
      const bool same = (document_.Text(*open_) == "'") == !two;
      if (!same || (space_before && !space_after)) continue;  // inside, or an inner opening
      if (!two && document_.tokens[i].xpos == Xpos::kPos && ClosesLater(i, last)) continue;
      found_.push_back({*open_, i + 1, true, continued_});
      open_.reset();
    }
    carried_ = false;
  }

  bool ClosesLater(uint32_t open, uint32_t last) const {
    for (uint32_t i = open + 2; i < last && i < open + kMaxSingleQuote; ++i) {
      if (document_.Text(i) == "'" && !document_.tokens[i - 1].space_after &&
          (i + 1 == last || document_.tokens[i].space_after ||
           document_.tokens[i + 1].upos == Upos::kPunct)) {
        return true;
      }
    }
    return false;
  }

  const Document& document_;
  std::vector<QuotedRange> found_;
  std::vector<QuotedRange> pending_;  // an unclosed one, a part for each paragraph
  std::optional<uint32_t> open_;
  uint32_t skip_to_ = 0;
  bool continued_ = false, carried_ = false;
};

}  // namespace

std::vector<QuotedRange> FindQuotes(const Document& document) { return Quotes(document).Find(); }

}  // namespace gainsay
