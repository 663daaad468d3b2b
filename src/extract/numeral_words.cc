// SPDX-License-Identifier: Apache-2.0
//
// Reads rules/en/numeral.json. Tested by tests/extract/numeral_test.cc.
#include "extract/numeral_words.h"

#include "base/status.h"
#include "nlohmann/json.hpp"

namespace gainsay {
namespace {

using Json = nlohmann::json;
using Word = NumeralWord;

// One place where every member of the table is read, so that each fault is told the same way.
class TableReader {
 public:
  TableReader(const RuleSet& rules, const Json& table) : rules_(rules), table_(table) {}

  const Json* Member(const char* key, Json::value_t type, std::string_view expected) {
    auto found = table_.find(key);
    if (found == table_.end()) {
      Fail("", std::string("no \"") + key + "\"", expected);
      return nullptr;
    }
    if (found->type() != type) {
      Fail(std::string("/") + key, "wrong type", expected);
      return nullptr;
    }
    return &*found;
  }

  template <typename Put>
  void Numbers(const char* key, Put put) {
    const Json* member = Member(key, Json::value_t::object, "words with their numbers");
    if (!member) return;
    for (const auto& [word, value] : member->items()) {
      if (!value.is_number()) {
        Fail(std::string("/") + key + "/" + word, "not a number", "a number");
        return;
      }
      put(word, value.template get<double>());
    }
  }

  template <typename Put>
  void List(const char* key, Put put) {
    const Json* member = Member(key, Json::value_t::array, "a list of words");
    if (!member) return;
    for (size_t i = 0; i < member->size(); ++i) {
      if (!(*member)[i].is_string()) {
        Fail(std::string("/") + key + "/" + std::to_string(i), "not a word", "a string");
        return;
      }
      put((*member)[i].get<std::string>());
    }
  }

  NumeralReader::Words::Set Set(const char* key) {
    NumeralReader::Words::Set set;
    List(key, [&](std::string word) { set.insert(std::move(word)); });
    return set;
  }

  void Fail(const std::string& pointer, std::string_view what, std::string_view expected) {
    if (status_.ok()) status_ = rules_.Fault(&table_, pointer, what, expected);
  }
  const absl::Status& status() const { return status_; }

 private:
  const RuleSet& rules_;
  const Json& table_;
  absl::Status status_;
};

}  // namespace

absl::StatusOr<NumeralReader> NumeralReader::Compile(const RuleSet& rules) {
  const Json* table = rules.Find("table", "numeral");
  if (!table) return Invalid("no table \"numeral\" in the rules (rules/en/numeral.json)");
  auto words = std::make_unique<Words>();
  TableReader reader(rules, *table);

  auto numbers = [&](const char* key, Word kind) {
    reader.Numbers(key, [&](const std::string& word, double value) {
      words->words[word] = {kind, value};
    });
  };
  numbers("ones", Word::kOne);
  numbers("tens", Word::kTen);
  numbers("hundred", Word::kHundred);
  numbers("dozen", Word::kDozen);
  numbers("scales", Word::kScale);
  numbers("parts", Word::kParts);
  for (auto& [word, info] : words->words) {
    info.plural = info.word == Word::kParts && word.ends_with('s');
  }
  // "quarters" and "halves" are plural; so are the ordinals with an s, as parts.
  reader.Numbers("ordinals", [&](const std::string& word, double value) {
    words->words[word] = {Word::kOrdinal, value, false};
    if (word != "second") words->words[word + "s"] = {Word::kOrdinal, value, true};
  });

  auto list = [&](const char* key, Word kind) {
    reader.List(key, [&](std::string word) { words->words[word] = {kind}; });
  };
  list("ordinal suffixes", Word::kOrdinalSuffix);
  list("article", Word::kArticle);
  list("and", Word::kAnd);
  list("of", Word::kOf);
  list("point", Word::kPoint);
  list("minus", Word::kMinus);

  reader.Numbers("suffixes",
                 [&](const std::string& word, double value) { words->suffixes[word] = value; });
  words->ambiguous_suffixes = reader.Set("ambiguous suffixes");
  words->many_digits = reader.Set("many digits");
  words->glued_suffixes = reader.Set("glued suffixes");
  words->vague_not_after = reader.Set("vague not after");
  words->no_before = reader.Set("no before");
  words->minus_before = reader.Set("minus before");
  words->quarters_after = reader.Set("quarters after");
  words->half_after = reader.Set("half after");
  words->one_after = reader.Set("one after");
  words->one_before = reader.Set("one before");
  reader.List("no", [&](std::string word) { words->no.Add(word, 0); });
  reader.List("names", [&](std::string word) { words->names.Add(word, 0); });

  NumeralReader::Words::Set needs_of = reader.Set("vague needs of");
  if (const Json* vague = reader.Member("vague", Json::value_t::object, "words with ranges")) {
    for (const auto& [word, range] : vague->items()) {
      bool three = range.is_array() && range.size() == 3;
      for (const Json& number : range) three = three && number.is_number();
      if (!three) {
        reader.Fail("/vague/" + word, "not a range", "[least, below, middle]");
        break;
      }
      words->vague_phrases.Add(word, static_cast<int>(words->vague.size()));
      words->vague.push_back({range[0].get<double>(), range[1].get<double>(),
                              range[2].get<double>(), needs_of.contains(word)});
    }
  }
  RETURN_IF_ERROR(reader.status());
  return NumeralReader(std::move(words));
}

}  // namespace gainsay
