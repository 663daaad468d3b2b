// SPDX-License-Identifier: Apache-2.0
//
// Two rounds. First every run is weighed, and runs of the same words are weighed together: what
// one sentence says of "Shondell McAllister" holds for the next. Then what stayed open is
// compared with what was found: the end of a person's name is that person ("Azari-Jahromi"), the
// core of an organisation's is that organisation ("Kia" for Kia Motors), and lines in title case
// are searched for the names of the body. Tested in tests/extract/name_test.cc.
#include "extract/name.h"

#include <algorithm>
#include <unordered_map>

#include "base/status.h"
#include "extract/name_evidence.h"
#include "extract/name_runs.h"
#include "extract/name_words.h"
#include "nlohmann/json.hpp"
#include "values/name_fold.h"

namespace gainsay {

using name_internal::Bit;
using name_internal::Evidence;
using name_internal::EvidenceSet;
using name_internal::EvidenceWeights;
using name_internal::Hit;
using name_internal::Initials;
using name_internal::JoinWords;
using name_internal::kEvidence;
using name_internal::NameClass;
using name_internal::NameLexicons;
using name_internal::NameRun;
using name_internal::NameRuns;
using name_internal::NameType;
using name_internal::NameWord;
using name_internal::Shape;
using name_internal::SurnameShapes;

struct NameExtractor::Parts {
  std::shared_ptr<const RuleSet> rules;
  NameLexicons lexicons;
  NameTables tables;
  NameRuns runs;
  EvidenceWeights weights;
  SurnameShapes shapes;
};

namespace {

constexpr EvidenceSet kMajority =  // holds for a name only where most of its occurrences have it
    Bit(Evidence::kArticle) | Bit(Evidence::kLocative) | Bit(Evidence::kInQuotes) |
    Bit(Evidence::kPlace) | Bit(Evidence::kCommonWords) | Bit(Evidence::kTagged);

constexpr EvidenceSet kFirmOrganization =
    Bit(Evidence::kHead) | Bit(Evidence::kKnown) | Bit(Evidence::kAmpersand) |
    Bit(Evidence::kAcronymIntroduced) | Bit(Evidence::kCapitals);

constexpr size_t kMaxNameWords = 8;

// How many times as often as a slip of four letters the right name stands in the article.
constexpr int kOften = 3;

// All runs of the same words.
struct Group {
  std::vector<std::string_view> words;  // folded, without marks
  std::array<uint16_t, kEvidence> counts{};
  uint16_t runs = 0;
  NameType type = NameType::kNone;
  bool part = false;  // typed as a part of another name
  std::string category, other_category;
  size_t core = 0;  // words before the head or legal form that ends it; 0 where none does
  int64_t acronym_of = -1;
};

class Reading {
 public:
  Reading(const name_internal::NameWords& words, const NameLexicons& lexicons,
          const NameTables& tables, const EvidenceWeights& weights, const SurnameShapes& shapes)
      : words_(words), lexicons_(lexicons), tables_(tables), weights_(weights), shapes_(shapes) {}

  std::vector<Mention> Read(std::vector<NameRun> runs) {
    runs_ = std::move(runs);
    for (const NameRun& run : runs_) Weigh(run);
    IntroduceAcronyms();
    LookBeside();
    for (Group& group : groups_) Decide(group);
    AdoptWholes();
    IndexParts();
    for (Group& group : groups_) AdoptPart(group);
    std::vector<Mention> out;
    for (size_t r = 0; r < runs_.size(); ++r) {
      const Group& group = groups_[group_of_[r]];
      const bool confirmed = group.runs > 0 || !runs_[r].headline;
      if (group.type != NameType::kNone && confirmed) {
        Emit(runs_[r], group, &out);
      } else {
        SearchInside(runs_[r], &out);
      }
    }
    FindAtBeginnings(&out);
    return out;
  }

 private:
  std::vector<std::string_view> WordsOf(TokenRange tokens) const {
    std::vector<std::string_view> out;
    for (uint32_t i = tokens.first; i < tokens.last; ++i) {
      if (!words_[i].folded.empty()) out.push_back(words_[i].folded);
    }
    return out;
  }

  void Weigh(const NameRun& run) {
    std::vector<std::string_view> words = WordsOf(run.tokens);
    const auto [at, added] = by_key_.try_emplace(JoinWords(words, 0, words.size()), groups_.size());
    if (added) groups_.push_back({.words = std::move(words)});
    group_of_.push_back(at->second);
    if (run.headline) return;  // title case shows nothing
    Group& group = groups_[at->second];
    ++group.runs;
    const EvidenceSet set = EvidenceFor(run, words_, lexicons_, tables_, shapes_);
    for (size_t e = 0; e < kEvidence; ++e) group.counts[e] += set >> e & 1;
    const Hit& close = words_[run.tokens.last - 1].Ends(NameClass::kHead);
    if (close.size > 0 && close.size < run.tokens.size()) {
      group.core = WordsOf({run.tokens.first, run.tokens.last - close.size}).size();
    }
    if (group.category.empty()) group.category = CategoryOf(run);
    if (group.other_category.empty()) group.other_category = OtherCategoryOf(run);
  }

  std::string CategoryOf(const NameRun& run) const {
    const NameWord& first = words_[run.tokens.first];
    const NameWord& last = words_[run.tokens.last - 1];
    const std::pair<NameClass, const Hit*> hits[] = {
        {NameClass::kKnown, &first.Begins(NameClass::kKnown)},
        {NameClass::kKnown, &last.Ends(NameClass::kKnown)},
        {NameClass::kHead, &last.Ends(NameClass::kHead)},
        {NameClass::kHead, &first.Begins(NameClass::kHead)}};
    for (const auto& [cls, hit] : hits) {
      if (hit->size > 0) return std::string(lexicons_.CategoryOf(cls, hit->entry));
    }
    for (uint32_t i = run.tokens.first; i < run.tokens.last; ++i) {
      const Hit& hit = words_[i].Ends(NameClass::kHead);  // "Federal Bureau of Investigation"
      if (hit.size > 0) return std::string(lexicons_.CategoryOf(NameClass::kHead, hit.entry));
    }
    return "";
  }

  std::string OtherCategoryOf(const NameRun& run) const {
    if (words_[run.tokens.first].Begins(NameClass::kShip).size > 0) return "ship";
    if (const Hit* thing = ThingBefore(run, words_)) {
      return std::string(lexicons_.CategoryOf(NameClass::kThing, thing->entry));
    }
    const Hit& hit = words_[run.tokens.last - 1].Ends(NameClass::kOtherHead);
    return hit.size > 0 ? std::string(lexicons_.CategoryOf(NameClass::kOtherHead, hit.entry))
                        : "work";
  }

  // "the Central Bank of Iran (CBI)"
  void IntroduceAcronyms() {
    for (size_t r = 1; r < runs_.size(); ++r) {
      const NameRun& full = runs_[r - 1];
      const NameRun& acronym = runs_[r];
      if (acronym.tokens.size() != 1 || acronym.tokens.first != full.tokens.last + 1 ||
          words_[full.tokens.last].text != "(" ||
          words_[acronym.tokens.first].shape != Shape::kCapitals) {
        continue;
      }
      const Initials initials = InitialsOf(words_, full.tokens);
      const std::string& letters = words_[acronym.tokens.first].folded;
      if (letters != initials.of_all && letters != initials.of_capitals) continue;
      for (size_t group : {group_of_[r - 1], group_of_[r]}) {
        ++groups_[group].counts[static_cast<size_t>(Evidence::kAcronymIntroduced)];
      }
      groups_[group_of_[r]].acronym_of = static_cast<int64_t>(group_of_[r - 1]);
    }
  }

  // "killing Latonya Brown and Tanya Wilson": names in a list are of one kind.
  void LookBeside() {
    const auto is_person = [&](const Group& g) {
      const EvidenceSet set = EvidenceOf(g);
      return (set & (Bit(Evidence::kGiven) | Bit(Evidence::kHonorific) | Bit(Evidence::kAge))) !=
                 0 &&
             (set & (kFirmOrganization | Bit(Evidence::kOf) | Bit(Evidence::kOtherHead))) == 0;
    };
    for (size_t r = 1; r < runs_.size(); ++r) {
      const NameRun &left = runs_[r - 1], &right = runs_[r];
      if (left.sentence != right.sentence || left.headline) continue;
      const uint32_t from = left.tokens.last;
      const uint32_t to = right.title.size() > 0 ? right.title.first : right.tokens.first;
      if (to <= from || to > from + 2) continue;
      bool list = true;
      for (uint32_t i = from; i < to; ++i)
        list &= words_[i].text == "," || words_[i].folded == "and";
      if (!list) continue;
      Group &x = groups_[group_of_[r - 1]], &y = groups_[group_of_[r]];
      if (x.words.size() < 2 || y.words.size() < 2) continue;
      const bool x_person = is_person(x), y_person = is_person(y);
      if (y_person && !x_person) ++x.counts[static_cast<size_t>(Evidence::kBeside)];
      if (x_person && !y_person) ++y.counts[static_cast<size_t>(Evidence::kBeside)];
    }
  }

  EvidenceSet EvidenceOf(const Group& group) const {
    EvidenceSet set = 0;
    for (size_t e = 0; e < kEvidence; ++e) {
      const bool majority = kMajority >> e & 1;
      if (majority ? group.counts[e] * 2 > group.runs : group.counts[e] > 0) {
        set |= EvidenceSet{1} << e;
      }
    }
    return set;
  }

  void Decide(Group& group) const {
    if (group.runs == 0 || group.words.size() > kMaxNameWords * 2) return;
    double sum = 0;
    group.type = weights_.Decide(EvidenceOf(group), &sum);
    if (group.type != NameType::kOther) return;
    group.category = group.other_category;
    if (group.category == "place") group.type = NameType::kNone;  // the gazetteer's
  }

  // "Wladimir Klitschko", where "the 36-year-old Klitschko" is a person elsewhere.
  void AdoptWholes() {
    const EvidenceSet against = kFirmOrganization | Bit(Evidence::kOtherHead) | Bit(Evidence::kOf) |
                                Bit(Evidence::kArticle) | Bit(Evidence::kInQuotes);
    for (Group& group : groups_) {
      if (group.type != NameType::kNone || group.runs == 0) continue;
      if (group.words.size() < 2 || group.words.size() > 4) continue;
      const EvidenceSet set = EvidenceOf(group);
      if ((set & against) != 0 || words_.lower.contains(group.words[0])) continue;
      const auto family = by_key_.find(std::string(group.words.back()));
      if (family == by_key_.end() || groups_[family->second].type != NameType::kPerson) continue;
      group.type = NameType::kPerson;
    }
  }

  // The ends of persons' names, their given names, and the cores of organisations' names.
  void IndexParts() {
    for (size_t g = 0; g < groups_.size(); ++g) {
      const Group& group = groups_[g];
      size_t n = std::min(group.words.size(), kMaxNameWords);
      if (group.type == NameType::kPerson) {
        if (n > 2 && tables_.IsAfter(group.words[n - 1])) --n;  // Comeaux Jr.
        for (size_t i = n > 1 ? 1 : 0; i < n; ++i) {
          parts_.try_emplace(JoinWords(group.words, i, n), g);
        }
        if (n > 1 && tables_.IsSurelyGiven(group.words[0])) {
          parts_.try_emplace(std::string(group.words[0]), g);
        }
        // Chinese and Korean names are shortened to their first word.
        if (n > 1 && tables_.IsFamilyFirst(group.words[0])) {
          parts_.try_emplace(std::string(group.words[0]), g);
        }
        // A surname with one letter wrong is found by what both leave when a letter goes.
        const std::string_view family = group.words[n - 1];
        if (n > 1 && family.size() >= 4) {
          for (std::string& key : WithoutALetter(family)) slips_.try_emplace(std::move(key), g);
        }
      } else if (group.type == NameType::kOrganization && group.core > 0 &&
                 group.core <= kMaxNameWords && group.category == "company") {
        // "Kia | Motors Corp."
        const std::string core = JoinWords(group.words, 0, group.core);
        if (core.size() >= 3) parts_.try_emplace(core, g);
      }
    }
  }

  void AdoptPart(Group& group) const {
    const EvidenceSet set = EvidenceOf(group);
    const bool firm = group.type == NameType::kOrganization && (set & kFirmOrganization) != 0;
    if (firm || group.words.size() > 3 || group.runs == 0) return;
    if (group.type == NameType::kPerson || group.type == NameType::kOther) return;
    auto at = parts_.find(JoinWords(group.words, 0, group.words.size()));
    if (at == parts_.end()) {
      at = FindSlip(group, set);
      if (at == slips_.end()) return;
    }
    const Group& whole = groups_[at->second];
    if (&whole == &group) return;
    // "in Houston", "the Houston ...": the city, whoever is named after it.
    if (set & (Bit(Evidence::kLocative) | Bit(Evidence::kArticle))) return;
    if (whole.type == NameType::kOrganization &&
        (set & (Bit(Evidence::kPlace) | Bit(Evidence::kGiven) | Bit(Evidence::kCommonWords)))) {
      return;
    }
    if (words_.lower.contains(group.words[0]) && group.words.size() == 1 &&
        !tables_.IsSurelyGiven(group.words[0]) && whole.type != NameType::kPerson) {
      return;
    }
    group.type = whole.type;
    group.category = whole.category;
    group.part = true;
  }

  // The word itself and the words it becomes when one letter behind the first goes.
  static std::vector<std::string> WithoutALetter(std::string_view word) {
    std::vector<std::string> out = {std::string(word)};
    if (word.size() > 20) return out;
    for (size_t i = 1; i < word.size(); ++i) {
      out.push_back(std::string(word.substr(0, i)) + std::string(word.substr(i + 1)));
    }
    return out;
  }

  // "Raite", where the article names Duncan Rait.
  std::unordered_map<std::string, size_t>::const_iterator FindSlip(const Group& group,
                                                                   EvidenceSet set) const {
    constexpr EvidenceSet kAgainst = Bit(Evidence::kPlace) | Bit(Evidence::kKnown) |
                                     Bit(Evidence::kHead) | Bit(Evidence::kOtherHead) |
                                     Bit(Evidence::kCapitals) | Bit(Evidence::kPlural);
    if (group.words.size() != 1 || group.words[0].size() < 4 || (set & kAgainst) != 0 ||
        tables_.IsGiven(group.words[0]) || words_.lower.contains(group.words[0])) {
      return slips_.end();
    }
    for (const std::string& key : WithoutALetter(group.words[0])) {
      const auto at = slips_.find(key);
      if (at == slips_.end()) continue;
      // So many short names are near each other: the other must be often in the article.
      if (group.words[0].size() == 4) {
        const Group& whole = groups_[at->second];
        const auto family = by_key_.find(std::string(whole.words.back()));
        const int alone = family == by_key_.end() ? 0 : groups_[family->second].runs;
        if (whole.runs + alone < kOften * group.runs) continue;
      }
      return at;
    }
    return slips_.end();
  }

  // Names of the body inside a longer run or a line of title case, the longest first.
  void SearchInside(const NameRun& run, std::vector<Mention>* out) const {
    for (uint32_t i = run.tokens.first; i < run.tokens.last;) {
      uint32_t taken = 0;
      if (words_[i].shape != Shape::kMark) {
        const uint32_t most = std::min<uint32_t>(run.tokens.last, i + kMaxNameWords);
        for (uint32_t j = most; j > i; --j) {
          if (j - i == run.tokens.size() && !run.headline) continue;
          if (words_[j - 1].shape == Shape::kMark) continue;
          const std::vector<std::string_view> words = WordsOf({i, j});
          const auto at = by_key_.find(JoinWords(words, 0, words.size()));
          if (at == by_key_.end()) continue;
          const Group& group = groups_[at->second];
          if (group.type == NameType::kNone || group.runs == 0) continue;
          // A single word of a longer run is too little, but for a surname in a headline.
          if (j - i == 1 && (!run.headline || words_[i].stop)) continue;
          NameRun inner = run;
          inner.tokens = {i, j};
          inner.title = i == run.tokens.first ? run.title : TokenRange{};
          Emit(inner, group, out);
          taken = j - i;
          break;
        }
      }
      i += std::max<uint32_t>(taken, 1);
    }
    EmitTitledSurname(run, out);
  }

  // "Deputy Ortiz", "Chief Steele", where the article has Jerry Ortiz: the title alone, a word of
  // other names too, shows nothing.
  void EmitTitledSurname(const NameRun& run, std::vector<Mention>* out) const {
    if (run.headline || run.title.size() > 0 || run.tokens.size() < 2) return;
    const uint32_t at = run.tokens.last - 1;
    if (!out->empty() && out->back().tokens.last > at) return;
    const uint16_t title = words_[at - 1].Ends(NameClass::kTitle).size;
    if (title == 0 || title >= run.tokens.size() || !words_[at].IsCapitalised()) return;
    const auto part = parts_.find(words_[at].folded);
    if (part == parts_.end() || groups_[part->second].type != NameType::kPerson) return;
    if (tables_.IsSurelyGiven(words_[at].folded) || words_[at].place) return;
    NameRun named = run;
    named.title = {at - title, at};
    named.tokens = {at, at + 1};
    Group group = groups_[part->second];
    group.part = true;
    Emit(named, group, out);
  }

  // Surnames that are also words, where a sentence begins with one: "Manning completed ...".
  void FindAtBeginnings(std::vector<Mention>* out) const {
    const Document& document = *words_.document;
    std::vector<bool> covered(document.tokens.size());
    for (const Mention& m : *out) {
      std::fill(covered.begin() + m.tokens.first, covered.begin() + m.tokens.last, true);
    }
    const size_t before = out->size();
    for (uint32_t s = 0; s < document.sentences.size(); ++s) {
      const Sentence& sentence = document.sentences[s];
      if (document.paragraphs[sentence.paragraph].boilerplate) continue;
      for (uint32_t i = sentence.first; i < sentence.last; ++i) {
        if (i > sentence.first && words_[i - 1].shape != Shape::kMark) continue;
        const NameWord& w = words_[i];
        if (covered[i] || w.stop || w.shape != Shape::kCapital || w.place) continue;
        const auto part = parts_.find(w.folded);
        if (part == parts_.end()) continue;
        const Group& whole = groups_[part->second];
        if (whole.type != NameType::kPerson || tables_.IsGiven(w.folded)) continue;
        const bool verb =
            i + 1 < sentence.last &&
            (words_[i + 1].Begins(NameClass::kVerb).size > 0 || words_[i + 1].text == "'s");
        if (!verb && words_.lower.contains(w.folded)) continue;
        if (i + 1 < sentence.last && words_[i + 1].IsCapitalised()) continue;
        NameRun run;
        run.tokens = {i, i + 1};
        run.sentence = s;
        Group group = whole;
        group.part = true;
        Emit(run, group, out);
      }
    }
    if (out->size() == before) return;
    std::sort(out->begin(), out->end(),
              [](const Mention& a, const Mention& b) { return a.span < b.span; });
  }

  void Emit(const NameRun& run, const Group& group, std::vector<Mention>* out) const {
    const Document& document = *words_.document;
    const auto text_of = [&](TokenRange tokens) {
      return std::string(Slice(document.text, Cover(document.tokens[tokens.first].span,
                                                    document.tokens[tokens.last - 1].span)));
    };
    Mention m;
    m.sentence = run.sentence;
    m.tokens = run.title.size() > 0 ? TokenRange{run.title.first, run.tokens.last} : run.tokens;
    m.span = Cover(document.tokens[m.tokens.first].span, document.tokens[m.tokens.last - 1].span);
    const std::string text = text_of(run.tokens);
    switch (group.type) {
      case NameType::kNone: return;
      case NameType::kPerson: {
        PersonName name = ParsePersonName(text, tables_);
        if (run.title.size() > 0) name.title = text_of(run.title);
        // "Alexandros" alone, where the article knows Alexandros Grigoropoulos.
        if (group.part && name.given.empty() && tables_.IsSurelyGiven(group.words[0])) {
          const auto whole = parts_.find(std::string(group.words[0]));
          if (whole != parts_.end() && groups_[whole->second].words[0] == group.words[0]) {
            std::swap(name.given, name.family);
          }
        }
        m.kind = MentionKind::kPerson;
        m.rule = run.headline           ? "person.headline"
                 : run.title.size() > 0 ? "person.titled"
                 : group.part           ? "person.short"
                                        : "person.full";
        m.value = std::move(name);
        break;
      }
      case NameType::kOrganization: {
        OrganizationName name{.full = text, .core = text, .category = group.category};
        const Hit& close = words_[run.tokens.last - 1].Ends(NameClass::kHead);
        if (close.size > 0 && close.size < run.tokens.size() && group.category == "company") {
          name.core = text_of({run.tokens.first, run.tokens.last - close.size});
          name.legal_form = FoldName(text_of({run.tokens.last - close.size, run.tokens.last}));
        }
        if (run.tokens.size() == 1 && words_[run.tokens.first].shape == Shape::kCapitals) {
          name.acronym = text;
        }
        m.kind = MentionKind::kOrganization;
        m.rule = run.headline ? "organization.headline"
                 : group.part ? "organization.short"
                              : "organization.full";
        m.value = std::move(name);
        break;
      }
      case NameType::kOther:
        m.kind = MentionKind::kOther;
        m.rule = "other." + group.category;
        m.value = OtherValue{.name = text, .category = group.category};
        break;
    }
    out->push_back(std::move(m));
  }

  const name_internal::NameWords& words_;
  const NameLexicons& lexicons_;
  const NameTables& tables_;
  const EvidenceWeights& weights_;
  const SurnameShapes& shapes_;
  std::vector<NameRun> runs_;
  std::vector<size_t> group_of_;  // by run
  std::vector<Group> groups_;
  std::unordered_map<std::string, size_t> by_key_, parts_, slips_;
};

}  // namespace

NameExtractor::NameExtractor(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
NameExtractor::~NameExtractor() = default;
NameExtractor::NameExtractor(NameExtractor&&) noexcept = default;
NameExtractor& NameExtractor::operator=(NameExtractor&&) noexcept = default;

absl::StatusOr<NameExtractor> NameExtractor::Compile(std::shared_ptr<const RuleSet> rules) {
  const nlohmann::json* tables[4];
  const std::string_view names[4] = {"names", "given-names", "name-evidence", "name-shapes"};
  for (int i = 0; i < 4; ++i) {
    tables[i] = rules->Find("table", names[i]);
    if (tables[i] == nullptr) return Invalid("no table \"" + std::string(names[i]) + "\"");
  }
  ASSIGN_OR_RETURN(NameLexicons lexicons, NameLexicons::Compile(rules));
  ASSIGN_OR_RETURN(NameTables name_tables, NameTables::FromJson(*tables[0], *tables[1]));
  ASSIGN_OR_RETURN(EvidenceWeights weights, EvidenceWeights::FromJson(*tables[2]));
  ASSIGN_OR_RETURN(NameRuns runs, NameRuns::Compile(*tables[3]));
  SurnameShapes shapes;
  shapes.starts = tables[3]->value("surname_starts", std::vector<std::string>());
  shapes.ends = tables[3]->value("surname_ends", std::vector<std::string>());
  const auto common = tables[3]->value("surnames", std::vector<std::string>());
  shapes.common.insert(common.begin(), common.end());
  return NameExtractor(std::make_unique<const Parts>(Parts{std::move(rules), std::move(lexicons),
                                                           std::move(name_tables), std::move(runs),
                                                           std::move(weights), std::move(shapes)}));
}

std::vector<Mention> NameExtractor::Extract(const Sheet& sheet) const {
  const name_internal::NameWords words = parts_->lexicons.Read(sheet);
  Reading reading(words, parts_->lexicons, parts_->tables, parts_->weights, parts_->shapes);
  return reading.Read(parts_->runs.Find(words, parts_->lexicons, parts_->tables));
}

}  // namespace gainsay
