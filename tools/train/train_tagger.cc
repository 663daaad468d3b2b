// SPDX-License-Identifier: Apache-2.0
#include "tools/train/train_tagger.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "absl/strings/str_format.h"
#include "base/status.h"
#include "tools/train/learner.h"

namespace gainsay::train {
namespace {

constexpr int kLeastLabel = 2;        // labels seen less often are not learned
constexpr int kLeastClass = 5;        // words seen less often count as unknown
constexpr double kClassShare = 0.02;  // rarer labels of a word are slips
constexpr int kLeastFixed = 40;       // so often with one label only: not asked any more

struct WordCount {
  int total = 0;
  std::map<int, int> labels;
};

std::vector<TagLabel> LabelsOf(const std::vector<Tree>& trees) {
  std::map<std::pair<Xpos, Upos>, int> counts;
  for (const Tree& tree : trees) {
    for (const TreeWord& word : tree) ++counts[{word.xpos, word.upos}];
  }
  std::vector<std::pair<int, TagLabel>> ranked;
  for (const auto& [pair, count] : counts) {
    if (count >= kLeastLabel) ranked.push_back({-count, {pair.first, pair.second}});
  }
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  if (ranked.size() > kTagWidth) ranked.resize(kTagWidth);
  std::vector<TagLabel> labels;
  for (const auto& entry : ranked) labels.push_back(entry.second);
  return labels;
}

int IndexOf(const std::vector<TagLabel>& labels, const TreeWord& word) {
  const auto it = std::find(labels.begin(), labels.end(), TagLabel{word.xpos, word.upos});
  return it == labels.end() ? -1 : static_cast<int>(it - labels.begin());
}

std::string ExactForm(const std::string& form) {
  std::string exact = form;
  for (char& c : exact) {
    if (c >= '0' && c <= '9') c = '0';
  }
  return exact;
}

// WordNet's data files list each synset's words as they are written, capitals and all.
absl::StatusOr<SmallMap> ReadWordNet(const std::string& directory) {
  std::map<uint32_t, uint16_t> senses;
  const std::pair<const char*, int> kFiles[] = {
      {"data.noun", 1}, {"data.verb", 2}, {"data.adj", 4}, {"data.adv", 8}};
  for (const auto& [name, bit] : kFiles) {
    std::ifstream in(directory + "/" + name);
    if (!in) return Invalid(absl::StrFormat("%s/%s: cannot be read", directory, name));
    for (std::string line; std::getline(in, line);) {
      if (line.empty() || line[0] == ' ') continue;  // the licence
      std::istringstream fields(line);
      std::string offset, lexname, type, count;
      fields >> offset >> lexname >> type >> count;
      for (int n = std::stoi(count, nullptr, 16); n > 0; --n) {
        std::string word, id;
        fields >> word >> id;
        word = word.substr(0, word.find('('));  // an adjective's place: "galore(ip)"
        const bool phrase = word.find('_') != std::string::npos;
        for (size_t begin = 0; begin <= word.size();) {
          const size_t end = std::min(word.find('_', begin), word.size());
          const std::string part = word.substr(begin, end - begin);
          begin = end + 1;
          const bool proper = bit == 1 && !part.empty() && part[0] >= 'A' && part[0] <= 'Z';
          if (part.empty() || (phrase && !proper)) continue;
          senses[WordHash(FoldWord(part))] |= static_cast<uint16_t>(phrase   ? 32
                                                                    : proper ? 16
                                                                             : bit);
        }
      }
    }
  }
  // How often each part of speech was met in the concordances WordNet counted: the one that leads
  // by far is noted above the bits (1 noun, 2 verb, 3 adjective, 4 adverb).
  std::map<uint32_t, std::array<int, 4>> counts;
  std::ifstream in(directory + "/cntlist.rev");
  if (!in) return Invalid(absl::StrFormat("%s/cntlist.rev: cannot be read", directory));
  for (std::string line; std::getline(in, line);) {
    // "abandon%2:31:00:: 5 2": lemma%type:..., number of the sense, times.
    const size_t percent = line.find('%');
    if (percent == std::string::npos || percent + 1 >= line.size()) continue;
    const int type = line[percent + 1] - '0';  // 5 is a satellite adjective
    const int times = std::atoi(line.c_str() + line.rfind(' ') + 1);
    if (type < 1 || type > 5) continue;
    counts[WordHash(FoldWord(line.substr(0, percent)))]
          [static_cast<size_t>(type == 5 ? 2 : type - 1)] += times;
  }
  for (const auto& [word, times] : counts) {
    const auto it = senses.find(word);
    if (it == senses.end()) continue;
    const auto most = std::max_element(times.begin(), times.end());
    int others = -*most;
    for (int n : times) others += n;
    if (*most >= 2 && *most >= 4 * others)
      it->second |= static_cast<uint16_t>((most - times.begin() + 1) << 6);
  }
  return SmallMap::Build({senses.begin(), senses.end()});
}

TagLexicon LexiconOf(const std::vector<Tree>& trees, const std::vector<TagLabel>& labels) {
  std::map<std::string, WordCount> folded, exact;
  for (const Tree& tree : trees) {
    for (const TreeWord& word : tree) {
      const int label = IndexOf(labels, word);
      for (WordCount* count : {&folded[FoldWord(word.form)], &exact[ExactForm(word.form)]}) {
        ++count->total;
        ++count->labels[label];
      }
    }
  }
  TagLexicon lexicon;
  std::map<std::set<int>, uint16_t> classes;
  std::map<uint32_t, uint16_t> class_of, fixed_of;
  for (const auto& [form, count] : folded) {
    if (count.total < kLeastClass) continue;
    std::set<int> members;
    for (const auto& [label, n] : count.labels) {
      if (n >= kClassShare * count.total) members.insert(label);
    }
    const uint16_t next = static_cast<uint16_t>(classes.size() + 1);
    class_of[WordHash(form)] = classes.emplace(members, next).first->second;
  }
  for (const auto& [form, count] : exact) {
    if (count.total < kLeastFixed || count.labels.size() > 1) continue;
    const int label = count.labels.begin()->first;
    if (label >= 0) fixed_of[WordHash(form)] = static_cast<uint16_t>(label + 1);
  }
  lexicon.classes = SmallMap::Build({class_of.begin(), class_of.end()});
  lexicon.fixed = SmallMap::Build({fixed_of.begin(), fixed_of.end()});
  return lexicon;
}

void FormsOf(const Tree& tree, std::vector<std::string_view>* forms) {
  forms->clear();
  for (const TreeWord& word : tree) forms->push_back(word.form);
}

char Upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }
char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

Tree Recase(const Tree& tree, Casing casing) {
  Tree copy = tree;
  for (TreeWord& word : copy) {
    // Titles leave the short words that carry no content as they are.
    const bool small = word.upos == Upos::kAdp || word.upos == Upos::kDet ||
                       word.upos == Upos::kCconj || word.upos == Upos::kPart;
    if (casing == Casing::kTitle) {
      if (!small || &word == &copy.front()) word.form[0] = Upper(word.form[0]);
      continue;
    }
    for (char& c : word.form) c = casing == Casing::kUpper ? Upper(c) : Lower(c);
  }
  return copy;
}

namespace {

// One decision: learns from it, and says which label the learner would have taken.
int Decide(Learner* learner, uint32_t* features, int count, int labels, int gold, float margin) {
  float scores[kTagWidth];
  count = learner->Filter(features, count);
  learner->Score(features, count, scores);
  const int chosen = static_cast<int>(std::max_element(scores, scores + labels) - scores);
  if (gold >= 0) {
    int rival = gold == 0 ? 1 : 0;
    for (int l = 0; l < labels; ++l) {
      if (l != gold && scores[l] > scores[rival]) rival = l;
    }
    if (scores[gold] - scores[rival] <= margin) {
      learner->Update(features, count, gold, 1);
      learner->Update(features, count, rival, -1);
    }
    learner->Step();
  }
  return chosen;
}

// What is due before a round: a choice of features after the first, a second one after those that
// show which of them matter, a new beginning before each run.
void Prepare(const TaggerOptions& options, int epoch, Learner* learner) {
  const int learned = epoch - options.sift_epochs;
  if (epoch == 1) learner->Select(options.least);
  if (learned == 1 && epoch > 1) learner->Sift(options.sift);
  if (learned > 1 && learned % options.epochs == 1) learner->Restart();
}

// A model without the second look.
absl::StatusOr<TaggerModel> TrainFirst(const std::vector<Tree>& trees,
                                       const std::vector<TagLabel>& label_names,
                                       const TaggerOptions& options, std::vector<Tree>* seen) {
  TaggerModel model;
  model.labels = label_names;
  model.lexicon = LexiconOf(trees, model.labels);
  if (!options.wordnet.empty()) {
    ASSIGN_OR_RETURN(model.lexicon.senses, ReadWordNet(options.wordnet));
  }

  std::mt19937 random(options.seed);
  std::vector<Tree> all = trees;
  constexpr Casing kCasings[] = {Casing::kTitle, Casing::kUpper, Casing::kTitle, Casing::kLower};
  for (const Tree& tree : trees) {
    if (random() % 1000 < options.recase * 1000)
      all.push_back(Recase(tree, kCasings[random() % 4]));
  }
  if (seen != nullptr) *seen = all;

  Learner learner(options.slots, kTagWidth);
  const int labels = static_cast<int>(model.labels.size());
  std::vector<std::string_view> forms;
  std::vector<TagWord> words;
  uint32_t features[kMaxTagFeatures];
  for (int epoch = 0; epoch <= options.sift_epochs + options.epochs * options.runs; ++epoch) {
    // Round 0 only counts features, along the right labels.
    Prepare(options, epoch, &learner);
    if (epoch > 0) Shuffle(&all, &random);
    for (const Tree& tree : all) {
      FormsOf(tree, &forms);
      const Casing casing = DescribeWords(forms, model.lexicon, &words);
      uint32_t last = kTagWidth, before = kTagWidth + 1;
      for (size_t i = 0; i < tree.size(); ++i) {
        const int gold = IndexOf(model.labels, tree[i]);
        int chosen = gold;
        if (words[i].fixed != 0) {
          chosen = words[i].fixed - 1;
        } else {
          const int count = TagFeatures(words, i, casing, last, before, features);
          if (epoch == 0) {
            learner.Count(features, count);
          } else {
            chosen = Decide(&learner, features, count, labels, gold, options.margin);
          }
        }
        before = last;
        last = static_cast<uint32_t>(std::max(chosen, 0));
      }
    }
  }
  model.weights = learner.Quantise();
  return model;
}

// A sentence as a tagger saw it that had not learned from it.
struct FirstSight {
  Tree tree;
  std::vector<uint8_t> labels;
  std::vector<bool> doubtful;
};

// The lead below which a share of all words lie.
int LeadOf(const std::vector<int>& leads, double share) {
  std::vector<int> sorted = leads;
  std::sort(sorted.begin(), sorted.end());
  return sorted[static_cast<size_t>(share * static_cast<double>(sorted.size() - 1))];
}

}  // namespace

absl::StatusOr<TaggerModel> TrainTagger(const std::vector<Tree>& trees,
                                        const TaggerOptions& options) {
  const std::vector<TagLabel> label_names = LabelsOf(trees);
  ASSIGN_OR_RETURN(TaggerModel model, TrainFirst(trees, label_names, options, nullptr));
  const int labels = static_cast<int>(model.labels.size());

  // Every sentence tagged by a tagger that has not learned from it.
  std::vector<FirstSight> sights;
  double lead_sum = 0;
  TagScratch scratch;
  std::mt19937 random(options.seed + 1);
  constexpr Casing kCasings[] = {Casing::kTitle, Casing::kUpper, Casing::kTitle, Casing::kLower};
  for (int fold = 0; fold < options.folds; ++fold) {
    const size_t n = trees.size(), k = static_cast<size_t>(fold);
    const size_t folds = static_cast<size_t>(options.folds);
    const size_t begin = n * k / folds, end = n * (k + 1) / folds;
    const auto at = [&](size_t i) { return trees.begin() + static_cast<std::ptrdiff_t>(i); };
    std::vector<Tree> others(trees.begin(), at(begin)), part(at(begin), at(end));
    others.insert(others.end(), at(end), trees.end());
    TaggerOptions fold_options = options;
    fold_options.runs = 1;
    ASSIGN_OR_RETURN(TaggerModel other, TrainFirst(others, label_names, fold_options, nullptr));
    for (size_t i = 0, size = part.size(); i < size; ++i) {
      if (random() % 1000 < options.recase * 1000)
        part.push_back(Recase(part[i], kCasings[random() % 4]));
    }
    std::vector<int> leads;
    const size_t first = sights.size();
    std::vector<std::vector<int>> all_leads;
    for (const Tree& tree : part) {
      FormsOf(tree, &scratch.forms);
      other.TagFirst(&scratch);
      sights.push_back({tree, scratch.labels, {}});
      all_leads.push_back(scratch.leads);
      leads.insert(leads.end(), scratch.leads.begin(), scratch.leads.end());
    }
    const int lead = LeadOf(leads, options.doubtful);
    lead_sum += lead;
    const int learn = LeadOf(leads, std::min(0.999, options.learn * options.doubtful));
    for (size_t i = 0; i < all_leads.size(); ++i) {
      for (int l : all_leads[i]) sights[first + i].doubtful.push_back(l <= learn && l < INT32_MAX);
    }
  }
  model.doubtful = static_cast<int>(lead_sum / options.folds);

  Learner learner(options.slots_again, kTagWidth);
  uint32_t features[kMaxTagFeatures];
  for (int epoch = 0; epoch <= options.sift_epochs + options.epochs * options.runs; ++epoch) {
    Prepare(options, epoch, &learner);
    if (epoch > 0) Shuffle(&sights, &random);
    for (const FirstSight& sight : sights) {
      FormsOf(sight.tree, &scratch.forms);
      const Casing casing = DescribeWords(scratch.forms, model.lexicon, &scratch.words);
      scratch.labels = sight.labels;
      model.FindVerbs(&scratch);
      uint32_t last = kTagWidth, before = kTagWidth + 1, last_verb = kTagWidth;
      for (size_t i = 0; i < sight.tree.size(); ++i) {
        if (sight.doubtful[i]) {
          const TagContext context = model.ContextOf(scratch, i, last_verb);
          const int count =
              TagFeaturesAgain(scratch.words, i, casing, last, before, context, features);
          const int gold = IndexOf(model.labels, sight.tree[i]);
          if (epoch == 0) {
            learner.Count(features, count);
          } else {
            scratch.labels[i] = static_cast<uint8_t>(
                Decide(&learner, features, count, labels, gold, options.margin));
          }
        }
        before = last;
        last = scratch.labels[i];
        if (model.IsVerb(last)) last_verb = last;
      }
    }
  }
  model.again = learner.Quantise();
  return model;
}

void TagTrees(const TaggerModel& model, std::vector<Tree>* trees) {
  TagScratch scratch;
  for (Tree& tree : *trees) {
    FormsOf(tree, &scratch.forms);
    model.Tag(&scratch);
    for (size_t i = 0; i < tree.size(); ++i) {
      tree[i].upos = model.labels[scratch.labels[i]].upos;
      tree[i].xpos = model.labels[scratch.labels[i]].xpos;
    }
  }
}

TagFigures EvaluateTagger(const TaggerModel& model, const std::vector<Tree>& gold) {
  TagFigures figures;
  double total = 0;
  std::vector<Tree> found = gold;
  const auto begin = std::chrono::steady_clock::now();
  TagTrees(model, &found);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  for (size_t s = 0; s < gold.size(); ++s) {
    for (size_t i = 0; i < gold[s].size(); ++i) {
      const bool upos = gold[s][i].upos == found[s][i].upos;
      const bool xpos = gold[s][i].xpos == found[s][i].xpos;
      figures.upos += upos;
      figures.xpos += xpos;
      figures.both += upos && xpos;
      ++total;
    }
  }
  figures.upos /= total;
  figures.xpos /= total;
  figures.both /= total;
  figures.tokens_per_second = total / seconds.count();
  return figures;
}

}  // namespace gainsay::train
