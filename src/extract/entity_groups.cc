// SPDX-License-Identifier: Apache-2.0
//
// Two passes over the mentions, in order of place. Full names make entities, and then short ones
// find theirs by their words: the end of a person's name, the beginning of an organisation's.
// Tested in tests/extract/entity_test.cc.
#include <algorithm>
#include <unordered_map>

#include "extract/entity_rounds.h"
#include "values/name_fold.h"

namespace gainsay::entity_internal {
namespace {

using name_internal::Initials;
using name_internal::InitialsOf;
using name_internal::JoinWords;

constexpr size_t kMaxCandidates = 8;   // of one word, that a name is compared with
constexpr size_t kOften = 3;           // mentions of a person whose name slips are forgiven
constexpr size_t kMaxSlipNodes = 400;  // entities of an article that slips are looked for in

template <typename T>
bool Contains(const std::vector<T>& values, const T& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

// Unless it is there already, or `most` others are.
template <typename T>
void AddOnce(const T& value, size_t most, std::vector<T>* values) {
  if (values->size() < most && !Contains(*values, value)) values->push_back(value);
}

struct Node {  // an entity under construction
  LocalEntity entity;
  uint32_t last_sentence = 0;
  std::vector<std::string> titles;  // folded, of its mentions
};

std::string TitleOf(const Mention& m) {
  const PersonName* person = m.As<PersonName>();
  return person == nullptr ? "" : FoldName(person->title);
}

// The words by which a mention is looked up.
std::string FoldedName(const Mention& m, std::string_view surface) {
  if (const auto* person = m.As<PersonName>()) return FoldName(person->full);
  if (const auto* place = m.As<PlaceValue>()) {
    return place->candidates.empty() ? FoldName(place->name) : place->candidates[0];
  }
  std::string folded = FoldName(surface);
  if (folded.starts_with("the ")) folded.erase(0, 4);
  return folded;
}

std::string NameOf(const Mention& m, std::string_view surface) {
  if (const auto* person = m.As<PersonName>()) return person->full;
  if (const auto* organization = m.As<OrganizationName>()) return organization->full;
  if (const auto* place = m.As<PlaceValue>()) return place->name;
  if (const auto* other = m.As<OtherValue>()) return other->name;
  return std::string(surface);
}

// Two things of different kind may have one name.
std::string Kinded(MentionKind kind, std::string_view key) {
  return std::to_string(static_cast<int>(kind)) + "/" + std::string(key);
}

class Grouping {
 public:
  explicit Grouping(const EntityArticle& article)
      : article_(article),
        sheet_(article.sheet),
        names_(article.rules.names),
        of_(sheet_.mentions.size(), -1) {}

  LocalEntities Run() {
    for (uint32_t m = 0; m < sheet_.mentions.size(); ++m) AddFull(m);
    for (uint32_t m = 0; m < sheet_.mentions.size(); ++m) AddShort(m);
    Renumber();
    LocalEntities out;
    out.of_mention = std::move(of_);
    for (Node& node : nodes_) out.entities.push_back(std::move(node.entity));
    return out;
  }

 private:
  using WordIndex = std::unordered_map<std::string, std::vector<int>>;

  std::string_view Surface(const Mention& m) const { return Slice(article_.document.text, m.span); }

  // Makes the mention one of the entity's.
  void Attach(uint32_t m, int id) {
    const Mention& mention = sheet_.mentions[m];
    Node& node = nodes_[id];
    of_[m] = id;
    node.entity.mentions.push_back(m);
    node.last_sentence = mention.sentence;
    const std::string title = TitleOf(mention);
    if (!title.empty()) AddOnce(title, kMaxCandidates, &node.titles);
    const std::string name = NameOf(mention, Surface(mention));
    auto& spellings = node.entity.spellings;
    AddOnce(name, kMaxForms, &spellings);
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
      const std::vector<int>* known = Find(by_word_, std::string(word));
      if (known == nullptr) continue;
      for (int id : *known) {
        if (!Contains(ids, id)) ids.push_back(id);
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
        joins = v.distance <= 0.2 || (!title.empty() && Contains(nodes_[id].titles, title));
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

  // Null where the key is not known.
  static const std::vector<int>* Find(const WordIndex& index, const std::string& key) {
    const auto at = index.find(key);
    return at == index.end() ? nullptr : &at->second;
  }

  // Enters the words by which short forms of this name find the entity.
  void Index(const Mention& mention, const std::vector<std::string_view>& words, int id) {
    const auto add = [&](WordIndex& index, const std::string& key) {
      AddOnce(id, kMaxCandidates, &index[key]);
    };
    if (mention.kind == MentionKind::kPerson) {
      for (std::string_view word : words) add(by_word_, std::string(word));
      for (size_t i = 0; i < words.size(); ++i) add(by_end_, JoinWords(words, i, words.size()));
      add(by_given_, std::string(words[0]));
    } else if (mention.kind == MentionKind::kOrganization && words.size() > 1) {
      for (size_t i = 1; i < words.size(); ++i) add(by_start_, JoinWords(words, 0, i));
      const Initials initials = InitialsOf(article_.words, mention.tokens);
      for (const std::string& letters : {initials.of_capitals, initials.of_all}) {
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
    const std::vector<int>* ids = Find(person ? by_end_ : by_start_, folded);
    if (ids == nullptr && person) ids = Find(by_given_, folded);
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

  // Whom of those with this short name the mention means, or -1.
  int Choose(const Mention& mention, const std::vector<int>& ids) const {
    const Gender title = article_.GenderOfTitles(mention);
    std::vector<int> left;
    for (int id : ids) {
      const PersonName* name = std::get_if<PersonName>(&nodes_[id].entity.value);
      const Gender gender = name == nullptr ? Gender::kUnknown : article_.rules.GenderOf(*name);
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

  const EntityArticle& article_;
  const Sheet& sheet_;
  const NameComparer& names_;
  std::vector<int> of_;  // by mention
  std::vector<Node> nodes_;
  std::unordered_map<std::string, int> by_name_, by_initials_;
  WordIndex by_word_, by_end_, by_given_, by_start_;
};

}  // namespace

LocalEntities GroupMentions(const EntityArticle& article) { return Grouping(article).Run(); }

}  // namespace gainsay::entity_internal
