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

// One frame of a rule file, read with the place of what is wrong in it.
class FrameFile {
 public:
  FrameFile(const RuleSet& rules, const RuleFile& file)
      : rules_(rules), file_(file), frame_(*file.content) {}

  absl::Status Read();

  std::vector<std::unique_ptr<Trigger>> triggers;
  std::vector<std::string> units;
  std::vector<std::string> compared;  // "injury.victim.count"

 private:
  absl::Status Fault(const std::string& pointer, std::string_view what, std::string_view expected) {
    return rules_.Fault(file_.content, pointer, what, expected);
  }

  // The list of words under a key; empty where there is none. `place` is of the record.
  absl::StatusOr<std::vector<std::string>> Words(const nlohmann::json& record,
                                                 const std::string& key, const std::string& place);
  absl::StatusOr<std::vector<RoleFilling>> Roles(const nlohmann::json& entry,
                                                 const std::string& place);
  absl::Status Triggers(const nlohmann::json& entry, const std::string& place);
  absl::Status Fields();

  const RuleSet& rules_;
  const RuleFile& file_;
  const nlohmann::json& frame_;
  std::vector<std::string> people_;
};

absl::StatusOr<std::vector<std::string>> FrameFile::Words(const nlohmann::json& record,
                                                          const std::string& key,
                                                          const std::string& place) {
  std::vector<std::string> words;
  if (!record.contains(key)) return words;
  const std::string at = place + "/" + key;
  if (!record[key].is_array()) return Fault(at, "no list of words", "[\"word\"]");
  for (size_t i = 0; i < record[key].size(); ++i) {
    const nlohmann::json& word = record[key][i];
    if (!word.is_string() || word.get<std::string>().empty()) {
      return Fault(absl::StrFormat("%s/%d", at, i), "no word", "a word");
    }
    words.push_back(word.get<std::string>());
  }
  return words;
}

absl::StatusOr<std::vector<RoleFilling>> FrameFile::Roles(const nlohmann::json& entry,
                                                          const std::string& place) {
  std::vector<RoleFilling> roles;
  if (!entry.contains("roles")) return roles;
  for (const auto& [role, unused] : entry["roles"].items()) {
    ASSIGN_OR_RETURN(std::vector<std::string> participants,
                     Words(entry["roles"], role, place + "/roles"));
    const bool people = std::find(people_.begin(), people_.end(), role) != people_.end();
    roles.push_back({role, people, std::move(participants)});
  }
  return roles;
}

absl::Status FrameFile::Triggers(const nlohmann::json& entry, const std::string& place) {
  Trigger trigger;
  trigger.frame = file_.name;
  ASSIGN_OR_RETURN(trigger.roles, Roles(entry, place));
  if (entry.contains("needs")) {
    const nlohmann::json& needs = entry["needs"];
    if (!needs.is_object()) {
      return Fault(place + "/needs", "no record", "{\"object\": [\"year\"]}");
    }
    for (const auto& [participant, unused] : needs.items()) {
      ASSIGN_OR_RETURN(trigger.needs[participant], Words(needs, participant, place + "/needs"));
    }
  }
  if (entry.contains("particle")) trigger.particle = entry["particle"].get<std::string>();
  bool any = false;
  for (const PartOfSpeech& part : kPartsOfSpeech) {
    ASSIGN_OR_RETURN(const std::vector<std::string> triggers_of, Words(entry, part.key, place));
    for (const std::string& words : triggers_of) {
      const std::vector<std::string> lemmas = absl::StrSplit(words, ' ', absl::SkipEmpty());
      if (lemmas.empty()) return Fault(place + "/" + part.key, "no word", "a word");
      any = true;
      triggers.push_back(std::make_unique<Trigger>(trigger));
      triggers.back()->lemma = lemmas[0];
      triggers.back()->rest.assign(lemmas.begin() + 1, lemmas.end());
      triggers.back()->upos = part.upos;
    }
  }
  if (any) return absl::OkStatus();
  return Fault(place, "a trigger without words", "one of: verb, noun, adjective");
}

absl::Status FrameFile::Fields() {
  if (!frame_.contains("fields")) return absl::OkStatus();
  for (const auto& [role, fields] : frame_["fields"].items()) {
    for (const auto& field : fields) {
      const bool known =
          field.is_string() && std::find(std::begin(kFields), std::end(kFields),
                                         field.get<std::string>()) != std::end(kFields);
      if (!known) {
        return Fault("/fields/" + role, "an unknown field",
                     "one of: count, who, date, place, polarity, office, value");
      }
      compared.push_back(file_.name + "." + role + "." + field.get<std::string>());
    }
  }
  return absl::OkStatus();
}

absl::Status FrameFile::Read() {
  if (!frame_.contains("triggers") || !frame_["triggers"].is_array()) {
    return Fault("", "a frame without triggers", "\"triggers\": [{...}]");
  }
  ASSIGN_OR_RETURN(people_, Words(frame_, "people", ""));
  ASSIGN_OR_RETURN(units, Words(frame_, "units", ""));
  for (size_t i = 0; i < frame_["triggers"].size(); ++i) {
    const std::string place = absl::StrFormat("/triggers/%d", i);
    const nlohmann::json& entry = frame_["triggers"][i];
    if (!entry.is_object()) return Fault(place, "a trigger is a record", "{\"verb\": [...]}");
    RETURN_IF_ERROR(Triggers(entry, place));
  }
  for (size_t i = 0; i < people_.size(); ++i) {
    const bool filled = std::any_of(triggers.begin(), triggers.end(), [&](const auto& trigger) {
      return std::any_of(trigger->roles.begin(), trigger->roles.end(),
                         [&](const RoleFilling& filling) { return filling.role == people_[i]; });
    });
    if (!filled) {
      return Fault(absl::StrFormat("/people/%d", i), "no trigger fills that role",
                   "a role of this frame's triggers");
    }
  }
  return Fields();
}

}  // namespace

absl::StatusOr<FrameSet> FrameSet::Compile(const RuleSet& rules) {
  FrameSet set;
  for (const RuleFile& file : rules.Files("frame")) {
    FrameFile frame(rules, file);
    RETURN_IF_ERROR(frame.Read());
    for (auto& trigger : frame.triggers) set.triggers_.push_back(std::move(trigger));
    set.units_.insert(frame.units.begin(), frame.units.end());
    for (const std::string& field : frame.compared) set.compares_[field] = true;
  }
  // The one that asks for most first; equal ones in the order of the files.
  auto asks = [](const Trigger& t) { return t.rest.size() + !t.particle.empty() + t.needs.size(); };
  std::stable_sort(set.triggers_.begin(), set.triggers_.end(),
                   [&](const auto& a, const auto& b) { return asks(*a) > asks(*b); });
  for (const auto& trigger : set.triggers_) set.by_lemma_[trigger->lemma].push_back(trigger.get());
  for (auto [name, words] : {std::pair("thing-noun", &set.things_),
                             {"privative", &set.privatives_},
                             {"parent-noun", &set.parents_},
                             {"sum-noun", &set.sums_}}) {
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
    // "A total" is of whatever stands under its "of".
    const bool is_thing =
        filler.upos == Upos::kNoun && things_.contains(lemma) && !sums_.contains(lemma);
    (is_thing ? thing : somebody) = true;
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
        const Token& word = document.tokens[i];
        // "laid off 40": the parser may give it to the number.
        const bool attached = word.dep == Dep::kCompoundPrt ||
                              (word.dep == Dep::kAdvmod &&
                               (i == token + 1 || word.head == static_cast<int32_t>(token)));
        found |= attached && word.lemma == trigger->particle;
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

bool FrameSet::IsParent(std::string_view noun) const {
  return parents_.contains(absl::string_view(noun.data(), noun.size()));
}

bool FrameSet::IsSum(std::string_view noun) const {
  return sums_.contains(absl::string_view(noun.data(), noun.size()));
}

bool FrameSet::IsUnit(std::string_view noun) const {
  return units_.contains(absl::string_view(noun.data(), noun.size()));
}

bool FrameSet::Compares(std::string_view frame, std::string_view role,
                        std::string_view field) const {
  return compares_.contains(absl::StrFormat("%s.%s.%s", frame, role, field));
}

}  // namespace gainsay
