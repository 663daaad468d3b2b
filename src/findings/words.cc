// SPDX-License-Identifier: Apache-2.0
// Tested by tests/findings/makers_test.cc.
#include "findings/words.h"

#include <algorithm>

#include "absl/strings/str_format.h"
#include "base/status.h"
#include "nlohmann/json.hpp"

namespace gainsay {
namespace {

absl::StatusOr<std::vector<std::string>> ListAt(const RuleSet& rules, const nlohmann::json& table,
                                                const std::string& pointer) {
  const nlohmann::json::json_pointer at(pointer);
  std::vector<std::string> words;
  if (!table.contains(at)) return words;
  const nlohmann::json& list = table[at];
  const bool good =
      list.is_array() && std::all_of(list.begin(), list.end(), [](const auto& word) {
        return word.is_string() && !word.template get_ref<const std::string&>().empty();
      });
  if (!good) return rules.Fault(&table, pointer, "no list of words", "[\"word\", ...]");
  for (const nlohmann::json& word : list) words.push_back(word.get<std::string>());
  return words;
}

// A record whose "about" is words and whose "same_subject", where it has one, is true or false.
absl::Status CheckEntry(const RuleSet& rules, const nlohmann::json& table,
                        const std::string& pointer) {
  const nlohmann::json::json_pointer at(pointer);
  if (!table.contains(at) || !table[at].is_object()) {
    return rules.Fault(&table, pointer.substr(0, pointer.rfind('/')), "no list of records",
                       "[{\"about\": ...}]");
  }
  const nlohmann::json& entry = table[at];
  if (!entry.contains("about") || !entry["about"].is_string()) {
    return rules.Fault(&table, pointer, "what it is about is not said", "\"about\": \"...\"");
  }
  if (entry.contains("same_subject") && !entry["same_subject"].is_boolean()) {
    return rules.Fault(&table, pointer + "/same_subject", "neither true nor false",
                       "true or false");
  }
  return absl::OkStatus();
}

const Argument* ArgumentOf(const Proposition& proposition, std::string_view role) {
  auto at = std::find_if(proposition.arguments.begin(), proposition.arguments.end(),
                         [&](const Argument& a) { return a.role == role; });
  return at == proposition.arguments.end() ? nullptr : &*at;
}

}  // namespace

absl::StatusOr<FindingWords> FindingWords::Compile(const RuleSet& rules) {
  FindingWords words;
  const nlohmann::json* table = rules.Find("table", "findings");
  if (table == nullptr) return words;
  const std::pair<const char*, Lemmas*> lists[] = {{"/accuse", &words.accuse},
                                                   {"/deny", &words.deny},
                                                   {"/denied", &words.denied},
                                                   {"/grows", &words.grows},
                                                   {"/revised", &words.revised}};
  for (const auto& [pointer, lemmas] : lists) {
    ASSIGN_OR_RETURN(const std::vector<std::string> list, ListAt(rules, *table, pointer));
    lemmas->insert(list.begin(), list.end());
  }
  const size_t contraries = table->contains("contraries") ? (*table)["contraries"].size() : 0;
  for (size_t i = 0; i < contraries; ++i) {
    const std::string at = absl::StrFormat("/contraries/%d", i);
    RETURN_IF_ERROR(CheckEntry(rules, *table, at));
    Contrary& contrary = words.contraries.emplace_back();
    ASSIGN_OR_RETURN(contrary.one, ListAt(rules, *table, at + "/one"));
    ASSIGN_OR_RETURN(contrary.other, ListAt(rules, *table, at + "/other"));
    contrary.about = (*table)["contraries"][i].value("about", "");
    if (contrary.one.empty() || contrary.other.empty() || contrary.about.empty()) {
      return rules.Fault(table, at, "a contrary without both sides",
                         "\"about\", \"one\" and \"other\"");
    }
  }
  const size_t singles = table->contains("single") ? (*table)["single"].size() : 0;
  for (size_t i = 0; i < singles; ++i) {
    const std::string at = absl::StrFormat("/single/%d", i);
    RETURN_IF_ERROR(CheckEntry(rules, *table, at));
    Single& single = words.singles.emplace_back();
    ASSIGN_OR_RETURN(single.predicates, ListAt(rules, *table, at + "/predicates"));
    ASSIGN_OR_RETURN(single.roles, ListAt(rules, *table, at + "/roles"));
    ASSIGN_OR_RETURN(single.vague, ListAt(rules, *table, at + "/vague"));
    ASSIGN_OR_RETURN(single.only, ListAt(rules, *table, at + "/only"));
    single.about = (*table)["single"][i].value("about", "");
    single.same_subject = (*table)["single"][i].value("same_subject", false);
    if (single.predicates.empty() || single.roles.empty() || single.about.empty()) {
      return rules.Fault(table, at, "of what there can be one is not said",
                         "\"about\", \"predicates\" and \"roles\"");
    }
  }
  return words;
}

const Argument* ObjectOf(const Proposition& proposition, const std::vector<std::string>& verbs) {
  for (const std::string& verb : verbs) {
    const size_t space = verb.find(' ');
    if (proposition.predicate != verb.substr(0, space)) continue;
    if (space == verb.npos) {
      if (const Argument* object = ArgumentOf(proposition, "object")) return object;
      continue;
    }
    // "pulled out of the talks"; "called the talks off".
    const std::string particle = verb.substr(space + 1);
    for (const std::string& role : {particle, particle + " of"}) {
      if (const Argument* object = ArgumentOf(proposition, role)) return object;
    }
    if (proposition.witness.quote.find(" " + particle) != std::string::npos) {
      if (const Argument* object = ArgumentOf(proposition, "object")) return object;
    }
  }
  return nullptr;
}

}  // namespace gainsay
