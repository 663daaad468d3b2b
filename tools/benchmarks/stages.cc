// SPDX-License-Identifier: Apache-2.0
//
// gainsay-bench [--data=DIR] [options of Google Benchmark]
//
// How fast each stage is, on one thread, and how the whole grows from 100 to 10,000 articles;
// `tools/bench` builds and runs it. DIR is a folder of articles (default: ../shared/data/news);
// where it has none, nothing is measured and the exit code is 77 (skipped).
//
//   read       files to articles
//   annotate   articles to sentences, words, dependencies
//   mentions   documents to what is recognised in them
//   claims     articles to claims: annotate, mentions and what follows
//   compare    claims to the report
//   whole      files to the report
//   growth     claims to the report, and articles to the report, of N articles
//
// Rows give bytes and articles a second; peak_MB is the most memory the program has held so far,
// so of a row that stands alone (--benchmark_filter) it is that row's. To get many articles the
// collection is repeated with other names and other long words, each time its own: other stories
// of the same size.
#include <sys/resource.h>

#include <array>
#include <cstdio>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "benchmark/benchmark.h"
#include "gainsay.h"
#include "text/tagger.h"

namespace gainsay {
namespace {

constexpr int kSkipped = 77;
constexpr int kOneThread = 1;

struct World {
  std::string data;
  Gainsay gainsay;
  Inputs inputs;
};
World* world = nullptr;  // set by Main before the first benchmark

Inputs ReadNews() { return ReadInputs({world->data}, {}, nullptr, kOneThread); }

size_t Bytes(const Inputs& inputs) {
  size_t bytes = 0;
  for (const Article& article : inputs.articles) bytes += article.bytes.size();
  return bytes;
}

void Report(benchmark::State& state, size_t bytes, size_t articles) {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto runs = static_cast<int64_t>(state.iterations());
  state.SetBytesProcessed(runs * static_cast<int64_t>(bytes));
  state.SetItemsProcessed(runs * static_cast<int64_t>(articles));
  state.counters["peak_MB"] = static_cast<double>(usage.ru_maxrss) / 1024;  // ru_maxrss is in KiB
}

void ReportNews(benchmark::State& state) {
  Report(state, Bytes(world->inputs), world->inputs.articles.size());
}

void Read(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(ReadNews());
  ReportNews(state);
}

void Annotate(benchmark::State& state) {
  for (auto _ : state) {
    for (const Article& article : world->inputs.articles) {
      benchmark::DoNotOptimize(world->gainsay.builder().Annotate(article));
    }
  }
  ReportNews(state);
}

// Parts of speech alone, of documents whose words are set.
void Tag(benchmark::State& state) {
  auto tagger = Tagger::Load(world->gainsay.rules().packs()[0].directory + "/en/models/tagger.bin");
  if (!tagger.ok()) return state.SkipWithError(tagger.status().ToString().c_str());
  std::vector<Document> documents;
  size_t tokens = 0;
  for (const Article& article : world->inputs.articles) {
    documents.push_back(world->gainsay.builder().Annotate(article));
    tokens += documents.back().tokens.size();
  }
  for (auto _ : state) {
    for (Document& document : documents) tagger->Tag(&document);
  }
  ReportNews(state);
  state.counters["tokens_per_second"] = benchmark::Counter(
      static_cast<double>(tokens), benchmark::Counter::kIsIterationInvariantRate);
}

void Mentions(benchmark::State& state) {
  std::vector<Document> documents;
  for (const Article& article : world->inputs.articles) {
    documents.push_back(world->gainsay.builder().Annotate(article));
  }
  for (auto _ : state) {
    for (size_t i = 0; i < documents.size(); ++i) {
      benchmark::DoNotOptimize(
          world->gainsay.builder().Mentions(world->inputs.articles[i], documents[i]));
    }
  }
  ReportNews(state);
}

void Claims(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(world->gainsay.Extract(world->inputs, kOneThread));
  }
  ReportNews(state);
}

void Compare(benchmark::State& state) {
  const ClaimSet claims = world->gainsay.Extract(world->inputs, kOneThread);
  for (auto _ : state) benchmark::DoNotOptimize(world->gainsay.Compare(claims, kOneThread));
  ReportNews(state);
}

void Whole(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(world->gainsay.Analyse(ReadNews(), kOneThread));
  }
  ReportNews(state);
}

// Which letter stands for which in the turn-th repetition: vowels for vowels, and other letters for
// other letters, so that what comes out can be read and looks like words.
std::array<char, 256> LettersOf(size_t turn) {
  std::array<char, 256> letters;
  for (size_t c = 0; c < letters.size(); ++c) letters[c] = static_cast<char>(c);
  std::mt19937 random(static_cast<uint32_t>(turn));
  for (std::string_view group : {"aeiou", "bcdfghjklmnpqrstvwxyz"}) {
    std::string other(group);
    for (size_t i = other.size(); i > 1; --i) std::swap(other[i - 1], other[random() % i]);
    for (size_t i = 0; i < group.size(); ++i) {
      letters[static_cast<unsigned char>(group[i])] = other[i];
      letters[static_cast<unsigned char>(group[i] - 'a' + 'A')] =
          static_cast<char>(other[i] - 'a' + 'A');
    }
  }
  return letters;
}

// The text with other names and other long words, of the same length: places in it stay.
void Rename(const std::array<char, 256>& letters, std::string* text) {
  constexpr size_t kLong = 7, kName = 4;
  auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  for (size_t first = 0, last = 0; first < text->size(); first = last + 1) {
    last = first;
    while (last < text->size() && letter((*text)[last])) ++last;
    const bool name = first < last && (*text)[first] <= 'Z';
    if (last - first < (name ? kName : kLong)) continue;
    for (size_t i = first; i < last; ++i) {
      (*text)[i] = letters[static_cast<unsigned char>((*text)[i])];
    }
  }
}

// The news over and over, `count` articles, the repetitions of other stories.
Inputs Repeated(size_t count) {
  const std::vector<Article>& news = world->inputs.articles;
  Inputs inputs;
  std::array<char, 256> letters{};
  for (size_t i = 0; i < count; ++i) {
    const size_t turn = i / news.size();
    Article& article = inputs.articles.emplace_back(news[i % news.size()]);
    if (turn == 0) continue;
    if (i % news.size() == 0) letters = LettersOf(turn);
    const std::string suffix = "+" + std::to_string(turn);
    article.id += suffix;
    article.sha256 += suffix;
    for (std::string* text : {&article.bytes, &article.text, &article.title}) {
      Rename(letters, text);
    }
  }
  return inputs;
}

void GrowthOfCompare(benchmark::State& state) {
  const Inputs inputs = Repeated(static_cast<size_t>(state.range(0)));
  const ClaimSet claims = world->gainsay.Extract(inputs);
  for (auto _ : state) benchmark::DoNotOptimize(world->gainsay.Compare(claims, kOneThread));
  Report(state, Bytes(inputs), inputs.articles.size());
}

void GrowthOfWhole(benchmark::State& state) {
  const Inputs inputs = Repeated(static_cast<size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(world->gainsay.Analyse(inputs, kOneThread));
  Report(state, Bytes(inputs), inputs.articles.size());
}

void Register() {
  auto add = [](const char* name, void (*run)(benchmark::State&)) {
    return benchmark::RegisterBenchmark(name, run)->Unit(benchmark::kMillisecond);
  };
  add("read", Read);
  add("annotate", Annotate);
  add("tag", Tag);
  add("mentions", Mentions);
  add("claims", Claims);
  add("compare", Compare);
  add("whole", Whole);
  for (auto* growth :
       {add("growth/compare", GrowthOfCompare), add("growth/whole", GrowthOfWhole)}) {
    growth->Arg(100)->Arg(300)->Arg(1000)->Arg(3000)->Arg(10000)->Iterations(1);
  }
}

int Main(int argc, char** argv) {
  std::string data = "../shared/data/news";
  int kept = 1;  // arguments that are not ours
  for (int i = 1; i < argc; ++i) {
    constexpr std::string_view kData = "--data=";
    const std::string_view argument = argv[i];
    if (argument.substr(0, kData.size()) == kData) {
      data = argument.substr(kData.size());
    } else {
      argv[kept++] = argv[i];
    }
  }
  argc = kept;
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;

  auto gainsay = Gainsay::Load();
  if (!gainsay.ok()) {
    std::fprintf(stderr, "bench: %s\n", gainsay.status().ToString().c_str());
    return 2;
  }
  World here{.data = data, .gainsay = *std::move(gainsay), .inputs = {}};
  world = &here;
  here.inputs = ReadNews();
  if (here.inputs.articles.empty()) {
    std::printf("skipped: no articles in %s\n", data.c_str());
    return kSkipped;
  }
  Register();
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}

}  // namespace
}  // namespace gainsay

int main(int argc, char** argv) { return gainsay::Main(argc, argv); }
