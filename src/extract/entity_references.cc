// SPDX-License-Identifier: Apache-2.0
//
// One walk over the words of the article, outside quotation marks, with the entities seen so far
// at hand: a pronoun is the only person of its sex that was near, "the minister" the only entity
// with that role. Tested in tests/extract/entity_test.cc.
#include <algorithm>
#include <utility>
#include <vector>

#include "extract/entity_rounds.h"

namespace gainsay::entity_internal {
namespace {

using name_internal::NameClass;
using name_internal::NameWord;
using name_internal::Shape;

constexpr size_t kMaxRecent = 200;            // mentions that a reference looks back over
constexpr size_t kMaxLooked = 32;             // entities that a role is compared with
constexpr uint32_t kMaxRole = 6;              // words of a role, with its article
constexpr uint32_t kOrganizationReaches = 3;  // sentences back that "the bank" is one

class ReferenceFinder {
 public:
  ReferenceFinder(const EntityArticle& article, LocalEntities* entities)
      : article_(article),
        document_(article.document),
        rules_(article.rules),
        words_(article.words),
        out_(*entities) {}

  void Run() {
    for (uint32_t s = 0; s < document_.sentences.size(); ++s) {
      const Sentence& sentence = document_.sentences[s];
      if (s > 0 && sentence.paragraph != document_.sentences[s - 1].paragraph) quoted_ = false;
      for (uint32_t i = sentence.first; i < sentence.last;) i = Read(i, s);
    }
    std::sort(out_.references.begin(), out_.references.end(),
              [](const Reference& a, const Reference& b) { return a.tokens < b.tokens; });
  }

 private:
  struct Seen {
    uint32_t sentence;
    int entity;
  };

  // Reads what begins at token `i` of sentence `s`; the token behind it.
  uint32_t Read(uint32_t i, uint32_t s) {
    PassMentions(i, s);
    const NameWord& w = words_[i];
    if (w.text == "\"") quoted_ = !quoted_;
    if (quoted_) return i + 1;
    const auto pronoun = rules_.pronouns.find(w.folded);
    if (pronoun != rules_.pronouns.end()) {
      Refer({i, i + 1}, s, Reference::Kind::kPronoun, OnlyPerson(s, pronoun->second));
      return i + 1;
    }
    const Sentence& sentence = document_.sentences[s];
    const TokenRange role = DefiniteRole(i, sentence);
    if (role.size() == 0) return i + 1;
    if (!Refer(role, s, Reference::Kind::kRole, EntityOfRole(role, s)) &&
        Says(role.last, sentence)) {
      unnamed_ = {role.first + 1, role.last};
      unnamed_sentence_ = s;
    }
    return role.last;
  }

  // The mentions that begin up to token `i`.
  void PassMentions(uint32_t i, uint32_t s) {
    const std::vector<Mention>& mentions = article_.sheet.mentions;
    for (; next_ < mentions.size() && mentions[next_].tokens.first <= i; ++next_) {
      const int id = out_.of_mention[next_];
      if (id < 0) continue;
      if (mentions[next_].kind == MentionKind::kPerson) NameUnnamed(s, id);
      seen_.push_back({s, id});
    }
  }

  // "... the minister says. Mohammad Javad Azari-Jahromi said ...": the person of mention `next_`,
  // named here for the first time and in the minister's place.
  void NameUnnamed(uint32_t s, int id) {
    const TokenRange role = std::exchange(unnamed_, {});
    if (role.size() == 0 || unnamed_sentence_ + 1 != s) return;
    const Sentence& sentence = document_.sentences[s];
    const TokenRange name = article_.sheet.mentions[next_].tokens;
    LocalEntity& entity = out_.entities[id];
    if (name.first != sentence.first || !Says(name.last, sentence)) return;
    if (!entity.roles.empty() || entity.mentions.front() != next_) return;
    AddRole(article_, role, role.last - 1, &entity);
    out_.references.push_back({role, unnamed_sentence_, Reference::Kind::kRole, id});
  }

  // Notes it where the entity is known.
  bool Refer(TokenRange tokens, uint32_t s, Reference::Kind kind, int id) {
    if (id < 0) return false;
    out_.references.push_back({tokens, s, kind, id});
    seen_.push_back({s, id});
    return true;
  }

  // Whether a verb of saying stands at the token.
  bool Says(uint32_t token, const Sentence& sentence) const {
    return token < sentence.last && rules_.saying.contains(words_[token].folded);
  }

  // The only person of that sex in this sentence so far, or else in the one before it, or else in
  // the one before that.
  int OnlyPerson(uint32_t sentence, Gender gender) const {
    int found = -1;
    uint32_t found_sentence = 0;
    for (size_t i = seen_.size(); i-- > 0 && seen_.size() - i < kMaxRecent;) {
      const auto [s, id] = seen_[i];
      if (s + kNearSentences < sentence || (found >= 0 && s + 1 < found_sentence)) break;
      const LocalEntity& entity = out_.entities[id];
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
    if (!rules_.definite.contains(w.folded) && w.text != "'s") return {};
    for (uint32_t j = i + 1; j < sentence.last && j < i + kMaxRole; ++j) {
      const NameWord& word = words_[j];
      if (word.shape == Shape::kMark && word.text != "-") return {};
      const bool role =
          word.Ends(NameClass::kTitle).size > 0 || rules_.organizations.contains(word.folded);
      if (!role) {
        if (!article_.IsNominal(j)) return {};
        continue;
      }
      if (j + 2 < sentence.last && words_[j + 1].text == "," && words_[j + 2].IsCapitalised()) {
        return {};  // "the supreme leader, Ali Khamenei": named at once
      }
      if (j + 1 == sentence.last || !GoesOn(j + 1)) return {i, j + 1};
    }
    return {};
  }

  // Whether the word behind a role's noun shows that the role is not all: "the minister John",
  // "the bank robber".
  bool GoesOn(uint32_t token) const {
    const NameWord& w = words_[token];
    if (w.text == "'s") return false;
    return w.IsCapitalised() || document_.tokens[token].upos == Upos::kNoun;
  }

  // The only person told to be that, or the only organisation near that is of that category.
  int EntityOfRole(TokenRange role, uint32_t sentence) const {
    const std::string& head = words_[role.last - 1].folded;
    const auto category = rules_.organizations.find(head);
    int found = -1;
    size_t seen = 0;
    std::vector<int> looked;
    for (size_t i = seen_.size(); i-- > 0 && seen < kMaxRecent; ++seen) {
      const auto [s, id] = seen_[i];
      if (std::find(looked.begin(), looked.end(), id) != looked.end()) continue;
      looked.push_back(id);
      if (looked.size() > kMaxLooked) break;
      const LocalEntity& entity = out_.entities[id];
      bool fits = false;
      if (entity.kind == MentionKind::kPerson) {
        fits = std::any_of(entity.roles.begin(), entity.roles.end(),
                           [&](const RolePhrase& r) { return r.head == head; });
      } else if (const auto* o = std::get_if<OrganizationName>(&entity.value);
                 o != nullptr && category != rules_.organizations.end()) {
        fits = o->category == category->second && s + kOrganizationReaches >= sentence;
      }
      if (!fits) continue;
      if (found >= 0) return -1;
      found = id;
    }
    return found;
  }

  const EntityArticle& article_;
  const Document& document_;
  const EntityRules& rules_;
  const name_internal::NameWords& words_;
  LocalEntities& out_;
  std::vector<Seen> seen_;  // persons, organisations, other things, as they are spoken of
  size_t next_ = 0;         // mention
  bool quoted_ = false;
  TokenRange unnamed_;  // "the telecommunications minister" who spoke, not yet named
  uint32_t unnamed_sentence_ = 0;
};

}  // namespace

void FindReferences(const EntityArticle& article, LocalEntities* entities) {
  ReferenceFinder(article, entities).Run();
}

}  // namespace gainsay::entity_internal
