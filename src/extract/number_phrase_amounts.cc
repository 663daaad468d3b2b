// SPDX-License-Identifier: Apache-2.0
//
// The parts of a phrase: what is no quantity at all, one amount with its sign and unit, the second
// of a range, and hedges.
//
// Tested by tests/extract/number_test.cc.
#include <algorithm>
#include <cmath>

#include "extract/number_phrase_scan.h"

namespace gainsay::number_internal {

bool PhraseScanner::ClockOrDate(const Numeral& n) const {
  uint32_t i = n.first, j = n.last;
  auto joined = [&](uint32_t mark, uint32_t digits) {
    return mark >= begin_ && mark < end_ && digits < end_ &&
           (a_[mark].Is(':') || a_[mark].Is('/')) && a_[digits].digits();
  };
  if (i >= begin_ + 2 && Glued(i) && Glued(i - 1) && joined(i - 1, i - 2)) return true;
  if (Glued(j) && Glued(j + 1) && joined(j, j + 1)) return true;
  Phrases::Hit clock = words_.clock.At(a_, j, end_);
  return clock && n.value < 2400 && n.form != NumeralForm::kOrdinal &&
         !(j + clock.length < end_ && Glued(j + clock.length) &&
           a_[j + clock.length].kind != Atom::Kind::kSymbol);
}

// Digits in groups that together are a telephone number; the atom after it, or 0.
uint32_t PhraseScanner::Phone(size_t k, size_t* count) const {
  const Numeral& n = numerals_[k];
  if (n.form != NumeralForm::kDigits) return 0;
  bool plus = n.first > begin_ && a_[n.first - 1].Is('+') && Glued(n.first);
  bool zero = a_[n.first].raw.size() >= 3 && a_[n.first].raw[0] == '0';
  if (!a_[n.first].digits()) return 0;
  size_t digits = 0, groups = 0;
  uint32_t i = n.first, last = n.first;
  std::vector<size_t> sizes;
  while (i < end_) {
    if (a_[i].digits()) {
      digits += a_[i].raw.size();
      if (digits > kMaxPhoneDigits) return 0;
      sizes.push_back(a_[i].raw.size());
      ++groups;
      last = ++i;
    } else if (i + 1 < end_ && a_[i + 1].digits() &&
               (IsHyphen(a_[i]) || a_[i].Is('.') || a_[i].Is(')')) && groups > 0) {
      ++i;
    } else if (i + 2 < end_ && a_[i].Is('(') && a_[i + 1].digits() && groups > 0) {
      ++i;
    } else {
      break;
    }
  }
  bool dashed = sizes.size() >= 3 && sizes[sizes.size() - 1] == 4 && sizes[sizes.size() - 2] == 3 &&
                sizes[sizes.size() - 3] == 3 && IsHyphen(a_[last - 2]);
  // "745-4811"
  if (sizes.size() == 2 && sizes[0] == 3 && sizes[1] == 4 && last == n.first + 3 &&
      IsHyphen(a_[last - 2]) && Glued(last - 2) && Glued(last - 1) && !n.glued_left) {
    *count = 2;
    return last;
  }
  if (!(digits >= kMinPhoneDigits && (plus || zero || dashed))) return 0;
  if (groups == 1 && !plus && digits < 10) return 0;
  *count = 0;
  while (k + *count < numerals_.size() && numerals_[k + *count].first < last) ++*count;
  return last;
}

uint32_t PhraseScanner::SkipHyphen(uint32_t i) const {
  return Glued(i) && IsHyphen(a_[i]) && Glued(i + 1) && a_[i + 1].word() ? i + 1 : i;
}

bool PhraseScanner::InDigits(const Numeral& n) const {
  return n.form == NumeralForm::kDigits ||
         (n.form == NumeralForm::kFraction && !a_[n.first].word());
}

std::optional<Amount> PhraseScanner::ReadAmount(const Numeral& n) const {
  Amount amount{.numeral = &n, .first = n.first, .last = n.last, .number_last = n.last};
  if (UnitTable::Hit sign = words_.units.Sign(a_, n.first, begin_)) {
    bool big = n.magnitude > 1 || (!n.plain && n.value >= 1000);
    if (!sign.lost || big) {
      amount.unit = sign.unit;
      amount.sign = true;
      amount.multiplier = sign.multiplier;
      amount.first -= sign.length;
    }
  }
  uint32_t at = SkipHyphen(n.last);
  bool glued = Glued(at);
  UnitTable::Hit hit = words_.units.After(a_, at, end_, InDigits(n), glued);
  if (hit && amount.sign) {
    // "$ 10 dollars" and "US$10 USD" say it twice; "$10 miles" does not.
    bool same = hit.unit->dimension == Dimension::kMoney && !IsSign(at) &&
                (amount.unit->open || hit.unit->open || hit.unit->unit == amount.unit->unit);
    if (!same) hit = {};
    if (same && amount.unit->open) amount.unit = hit.unit;
  }
  // "3 USD50 cards", "17c" far from any weather.
  if (hit && Glued(at + hit.length) && a_[at + hit.length].digits() && !IsSign(at)) hit = {};
  if (hit && hit.context && !InContext(n.sentence, false)) hit = {};
  // "paid 10 $30": the sign belongs to the next number.
  if (hit && IsSign(at) && a_[at].space && Glued(at + hit.length) && a_[at + hit.length].digits()) {
    hit = {};
  }
  if (hit) {
    if (!amount.sign) {
      amount.unit = hit.unit;
      amount.multiplier = hit.multiplier;
    }
    amount.last = at + hit.length;
    AddSmaller(&amount);
    AddAge(&amount);
  } else {
    amount.broken = Glued(n.last) && a_[n.last].kind != Atom::Kind::kSymbol;
  }
  return amount;
}

// Whether the sentence speaks of the weather and the like, or of angles.
bool PhraseScanner::InContext(uint32_t sentence, bool angle) const {
  if (context_of_ != sentence) {  // looked at once a sentence
    context_of_ = sentence;
    heat_ = angle_ = false;
    for (uint32_t i = atoms_.Begin(sentence); i < atoms_.Begin(sentence + 1); ++i) {
      if (!a_[i].word()) continue;
      heat_ |= words_.units.IsContextWord(a_[i].text);
      angle_ |= words_.units.IsAngleWord(a_[i].text);
    }
  }
  return angle ? angle_ : heat_;
}

// "5 feet 2 inches", "3 dollars 50 cents", "thirteen dollars forty five".
void PhraseScanner::AddSmaller(Amount* amount) const {
  uint32_t j = amount->last;
  const Numeral* next = NumeralAt(j);
  bool with_and = false;
  if (!next && j < end_ && a_[j].text == "and") {
    next = NumeralAt(j + 1);
    with_and = true;
  }
  if (!next || next->form == NumeralForm::kOrdinal || next->value >= 100 ||
      next->value != std::floor(next->value)) {
    return;
  }
  uint32_t at = SkipHyphen(next->last);
  UnitTable::Hit hit = words_.units.After(a_, at, end_, true, true);
  if (amount->unit->dimension == Dimension::kMoney) {
    if (amount->unit->minor != 1) return;
    bool minor = hit && hit.unit->minor != 1 &&
                 (hit.unit->unit == amount->unit->unit || amount->unit->unit != "GBP");
    if (minor) {
      amount->extra = next->value * hit.unit->minor;
      amount->last = at + hit.length;
    } else if (!hit && a_[amount->last - 1].raw != amount->unit->unit &&
               CentsWithoutWord(*next, with_and)) {
      amount->extra = next->value / 100;
      amount->last = next->last;
    }
  } else if (hit && hit.unit->dimension == amount->unit->dimension &&
             (amount->unit->unit == "foot" || amount->unit->unit == "pound" ||
              amount->unit->unit == "stone") &&
             hit.unit->scale < amount->unit->scale) {
    amount->extra = next->value * hit.unit->scale / amount->unit->scale;
    amount->last = at + hit.length;
  }
}

// A number right behind an amount of money is its cents only at the end of the words.
bool PhraseScanner::CentsWithoutWord(const Numeral& n, bool with_and) const {
  if (n.last < end_ && a_[n.last].word()) {
    return with_and && a_[n.last].text == "and" && n.value < 20;
  }
  return n.last >= end_ || a_[n.last].Is('.') || a_[n.last].Is(',') || a_[n.last].Is('!');
}

void PhraseScanner::AddAge(Amount* amount) const {
  if (!amount->unit || amount->unit->dimension != Dimension::kDuration) return;
  if (Phrases::Hit old = words_.old.At(a_, amount->last, end_)) {
    amount->last += old.length;
    if (Glued(amount->last) && a_[amount->last].text == "s") ++amount->last;  // year-olds
    amount->age = true;
  }
}

const Numeral* PhraseScanner::NumeralAt(uint32_t atom) const {
  auto at = std::lower_bound(numerals_.begin(), numerals_.end(), atom,
                             [](const Numeral& n, uint32_t a) { return n.first < a; });
  return at != numerals_.end() && at->first == atom && atom < end_ ? &*at : nullptr;
}

// The second amount of a range that begins with `low`, or nothing.
std::optional<Amount> PhraseScanner::ReadSecond(const Amount& low, bool between) const {
  const Phrases* links[] = {&words_.to, &words_.or_, &words_.and_};
  for (const Phrases* link : links) {
    if (link == &words_.and_ && !between) continue;
    // "fell by 3.9 percent to 12 percent" is a change to a number.
    if (link == &words_.to && low.unit && low.last < end_ && a_[low.last].word() &&
        ChangeBefore(low.first))
      continue;
    uint32_t at = low.last;
    Phrases::Hit hit = link->At(a_, at, end_);
    if (!hit) continue;
    uint32_t next = at + hit.length;
    // "10-to-15-year": a hyphen on both sides.
    if (IsHyphen(a_[at]) && Glued(at) && next < end_ && a_[next].text == "to") next += 1;
    if (next < end_ && IsHyphen(a_[next]) && Glued(next) && Glued(next + 1)) next += 1;
    const Numeral* n = NumeralAt(next);
    for (uint32_t skip = 1; !n && skip <= 4 && next + skip < end_; ++skip) {
      const Numeral* after = NumeralAt(next + skip);
      if (!after) continue;
      UnitTable::Hit sign = words_.units.Sign(a_, after->first, next);
      if (sign && sign.length == skip) n = after;
      break;
    }
    if (!n || n->form == NumeralForm::kNone || ClockOrDate(*n)) continue;
    if ((n->form == NumeralForm::kOrdinal) != (low.numeral->form == NumeralForm::kOrdinal)) {
      continue;
    }
    std::optional<Amount> high =
        n->form == NumeralForm::kOrdinal
            ? Amount{.numeral = n, .first = n->first, .last = n->last, .number_last = n->last}
            : ReadAmount(*n);
    if (high && !high->broken && Ascends(low, *high, link == &words_.to)) return high;
  }
  return std::nullopt;
}

// Whether the two make a range: the second is larger, in units that fit.
bool PhraseScanner::Ascends(const Amount& low, const Amount& high, bool to) const {
  if (low.age && !high.age) return false;
  if (low.unit && high.unit && low.unit->dimension != high.unit->dimension) return false;
  if (low.unit && !high.unit && low.unit->dimension != Dimension::kMoney) return false;
  const Numeral& a = *low.numeral;
  const Numeral& b = *high.numeral;
  double first = a.value;
  if (a.magnitude == 1 && b.magnitude > 1 && a.value < b.value / b.magnitude) {
    first *= b.magnitude;  // "5 to 10 million"
  }
  bool year = a.YearLike() && b.YearLike() && !low.unit && !high.unit && a.value >= kFirstYear;
  // Three numbers with hyphens are no range but a date or a code.
  auto hyphened = [&](uint32_t mark, uint32_t digits) {
    return mark < end_ && digits < end_ && IsHyphen(a_[mark]) && a_[digits].digits();
  };
  if (Glued(b.last) && Glued(b.last + 1) && hyphened(b.last, b.last + 1)) return false;
  if (a.first >= 2 && Glued(a.first) && Glued(a.first - 1) && hyphened(a.first - 1, a.first - 2)) {
    return false;
  }
  return first < b.value && !(to && year);
}

Hedges PhraseScanner::ReadHedges(uint32_t first, bool duration) const {
  Hedges hedges{.first = first};
  for (int i = 0; i < kMaxHedges; ++i) {
    uint32_t at = hedges.first;
    // "more than a 100", "about US $40m"
    if (at > begin_ && (a_[at - 1].text == "a" || a_[at - 1].text == "the") && i == 0 &&
        words_.hedges.Before(a_, at - 1, begin_)) {
      --at;
    }
    Phrases::Hit hit = words_.hedges.Before(a_, at, begin_);
    if (!hit) break;
    uint32_t start = at - hit.length;
    if (Glued(start) && start > begin_ && a_[start].word() &&
        a_[start - 1].kind != Atom::Kind::kSymbol) {
      break;
    }
    // "<>30" and "=>30" are no bounds.
    if (a_[start].kind == Atom::Kind::kSymbol && start > begin_ && Glued(start) &&
        a_[start - 1].kind == Atom::Kind::kSymbol && !a_[start - 1].Is('(')) {
      break;
    }
    Bound bound = static_cast<Bound>(hit.id);
    if (bound == Bound::kAbove && duration && a_[start].text == "over" && hit.length == 1 &&
        !WithinTime(start)) {
      break;  // "lost $2m over three years"
    }
    if (bound == Bound::kAbout) {
      hedges.about = true;
    } else if (!hedges.bound) {
      hedges.bound = bound;
    }
    hedges.first = start;
  }
  return hedges;
}

// "over" before a time means more than it only behind these.
bool PhraseScanner::WithinTime(uint32_t over) const {
  if (over == begin_ && over == atoms_.Begin(document_.tokens[a_[over].token].sentence)) {
    return true;
  }
  Upos tag = document_.tokens[a_[over - 1].token].upos;
  return tag == Upos::kAdp || tag == Upos::kAux || tag == Upos::kDet || tag == Upos::kAdv ||
         tag == Upos::kX;
}

void PhraseScanner::Apply(Bound bound, int significant, Quantity* q) const {
  double tolerance = words_.tolerance.Of(q->point, significant);
  double infinity = Quantity::kInfinity;
  switch (bound) {
    case Bound::kLeast:
      q->max = infinity;
      q->max_open = false;
      break;
    case Bound::kAbove:
      q->min = q->max;
      q->max = infinity;
      q->min_open = true;
      q->max_open = false;
      break;
    case Bound::kMost: q->min = -infinity; break;
    case Bound::kBelow:
      q->max = q->min;
      q->min = -infinity;
      q->max_open = true;
      break;
    case Bound::kAbout:
      q->min -= tolerance;
      q->max += tolerance;
      q->approximate = true;
      break;
    case Bound::kNearly:
      q->min = q->point - tolerance;
      q->max = q->point;
      q->max_open = true;
      q->approximate = true;
      break;
    case Bound::kJustOver:
      q->min = q->point;
      q->max = q->point + tolerance;
      q->min_open = true;
      q->approximate = true;
      break;
    case Bound::kExact: break;
  }
}

}  // namespace gainsay::number_internal
