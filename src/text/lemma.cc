// SPDX-License-Identifier: Apache-2.0
//
// The lists of endings are one trie over reversed words, a root a tag; the deepest node on a
// word's way that carries a rule decides. Tested by tests/text/lemma_test.cc.
#include "text/lemma.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "absl/container/flat_hash_map.h"
#include "base/status.h"
#include "text/data_file.h"
#include "text/string_pool.h"
#include "text/tagset.h"

namespace gainsay {
namespace {

constexpr std::string_view kAuxiliary = "AUX:";
constexpr char kWordBegin = '^';
// A name in capitals that is longer is no acronym.
constexpr size_t kLongestAcronym = 6;
// No listed ending is longer; the rest of a long word is not looked at.
constexpr size_t kLongestEnding = 64;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }

std::string Lowered(std::string_view word) {
  std::string lower(word);
  bool ascii = true;
  for (char& c : lower) {
    if (IsUpper(c)) c += 'a' - 'A';
    ascii &= static_cast<unsigned char>(c) < 0x80;
  }
  if (ascii) return lower;
  std::string out;
  icu::UnicodeString::fromUTF8({word.data(), static_cast<int32_t>(word.size())})
      .toLower(icu::Locale::getEnglish())
      .toUTF8String(out);
  return out;
}

// CHERNOBYL -> Chernobyl.
std::string Capitalised(std::string word) {
  for (size_t i = 1; i < word.size(); ++i) {
    if (IsUpper(word[i])) word[i] += 'a' - 'A';
  }
  return word;
}

bool InCapitals(std::string_view word) {
  return word.size() > kLongestAcronym && std::all_of(word.begin(), word.end(), IsUpper);
}

std::string WithoutCommas(std::string_view number) {
  std::string out;
  for (size_t i = 0; i < number.size(); ++i) {
    bool between = number[i] == ',' && i > 0 && i + 1 < number.size() && IsDigit(number[i - 1]) &&
                   IsDigit(number[i + 1]);
    if (!between) out += number[i];
  }
  return out;
}

}  // namespace

struct Lemmatiser::Tables {
  struct Rule {
    uint8_t off = 0;
    bool set = false;
    std::string on;
  };
  std::vector<Rule> rules;                       // by node
  absl::flat_hash_map<uint64_t, uint32_t> next;  // node << 8 | byte -> node
  std::array<uint32_t, 2 * kXposCount> roots{};  // by tag, then by tag of auxiliaries; 0: none

  uint32_t AddNode() {
    rules.emplace_back();
    return static_cast<uint32_t>(rules.size() - 1);
  }

  uint32_t Step(uint32_t node, char c) const {
    auto found = next.find(uint64_t{node} << 8 | static_cast<uint8_t>(c));
    return found == next.end() ? 0 : found->second;
  }

  const Rule* Find(std::string_view word, Upos upos, Xpos xpos) const {
    size_t tag = static_cast<size_t>(xpos);
    uint32_t node = upos == Upos::kAux ? roots[tag + kXposCount] : 0;
    if (node == 0) node = roots[tag];
    if (node == 0) return nullptr;
    const Rule* rule = &rules[node];
    size_t end = word.size() > kLongestEnding ? word.size() - kLongestEnding : 0;
    for (size_t i = word.size();; --i) {
      if (i == end) {
        uint32_t whole = end == 0 ? Step(node, kWordBegin) : 0;
        if (whole != 0 && rules[whole].set) rule = &rules[whole];
        break;
      }
      node = Step(node, word[i - 1]);
      if (node == 0) break;
      if (rules[node].set) rule = &rules[node];
    }
    bool some = rule->off < word.size() || !rule->on.empty();
    return rule->set && rule->off <= word.size() && some ? rule : nullptr;
  }
};

absl::StatusOr<Lemmatiser> Lemmatiser::Load(const std::string& path) {
  ASSIGN_OR_RETURN(std::string bytes, ReadWhole(path));
  auto tables = std::make_shared<Tables>();
  tables->AddNode();  // 0 is no node
  uint32_t root = 0;
  std::string_view rest = bytes;
  while (!rest.empty()) {
    size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    auto offset = static_cast<uint32_t>(rest.data() - bytes.data());
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.empty() || line[0] == '#') continue;
    auto fault = [&](std::string_view what, std::string_view want) {
      return Invalid(FaultAt(path, bytes, offset, what, want));
    };
    if (line[0] == '@') {
      bool auxiliary = line.substr(1).starts_with(kAuxiliary);
      auto tag = ParseXpos(line.substr(auxiliary ? 1 + kAuxiliary.size() : 1));
      if (!tag) return fault("unknown tag", "a Penn tag");
      root = tables->AddNode();
      tables->roots[static_cast<size_t>(*tag) + (auxiliary ? kXposCount : 0)] = root;
      continue;
    }
    size_t tab = line.find('\t'), second = line.find('\t', tab + 1);
    unsigned off = 0;
    if (root == 0 || tab == line.npos || second == line.npos ||
        std::from_chars(line.data() + tab + 1, line.data() + second, off).ec != std::errc() ||
        off > kLongestEnding) {
      return fault("no rule", "ENDING<tab>BYTES OFF<tab>PUT ON under a @TAG");
    }
    uint32_t node = root;
    for (size_t i = tab; i > 0; --i) {
      uint64_t key = uint64_t{node} << 8 | static_cast<uint8_t>(line[i - 1]);
      auto found = tables->next.find(key);
      node = found != tables->next.end() ? found->second : (tables->next[key] = tables->AddNode());
    }
    tables->rules[node] = {static_cast<uint8_t>(off), true, std::string(line.substr(second + 1))};
  }
  Lemmatiser lemmatiser;
  lemmatiser.tables_ = std::move(tables);
  return lemmatiser;
}

namespace {

// A word without its last `off` bytes; the whole word where the cut would split a character.
std::string WithoutEnd(const std::string& word, size_t off) {
  size_t keep = off < word.size() ? word.size() - off : 0;
  bool splits = keep < word.size() && (static_cast<unsigned char>(word[keep]) & 0xC0) == 0x80;
  return splits ? word : word.substr(0, keep);
}

}  // namespace

std::string Lemmatiser::Lemma(std::string_view word, Upos upos, Xpos xpos) const {
  if (word.empty()) return "";
  if (xpos == Xpos::kCd && IsDigit(word[0])) return WithoutCommas(word);
  std::string lower = Lowered(word);
  const Tables::Rule* rule = tables_->Find(lower, upos, xpos);
  if (xpos == Xpos::kNnp || xpos == Xpos::kNnps) {
    std::string name = InCapitals(word) ? Capitalised(std::string(word)) : std::string(word);
    if (word == lower && name[0] >= 'a' && name[0] <= 'z') name[0] -= 'a' - 'A';
    if (rule == nullptr || lower.size() != word.size()) return name;
    return WithoutEnd(name, rule->off) + rule->on;
  }
  if (rule == nullptr) return lower;
  return WithoutEnd(lower, rule->off) + rule->on;
}

void Lemmatiser::Lemmatise(Document* document) const {
  std::vector<Token>& tokens = document->tokens;
  for (size_t i = 0; i < tokens.size(); ++i) {
    Token& token = tokens[i];
    std::string lemma = Lemma(document->Text(token), token.upos, token.xpos);
    // "He's been", "it's already got": a clitic of have before the participles of the verbs
    // that take no passive with be here.
    if (token.upos == Upos::kAux && token.xpos == Xpos::kVbz && lemma == "be" &&
        document->Text(token).size() <= 2) {
      size_t next = i + 1;
      while (next < tokens.size() && tokens[next].upos == Upos::kAdv) ++next;
      if (next < tokens.size() && tokens[next].xpos == Xpos::kVbn) {
        std::string verb = Lemma(document->Text(tokens[next]), tokens[next].upos, Xpos::kVbn);
        if (verb == "be" || verb == "have" || verb == "get") lemma = "have";
      }
    }
    token.lemma = document->strings->Add(lemma);
  }
}

}  // namespace gainsay
