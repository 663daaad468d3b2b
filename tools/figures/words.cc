// SPDX-License-Identifier: Apache-2.0
//
// Words: tokens and sentences from raw text, parts of speech, lemmas and relations on gold
// tokens, against ud/en_ewt-dev.conllu.
//
// The raw text is put together as for the CoNLL 2018 shared task: the words with the spaces that
// SpaceAfter leaves, a space between sentences, a blank line before a new paragraph or document.
// A token or a sentence is right when its first and last character are, white space not counted.
#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "base/status.h"
#include "text/annotate.h"
#include "text/normalize.h"
#include "text/string_pool.h"
#include "text/tagset.h"
#include "tools/figures/measure.h"

namespace gainsay::measure {
namespace {

struct GoldWord {
  std::string form, lemma, upos, xpos, dep;
  int head = 0;        // from 1 in the sentence; 0 is the root
  uint32_t chars = 0;  // length within its surface token
  bool space_after = true;
  bool part = false;  // a word inside a multiword token, not the last
};

struct Gold {
  std::string raw;
  std::vector<std::vector<GoldWord>> sentences;
};

std::vector<std::string> Columns(const std::string& line) {
  std::vector<std::string> columns;
  std::istringstream in(line);
  for (std::string column; std::getline(in, column, '\t');) columns.push_back(column);
  return columns;
}

Gold ReadConllu(const std::string& path) {
  Gold gold;
  std::ifstream file(path);
  std::vector<GoldWord> sentence;
  int part_end = 0;
  bool part_space = true, paragraph = false;
  for (std::string line; std::getline(file, line);) {
    if (line.empty()) {
      if (!sentence.empty()) {
        if (!gold.raw.empty()) gold.raw += paragraph ? "\n\n" : "";
        for (const GoldWord& word : sentence) {
          gold.raw += word.form;
          if (word.space_after) gold.raw += ' ';
        }
        gold.sentences.push_back(std::move(sentence));
      }
      sentence.clear();
      part_end = 0;
      paragraph = false;
      continue;
    }
    if (line[0] == '#') {
      paragraph |= line.starts_with("# newpar") || line.starts_with("# newdoc");
      continue;
    }
    std::vector<std::string> c = Columns(line);
    if (c.size() < 10 || c[0].find('.') != std::string::npos) continue;
    bool space = c[9].find("SpaceAfter=No") == std::string::npos;
    if (size_t dash = c[0].find('-'); dash != std::string::npos) {
      part_end = std::stoi(c[0].substr(dash + 1));
      part_space = space;
      continue;
    }
    int id = std::stoi(c[0]);
    if (id <= part_end) space = id == part_end && part_space;
    sentence.push_back({c[1], c[2], c[3], c[4], c[7], std::stoi(c[6]), 0, space, id < part_end});
  }
  return gold;
}

using Spans = std::set<std::pair<uint32_t, uint32_t>>;

// Offsets without white space: place[i] is how many bytes before i are not white space.
std::vector<uint32_t> Places(std::string_view raw) {
  std::vector<uint32_t> places(raw.size() + 1);
  for (size_t i = 0; i < raw.size(); ++i) {
    bool space = raw[i] == ' ' || raw[i] == '\n' || raw[i] == '\t';
    places[i + 1] = places[i] + !space;
  }
  return places;
}

Figure Matched(const std::string& kind, const Spans& gold, const Spans& found) {
  int both = 0;
  for (const auto& span : found) both += gold.contains(span);
  Figure figure{.kind = kind, .cases = static_cast<int>(gold.size())};
  figure.precision = found.empty() ? 0 : static_cast<double>(both) / found.size();
  figure.recall = gold.empty() ? 0 : static_cast<double>(both) / gold.size();
  figure.f1 = both == 0 ? 0 : 2.0 * both / (found.size() + gold.size());
  return figure;
}

void ListDifferences(const std::string& raw, const Spans& gold, const Spans& found,
                     const char* kind) {
  std::string dense;
  for (char c : raw) {
    if (c != ' ' && c != '\n' && c != '\t') dense += c;
  }
  auto print = [&](const char* what, std::pair<uint32_t, uint32_t> span) {
    std::printf("%s %s: %s\n", kind, what,
                dense.substr(span.first, span.second - span.first).c_str());
  };
  for (const auto& span : gold)
    if (!found.contains(span)) print("missed", span);
  for (const auto& span : found)
    if (!gold.contains(span)) print("wrong", span);
}

void MeasureSegmentation(const Gold& gold, const TextModels& models, const Options& options,
                         std::vector<Figure>* out) {
  Spans gold_tokens, gold_sentences, tokens, sentences;
  uint32_t at = 0;
  for (const auto& sentence : gold.sentences) {
    uint32_t begin = at;
    for (const GoldWord& word : sentence) {
      uint32_t length = static_cast<uint32_t>(word.form.size() -
                                              std::count(word.form.begin(), word.form.end(), ' '));
      gold_tokens.insert({at, at + length});
      at += length;
    }
    gold_sentences.insert({begin, at});
  }
  Document document = Annotate(gold.raw, models);
  std::vector<uint32_t> places = Places(gold.raw);
  auto place = [&](Span span) {
    Span original = document.to_bytes.ToOriginal(span);
    return std::pair{places[original.begin], places[original.end]};
  };
  for (const Token& token : document.tokens) tokens.insert(place(token.span));
  for (const Sentence& sentence : document.sentences) sentences.insert(place(sentence.span));
  out->push_back(Matched("words: tokens", gold_tokens, tokens));
  out->push_back(Matched("words: sentences", gold_sentences, sentences));
  if (options.list.starts_with("words: t")) ListDifferences(gold.raw, gold_tokens, tokens, "token");
  if (options.list.starts_with("words: s")) {
    ListDifferences(gold.raw, gold_sentences, sentences, "sentence");
  }
}

// A document with the gold words and sentences, and nothing else.
Document GoldDocument(const Gold& gold) {
  Document document;
  document.strings = std::make_shared<StringPool>();
  for (const auto& words : gold.sentences) {
    Sentence sentence{.first = static_cast<uint32_t>(document.tokens.size())};
    for (const GoldWord& word : words) {
      Token token;
      token.span.begin = static_cast<uint32_t>(document.text.size());
      document.text += Normalize(word.form).text;
      token.span.end = static_cast<uint32_t>(document.text.size());
      token.space_after = word.space_after;
      token.sentence = static_cast<uint32_t>(document.sentences.size());
      if (word.space_after) document.text += ' ';
      document.tokens.push_back(token);
    }
    sentence.last = static_cast<uint32_t>(document.tokens.size());
    sentence.span = Cover(document.tokens[sentence.first].span, document.tokens.back().span);
    document.sentences.push_back(sentence);
  }
  return document;
}

Figure Right(const std::string& kind, int cases, int right) {
  return {
      .kind = kind, .cases = cases, .right = cases == 0 ? 0 : static_cast<double>(right) / cases};
}

void MeasureTags(const Gold& gold, const TextModels& models, const Options& options,
                 std::vector<Figure>* out) {
  Document document = GoldDocument(gold);
  AnnotateWords(&document, models);
  Document tagged = GoldDocument(gold);
  size_t at = 0;
  for (const auto& words : gold.sentences) {
    for (const GoldWord& word : words) {
      tagged.tokens[at].upos = ParseUpos(word.upos).value_or(Upos::kX);
      tagged.tokens[at++].xpos = ParseXpos(word.xpos).value_or(Xpos::kNone);
    }
  }
  Lemmatise(&tagged, models);
  int cases = 0, upos = 0, xpos = 0, lemma = 0, lemma_of_tag = 0, uas = 0, las = 0;
  for (size_t s = 0; s < gold.sentences.size(); ++s) {
    uint32_t first = document.sentences[s].first;
    for (size_t i = 0; i < gold.sentences[s].size(); ++i) {
      const GoldWord& want = gold.sentences[s][i];
      const Token& got = document.tokens[first + i];
      ++cases;
      upos += UposName(got.upos) == want.upos;
      xpos += XposName(got.xpos) == want.xpos;
      lemma += got.lemma == want.lemma;
      lemma_of_tag += tagged.tokens[first + i].lemma == want.lemma;
      int head = got.head < 0 ? 0 : got.head - static_cast<int>(first) + 1;
      uas += head == want.head;
      las += head == want.head && got.dep == ParseDep(want.dep).value_or(Dep::kDep);
      std::string_view given = tagged.tokens[first + i].lemma;
      if (options.list.starts_with("words: l") && given != want.lemma) {
        std::printf("lemma %s/%s/%s want %s got %s\n", want.form.c_str(), want.upos.c_str(),
                    want.xpos.c_str(), want.lemma.c_str(), std::string(given).c_str());
      }
    }
  }
  out->push_back(Right("words: part of speech", cases, upos));
  out->push_back(Right("words: Penn tag", cases, xpos));
  out->push_back(Right("words: lemma", cases, lemma));
  out->push_back(Right("words: lemma, gold tags", cases, lemma_of_tag));
  out->push_back(Right("words: head (UAS)", cases, uas));
  out->push_back(Right("words: head and relation (LAS)", cases, las));
}

}  // namespace

std::vector<Figure> MeasureWords(const Options& options) {
  std::vector<Figure> figures;
  Gold gold = ReadConllu(options.data + "/ud/en_ewt-dev.conllu");
  if (gold.sentences.empty()) return figures;
  auto models = TextModels::Load(options.rules + "/en");
  if (!models.ok()) {
    std::fprintf(stderr, "%s\n", std::string(models.status().message()).c_str());
    return figures;
  }
  MeasureSegmentation(gold, **models, options, &figures);
  MeasureTags(gold, **models, options, &figures);
  return figures;
}

}  // namespace gainsay::measure
