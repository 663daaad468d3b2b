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
};

struct TaggerModel {
  std::vector<TagLabel> labels;  // at most kTagWidth
  TagLexicon lexicon;
  HashedWeights weights;

  absl::Status Write(const std::string& path) const;
  static absl::StatusOr<TaggerModel> Read(const std::string& path);

  // Tags scratch->forms, one sentence.
  void Tag(TagScratch* scratch) const;
};

}  // namespace gainsay
