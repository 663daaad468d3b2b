// SPDX-License-Identifier: Apache-2.0
//
// Two sources of evidence meet here. From the trees come relations of a cue (a verb, a noun,
// "according to") with the clause that depends on it or that it depends on; from the marks come
// quotations. A clause that is nothing but a quotation makes it direct, one that contains some
// makes it mixed; a quotation that no clause claims looks for a cue beside it.
//
//   "It was," he said, "a mistake."        one cue, two direct quotations
//   Officials said the "accident" killed two.     mixed: the clause, not the word in marks
//   The film "Jaws" was shown.             nothing
//
// Tested by tests/extract/attribution_test.cc.
#include "extract/attribution.h"

#include <map>
#include <string>

#include "base/status.h"
#include "extract/attribution_reading.h"
#include "nlohmann/json.hpp"

namespace gainsay {

using attribution_internal::CueKind;
using attribution_internal::CueWord;
using attribution_internal::Reading;

struct AttributionExtractor::Words {
  std::shared_ptr<const RuleSet> rules;
  ClassId verb = 0, noun = 0, phrase = 0;
  std::vector<CueWord> verbs;  // by entry of the lexicon
  SourceWords sources;
};

AttributionExtractor::AttributionExtractor(std::unique_ptr<const Words> words)
    : words_(std::move(words)) {}
AttributionExtractor::~AttributionExtractor() = default;
AttributionExtractor::AttributionExtractor(AttributionExtractor&&) noexcept = default;
AttributionExtractor& AttributionExtractor::operator=(AttributionExtractor&&) noexcept = default;

absl::StatusOr<AttributionExtractor> AttributionExtractor::Compile(
    std::shared_ptr<const RuleSet> rules) {
  auto words = std::make_unique<Words>();
  words->rules = rules;
  words->verb = rules->FindClass("attribution-verb");
  words->noun = rules->FindClass("attribution-noun");
  words->phrase = rules->FindClass("attribution-phrase");
  const Lexicon* verbs = rules->FindLexicon("attribution-verb");
  if (verbs == nullptr || words->noun == 0 || words->phrase == 0) {
    return Invalid("the rules have no lexicons attribution-verb, -noun and -phrase");
  }
  const std::map<std::string, CueKind> kKinds = {
      {"say", CueKind::kSay},     {"utter", CueKind::kUtter}, {"show", CueKind::kShow},
      {"think", CueKind::kThink}, {"judge", CueKind::kJudge}, {"name", CueKind::kName}};
  for (const LexiconEntry& entry : verbs->entries) {
    CueWord word;
    const nlohmann::json value = entry.value != nullptr ? *entry.value : nlohmann::json::object();
    const auto kind = kKinds.find(value.value("kind", "say"));
    if (kind == kKinds.end()) {
      return Invalid("attribution-verb: kind is none of say, utter, show, think, judge, name");
    }
    word.kind = kind->second;
    word.object = value.value("object", false);
    word.infinitive = value.value("infinitive", false);
    word.person = value.value("person", false);
    word.passive = value.value("passive", false);
    word.count = value.value("count", false);
    word.at = value.value("at", false);
    word.inverts = value.value("inverts", false);
    words->verbs.push_back(word);
  }
  ASSIGN_OR_RETURN(words->sources, SourceWords::Compile(*rules));
  return AttributionExtractor(std::move(words));
}

std::vector<Mention> AttributionExtractor::Extract(const Sheet& sheet) const {
  const Document& document = *sheet.document;
  if (document.tokens.empty()) return {};
  Reading reading(sheet, words_->sources);
  uint32_t last_verb = UINT32_MAX;
  for (const Mark& mark : sheet.words) {
    if (mark.cls == words_->verb) {
      // The longest of those that begin here comes first.
      if (mark.tokens.first == last_verb) continue;
      last_verb = mark.tokens.first;
      reading.AddVerb(mark.tokens, words_->verbs[mark.payload]);
    } else if (mark.cls == words_->noun && mark.tokens.size() == 1) {
      reading.AddNoun(mark.tokens.first);
    } else if (mark.cls == words_->phrase) {
      reading.AddPhrase(mark.tokens);
    }
  }
  for (const Sentence& sentence : document.sentences) {
    reading.AddHeadline(sentence, document.paragraphs[sentence.paragraph]);
  }
  return reading.Finish();
}

}  // namespace gainsay
