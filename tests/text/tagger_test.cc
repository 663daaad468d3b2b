// SPDX-License-Identifier: Apache-2.0
#include "text/tagger.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <sstream>

#include "text/tagset.h"

namespace gainsay {
namespace {

const Tagger& Model() {
  static const Tagger* const tagger = [] {
    auto loaded = Tagger::Load(std::string(std::getenv("GAINSAY_RULES")) + "/en/models/tagger.bin");
    if (!loaded.ok()) ADD_FAILURE() << loaded.status();
    return new Tagger(*std::move(loaded));
  }();
  return *tagger;
}

// One sentence a line, words separated by spaces.
Document Words(const std::string& text) {
  Document d;
  d.text = text;
  uint32_t at = 0;
  for (uint32_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && text[i] != ' ' && text[i] != '\n') continue;
    if (d.sentences.empty() || (at > 0 && text[at - 1] == '\n')) {
      d.sentences.push_back({.first = static_cast<uint32_t>(d.tokens.size())});
    }
    d.tokens.push_back(
        {.span = {at, i}, .sentence = static_cast<uint32_t>(d.sentences.size() - 1)});
    d.sentences.back().last = static_cast<uint32_t>(d.tokens.size());
    at = i + 1;
  }
  return d;
}

std::string Tags(const std::string& text, bool upos) {
  Document d = Words(text);
  Model().Tag(&d);
  std::string tags;
  for (const Token& t : d.tokens) {
    if (!tags.empty()) tags += ' ';
    tags += upos ? UposName(t.upos) : XposName(t.xpos);
  }
  return tags;
}

TEST(Tagger, NewsSentences) {
  const struct {
    const char *text, *upos;
  } kRows[] = {
      {"The minister said that three people were killed on Tuesday .",
       "DET NOUN VERB SCONJ NUM NOUN AUX VERB ADP PROPN PUNCT"},
      // One word, two parts: is and has as auxiliary and as full verb, that, before, to.
      {"She is in Paris and he has a house .", "PRON AUX ADP PROPN CCONJ PRON VERB DET NOUN PUNCT"},
      {"She has left the house .", "PRON AUX VERB DET NOUN PUNCT"},
      {"He left before they arrived .", "PRON VERB SCONJ PRON VERB PUNCT"},
      {"He left before noon .", "PRON VERB ADP NOUN PUNCT"},
      {"They want to go to London .", "PRON VERB PART VERB ADP PROPN PUNCT"},
      {"The report blames the attack on rebels .", "DET NOUN VERB DET NOUN ADP NOUN PUNCT"},
      {"Rebels attack the town .", "NOUN VERB DET NOUN PUNCT"},
  };
  for (const auto& row : kRows) EXPECT_EQ(Tags(row.text, true), row.upos) << row.text;
}

TEST(Tagger, PennTags) {
  EXPECT_EQ(Tags("The police have arrested two men and seized $ 2 million .", false),
            "DT NNS VBP VBN CD NNS CC VBD $ CD CD .");
  EXPECT_EQ(Tags("His brother 's car was found .", false), "PRP$ NN POS NN VBD VBN .");
}

TEST(Tagger, HeadlinesInCapitals) {
  EXPECT_EQ(Tags("THREE PEOPLE WERE KILLED IN THE ATTACK", true), "NUM NOUN AUX VERB ADP DET NOUN");
  EXPECT_EQ(Tags("Three People Were Killed in the Attack", true), "NUM NOUN AUX VERB ADP DET NOUN");
}

TEST(Tagger, TagsDependOnTheSentenceOnly) {
  const std::string a = "He was seen .", b = "It rains .";
  EXPECT_EQ(Tags(a + "\n" + b, false), Tags(a, false) + " " + Tags(b, false));
}

TEST(Tagger, StrangeInput) {
  Document empty;
  Model().Tag(&empty);
  EXPECT_TRUE(empty.tokens.empty());
  // One label for each of them, whatever it is.
  std::string text(100000, 'x');
  text += " \xE2\x82\xAC \xFF\xFE -- 99999999999 .";
  Document d = Words(text);
  Model().Tag(&d);
  for (const Token& t : d.tokens) EXPECT_NE(t.xpos, Xpos::kNone);
}

TEST(Tagger, LoadSaysWhichFileIsWrong) {
  auto missing = Tagger::Load("/nowhere/tagger.bin");
  ASSERT_FALSE(missing.ok());
  EXPECT_NE(std::string(missing.status().message()).find("/nowhere/tagger.bin"), std::string::npos);
}

}  // namespace
}  // namespace gainsay
