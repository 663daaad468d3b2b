// SPDX-License-Identifier: Apache-2.0
//
// From the parts to the whole phrase.
//
// Tested by tests/extract/number_test.cc.
#include "extract/number_phrase_scan.h"

#include <algorithm>
#include <cmath>

namespace gainsay::number_internal {

std::vector<NumberPhrase> PhraseScanner::Read() {
  for (size_t k = 0; k < numerals_.size();) {
    begin_ = std::max(atoms_.Begin(numerals_[k].sentence), taken_);
    end_ = atoms_.Begin(numerals_[k].sentence + 1);
    if (numerals_[k].first < taken_) {
      ++k;
      continue;
    }
    k += ReadAt(k);
  }
  MergeBounds();
  return std::move(out_);
}

void PhraseScanner::SetUnit(const Unit* unit, bool age, Quantity* q) const {
  if (!unit) return;
  q->dimension = age ? Dimension::kAge : unit->dimension;
  q->unit = unit->unit;
  q->scale = age ? unit->scale / 31557600 : unit->scale;
  q->offset = unit->offset;
}

// Reads the phrase whose first numeral is k; how many numerals to go on by.
size_t PhraseScanner::ReadAt(size_t k) {
  const Numeral& n = numerals_[k];
  size_t count = 1;
  if (uint32_t last = Phone(k, &count)) {
    NumberPhrase p = Base(n, n.first, last);
    if (n.first > begin_ && (a_[n.first - 1].Is('+') || a_[n.first - 1].Is('(')) &&
        Glued(n.first)) {
      p.first = p.core_first = n.first - 1;
    }
    p.kind = PhraseKind::kPhone;
    p.value.dimension = Dimension::kPhone;
    for (uint32_t i = n.first; i < last; ++i) {
      if (a_[i].digits()) p.value.unit += a_[i].raw;
    }
    Push(p);
    return count;
  }
  if (ClockOrDate(n)) return 1;
  if (n.form == NumeralForm::kOrdinal) return ReadOrdinal(k);
  if (n.form == NumeralForm::kNone) {
    NumberPhrase p = Base(n, n.first, n.last);
    p.kind = PhraseKind::kNone;
    p.value.min = p.value.max = p.value.point = 0;
    Push(p);
    return 1;
  }
  if (Phrases::Hit number = words_.numbers.Before(a_, n.first, begin_); number && n.plain) {
    NumberPhrase p = Base(n, n.first - number.length, n.last);
    p.kind = PhraseKind::kOrdinal;
    p.value.dimension = Dimension::kOrdinal;
    p.value.min = p.value.max = p.value.point = n.value;
    Push(p);
    return 1;
  }

  std::optional<Amount> low = ReadAmount(n);
  uint32_t left = low->first;
  bool glued_left = n.glued_left && left == n.first &&
                    !(n.first >= 2 && IsHyphen(a_[n.first - 1]) &&
                      words_.hyphen_before.contains(std::string(a_[n.first - 2].text)));
  if (glued_left || low->broken || NoUnitHere(*low)) {
    NumberPhrase p = Base(n, n.first, n.last);
    p.kind = PhraseKind::kName;
    p.value.dimension = Dimension::kOther;
    p.value.min = p.value.max = p.value.point = n.value;
    Push(p);
    return 1;
  }

  if (std::optional<NumberPhrase> pair = ReadPair(*low)) {
    Push(*pair);
    return 1;
  }
  Phrases::Hit open = words_.before.Before(a_, left, begin_);
  if (open && ChangeBefore(left - open.length) && !words_.between.Before(a_, left, begin_)) {
    open = {};  // "rose from 5 to 7 percent"
    change_ = true;
  }
  bool between = open && words_.between.Before(a_, left, begin_);
  std::optional<Amount> high = change_ ? std::nullopt : ReadSecond(*low, between);
  change_ = false;
  const Amount& main = high ? *high : *low;
  if (high && n.YearLike() && high->numeral->YearLike() && !low->unit && !high->unit &&
      n.value >= kFirstYear) {
    NumberPhrase years = Base(n, left, high->last);  // "between 1991 and 1998"
    years.kind = PhraseKind::kName;
    Push(years);
    return 1;
  }

  NumberPhrase p = Base(n, left, main.last);
  p.number_last = main.number_last;
  p.range = high.has_value();
  p.unclear = n.unclear;
  p.unit = high && high->unit && !(low->unit && low->sign) ? high->unit : low->unit;
  if (!p.unit) p.unit = main.unit;
  bool age = low->age || (high && high->age);
  Quantity& q = p.value;
  SetUnit(p.unit, age, &q);
  SetNumbers(*low, high ? &*high : nullptr, p.unit, &q);
  p.kind = KindOf(q, age);
  if (high && open) p.first = left - open.length;
  p.core_first = left;
  p.plain = n.plain && !p.range && !p.unit;

  bool duration = q.dimension == Dimension::kDuration;
  Hedges hedges = ReadHedges(p.first, duration);
  p.first = hedges.first;
  if (hedges.first < left && (!high || hedges.first < left - (open ? open.length : 0))) {
    uint32_t hedge_end = p.range && open ? left - open.length : left;
    q.hedge = std::string(
        Slice(document_.text, {a_[hedges.first].span.begin, a_[hedge_end - 1].span.end}));
  }
  if (hedges.about && p.range) {
    q.approximate = true;  // the range is wide as it is
  } else if (hedges.about) {
    Apply(Bound::kAbout, q.significant, &q);
  }
  if (hedges.bound) Apply(*hedges.bound, q.significant, &q);

  ReadHedgeAfter(hedges.bound, &p);
  ReadPer(&p);
  AddOthers(&p);
  Push(p);
  return 1;
}

// "3-1", "6-4", "5-10" with nothing else beside them: a score or a range, as words will tell.
std::optional<NumberPhrase> PhraseScanner::ReadPair(const Amount& low) const {
  const Numeral& a = *low.numeral;
  uint32_t j = a.last;
  if (low.unit || a.form != NumeralForm::kDigits || a.value != std::floor(a.value) ||
      a.value > kHighestScore || a.value < 0 || !Glued(j) || !IsHyphen(a_[j]) || !Glued(j + 1)) {
    return std::nullopt;
  }
  const Numeral* b = NumeralAt(j + 1);
  if (!b || b->form != NumeralForm::kDigits || b->value > kHighestScore || !b->plain ||
      b->value != std::floor(b->value) || (b->glued_right && !IsHyphen(a_[b->last]))) {
    return std::nullopt;
  }
  std::optional<Amount> high = ReadAmount(*b);
  if (high->unit || high->broken || (a.value < b->value && b->glued_right)) return std::nullopt;
  if (b->glued_right && b->last + 1 < end_ && a_[b->last + 1].digits()) return std::nullopt;
  NumberPhrase p = Base(a, a.first, b->last);
  p.number_last = b->last;
  p.pair = true;
  p.first_value = p.value.min = a.value;
  p.second = p.value.max = b->value;
  p.value.point = (a.value + b->value) / 2;
  p.value.significant = std::max(a.significant, b->significant);
  p.range = a.value < b->value;
  Hedges hedges = ReadHedges(p.first, false);
  if (hedges.about && p.range) {
    p.first = hedges.first;
    Apply(Bound::kAbout, p.value.significant, &p.value);
  }
  return p;
}

// A word of change shortly before atom i: "rose by 3 million from ...".
bool PhraseScanner::ChangeBefore(uint32_t i) const {
  uint32_t stop = i > 8 ? i - 8 : 0;
  for (uint32_t j = i;
       j-- > std::max(stop, atoms_.Begin(a_[i].token < document_.tokens.size()
                                             ? document_.tokens[a_[i].token].sentence
                                             : 0));) {
    if (words_.changes.contains(std::string(a_[j].text))) return true;
  }
  return false;
}

PhraseKind PhraseScanner::KindOf(const Quantity& q, bool age) {
  if (age) return PhraseKind::kAge;
  if (q.dimension == Dimension::kMoney) return PhraseKind::kMoney;
  if (q.dimension == Dimension::kPercent) return PhraseKind::kPercent;
  return q.dimension == Dimension::kCount ? PhraseKind::kCount : PhraseKind::kMeasure;
}

// A decade ("1990s"), a name with a number ("Highway 214").
bool PhraseScanner::NoUnitHere(const Amount& amount) const {
  const Numeral& n = *amount.numeral;
  if (amount.unit || n.form != NumeralForm::kDigits) return false;
  if (n.plain && words_.names.Before(a_, n.first, begin_)) return true;
  return false;
}

NumberPhrase PhraseScanner::Base(const Numeral& n, uint32_t first, uint32_t last) const {
  NumberPhrase p;
  p.first = p.core_first = first;
  p.last = p.core_last = last;
  p.number_first = n.first;
  p.number_last = n.last;
  p.sentence = n.sentence;
  p.form = n.form;
  return p;
}

void PhraseScanner::SetNumbers(const Amount& low, const Amount* high, const Unit* unit,
                               Quantity* q) const {
  double minor = unit ? unit->minor : 1;
  const Numeral& a = *low.numeral;
  auto value = [&](double x, const Amount& amount) {
    return x * amount.multiplier * minor + amount.extra;
  };
  q->significant = a.significant;
  q->vague = a.form == NumeralForm::kVague;
  q->point = value(a.value, low);
  q->min = value(a.min, low);
  q->max = value(a.max, low);
  q->max_open = q->vague;
  if (low.extra != 0) q->significant = 4;
  if (a.form == NumeralForm::kFraction && a.magnitude == 1 && !unit && a.value < 1) {
    q->dimension = Dimension::kRatio;
    q->unit = "share";
    q->scale = 100;
  }
  if (!high) return;
  const Numeral& b = *high->numeral;
  double scale = 1;
  if (a.magnitude == 1 && b.magnitude > 1 && a.value < b.value / b.magnitude) {
    scale = b.magnitude;
  }
  // "5 metres to 1 km": the first in its own unit.
  if (low.unit && high->unit && low.unit != high->unit &&
      low.unit->dimension == high->unit->dimension && low.unit->scale != unit->scale) {
    scale *= low.unit->scale / unit->scale;
  }
  q->min = q->point = value(a.min * scale, low);
  q->max = value(b.max, *high);
  q->vague |= b.form == NumeralForm::kVague;
  q->max_open = b.form == NumeralForm::kVague;
  q->significant = std::max(q->significant, b.significant);
  q->point = (q->min + q->max) / 2;
}

void PhraseScanner::ReadHedgeAfter(std::optional<Bound> before, NumberPhrase* p) const {
  Quantity& q = p->value;
  if (Phrases::Hit equal = words_.or_equal.At(a_, p->last, end_);
      equal && before && !NumeralAt(p->last + equal.length)) {
    if (*before == Bound::kAbove) q.min_open = false;
    if (*before == Bound::kBelow) q.max_open = false;
    p->last += equal.length;
    return;
  }
  Phrases::Hit hit = words_.hedges_after.At(a_, p->last, end_);
  if (!hit || NumeralAt(p->last + hit.length)) return;
  // "four days and more than 30 hours"
  if (p->last + hit.length < end_ && a_[p->last + hit.length].text == "than") return;
  if (!a_[p->last].word() && a_[p->last].space) return;
  Bound bound = static_cast<Bound>(hit.id);
  if (before && *before != Bound::kExact && bound != Bound::kAbout) return;
  Apply(bound, q.significant, &q);
  std::string words(
      Slice(document_.text, {a_[p->last].span.begin, a_[p->last + hit.length - 1].span.end}));
  q.hedge += (q.hedge.empty() ? "" : " ") + words;
  p->last += hit.length;
}

void PhraseScanner::ReadPer(NumberPhrase* p) const {
  if (p->kind == PhraseKind::kAge) return;
  Phrases::Hit per = words_.per.At(a_, p->last, end_);
  if (!per || p->last + per.length >= end_) return;
  uint32_t at = p->last + per.length;
  const Atom& what = a_[at];
  if (const Numeral* n = NumeralAt(at); n && a_[p->last].text == "per" && n->value >= 10) {
    p->value.per = std::string(Slice(document_.text, n->span));
    p->last = n->last;
    return;
  }
  std::string word(what.text);
  if (!words_.per_units.contains(word)) return;
  // "a share" of the company against "$70 a share": only measured things are per.
  bool article = a_[p->last].text == "a" || a_[p->last].text == "an" || IsHyphen(a_[p->last]);
  UnitTable::Hit unit = words_.units.After(a_, at, end_, false, false);
  bool time = unit && unit.unit->dimension == Dimension::kDuration;
  if (article && p->kind != PhraseKind::kMoney && !time) return;
  if (Glued(at + 1) && a_[at + 1].word()) return;
  p->value.per = word;
  p->last = at + 1;
}

// "25 pounds" is a weight or an amount of money, "90 degrees" heat or an angle.
void PhraseScanner::AddOthers(NumberPhrase* p) const {
  if (p->value.unit == "degree" && InContext(p->sentence, true)) {
    p->unit = words_.units.Find("deg");
    SetUnit(p->unit, false, &p->value);
    return;
  }
  if (p->value.unit != "pound" || p->value.dimension != Dimension::kMass) return;
  Quantity money = p->value;
  money.dimension = Dimension::kMoney;
  money.unit = "GBP";
  money.scale = 1;
  if (p->value.point >= 100000) {
    std::swap(money, p->value);
    p->kind = PhraseKind::kMoney;
  }
  p->others.push_back(std::move(money));
}

size_t PhraseScanner::ReadOrdinal(size_t k) {
  const Numeral& n = numerals_[k];
  NumberPhrase p = Base(n, n.first, n.last);
  p.kind = PhraseKind::kOrdinal;
  p.value.dimension = Dimension::kOrdinal;
  p.value.min = p.value.max = p.value.point = n.value;
  Amount low{.numeral = &n, .first = n.first, .last = n.last, .number_last = n.last};
  uint32_t left = n.first;
  if (left > begin_ && a_[left - 1].text == "the") --left;
  Phrases::Hit open = words_.between.Before(a_, left, begin_);
  if (open && low.last + 1 < end_ && a_[low.last].text == "and") {
    uint32_t next = low.last + 1;
    if (next < end_ && a_[next].text == "the") ++next;
    const Numeral* high = NumeralAt(next);
    if (high && high->form == NumeralForm::kOrdinal && high->value > n.value) {
      p.first = left - open.length;
      p.last = p.core_last = p.number_last = high->last;
      p.value.max = high->value;
      p.range = true;
    }
  }
  Push(p);
  return 1;
}

void PhraseScanner::Push(NumberPhrase p) {
  p.core_last = std::max(p.core_last, p.number_last);
  if (p.last < p.core_last) p.last = p.core_last;
  taken_ = p.last;
  out_.push_back(std::move(p));
}

// "more than 10 but less than 20": two phrases with nothing but a link between them.
void PhraseScanner::MergeBounds() {
  std::vector<NumberPhrase> merged;
  for (NumberPhrase& p : out_) {
    if (!merged.empty() && Joins(merged.back(), p)) {
      NumberPhrase& first = merged.back();
      Quantity& q = first.value;
      const Quantity& other = p.value;
      if (std::isfinite(other.min)) {
        q.min = other.min;
        q.min_open = other.min_open;
      } else {
        q.max = other.max;
        q.max_open = other.max_open;
      }
      if (!first.unit) {
        first.unit = p.unit;
        SetUnit(p.unit, p.kind == PhraseKind::kAge, &q);
        first.kind = p.kind;
      }
      q.point = (q.min + q.max) / 2;
      q.hedge += " … " + other.hedge;
      first.range = true;
      first.last = p.last;
      first.core_last = p.core_last;
      first.number_last = p.number_last;
      continue;
    }
    merged.push_back(std::move(p));
  }
  out_ = std::move(merged);
}

bool PhraseScanner::Joins(const NumberPhrase& a, const NumberPhrase& b) const {
  if (a.sentence != b.sentence || a.range || b.range || a.value.hedge.empty() ||
      b.value.hedge.empty() || (a.unit && a.unit != b.unit)) {
    return false;
  }
  uint32_t end = atoms_.Begin(a.sentence + 1);
  Phrases::Hit link = words_.bounds.At(a_, a.last, end);
  if (!link || a.last + link.length != b.first) return false;
  bool a_low = std::isfinite(a.value.min) && !std::isfinite(a.value.max);
  bool b_low = std::isfinite(b.value.min) && !std::isfinite(b.value.max);
  bool a_high = !a_low && a.value.max == a.value.point && !a.value.approximate;
  bool b_high = !b_low && b.value.max == b.value.point && !b.value.approximate;
  if (a_low && b_high) return a.value.min < b.value.max;
  if (a_high && b_low) return b.value.min < a.value.max;
  return false;
}

}  // namespace gainsay::number_internal
