// SPDX-License-Identifier: Apache-2.0
//
// Reads from a numeral outward: its sign and unit, then a second numeral where the two make a
// range, then the hedges on both sides, then a rate. Each step looks at a bounded number of
// atoms. Tested by tests/extract/number_test.cc.
#include "extract/number_phrase.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "absl/container/flat_hash_set.h"
#include "base/status.h"
#include "nlohmann/json.hpp"

namespace gainsay {
namespace {

using Json = nlohmann::json;

enum class Bound { kLeast, kAbove, kMost, kBelow, kAbout, kNearly, kJustOver, kExact };

constexpr std::pair<const char*, Bound> kBounds[] = {
    {"least", Bound::kLeast}, {"above", Bound::kAbove},   {"most", Bound::kMost},
    {"below", Bound::kBelow}, {"about", Bound::kAbout},   {"nearly", Bound::kNearly},
    {"just over", Bound::kJustOver}, {"exact", Bound::kExact},
};

constexpr int kMaxHedges = 3;       // "at least about", one behind the other
constexpr size_t kMinPhoneDigits = 9, kMaxPhoneDigits = 15;
constexpr double kHighestScore = 250;
constexpr double kFirstYear = 1900;  // two numbers from here on, in a row, are years

}  // namespace

struct NumberPhraseReader::Words {
  UnitTable units;
  Phrases hedges, hedges_after, or_equal;  // the id is a Bound
  Phrases to, or_, and_, before, between, bounds;
  Phrases per, clock, old, names, numbers;
  absl::flat_hash_set<std::string> per_units, changes, hyphen_before;
  Tolerance tolerance;
};

namespace {

using Words = NumberPhraseReader::Words;

class PhraseScanner {
 public:
  PhraseScanner(const Words& words, const Document& document, const Atoms& atoms,
                const std::vector<Numeral>& numerals)
      : words_(words), document_(document), atoms_(atoms), a_(atoms.all()), numerals_(numerals) {}

  std::vector<NumberPhrase> Read() {
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

 private:
  // One side of a phrase: a numeral with its sign and unit.
  struct Amount {
    const Numeral* numeral = nullptr;
    uint32_t first = 0, last = 0;  // atoms
    const Unit* unit = nullptr;
    bool sign = false;       // the unit is a sign before the number
    double multiplier = 1;   // MUSD
    bool age = false;
    double extra = 0;        // inches of feet, cents of dollars, in the unit
    uint32_t number_last = 0;
    bool broken = false;     // something that is no unit is written against it
  };

  bool Glued(uint32_t i) const { return i < end_ && !a_[i].space; }

  // --- what is no quantity -----------------------------------------------------------------

  bool ClockOrDate(const Numeral& n) const {
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
  uint32_t Phone(size_t k, size_t* count) const {
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
    bool dashed = sizes.size() >= 3 && sizes[sizes.size() - 1] == 4 &&
                  sizes[sizes.size() - 2] == 3 && sizes[sizes.size() - 3] == 3 &&
                  IsHyphen(a_[last - 2]);
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

  // --- one amount --------------------------------------------------------------------------

  uint32_t SkipHyphen(uint32_t i) const {
    return Glued(i) && IsHyphen(a_[i]) && Glued(i + 1) && a_[i + 1].word() ? i + 1 : i;
  }

  bool InDigits(const Numeral& n) const {
    return n.form == NumeralForm::kDigits ||
           (n.form == NumeralForm::kFraction && !a_[n.first].word());
  }

  std::optional<Amount> ReadAmount(const Numeral& n) const {
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
    if (hit && IsSign(at) && a_[at].space && Glued(at + hit.length) &&
        a_[at + hit.length].digits()) {
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
  bool InContext(uint32_t sentence, bool angle) const {
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

  bool IsSign(uint32_t i) const { return i < end_ && a_[i].kind == Atom::Kind::kSymbol; }

  // "5 feet 2 inches", "3 dollars 50 cents", "thirteen dollars forty five".
  void AddSmaller(Amount* amount) const {
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
  bool CentsWithoutWord(const Numeral& n, bool with_and) const {
    if (n.last < end_ && a_[n.last].word()) {
      return with_and && a_[n.last].text == "and" && n.value < 20;
    }
    return n.last >= end_ || a_[n.last].Is('.') || a_[n.last].Is(',') || a_[n.last].Is('!');
  }

  void AddAge(Amount* amount) const {
    if (!amount->unit || amount->unit->dimension != Dimension::kDuration) return;
    if (Phrases::Hit old = words_.old.At(a_, amount->last, end_)) {
      amount->last += old.length;
      if (Glued(amount->last) && a_[amount->last].text == "s") ++amount->last;  // year-olds
      amount->age = true;
    }
  }

  const Numeral* NumeralAt(uint32_t atom) const {
    auto at = std::lower_bound(numerals_.begin(), numerals_.end(), atom,
                               [](const Numeral& n, uint32_t a) { return n.first < a; });
    return at != numerals_.end() && at->first == atom && atom < end_ ? &*at : nullptr;
  }

  // --- ranges ------------------------------------------------------------------------------

  // The second amount of a range that begins with `low`, or nothing.
  std::optional<Amount> ReadSecond(const Amount& low, bool between) const {
    const Phrases* links[] = {&words_.to, &words_.or_, &words_.and_};
    for (const Phrases* link : links) {
      if (link == &words_.and_ && !between) continue;
      // "fell by 3.9 percent to 12 percent" is a change to a number.
      if (link == &words_.to && low.unit && low.last < end_ && a_[low.last].word() &&
          ChangeBefore(low.first)) continue;
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
      std::optional<Amount> high = n->form == NumeralForm::kOrdinal
                                       ? Amount{.numeral = n, .first = n->first, .last = n->last,
                                                .number_last = n->last}
                                       : ReadAmount(*n);
      if (high && !high->broken && Ascends(low, *high, link == &words_.to)) return high;
    }
    return std::nullopt;
  }

  // Whether the two make a range: the second is larger, in units that fit.
  bool Ascends(const Amount& low, const Amount& high, bool to) const {
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

  // --- hedges ------------------------------------------------------------------------------

  struct Hedges {
    std::optional<Bound> bound;
    bool about = false;
    uint32_t first;
    std::string words;
  };

  Hedges ReadHedges(uint32_t first, bool duration) const {
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
  bool WithinTime(uint32_t over) const {
    if (over == begin_ && over == atoms_.Begin(document_.tokens[a_[over].token].sentence)) {
      return true;
    }
    Upos tag = document_.tokens[a_[over - 1].token].upos;
    return tag == Upos::kAdp || tag == Upos::kAux || tag == Upos::kDet || tag == Upos::kAdv ||
           tag == Upos::kX;
  }

  void Apply(Bound bound, int significant, Quantity* q) const {
    double tolerance = words_.tolerance.Of(q->point, significant);
    double infinity = Quantity::kInfinity;
    switch (bound) {
      case Bound::kLeast: q->max = infinity; q->max_open = false; break;
      case Bound::kAbove: q->min = q->max; q->max = infinity; q->min_open = true;
        q->max_open = false; break;
      case Bound::kMost: q->min = -infinity; break;
      case Bound::kBelow: q->max = q->min; q->min = -infinity; q->max_open = true; break;
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

  // --- the whole ---------------------------------------------------------------------------

  void SetUnit(const Unit* unit, bool age, Quantity* q) const {
    if (!unit) return;
    q->dimension = age ? Dimension::kAge : unit->dimension;
    q->unit = unit->unit;
    q->scale = age ? unit->scale / 31557600 : unit->scale;
    q->offset = unit->offset;
  }

  // Reads the phrase whose first numeral is k; how many numerals to go on by.
  size_t ReadAt(size_t k) {
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
    if (open && ChangeBefore(left - open.length) &&
        !words_.between.Before(a_, left, begin_)) {
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
      q.hedge = std::string(Slice(document_.text, {a_[hedges.first].span.begin,
                                                   a_[hedge_end - 1].span.end}));
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
  std::optional<NumberPhrase> ReadPair(const Amount& low) const {
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
  bool ChangeBefore(uint32_t i) const {
    uint32_t stop = i > 8 ? i - 8 : 0;
    for (uint32_t j = i; j-- > std::max(stop, atoms_.Begin(a_[i].token < document_.tokens.size()
             ? document_.tokens[a_[i].token].sentence : 0));) {
      if (words_.changes.contains(std::string(a_[j].text))) return true;
    }
    return false;
  }

  static PhraseKind KindOf(const Quantity& q, bool age) {
    if (age) return PhraseKind::kAge;
    if (q.dimension == Dimension::kMoney) return PhraseKind::kMoney;
    if (q.dimension == Dimension::kPercent) return PhraseKind::kPercent;
    return q.dimension == Dimension::kCount ? PhraseKind::kCount : PhraseKind::kMeasure;
  }

  // A decade ("1990s"), a name with a number ("Highway 214").
  bool NoUnitHere(const Amount& amount) const {
    const Numeral& n = *amount.numeral;
    if (amount.unit || n.form != NumeralForm::kDigits) return false;
    if (n.plain && words_.names.Before(a_, n.first, begin_)) return true;
    return false;
  }

  NumberPhrase Base(const Numeral& n, uint32_t first, uint32_t last) const {
    NumberPhrase p;
    p.first = p.core_first = first;
    p.last = p.core_last = last;
    p.number_first = n.first;
    p.number_last = n.last;
    p.sentence = n.sentence;
    p.form = n.form;
    return p;
  }

  void SetNumbers(const Amount& low, const Amount* high, const Unit* unit, Quantity* q) const {
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

  void ReadHedgeAfter(std::optional<Bound> before, NumberPhrase* p) const {
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
    std::string words(Slice(document_.text, {a_[p->last].span.begin,
                                             a_[p->last + hit.length - 1].span.end}));
    q.hedge += (q.hedge.empty() ? "" : " ") + words;
    p->last += hit.length;
  }

  void ReadPer(NumberPhrase* p) const {
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
  void AddOthers(NumberPhrase* p) const {
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

  size_t ReadOrdinal(size_t k) {
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

  void Push(NumberPhrase p) {
    p.core_last = std::max(p.core_last, p.number_last);
    if (p.last < p.core_last) p.last = p.core_last;
    taken_ = p.last;
    out_.push_back(std::move(p));
  }

  // "more than 10 but less than 20": two phrases with nothing but a link between them.
  void MergeBounds() {
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

  bool Joins(const NumberPhrase& a, const NumberPhrase& b) const {
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

  const Words& words_;
  const Document& document_;
  const Atoms& atoms_;
  const std::vector<Atom>& a_;
  const std::vector<Numeral>& numerals_;
  uint32_t begin_ = 0, end_ = 0;  // of the sentence, from what is taken on
  uint32_t taken_ = 0;            // the atom after the last phrase
  bool change_ = false;
  mutable uint32_t context_of_ = UINT32_MAX;
  mutable bool heat_ = false, angle_ = false;
  std::vector<NumberPhrase> out_;
};

void AddAll(const Json& list, Phrases* phrases, int id = 0) {
  for (const Json& word : list) {
    if (word.is_string()) phrases->Add(word.get<std::string>(), id);
  }
}

absl::Status ReadHedgeList(const RuleSet& rules, const Json& table, const char* key,
                           Phrases* phrases) {
  const Json& rows = table.value(key, Json());
  for (size_t i = 0; i < rows.size(); ++i) {
    std::string name = rows[i].value("bound", "");
    int id = -1;
    for (auto [known, bound] : kBounds) {
      if (name == known) id = static_cast<int>(bound);
    }
    if (id < 0) {
      return rules.Fault(&table, "/" + std::string(key) + "/" + std::to_string(i),
                         "unknown bound \"" + name + "\"",
                         "least, above, most, below, about, nearly, just over, exact");
    }
    AddAll(rows[i].value("words", Json()), phrases, id);
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<NumberPhraseReader> NumberPhraseReader::Compile(const RuleSet& rules) {
  const Json* found = rules.Find("table", "number");
  if (!found) return Invalid("no table \"number\" in the rules (rules/en/number.json)");
  const Json& table = *found;
  auto words = std::make_unique<Words>();
  ASSIGN_OR_RETURN(words->units, UnitTable::Compile(rules));
  RETURN_IF_ERROR(ReadHedgeList(rules, table, "hedges", &words->hedges));
  RETURN_IF_ERROR(ReadHedgeList(rules, table, "hedges after", &words->hedges_after));
  for (const char* key : {"or equal", "range", "per", "per units", "clock", "old", "names before",
                          "numbers before", "change words", "hyphen before",
                          "tolerance"}) {
    if (!table.contains(key)) return rules.Fault(found, "", std::string("no \"") + key + "\"");
  }
  AddAll(table["or equal"], &words->or_equal);
  const Json& range = table["range"];
  for (auto [key, list] : {std::pair("to", &words->to), {"or", &words->or_},
                           {"and", &words->and_}, {"before", &words->before},
                           {"between", &words->between}, {"bounds", &words->bounds}}) {
    if (!range.contains(key)) return rules.Fault(found, "/range", std::string("no \"") + key + "\"");
    AddAll(range[key], list);
  }
  AddAll(table["per"], &words->per);
  AddAll(table["clock"], &words->clock);
  AddAll(table["old"], &words->old);
  AddAll(table["names before"], &words->names);
  AddAll(table["numbers before"], &words->numbers);
  for (const Json& word : table["per units"]) words->per_units.insert(word.get<std::string>());
  for (const Json& word : table["change words"]) words->changes.insert(word.get<std::string>());
  for (const Json& word : table["hyphen before"]) {
    words->hyphen_before.insert(word.get<std::string>());
  }
  words->tolerance.round = table["tolerance"].value("round", 0.15);
  words->tolerance.exact = table["tolerance"].value("exact", 0.01);
  words->tolerance.precise = table["tolerance"].value("precise", 0.05);
  return NumberPhraseReader(std::move(words));
}

NumberPhraseReader::NumberPhraseReader(std::unique_ptr<const Words> words)
    : words_(std::move(words)) {}
NumberPhraseReader::~NumberPhraseReader() = default;
NumberPhraseReader::NumberPhraseReader(NumberPhraseReader&&) noexcept = default;
NumberPhraseReader& NumberPhraseReader::operator=(NumberPhraseReader&&) noexcept = default;

const UnitTable& NumberPhraseReader::units() const { return words_->units; }

std::vector<NumberPhrase> NumberPhraseReader::Read(const Document& document, const Atoms& atoms,
                                                   const std::vector<Numeral>& numerals) const {
  return PhraseScanner(*words_, document, atoms, numerals).Read();
}

}  // namespace gainsay
