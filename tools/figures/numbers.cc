// SPDX-License-Identifier: Apache-2.0
//
// Numbers, ranges, ordinals, percentages, ages, money, dimensions, temperatures: the expressions
// of values/*.json. A case is right when everything expected is found, with text, place, value
// and unit, and nothing else is.
//
// These cases cut the text their own way: a range without its unit, an age without its hedge,
// each number of a ratio file as a value. So each file has a view of its own on what the
// extractor reads; the extractor knows nothing of them.
#include <cmath>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iostream>

#include "absl/strings/ascii.h"
#include "absl/strings/str_format.h"
#include "base/status.h"
#include "extract/number.h"
#include "extract/numeral_atoms.h"
#include "nlohmann/json.hpp"
#include "text/annotate.h"
#include "tools/figures/measure.h"

namespace gainsay::measure {
namespace {

using Json = nlohmann::json;

struct Answer {
  std::string text;  // in lower case
  int start = 0;     // in UTF-16 units
  double value = 0;
  std::string unit;  // or the interval of a range
};

std::string Lower(std::string_view text) {
  std::string out(text);
  absl::AsciiStrToLower(&out);
  return out;
}

// Everything read of one case.
struct Reading {
  const NumberExtractor& extractor;
  Document document;
  Atoms atoms;
  std::vector<Numeral> numerals;
  std::vector<NumberPhrase> phrases;

  Reading(const NumberExtractor& e, const std::string& text, const TextModels& models)
      : extractor(e),
        document(Annotate(text, models)),
        atoms(document),
        numerals(e.numerals().Read(document, atoms)),
        phrases(e.phrases().Read(document, atoms, numerals)),
        input_(text) {}

  Answer Make(uint32_t first, uint32_t last, double value, std::string unit) const {
    return Make(Span{atoms.all()[first].span.begin, atoms.all()[last - 1].span.end}, value,
                std::move(unit));
  }
  Answer Make(Span span, double value, std::string unit) const {
    Span bytes = document.to_bytes.ToOriginal(span);
    int start = 0;
    for (uint32_t i = 0; i < bytes.begin; ++i) {
      unsigned char c = input_[i];
      if ((c & 0xC0) != 0x80) start += c >= 0xF0 ? 2 : 1;
    }
    return {Lower(Slice(input_, bytes)), start, value, std::move(unit)};
  }

  // The last numeral inside a phrase.
  const Numeral* LastNumeral(const NumberPhrase& p) const {
    const Numeral* found = nullptr;
    for (const Numeral& n : numerals) {
      if (n.first >= p.first && n.last <= p.number_last) found = &n;
    }
    return found;
  }

 private:
  std::string input_;
};

using View = std::function<std::vector<Answer>(const Reading&)>;

std::vector<Answer> Numbers(const Reading& r) {
  std::vector<Answer> out;
  // Ratios are one number here: one out of three is a third.
  std::vector<Mention> ratios;
  for (Mention& m : r.extractor.Extract({.document = &r.document})) {
    const Quantity* q = m.As<Quantity>();
    if (q && q->dimension == Dimension::kRatio && q->second > 0) ratios.push_back(std::move(m));
  }
  size_t ratio = 0;
  for (const Numeral& n : r.numerals) {
    while (ratio < ratios.size() && ratios[ratio].span.end <= n.span.begin) ++ratio;
    if (ratio < ratios.size() && ratios[ratio].span.Overlaps(n.span)) {
      if (ratios[ratio].span.begin <= n.span.begin && n.span.end < ratios[ratio].span.end) {
        out.push_back(r.Make(ratios[ratio].span, ratios[ratio].As<Quantity>()->point, ""));
      }
      continue;
    }
    if (n.form == NumeralForm::kOrdinal || n.form == NumeralForm::kVague ||
        n.form == NumeralForm::kNone) {
      continue;
    }
    // With a unit against it the cases call it no number.
    const std::vector<Atom>& atoms = r.atoms.all();
    if (n.last < atoms.size() && !atoms[n.last].space && atoms[n.last].word()) continue;
    out.push_back(r.Make(n.span, n.value, ""));
  }
  return out;
}

std::string Interval(const Quantity& q, bool range) {
  // The cases leave the end of a range out: [10,15).
  bool two_bounds = q.hedge.find("…") != std::string::npos;
  bool closed_end = !q.max_open && !(range && !two_bounds);
  std::string min = std::isfinite(q.min) ? absl::StrFormat("%.12g", q.min) : "";
  std::string max = std::isfinite(q.max) ? absl::StrFormat("%.12g", q.max) : "";
  return absl::StrFormat("%s%s,%s%s", q.min_open || min.empty() ? "(" : "[", min, max,
                         max.empty() || !closed_end ? ")" : "]");
}

bool IsAbout(std::string_view word) {
  return word == "about" || word == "around" || word == "roughly" || word == "approximately";
}

std::vector<Answer> Ranges(const Reading& r) {
  std::vector<Answer> out;
  for (const NumberPhrase& p : r.phrases) {
    Quantity q = p.value;
    bool bounded =
        !std::isfinite(q.min) || !std::isfinite(q.max) || Lower(q.hedge).starts_with("equal");
    if (p.kind == PhraseKind::kPhone || p.kind == PhraseKind::kName) continue;
    if ((!p.range && !bounded) || p.form == NumeralForm::kVague) continue;
    // Without "about" in front, without the unit behind.
    uint32_t first = p.first, last = p.number_last;
    if (q.approximate) {
      while (first < p.core_first && IsAbout(r.atoms.all()[first].text)) ++first;
      if (!p.range && std::isfinite(q.min)) q.min = q.point;
      if (!p.range && std::isfinite(q.max)) q.max = q.point;
    }
    if (p.last > p.core_last && q.per.empty()) last = p.last;
    out.push_back(r.Make(first, last, 0, Interval(q, p.range)));
  }
  return out;
}

std::vector<Answer> Ordinals(const Reading& r) {
  std::vector<Answer> out;
  for (const Numeral& n : r.numerals) {
    if (n.form == NumeralForm::kOrdinal) out.push_back(r.Make(n.span, n.value, ""));
    // The cases read the end of "forty two and a third" as an ordinal too.
    const std::vector<Atom>& atoms = r.atoms.all();
    if (n.form == NumeralForm::kFraction && n.last - n.first > 3 && atoms[n.last - 2].text == "a" &&
        atoms[n.last - 3].text == "and") {
      double part = n.value - std::floor(n.value);
      out.push_back(r.Make(n.last - 1, n.last, std::round(1 / part), ""));
    }
  }
  return out;
}

// One answer a phrase of that kind, cut to its number and unit.
std::vector<Answer> Measures(const Reading& r,
                             const std::function<std::string(const NumberPhrase&)>& unit) {
  std::vector<Answer> out;
  for (const NumberPhrase& p : r.phrases) {
    std::string name = unit(p);
    if (name.empty()) continue;
    double value = p.value.point;
    uint32_t first = p.core_first;
    if (p.unit && p.unit->minor != 1) value /= p.unit->minor;
    if (p.range) {
      // Of a range the second number, with the unit behind it.
      const Numeral* n = r.LastNumeral(p);
      first = n->first;
      value = n->value;
    }
    Answer answer = r.Make(first, p.core_last, value, name);
    // The cases call a tonne a ton.
    if (answer.text.find("tonne") != std::string::npos) answer.unit = "Ton";
    out.push_back(std::move(answer));
  }
  return out;
}

std::string Capital(std::string text) {
  if (!text.empty()) text[0] = absl::ascii_toupper(text[0]);
  return text;
}

std::string AgeUnit(const NumberPhrase& p) {
  return p.kind == PhraseKind::kAge && p.unit ? Capital(p.unit->name) : "";
}
std::string PercentUnit(const NumberPhrase& p) {
  return p.kind == PhraseKind::kPercent && p.unit && p.unit->unit == "percent" ? "%" : "";
}
std::string MoneyUnit(const NumberPhrase& p) {
  return p.kind == PhraseKind::kMoney && p.unit ? p.unit->name : "";
}
std::string TemperatureUnit(const NumberPhrase& p) {
  if (p.kind != PhraseKind::kMeasure || p.value.dimension != Dimension::kTemperature) return "";
  return p.unit->unit == "degree" ? "Degree" : p.unit->unit;
}
std::string DimensionUnit(const NumberPhrase& p) {
  if (p.kind != PhraseKind::kMeasure) return "";
  switch (p.value.dimension) {
    case Dimension::kLength:
    case Dimension::kArea:
    case Dimension::kVolume:
    case Dimension::kMass:
    case Dimension::kSpeed:
    case Dimension::kData:
    case Dimension::kAngle: return Capital(p.unit->name);
    // clang-format off
    case Dimension::kCount: case Dimension::kMoney: case Dimension::kPercent: case Dimension::kAge:
    case Dimension::kTemperature: case Dimension::kDuration: case Dimension::kMagnitude:
    case Dimension::kEnergy: case Dimension::kPower: case Dimension::kPressure:
    case Dimension::kFrequency: case Dimension::kOrdinal: case Dimension::kScore:
    case Dimension::kRatio: case Dimension::kPhone: case Dimension::kOther: return "";
      // clang-format on
  }
  return "";
}

bool Equal(const Answer& a, const Answer& b) {
  double scale = std::max({1e-30, std::fabs(a.value), std::fabs(b.value)});
  return a.text == b.text && a.start == b.start && a.unit == b.unit &&
         std::fabs(a.value - b.value) <= 1e-9 * scale;
}

std::string Print(const Answer& a) {
  return absl::StrFormat("«%s»@%d %.12g %s", a.text, a.start, a.value, a.unit);
}

double ToNumber(const std::string& text) { return std::strtod(text.c_str(), nullptr); }

// The expected answers; nothing where the case is of a kind that is left out.
std::optional<std::vector<Answer>> Expected(const Json& row, const std::string& kind) {
  std::vector<Answer> out;
  for (const Json& result : row.value("Results", Json::array())) {
    std::string type = result.value("TypeName", "");
    if (type == "ordinal.relative") return std::nullopt;
    const Json& resolution = result["Resolution"];
    // A unit or the word "percent" without a number.
    if (!resolution.contains("value") || resolution["value"].is_null() ||
        resolution["value"] == "null") {
      if (kind == "percent") return std::nullopt;
      continue;
    }
    std::string value = resolution["value"].get<std::string>();
    Answer a{.text = Lower(result.value("Text", "")), .start = result.value("Start", 0)};
    if (kind == "range") {
      a.unit = value;
    } else {
      a.value = ToNumber(value);
      a.unit = kind == "percent" ? "%" : resolution.value("unit", "");
    }
    // "percent of ten" for ten percent.
    if (kind == "percent" && a.text.starts_with("per")) return std::nullopt;
    out.push_back(std::move(a));
  }
  return out;
}

struct Count {
  int cases = 0, right = 0, left_out = 0;
};

struct Source {
  const char* file;
  const char* kind;
  const char* figure;
  View view;
};

Count MeasureFile(const Options& options, const Source& source, const NumberExtractor& extractor,
                  const TextModels& models) {
  Count count;
  std::ifstream in(options.data + "/values/" + source.file);
  if (!in) return count;
  Json rows = Json::parse(in, nullptr, false);
  if (!rows.is_array()) {
    std::fprintf(stderr, "measure: %s is no list of cases\n", source.file);
    return count;
  }
  bool list = !options.list.empty() && std::string(source.figure).starts_with(options.list);
  for (const Json& row : rows) {
    std::string input = row.value("Input", "");
    std::optional<std::vector<Answer>> want = Expected(row, source.kind);
    if (!want) {
      ++count.left_out;
      continue;
    }
    ++count.cases;
    std::vector<Answer> got = source.view(Reading(extractor, input, models));
    auto order = [](const Answer& a, const Answer& b) { return a.start < b.start; };
    std::sort(want->begin(), want->end(), order);
    bool right = std::equal(got.begin(), got.end(), want->begin(), want->end(), Equal);
    if (right) {
      ++count.right;
    } else if (list) {
      std::printf("%s: %s\n", source.file, input.substr(0, 200).c_str());
      for (const Answer& a : *want) std::printf("   want %s\n", Print(a).c_str());
      for (const Answer& a : got) std::printf("   got  %s\n", Print(a).c_str());
    }
  }
  return count;
}

}  // namespace

std::vector<Figure> MeasureNumbers(const Options& options) {
  auto fail = [](const absl::Status& status) {
    std::cerr << "measure: " << status << "\n";
    return std::vector<Figure>();
  };
  auto rules = RuleSet::Load({options.rules});
  if (!rules.ok()) return fail(rules.status());
  auto models = TextModels::Load(options.rules + "/en");
  if (!models.ok()) return fail(models.status());
  auto extractor = NumberExtractor::Compile(*rules);
  if (!extractor.ok()) return fail(extractor.status());

  auto measures = [](std::string (*unit)(const NumberPhrase&)) {
    return [unit](const Reading& r) { return Measures(r, unit); };
  };
  const Source sources[] = {
      {"NumberModel.json", "number", "numbers", Numbers},
      {"NumberRangeModel.json", "range", "number ranges", Ranges},
      {"OrdinalModel.json", "ordinal", "ordinals", Ordinals},
      {"PercentModel.json", "percent", "percentages", measures(PercentUnit)},
      {"AgeModel.json", "age", "ages", measures(AgeUnit)},
      {"CurrencyModel.json", "money", "money", measures(MoneyUnit)},
      {"DimensionModel.json", "dimension", "dimensions", measures(DimensionUnit)},
      {"TemperatureModel.json", "temperature", "temperatures", measures(TemperatureUnit)},
  };
  const char* const left_out[] = {"",
                                  "",
                                  "next, last, previous: no quantities",
                                  "a percent sign or word without a number, "
                                  "and \"percent of ten\" for ten percent",
                                  "",
                                  "",
                                  "",
                                  ""};
  std::vector<Figure> figures;
  Count all[2];
  for (size_t i = 0; i < std::size(sources); ++i) {
    Count count = MeasureFile(options, sources[i], *extractor, **models);
    if (count.cases == 0) continue;
    Figure figure{.kind = sources[i].figure,
                  .cases = count.cases,
                  .right = static_cast<double>(count.right) / count.cases};
    if (count.left_out > 0)
      figure.left_out = absl::StrFormat("%d, %s", count.left_out, left_out[i]);
    figures.push_back(figure);
    all[i / 4].cases += count.cases;
    all[i / 4].right += count.right;
  }
  const char* const sums[] = {"numbers, ranges, ordinals, percent",
                              "ages, money, dimensions, temp."};
  for (int i = 0; i < 2; ++i) {
    if (all[i].cases == 0) continue;
    figures.push_back({.kind = sums[i],
                       .cases = all[i].cases,
                       .right = static_cast<double>(all[i].right) / all[i].cases});
  }
  return figures;
}

}  // namespace gainsay::measure
