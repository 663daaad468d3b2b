// SPDX-License-Identifier: Apache-2.0
// Tested by tests/claims/claims_test.cc.
#include "claims/frames.h"

#include <algorithm>

#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "base/json_fields.h"
#include "base/status.h"

namespace gainsay {
namespace {

struct PartOfSpeech {
  const char* key;
  Upos upos;
};
constexpr PartOfSpeech kPartsOfSpeech[] = {
    {"verb", Upos::kVerb}, {"noun", Upos::kNoun}, {"adjective", Upos::kAdj}};

constexpr const char* kFields[] = {"count", "who", "date", "place", "polarity", "office", "value"};

// The words of a trigger as lemmas.
std::vector<std::string> Words(const std::string& text) {
  return absl::StrSplit(text, ' ', absl::SkipEmpty());
}

// A participle may be tagged as an adjective and a noun as a proper noun ("Sunday's Quake"); the
// syntax that the roles ask for tells them apart where it matters.
bool TagFits(Upos wanted, const Token& token) {
  switch (wanted) {
    case Upos::kVerb: return token.upos == Upos::kVerb || token.xpos == Xpos::kVbn;
    case Upos::kNoun: return token.upos == Upos::kNoun || token.upos == Upos::kPropn;
    case Upos::kAdj:
      return token.upos == Upos::kAdj || token.xpos == Xpos::kVbn || token.upos == Upos::kNoun;
    default: return false;
  }
}

}  // namespace

const RoleFilling* Trigger::FillingOf(std::string_view participant) const {
  for (const RoleFilling& filling : roles) {
    for (const std::string& name : filling.participants) {
      if (name == participant) return &filling;
    }
  }
  return nullptr;
}

std::string_view Trigger::RoleOf(std::string_view participant) const {
  const RoleFilling* filling = FillingOf(participant);
  return filling == nullptr ? std::string_view() : std::string_view(filling->role);
}

namespace {

// The list of words under a key; empty where there is none.
template <typename Fault>
absl::StatusOr<std::vector<std::string>> Strings(const nlohmann::json& frame, const char* key,
                                                 std::string_view what, const Fault& fault) {
  std::vector<std::string> words;
  if (!frame.contains(key)) return words;
  const std::string at = absl::StrFormat("/%s", key);
  if (!frame[key].is_array()) return fault(at, "no list", "[\"word\"]");
  for (size_t i = 0; i < frame[key].size(); ++i) {
    if (!frame[key][i].is_string()) {
      return fault(absl::StrFormat("%s/%d", at, i), "no word", std::string(what) + ": \"word\"");
    }
    words.push_back(frame[key][i].template get<std::string>());
  }
  return words;
}

}  // namespace

absl::StatusOr<FrameSet> FrameSet::Compile(const RuleSet& rules) {
  FrameSet set;
  for (const RuleFile& file : rules.Files("frame")) {
    const nlohmann::json& frame = *file.content;
    auto fault = [&](const std::string& pointer, std::string_view what, std::string_view expected) {
      return rules.Fault(file.content, pointer, what, expected);
    };
    if (!frame.contains("triggers") || !frame["triggers"].is_array()) {
      return fault("", "a frame without triggers", "\"triggers\": [{...}]");
    }
    std::vector<std::string> people;
    ASSIGN_OR_RETURN(people, Strings(frame, "people", "a role of people", fault));
    for (size_t i = 0; i < frame["triggers"].size(); ++i) {
      const nlohmann::json& entry = frame["triggers"][i];
      std::string at = absl::StrFormat("/triggers/%d", i);
      if (!entry.is_object()) return fault(at, "a trigger is a record", "{\"verb\": [...]}");
      std::vector<RoleFilling> roles;
      if (entry.contains("roles")) {
        for (const auto& [role, participants] : entry["roles"].items()) {
          if (!participants.is_array()) {
            return fault(at + "/roles/" + role, "a role is filled by a list", "[\"object\"]");
          }
          const bool only_people = std::find(people.begin(), people.end(), role) != people.end();
          roles.push_back({role, only_people, participants.get<std::vector<std::string>>()});
        }
      }
      std::map<std::string, std::vector<std::string>> needs;
      if (entry.contains("needs")) {
        for (const auto& [participant, unused] : entry["needs"].items()) {
          ASSIGN_OR_RETURN(needs[participant],
                           Strings(entry["needs"], participant.c_str(), "a lemma", fault));
        }
      }
      bool any = false;
      for (const PartOfSpeech& part : kPartsOfSpeech) {
        if (!entry.contains(part.key)) continue;
        any = true;
        for (const auto& words : entry[part.key]) {
          if (!words.is_string() || words.get<std::string>().empty()) {
            return fault(at + "/" + part.key, "a trigger is a lemma", "a list of words");
          }
          auto trigger = std::make_unique<Trigger>();
          std::vector<std::string> lemmas = Words(words.get<std::string>());
          trigger->frame = file.name;
          trigger->lemma = lemmas[0];
          trigger->rest.assign(lemmas.begin() + 1, lemmas.end());
          trigger->upos = part.upos;
          trigger->roles = roles;
          trigger->needs = needs;
          if (entry.contains("particle")) trigger->particle = entry["particle"].get<std::string>();
          set.triggers_.push_back(std::move(trigger));
        }
      }
      if (!any) return fault(at, "a trigger without words", "one of: verb, noun, adjective");
    }
    ASSIGN_OR_RETURN(std::vector<std::string> units, Strings(frame, "units", "a unit", fault));
    set.units_.insert(units.begin(), units.end());
    if (frame.contains("fields")) {
      for (const auto& [role, fields] : frame["fields"].items()) {
        for (const auto& field : fields) {
          bool known =
              field.is_string() && std::find(std::begin(kFields), std::end(kFields),
                                             field.get<std::string>()) != std::end(kFields);
          if (!known) {
            return fault("/fields/" + role, "an unknown field",
                         "one of: count, who, date, place, polarity, office, value");
          }
          set.compares_[file.name + "." + role + "." + field.get<std::string>()] = true;
        }
      }
    }
  }
  // The one with most words first; equal ones in the order of the files.
  std::stable_sort(set.triggers_.begin(), set.triggers_.end(), [](const auto& a, const auto& b) {
    return a->rest.size() + !a->particle.empty() > b->rest.size() + !b->particle.empty();
  });
  for (const auto& trigger : set.triggers_) set.by_lemma_[trigger->lemma].push_back(trigger.get());
  for (auto [name, words] :
       {std::pair("thing-noun", &set.things_), {"privative", &set.privatives_}}) {
    const Lexicon* lexicon = rules.FindLexicon(name);
    if (lexicon == nullptr) continue;
    for (const LexiconEntry& entry : lexicon->entries) {
      words->insert(entry.words.begin(), entry.words.end());
    }
  }
  return set;
}

bool FrameSet::Fills(const Trigger& trigger, const Syntax& syntax,
                     const std::vector<Participant>& participants) const {
  for (const auto& [role, lemmas] : trigger.needs) {
    const bool found = std::any_of(participants.begin(), participants.end(), [&](const auto& p) {
      const std::string_view lemma = syntax.document().tokens[p.token].lemma;
      return p.role == role && std::find(lemmas.begin(), lemmas.end(), lemma) != lemmas.end();
    });
    if (!found) return false;
  }
  // Where somebody fills the role too, the thing is the parser's mistake.
  bool thing = false, somebody = false;
  for (const Participant& p : participants) {
    const RoleFilling* filling = trigger.FillingOf(p.role);
    if (filling == nullptr || !filling->people) continue;
    const Token& filler = syntax.document().tokens[p.token];
    const absl::string_view lemma(filler.lemma.data(), filler.lemma.size());
    (filler.upos == Upos::kNoun && things_.contains(lemma) ? thing : somebody) = true;
  }
  return somebody || !thing;
}

const Trigger* FrameSet::At(const Syntax& syntax, uint32_t token) const {
  const Document& document = syntax.document();
  const Token& t = document.tokens[token];
  auto it = by_lemma_.find(t.lemma);
  if (it == by_lemma_.end()) return nullptr;
  std::optional<std::vector<Participant>> participants;
  const Sentence& sentence = document.sentences[t.sentence];
  for (const Trigger* trigger : it->second) {
    if (!TagFits(trigger->upos, t)) continue;
    uint32_t at = token;
    bool follows = std::all_of(trigger->rest.begin(), trigger->rest.end(), [&](const auto& word) {
      return ++at < sentence.last && document.tokens[at].lemma == word;
    });
    if (!follows) continue;
    if (!trigger->particle.empty()) {
      bool found = false;
      for (uint32_t i = token + 1; i < std::min(token + 4, sentence.last); ++i) {
        found |= document.tokens[i].dep == Dep::kCompoundPrt &&
                 document.tokens[i].lemma == trigger->particle;
      }
      if (!found) continue;
    }
    if (!participants) participants = syntax.Participants(token);
    if (!Fills(*trigger, syntax, *participants)) continue;
    return trigger;
  }
  return nullptr;
}

bool FrameSet::IsPrivative(std::string_view adjective) const {
  return privatives_.contains(absl::string_view(adjective.data(), adjective.size()));
}

bool FrameSet::IsUnit(std::string_view noun) const {
  return units_.contains(absl::string_view(noun.data(), noun.size()));
}

bool FrameSet::Compares(std::string_view frame, std::string_view role,
                        std::string_view field) const {
  return compares_.contains(absl::StrFormat("%s.%s.%s", frame, role, field));
}

}  // namespace gainsay
