// SPDX-License-Identifier: Apache-2.0
//
// Three rounds over the mentions, in order of place: full names make entities, short ones find
// theirs by their words, and then the words between the mentions are read for roles and for what
// stands instead of a name. Tested in tests/extract/entity_test.cc.
#include "extract/entity.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "base/status.h"
#include "compare/name.h"
#include "extract/name_words.h"
#include "nlohmann/json.hpp"
#include "values/name_fold.h"

namespace gainsay {

using name_internal::Hit;
using name_internal::NameClass;
using name_internal::NameLexicons;
using name_internal::NameWord;
using name_internal::Shape;
using Lines = name_internal::NameWords;  // the document as the name extractor sees it

struct EntityResolver::Parts {
  std::shared_ptr<const RuleSet> rules;
  NameLexicons lexicons;
  NameComparer names;
  std::unordered_map<std::string, Gender> pronouns;
  std::unordered_map<std::string, std::string> organizations;  // noun -> category
  std::unordered_map<std::string, bool> definite, saying;
};

namespace {

constexpr size_t kMaxCandidates = 8;    // of one word, that a name is compared with
constexpr size_t kOften = 3;            // mentions of a person whose name slips are forgiven
constexpr size_t kMaxSlipNodes = 400;   // entities of an article that slips are looked for in
constexpr size_t kMaxForms = 64;        // spellings and roles of one entity
constexpr size_t kMaxRecent = 200;      // mentions that a reference looks back over
constexpr uint32_t kNearSentences = 2;  // how far back a pronoun or a shared surname reaches

std::string Join(const std::vector<std::string_view>& words, size_t first, size_t last) {
  std::string out;
  for (size_t i = first; i < last; ++i) {
    if (i > first) out += ' ';
    out += words[i];
  }
  return out;
}

struct Node {  // of an entity under construction
  LocalEntity entity;
  uint32_t last_sentence = 0;
  std::vector<std::string> titles;  // folded, of its mentions
};

}  // namespace

// One run over one sheet.
class Resolution {
 public:
  Resolution(const Sheet& sheet, const NameLexicons& lexicons, const NameComparer& names,
             const std::unordered_map<std::string, Gender>& pronouns,
             const std::unordered_map<std::string, std::string>& organizations,
             const std::unordered_map<std::string, bool>& definite,
             const std::unordered_map<std::string, bool>& saying)
      : sheet_(sheet),
        document_(*sheet.document),
        lexicons_(lexicons),
        names_(names),
        pronouns_(pronouns),
        organizations_(organizations),
        definite_(definite),
        saying_(saying),
        words_(lexicons.Read(sheet)),
        of_(sheet.mentions.size(), -1) {}

  LocalEntities Run() {
    for (uint32_t m = 0; m < sheet_.mentions.size(); ++m) AddFull(m);
    for (uint32_t m = 0; m < sheet_.mentions.size(); ++m) AddShort(m);
    Renumber();
    for (uint32_t m = 0; m < sheet_.mentions.size(); ++m) FindRoles(m);
    for (Node& node : nodes_) SetGender(node.entity);
    std::vector<Reference> references = FindReferences();
    LocalEntities out;
    out.of_mention = std::move(of_);
    out.references = std::move(references);
    for (Node& node : nodes_) out.entities.push_back(std::move(node.entity));
    return out;
  }

 private:
  static std::string TitleOf(const Mention& m) {
    const PersonName* person = m.As<PersonName>();
    return person == nullptr ? "" : FoldName(person->title);
  }

  // The words by which a mention is looked up.
  static std::string FoldedName(const Mention& m, std::string_view surface) {
    if (const auto* person = m.As<PersonName>()) return FoldName(person->full);
    if (const auto* place = m.As<PlaceValue>()) {
      return place->candidates.empty() ? FoldName(place->name) : place->candidates[0];
    }
    std::string folded = FoldName(surface);
    if (folded.starts_with("the ")) folded.erase(0, 4);
    return folded;
  }

  std::string_view Surface(const Mention& m) const { return Slice(document_.text, m.span); }

  static std::string NameOf(const Mention& m, std::string_view surface) {
    if (const auto* person = m.As<PersonName>()) return person->full;
    if (const auto* organization = m.As<OrganizationName>()) return organization->full;
    if (const auto* place = m.As<PlaceValue>()) return place->name;
    if (const auto* other = m.As<OtherValue>()) return other->name;
    return std::string(surface);
  }

  static std::string Kinded(MentionKind kind, std::string_view key) {
    return std::to_string(static_cast<int>(kind)) + "/" + std::string(key);
  }

  void Attach(uint32_t m, int id) {
    const Mention& mention = sheet_.mentions[m];
    Node& node = nodes_[id];
    of_[m] = id;
    node.entity.mentions.push_back(m);
    node.last_sentence = mention.sentence;
    const std::string title = TitleOf(mention);
    if (!title.empty() && node.titles.size() < kMaxCandidates &&
        std::find(node.titles.begin(), node.titles.end(), title) == node.titles.end()) {
      node.titles.push_back(title);
    }
    const std::string name = NameOf(mention, Surface(mention));
    auto& spellings = node.entity.spellings;
    if (spellings.size() < kMaxForms &&
        std::find(spellings.begin(), spellings.end(), name) == spellings.end()) {
      spellings.push_back(name);
    }
    // The form with most words is the entity's; of equal ones the first.
    const auto count = [](std::string_view text) {
      return std::count(text.begin(), text.end(), ' ');
    };
    if (node.entity.name.empty() || count(name) > count(node.entity.name)) {
      node.entity.name = name;
      node.entity.value = mention.value;
      std::stable_partition(spellings.begin(), spellings.end(),
                            [&](const std::string& s) { return s == name; });
    }
    if (auto* whole = std::get_if<PersonName>(&node.entity.value)) {
      const PersonName* person = mention.As<PersonName>();
      if (whole->title.empty() && person != nullptr) whole->title = person->title;
    }
  }

  int NewEntity(MentionKind kind) {
    nodes_.emplace_back();
    nodes_.back().entity.kind = kind;
    return static_cast<int>(nodes_.size()) - 1;
  }

  // Persons of two words or more, organisations but the short ones, places, other things.
  void AddFull(uint32_t m) {
    const Mention& mention = sheet_.mentions[m];
    const bool person = mention.kind == MentionKind::kPerson;
    if (!person && mention.kind != MentionKind::kOrganization &&
        mention.kind != MentionKind::kPlace && mention.kind != MentionKind::kOther) {
      return;
    }
    if (const auto* place = mention.As<PlaceValue>()) {
      if (place->adjective) return;
    }
    const std::string folded = FoldedName(mention, Surface(mention));
    const std::vector<std::string_view> words = NameWords(folded);
    if (words.empty()) return;
    if (person && (words.size() < 2 || mention.rule == "person.short")) return;
    if (mention.rule == "organization.short") return;
    const auto [at, added] = by_name_.try_emplace(Kinded(mention.kind, folded), -1);
    if (added) {
      int id = person ? FindPerson(m, words) : -1;
      if (id < 0 && mention.kind == MentionKind::kOrganization) id = FindAcronym(mention, words);
      if (id < 0) id = NewEntity(mention.kind);
      at->second = id;
      Index(mention, words, id);
    }
    Attach(m, at->second);
  }

  // An entity that this full name is another form of, or -1.
  int FindPerson(uint32_t m, const std::vector<std::string_view>& words) const {
    const Mention& mention = sheet_.mentions[m];
    const PersonName& name = *mention.As<PersonName>();
    std::vector<int> ids;
    for (std::string_view word : words) {
      const auto at = by_word_.find(std::string(word));
      if (at == by_word_.end()) continue;
      for (int id : at->second) {
        if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
        if (ids.size() == kMaxCandidates) break;
      }
    }
    int found = -1;
    for (int id : ids) {
      const PersonName* other = std::get_if<PersonName>(&nodes_[id].entity.value);
      if (other == nullptr) continue;
      const NameVerdict v = names_.Compare(name, *other);
      bool joins = v.relation == Relation::kSame || v.relation == Relation::kCompatible;
      if (v.relation == Relation::kVariant) {
        const std::string title = TitleOf(mention);
        const auto& titles = nodes_[id].titles;
        joins = v.distance <= 0.2 ||
                (!title.empty() && std::find(titles.begin(), titles.end(), title) != titles.end());
      }
      if (!joins) continue;
      if (found >= 0) return -1;  // two people it could be
      found = id;
    }
    return found;
  }

  // "CBI", where the Central Bank of Iran was named before.
  int FindAcronym(const Mention& mention, const std::vector<std::string_view>& words) const {
    if (words.size() != 1 || words[0].size() < 2 || words[0].size() > 6) return -1;
    const OrganizationName* name = mention.As<OrganizationName>();
    if (name == nullptr || name->acronym.empty()) return -1;
    const auto at = by_initials_.find(std::string(words[0]));
    return at == by_initials_.end() ? -1 : at->second;
  }

  void Index(const Mention& mention, const std::vector<std::string_view>& words, int id) {
    const auto add = [&](auto& index, const std::string& key) {
      auto& ids = index[key];
      if (ids.size() < kMaxCandidates && std::find(ids.begin(), ids.end(), id) == ids.end()) {
        ids.push_back(id);
      }
    };
    if (mention.kind == MentionKind::kPerson) {
      for (std::string_view word : words) add(by_word_, std::string(word));
      for (size_t i = 0; i < words.size(); ++i) add(by_end_, Join(words, i, words.size()));
      add(by_given_, std::string(words[0]));
    } else if (mention.kind == MentionKind::kOrganization && words.size() > 1) {
      for (size_t i = 1; i < words.size(); ++i) add(by_start_, Join(words, 0, i));
      std::string initials, all;
      for (uint32_t i = mention.tokens.first; i < mention.tokens.last; ++i) {
        const NameWord& w = words_[i];
        if (w.folded.empty()) continue;
        all += w.folded[0];
        if (w.shape != Shape::kLower) initials += w.folded[0];
      }
      for (const std::string& letters : {initials, all}) {
        const auto [at, added] = by_initials_.try_emplace(letters, id);
        if (!added && at->second != id) at->second = -1;  // two organisations
      }
    }
  }

  // Surnames, given names alone, short names of organisations.
  void AddShort(uint32_t m) {
    const Mention& mention = sheet_.mentions[m];
    if (of_[m] >= 0) {
      nodes_[of_[m]].last_sentence = mention.sentence;
      return;
    }
    const bool person = mention.kind == MentionKind::kPerson;
    if (!person && mention.kind != MentionKind::kOrganization) return;
    const std::string folded = FoldedName(mention, Surface(mention));
    if (folded.empty()) return;
    const std::vector<int>* ids = nullptr;
    for (const auto* index : person ? std::vector<const Index_*>{&by_end_, &by_given_}
                                    : std::vector<const Index_*>{&by_start_}) {
      const auto at = index->find(folded);
      if (at == index->end()) continue;
      ids = &at->second;
      break;
    }
    int id = ids == nullptr ? -1 : Choose(mention, *ids);
    if (id < 0 && ids == nullptr && mention.rule == "person.short") id = FindSlip(mention);
    if (id < 0) {
      if (ids != nullptr && !ids->empty()) return;  // one of several: nobody's
      const auto [at, added] = by_name_.try_emplace(Kinded(mention.kind, folded), -1);
      if (at->second < 0) {
        at->second = NewEntity(mention.kind);
        if (person) Index(mention, NameWords(folded), at->second);
      }
      id = at->second;
    }
    Attach(m, id);
  }

  // "Feld", where the one person of a name like that is Mark Felt; or -1.
  int FindSlip(const Mention& mention) const {
    const PersonName* slip = mention.As<PersonName>();
    if (slip == nullptr || nodes_.size() > kMaxSlipNodes) return -1;
    int found = -1;
    for (size_t id = 0; id < nodes_.size(); ++id) {
      const PersonName* name = std::get_if<PersonName>(&nodes_[id].entity.value);
      if (name == nullptr || name->given.empty()) continue;
      if (nodes_[id].entity.mentions.size() < kOften) continue;  // the article is about the other
      const NameVerdict v = names_.Compare(*slip, *name);
      if (v.relation != Relation::kVariant || v.part != NamePart::kFamily) continue;
      if (found >= 0) return -1;
      found = static_cast<int>(id);
    }
    return found;
  }

  int Choose(const Mention& mention, const std::vector<int>& ids) const {
    const Gender title = GenderOfTitle(mention);
    std::vector<int> left;
    for (int id : ids) {
      const PersonName* name = std::get_if<PersonName>(&nodes_[id].entity.value);
      const Gender gender = name == nullptr ? Gender::kUnknown : GenderOfName(*name);
      if (title != Gender::kUnknown && gender != Gender::kUnknown && title != gender) continue;
      left.push_back(id);
    }
    if (left.empty()) return -1;
    if (left.size() == 1) return left[0];
    // The one named in the sentences just before; a tie is nobody's.
    int best = -1;
    for (int id : left) {
      const uint32_t last = nodes_[id].last_sentence;
      if (nodes_[id].entity.mentions.empty() || last + kNearSentences < mention.sentence) continue;
      if (sheet_.mentions[nodes_[id].entity.mentions.front()].sentence > mention.sentence) continue;
      if (best >= 0 && nodes_[best].last_sentence == last) return -1;
      if (best < 0 || last > nodes_[best].last_sentence) best = id;
    }
    return best;
  }

  // Entities in the order of their first mention; mentions of each in order.
  void Renumber() {
    std::vector<int> order;
    std::vector<int> id_of(nodes_.size(), -1);
    for (int& id : of_) {
      if (id < 0) continue;
      if (id_of[id] < 0) {
        id_of[id] = static_cast<int>(order.size());
        order.push_back(id);
      }
      id = id_of[id];
    }
    std::vector<Node> sorted;
    for (int id : order) sorted.push_back(std::move(nodes_[id]));
    nodes_ = std::move(sorted);
    for (Node& node : nodes_) std::sort(node.entity.mentions.begin(), node.entity.mentions.end());
  }

  Gender GenderOfTitle(const Mention& mention) const {
    for (uint32_t i = mention.tokens.first; i < mention.tokens.last; ++i) {
      for (const NameClass c : {NameClass::kHonorific, NameClass::kTitle}) {
        const Hit& hit = words_[i].Begins(c);
        if (hit.size == 0) continue;
        const Gender gender = lexicons_.SexOf(c, hit.entry);
        if (gender != Gender::kUnknown) return gender;
      }
      if (words_[i].Begins(NameClass::kTitle).size == 0) break;
    }
    return Gender::kUnknown;
  }

  Gender GenderOfName(const PersonName& name) const {
    std::string given = FoldName(name.given);
    std::erase(given, ' ');
    return names_.tables().GenderOf(given);
  }

  void AddRole(int id, uint32_t first, uint32_t last, uint32_t head) {
    while (first < last &&
           (definite_.contains(words_[first].folded) || words_[first].folded == "a" ||
            words_[first].folded == "an" || words_[first].shape == Shape::kMark)) {
      ++first;
    }
    if (first >= last) return;
    RolePhrase role;
    role.tokens = {first, last};
    role.text = std::string(Slice(
        document_.text, Cover(document_.tokens[first].span, document_.tokens[last - 1].span)));
    role.head = words_[head].folded;
    auto& roles = nodes_[id].entity.roles;
    for (const RolePhrase& known : roles) {
      if (known.text == role.text) return;
    }
    if (roles.size() < kMaxForms) roles.push_back(std::move(role));
  }

  bool IsNominal(uint32_t token) const {
    const NameWord& w = words_[token];
    const Upos upos = document_.tokens[token].upos;
    if (w.shape == Shape::kMark) return w.text == "-";
    return upos == Upos::kNoun || upos == Upos::kPropn || upos == Upos::kAdj || w.folded == "of";
  }

  // Titles in the mention; "bomb technician" in front; ", the governor of Qeshm," behind; "is the
  // coach".
  void FindRoles(uint32_t m) {
    const Mention& mention = sheet_.mentions[m];
    const int id = of_[m];
    if (id < 0 || mention.kind != MentionKind::kPerson) return;
    const Sentence& sentence = document_.sentences[mention.sentence];
    for (uint32_t i = mention.tokens.first; i < mention.tokens.last; ++i) {
      const Hit& hit = words_[i].Begins(NameClass::kTitle);
      if (hit.size == 0 || i + hit.size >= mention.tokens.last) break;
      AddRole(id, i, i + hit.size, i + hit.size - 1);
      i += hit.size - 1;
    }
    if (mention.tokens.first > sentence.first) {
      const uint32_t end = mention.tokens.first;
      const bool comma = words_[end - 1].text == "," && end - 1 > sentence.first;
      const uint32_t last = comma ? end - 1 : end;
      const uint16_t title = words_[last - 1].Ends(NameClass::kTitle).size;
      if (title > 0 && last - title >= sentence.first &&
          (comma || words_[last - 1].shape == Shape::kLower)) {
        uint32_t first = last - title;
        while (first > sentence.first && IsNominal(first - 1) && last - first < 7) {
          // "head of the union", but not "the killing of Hamas chief".
          if (words_[first - 1].folded == "of" &&
              (first < 2 || words_[first - 2].Ends(NameClass::kTitle).size == 0)) {
            break;
          }
          --first;
        }
        AddRole(id, first, last, last - 1);
      }
    }
    uint32_t next = mention.tokens.last;
    if (next < sentence.last && words_[next].text == ",") {
      FindApposition(id, next + 1, sentence.last);
    } else if (next + 1 < sentence.last && document_.tokens[next].upos == Upos::kAux) {
      const NameWord& article = words_[next + 1];
      if (article.folded == "the" || article.folded == "a" || article.folded == "an") {
        FindApposition(id, next + 1, sentence.last);
      }
    }
  }

  void FindApposition(int id, uint32_t first, uint32_t last) {
    uint32_t end = first, head = 0;
    for (; end < last && end < first + 14; ++end) {
      const NameWord& w = words_[end];
      if (w.text == "," || w.text == "." || w.text == ";" || w.text == "(" || w.text == "\"") break;
      const Upos upos = document_.tokens[end].upos;
      if (upos == Upos::kVerb || upos == Upos::kSconj || w.folded == "who" || w.folded == "which" ||
          w.folded == "and") {
        break;
      }
      const Hit& hit = w.Begins(NameClass::kTitle);
      if (head == 0 && hit.size > 0 && w.shape != Shape::kMark && end + hit.size <= last) {
        head = end + hit.size - 1;
      }
    }
    if (head == 0 || head >= end) return;
    // Up to the role's noun there must be nothing but its own words.
    for (uint32_t i = first; i < head; ++i) {
      const Upos upos = document_.tokens[i].upos;
      if (upos == Upos::kAdp && i + 1 < head) return;
    }
    AddRole(id, first, end, head);
  }

  void SetGender(LocalEntity& entity) const {
    if (entity.kind != MentionKind::kPerson) return;
    int male = 0, female = 0;
    const auto vote = [&](Gender gender, int weight) {
      male += gender == Gender::kMale ? weight : 0;
      female += gender == Gender::kFemale ? weight : 0;
    };
    if (const auto* name = std::get_if<PersonName>(&entity.value)) vote(GenderOfName(*name), 1);
    for (uint32_t m : entity.mentions) vote(GenderOfTitle(sheet_.mentions[m]), 3);
    for (const RolePhrase& role : entity.roles) {
      for (uint32_t i = role.tokens.first; i < role.tokens.last; ++i) {
        const Hit& hit = words_[i].Begins(NameClass::kSex);
        if (hit.size > 0) vote(lexicons_.SexOf(NameClass::kSex, hit.entry), 3);
      }
    }
    if (male > 0 && female == 0) entity.gender = Gender::kMale;
    if (female > 0 && male == 0) entity.gender = Gender::kFemale;
  }

  std::vector<Reference> FindReferences() {
    std::vector<Reference> out;
    // Persons and organisations by the sentence they were last seen in.
    std::vector<std::pair<uint32_t, int>> recent;  // sentence, entity; in order
    size_t next = 0;
    bool quoted = false;
    uint32_t unnamed_sentence = 0;
    TokenRange unnamed;  // "the telecommunications minister", not yet named
    for (uint32_t s = 0; s < document_.sentences.size(); ++s) {
      const Sentence& sentence = document_.sentences[s];
      if (s > 0 && sentence.paragraph != document_.sentences[s - 1].paragraph) quoted = false;
      for (uint32_t i = sentence.first; i < sentence.last; ++i) {
        while (next < sheet_.mentions.size() && sheet_.mentions[next].tokens.first <= i) {
          const int id = of_[next];
          const Mention& mention = sheet_.mentions[next++];
          if (id < 0) continue;
          if (mention.kind == MentionKind::kPerson) {
            // "... the minister says. Mohammad Javad Azari-Jahromi said ..."
            if (unnamed.size() > 0 && unnamed_sentence + 1 == s &&
                mention.tokens.first == sentence.first && nodes_[id].entity.roles.empty() &&
                nodes_[id].entity.mentions.front() == next - 1 &&
                mention.tokens.last < sentence.last &&
                saying_.contains(words_[mention.tokens.last].folded)) {
              AddRole(id, unnamed.first, unnamed.last, unnamed.last - 1);
              out.push_back({unnamed, unnamed_sentence, Reference::Kind::kRole, id});
            }
            unnamed = {};
          }
          recent.emplace_back(s, id);
        }
        const NameWord& w = words_[i];
        if (w.text == "\"") quoted = !quoted;
        if (quoted) continue;
        const auto pronoun = pronouns_.find(w.folded);
        if (pronoun != pronouns_.end()) {
          const int id = OnlyPerson(recent, s, pronoun->second);
          if (id >= 0) {
            out.push_back({{i, i + 1}, s, Reference::Kind::kPronoun, id});
            recent.emplace_back(s, id);
          }
          continue;
        }
        const TokenRange role = DefiniteRole(i, sentence);
        if (role.size() == 0) continue;
        const int id = EntityOfRole(role, recent, s);
        if (id >= 0) {
          out.push_back({role, s, Reference::Kind::kRole, id});
          recent.emplace_back(s, id);
        } else if (role.last < sentence.last && saying_.contains(words_[role.last].folded)) {
          unnamed = {role.first + 1, role.last};
          unnamed_sentence = s;
        }
        i = role.last - 1;
      }
    }
    std::sort(out.begin(), out.end(),
              [](const Reference& a, const Reference& b) { return a.tokens < b.tokens; });
    return out;
  }

  // The only person of that sex in this sentence so far, or else in the one before it, or else in
  // the one before that.
  int OnlyPerson(const std::vector<std::pair<uint32_t, int>>& recent, uint32_t sentence,
                 Gender gender) const {
    int found = -1;
    uint32_t found_sentence = 0;
    for (size_t i = recent.size(); i-- > 0 && recent.size() - i < kMaxRecent;) {
      const auto [s, id] = recent[i];
      if (s + kNearSentences < sentence || (found >= 0 && s + 1 < found_sentence)) break;
      const LocalEntity& entity = nodes_[id].entity;
      if (entity.kind != MentionKind::kPerson || id == found) continue;
      if (entity.gender != Gender::kUnknown && entity.gender != gender) continue;
      if (found >= 0) return -1;
      found = id;
      found_sentence = s;
    }
    return found;
  }

  // "the minister", "Iran's telecommunications minister"; not "the minister John Smith".
  TokenRange DefiniteRole(uint32_t i, const Sentence& sentence) const {
    const NameWord& w = words_[i];
    if (!definite_.contains(w.folded) && w.text != "'s") return {};
    for (uint32_t j = i + 1; j < sentence.last && j < i + 6; ++j) {
      const NameWord& word = words_[j];
      if (word.shape == Shape::kMark && word.text != "-") return {};
      const bool role =
          word.Ends(NameClass::kTitle).size > 0 || organizations_.contains(word.folded);
      if (role) {
        if (j + 2 < sentence.last && words_[j + 1].text == "," && words_[j + 2].IsCapitalised()) {
          return {};  // "the supreme leader, Ali Khamenei": named at once
        }
        if (j + 1 < sentence.last) {
          const NameWord& after = words_[j + 1];
          const Upos upos = document_.tokens[j + 1].upos;
          if (after.IsCapitalised() || upos == Upos::kNoun || after.text == "-" ||
              after.text == "'s") {
            if (after.text == "'s" || (!after.IsCapitalised() && upos != Upos::kNoun))
              return {i, j + 1};
            continue;
          }
        }
        return {i, j + 1};
      }
      if (!IsNominal(j)) return {};
    }
    return {};
  }

  int EntityOfRole(TokenRange role, const std::vector<std::pair<uint32_t, int>>& recent,
                   uint32_t sentence) {
    const std::string& head = words_[role.last - 1].folded;
    const auto category = organizations_.find(head);
    int found = -1;
    size_t seen = 0;
    std::vector<int> looked;
    for (size_t i = recent.size(); i-- > 0 && seen < kMaxRecent; ++seen) {
      const auto [s, id] = recent[i];
      if (std::find(looked.begin(), looked.end(), id) != looked.end()) continue;
      looked.push_back(id);
      if (looked.size() > 32) break;
      const LocalEntity& entity = nodes_[id].entity;
      bool fits = false;
      if (entity.kind == MentionKind::kPerson) {
        fits = std::any_of(entity.roles.begin(), entity.roles.end(),
                           [&](const RolePhrase& r) { return r.head == head; });
      } else if (const auto* o = std::get_if<OrganizationName>(&entity.value);
                 o != nullptr && category != organizations_.end()) {
        fits = o->category == category->second && s + 3 >= sentence;
      }
      if (!fits) continue;
      if (found >= 0) return -1;
      found = id;
    }
    return found;
  }

  using Index_ = std::unordered_map<std::string, std::vector<int>>;

  const Sheet& sheet_;
  const Document& document_;
  const NameLexicons& lexicons_;
  const NameComparer& names_;
  const std::unordered_map<std::string, Gender>& pronouns_;
  const std::unordered_map<std::string, std::string>& organizations_;
  const std::unordered_map<std::string, bool>& definite_;
  const std::unordered_map<std::string, bool>& saying_;
  const Lines words_;
  std::vector<int> of_;
  std::vector<Node> nodes_;
  std::unordered_map<std::string, int> by_name_, by_initials_;
  Index_ by_word_, by_end_, by_given_, by_start_;
};

EntityResolver::EntityResolver(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
EntityResolver::~EntityResolver() = default;
EntityResolver::EntityResolver(EntityResolver&&) noexcept = default;
EntityResolver& EntityResolver::operator=(EntityResolver&&) noexcept = default;

absl::StatusOr<EntityResolver> EntityResolver::Compile(std::shared_ptr<const RuleSet> rules) {
  ASSIGN_OR_RETURN(NameLexicons lexicons, NameLexicons::Compile(rules));
  ASSIGN_OR_RETURN(NameComparer names, NameComparer::Compile(*rules));
  const nlohmann::json* table = rules->Find("table", "name-references");
  if (table == nullptr) return Invalid("no table \"name-references\"");
  for (const char* key : {"pronouns", "organizations", "definite", "saying"}) {
    if (!table->contains(key)) return Invalid(std::string("name-references: no \"") + key + "\"");
  }
  auto parts = std::make_unique<Parts>(Parts{rules, std::move(lexicons), std::move(names)});
  for (const auto& [word, sex] : (*table)["pronouns"].items()) {
    parts->pronouns[word] = sex == "male" ? Gender::kMale : Gender::kFemale;
  }
  for (const auto& [noun, category] : (*table)["organizations"].items()) {
    parts->organizations[noun] = category.get<std::string>();
  }
  for (const auto& word : (*table)["definite"]) parts->definite[word.get<std::string>()] = true;
  for (const auto& word : (*table)["saying"]) parts->saying[word.get<std::string>()] = true;
  return EntityResolver(std::move(parts));
}

LocalEntities EntityResolver::Resolve(const Sheet& sheet) const {
  return Resolution(sheet, parts_->lexicons, parts_->names, parts_->pronouns, parts_->organizations,
                    parts_->definite, parts_->saying)
      .Run();
}

void EntityResolver::Resolve(Sheet* sheet) const {
  sheet->entities = Resolve(*sheet);
  for (size_t m = 0; m < sheet->mentions.size(); ++m) {
    sheet->mentions[m].entity = sheet->entities.of_mention[m];
  }
}

std::string Dump(const LocalEntities& entities) {
  std::string out;
  for (size_t i = 0; i < entities.entities.size(); ++i) {
    const LocalEntity& e = entities.entities[i];
    out += std::to_string(i) + " " + e.name + " x" + std::to_string(e.mentions.size());
    if (e.gender != Gender::kUnknown) out += e.gender == Gender::kMale ? " male" : " female";
    for (size_t s = 1; s < e.spellings.size(); ++s) out += (s == 1 ? " | " : "; ") + e.spellings[s];
    for (const RolePhrase& role : e.roles) out += " {" + role.text + "}";
    for (const Reference& r : entities.references) {
      if (r.entity == static_cast<int>(i)) out += r.kind == Reference::Kind::kPronoun ? " ~" : " ^";
    }
    out += '\n';
  }
  return out;
}

}  // namespace gainsay
