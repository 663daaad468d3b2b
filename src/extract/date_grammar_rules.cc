// SPDX-License-Identifier: Apache-2.0
//
// Reads the tables rules/en/date*.json into rows of items. Test: extract/date_grammar_test.cc.
#include "extract/date_grammar_rules.h"

#include <algorithm>
#include <utility>

#include "nlohmann/json.hpp"

namespace gainsay {
namespace {

using Json = nlohmann::json;

constexpr size_t kRowsOfPattern = 512;
constexpr std::string_view kTablePrefix = "date-";

std::vector<std::string> SplitAt(std::string_view text, char separator) {
  std::vector<std::string> parts;
  std::string part;
  for (char c : text) {
    if (c == separator) {
      if (!part.empty()) parts.push_back(std::move(part));
      part.clear();
    } else {
      part += c;
    }
  }
  if (!part.empty()) parts.push_back(std::move(part));
  return parts;
}

// A word of a pattern as atoms: "o'clock" is three.
std::vector<std::string> AtomsOf(std::string_view word) {
  std::vector<std::string> atoms;
  const auto kind = [](unsigned char c) {
    if (c >= '0' && c <= '9') return 1;
    return (c >= 'a' && c <= 'z') || c >= 0x80 ? 2 : 0;
  };
  size_t i = 0;
  while (i < word.size()) {
    const int k = kind(static_cast<unsigned char>(word[i]));
    size_t j = i + 1;
    while (k != 0 && j < word.size() && kind(static_cast<unsigned char>(word[j])) == k) ++j;
    atoms.emplace_back(word.substr(i, j - i));
    i = j;
  }
  return atoms;
}

class Compiler {
 public:
  explicit Compiler(const RuleSet& rules) : rules_(rules) {}

  absl::StatusOr<TimeRules> Compile() {
    out_.edge = Word("^");
    out_.hyphen = Word("-");
    out_.point = Word(".");
    out_.comma = Word(",");
    out_.slash = Word("/");
    const std::pair<std::string_view, uint16_t*> numbers[] = {
        {"int", &out_.cat_int},   {"dd", &out_.cat_dd},
        {"yyyy", &out_.cat_yyyy}, {"yy", &out_.cat_yy},
        {"hh", &out_.cat_hh},     {"mi", &out_.cat_mi},
        {"n", &out_.cat_n},       {"ord", &out_.cat_ord},
        {"word", &out_.cat_word}, {"yyyymmdd", &out_.cat_yyyymmdd},
        {"hhmm", &out_.cat_hhmm}, {"yyy", &out_.cat_yyy}};
    for (const auto& [name, id] : numbers) *id = Category(name);
    Numerals();
    for (const RuleFile& file : rules_.Files("table")) {
      if (!status_.ok()) break;
      if (file.name.substr(0, kTablePrefix.size()) != kTablePrefix) continue;
      table_ = file.content;
      if (table_->contains("fractions")) Fractions();
      if (table_->contains("words")) Words();
      if (table_->contains("rules")) Rules();
    }
    if (!status_.ok()) return status_;
    return std::move(out_);
  }

 private:
  void Fail(const std::string& pointer, std::string_view what, std::string_view expected) {
    if (status_.ok()) status_ = rules_.Fault(table_, pointer, what, expected);
  }

  uint32_t Word(const std::string& word) {
    const uint32_t next = static_cast<uint32_t>(out_.vocabulary.size()) + 1;
    return out_.vocabulary.try_emplace(word, next).first->second;
  }
  uint16_t Category(std::string_view name) {
    const uint16_t next = static_cast<uint16_t>(out_.categories.size() + 1);
    return out_.categories.try_emplace(std::string(name), next).first->second;
  }

  // The number words are those of the table "numeral".
  void Numerals() {
    const Json* numeral = rules_.Find("table", "numeral");
    if (numeral == nullptr) return;
    using K = NumberWord::Kind;
    const auto add = [&](const char* key, K (*kind_of)(double)) {
      if (!numeral->contains(key) || !(*numeral)[key].is_object()) return;
      for (const auto& [word, value] : (*numeral)[key].items()) {
        if (!value.is_number()) continue;
        const double v = value.get<double>();
        out_.numbers[Word(word)] = {v, kind_of(v)};
      }
    };

    add("ones", [](double v) { return v >= 10 ? K::kTeen : K::kUnit; });
    add("tens", [](double) { return K::kTens; });
    add("hundred", [](double) { return K::kHundred; });
    add("ordinals", [](double) { return K::kOrdinal; });
    out_.numbers[Word("thousand")] = {1000, K::kThousand};
    const auto list = [&](const char* key, K kind) {
      if (!numeral->contains(key) || !(*numeral)[key].is_array()) return;
      for (const Json& word : (*numeral)[key]) {
        if (word.is_string()) out_.numbers[Word(word.get<std::string>())] = {0, kind};
      }
    };
    list("and", K::kAnd);
    list("ordinal suffixes", K::kSuffix);
  }

  void Fractions() {
    for (const auto& [word, value] : (*table_)["fractions"].items()) {
      if (!value.is_number()) return Fail("/fractions/" + word, "not a number", "a number");
      const double v = value.get<double>();
      out_.numbers[Word(word)] = {v,
                                  v == 0 ? NumberWord::Kind::kZero : NumberWord::Kind::kFraction};
    }
  }

  void Words() {
    const Json& groups = (*table_)["words"];
    for (size_t g = 0; g < groups.size(); ++g) {
      const std::string at = "/words/" + std::to_string(g);
      const Json& group = groups[g];
      if (!group.is_object() || !group.contains("as") || !group.contains("entries")) {
        return Fail(at, "not a group of words", "\"as\" and \"entries\"");
      }
      for (const auto& [words, set] : group["entries"].items()) {
        TimeRule rule;
        rule.name = "date." + group["as"].get<std::string>();
        rule.category = Category(group["as"].get<std::string>());
        rule.cased = group.value("cased", false);
        if (!Set(set, at + "/entries/" + words, rule.set)) return;
        const uint32_t index = static_cast<uint32_t>(out_.rules.size());
        out_.rules.push_back(std::move(rule));
        for (const std::string& word : SplitAt(words, '|')) {
          Row(index, word, at + "/entries/" + words);
        }
      }
    }
  }

  bool Set(const Json& json, const std::string& at, TimeExpr& out) {
    if (!json.is_object()) {
      Fail(at, "not a set of fields", "an object");
      return false;
    }
    for (const auto& [key, value] : json.items()) {
      std::string* text = key == "daypart"     ? &out.daypart
                          : key == "season"    ? &out.season
                          : key == "mod"       ? &out.mod
                          : key == "reference" ? &out.reference
                          : key == "holiday"   ? &out.holiday
                                               : nullptr;
      if (text != nullptr && value.is_string()) {
        *text = value.get<std::string>();
      } else if (key == "unit" && value.is_string() && Unit(value, out.unit)) {
      } else if (key == "amount" && value.is_array() && value.size() == 2) {
        Amount amount;
        amount.count = value[0].is_number() ? value[0].get<double>() : 1;
        if (!Unit(value[1], amount.unit)) {
          Fail(at + "/" + key, "unknown unit", "second .. millennium");
          return false;
        }
        out.amounts.push_back(amount);
      } else if (const auto field = ParseTimeField(key); field && value.is_number()) {
        out[*field] =
            static_cast<int>(value.get<double>() * (*field == TimeField::kNumber ? 1000 : 1));
      } else {
        Fail(at + "/" + key, "unknown field", "a field of date_expr.h, with its value");
        return false;
      }
    }
    return true;
  }
  static bool Unit(const Json& json, Granularity& unit) {
    if (!json.is_string()) return false;
    const auto parsed = ParseGranularity(json.get<std::string>());
    if (parsed) unit = *parsed;
    return parsed.has_value();
  }

  std::vector<uint32_t> Beside(const Json& rule, const char* key) {
    std::vector<uint32_t> words;
    if (!rule.contains(key)) return words;
    for (const std::string& word : SplitAt(rule[key].get<std::string>(), '|')) {
      words.push_back(Word(word));
    }
    std::sort(words.begin(), words.end());
    return words;
  }

  void Rules() {
    const Json& rules = (*table_)["rules"];
    for (size_t r = 0; r < rules.size() && status_.ok(); ++r) {
      const std::string at = "/rules/" + std::to_string(r);
      const Json& json = rules[r];
      static constexpr const char* kKeys[] = {
          "name",      "as",       "pattern", "set",  "do",     "left", "not-left", "right",
          "not-right", "not-with", "cased",   "part", "phrase", "yes",  "no"};
      for (const auto& [key, value] : json.items()) {
        if (std::find(std::begin(kKeys), std::end(kKeys), key) == std::end(kKeys)) {
          return Fail(at + "/" + key, "unknown key \"" + key + "\"", "a key of a rule");
        }
      }
      if (!json.contains("name") || !json.contains("as") || !json.contains("pattern")) {
        return Fail(at, "not a rule", "\"name\", \"as\" and \"pattern\"");
      }
      TimeRule rule;
      rule.name = json["name"].get<std::string>();
      const std::string as = json["as"].get<std::string>();
      rule.category = Category(as);
      rule.role = json.value("phrase", false) ? TimeRole::kPhrase
                  : json.value("part", false) ? TimeRole::kPart
                                              : TimeRole::kCore;
      rule.cased = json.value("cased", false);
      if (json.contains("do")) {
        const auto production = ParseTimeProduction(json["do"].get<std::string>());
        if (!production) return Fail(at + "/do", "unknown production", "merge, amount, shift, ...");
        rule.production = *production;
      }
      if (json.contains("set") && !Set(json["set"], at + "/set", rule.set)) return;
      rule.left = Beside(json, "left");
      rule.not_left = Beside(json, "not-left");
      rule.right = Beside(json, "right");
      rule.not_right = Beside(json, "not-right");
      rule.not_with = Beside(json, "not-with");
      if (rule.role != TimeRole::kPart && !(json.contains("yes") && json.contains("no"))) {
        return Fail(at, "a rule without examples", "\"yes\" and \"no\"");
      }
      for (const char* key : {"yes", "no"}) {
        if (!json.contains(key)) continue;
        for (const Json& example : json[key]) {
          out_.examples.push_back({rule.name, example.get<std::string>(), key[0] == 'y'});
        }
      }
      const uint32_t index = static_cast<uint32_t>(out_.rules.size());
      out_.rules.push_back(std::move(rule));
      if (json["pattern"].is_array()) {
        for (const Json& pattern : json["pattern"]) {
          Row(index, pattern.get<std::string>(), at + "/pattern");
        }
      } else {
        Row(index, json["pattern"].get<std::string>(), at + "/pattern");
      }
    }
  }

  // One way of writing an item; an item that may be left out has an empty one.
  using Choice = std::vector<TimeItem>;

  void Row(uint32_t rule, const std::string& pattern, const std::string& at) {
    std::vector<Choice> rows(1);
    for (const std::string& token : SplitAt(pattern, ' ')) {
      std::vector<Choice> choices;
      if (!Choices(token, at, choices)) return;
      std::vector<Choice> longer;
      for (const Choice& row : rows) {
        for (const Choice& choice : choices) {
          longer.push_back(row);
          longer.back().insert(longer.back().end(), choice.begin(), choice.end());
        }
      }
      rows = std::move(longer);
      if (rows.size() > kRowsOfPattern)
        return Fail(at, "too many choices", "fewer \"?\" and \"|\"");
    }
    for (Choice& items : rows) {
      if (items.empty()) return Fail(at, "a pattern that may be empty", "an item without \"?\"");
      TimeRules::Row row{rule, std::move(items)};
      if (row.items[0].category != 0) {
        out_.by_category[row.items[0].category].push_back(row);
      } else {
        for (uint32_t word : row.items[0].words) out_.by_word[word].push_back(row);
      }
    }
  }

  bool Choices(std::string_view token, const std::string& at, std::vector<Choice>& choices) {
    bool glued = false;
    if (token.size() > 1 && token.front() == '~') {
      glued = true;
      token.remove_prefix(1);
    }
    if (token.size() > 1 && token.back() == '?') {
      choices.emplace_back();
      token.remove_suffix(1);
    }
    if (token.front() == '{') {
      TimeItem item;
      item.glued = glued;
      if (token.back() != '}' || !CategoryItem(token.substr(1, token.size() - 2), item)) {
        Fail(at, "bad item \"" + std::string(token) + "\"", "{category:grain,grain>field}");
        return false;
      }
      choices.push_back({item});
      return true;
    }
    TimeItem simple;
    simple.glued = glued;
    for (const std::string& word : SplitAt(token, '|')) {
      const std::vector<std::string> atoms = AtomsOf(word);
      if (atoms.size() == 1) {
        simple.words.push_back(Word(atoms[0]));
        continue;
      }
      Choice choice;
      for (size_t i = 0; i < atoms.size(); ++i) {
        choice.push_back({0, i == 0 ? glued : true, 0, {}, {Word(atoms[i])}});
      }
      choices.push_back(std::move(choice));
    }
    if (!simple.words.empty()) {
      std::sort(simple.words.begin(), simple.words.end());
      choices.push_back({std::move(simple)});
    }
    return true;
  }

  bool CategoryItem(std::string_view text, TimeItem& item) {
    const size_t into = text.find('>');
    if (into != std::string_view::npos) {
      item.into = ParseTimeField(text.substr(into + 1));
      if (!item.into) return false;
      text = text.substr(0, into);
    }
    const size_t colon = text.find(':');
    if (colon != std::string_view::npos) {
      for (const std::string& name : SplitAt(text.substr(colon + 1), ',')) {
        const auto grain = ParseGranularity(name);
        if (!grain) return false;
        item.grains |= 1u << static_cast<int>(*grain);
      }
      text = text.substr(0, colon);
    }
    item.category = Category(text);
    return !text.empty();
  }

  const RuleSet& rules_;
  const Json* table_ = nullptr;
  TimeRules out_;
  absl::Status status_;
};

}  // namespace

absl::StatusOr<TimeRules> CompileTimeRules(const RuleSet& rules) {
  return Compiler(rules).Compile();
}

}  // namespace gainsay
