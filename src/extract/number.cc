// SPDX-License-Identifier: Apache-2.0
//
// The patterns say which phrase is an age, a magnitude, a score; here that is carried out, the
// counted noun is found, and what counts nothing is dropped. Tested by
// tests/extract/number_test.cc.
#include "extract/number.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "base/status.h"
#include "extract/number_counted.h"
#include "nlohmann/json.hpp"

namespace gainsay {
namespace {

using Json = nlohmann::json;

enum class Production { kAge, kDecade, kMagnitude, kScore, kRatio, kChange, kDrop };

constexpr std::pair<const char*, Production> kProductions[] = {
    {"age", Production::kAge},
    {"decade", Production::kDecade},
    {"magnitude", Production::kMagnitude},
    {"score", Production::kScore},
    {"ratio", Production::kRatio},
    {"change", Production::kChange},
    {"drop", Production::kDrop},
};

constexpr std::pair<const char*, Change> kChanges[] = {
    {"rise", Change::kRise},
    {"fall", Change::kFall},
    {"from", Change::kFrom},
    {"to", Change::kTo},
};

struct Task {
  Production production = Production::kDrop;
  Change change = Change::kNone;
};

constexpr double kYear = 31557600;   // seconds
constexpr double kOldest = 125;      // years that a person can have
constexpr double kStrongest = 10.5;  // earthquake magnitude

}  // namespace

struct NumberExtractor::Parts {
  std::shared_ptr<const RuleSet> rules;
  std::optional<NumeralReader> numerals;
  std::optional<NumberPhraseReader> phrases;
  CountedNouns counted;
  const PatternLayer* layer = nullptr;  // null where the rules have none
  std::vector<Task> makes;              // by rule of the layer
  ClassId number = 0, pair = 0, year4 = 0, ordinal = 0, fraction = 0, money = 0, percent = 0,
          age = 0, duration = 0, quantity = 0;
  absl::flat_hash_map<std::string, double> decades;
};

namespace {

struct Item {
  NumberPhrase phrase;
  const char* rule = "number.count";
  std::string_view pattern;  // the rule's name where a pattern made it
  bool dropped = false;
};

}  // namespace

absl::StatusOr<NumberExtractor> NumberExtractor::Compile(std::shared_ptr<const RuleSet> rules) {
  auto parts = std::make_unique<Parts>();
  ASSIGN_OR_RETURN(parts->numerals, NumeralReader::Compile(*rules));
  ASSIGN_OR_RETURN(parts->phrases, NumberPhraseReader::Compile(*rules));
  ASSIGN_OR_RETURN(parts->counted, CountedNouns::Compile(*rules));
  if (const Json* table = rules->Find("table", "number"); table && table->contains("decades")) {
    for (const auto& [word, value] : (*table)["decades"].items()) {
      parts->decades[word] = value.get<double>();
    }
  }
  for (auto [name, id] : {std::pair("number", &parts->number),
                          {"pair", &parts->pair},
                          {"year4", &parts->year4},
                          {"ordinal", &parts->ordinal},
                          {"fraction", &parts->fraction},
                          {"money", &parts->money},
                          {"percent", &parts->percent},
                          {"age", &parts->age},
                          {"duration", &parts->duration},
                          {"quantity", &parts->quantity}}) {
    *id = rules->FindClass(name);
  }
  parts->layer = rules->Layer("number");
  if (parts->layer) {
    for (const PatternRule& rule : parts->layer->rules()) {
      Task make;
      std::string name = rule.make ? rule.make->value("production", "") : "";
      bool known = false;
      for (auto [text, production] : kProductions) {
        if (name == text) make.production = production, known = true;
      }
      if (!known) {
        return rules->Fault(rule.make, "",
                            "rule " + rule.name + ": unknown production \"" + name + "\"",
                            "age, decade, magnitude, score, ratio, change, drop");
      }
      std::string change = rule.make->value("change", "");
      for (auto [text, value] : kChanges) {
        if (change == text) make.change = value;
      }
      parts->makes.push_back(make);
    }
  }
  parts->rules = std::move(rules);
  return NumberExtractor(std::move(parts));
}

NumberExtractor::NumberExtractor(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
NumberExtractor::~NumberExtractor() = default;
NumberExtractor::NumberExtractor(NumberExtractor&&) noexcept = default;
NumberExtractor& NumberExtractor::operator=(NumberExtractor&&) noexcept = default;

const NumeralReader& NumberExtractor::numerals() const { return *parts_->numerals; }
const NumberPhraseReader& NumberExtractor::phrases() const { return *parts_->phrases; }

namespace {

const char* RuleName(PhraseKind kind) {
  switch (kind) {
    case PhraseKind::kCount: return "number.count";
    case PhraseKind::kMeasure: return "number.measure";
    case PhraseKind::kMoney: return "number.money";
    case PhraseKind::kPercent: return "number.percent";
    case PhraseKind::kAge: return "number.age";
    case PhraseKind::kOrdinal: return "number.ordinal";
    case PhraseKind::kPhone: return "number.phone";
    case PhraseKind::kName: return "number.name";
    case PhraseKind::kNone: return "number.none";
  }
  return "number.count";
}

// One document's way through the last step.
class Maker {
 public:
  template <typename Parts>
  Maker(const Parts& parts, const Document& document)
      : document_(document), atoms_(document), counted_(parts.counted) {
    std::vector<Numeral> numerals = parts.numerals->Read(document, atoms_);
    for (NumberPhrase& p : parts.phrases->Read(document, atoms_, numerals)) {
      const char* rule = RuleName(p.kind);
      items_.push_back({.phrase = std::move(p), .rule = rule});
    }
    read_ = items_.size();
  }

  // One mark a phrase that begins and ends where tokens do; payload is the phrase's index.
  template <typename Parts>
  std::vector<Mark> Marks(const Parts& parts) const {
    std::vector<Mark> marks;
    for (uint32_t i = 0; i < items_.size(); ++i) {
      const NumberPhrase& p = items_[i].phrase;
      TokenRange tokens = atoms_.Tokens(p.core_first, p.core_last);
      if (document_.tokens[tokens.first].span.begin != Begin(p.core_first) ||
          document_.tokens[tokens.last - 1].span.end != End(p.core_last)) {
        continue;
      }
      ClassId cls = 0;
      switch (p.kind) {
        case PhraseKind::kCount:
          cls = p.pair                             ? parts.pair
                : YearLike(p)                      ? parts.year4
                : p.form == NumeralForm::kFraction ? parts.fraction
                                                   : parts.number;
          break;
        case PhraseKind::kMeasure:
          cls = p.value.dimension == Dimension::kDuration ? parts.duration : parts.quantity;
          break;
        case PhraseKind::kMoney: cls = parts.money; break;
        case PhraseKind::kPercent: cls = parts.percent; break;
        case PhraseKind::kAge: cls = parts.age; break;
        case PhraseKind::kOrdinal: cls = parts.ordinal; break;
        case PhraseKind::kPhone:
        case PhraseKind::kName:
        case PhraseKind::kNone: break;
      }
      if (cls) marks.push_back({.tokens = tokens, .cls = cls, .payload = i});
    }
    return marks;
  }

  template <typename Parts>
  void ApplyPatterns(const Parts& parts) {
    if (!parts.layer) return;
    // Sentence by sentence, leaving out those without a number: most of a text.
    std::vector<Mark> all = Marks(parts), marks;
    std::vector<bool> wanted = SentencesWithNumbers(parts.decades);
    size_t next = 0;
    for (uint32_t s = 0; s < document_.sentences.size(); ++s) {
      const Sentence& sentence = document_.sentences[s];
      marks.clear();
      for (; next < all.size() && all[next].tokens.first < sentence.last; ++next) {
        marks.push_back(all[next]);
      }
      if (!wanted[s]) continue;
      for (const PatternMatch& match : parts.layer->Scan(document_, sentence, marks, true)) {
        Apply(parts.makes[match.rule], parts.layer->rules()[match.rule].name, match, marks,
              parts.decades);
      }
    }
  }

  template <typename Decades>
  std::vector<bool> SentencesWithNumbers(const Decades& decades) const {
    std::vector<bool> wanted(document_.sentences.size());
    for (const Item& item : items_) wanted[item.phrase.sentence] = true;
    const std::vector<Atom>& atoms = atoms_.all();
    for (uint32_t i = 0; i < atoms.size(); ++i) {
      // "in his thirties": the only number words that are no numerals.
      if (atoms[i].word() && atoms[i].text.ends_with('s') &&
          decades.contains(std::string(atoms[i].text))) {
        wanted[document_.tokens[atoms[i].token].sentence] = true;
      }
    }
    return wanted;
  }

  std::vector<Mention> Mentions() {
    std::vector<Mention> out;
    std::sort(items_.begin(), items_.end(),
              [](const Item& a, const Item& b) { return a.phrase.first < b.phrase.first; });
    uint32_t taken = 0;
    for (Item& item : items_) {
      if (item.dropped || item.phrase.first < taken || !Counts(item)) continue;
      taken = item.phrase.last;
      out.push_back(Make(item));
    }
    return out;
  }

 private:
  uint32_t Begin(uint32_t atom) const { return atoms_.all()[atom].span.begin; }
  uint32_t End(uint32_t atom) const { return atoms_.all()[atom - 1].span.end; }

  bool YearLike(const NumberPhrase& p) const {
    return p.plain && p.value.point >= 1000 && p.value.point < 2200 &&
           End(p.number_last) - Begin(p.number_first) == 4;
  }

  // --- what patterns make ------------------------------------------------------------------

  template <typename Decades>
  void Apply(const Task& make, std::string_view rule, const PatternMatch& match,
             const std::vector<Mark>& marks, const Decades& decades) {
    std::vector<Item*> items;
    for (const Capture& capture : match.captures) {
      if (capture.mark >= 0) items.push_back(&items_[marks[capture.mark].payload]);
    }
    if (make.production == Production::kDecade) {
      if (const Capture* words = match.Find("decade")) AddDecade(rule, *words, decades);
      return;
    }
    if (items.empty()) return;
    for (Item* item : items) {
      if (item->dropped || (!item->pattern.empty() && make.production != Production::kChange))
        return;
    }
    switch (make.production) {
      case Production::kAge:
        for (Item* item : items) {
          Quantity& age = item->phrase.value;
          bool years = age.dimension == Dimension::kDuration;
          if (!years && (age.dimension != Dimension::kCount || age.point > kOldest)) continue;
          if (age.point <= 0) continue;
          age.dimension = Dimension::kAge;
          if (years) age.scale /= kYear;
          if (!years) age.unit = "year";
          item->pattern = rule;
        }
        return;
      case Production::kMagnitude:
        for (Item* item : items) {
          Quantity& m = item->phrase.value;
          if (m.dimension != Dimension::kCount || m.point <= 0 || m.point > kStrongest) continue;
          m.dimension = Dimension::kMagnitude;
          item->pattern = rule;
        }
        return;
      case Production::kScore:
        for (Item* item : items) {
          if (!item->phrase.pair) continue;
          MakeScore(&item->phrase);
          item->pattern = rule;
        }
        return;
      case Production::kRatio:
        if (items.size() == 2) MakeRatio(rule, items[0], items[1]);
        return;
      case Production::kChange:
        for (const Capture& capture : match.captures) {
          if (capture.name != "n" || capture.mark < 0) continue;
          Quantity& changed = items_[marks[capture.mark].payload].phrase.value;
          if (changed.change == Change::kNone) changed.change = make.change;
        }
        return;  // the kind of the quantity stays what it is, and so does its rule
      case Production::kDrop:
        for (Item* item : items) item->dropped = true;
        return;
      case Production::kDecade: return;
    }
  }

  static void MakeScore(NumberPhrase* p) {
    Quantity& q = p->value;
    q.dimension = Dimension::kScore;
    q.second = p->second;
    q.point = q.max = q.min = p->first_value;
    q.max_open = false;
    q.significant = 0;
  }

  // "two in five": one phrase from both.
  void MakeRatio(std::string_view rule, Item* a, Item* b) {
    Quantity& over = a->phrase.value;
    const Quantity& under = b->phrase.value;
    if (over.vague || under.vague || !(under.point > over.point) || over.point <= 0 ||
        YearLike(b->phrase)) {
      return;
    }
    over.second = under.point;
    over.point = over.point / under.point;
    over.min /= under.point;
    over.max /= under.point;
    over.dimension = Dimension::kRatio;
    over.unit = "share";
    over.scale = 100;
    over.significant = 2;
    a->phrase.last = a->phrase.core_last = b->phrase.core_last;
    a->phrase.number_last = b->phrase.number_last;
    a->pattern = rule;
    b->dropped = true;
  }

  template <typename Decades>
  void AddDecade(std::string_view rule, const Capture& words, const Decades& decades) {
    Span span = Cover(document_.tokens[words.tokens.first].span,
                      document_.tokens[words.tokens.last - 1].span);
    std::string_view text = Slice(document_.text, span);
    double from = 0;
    if (auto found = decades.find(std::string(text)); found != decades.end()) {
      from = found->second;
    } else {
      for (char c : text) {
        if (c < '0' || c > '9') break;
        from = from * 10 + (c - '0');
      }
    }
    if (from < 10 || from > 110) return;
    // The atoms of the span: the phrase that the digits made, or a search.
    const std::vector<Atom>& atoms = atoms_.all();
    auto first = std::lower_bound(atoms.begin(), atoms.end(), span.begin,
                                  [](const Atom& a, uint32_t at) { return a.span.begin < at; });
    auto last = std::lower_bound(first, atoms.end(), span.end,
                                 [](const Atom& a, uint32_t at) { return a.span.begin < at; });
    Item item{.rule = "number.age", .pattern = rule};
    NumberPhrase& p = item.phrase;
    p.kind = PhraseKind::kAge;
    p.first = p.core_first = p.number_first = first - atoms.begin();
    p.last = p.core_last = p.number_last = last - atoms.begin();
    p.sentence = document_.tokens[words.tokens.first].sentence;
    p.value.dimension = Dimension::kAge;
    p.value.unit = "year";
    p.value.min = from;
    p.value.max = from + 10;
    p.value.max_open = true;
    p.value.point = from + 5;
    // The phrases as read are in order; those that patterns added come behind them.
    auto other = std::lower_bound(items_.begin(), items_.begin() + read_, p.first,
                                  [](const Item& i, uint32_t at) { return i.phrase.first < at; });
    for (; other != items_.begin() + read_ && other->phrase.first < p.last; ++other) {
      other->dropped = true;
    }
    items_.push_back(std::move(item));
  }

  // --- what stays --------------------------------------------------------------------------

  bool Counts(const Item& item) {
    const NumberPhrase& p = item.phrase;
    switch (p.kind) {
      case PhraseKind::kName: return false;
      case PhraseKind::kNone: return counted_.NothingOf(document_, Tokens(p));
      case PhraseKind::kCount: break;
      case PhraseKind::kMeasure:
      case PhraseKind::kMoney:
      case PhraseKind::kPercent:
      case PhraseKind::kAge:
      case PhraseKind::kOrdinal:
      case PhraseKind::kPhone: return true;
    }
    if (!item.pattern.empty()) return true;
    if (p.unclear) return false;
    bool bare = p.plain && p.value.hedge.empty();
    if (YearLike(p) && !counted_.CountsAfterYear(document_, Tokens(p), !bare, p.value.point)) {
      return false;
    }
    if (bare && (ListNumber(p) || counted_.NameBefore(document_, Tokens(p)))) return false;
    return true;
  }

  // "1. First of all" at the head of a sentence.
  bool ListNumber(const NumberPhrase& p) const {
    if (p.first != atoms_.Begin(p.sentence) || p.last >= atoms_.all().size()) return false;
    const Atom& after = atoms_.all()[p.last];
    return p.value.point < 100 && !after.space && (after.Is('.') || after.Is(')'));
  }

  TokenRange Tokens(const NumberPhrase& p) const { return atoms_.Tokens(p.first, p.last); }

  Mention Make(Item& item) {
    NumberPhrase& p = item.phrase;
    // "3-1" that no words call a score: one only where it cannot be a range.
    if (p.pair && item.pattern.empty() && p.value.dimension == Dimension::kCount &&
        p.first_value >= p.second) {
      MakeScore(&p);
      item.rule = "number.score";
    }
    Mention m;
    m.kind = MentionKind::kQuantity;
    m.span = {Begin(p.first), End(p.last)};
    m.tokens = Tokens(p);
    m.sentence = p.sentence;
    m.rule = item.pattern.empty() ? item.rule : std::string(item.pattern);
    if (p.value.dimension != Dimension::kScore && p.value.dimension != Dimension::kPhone) {
      p.value.of = counted_.Of(document_, m.tokens, atoms_.Tokens(p.number_first, p.number_last),
                               p.kind != PhraseKind::kCount && p.kind != PhraseKind::kNone);
    }
    m.value = p.value;
    for (Quantity& other : p.others) {
      other.of = p.value.of;
      m.alternatives.push_back(std::move(other));
    }
    return m;
  }

  const Document& document_;
  Atoms atoms_;
  const CountedNouns& counted_;
  std::vector<Item> items_;
  size_t read_ = 0;  // items before any pattern
};

}  // namespace

std::vector<Mark> NumberExtractor::Marks(const Document& document) const {
  return Maker(*parts_, document).Marks(*parts_);
}

std::vector<Mention> NumberExtractor::Extract(const Sheet& sheet) const {
  Maker maker(*parts_, *sheet.document);
  maker.ApplyPatterns(*parts_);
  return maker.Mentions();
}

}  // namespace gainsay
