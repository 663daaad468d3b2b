// SPDX-License-Identifier: Apache-2.0
//
// Mentions stand where the runs are whose group names something; in runs that name nothing and in
// lines of title case, where the names of the body are; and where a sentence begins with a surname
// that is also a word. Tested in tests/extract/name_test.cc.
#include <algorithm>
#include <utility>

#include "extract/name_groups.h"
#include "values/name_fold.h"

namespace gainsay::name_internal {
namespace {

class Finder {
 public:
  Finder(const NameGroups& groups, const NameWords& words, const NameTables& tables)
      : groups_(groups), words_(words), document_(*words.document), tables_(tables) {}

  std::vector<Mention> Run(const std::vector<NameRun>& runs) {
    for (size_t r = 0; r < runs.size(); ++r) {
      const NameGroup& group = groups_.groups[groups_.of_run[r]];
      const bool confirmed = group.runs > 0 || !runs[r].headline;
      if (group.type != NameType::kNone && confirmed) {
        Emit(runs[r], group, group.part);
      } else {
        SearchInside(runs[r]);
      }
    }
    FindAtBeginnings();
    return std::move(out_);
  }

 private:
  // Names of the body inside a longer run or a line of title case, the longest first.
  void SearchInside(const NameRun& run) {
    for (uint32_t i = run.tokens.first; i < run.tokens.last;) {
      uint32_t taken = 0;
      if (words_[i].shape != Shape::kMark) {
        const uint32_t most = std::min<uint32_t>(run.tokens.last, i + kMaxNameWords);
        for (uint32_t j = most; j > i; --j) {
          if (j - i == run.tokens.size() && !run.headline) continue;
          if (words_[j - 1].shape == Shape::kMark) continue;
          const std::vector<std::string_view> words = FoldedWords(words_, {i, j});
          const NameGroup* group = groups_.Named(JoinWords(words, 0, words.size()));
          if (group == nullptr || group->type == NameType::kNone || group->runs == 0) continue;
          // A single word of a longer run is too little, but for a surname in a headline.
          if (j - i == 1 && (!run.headline || words_[i].stop)) continue;
          NameRun inner = run;
          inner.tokens = {i, j};
          inner.title = i == run.tokens.first ? run.title : TokenRange{};
          Emit(inner, *group, group->part);
          taken = j - i;
          break;
        }
      }
      i += std::max<uint32_t>(taken, 1);
    }
    EmitTitledSurname(run);
  }

  // "Deputy Ortiz", "Chief Steele", where the article has Jerry Ortiz: the title alone, a word of
  // other names too, shows nothing.
  void EmitTitledSurname(const NameRun& run) {
    if (run.headline || run.title.size() > 0 || run.tokens.size() < 2) return;
    const uint32_t at = run.tokens.last - 1;
    if (!out_.empty() && out_.back().tokens.last > at) return;
    const uint16_t title = words_[at - 1].Ends(NameClass::kTitle).size;
    if (title == 0 || title >= run.tokens.size() || !words_[at].IsCapitalised()) return;
    const NameGroup* whole = groups_.WithPart(words_[at].folded);
    if (whole == nullptr || whole->type != NameType::kPerson) return;
    if (tables_.IsSurelyGiven(words_[at].folded) || words_[at].place) return;
    NameRun named = run;
    named.title = {at - title, at};
    named.tokens = {at, at + 1};
    Emit(named, *whole, true);
  }

  // Surnames that are also words, where a sentence begins with one: "Manning completed ...".
  void FindAtBeginnings() {
    std::vector<bool> covered(document_.tokens.size());
    for (const Mention& m : out_) {
      std::fill(covered.begin() + m.tokens.first, covered.begin() + m.tokens.last, true);
    }
    const size_t before = out_.size();
    for (uint32_t s = 0; s < document_.sentences.size(); ++s) {
      const Sentence& sentence = document_.sentences[s];
      if (document_.paragraphs[sentence.paragraph].boilerplate) continue;
      for (uint32_t i = sentence.first; i < sentence.last; ++i) {
        if (i > sentence.first && words_[i - 1].shape != Shape::kMark) continue;
        const NameWord& w = words_[i];
        if (covered[i] || w.stop || w.shape != Shape::kCapital || w.place) continue;
        const NameGroup* whole = groups_.WithPart(w.folded);
        if (whole == nullptr || whole->type != NameType::kPerson) continue;
        if (tables_.IsGiven(w.folded)) continue;
        const bool verb =
            i + 1 < sentence.last &&
            (words_[i + 1].Begins(NameClass::kVerb).size > 0 || words_[i + 1].text == "'s");
        if (!verb && words_.lower.contains(w.folded)) continue;
        if (i + 1 < sentence.last && words_[i + 1].IsCapitalised()) continue;
        NameRun run;
        run.tokens = {i, i + 1};
        run.sentence = s;
        Emit(run, *whole, true);
      }
    }
    if (out_.size() == before) return;
    std::sort(out_.begin(), out_.end(),
              [](const Mention& a, const Mention& b) { return a.span < b.span; });
  }

  // The mention of the group's name at the run; `part` where it is a part of that name.
  void Emit(const NameRun& run, const NameGroup& group, bool part) {
    Mention m;
    m.sentence = run.sentence;
    m.tokens = run.title.size() > 0 ? TokenRange{run.title.first, run.tokens.last} : run.tokens;
    m.span = SpanOf(m.tokens);
    switch (group.type) {
      case NameType::kNone: return;
      case NameType::kPerson:
        m.kind = MentionKind::kPerson;
        m.rule = run.headline           ? "person.headline"
                 : run.title.size() > 0 ? "person.titled"
                 : part                 ? "person.short"
                                        : "person.full";
        m.value = PersonOf(run, group, part);
        break;
      case NameType::kOrganization:
        m.kind = MentionKind::kOrganization;
        m.rule = run.headline ? "organization.headline"
                 : part       ? "organization.short"
                              : "organization.full";
        m.value = OrganizationOf(run, group);
        break;
      case NameType::kOther:
        m.kind = MentionKind::kOther;
        m.rule = "other." + group.category;
        m.value = OtherValue{.name = Text(run.tokens), .category = group.category};
        break;
    }
    out_.push_back(std::move(m));
  }

  PersonName PersonOf(const NameRun& run, const NameGroup& group, bool part) const {
    PersonName name = ParsePersonName(Text(run.tokens), tables_);
    if (run.title.size() > 0) name.title = Text(run.title);
    // "Alexandros" alone, where the article knows Alexandros Grigoropoulos.
    if (part && name.given.empty() && tables_.IsSurelyGiven(group.words[0])) {
      const NameGroup* whole = groups_.WithPart(std::string(group.words[0]));
      if (whole != nullptr && whole->words[0] == group.words[0]) std::swap(name.given, name.family);
    }
    return name;
  }

  OrganizationName OrganizationOf(const NameRun& run, const NameGroup& group) const {
    const std::string text = Text(run.tokens);
    OrganizationName name{.full = text, .core = text, .category = group.category};
    const Hit& close = words_[run.tokens.last - 1].Ends(NameClass::kHead);
    if (close.size > 0 && close.size < run.tokens.size() && group.category == "company") {
      const uint32_t form = run.tokens.last - close.size;
      name.core = Text({run.tokens.first, form});
      name.legal_form = FoldName(Text({form, run.tokens.last}));
    }
    if (run.tokens.size() == 1 && words_[run.tokens.first].shape == Shape::kCapitals) {
      name.acronym = text;
    }
    return name;
  }

  Span SpanOf(TokenRange tokens) const {
    return Cover(document_.tokens[tokens.first].span, document_.tokens[tokens.last - 1].span);
  }
  std::string Text(TokenRange tokens) const {
    return std::string(Slice(document_.text, SpanOf(tokens)));
  }

  const NameGroups& groups_;
  const NameWords& words_;
  const Document& document_;
  const NameTables& tables_;
  std::vector<Mention> out_;
};

}  // namespace

std::vector<Mention> NameMentions(const std::vector<NameRun>& runs, const NameGroups& groups,
                                  const NameWords& words, const NameRules& rules) {
  return Finder(groups, words, rules.tables).Run(runs);
}

}  // namespace gainsay::name_internal
