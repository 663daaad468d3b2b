// SPDX-License-Identifier: Apache-2.0
#include "text/lemma.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "text/string_pool.h"
#include "text/tagset.h"

namespace gainsay {
namespace {

const Lemmatiser& Tables() {
  static const Lemmatiser lemmatiser =
      *Lemmatiser::Load(std::string(std::getenv("GAINSAY_RULES")) + "/en/models/lemmas.txt");
  return lemmatiser;
}

TEST(Lemma, IsTheDictionaryForm) {
  struct Row {
    const char *word, *upos, *xpos, *want;
  };
  const Row kRows[] = {
      {"mice", "NOUN", "NNS", "mouse"},
      {"cities", "NOUN", "NNS", "city"},
      {"buses", "NOUN", "NNS", "bus"},
      {"houses", "NOUN", "NNS", "house"},
      {"hoped", "VERB", "VBD", "hope"},
      {"hopped", "VERB", "VBD", "hop"},
      {"hiring", "VERB", "VBG", "hire"},
      {"said", "VERB", "VBD", "say"},
      {"smelled", "VERB", "VBD", "smell"},
      {"was", "AUX", "VBD", "be"},
      {"has", "VERB", "VBZ", "have"},
      {"worse", "ADJ", "JJR", "bad"},
      {"worse", "ADV", "RBR", "badly"},
      {"earliest", "ADJ", "JJS", "early"},
      {"Iranians", "PROPN", "NNPS", "Iranian"},
      {"Iran", "PROPN", "NNP", "Iran"},
      {"NATO", "PROPN", "NNP", "NATO"},
      {"CHERNOBYL", "PROPN", "NNP", "Chernobyl"},
      {"Sept.", "PROPN", "NNP", "September"},
      {"american", "ADJ", "JJ", "American"},
      {"The", "DET", "DT", "the"},
      {"n't", "PART", "RB", "not"},
      {"wo", "AUX", "MD", "will"},
      {"them", "PRON", "PRP", "they"},
      {"1,200,000", "NUM", "CD", "1200000"},
      {"3,5", "NUM", "CD", "35"},
      // Words nobody has seen go as their likes do.
      {"googled", "VERB", "VBD", "google"},
      {"blorbs", "NOUN", "NNS", "blorb"},
      {"snarfing", "VERB", "VBG", "snarf"},
      // Nothing to take off.
      {"quake", "NOUN", "NN", "quake"},
      {"heartland", "NOUN", "NN", "heartland"},
      {"news", "NOUN", "NN", "news"},
      {"bus", "NOUN", "NN", "bus"},
      {"read", "VERB", "VBD", "read"},
      {"s", "NOUN", "NNS", "s"},
      {"ing", "VERB", "VBG", "ing"},
      {"Straße", "NOUN", "NN", "straße"},
      {"ÉTUDE", "NOUN", "NN", "étude"},
      // Without a tag, the word in lower case.
      {"Houses", "X", "_", "houses"},
  };
  for (const Row& row : kRows) {
    EXPECT_EQ(Tables().Lemma(row.word, *ParseUpos(row.upos), *ParseXpos(row.xpos)), row.want)
        << row.word << "/" << row.xpos;
  }
}

TEST(Lemma, IsNeverEmptyAndKeepsUpWithLongWords) {
  for (int tag = 0; tag < kXposCount; ++tag) {
    for (std::string word : {"s", "ed", "ing", "'s", "ies", "er", "m", "ss", "men"}) {
      EXPECT_NE(Tables().Lemma(word, Upos::kVerb, static_cast<Xpos>(tag)), "") << word << tag;
      EXPECT_NE(Tables().Lemma(word, Upos::kAux, static_cast<Xpos>(tag)), "") << word << tag;
    }
  }
  std::string longest(100000, 's');
  EXPECT_GE(Tables().Lemma(longest, Upos::kNoun, Xpos::kNns).size(), longest.size() - 2);
}

TEST(Lemma, OfAShortIsDependsOnTheParticiple) {
  auto clitic = [](std::string_view verb, std::string_view xpos) {
    Document d;
    d.text = "'s ";
    d.text += verb;
    d.strings = std::make_shared<StringPool>();
    d.tokens = {{.span = {0, 2}, .upos = Upos::kAux, .xpos = Xpos::kVbz},
                {.span = {3, static_cast<uint32_t>(d.text.size())},
                 .upos = Upos::kVerb,
                 .xpos = *ParseXpos(xpos)}};
    Tables().Lemmatise(&d);
    return std::string(d.tokens[0].lemma);
  };
  EXPECT_EQ(clitic("been", "VBN"), "have");
  EXPECT_EQ(clitic("got", "VBN"), "have");
  EXPECT_EQ(clitic("killed", "VBN"), "be");
  EXPECT_EQ(clitic("going", "VBG"), "be");
}

TEST(Lemma, ABrokenTableIsAnsweredWithItsLine) {
  std::string path = testing::TempDir() + "/broken_lemmas.txt";
  for (auto [text, part] :
       {std::pair{"# x\n@NNX\n", ":2:1: unknown tag"}, std::pair{"@NNS\ns\t1\n", ":2:1: no rule"},
        std::pair{"s\t1\t\n", ":1:1: no rule"}}) {
    FILE* file = std::fopen(path.c_str(), "w");
    std::fputs(text, file);
    std::fclose(file);
    auto loaded = Lemmatiser::Load(path);
    ASSERT_FALSE(loaded.ok());
    EXPECT_NE(std::string(loaded.status().message()).find(part), std::string::npos)
        << loaded.status();
  }
  EXPECT_FALSE(Lemmatiser::Load(path + ".none").ok());
}

}  // namespace
}  // namespace gainsay
