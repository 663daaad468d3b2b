// SPDX-License-Identifier: Apache-2.0
//
// gainsay-align-pairs [ARTICLE...]: the pairs of claims that alignment compares, one record a line,
// for tools/train-align: {"story": n, "articles": [a, b], "field", "slot", "relation": of the two
// values, "features": {...}}. Copies of one text give none.
#include <iostream>

#include "CLI/CLI.hpp"
#include "align/copies.h"
#include "align/facts.h"
#include "gainsay.h"
#include "nlohmann/json.hpp"

namespace gainsay {
namespace {

constexpr std::string_view kRelations[] = {"same",    "compatible", "superseded",
                                           "variant", "conflict",   "incomparable"};

int Run(const std::vector<std::string>& paths) {
  auto gainsay = Gainsay::Load();
  if (!gainsay.ok()) {
    std::cerr << gainsay.status().message() << "\n";
    return 2;
  }
  ClaimSet claims = gainsay->Extract(ReadInputs(paths, {}, nullptr));
  const RuleSet& rules = gainsay->rules();
  std::string models = rules.packs()[0].directory + "/en/models/";
  auto compare = Comparers::Compile(rules);
  auto words = WordNet::Load(models + "wordnet.tsv");
  auto rarity = Rarity::Load(models + "frequency.tsv");
  auto model = AlignModel::Compile(rules);
  auto policy = StoryPolicy::Compile(rules);
  for (const absl::Status& status :
       {compare.status(), words.status(), rarity.status(), model.status(), policy.status()}) {
    if (!status.ok()) {
      std::cerr << status.message() << "\n";
      return 2;
    }
  }
  Rarity of_run = *rarity;
  of_run.Add(AllOf(claims.articles));
  std::vector<Story> stories = FindStories(claims.articles, of_run, *policy);
  std::vector<uint32_t> copy_of(claims.articles.size());  // inside its story
  for (size_t s = 0; s < stories.size(); ++s) {
    const Members members = MembersOf(claims.articles, stories[s].articles);
    const std::vector<uint32_t> copies = FindCopies(members);
    for (size_t i = 0; i < copies.size(); ++i) copy_of[stories[s].articles[i]] = copies[i];
    Rarity of_story = *rarity;
    of_story.Add(members);
    const AlignTools tools{&*compare, &*words, &of_story};
    StoryEntities entities = JoinEntities(members, *compare);
    std::vector<ClaimNode> nodes = ClaimsOf(claims.articles, stories[s], entities, tools);
    std::vector<ClaimPair> pairs = FindPairs(nodes, tools);
    ScorePairs(nodes, *model, &pairs);
    for (const ClaimPair& pair : pairs) {
      const ClaimNode &a = nodes[pair.a], &b = nodes[pair.b];
      if (a.ref.article != b.ref.article && copy_of[a.ref.article] == copy_of[b.ref.article])
        continue;
      nlohmann::json record = {
          {"story", s},
          {"articles", {a.at.article->id, b.at.article->id}},
          {"field", FieldName(a.at.claim->field)},
          {"slot", a.at.claim->slot},
          {"relation",
           kRelations[static_cast<size_t>(compare->Claims(*a.at.claim, *b.at.claim).relation)]},
          {"words", {a.at.claim->witness.quote, b.at.claim->witness.quote}}};
      for (size_t f = 0; f < kFeatures; ++f) {
        if (pair.evidence.values[f] != 0) {
          record["features"][std::string(FeatureName(static_cast<Feature>(f)))] =
              pair.evidence.values[f];
        }
      }
      std::cout << record.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
    }
  }
  return 0;
}

}  // namespace
}  // namespace gainsay

int main(int argc, char** argv) {
  CLI::App app("The pairs of claims that alignment compares.");
  std::vector<std::string> paths;
  app.add_option("ARTICLE", paths, "articles and folders")->required();
  CLI11_PARSE(app, argc, argv);
  return gainsay::Run(paths);
}
