// SPDX-License-Identifier: Apache-2.0
//
// Who said what, in half of the articles of corpus/ (corpus/attributions.json, marked by hand):
// one record an attribution, with `article`, and in bytes of its file `span` (what is said), `cue`
// and `source` (or null), `speaker` (the name that the article gives the source, or ""), `text`
// for people to read. What annotators may or may not call an attribution is `optional`: it counts
// neither way.
//
// Marks, commas and a leading "that" are no part of what is compared. `exact` wants the same
// span, `overlap` a common byte, one found for one marked; cue and speaker are counted among
// those, where a cue is right when it overlaps and a speaker when it has the same name.
#include <algorithm>
#include <cctype>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "gainsay.h"
#include "nlohmann/json.hpp"
#include "report/mentions.h"
#include "tools/figures/measure.h"

namespace gainsay::measure {
namespace {

struct Attribution {
  Span span;
  std::optional<Span> cue, source;
  std::string speaker;
  bool optional = false;
};

std::optional<Span> SpanOf(const nlohmann::json& json) {
  if (!json.is_array()) return std::nullopt;
  return Span{json[0].get<uint32_t>(), json[1].get<uint32_t>()};
}

// Without marks, commas, entities of marks and "that" at its ends.
Span Bare(std::string_view bytes, Span span) {
  constexpr std::string_view kEdges[] = {
      "&ldquo;", "&rdquo;", "&lsquo;", "&rsquo;", "&quot;", "&#34;", "&#39;", "&#8220;",
      "&#8221;", "\\\"",    "“",       "”",       "‘",      "’",     "that ", "That ",
      "\"",      "'",       ",",       ".",       " ",      "?",     "!",     ";"};
  for (bool more = true; more;) {
    more = false;
    for (std::string_view edge : kEdges) {
      if (more) break;  // the longer ones first, again
      const std::string_view rest = bytes.substr(span.begin, span.end - span.begin);
      if (rest.size() <= edge.size()) continue;
      const uint32_t n = static_cast<uint32_t>(edge.size());
      if (rest.ends_with(edge)) {
        span.end -= n;
        more = true;
      } else if (rest.starts_with(edge)) {
        span.begin += n;
        more = true;
      }
    }
  }
  return span;
}

uint32_t Common(Span a, Span b) {
  const uint32_t begin = std::max(a.begin, b.begin), end = std::min(a.end, b.end);
  return begin < end ? end - begin : 0;
}

bool Overlap(const std::optional<Span>& a, const std::optional<Span>& b) {
  return a && b && Common(*a, *b) > 0;
}

std::vector<Attribution> Found(const ClaimBuilder& builder, const Article& article) {
  std::vector<Attribution> found;
  std::istringstream lines(MentionLines(builder, article));
  for (std::string line; std::getline(lines, line);) {
    const auto m = nlohmann::json::parse(line, nullptr, false);
    if (m["kind"] != "quotation") continue;
    const auto& value = m["value"];
    Attribution a{.span = {m["start"].get<uint32_t>(), m["end"].get<uint32_t>()},
                  .cue = SpanOf(value["cue"]),
                  .source = SpanOf(value["source"]),
                  .speaker = value["source_name"].is_string() ? value["source_name"] : ""};
    // Words that nobody is said to have said.
    if (!a.cue && !a.source) continue;
    a.span = Bare(article.bytes, a.span);
    found.push_back(std::move(a));
  }
  return found;
}

struct Counts {
  int wanted = 0, found = 0, overlap = 0, exact = 0;
  int cues = 0, right_cues = 0, sources = 0, right_sources = 0, speakers = 0, right_speakers = 0;
};

void Compare(const Article& article, const std::vector<Attribution>& gold,
             const std::vector<Attribution>& found, bool list, Counts* counts) {
  const auto text = [&](Span s) {
    return std::string(article.bytes.substr(s.begin, s.end - s.begin));
  };
  const auto print = [&](const char* what, const Attribution& a) {
    if (!list) return;
    std::printf("%s %s: [%s] %s %s (%s)\n", what, article.id.c_str(), text(a.span).c_str(),
                a.cue ? text(*a.cue).c_str() : "-", a.source ? text(*a.source).c_str() : "-",
                a.speaker.c_str());
  };
  std::vector<bool> used(found.size());
  for (const Attribution& g : gold) {
    if (!g.optional) ++counts->wanted;
    size_t best = found.size();
    for (size_t f = 0; f < found.size(); ++f) {
      if (used[f] || Common(found[f].span, g.span) == 0) continue;
      if (best == found.size() ||
          Common(found[f].span, g.span) > Common(found[best].span, g.span)) {
        best = f;
      }
    }
    if (best == found.size()) {
      if (!g.optional) print("missed", g);
      continue;
    }
    used[best] = true;
    if (g.optional) continue;
    const Attribution& f = found[best];
    ++counts->found;
    ++counts->overlap;
    const bool exact = f.span == g.span;
    const bool cue = !g.cue || Overlap(f.cue, g.cue);
    const bool source = !g.source || Overlap(f.source, g.source);
    const bool speaker = f.speaker == g.speaker;
    counts->exact += exact;
    counts->cues += g.cue.has_value();
    counts->right_cues += g.cue && cue;
    counts->sources += g.source.has_value();
    counts->right_sources += g.source && source;
    ++counts->speakers;
    counts->right_speakers += speaker;
    if (!exact || !cue || !source || !speaker) {
      print("wanted", g);
      print(" found", f);
    }
  }
  for (size_t f = 0; f < found.size(); ++f) {
    if (used[f]) continue;
    const bool open = std::any_of(gold.begin(), gold.end(), [&](const Attribution& g) {
      return g.optional && Common(g.span, found[f].span) > 0;
    });
    if (open) continue;
    ++counts->found;
    print("wrong", found[f]);
  }
}

Figure Spans(const char* kind, const Counts& c, int hits) {
  Figure f{.kind = kind, .cases = c.wanted};
  f.precision = c.found ? static_cast<double>(hits) / c.found : 0;
  f.recall = c.wanted ? static_cast<double>(hits) / c.wanted : 0;
  f.f1 = c.found + c.wanted ? 2.0 * hits / (c.found + c.wanted) : 0;
  return f;
}

Figure Share(const char* kind, int cases, int right) {
  return {.kind = kind, .cases = cases, .right = cases ? static_cast<double>(right) / cases : 0};
}

}  // namespace

std::vector<Figure> MeasureAttributions(const Options& options) {
  std::ifstream in(options.corpus + "/attributions.json");
  if (!in) return {};
  std::map<std::string, std::vector<Attribution>> gold;
  const auto all = nlohmann::json::parse(in, nullptr, false);
  if (!all.is_object()) {
    std::fprintf(stderr, "measure: %s/attributions.json is no JSON\n", options.corpus.c_str());
    return {};
  }
  for (const auto& record : all["attributions"]) {
    gold[record["article"]].push_back({.span = *SpanOf(record["span"]),
                                       .cue = SpanOf(record["cue"]),
                                       .source = SpanOf(record["source"]),
                                       .speaker = record["speaker"],
                                       .optional = record.value("optional", false)});
  }
  const auto gainsay = Gainsay::Load({.builtin = options.rules});
  if (!gainsay.ok()) {
    std::fprintf(stderr, "measure: %s\n", std::string(gainsay.status().message()).c_str());
    return {};
  }
  const Inputs inputs = ReadInputs({options.corpus + "/articles"}, {}, nullptr);
  const bool list = !options.list.empty() && std::string("attributions").starts_with(options.list);
  Counts counts;
  for (const Article& article : inputs.articles) {
    const auto it = gold.find(article.id);
    if (it == gold.end()) continue;
    for (Attribution& g : it->second) g.span = Bare(article.bytes, g.span);
    Compare(article, it->second, Found(gainsay->builder(), article), list, &counts);
  }
  return {Spans("attributions: exact", counts, counts.exact),
          Spans("attributions: overlap", counts, counts.overlap),
          Share("attributions: cue", counts.cues, counts.right_cues),
          Share("attributions: source", counts.sources, counts.right_sources),
          Share("attributions: speaker", counts.speakers, counts.right_speakers)};
}

}  // namespace gainsay::measure
