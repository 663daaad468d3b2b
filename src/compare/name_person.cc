// SPDX-License-Identifier: Apache-2.0
//
// Persons. Articles ("al-") and particles ("van", "de") are not matched, since they are written
// or left out at will; "bin" and "ben" say that the word behind is the father's, so that Salman
// bin Muhammad is not Muhammad bin Salman. Tested in tests/compare/name_test.cc.
#include <algorithm>
#include <optional>
#include <tuple>

#include "compare/name_internal.h"
#include "compare/name_match.h"
#include "values/name_fold.h"

namespace gainsay::name_internal {
namespace {

// Above this, the spellings of two whole names are too far apart to be one name's.
double TotalBudget(size_t letters) { return letters < 16 ? 2.0 : 2.6; }

std::vector<Word> WordsOf(const PersonName& name, const NameTables& tables,
                          const Speller& speller) {
  std::vector<Word> words;
  bool after_filiation = false, servant = false;
  const auto add = [&](const std::string& text, NamePart part) {
    const std::string folded = FoldName(text);
    for (std::string_view word : NameWords(folded)) {
      if (tables.IsFiliation(word)) {
        after_filiation = true;
        continue;
      }
      if (servant && !tables.IsArticle(word) && !words.empty()) {
        words.back().folded = "abdul" + std::string(word);  // Abd al-Rahman, Abdul Rahman
        words.back().key = speller.Key(words.back().folded);
        words.back().written += " " + text;
        servant = false;
        continue;
      }
      servant = servant || tables.IsServant(word);
      if (tables.IsArticle(word) || (part != NamePart::kGiven && tables.IsParticle(word))) continue;
      if (words.size() == kMaxWords) return;
      words.push_back({text, std::string(word), speller.Key(word), part, after_filiation});
      after_filiation = false;
    }
  };
  // "JF Kennedy": initials without full stops.
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto capitals = [&](const std::string& s) {
    return std::all_of(s.begin(), s.end(), is_capital);
  };
  PersonName spaced;
  if (name.given.size() == 2 && capitals(name.given) && !capitals(name.family)) {
    const std::string first(1, name.given[0]), second(1, name.given[1]);
    const std::string lower = FoldName(name.given);
    if (!tables.IsGiven(lower) && !tables.IsFamilyFirst(lower)) {
      spaced = name;
      spaced.given = first;
      spaced.middle.insert(spaced.middle.begin(), second);
      return WordsOf(spaced, tables, speller);
    }
  }
  // In the order written, so that a name written as one word meets one in parts (习近平).
  const bool family_first = !name.given.empty() && name.full.starts_with(name.family);
  if (family_first) add(name.family, NamePart::kFamily);
  add(name.given, NamePart::kGiven);
  for (const std::string& middle : name.middle) add(middle, NamePart::kMiddle);
  add(name.particle, NamePart::kFamily);
  if (!family_first) add(name.family, NamePart::kFamily);
  if (words.empty()) {
    // A name of nothing but particles ("Van", "Al"): they are the name.
    const std::string folded = FoldName(name.full);
    for (std::string_view word : NameWords(folded)) {
      if (words.size() == kMaxWords) break;
      words.push_back({name.full, std::string(word), speller.Key(word), NamePart::kFamily});
    }
  }
  return words;
}

class PersonMatcher : public WordMatcher {
 public:
  PersonMatcher(const NameTables& tables, const Speller& speller, bool skeletons)
      : tables_(tables), speller_(speller), skeletons_(skeletons) {}

  bool Match(const std::vector<Word>& a, const std::vector<Word>& b, Pair& p) const override {
    if (p.a_size + p.b_size > 2) return MatchRun(a, b, p);
    const Word& x = a[p.a];
    const Word& y = b[p.b];
    p.likeness = Likeness::kEqual;
    p.cost = 0;
    if (x.folded == y.folded) return true;
    if (x.folded.size() == 1 || y.folded.size() == 1) {
      p.likeness = Likeness::kInitial;
      return x.folded[0] == y.folded[0];
    }
    if (tables_.AreForms(x.folded, y.folded)) {
      p.likeness = Likeness::kForm;
      return true;
    }
    if (x.part != NamePart::kFamily && y.part != NamePart::kFamily &&
        (tables_.AreNicknames(x.folded, y.folded) || IsPetNameOfForm(x.folded, y) ||
         IsPetNameOfForm(y.folded, x))) {
      p.likeness = Likeness::kNickname;
      return true;
    }
    if (x.part != NamePart::kFamily && y.part != NamePart::kFamily && SexesDiffer(x, y))
      return false;
    return MatchSpelling(x.folded, x.key, y.folded, y.key, 1, p);
  }

 private:
  // Katie for Kathryn, by way of Catherine; but not Jack for Juan, by way of John.
  bool IsPetNameOfForm(std::string_view pet_name, const Word& form) const {
    const std::vector<std::string_view> names = tables_.FullNamesOf(pet_name);
    return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
      const double budget = Speller::Budget(name.size(), form.folded.size());
      return tables_.AreForms(name, form.folded) &&
             speller_.Distance(speller_.Key(name), form.key, budget) <= budget;
    });
  }

  // Stephanie is no slip for Steven, nor Michel for Michelle.
  bool SexesDiffer(const Word& x, const Word& y) const {
    const Gender g = tables_.GenderOf(x.folded), h = tables_.GenderOf(y.folded);
    return g != h && g != Gender::kUnknown && h != Gender::kUnknown;
  }

  // Words that one side writes together. Slips must be few here: there is more to choose from.
  bool MatchRun(const std::vector<Word>& a, const std::vector<Word>& b, Pair& p) const {
    std::string x, y;
    for (size_t i = p.a; i < p.a + p.a_size; ++i) x += a[i].folded;
    for (size_t j = p.b; j < p.b + p.b_size; ++j) y += b[j].folded;
    const size_t length = std::max(x.size(), y.size());
    if (std::min(x.size(), y.size()) * 10 < length * 7) return false;
    p.likeness = Likeness::kEqual;
    p.cost = 0;
    return x == y || MatchSpelling(x, speller_.Key(x), y, speller_.Key(y), 0.6, p);
  }

  bool MatchSpelling(const std::string& x, const std::string& x_key, const std::string& y,
                     const std::string& y_key, double share, Pair& p) const {
    p.likeness = Likeness::kSpelling;
    const double budget = share * Speller::Budget(x.size(), y.size());
    p.cost = speller_.Distance(x_key, y_key, budget);
    if (!skeletons_) return p.cost <= budget;
    const std::string s = speller_.Skeleton(x), t = speller_.Skeleton(y);
    if (std::min(s.size(), t.size()) < 2) return p.cost <= budget;
    const double bare_budget = share * Speller::Budget(s.size(), t.size());
    const double bare = speller_.Distance(s, t, bare_budget);
    if (p.cost <= budget && p.cost <= bare) return true;
    p.cost = bare;
    return bare <= bare_budget;
  }

  const NameTables& tables_;
  const Speller& speller_;
  const bool skeletons_;
};

std::string Quote(std::string_view text) { return "\"" + std::string(text) + "\""; }

NameVerdict Verdicted(Relation relation, NamePart part, std::string left, std::string right,
                      std::string reason, double distance) {
  NameVerdict v;
  v.relation = relation;
  v.part = part;
  v.left = std::move(left);
  v.right = std::move(right);
  v.reason = std::move(reason);
  v.distance = distance;
  return v;
}

// Han and Hangul write a syllable a sign: near signs are other names.
std::optional<NameVerdict> CompareSigns(const PersonName& a, const PersonName& b) {
  const NameScript script = ScriptOfName(a.full);
  if (script != NameScript::kHan && script != NameScript::kHangul) return std::nullopt;
  if (ScriptOfName(b.full) != script) return std::nullopt;
  if (FoldName(a.full) == FoldName(b.full)) return std::nullopt;
  return Verdicted(Relation::kConflict, NamePart::kWhole, a.full, b.full,
                   Quote(a.full) + " and " + Quote(b.full) + " are written with different signs",
                   1);
}

bool SonAndFatherExchanged(const std::vector<Word>& a, const std::vector<Word>& b,
                           const Matching& m) {
  bool father_is_son = false, son_is_father = false;
  for (const Pair& p : m.pairs) {
    father_is_son |= a[p.a].after_filiation && !b[p.b].after_filiation && p.b < p.a;
    son_is_father |= !a[p.a].after_filiation && b[p.b].after_filiation && p.a < p.b;
  }
  return father_is_son && son_is_father;
}

// "Friedrich Hans" and "Hans Friedrich": two given names either of which could be the surname.
bool GivenNamesExchanged(const std::vector<Word>& a, const std::vector<Word>& b, const Matching& m,
                         const NameTables& tables) {
  if (a.size() != 2 || b.size() != 2 || m.pairs.size() != 2) return false;
  return m.pairs[0].b == 1 && m.pairs[1].b == 0 && tables.IsSurelyGiven(a[0].folded) &&
         tables.IsSurelyGiven(a[1].folded);
}

// A last word that was cut ("DR" for DRISSI) when all before it agree.
bool CutShort(const std::vector<Word>& a, const std::vector<Word>& b, const Matching& m) {
  if (m.left_a.size() != 1 || m.left_b.size() != 1 || m.pairs.size() < 3) return false;
  const size_t i = m.left_a[0], j = m.left_b[0];
  if (i + 1 != a.size() || j + 1 != b.size()) return false;
  return a[i].folded.starts_with(b[j].folded) || b[j].folded.starts_with(a[i].folded);
}

// "DelGiudice" and "Del Giudice" alike, particles and all.
std::string WithoutSpaces(const std::string& name) {
  std::string joined = FoldName(name);
  std::erase(joined, ' ');
  return joined;
}

NamePart PartOf(const Word& x, const Word& y) {
  if (x.part == NamePart::kFamily || y.part == NamePart::kFamily) return NamePart::kFamily;
  if (x.part == NamePart::kGiven || y.part == NamePart::kGiven) return NamePart::kGiven;
  return NamePart::kMiddle;
}

NameVerdict Decide(const PersonName& left, const PersonName& right, const NameTables& tables,
                   const Speller& speller) {
  if (left.full == right.full && left.suffix == right.suffix) {
    return Verdicted(Relation::kSame, NamePart::kNone, "", "", "the names are equal", 0);
  }
  if (auto signs = CompareSigns(left, right)) return *signs;
  const std::vector<Word> a = WordsOf(left, tables, speller), b = WordsOf(right, tables, speller);
  if (a.empty() || b.empty()) {
    return Verdicted(Relation::kIncomparable, NamePart::kWhole, left.full, right.full,
                     "a name without letters", 1);
  }
  const NameScript x = ScriptOfName(left.full), y = ScriptOfName(right.full);
  const auto loses_vowels = [](NameScript s) {
    return s == NameScript::kAbjad || s == NameScript::kHan || s == NameScript::kKana;
  };
  const bool skeletons = x != y && (loses_vowels(x) || loses_vowels(y));
  const Matching m = MatchWords(a, b, PersonMatcher(tables, speller, skeletons));

  const bool apart = !m.left_a.empty() && !m.left_b.empty() && !CutShort(a, b, m);
  if (apart && WithoutSpaces(left.full) == WithoutSpaces(right.full)) {
    return Verdicted(Relation::kVariant, NamePart::kFamily, left.family, right.family,
                     Quote(left.full) + " and " + Quote(right.full) + " differ in a space", 0.1);
  }
  if (apart) {
    const Word& p = a[m.left_a.back()];
    const Word& q = b[m.left_b.back()];
    return Verdicted(Relation::kConflict, PartOf(p, q), p.written, q.written,
                     Quote(p.written) + " and " + Quote(q.written) + " are different names",
                     1 - 0.5 * static_cast<double>(m.pairs.size()) /
                             static_cast<double>(std::max(a.size(), b.size())));
  }
  const bool only_initials = std::all_of(m.pairs.begin(), m.pairs.end(), [](const Pair& p) {
    return p.likeness == Likeness::kInitial;
  });
  if (m.pairs.empty() || only_initials) {
    return Verdicted(Relation::kConflict, NamePart::kWhole, left.full, right.full,
                     "the names have no part in common", 1);
  }
  if (SonAndFatherExchanged(a, b, m)) {
    return Verdicted(Relation::kConflict, NamePart::kOrder, left.full, right.full,
                     "father and son are exchanged", 0.5);
  }
  if (GivenNamesExchanged(a, b, m, tables)) {
    return Verdicted(Relation::kConflict, NamePart::kOrder, left.full, right.full,
                     "given name and family name are exchanged", 0.5);
  }
  if (m.cost > TotalBudget(m.length)) {
    const auto worst =
        std::max_element(m.pairs.begin(), m.pairs.end(),
                         [](const Pair& p, const Pair& q) { return p.cost < q.cost; });
    return Verdicted(Relation::kConflict, PartOf(a[worst->a], b[worst->b]), a[worst->a].written,
                     b[worst->b].written, "the spellings are too far apart for one name", 0.7);
  }
  // A family name alone stands for the whole; otherwise a third of the parts must meet.
  const bool family_alone = std::min(a.size(), b.size()) == 1 &&
                            a[m.pairs[0].a].part == NamePart::kFamily &&
                            b[m.pairs[0].b].part == NamePart::kFamily;
  if (!family_alone && m.pairs.size() * 10 < std::max(a.size(), b.size()) * 3) {
    return Verdicted(Relation::kIncomparable, NamePart::kWhole, left.full, right.full,
                     "one name has too few parts of the other", 0.8);
  }
  if (!left.suffix.empty() && !right.suffix.empty() &&
      FoldName(left.suffix) != FoldName(right.suffix)) {
    return Verdicted(Relation::kConflict, NamePart::kSuffix, left.suffix, right.suffix,
                     "the suffixes tell two people of one name apart", 0.5);
  }
  // From here on they can be one person's. The part that is furthest from equal is named.
  const Pair* spelt = nullptr;
  const Pair* loose = nullptr;
  for (const Pair& p : m.pairs) {
    if (p.likeness == Likeness::kForm || p.likeness == Likeness::kSpelling) {
      if (spelt == nullptr || p.cost > spelt->cost) spelt = &p;
    } else if (p.likeness != Likeness::kEqual) {
      loose = &p;
    }
  }
  if (spelt != nullptr) {
    const Word &p = a[spelt->a], &q = b[spelt->b];
    return Verdicted(Relation::kVariant, PartOf(p, q), p.written, q.written,
                     Quote(p.written) + " and " + Quote(q.written) + " are spellings of one name",
                     std::min(0.6, 0.1 + m.cost / 4));
  }
  if (loose != nullptr) {
    const Word &p = a[loose->a], &q = b[loose->b];
    const bool initial = loose->likeness == Likeness::kInitial;
    return Verdicted(Relation::kCompatible, PartOf(p, q), p.written, q.written,
                     Quote(p.written) + " and " + Quote(q.written) +
                         (initial ? " agree in the initial" : " are forms of one given name"),
                     0.05);
  }
  if (!m.left_a.empty() || !m.left_b.empty()) {
    const Word& p = m.left_a.empty() ? b[m.left_b[0]] : a[m.left_a[0]];
    return Verdicted(Relation::kCompatible, p.part, m.left_a.empty() ? "" : p.written,
                     m.left_a.empty() ? p.written : "", "only one name has " + Quote(p.written),
                     0.05);
  }
  return Verdicted(Relation::kSame, NamePart::kNone, "", "", "the names have the same parts", 0);
}

}  // namespace

NameVerdict ComparePersons(const PersonName& a, const PersonName& b, const NameTables& tables,
                           const Speller& speller) {
  // Decided in one order of the two, so that the answer cannot depend on it.
  if (std::tie(b.full, b.suffix) < std::tie(a.full, a.suffix)) {
    NameVerdict v = Decide(b, a, tables, speller);
    std::swap(v.left, v.right);
    return v;
  }
  return Decide(a, b, tables, speller);
}

}  // namespace gainsay::name_internal
