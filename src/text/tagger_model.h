// SPDX-License-Identifier: Apache-2.0
//
// Internal to text/: the tagger's model as the trainer writes it and text/tagger.h reads it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "text/document.h"
#include "text/tag_features.h"

namespace gainsay {

struct TagLabel {
  Xpos xpos = Xpos::kNone;
  Upos upos = Upos::kX;
  bool operator==(const TagLabel&) const = default;
};

// Buffers of one run, to be kept between sentences.
struct TagScratch {
  std::vector<std::string_view> forms;
  std::vector<TagWord> words;
  std::vector<uint8_t> labels;  // the result: an index into TaggerModel::labels for each word
  std::vector<int> leads;       // how far the label was before the next one, at first sight
  std::vector<uint8_t> verbs;   // the next verb's label, or kTagWidth
};

struct TaggerModel {
  std::vector<TagLabel> labels;  // at most kTagWidth
  TagLexicon lexicon;
  HashedWeights weights;
  HashedWeights again;  // of the second look, which knows the words behind
  int doubtful = -1;    // words that led by no more are looked at again

  absl::Status Write(const std::string& path) const;
  static absl::StatusOr<TaggerModel> Read(const std::string& path);

  // Tags scratch->forms, one sentence.
  void Tag(TagScratch* scratch) const;

  // The two looks, for training.
  Casing TagFirst(TagScratch* scratch) const;
  void TagAgain(Casing casing, TagScratch* scratch) const;
  // What words[i] sees at second sight; `last_verb` is the label of the last one before.
  TagContext ContextOf(const TagScratch& scratch, size_t i, uint32_t last_verb) const;
  bool IsVerb(uint32_t label) const {
    return labels[label].upos == Upos::kVerb || labels[label].upos == Upos::kAux;
  }
  // Sets scratch->verbs from its labels.
  void FindVerbs(TagScratch* scratch) const;
};

}  // namespace gainsay
