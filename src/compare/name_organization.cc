// SPDX-License-Identifier: Apache-2.0
//
// Organisations, ships, products. A name is folded; phrases ("United States" -> us) and numbers
// ("First", "II", "Forty-Four") are made one; legal forms are taken off both ends and compared on
// their own; what remains is matched word by word, with much less room for slips than in the
// names of persons, since short coined words differ by a letter (LXC, LAU). Tested in
// tests/compare/name_test.cc.
#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include "base/status.h"
#include "compare/name_internal.h"
#include "compare/name_match.h"
#include "nlohmann/json.hpp"
#include "values/name_fold.h"

namespace gainsay::name_internal {

using nlohmann::json;

struct OrganizationComparer::Parsed {
  std::vector<Word> words;    // without function words and legal forms
  std::string initials;       // of all words but function words
  std::string all_initials;   // of all words
  std::string core_initials;  // of `words`
  std::string joined;         // all letters, legal forms too
  std::set<int> forms;        // rows of the legal forms
};

namespace {

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

std::string JoinWords(const std::vector<std::string>& words, size_t first, size_t size) {
  std::string out;
  for (size_t i = first; i < first + size; ++i) {
    if (i > first) out += ' ';
    out += words[i];
  }
  return out;
}

bool IsNumber(std::string_view word) {
  return !word.empty() &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "AR16" is a word and a number: numbers never pass for a slip of each other.
std::vector<std::string> SplitDigits(const std::vector<std::string_view>& words) {
  std::vector<std::string> out;
  for (std::string_view word : words) {
    size_t begin = 0;
    const bool ordinal = word.size() > 2 && IsNumber(word.substr(0, word.size() - 2));
    for (size_t i = 1; !ordinal && i < word.size(); ++i) {
      const bool digit = IsNumber(word.substr(i, 1)), before = IsNumber(word.substr(i - 1, 1));
      if (digit == before) continue;
      out.emplace_back(word.substr(begin, i - begin));
      begin = i;
    }
    out.emplace_back(word.substr(begin));
  }
  return out;
}

class OrganizationMatcher : public WordMatcher {
 public:
  OrganizationMatcher(const Speller& speller, bool lone) : speller_(speller), lone_(lone) {}

  bool Match(const std::vector<Word>& a, const std::vector<Word>& b, Pair& p) const override {
    std::string x, y;
    for (size_t i = p.a; i < p.a + p.a_size; ++i) x += a[i].folded;
    for (size_t j = p.b; j < p.b + p.b_size; ++j) y += b[j].folded;
    p.likeness = Likeness::kEqual;
    p.cost = 0;
    if (x == y) return true;
    if (a[p.a].number || b[p.b].number) return false;
    if (p.a_size + p.b_size > 2) return false;
    p.likeness = Likeness::kSpelling;
    const double budget = Budget(std::max(x.size(), y.size()));
    p.cost = speller_.Distance(a[p.a].key, b[p.b].key, budget);
    return p.cost <= budget;
  }

 private:
  double Budget(size_t letters) const {
    if (letters <= 3) return 0;
    if (letters == 4) return lone_ ? 0.5 : 0.6;
    return letters < 9 ? 1.0 : 2.0;
  }

  const Speller& speller_;
  const bool lone_;  // names of one word have nothing else to agree in
};

}  // namespace

absl::StatusOr<OrganizationComparer> OrganizationComparer::FromJson(const json& table,
                                                                    const Speller& speller) {
  OrganizationComparer c;
  for (const char* key : {"legal_forms", "same_form", "function_words", "generic", "same_words",
                          "phrases", "numbers", "put_in"}) {
    if (!table.contains(key)) return Invalid(std::string("organizations: no \"") + key + "\"");
  }
  const auto add_form = [&](const std::string& form, int row) {
    const std::string folded = FoldName(form);
    std::string joined = folded;
    std::erase(joined, ' ');
    c.forms_[folded] = {row, speller.Key(joined)};
    if (folded.size() >= 9) {
      const std::string& key = c.forms_[folded].key;
      c.long_forms_[{key[0], key.size()}].push_back(c.forms_[folded]);
    }
    c.longest_form_ = std::max(c.longest_form_, NameWords(folded).size());
  };
  int row = 0;
  for (const auto& [kind, forms] : table["legal_forms"].items()) {
    for (const json& form : forms) add_form(form.get<std::string>(), kind == "any" ? -1 : row++);
  }
  for (const json& forms : table["same_form"]) {
    for (const json& form : forms) add_form(form.get<std::string>(), row);
    ++row;
  }
  for (const json& word : table["function_words"]) {
    c.function_words_[FoldName(word.get<std::string>())] = true;
  }
  for (const json& group : table["same_words"]) {
    const std::string first = FoldName(group[0].get<std::string>());
    for (const json& word : group) c.same_words_[FoldName(word.get<std::string>())] = first;
  }
  for (const json& word : table["generic"]) {
    const std::string folded = FoldName(word.get<std::string>());
    c.generic_[folded] = true;
    const auto same = c.same_words_.find(folded);
    if (same != c.same_words_.end()) c.generic_[same->second] = true;
  }
  for (const json& word : table["put_in"]["words"])
    c.put_in_[FoldName(word.get<std::string>())] = true;
  for (const json& word : table["put_in"]["except"]) {
    c.never_put_in_[FoldName(word.get<std::string>())] = true;
  }
  for (const auto& [phrase, word] : table["phrases"].items()) {
    c.phrases_[phrase] = word.get<std::string>();
    c.longest_phrase_ = std::max(c.longest_phrase_, NameWords(phrase).size());
  }
  for (const auto& [word, number] : table["numbers"].items()) {
    c.numbers_[word] = number.get<std::string>();
  }
  return c;
}

OrganizationComparer::Parsed OrganizationComparer::Parse(std::string_view name,
                                                         const Speller& speller) const {
  Parsed parsed;
  const std::string folded = FoldName(name);
  std::vector<std::string> raw = SplitDigits(NameWords(folded));
  if (raw.size() > kMaxWords) raw.resize(kMaxWords);
  for (const std::string& word : raw) {
    parsed.joined += word;
    parsed.all_initials += word[0];
    if (!function_words_.contains(word)) parsed.initials += word[0];
  }
  // Legal forms at both ends, the longest first; a name is always left.
  size_t first = 0, last = raw.size();
  const auto take = [&](bool end) {
    for (size_t n = std::min(longest_form_, last - first - 1); n > 0; --n) {
      const std::string words = JoinWords(raw, end ? last - n : first, n);
      const auto exact = forms_.find(words);
      int row = -2;
      if (exact != forms_.end()) row = exact->second.row;
      if (row == -2 && words.size() >= 9) {  // long forms with a slip in them
        std::string joined = words;
        std::erase(joined, ' ');
        const std::string key = speller.Key(joined);
        // With at most one edit, the lengths differ by one and the first letters agree.
        for (size_t length = key.size() - 1; length <= key.size() + 1; ++length) {
          const auto bucket = long_forms_.find({key[0], length});
          if (bucket == long_forms_.end()) continue;
          for (const Form& form : bucket->second) {
            if (speller.Distance(key, form.key, 1) <= 1) row = std::max(row, form.row);
          }
        }
      }
      if (row == -2) continue;
      if (row >= 0) parsed.forms.insert(row);
      if (end)
        last -= n;
      else
        first += n;
      return true;
    }
    return false;
  };
  while (first + 1 < last && function_words_.contains(raw[first])) ++first;
  while (first + 1 < last && (take(true) || take(false))) {
  }
  for (size_t i = first; i < last;) {
    std::string word = raw[i];
    size_t taken = 1;
    for (size_t n = std::min(longest_phrase_, last - i); n > 0; --n) {
      const auto phrase = phrases_.find(JoinWords(raw, i, n));
      if (phrase == phrases_.end()) continue;
      word = phrase->second;
      taken = n;
      break;
    }
    i += taken;
    if (function_words_.contains(word) && last - first > 1) continue;
    const auto same = same_words_.find(word);
    if (same != same_words_.end()) word = same->second;
    const auto number = numbers_.find(word);
    // A letter alone is a numeral only at the end ("Trust I"), not in "L & H".
    if (number != numbers_.end() && (word.size() > 1 || i == last)) word = number->second;
    Word w{word, word, speller.Key(word), NamePart::kWord};
    w.number = IsNumber(word);
    w.generic = generic_.contains(word);
    if (w.number && word.size() == 1 && !parsed.words.empty() && parsed.words.back().number &&
        parsed.words.back().folded.size() == 2 && parsed.words.back().folded[1] == '0') {
      Word& tens = parsed.words.back();  // forty-four
      tens.folded[1] = word[0];
      tens.written = tens.key = tens.folded;
      continue;
    }
    parsed.core_initials += word[0];
    parsed.words.push_back(std::move(w));
  }
  return parsed;
}

// Whether one name of three words or more is the other with the word at `at` put in.
bool OrganizationComparer::IsPutIn(const std::vector<Word>& words, size_t at) const {
  if (words.size() < 3 || at == 0 || at + 1 == words.size()) return false;
  if (!put_in_.contains(words[at].folded)) return false;
  return std::none_of(words.begin(), words.end(),
                      [&](const Word& w) { return never_put_in_.contains(w.folded); });
}

NameVerdict OrganizationComparer::CompareOne(std::string_view left, std::string_view right,
                                             NameKind kind, const Speller& speller) const {
  if (left == right)
    return Verdicted(Relation::kSame, NamePart::kNone, "", "", "the names are equal", 0);
  const Parsed a = Parse(left, speller), b = Parse(right, speller);
  if (a.joined.empty() || b.joined.empty()) {
    return Verdicted(Relation::kIncomparable, NamePart::kWhole, std::string(left),
                     std::string(right), "a name without letters", 1);
  }
  if (a.joined == b.joined) {
    return Verdicted(Relation::kSame, NamePart::kNone, "", "", "the names have the same letters",
                     0);
  }
  if (!a.forms.empty() && !b.forms.empty()) {
    std::vector<int> common;
    std::set_intersection(a.forms.begin(), a.forms.end(), b.forms.begin(), b.forms.end(),
                          std::back_inserter(common));
    if (common.empty()) {
      return Verdicted(Relation::kConflict, NamePart::kLegalForm, std::string(left),
                       std::string(right), "the legal forms differ", 0.5);
    }
  }
  // An acronym and what it stands for.
  const auto is_acronym = [](const Parsed& acronym, const Parsed& full) {
    if (acronym.words.size() != 1 || full.words.size() < 2) return false;
    const std::string& letters = acronym.words[0].folded;  // without a legal form
    return letters.size() >= 2 && letters.size() <= 6 &&
           (letters == full.initials || letters == full.all_initials ||
            letters == full.core_initials);
  };
  if (is_acronym(a, b) || is_acronym(b, a)) {
    return Verdicted(Relation::kCompatible, NamePart::kWhole, std::string(left), std::string(right),
                     "one is the other's initials", 0.1);
  }
  const bool lone = a.words.size() == 1 && b.words.size() == 1;
  const Matching m = MatchWords(a.words, b.words, OrganizationMatcher(speller, lone));
  if (m.cost > 2) {
    return Verdicted(Relation::kConflict, NamePart::kWord, std::string(left), std::string(right),
                     "the spellings are too far apart for one name", 0.7);
  }
  if (!m.left_a.empty() && !m.left_b.empty()) {
    // Another division into words with a slip: 'Ndrangheta, Andrang Heta.
    const size_t letters = std::max(a.joined.size(), b.joined.size());
    if (letters >= 8 && a.words.size() != b.words.size() &&
        speller.Distance(speller.Key(a.joined), speller.Key(b.joined), 1) <= 1) {
      return Verdicted(Relation::kVariant, NamePart::kWhole, std::string(left), std::string(right),
                       "the names are spellings of one name, divided otherwise", 0.3);
    }
    const Word &x = a.words[m.left_a[0]], &y = b.words[m.left_b[0]];
    return Verdicted(Relation::kConflict,
                     x.number && y.number ? NamePart::kNumber : NamePart::kWord, x.written,
                     y.written, Quote(x.written) + " and " + Quote(y.written) + " differ",
                     m.pairs.empty() ? 1 : 0.6);
  }
  const bool distinct = std::any_of(m.pairs.begin(), m.pairs.end(),
                                    [&](const Pair& p) { return !a.words[p.a].generic; });
  const auto& left_over = m.left_a.empty() ? m.left_b : m.left_a;
  const auto& words = m.left_a.empty() ? b.words : a.words;
  if (!left_over.empty()) {
    const bool generic = distinct && std::all_of(left_over.begin(), left_over.end(),
                                                 [&](size_t i) { return words[i].generic; });
    const std::string& word = words[left_over[0]].written;
    if (left_over.size() == 1 && m.cost == 0 && distinct && kind == NameKind::kOrganization &&
        IsPutIn(words, left_over[0])) {
      return Verdicted(Relation::kVariant, NamePart::kWord, m.left_a.empty() ? "" : word,
                       m.left_a.empty() ? word : "", "one name has " + Quote(word) + " put in",
                       0.2);
    }
    return Verdicted(generic ? Relation::kCompatible : Relation::kIncomparable, NamePart::kWord,
                     m.left_a.empty() ? "" : word, m.left_a.empty() ? word : "",
                     generic
                         ? "only one name has " + Quote(word)
                         : "only one name has " + Quote(word) + ": one may be a part of the other",
                     generic ? 0.1 : 0.4);
  }
  const auto worst = std::max_element(m.pairs.begin(), m.pairs.end(),
                                      [](const Pair& p, const Pair& q) { return p.cost < q.cost; });
  if (m.cost > 0 || std::any_of(m.pairs.begin(), m.pairs.end(),
                                [](const Pair& p) { return p.likeness != Likeness::kEqual; })) {
    const Word &x = a.words[worst->a], &y = b.words[worst->b];
    return Verdicted(Relation::kVariant, NamePart::kWord, x.written, y.written,
                     Quote(x.written) + " and " + Quote(y.written) + " are spellings of one name",
                     std::min(0.6, 0.1 + m.cost / 4));
  }
  return Verdicted(Relation::kSame, NamePart::kNone, "", "", "the names have the same words", 0);
}

NameVerdict OrganizationComparer::Compare(std::string_view a, std::string_view b, NameKind kind,
                                          const Speller& speller) const {
  // "Al-Qa'ida/Islamic Army": either name will do.
  const auto names = [](std::string_view name) {
    std::vector<std::string_view> parts = {name};
    const size_t slash = name.find('/');
    if (slash != std::string_view::npos && slash >= 4 && name.size() - slash > 4) {
      parts.push_back(name.substr(0, slash));
      parts.push_back(name.substr(slash + 1));
    }
    return parts;
  };
  const auto order = [](Relation r) {
    switch (r) {
      case Relation::kSame: return 0;
      case Relation::kCompatible: return 1;
      case Relation::kVariant: return 2;
      case Relation::kIncomparable: return 3;
      case Relation::kSuperseded:
      case Relation::kConflict: return 4;
    }
    return 4;
  };
  const bool turned = b < a;
  if (turned) std::swap(a, b);
  std::optional<NameVerdict> best;
  for (std::string_view x : names(a)) {
    for (std::string_view y : names(b)) {
      NameVerdict v = CompareOne(x, y, kind, speller);
      if (!best || order(v.relation) < order(best->relation)) best = std::move(v);
    }
  }
  if (turned) std::swap(best->left, best->right);
  return *best;
}

}  // namespace gainsay::name_internal
