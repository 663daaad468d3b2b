// SPDX-License-Identifier: Apache-2.0
//
// Three tries, one a way of matching, over pieces of words.
//
// The words of an entry and the tokens of an article must be cut alike, but how a token is cut
// may depend on what stands around it: the full stop of "Jan." belongs to the word inside a
// sentence and ends the sentence at its end. So both are cut once more into pieces: a run of word
// characters is one piece (cut behind digits), any other character is one. "U.S." is U . S .
// however the tokeniser takes it; a hit must begin at the beginning and end at the end of a token.
// Entries go through the tokeniser first, so that "cannot" is can not here as there.
//
//   entry "New York"    pieces  New _York            (_ a space before)
//   entry "co-operate"  pieces  co - operate         does not meet "co - operate" with spaces
//
// By lemma, spaces do not matter: "do not" meets "don't", whose lemmas are do and not.
//
// Tested by tests/rules/lexicon_test.cc, against a look-up of every entry at every token.
#include "rules/lexicon_index.h"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <string>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "base/status.h"
#include "rules/fold.h"
#include "text/abbreviations.h"
#include "text/normalize.h"

namespace gainsay {
namespace {

constexpr uint32_t kUnknown = 0xFFFFFFFF;
constexpr int kWays = 3;  // indexed by LexiconMatch

// Calls piece(text, space_before) for each piece of `words`.
template <typename F>
void CutPieces(std::string_view words, F piece) {
  bool space = false;
  while (!words.empty()) {
    size_t end = 0, bytes = 1;
    char32_t c = FirstCharacter(words, &bytes);
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0) {
      space = true;
      words.remove_prefix(bytes);
      continue;
    }
    end = bytes;
    if (IsWordCharacter(c)) {
      while (end < words.size()) {
        bool digit = c >= '0' && c <= '9';
        c = FirstCharacter(words.substr(end), &bytes);
        if (!IsWordCharacter(c) || (digit && !(c >= '0' && c <= '9'))) break;
        end += bytes;
      }
    }
    piece(words.substr(0, end), space);
    space = false;
    words.remove_prefix(end);
  }
}

class Index : public LexiconIndex {
 public:
  Index(const std::vector<Lexicon>& lexicons, const EntryCutter& cutter) : nodes_(kWays) {
    for (const Lexicon& lexicon : lexicons) {
      for (uint32_t i = 0; i < lexicon.entries.size(); ++i) {
        for (const std::string& words : lexicon.entries[i].words) {
          Add(cutter.Cut(words), lexicon.match, {lexicon.cls, i});
        }
      }
    }
    for (std::vector<uint32_t>& roots : roots_) roots.resize(words_.size(), 0);
    for (auto [key, child] : edges_) {
      if ((key >> 32) < kWays) roots_[key >> 32][(key & 0xFFFFFFFF) >> 1] = child;
    }
  }

  std::vector<Mark> Find(const Document& document) const override;

 private:
  struct Target {
    ClassId cls;
    uint32_t entry;
    bool operator==(const Target&) const = default;
  };
  struct Node {
    std::vector<Target> targets;
    bool inner = false;  // something longer begins so
  };
  // One piece of the document. Ids are kUnknown where no entry has such a piece.
  struct Piece {
    uint32_t id;
    bool space;  // before it
    bool first;  // of its token
    bool last;   // of its token
    uint32_t token;
  };

  static uint64_t Key(uint32_t node, uint32_t word, bool space) {
    return (uint64_t{node} << 32) | (uint64_t{word} << 1) | (space ? 1 : 0);
  }

  void Add(const EntryCutter::Words& words, LexiconMatch match, Target target) {
    uint32_t node = static_cast<uint32_t>(match);
    bool first = true;
    std::string folded;
    for (size_t t = 0; t < words.tokens.size(); ++t) {
      std::string_view token = Slice(words.text, words.tokens[t].span);
      if (match != LexiconMatch::kExact) token = folded = FoldCase(token);
      bool space_before = t > 0 && words.tokens[t - 1].span.end < words.tokens[t].span.begin;
      CutPieces(token, [&](std::string_view piece, bool space) {
        space |= std::exchange(space_before, false);
        if (first || match == LexiconMatch::kLemma) space = false;
        first = false;
        auto word = ids_.find(piece);
        if (word == ids_.end()) {
          words_.emplace_back(piece);
          word = ids_.emplace(words_.back(), static_cast<uint32_t>(words_.size() - 1)).first;
        }
        auto [edge, added] = edges_.emplace(Key(node, word->second, space), nodes_.size());
        nodes_[node].inner = true;
        node = edge->second;
        if (added) nodes_.emplace_back();
      });
    }
    std::vector<Target>& targets = nodes_[node].targets;
    if (first || std::find(targets.begin(), targets.end(), target) != targets.end()) return;
    targets.push_back(target);
  }

  uint32_t IdOf(std::string_view piece) const {
    auto found = ids_.find(piece);
    return found == ids_.end() ? kUnknown : found->second;
  }

  bool Has(LexiconMatch way) const { return nodes_[static_cast<int>(way)].inner; }

  void FindInSentence(const std::vector<Piece>& pieces, LexiconMatch way,
                      std::vector<Mark>* marks) const;

  std::deque<std::string> words_;
  absl::flat_hash_map<std::string_view, uint32_t> ids_;  // views of words_
  std::vector<Node> nodes_;                              // the first three are the roots
  absl::flat_hash_map<uint64_t, uint32_t> edges_;
  std::vector<uint32_t> roots_[kWays];  // child of a root by word; 0 where none
};

void Index::FindInSentence(const std::vector<Piece>& pieces, LexiconMatch way,
                           std::vector<Mark>* marks) const {
  const std::vector<uint32_t>& roots = roots_[static_cast<int>(way)];
  for (size_t i = 0; i < pieces.size(); ++i) {
    if (!pieces[i].first || pieces[i].id == kUnknown) continue;
    uint32_t node = roots[pieces[i].id];
    for (size_t j = i; node != 0;) {
      if (pieces[j].last) {
        for (const Target& target : nodes_[node].targets) {
          marks->push_back({{pieces[i].token, pieces[j].token + 1}, target.cls, target.entry});
        }
      }
      if (!nodes_[node].inner || ++j == pieces.size() || pieces[j].id == kUnknown) break;
      auto edge = edges_.find(Key(node, pieces[j].id, pieces[j].space));
      if (edge == edges_.end()) break;
      node = edge->second;
    }
  }
}

std::vector<Mark> Index::Find(const Document& document) const {
  std::vector<Mark> marks;
  std::vector<Piece> pieces[kWays];
  std::string folded;
  for (const Sentence& sentence : document.sentences) {
    for (std::vector<Piece>& list : pieces) list.clear();
    bool space = false;
    for (uint32_t t = sentence.first; t < sentence.last; ++t) {
      const Token& token = document.tokens[t];
      auto cut = [&](std::string_view text, LexiconMatch way, bool with_space) {
        std::vector<Piece>& list = pieces[static_cast<int>(way)];
        size_t begin = list.size();
        CutPieces(text, [&](std::string_view piece, bool inner_space) {
          bool first = list.size() == begin;
          list.push_back(
              {IdOf(piece), with_space && (first ? space : inner_space), first, false, t});
        });
        if (list.size() > begin) list.back().last = true;
      };
      std::string_view text = document.Text(token);
      if (Has(LexiconMatch::kExact)) cut(text, LexiconMatch::kExact, true);
      if (Has(LexiconMatch::kFolded)) {
        folded = FoldCase(text);
        cut(folded, LexiconMatch::kFolded, true);
      }
      if (Has(LexiconMatch::kLemma)) {
        folded = FoldCase(token.lemma.empty() ? text : token.lemma);
        cut(folded, LexiconMatch::kLemma, false);
      }
      space = t + 1 < sentence.last && token.span.end < document.tokens[t + 1].span.begin;
    }
    size_t begin = marks.size();
    for (int way = 0; way < kWays; ++way) {
      FindInSentence(pieces[way], static_cast<LexiconMatch>(way), &marks);
    }
    std::sort(marks.begin() + begin, marks.end(), [](const Mark& a, const Mark& b) {
      return std::tuple(a.tokens.first, b.tokens.last, a.cls, a.payload) <
             std::tuple(b.tokens.first, a.tokens.last, b.cls, b.payload);
    });
  }
  return marks;
}

}  // namespace

absl::StatusOr<EntryCutter> EntryCutter::Load(const std::vector<std::string>& packs) {
  namespace fs = std::filesystem;
  EntryCutter cutter;
  for (const std::string& pack : packs) {
    // The languages of a pack, in the order of their names.
    std::vector<std::string> languages;
    std::error_code error;
    for (fs::directory_iterator it(pack, error), end; !error && it != end; it.increment(error)) {
      if (fs::is_regular_file(it->path() / "text" / "tokens.json", error)) {
        languages.push_back((it->path() / "text").string());
      }
    }
    if (languages.empty()) continue;
    std::string text = *std::min_element(languages.begin(), languages.end());
    ASSIGN_OR_RETURN(Abbreviations abbreviations,
                     Abbreviations::Load(text + "/abbreviations.json"));
    ASSIGN_OR_RETURN(cutter.tokenizer_,
                     Tokenizer::Load(text + "/tokens.json", std::make_shared<const Abbreviations>(
                                                                std::move(abbreviations))));
    break;
  }
  return cutter;
}

EntryCutter::Words EntryCutter::Cut(std::string_view words) const {
  Words cut;
  cut.text = Normalize(words).text;
  Span whole = {0, static_cast<uint32_t>(cut.text.size())};
  if (tokenizer_) {
    tokenizer_->Tokenize(cut.text, whole, &cut.tokens);
    return cut;
  }
  for (uint32_t i = 0; i < whole.end;) {
    uint32_t end = static_cast<uint32_t>(std::min<size_t>(cut.text.find(' ', i), whole.end));
    if (end > i) cut.tokens.push_back({.span = {i, end}});
    i = end + 1;
  }
  return cut;
}

std::unique_ptr<LexiconIndex> BuildLexiconIndex(const std::vector<Lexicon>& lexicons,
                                                const EntryCutter& cutter) {
  return std::make_unique<Index>(lexicons, cutter);
}

bool HasLexiconKey(std::string_view words) {
  bool any = false;
  CutPieces(words, [&](std::string_view, bool) { any = true; });
  return any;
}

}  // namespace gainsay
