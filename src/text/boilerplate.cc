// SPDX-License-Identifier: Apache-2.0
// Tested by tests/text/boilerplate_test.cc.
#include "text/boilerplate.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "base/atom_finder.h"
#include "base/status.h"
#include "nlohmann/json.hpp"
#include "re2/filtered_re2.h"
#include "re2/re2.h"
#include "text/data_file.h"

namespace gainsay {
namespace {

// A neighbour that goes along is no longer than this, in words.
constexpr uint32_t kCreditWords = 8;
constexpr uint32_t kLinkWords = 30;
constexpr uint32_t kProseWords = 8;

constexpr int64_t kPatternMemory = 16 << 20;  // a limit, not an allocation
constexpr int kAtomBytes = 3;                 // shorter strings stand in every paragraph

enum Also : uint8_t { kNext = 1, kCaptionNext = 2, kBefore = 4, kRest = 8 };

std::string Whole(const std::string& pattern, bool with_case) {
  return (with_case ? "(?s)^(?:" : "(?is)^(?:") + pattern + ")$";
}

std::optional<uint8_t> AlsoFrom(std::string_view name) {
  if (name == "next") return kNext;
  if (name == "caption") return kCaptionNext;
  if (name == "before") return kBefore;
  if (name == "rest") return kRest;
  return std::nullopt;
}

}  // namespace

struct BoilerplateRules::Tables {
  struct Pattern {
    std::string name;
    std::unique_ptr<RE2> except;  // null where none
    uint8_t also = 0;
  };
  std::vector<Pattern> patterns;
  // Most patterns cannot do without certain words ("copyright"); those are looked for first, all in
  // one pass, and only the patterns that are left are run. (One automaton of all patterns would
  // have to count the words before and behind in each of them, and is never the same twice.)
  re2::FilteredRE2 filter{kAtomBytes};  // numbered as the patterns
  AtomFinder finder;
  size_t longest = 600;

  // The first pattern met, or null.
  const Pattern* Find(std::string_view text) const {
    if (text.empty() || text.size() > longest) return nullptr;
    std::vector<int> atoms, possible;
    finder.Find(text, &atoms);
    filter.AllPotentials(atoms, &possible);
    std::sort(possible.begin(), possible.end());
    const re2::StringPiece piece(text.data(), text.size());
    for (int i : possible) {
      if (!RE2::FullMatch(piece, filter.GetRE2(i))) continue;
      if (!patterns[i].except || !RE2::FullMatch(piece, *patterns[i].except)) return &patterns[i];
    }
    return nullptr;
  }
};

namespace {

// Adds one pattern of the file to the tables; the examples are tried later, with all patterns in.
absl::Status AddPattern(const nlohmann::json& entry, const std::string& where,
                        BoilerplateRules::Tables* tables) {
  if (!entry.is_object() || !entry.contains("name") || !entry["name"].is_string() ||
      !entry.contains("pattern") || !entry["pattern"].is_string()) {
    return Invalid(where + "a pattern needs a \"name\" and a \"pattern\"");
  }
  BoilerplateRules::Tables::Pattern pattern{.name = entry["name"].get<std::string>()};
  std::string name = where + pattern.name + ": ";
  for (const char* examples : {"match", "none"}) {
    if (!entry.contains(examples) || !entry[examples].is_array() || entry[examples].empty()) {
      return Invalid(name + "needs examples under \"" + examples + "\"");
    }
  }
  bool with_case = entry.value("case", false);
  const std::string whole = Whole(entry["pattern"].get<std::string>(), with_case);
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(kPatternMemory);
  int id = 0;
  if (tables->filter.Add(whole, options, &id) != RE2::NoError) {
    return Invalid(name + "pattern: " + RE2(whole, options).error());
  }
  if (entry.contains("except")) {
    pattern.except =
        std::make_unique<RE2>(Whole(entry["except"].get<std::string>(), with_case), RE2::Quiet);
    if (!pattern.except->ok()) return Invalid(name + "except: " + pattern.except->error());
  }
  for (const nlohmann::json& also : entry.value("also", nlohmann::json::array())) {
    auto bit = AlsoFrom(also.is_string() ? also.get<std::string>() : "");
    if (!bit) return Invalid(name + "\"also\" knows next, caption, before, rest");
    pattern.also |= *bit;
  }
  tables->patterns.push_back(std::move(pattern));
  return absl::OkStatus();
}

// A pattern's own examples: what must match may be met by an earlier pattern instead, what must
// not match is met by none.
absl::Status TryExamples(const nlohmann::json& entry, const std::string& where,
                         const BoilerplateRules::Tables& tables) {
  std::string name = where + entry["name"].get<std::string>() + ": ";
  for (const nlohmann::json& text : entry["match"]) {
    if (tables.Find(text.get<std::string>()) == nullptr) {
      return Invalid(name + "does not match its example \"" + text.get<std::string>() + "\"");
    }
  }
  for (const nlohmann::json& text : entry["none"]) {
    const auto* met = tables.Find(text.get<std::string>());
    if (met != nullptr && met->name == entry["name"].get<std::string>()) {
      return Invalid(name + "matches \"" + text.get<std::string>() + "\", which it must not");
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<BoilerplateRules> BoilerplateRules::Load(const std::string& path) {
  ASSIGN_OR_RETURN(nlohmann::json data, ReadDataFile(path));
  std::string where = path + ": ";
  if (!data.contains("patterns") || !data["patterns"].is_array()) {
    return Invalid(where + "needs a list \"patterns\"");
  }
  auto tables = std::make_shared<Tables>();
  tables->longest = data.value("longest", 600u);
  for (const nlohmann::json& entry : data["patterns"]) {
    RETURN_IF_ERROR(AddPattern(entry, where, tables.get()));
  }
  std::vector<std::string> atoms;
  tables->filter.Compile(&atoms);
  tables->finder = AtomFinder(atoms);
  for (const nlohmann::json& entry : data["patterns"]) {
    RETURN_IF_ERROR(TryExamples(entry, where, *tables));
  }
  BoilerplateRules rules;
  rules.tables_ = std::move(tables);
  return rules;
}

std::string_view BoilerplateRules::Match(std::string_view paragraph) const {
  const Tables::Pattern* pattern = tables_->Find(paragraph);
  return pattern == nullptr ? std::string_view() : pattern->name;
}

void BoilerplateRules::MarkParagraphs(Document* document) const {
  std::vector<Paragraph>& paragraphs = document->paragraphs;
  auto words = [&](const Paragraph& p) {
    if (p.first == p.last) return 0u;
    return document->sentences[p.last - 1].last - document->sentences[p.first].first;
  };
  auto stopped = [&](const Paragraph& p) {
    std::string_view text = Slice(document->text, p.span);
    return text.find_last_of(".!?\"") == text.size() - 1;
  };
  auto named = [](const Paragraph& p) {
    return p.kind == BlockKind::kTitle || p.kind == BlockKind::kHeading ||
           p.kind == BlockKind::kQuote;
  };
  for (size_t i = 0; i < paragraphs.size(); ++i) {
    Paragraph& paragraph = paragraphs[i];
    if (named(paragraph)) continue;
    const Tables::Pattern* pattern = tables_->Find(Slice(document->text, paragraph.span));
    if (pattern == nullptr) continue;
    paragraph.boilerplate = true;
    bool has_next = i + 1 < paragraphs.size() && !named(paragraphs[i + 1]);
    if ((pattern->also & kNext) && has_next && words(paragraphs[i + 1]) <= kCreditWords &&
        !stopped(paragraphs[i + 1])) {
      paragraphs[i + 1].boilerplate = true;
    }
    if ((pattern->also & kCaptionNext) && has_next) {
      paragraphs[i + 1].boilerplate = true;
      paragraphs[i + 1].kind = BlockKind::kCaption;
    }
    if ((pattern->also & kBefore) && i > 1 && !named(paragraphs[i - 1]) &&
        !stopped(paragraphs[i - 1])) {
      paragraphs[i - 1].boilerplate = true;
      paragraphs[i - 1].kind = BlockKind::kCaption;
    }
    // Links under the article: only in its last part, and not past a paragraph of prose.
    if ((pattern->also & kRest) && i * 2 >= paragraphs.size()) {
      for (size_t j = i + 1; j < paragraphs.size() && !named(paragraphs[j]); ++j) {
        uint32_t length = words(paragraphs[j]);
        if (length > kLinkWords || (stopped(paragraphs[j]) && length > kProseWords)) break;
        paragraphs[j].boilerplate = true;
      }
    }
  }
}

}  // namespace gainsay
