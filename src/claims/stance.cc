// SPDX-License-Identifier: Apache-2.0
// Tested by tests/claims/claims_test.cc.
#include "claims/stance.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_format.h"
#include "base/json_fields.h"

namespace gainsay {
namespace {

constexpr std::pair<const char*, Modality> kModalities[] = {
    {"fact", Modality::kFact},         {"planned", Modality::kPlanned},
    {"possible", Modality::kPossible}, {"alleged", Modality::kAlleged},
    {"ordered", Modality::kOrdered},   {"hypothetical", Modality::kHypothetical}};

// The weaker of two: what may have been planned is no more certain than either.
Modality Weaker(Modality a, Modality b) { return a == Modality::kFact ? b : a; }

}  // namespace

absl::StatusOr<StanceRules> StanceRules::Compile(const RuleSet& rules) {
  StanceRules stance;
  const nlohmann::json* table = rules.Find("table", "stance");
  if (table == nullptr) return stance;
  std::pair<const char*, Effects*> parts[] = {{"governors", &stance.governors_},
                                              {"modifiers", &stance.modifiers_},
                                              {"determiners", &stance.determiners_},
                                              {"markers", &stance.markers_},
                                              {"happening", &stance.happening_}};
  for (auto& [key, effects] : parts) {
    if (!table->contains(key)) continue;
    for (size_t i = 0; i < (*table)[key].size(); ++i) {
      const nlohmann::json& entry = (*table)[key][i];
      std::string at = absl::StrFormat("/%s/%d", key, i);
      if (!entry.is_object() || !entry.contains("lemmas")) {
        return rules.Fault(table, at, "an effect without lemmas", "{\"lemmas\": [...]}");
      }
      Effect effect;
      effect.negates = entry.value("negates", false);
      std::string name = entry.value("modality", "fact");
      auto known = std::find_if(std::begin(kModalities), std::end(kModalities),
                                [&](const auto& m) { return name == m.first; });
      if (known == std::end(kModalities)) {
        return rules.Fault(table, at + "/modality", "an unknown modality",
                           "one of: fact, planned, possible, alleged, ordered, hypothetical");
      }
      effect.modality = known->second;
      for (const auto& lemma : entry["lemmas"]) (*effects)[lemma.get<std::string>()] = effect;
    }
  }
  return stance;
}

const StanceRules::Effect* StanceRules::Find(const Effects& effects, std::string_view lemma) const {
  auto it = effects.find(std::string(lemma));
  return it == effects.end() ? nullptr : &it->second;
}

Stance StanceRules::Of(const Syntax& syntax, uint32_t predicate) const {
  const auto& tokens = syntax.document().tokens;
  Stance stance;
  auto apply = [&](const Effect* effect) {
    if (effect == nullptr) return;
    stance.negated ^= effect->negates;
    stance.modality = Weaker(stance.modality, effect->modality);
  };
  for (uint32_t child : syntax.Children(predicate)) {
    switch (tokens[child].dep) {
      case Dep::kAux:
      case Dep::kAuxPass:
      case Dep::kAdvmod:
      case Dep::kDet:
      case Dep::kAmod: apply(Find(modifiers_, tokens[child].lemma)); break;
      case Dep::kMark: apply(Find(markers_, tokens[child].lemma)); break;
      case Dep::kNsubj:
      case Dep::kNsubjPass:
      case Dep::kObj: {
        apply(Find(determiners_, tokens[child].lemma));  // nobody, none
        if (int det = syntax.Child(child, Dep::kDet); det >= 0) {
          apply(Find(determiners_, tokens[det].lemma));
        }
        break;
      }
      default: break;
    }
  }
  // What stands over the predicate: "failed to", "plans to", "denied that".
  uint32_t at = predicate;
  for (int climb = 0; climb < 4; ++climb) {
    const Token& t = tokens[at];
    bool governed = t.dep == Dep::kXcomp || t.dep == Dep::kCcomp || t.dep == Dep::kConj ||
                    (t.dep == Dep::kAdvcl && syntax.Case(at).empty() && climb == 0) ||
                    t.dep == Dep::kAcl;
    if (!governed || t.head < 0) break;
    at = static_cast<uint32_t>(t.head);
    if (t.dep == Dep::kConj) continue;
    if (t.dep == Dep::kAdvcl) break;
    apply(Find(governors_, tokens[at].lemma));
    if (t.dep == Dep::kXcomp) {
      for (uint32_t child : syntax.Children(at)) {
        if (tokens[child].dep == Dep::kAux || tokens[child].dep == Dep::kAdvmod) {
          apply(Find(modifiers_, tokens[child].lemma));
        }
      }
    }
  }
  return stance;
}

}  // namespace gainsay
