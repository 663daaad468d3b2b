// SPDX-License-Identifier: Apache-2.0
//
// What the words around and in a person's mentions say of that person: what it is ("Trooper",
// "bomb technician", ", the governor of Qeshm,", "is the coach"), and whether a man or a woman.
// Tested in tests/extract/entity_test.cc.
#include "extract/entity_rounds.h"
#include "values/name_fold.h"

namespace gainsay::entity_internal {

using name_internal::Hit;
using name_internal::NameClass;
using name_internal::NameWord;
using name_internal::Shape;

namespace {

constexpr uint32_t kMaxRoleBefore = 7;   // words of a role in front of a name
constexpr uint32_t kMaxRoleBehind = 14;  // and behind it

bool IsIndefinite(const NameWord& word) { return word.folded == "a" || word.folded == "an"; }

class RoleFinder {
 public:
  RoleFinder(const EntityArticle& article, const Mention& mention, LocalEntity* entity)
      : article_(article),
        document_(article.document),
        words_(article.words),
        mention_(mention.tokens),
        sentence_(document_.sentences[mention.sentence]),
        entity_(entity) {}

  void Run() {
    FindInside();
    FindBefore();
    FindBehind();
  }

 private:
  void Add(TokenRange tokens, uint32_t head) { AddRole(article_, tokens, head, entity_); }

  // The titles of the mention itself.
  void FindInside() {
    for (uint32_t i = mention_.first; i < mention_.last; ++i) {
      const Hit& hit = words_[i].Begins(NameClass::kTitle);
      if (hit.size == 0 || i + hit.size >= mention_.last) break;
      Add({i, i + hit.size}, i + hit.size - 1);
      i += hit.size - 1;
    }
  }

  // "bomb technician John Smith", "The governor of Qeshm, John Smith"
  void FindBefore() {
    if (mention_.first <= sentence_.first) return;
    const uint32_t end = mention_.first;
    const bool comma = words_[end - 1].text == "," && end - 1 > sentence_.first;
    const uint32_t last = comma ? end - 1 : end;
    const uint16_t title = words_[last - 1].Ends(NameClass::kTitle).size;
    if (title == 0 || last - title < sentence_.first) return;
    if (!comma && words_[last - 1].shape != Shape::kLower) return;
    uint32_t first = last - title;
    while (first > sentence_.first && article_.IsNominal(first - 1) &&
           last - first < kMaxRoleBefore) {
      // "head of the union", but not "the killing of Hamas chief".
      if (words_[first - 1].folded == "of" &&
          (first < 2 || words_[first - 2].Ends(NameClass::kTitle).size == 0)) {
        break;
      }
      --first;
    }
    Add({first, last}, last - 1);
  }

  // "John Smith, the governor of Qeshm,", "John Smith is the coach"
  void FindBehind() {
    const uint32_t next = mention_.last;
    if (next < sentence_.last && words_[next].text == ",") {
      FindApposition(next + 1);
    } else if (next + 1 < sentence_.last && document_.tokens[next].upos == Upos::kAux) {
      const NameWord& article = words_[next + 1];
      if (article.folded == "the" || IsIndefinite(article)) FindApposition(next + 1);
    }
  }

  void FindApposition(uint32_t first) {
    const uint32_t last = sentence_.last;
    uint32_t end = first, head = 0;
    for (; end < last && end < first + kMaxRoleBehind; ++end) {
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
    Add({first, end}, head);
  }

  const EntityArticle& article_;
  const Document& document_;
  const name_internal::NameWords& words_;
  const TokenRange mention_;
  const Sentence& sentence_;
  LocalEntity* entity_;
};

// What the given name, the titles and the roles show, where they do not contradict one another.
Gender GenderOf(const EntityArticle& article, const LocalEntity& entity) {
  bool male = false, female = false;
  const auto note = [&](Gender gender) {
    male |= gender == Gender::kMale;
    female |= gender == Gender::kFemale;
  };
  if (const auto* name = std::get_if<PersonName>(&entity.value)) {
    note(article.rules.GenderOf(*name));
  }
  for (uint32_t m : entity.mentions) note(article.GenderOfTitles(article.sheet.mentions[m]));
  for (const RolePhrase& role : entity.roles) {
    for (uint32_t i = role.tokens.first; i < role.tokens.last; ++i) {
      const Hit& hit = article.words[i].Begins(NameClass::kSex);
      if (hit.size > 0) note(article.rules.lexicons.SexOf(NameClass::kSex, hit.entry));
    }
  }
  if (male == female) return Gender::kUnknown;
  return male ? Gender::kMale : Gender::kFemale;
}

}  // namespace

Gender EntityRules::GenderOf(const PersonName& name) const {
  std::string given = FoldName(name.given);
  std::erase(given, ' ');
  return names.tables().GenderOf(given);
}

Gender EntityArticle::GenderOfTitles(const Mention& mention) const {
  for (uint32_t i = mention.tokens.first; i < mention.tokens.last; ++i) {
    for (const NameClass c : {NameClass::kHonorific, NameClass::kTitle}) {
      const Hit& hit = words[i].Begins(c);
      if (hit.size == 0) continue;
      const Gender gender = rules.lexicons.SexOf(c, hit.entry);
      if (gender != Gender::kUnknown) return gender;
    }
    if (words[i].Begins(NameClass::kTitle).size == 0) break;
  }
  return Gender::kUnknown;
}

bool EntityArticle::IsNominal(uint32_t token) const {
  const NameWord& w = words[token];
  const Upos upos = document.tokens[token].upos;
  if (w.shape == Shape::kMark) return w.text == "-";
  return upos == Upos::kNoun || upos == Upos::kPropn || upos == Upos::kAdj || w.folded == "of";
}

void AddRole(const EntityArticle& article, TokenRange tokens, uint32_t head, LocalEntity* entity) {
  const auto belongs = [&](const NameWord& word) {
    return !article.rules.definite.contains(word.folded) && !IsIndefinite(word) &&
           word.shape != Shape::kMark;
  };
  while (tokens.size() > 0 && !belongs(article.words[tokens.first])) ++tokens.first;
  if (tokens.size() == 0) return;
  const Document& document = article.document;
  RolePhrase role;
  role.tokens = tokens;
  role.text = std::string(Slice(document.text, Cover(document.tokens[tokens.first].span,
                                                     document.tokens[tokens.last - 1].span)));
  role.head = article.words[head].folded;
  for (const RolePhrase& known : entity->roles) {
    if (known.text == role.text) return;
  }
  if (entity->roles.size() < kMaxForms) entity->roles.push_back(std::move(role));
}

void FindRoles(const EntityArticle& article, LocalEntities* entities) {
  for (size_t m = 0; m < article.sheet.mentions.size(); ++m) {
    const Mention& mention = article.sheet.mentions[m];
    const int id = entities->of_mention[m];
    if (id < 0 || mention.kind != MentionKind::kPerson) continue;
    RoleFinder(article, mention, &entities->entities[id]).Run();
  }
  for (LocalEntity& entity : entities->entities) {
    if (entity.kind == MentionKind::kPerson) entity.gender = GenderOf(article, entity);
  }
}

}  // namespace gainsay::entity_internal
