// SPDX-License-Identifier: Apache-2.0
//
// Greedy: each word gets the label of the highest score given the two labels before it. Frequent
// words that only ever had one label are not asked about. Words whose label led by little get a
// second look, which also knows the labels behind and the verbs on both sides.
#include "text/tagger.h"

#include <algorithm>

#include "absl/strings/str_format.h"
#include "base/status.h"
#include "text/tagger_model.h"
#include "text/tagset.h"

namespace gainsay {

constexpr std::string_view kKind = "gainsay-tagger-2";

absl::Status TaggerModel::Write(const std::string& path) const {
  ModelFile file(kKind, /*packed=*/true);
  std::vector<uint8_t> pairs;
  for (TagLabel label : labels) {
    pairs.push_back(static_cast<uint8_t>(label.xpos));
    pairs.push_back(static_cast<uint8_t>(label.upos));
  }
  file.Add(pairs);
  file.Add(lexicon.classes.slots());
  file.Add(lexicon.fixed.slots());
  file.Add(lexicon.senses.slots());
  file.Add(weights.known().words());
  file.Add(weights.table());
  file.Add(again.known().words());
  file.Add(again.table());
  file.Add(std::vector<int32_t>{doubtful});
  return file.Write(path);
}

absl::StatusOr<TaggerModel> TaggerModel::Read(const std::string& path) {
  ASSIGN_OR_RETURN(ModelFile file, ModelFile::Read(path, kKind, 9));
  TaggerModel model;
  const std::vector<uint8_t> pairs = file.Get<uint8_t>(0);
  for (size_t i = 0; i + 1 < pairs.size(); i += 2) {
    if (pairs[i] >= kXposCount || pairs[i + 1] >= kUposCount) {
      return Invalid(absl::StrFormat("%s: has a tag that this program does not know", path));
    }
    model.labels.push_back({static_cast<Xpos>(pairs[i]), static_cast<Upos>(pairs[i + 1])});
  }
  ASSIGN_OR_RETURN(model.lexicon.classes, SmallMap::FromSlots(file.Get<uint32_t>(1)));
  ASSIGN_OR_RETURN(model.lexicon.fixed, SmallMap::FromSlots(file.Get<uint32_t>(2)));
  ASSIGN_OR_RETURN(model.lexicon.senses, SmallMap::FromSlots(file.Get<uint32_t>(3)));
  ASSIGN_OR_RETURN(FeatureSet known, FeatureSet::FromWords(file.GetTable<uint64_t>(4)));
  model.weights = HashedWeights(file.GetTable<int8_t>(5), std::move(known));
  ASSIGN_OR_RETURN(FeatureSet known_again, FeatureSet::FromWords(file.GetTable<uint64_t>(6)));
  model.again = HashedWeights(file.GetTable<int8_t>(7), std::move(known_again));
  const std::vector<int32_t> doubtful = file.Get<int32_t>(8);
  model.doubtful = doubtful.size() == 1 ? doubtful[0] : -1;
  if (model.labels.empty() || model.labels.size() > kTagWidth ||
      model.weights.table().size() <= kTagWidth || model.again.table().size() <= kTagWidth) {
    return Invalid(absl::StrFormat("%s: is no tagger of this version", path));
  }
  return model;
}

Casing TaggerModel::TagFirst(TagScratch* scratch) const {
  const Casing casing = DescribeWords(scratch->forms, lexicon, &scratch->words);
  const std::vector<TagWord>& words = scratch->words;
  scratch->labels.resize(words.size());
  scratch->leads.assign(words.size(), INT32_MAX);
  uint32_t last = kTagWidth, before = kTagWidth + 1;
  uint32_t features[kMaxTagFeatures];
  int16_t scores[kTagWidth];
  for (size_t i = 0; i < words.size(); ++i) {
    uint32_t label = 0;
    if (words[i].fixed != 0 && words[i].fixed <= labels.size()) {
      label = words[i].fixed - 1u;
    } else {
      const int count = TagFeatures(words, i, casing, last, before, features);
      weights.Score(features, count, scores);
      int best = INT16_MIN, second = INT16_MIN;
      for (size_t l = 0; l < labels.size(); ++l) {
        if (scores[l] > best) {
          second = best;
          best = scores[l];
          label = static_cast<uint32_t>(l);
        } else if (scores[l] > second) {
          second = scores[l];
        }
      }
      scratch->leads[i] = best - second;
    }
    scratch->labels[i] = static_cast<uint8_t>(label);
    before = last;
    last = label;
  }
  return casing;
}

void TaggerModel::FindVerbs(TagScratch* scratch) const {
  const size_t n = scratch->labels.size();
  scratch->verbs.assign(n, kTagWidth);
  size_t at = n;  // of the nearest verb behind
  for (size_t i = n; i-- > 0;) {
    if (at < n && at - i <= kVerbReach) scratch->verbs[i] = scratch->labels[at];
    if (IsVerb(scratch->labels[i])) at = i;
  }
}

TagContext TaggerModel::ContextOf(const TagScratch& scratch, size_t i, uint32_t last_verb) const {
  const std::vector<uint8_t>& l = scratch.labels;
  return {.own = l[i],
          .right = i + 1 < l.size() ? l[i + 1] : uint32_t{kTagWidth},
          .right2 = i + 2 < l.size() ? l[i + 2] : uint32_t{kTagWidth},
          .next_verb = scratch.verbs[i],
          .last_verb = last_verb};
}

void TaggerModel::TagAgain(Casing casing, TagScratch* scratch) const {
  const std::vector<TagWord>& words = scratch->words;
  FindVerbs(scratch);
  uint32_t last = kTagWidth, before = kTagWidth + 1, last_verb = kTagWidth;
  uint32_t features[kMaxTagFeatures];
  int16_t scores[kTagWidth];
  for (size_t i = 0; i < words.size(); ++i) {
    if (scratch->leads[i] <= doubtful) {
      const TagContext context = ContextOf(*scratch, i, last_verb);
      const int count = TagFeaturesAgain(words, i, casing, last, before, context, features);
      again.Score(features, count, scores);
      scratch->labels[i] =
          static_cast<uint8_t>(std::max_element(scores, scores + labels.size()) - scores);
    }
    before = last;
    last = scratch->labels[i];
    if (IsVerb(last)) last_verb = last;
  }
}

void TaggerModel::Tag(TagScratch* scratch) const {
  const Casing casing = TagFirst(scratch);
  if (doubtful >= 0) TagAgain(casing, scratch);
}

absl::StatusOr<Tagger> Tagger::Load(const std::string& path) {
  ASSIGN_OR_RETURN(TaggerModel model, TaggerModel::Read(path));
  return Tagger(std::make_shared<const TaggerModel>(std::move(model)));
}

void Tagger::Tag(Document* document) const {
  TagScratch scratch;
  for (const Sentence& sentence : document->sentences) {
    scratch.forms.clear();
    for (const Token& token : document->TokensOf(sentence)) {
      scratch.forms.push_back(document->Text(token));
    }
    model_->Tag(&scratch);
    for (uint32_t i = sentence.first; i < sentence.last; ++i) {
      const TagLabel label = model_->labels[scratch.labels[i - sentence.first]];
      document->tokens[i].upos = label.upos;
      document->tokens[i].xpos = label.xpos;
    }
  }
}

}  // namespace gainsay
