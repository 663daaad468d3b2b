// SPDX-License-Identifier: Apache-2.0
//
// Internal to text/: what the tagger sees of a word and its surroundings. The trainer
// (tools/train) and the tagger share this code; changing a feature means training anew.
//
// A word is described once (form, shape, affixes, capitals, what the word lists know of it), and
// a decision about it combines the descriptions of five words with the two tags before.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/hashed_weights.h"

namespace gainsay {

// Labels are pairs of XPOS and UPOS; rows are padded to this.
inline constexpr int kTagWidth = HashedWeights::kRow;
inline constexpr int kMaxTagFeatures = 96;

// How a sentence is written as a whole: capitals say less in a headline.
enum class Casing : uint8_t { kNormal, kTitle, kUpper, kLower };

// What the word lists know. Keys are hashes of words as WordForms makes them.
struct TagLexicon {
  SmallMap classes;  // folded form -> number of its ambiguity class (the labels it had), from 1
  SmallMap fixed;    // form as written -> its only label + 1, for frequent unambiguous words
  SmallMap senses;   // WordNet base form -> bits: 1 noun, 2 verb, 4 adjective, 8 adverb, 16 proper
                     // name, 32 part of a proper name (lower-case nouns are 1)
};

struct TagWord {
  uint32_t form = 0;        // folded: ASCII letters lower case, digits 0
  uint32_t exact = 0;       // as written, digits 0
  uint32_t prefix[4] = {};  // of 1..4 bytes, folded; 0 where the word is not longer
  uint32_t suffix[5] = {};  // of 1..5 bytes
  uint32_t shape = 0;       // "Xx-d", runs collapsed
  uint16_t cls = 0;         // ambiguity class, 0: rare or unknown
  uint16_t fixed = 0;
  uint32_t senses = 0;   // bits for the form and for what is left of it without its ending
  uint8_t capitals = 0;  // 0 none, 1 first, 2 all, 3 inner, 4 no letters
};

// Describes the words of a sentence. `out` is cleared first.
Casing DescribeWords(std::span<const std::string_view> words, const TagLexicon& lexicon,
                     std::vector<TagWord>* out);

// The features of words[i] given the labels of the two words before (kTagWidth and
// kTagWidth + 1 stand for the beginning of the sentence). Returns their number.
int TagFeatures(std::span<const TagWord> words, size_t i, Casing casing, uint32_t last_label,
                uint32_t label_before, uint32_t* out);

// What a second look at a word sees of the first one: the labels that the words on both sides got.
struct TagContext {
  uint32_t own = 0;                // the word's label at first sight
  uint32_t right = 0, right2 = 0;  // of the two words behind
  uint32_t next_verb = 0;          // of the first verb of the next kVerbReach words
  uint32_t last_verb = 0;          // of the nearest verb before; kTagWidth where there is none
};
inline constexpr size_t kVerbReach = 8;

// The features of words[i] at second sight: those of TagFeatures with the labels that the words
// before have by now, and what the context adds.
int TagFeaturesAgain(std::span<const TagWord> words, size_t i, Casing casing, uint32_t last_label,
                     uint32_t label_before, const TagContext& context, uint32_t* out);

// The hash under which word lists know a folded word.
uint32_t WordHash(std::string_view bytes);
// Folded: ASCII letters in lower case, every digit 0.
std::string FoldWord(std::string_view word);

}  // namespace gainsay
