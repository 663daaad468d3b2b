// SPDX-License-Identifier: Apache-2.0
#include "tools/train/train_parser.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <map>
#include <sstream>

#include "absl/strings/str_format.h"
#include "base/status.h"
#include "text/tag_features.h"
#include "text/tagset.h"
#include "tools/train/learner.h"

namespace gainsay::train {
namespace {

constexpr int kLeastTransition = 5;  // rarer ones are not learned
constexpr int kNever = 1 << 20;      // the cost of what is not allowed

// A tree with heads counted from 1, the root 0, and what the oracle asks for.
struct Gold {
  std::vector<int> head;
  std::vector<Dep> dep;
  std::vector<std::vector<int>> children;

  explicit Gold(const Tree& tree)
      : head(tree.size() + 1, -1), dep(tree.size() + 1), children(tree.size() + 1) {
    for (size_t i = 0; i < tree.size(); ++i) {
      head[i + 1] = tree[i].head + 1;
      dep[i + 1] = tree[i].dep;
      children[static_cast<size_t>(head[i + 1])].push_back(static_cast<int>(i) + 1);
    }
  }

  int ChildrenFrom(int word, int first) const {
    const auto& c = children[static_cast<size_t>(word)];
    return static_cast<int>(c.end() - std::lower_bound(c.begin(), c.end(), first));
  }
};

// How many gold arcs each move makes impossible that are possible still.
std::array<int, 3> Costs(const ParseState& state, const Gold& gold) {
  std::array<int, 3> cost = {kNever, kNever, kNever};
  const int s0 = state.Stack(0), s1 = state.Stack(1), b0 = state.Buffer(0);
  const int from = b0 < 0 ? static_cast<int>(gold.head.size()) : b0;
  if (state.CanShift()) {
    int lost = 0;
    const int head = gold.head[static_cast<size_t>(b0)];
    if (head < b0 && head != s0 && head != 0 && state.OnStack(head)) ++lost;
    // The root takes its dependent at the end: shifting over it loses nothing unless it is full.
    for (int child : gold.children[static_cast<size_t>(b0)]) {
      if (child >= b0) break;
      lost += state.OnStack(child);
    }
    cost[0] = lost;
  }
  if (s0 > 0) {
    const int head = gold.head[static_cast<size_t>(s0)];
    const int children = gold.ChildrenFrom(s0, from);
    if (state.CanLeft()) {
      cost[1] = children + (head == s1 || (head > b0 && head > s0) ? 1 : 0);
    }
    if (state.CanRight()) cost[2] = children + (head >= from ? 1 : 0);
  }
  return cost;
}

absl::StatusOr<SenseMap> ReadSenses(const std::string& directory) {
  // The index gives each word's synsets, the most frequent sense first; the data file says at
  // that offset which lexicographer file the synset is in.
  std::map<uint32_t, uint16_t> senses;
  const std::pair<const char*, int> kFiles[] = {{"noun", 0}, {"verb", 6}};
  for (const auto& [name, shift] : kFiles) {
    std::ifstream data_in(directory + "/data." + name, std::ios::binary);
    std::ifstream index(directory + "/index." + name);
    if (!data_in || !index) return Invalid(absl::StrFormat("%s: holds no WordNet", directory));
    std::ostringstream all;
    all << data_in.rdbuf();
    const std::string data = all.str();
    for (std::string line; std::getline(index, line);) {
      if (line.empty() || line[0] == ' ') continue;
      std::istringstream in(line);
      std::string word, pos, skip;
      int synsets = 0, pointers = 0, sense_count = 0, tagged = 0;
      in >> word >> pos >> synsets >> pointers;
      for (int p = 0; p < pointers; ++p) in >> skip;
      size_t offset = 0;
      in >> sense_count >> tagged >> offset;
      if (word.find('_') != std::string::npos || offset + 11 > data.size()) continue;
      const int file = std::stoi(data.substr(offset + 9, 2));
      senses[WordHash(FoldWord(word))] |= static_cast<uint16_t>((file + 1) << shift);
    }
  }
  return SmallMap::Build({senses.begin(), senses.end()});
}

void Describe(const Tree& tree, const SenseMap& senses, std::vector<ParseWord>* words) {
  words->assign(1, ParseWord{});
  for (const TreeWord& word : tree) {
    words->push_back(DescribeForParse(word.form, word.upos, word.xpos, senses));
  }
}

std::vector<Transition> TransitionsOf(const std::vector<Tree>& trees) {
  std::map<std::pair<Move, Dep>, int> counts;
  for (const Tree& tree : trees) {
    for (size_t i = 0; i < tree.size(); ++i) {
      if (tree[i].head < 0) continue;
      const Move move = tree[i].head > static_cast<int>(i) ? Move::kLeft : Move::kRight;
      ++counts[{move, tree[i].dep}];
    }
  }
  std::vector<Transition> transitions = {{Move::kShift, Dep::kRoot}};
  for (const auto& [key, count] : counts) {
    if (count >= kLeastTransition) transitions.push_back({key.first, key.second});
  }
  return transitions;
}

}  // namespace

absl::StatusOr<ParserModel> TrainParser(const std::vector<Tree>& trees,
                                        const ParserOptions& options) {
  ParserModel model;
  model.transitions = TransitionsOf(trees);
  if (model.transitions.size() > kParseWidth) return Invalid("too many relations");
  if (!options.wordnet.empty()) {
    ASSIGN_OR_RETURN(model.senses, ReadSenses(options.wordnet));
  }
  const int size = static_cast<int>(model.transitions.size());
  std::vector<Gold> golds;
  std::vector<size_t> order;
  for (size_t i = 0; i < trees.size(); ++i) {
    golds.emplace_back(trees[i]);
    order.push_back(i);
  }

  Learner learner(options.slots, kParseWidth);
  std::mt19937 random(options.seed);
  std::vector<ParseWord> words;
  ParseState state;
  uint32_t features[kMaxParseFeatures];
  float scores[kParseWidth];
  // Round 0 only counts features, along the oracle's way.
  // Then comes a short run that shows which features matter, and the runs that are learned from.
  for (int epoch = 0; epoch <= options.sift_epochs + options.epochs * options.runs; ++epoch) {
    const int learned = epoch - options.sift_epochs;
    const int round = learned <= 0 ? epoch : (learned - 1) % options.epochs + 1;
    if (epoch == 1) learner.Select(options.least);
    if (learned == 1 && epoch > 1) learner.Sift(options.sift);
    if (learned > 1 && round == 1) learner.Restart();
    if (epoch > 0) Shuffle(&order, &random);
    for (size_t index : order) {
      const Gold& gold = golds[index];
      Describe(trees[index], model.senses, &words);
      state.Begin(words);
      while (!state.done()) {
        if (state.AtRoot()) {
          state.Apply({Move::kRight, Dep::kRoot});
          continue;
        }
        if (!state.CanLeft() && !state.CanRight()) {
          state.Apply({Move::kShift});
          continue;
        }
        const std::array<int, 3> cost = Costs(state, gold);
        const int least = *std::min_element(cost.begin(), cost.end());
        const int s0 = state.Stack(0);
        // Right: a move of least cost, with the gold relation where its arc is in the tree.
        const auto right = [&](Transition t) {
          if (cost[static_cast<size_t>(t.move)] != least) return false;
          if (t.move == Move::kShift) return true;
          const int head = t.move == Move::kLeft ? state.Buffer(0) : state.Stack(1);
          return gold.head[static_cast<size_t>(s0)] != head ||
                 gold.dep[static_cast<size_t>(s0)] == t.dep;
        };
        int count = state.Features(features);
        int best_right = -1, best_wrong = -1;
        if (epoch == 0) {
          learner.Count(features, count);
        } else {
          count = learner.Filter(features, count);
          learner.Score(features, count, scores);
        }
        for (int t = 0; t < size; ++t) {
          const Transition transition = model.transitions[static_cast<size_t>(t)];
          if (!Allowed(state, transition)) continue;
          int& best = right(transition) ? best_right : best_wrong;
          if (best < 0 || (epoch > 0 && scores[t] > scores[best])) best = t;
        }
        int next = best_right;
        if (epoch > 0) {
          if (best_right >= 0 && best_wrong >= 0) {
            const float lead = scores[best_right] - scores[best_wrong];
            if (lead <= options.margin) {
              learner.Update(features, count, best_right, 1);
              learner.Update(features, count, best_wrong, -1);
            }
            if (lead <= 0 && round > 1 && random() % 1000 < options.explore * 1000) {
              next = best_wrong;
            }
          }
          learner.Step();
        }
        if (next < 0) next = best_wrong;  // a relation too rare to be learned
        state.Apply(model.transitions[static_cast<size_t>(next)]);
      }
    }
  }
  model.weights = learner.Quantise();
  return model;
}

absl::Status Jackknife(const TaggerOptions& options, int folds, std::vector<Tree>* trees) {
  std::vector<Tree> tagged(trees->size());
  for (int fold = 0; fold < folds; ++fold) {
    // Whole stretches, since neighbouring sentences are of one text.
    const size_t begin = trees->size() * static_cast<size_t>(fold) / static_cast<size_t>(folds);
    const size_t end = trees->size() * static_cast<size_t>(fold + 1) / static_cast<size_t>(folds);
    const auto at = [&](size_t i) { return trees->begin() + static_cast<std::ptrdiff_t>(i); };
    std::vector<Tree> others(trees->begin(), at(begin));
    others.insert(others.end(), at(end), trees->end());
    std::vector<Tree> part(at(begin), at(end));
    const auto tagger = TrainTagger(others, options);
    if (!tagger.ok()) return tagger.status();
    TagTrees(*tagger, &part);
    std::copy(part.begin(), part.end(), tagged.begin() + static_cast<std::ptrdiff_t>(begin));
  }
  *trees = std::move(tagged);
  return absl::OkStatus();
}

ParseFigures EvaluateParser(const ParserModel& model, const std::vector<Tree>& seen,
                            const std::vector<Tree>& gold) {
  ParseFigures figures;
  double total = 0;
  ParseScratch scratch;
  std::chrono::duration<double> seconds{0};
  for (size_t s = 0; s < gold.size(); ++s) {
    const auto begin = std::chrono::steady_clock::now();
    Describe(seen[s], model.senses, &scratch.words);
    model.Parse(&scratch);
    seconds += std::chrono::steady_clock::now() - begin;
    for (size_t i = 0; i < gold[s].size(); ++i) {
      const int word = static_cast<int>(i) + 1;
      const bool head = scratch.state.head(word) == gold[s][i].head + 1;
      figures.uas += head;
      figures.las += head && scratch.state.dep(word) == gold[s][i].dep;
      ++total;
    }
  }
  figures.uas /= total;
  figures.las /= total;
  figures.tokens_per_second = total / seconds.count();
  return figures;
}

}  // namespace gainsay::train
