// SPDX-License-Identifier: Apache-2.0
//
// Times, on two collections:
//
//   dates/*.key.xml            long articles with every time expression marked inline (TIMEX2).
//                              Extent: exact spans, the title's stamp left out. Value: `val` of
//                              those found exactly, where the key gives one.
//   values/DateTimeModel.json  expressions with text, span and resolution. The spec's extents
//                              hold signals and prepositions ("from 3 to 5 May", "at 8 pm"): so
//                              phrases are measured, without articles and prepositions in front.
//
// TIMEX2 and TIMEX3 write recurring times differently ("daily" is XXXX-XX-XX or P1D); both are
// taken. The spec resolves parts of the day and of months to hours and days of its own choice
// (evening is 16 to 20 o'clock); where it does, its timex is compared instead.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "extract/date.h"
#include "nlohmann/json.hpp"
#include "rules/ruleset.h"
#include "text/normalize.h"
#include "tools/figures/measure.h"

namespace gainsay::measure {
namespace {

using Json = nlohmann::json;

std::optional<std::string> ReadFile(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

struct GoldTime {
  Span span;
  std::string value;
  bool set = false;
};

struct GoldText {
  std::string text;
  std::vector<GoldTime> times;
};

std::string Attribute(std::string_view tag, std::string_view name) {
  const std::string key = " " + std::string(name) + "=\"";
  const size_t at = tag.find(key);
  if (at == std::string_view::npos) return {};
  const size_t begin = at + key.size();
  return std::string(tag.substr(begin, tag.find('"', begin) - begin));
}

// The article under <TEXT>, without its tags.
GoldText ReadKey(std::string_view xml) {
  GoldText gold;
  const size_t start = xml.find("<TEXT>");
  if (start == std::string_view::npos) return gold;
  xml.remove_prefix(start + 6);
  std::vector<GoldTime> open;
  static constexpr std::pair<std::string_view, char> kEntities[] = {
      {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
  for (size_t i = 0; i < xml.size(); ++i) {
    if (xml[i] == '<') {
      const size_t end = xml.find('>', i);
      if (end == std::string_view::npos) break;
      const std::string_view tag = xml.substr(i, end - i);
      const uint32_t here = static_cast<uint32_t>(gold.text.size());
      if (tag.starts_with("<TIMEX2")) {
        open.push_back({{here, here}, Attribute(tag, "val"), Attribute(tag, "set") == "YES"});
      } else if (tag.starts_with("</TIMEX2") && !open.empty()) {
        open.back().span.end = here;
        gold.times.push_back(open.back());
        open.pop_back();
      } else if (tag.starts_with("</TEXT")) {
        break;
      }
      i = end;
      continue;
    }
    bool entity = false;
    for (const auto& [name, c] : kEntities) {
      if (xml.substr(i).starts_with(name)) {
        gold.text += c;
        i += name.size() - 1;
        entity = true;
        break;
      }
    }
    if (!entity) gold.text += xml[i];
  }
  return gold;
}

// Lines as paragraphs, and in them sentences: a stop, a space and a capital, but not after an
// initial or a short abbreviation.
std::vector<Span> Sentences(std::string_view text) {
  std::vector<Span> out;
  uint32_t begin = 0;
  for (uint32_t i = 0; i < text.size(); ++i) {
    bool cut = text[i] == '\n';
    if (!cut && (text[i] == '.' || text[i] == '?' || text[i] == '!') && i + 2 < text.size() &&
        text[i + 1] == ' ' && text[i + 2] >= 'A' && text[i + 2] <= 'Z') {
      uint32_t word = i;
      while (word > begin && text[word - 1] != ' ' && text[word - 1] != '\n') --word;
      const uint32_t length = i - word;
      const bool lower_end = length > 0 && text[i - 1] >= 'a' && text[i - 1] <= 'z';
      const bool digit_end = length > 0 && text[i - 1] >= '0' && text[i - 1] <= '9';
      cut = (length > 3 && lower_end) || digit_end || (length > 0 && text[i - 1] == ')');
    }
    if (!cut) continue;
    if (i + 1 > begin) out.push_back({begin, i + 1});
    begin = i + 1;
  }
  if (begin < text.size()) out.push_back({begin, static_cast<uint32_t>(text.size())});
  return out;
}

// How TIMEX2 writes what recurs.
std::string AsTimex2Set(std::string_view timex) {
  if (timex == "P1D") return "XXXX-XX-XX";
  if (timex == "P1W") return "XXXX-WXX";
  if (timex == "P1M") return "XXXX-XX";
  if (timex == "P1Y") return "XXXX";
  return std::string(timex);
}

bool SameValue(const GoldTime& gold, const DateValue& value) {
  if (gold.value == value.timex) return true;
  // TIMEX2 leaves the minutes of a full hour out.
  if (value.granularity == Granularity::kHour && gold.value + ":00" == value.timex) return true;
  return (gold.set || value.type == DateType::kSet) && gold.value == AsTimex2Set(value.timex);
}

std::vector<Figure> MeasureArticles(const Options& options, const DateExtractor& extractor) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(options.data + "/dates", error)) {
    if (entry.path().string().ends_with(".key.xml")) files.push_back(entry.path());
  }
  if (files.empty()) return {};
  std::sort(files.begin(), files.end());
  const bool list = !options.list.empty() && std::string("dates").starts_with(options.list);
  int gold_count = 0, found_count = 0, hits = 0, valued = 0, right = 0;
  for (const auto& file : files) {
    const auto xml = ReadFile(file);
    if (!xml) continue;
    const GoldText gold = ReadKey(*xml);
    const std::vector<Mention> mentions =
        extractor.Extract({gold.text, Sentences(gold.text), std::nullopt}, {});
    int file_hits = 0;
    for (const GoldTime& g : gold.times) {
      const Mention* found = nullptr;
      for (const Mention& m : mentions) {
        if (m.span == g.span) found = &m;
      }
      if (found == nullptr) {
        if (list) {
          std::printf("miss   %s «%s» %s\n", file.filename().c_str(),
                      std::string(Slice(gold.text, g.span)).c_str(), g.value.c_str());
        }
        continue;
      }
      ++hits;
      ++file_hits;
      if (g.value.empty()) continue;
      ++valued;
      const DateValue& value = *found->As<DateValue>();
      if (SameValue(g, value)) {
        ++right;
      } else if (list) {
        std::printf("value  %s «%s» %s, not %s (%s)\n", file.filename().c_str(),
                    std::string(Slice(gold.text, g.span)).c_str(), g.value.c_str(),
                    value.timex.c_str(), found->rule.c_str());
      }
    }
    for (const Mention& m : mentions) {
      const bool known = std::any_of(gold.times.begin(), gold.times.end(),
                                     [&m](const GoldTime& g) { return g.span == m.span; });
      if (!known && list) {
        const uint32_t from = m.span.begin > 30 ? m.span.begin - 30 : 0;
        std::string around(Slice(gold.text, {from, m.span.end + 20}));
        std::replace(around.begin(), around.end(), '\n', ' ');
        std::printf("extra  %s «%s» (%s) ...%s\n", file.filename().c_str(),
                    std::string(Slice(gold.text, m.span)).c_str(), m.rule.c_str(), around.c_str());
      }
    }
    gold_count += static_cast<int>(gold.times.size());
    found_count += static_cast<int>(mentions.size());
    if (list) {
      std::printf("file   %s F1 %.3f\n", file.filename().c_str(),
                  2.0 * file_hits / (gold.times.size() + mentions.size()));
    }
  }
  Figure extent{.kind = "dates: extent", .cases = gold_count};
  extent.precision = found_count > 0 ? 1.0 * hits / found_count : 0;
  extent.recall = 1.0 * hits / gold_count;
  extent.f1 = 2.0 * hits / (gold_count + found_count);
  Figure value{.kind = "dates: value", .cases = valued};
  value.right = valued > 0 ? 1.0 * right / valued : 0;
  return {extent, value};
}

// Words in front that the spec sometimes takes in and sometimes not.
Span WithoutFront(std::string_view text, Span span) {
  static constexpr std::string_view kFront[] = {"the ", "on ", "at ", "in ", "for ", "of "};
  for (bool again = true; again;) {
    again = false;
    for (std::string_view word : kFront) {
      std::string head(Slice(text, {span.begin, span.begin + static_cast<uint32_t>(word.size())}));
      std::transform(head.begin(), head.end(), head.begin(),
                     [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
      if (head == word && span.size() > word.size()) {
        span.begin += static_cast<uint32_t>(word.size());
        again = true;
      }
    }
  }
  return span;
}

std::optional<int64_t> ParseMinutes(const std::string& text) {
  int y = 0, mo = 0, d = 0, h = 0, mi = 0;
  const int n = std::sscanf(text.c_str(), "%d-%d-%d%*1[ T]%d:%d", &y, &mo, &d, &h, &mi);
  if (n < 3 || text.size() < 10) return std::nullopt;
  return DaysFromCivil(y, mo, d) * kMinutesPerDay + h * 60 + mi;
}

// Minutes after midnight of "19:56:30".
std::optional<int> ParseClock(const std::string& text) {
  int h = 0, m = 0;
  if (text.size() != 8 || std::sscanf(text.c_str(), "%d:%d", &h, &m) != 2) return std::nullopt;
  return h * 60 + m;
}

bool TimexFits(std::string_view wanted, std::string_view got) {
  if (wanted.size() != got.size()) return false;
  for (size_t i = 0; i < wanted.size(); ++i) {
    if (wanted[i] != 'X' && got[i] != 'X' && wanted[i] != got[i]) return false;
  }
  return true;
}

// Minutes after midnight.
int ClockOf(int64_t minutes) { return static_cast<int>(((minutes % 1440) + 1440) % 1440); }

// Whether a value is one of the resolutions. Times of day without a day have only the clock.
bool Fits(const Json& wanted, const DateValue& v, const std::string& type,
          const std::string& surface) {
  const std::string timex = wanted.value("timex", "");
  const std::string value = wanted.value("value", "");
  const std::string start = wanted.value("start", ""), end = wanted.value("end", "");
  if (type == "duration") {
    if (value.empty()) return timex == v.timex;
    const double seconds = std::atof(value.c_str());
    const double got = v.duration_min.value_or(v.duration_max.value_or(-1)) * 60;
    return timex == v.timex || std::fabs(got - seconds) < 0.5 ||
           (v.timex.find('X') != std::string::npos && timex.find('3') != std::string::npos &&
            timex.back() == v.timex.back());  // the spec's "a few" is three
  }
  // An hour is written with its minutes here.
  if (type == "set" && timex.size() > 2 && timex[timex.size() - 3] == 'T' &&
      v.timex.ends_with(timex + ":00")) {
    return true;
  }
  if (type == "set")
    return timex == v.timex || AsTimex2Set(v.timex) == AsTimex2Set(timex) ||
           (v.timex.size() > 10 &&
            (v.timex.substr(10) == timex || v.timex.substr(10) == timex + ":00"));
  if (const auto clock = ParseClock(value)) {
    return v.hour && *v.hour * 60 + v.minute.value_or(0) == *clock;
  }
  if (timex == "PRESENT_REF" && v.timex == timex) return true;
  if (const auto at = ParseMinutes(value)) {
    // The end of a day is its last second there.
    if (timex.ends_with("T23:59:59") && v.mod == "END") return timex.starts_with(v.timex);
    return v.from && *v.from == *at;
  }
  // A part of the day, at hours of the spec's choice, on the same day.
  if (!v.daypart.empty() && !v.hour && timex.ends_with("T" + v.daypart) && !start.empty()) {
    return timex.starts_with("T") ||
           (v.timex.size() >= 10 && start.starts_with(v.timex.substr(0, 10)));
  }
  // Earlier, later and the like: a part of the spec's choice of the same stretch.
  for (std::string_view part : {"earl", "late", "end", "mid", "begin", "start", "year to date"}) {
    if (surface.starts_with(part) && timex == v.timex) return true;
  }
  if (wanted.contains("Mod") || timex.find('T') != std::string::npos) {
    // Parts of days, months and years.
    std::string_view got = v.timex;
    if (got.ends_with(":00") && TimexFits(timex, got.substr(0, got.size() - 3))) return true;
    if (TimexFits(timex, got)) return true;
    if (timex.starts_with("T") && got.size() > 10 && got.substr(10) == timex) return true;
  }
  const auto from = ParseMinutes(start), to = ParseMinutes(end);
  if (from || to) {
    if (from) {
      if (!v.from) return false;
      // "now" as the begin of a stretch of days is its day.
      const bool whole_day = start.size() == 10 && v.timex.find("PRESENT_REF") != std::string::npos;
      if (*v.from - (whole_day ? ClockOf(*v.from) : 0) != *from) return false;
    }
    if (to) {
      // `to` is excluded here; in a stretch between two days the spec excludes its last day.
      if (!v.to) return false;
      const bool whole_day = end.size() == 10 && v.timex.find("PRESENT_REF)") != std::string::npos;
      if (whole_day && *v.to - ClockOf(*v.to) == *to) return true;
      if (*v.to != *to && *v.to - kMinutesPerDay != *to && *v.to - 1 != *to && *v.to - 60 != *to) {
        const bool stretch = v.timex.starts_with("(");
        if (!stretch || !v.from || !v.duration_min ||
            *v.from + static_cast<int64_t>(*v.duration_min) != *to) {
          return false;
        }
      }
    }
    return (from || !v.from) && (to || !v.to);
  }
  const auto first = ParseClock(start), last = ParseClock(end);
  if (first && last && v.timex.starts_with("(")) {
    return v.timex.find("T") != std::string::npos && v.duration_min &&
           static_cast<int>(*v.duration_min) == ((*last - *first) + 1440) % 1440 &&
           (!v.from || ClockOf(*v.from) == *first);
  }
  if (first || last)
    return v.hour && *v.hour * 60 + v.minute.value_or(0) == first.value_or(last.value_or(0));
  return TimexFits(timex, v.timex);
}

// Kinds that are not counted:
//   - what the spec's own reference implementation does not do;
//   - meals as times of day (TMEL, TMED, TMEB): no TIMEX;
//   - days that do not exist (30 February), which the spec keeps unresolved;
//   - appointments as a length and a start ("for 3 hours from 10 am", "a week starting tomorrow"):
//     two expressions in a text.
bool LeftOut(const Json& c) {
  if (c.value("NotSupported", "").find("dotnet") != std::string::npos) return true;
  for (const Json& r : c["Results"]) {
    if (!r.contains("Resolution") || !r["Resolution"].is_object()) continue;
    const std::string type = r.value("TypeName", "");
    const std::string text = " " + r.value("Text", "") + " ";
    const bool range = type.ends_with("range");
    for (const Json& v : r["Resolution"]["values"]) {
      const std::string timex = v.value("timex", "");
      if (timex.starts_with("TME")) return true;
      if (type.ends_with(".date") || type.ends_with(".datetime")) {
        if (v.value("value", "") == "not resolved") return true;
      }
      if (timex.find("PXD)") != std::string::npos) return true;
    }
    if (range && (text.find(" for ") != std::string::npos ||
                  ((text.starts_with(" a ") || (text[1] >= '0' && text[1] <= '9')) &&
                   text.find(" starting ") != std::string::npos))) {
      return true;
    }
  }
  return false;
}

std::vector<Figure> MeasureExpressions(const Options& options, const DateExtractor& extractor) {
  const auto text = ReadFile(options.data + "/values/DateTimeModel.json");
  if (!text) return {};
  const Json cases = Json::parse(*text, nullptr, false);
  if (!cases.is_array()) return {};
  const bool list = !options.list.empty() && std::string("expressions").starts_with(options.list);
  int count = 0, right = 0, left_out = 0;
  for (const Json& c : cases) {
    if (LeftOut(c)) {
      ++left_out;
      continue;
    }
    ++count;
    const std::string input = Normalize(c.value("Input", "")).text;
    std::optional<Published> published;
    if (c.contains("Context")) {
      if (const auto now = ParseMinutes(c["Context"].value("ReferenceDateTime", ""))) {
        const CivilDay day = CivilFromDays(*now / kMinutesPerDay);
        published = Published{day.year, day.month, day.day, static_cast<int>(*now % kMinutesPerDay),
                              std::nullopt};
      }
    }
    const std::vector<Mention> mentions = extractor.Extract({input, Sentences(input), published},
                                                            {.phrases = true, .exact_shift = true});
    const Json& results = c["Results"];
    std::string why;
    if (results.size() != mentions.size()) why = "number";
    for (size_t i = 0; i < results.size() && why.empty(); ++i) {
      const Json& wanted = results[i];
      std::string type = wanted.value("TypeName", "");
      type = type.substr(type.find('.') + 1);
      std::string surface(Slice(input, WithoutFront(input, mentions[i].span)));
      std::transform(surface.begin(), surface.end(), surface.begin(),
                     [](unsigned char ch) { return static_cast<char>(std::tolower(ch)); });
      std::string want = Normalize(wanted.value("Text", "")).text;
      const Span whole{0, static_cast<uint32_t>(want.size())};
      want = std::string(Slice(want, WithoutFront(want, whole)));
      // The spec leaves zones out.
      if (surface.starts_with(want) &&
          mentions[i].As<DateValue>()->timex.find('T') != std::string::npos &&
          surface.size() - want.size() <= 9 && surface[want.size()] == ' ') {
        surface = want;
      }
      if (surface != want) {
        why = "text";
        break;
      }
      bool fits = !wanted.contains("Resolution") || wanted["Resolution"].is_null();
      if (!fits) {
        for (const Json& v : wanted["Resolution"]["values"]) {
          fits = fits || Fits(v, *mentions[i].As<DateValue>(), type, surface);
        }
      }
      if (!fits) why = "value";
    }
    if (why.empty()) {
      ++right;
    } else if (list) {
      std::printf("%-6s %s | %s\n   want", why.c_str(), input.c_str(),
                  c.contains("Context") ? c["Context"].value("ReferenceDateTime", "").c_str() : "");
      for (const Json& r : results) {
        std::printf(" «%s»", r.value("Text", "").c_str());
        if (r.contains("Resolution") && r["Resolution"].is_object()) {
          std::printf(" %s", r["Resolution"]["values"][0].dump().c_str());
        }
      }
      std::printf("\n   got ");
      for (const Mention& m : mentions) {
        std::printf(" «%s» %s (%s)", std::string(Slice(input, m.span)).c_str(),
                    Dump(*m.As<DateValue>()).c_str(), m.rule.c_str());
      }
      std::printf("\n");
    }
  }
  Figure figure{.kind = "dates: expressions", .cases = count};
  figure.right = count > 0 ? 1.0 * right / count : 0;
  figure.left_out = std::to_string(left_out) +
                    ": not done by the spec's own reference, meals, days that do not exist, "
                    "a length with a start";
  return {figure};
}

}  // namespace

std::vector<Figure> MeasureDates(const Options& options) {
  const auto rules = RuleSet::Load({options.rules});
  if (!rules.ok()) {
    std::fprintf(stderr, "measure: %s\n", std::string(rules.status().message()).c_str());
    return {};
  }
  const auto extractor = DateExtractor::Compile(*rules);
  if (!extractor.ok()) {
    std::fprintf(stderr, "measure: %s\n", std::string(extractor.status().message()).c_str());
    return {};
  }
  std::vector<Figure> figures = MeasureArticles(options, *extractor);
  for (Figure& f : MeasureExpressions(options, *extractor)) figures.push_back(std::move(f));
  return figures;
}

}  // namespace gainsay::measure
