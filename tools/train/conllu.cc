// SPDX-License-Identifier: Apache-2.0
#include "tools/train/conllu.h"

#include <charconv>
#include <fstream>

#include "absl/strings/str_format.h"
#include "base/status.h"
#include "text/tagset.h"

namespace gainsay::train {
namespace {

std::vector<std::string_view> Columns(std::string_view line) {
  std::vector<std::string_view> columns;
  for (size_t begin = 0;;) {
    const size_t tab = line.find('\t', begin);
    columns.push_back(line.substr(begin, tab - begin));
    if (tab == std::string_view::npos) return columns;
    begin = tab + 1;
  }
}

}  // namespace

absl::StatusOr<std::vector<Tree>> ReadTreebank(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Invalid(absl::StrFormat("%s: cannot be read; expected a treebank", path));
  std::vector<Tree> trees;
  Tree tree;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty()) {
      if (!tree.empty()) trees.push_back(std::move(tree));
      tree.clear();
      continue;
    }
    if (line[0] == '#') continue;
    const std::vector<std::string_view> column = Columns(line);
    if (column.size() < 8) return Invalid(absl::StrFormat("%s:%d: has no 8 columns", path, number));
    if (column[0].find_first_of("-.") != std::string_view::npos) continue;
    TreeWord word;
    word.form = column[1];
    word.lemma = column[2];
    const auto upos = ParseUpos(column[3]);
    const auto dep = ParseDep(column[7]);
    int head = 0;
    std::from_chars(column[6].data(), column[6].data() + column[6].size(), head);
    if (!upos || !dep || head < 0) {
      return Invalid(absl::StrFormat("%s:%d: unknown part of speech or relation", path, number));
    }
    word.upos = *upos;
    word.xpos = ParseXpos(column[4]).value_or(Xpos::kNone);
    word.head = head - 1;
    word.dep = *dep;
    tree.push_back(std::move(word));
  }
  if (!tree.empty()) trees.push_back(std::move(tree));
  return trees;
}

Document ToDocument(const std::vector<Tree>& trees) {
  Document document;
  for (const Tree& tree : trees) {
    Sentence sentence;
    sentence.first = static_cast<uint32_t>(document.tokens.size());
    sentence.span.begin = static_cast<uint32_t>(document.text.size());
    for (const TreeWord& word : tree) {
      Token token;
      token.span.begin = static_cast<uint32_t>(document.text.size());
      document.text += word.form;
      token.span.end = static_cast<uint32_t>(document.text.size());
      document.text += ' ';
      token.sentence = static_cast<uint32_t>(document.sentences.size());
      document.tokens.push_back(token);
    }
    sentence.last = static_cast<uint32_t>(document.tokens.size());
    sentence.span.end = static_cast<uint32_t>(document.text.size());
    document.sentences.push_back(sentence);
  }
  document.paragraphs.push_back({.span = {0, static_cast<uint32_t>(document.text.size())},
                                 .last = static_cast<uint32_t>(document.sentences.size())});
  return document;
}

}  // namespace gainsay::train
