// SPDX-License-Identifier: Apache-2.0
#include "extract/attribution_source.h"

#include <algorithm>

#include "base/status.h"
#include "nlohmann/json.hpp"

namespace gainsay {
namespace {

// How many persons back a pronoun or a role is looked for.
constexpr int kReach = 12;
// And how many sentences back a pronoun is.
constexpr uint32_t kSentences = 4;

std::string Lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::string NameOf(const Mention& m) {
  if (const auto* person = m.As<PersonName>()) return person->full;
  if (const auto* organization = m.As<OrganizationName>()) return organization->full;
  if (const auto* place = m.As<PlaceValue>()) return place->name;
  if (const auto* other = m.As<OtherValue>()) return other->name;
  return "";
}

}  // namespace

absl::StatusOr<SourceWords> SourceWords::Compile(const RuleSet& rules) {
  SourceWords words;
  words.source = rules.FindClass("attribution-source");
  words.pronoun = rules.FindClass("attribution-pronoun");
  words.conjunction = rules.FindClass("attribution-conjunction");
  const Lexicon* pronouns = rules.FindLexicon("attribution-pronoun");
  if (words.source == 0 || pronouns == nullptr) {
    return Invalid("the rules have no lexicons attribution-source and attribution-pronoun");
  }
  for (const LexiconEntry& entry : pronouns->entries) {
    const nlohmann::json value = entry.value != nullptr ? *entry.value : nlohmann::json::object();
    const std::string sex = value.value("sex", "");
    words.sex.push_back(sex == "male" ? 'm' : sex == "female" ? 'f' : '\0');
    words.speaker.push_back(value.value("speaker", false));
  }
  return words;
}

SourceResolver::SourceResolver(const Sheet& sheet, const SourceWords& words)
    : sheet_(sheet),
      words_(words),
      pronoun_(sheet.document->tokens.size(), -1),
      source_word_(sheet.document->tokens.size(), false),
      conjunction_(sheet.document->tokens.size(), false) {
  for (const Mark& mark : sheet.words) {
    if (mark.cls == words.pronoun) pronoun_[mark.tokens.first] = static_cast<int>(mark.payload);
    if (mark.cls == words.conjunction) conjunction_[mark.tokens.first] = true;
    if (mark.cls == words.source) source_word_[mark.tokens.last - 1] = true;
  }
  for (const Mention& m : sheet.mentions) {
    if (m.kind == MentionKind::kPerson) persons_.push_back(&m);
    if (m.kind == MentionKind::kOrganization || m.kind == MentionKind::kPlace)
      others_.push_back(&m);
  }
}

const Mention* SourceResolver::Named(TokenRange words, uint32_t head) const {
  // A person inside the phrase, else the organisation or place that is its head: "the White
  // House", but not "officials in Paris".
  const auto before = [](const Mention* m, uint32_t token) { return m->tokens.first < token; };
  for (auto it = std::lower_bound(persons_.begin(), persons_.end(), words.first, before);
       it != persons_.end() && (*it)->tokens.first < words.last; ++it) {
    if ((*it)->tokens.Contains(head)) return *it;
    // In apposition: "the minister, Javad Zarif".
    const Token& first = sheet_.document->tokens[(*it)->tokens.last - 1];
    const Token& begin = sheet_.document->tokens[(*it)->tokens.first];
    for (const Token* t : {&first, &begin}) {
      if (t->head == static_cast<int32_t>(head) &&
          (t->dep == Dep::kAppos || t->dep == Dep::kFlat || t->dep == Dep::kCompound)) {
        return *it;
      }
    }
  }
  auto it = std::upper_bound(others_.begin(), others_.end(), head,
                             [](uint32_t t, const Mention* m) { return t < m->tokens.first; });
  if (it != others_.begin() && (*std::prev(it))->tokens.Contains(head)) return *std::prev(it);
  return nullptr;
}

// A name that the phrase begins or ends with, or that stands between its commas: "the ferry's
// operator, Hebrides Line", "Police Inspector Megan Rhys", but not "a spokesman for Hebrides Line".
const Mention* SourceResolver::NamedBeside(TokenRange words) const {
  const Document& d = *sheet_.document;
  for (const auto* mentions : {&persons_, &others_}) {
    auto it = std::lower_bound(mentions->begin(), mentions->end(), words.first,
                               [](const Mention* m, uint32_t t) { return m->tokens.first < t; });
    for (; it != mentions->end() && (*it)->tokens.last <= words.last; ++it) {
      const TokenRange name = (*it)->tokens;
      const bool owner = name.last < words.last && d.tokens[name.last].xpos == Xpos::kPos;
      const bool comma = name.first > words.first && d.Text(name.first - 1) == ",";
      const bool begins =
          name.first == words.first && ((*it)->kind == MentionKind::kPerson ||
                                        name.last == words.last || d.Text(name.last) == ",");
      if (owner || (*it)->kind == MentionKind::kPlace) continue;
      // Behind a comma a name ends the phrase; it may also follow what it is: "Inspector Megan
      // Rhys", "the network operator GridNorth".
      if (begins || (comma && (name.last == words.last || d.Text(name.last) == ","))) return *it;
      bool titled = name.last == words.last;
      for (uint32_t i = words.first; titled && i < name.first; ++i) {
        titled = d.tokens[i].upos != Upos::kAdp && d.tokens[i].xpos != Xpos::kPos;
      }
      if (titled) return *it;
    }
  }
  return nullptr;
}

const Mention* SourceResolver::PersonBefore(uint32_t token, char sex, std::string_view role) const {
  const Document& d = *sheet_.document;
  auto it = std::lower_bound(persons_.begin(), persons_.end(), token,
                             [](const Mention* m, uint32_t t) { return m->tokens.last <= t; });
  const Mention* any = nullptr;
  for (int n = 0; n < kReach && it != persons_.begin(); ++n) {
    const Mention* m = *--it;
    const auto* name = m->As<PersonName>();
    if (name == nullptr) continue;
    if (!role.empty()) {
      if (Lower(name->title).find(role) != std::string::npos) return m;
      continue;
    }
    if (d.tokens[token].sentence - m->sentence > kSentences) break;
    // The subject of a sentence is what the next one speaks of.
    for (uint32_t i = m->tokens.first; i < m->tokens.last; ++i) {
      if (d.tokens[i].dep == Dep::kNsubj || d.tokens[i].dep == Dep::kNsubjPass) return m;
    }
    if (any == nullptr) any = m;
  }
  return any;
}

// A name that no extractor knows, at the end of the phrase: "the network operator GridNorth".
std::string SourceResolver::UnknownName(TokenRange words) const {
  const Document& d = *sheet_.document;
  uint32_t first = words.last;
  while (first > words.first && d.tokens[first - 1].upos == Upos::kPropn) --first;
  if (first == words.first || first == words.last) return "";
  const bool after_noun = d.tokens[first - 1].upos == Upos::kNoun;
  if (!after_noun && d.Text(first - 1) != ",") return "";
  return std::string(Slice(d.text, Cover(d.tokens[first].span, d.tokens[words.last - 1].span)));
}

SourceResolver::Answer SourceResolver::Resolve(TokenRange source, uint32_t head) const {
  const Document& d = *sheet_.document;
  const Mention* m = Named(source, head);
  if (m == nullptr || m->kind != MentionKind::kPerson) {
    if (const Mention* beside = NamedBeside(source)) m = beside;
  }
  const LocalEntities& entities = sheet_.entities;
  if (m == nullptr && !entities.entities.empty()) {
    // What "he" and "the minister" stand for has been found already.
    const auto& all = entities.references;
    auto it = std::upper_bound(all.begin(), all.end(), head,
                               [](uint32_t t, const Reference& r) { return t < r.tokens.first; });
    if (it == all.begin() || !std::prev(it)->tokens.Contains(head))
      return {UnknownName(source), -1};
    const int entity = std::prev(it)->entity;
    if (entity < 0) return {UnknownName(source), -1};
    return {entities.entities[static_cast<size_t>(entity)].name, entity};
  }
  if (m == nullptr && pronoun_[head] >= 0) {
    const size_t entry = static_cast<size_t>(pronoun_[head]);
    if (words_.sex[entry] != '\0') m = PersonBefore(head, words_.sex[entry], "");
  } else if (m == nullptr && d.tokens[head].upos == Upos::kNoun && source.size() <= 3 &&
             d.tokens[source.first].xpos == Xpos::kDt) {
    m = PersonBefore(head, '\0', Lower(d.tokens[head].lemma));
  }
  if (m == nullptr) return {UnknownName(source), -1};
  // The fullest form that the article has.
  if (m->entity >= 0 && static_cast<size_t>(m->entity) < entities.entities.size()) {
    return {entities.entities[static_cast<size_t>(m->entity)].name, m->entity};
  }
  return {NameOf(*m), m->entity};
}

bool SourceResolver::IsSpeaker(uint32_t token) const {
  return token < pronoun_.size() && pronoun_[token] >= 0 &&
         words_.speaker[static_cast<size_t>(pronoun_[token])];
}

bool SourceResolver::NamesSource(TokenRange words) const {
  const Document& d = *sheet_.document;
  for (uint32_t i = words.first; i < words.last; ++i) {
    const Upos upos = d.tokens[i].upos;
    if (upos == Upos::kVerb || upos == Upos::kAux || upos == Upos::kPunct || upos == Upos::kNum) {
      return false;
    }
    if (source_word_[i] && i + 1 == words.last) return true;
  }
  for (const auto* mentions : {&persons_, &others_}) {
    auto it = std::lower_bound(mentions->begin(), mentions->end(), words.first,
                               [](const Mention* m, uint32_t t) { return m->tokens.first < t; });
    if (it != mentions->end() && (*it)->tokens.last == words.last &&
        (*it)->kind != MentionKind::kPlace) {
      return true;
    }
  }
  return false;
}

}  // namespace gainsay
