// SPDX-License-Identifier: Apache-2.0
//
// Pairs of names, the same or not: names/pairs.csv with the columns case_group, schema, name1,
// name2, is_match, quality, category, notes. The same means that the comparison says same,
// compatible or variant. STRONG cases are those about which there is no doubt; the figure's
// `strong_errors` counts the wrong ones among them.
#include <cstdio>
#include <fstream>
#include <sstream>

#include "compare/name.h"
#include "nlohmann/json.hpp"
#include "tools/figures/measure.h"

namespace gainsay::measure {
namespace {

// One record of RFC 4180; fields may be quoted, with "" for a quotation mark.
std::vector<std::string> SplitCsv(const std::string& line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"') {
      if (quoted && i + 1 < line.size() && line[i + 1] == '"') {
        fields.back() += line[++i];
      } else {
        quoted = !quoted;
      }
    } else if (line[i] == ',' && !quoted) {
      fields.emplace_back();
    } else if (line[i] != '\r') {
      fields.back() += line[i];
    }
  }
  return fields;
}

nlohmann::json ReadJson(const std::string& path) {
  std::ifstream in(path);
  return nlohmann::json::parse(in, nullptr, false, true);
}

bool IsSame(const NameVerdict& v) {
  return v.relation == Relation::kSame || v.relation == Relation::kCompatible ||
         v.relation == Relation::kVariant;
}

// A legal entity is a company or a person: the comparison that finds them the same decides.
NameVerdict Judge(const NameComparer& names, const std::string& schema, const std::string& a,
                  const std::string& b) {
  if (schema == "Person") return names.Compare(a, b, NameKind::kPerson);
  if (schema == "LegalEntity") {
    NameVerdict v = names.Compare(a, b, NameKind::kOrganization);
    return IsSame(v) ? v : names.Compare(a, b, NameKind::kPerson);
  }
  return names.Compare(a, b, schema == "Vessel" ? NameKind::kOther : NameKind::kOrganization);
}

struct Count {
  int cases = 0, hits = 0, found = 0, wanted = 0, strong_errors = 0;
};

Figure ToFigure(const char* kind, const Count& c) {
  Figure f{.kind = kind, .cases = c.cases};
  f.precision = c.found ? static_cast<double>(c.hits) / c.found : 0;
  f.recall = c.wanted ? static_cast<double>(c.hits) / c.wanted : 0;
  f.f1 = c.found + c.wanted ? 2.0 * c.hits / (c.found + c.wanted) : 0;
  f.strong_errors = c.strong_errors;
  return f;
}

}  // namespace

std::vector<Figure> MeasureNames(const Options& options) {
  std::ifstream in(options.data + "/names/pairs.csv");
  if (!in) return {};
  const std::string world = options.rules + "/world/";
  const auto comparer =
      NameComparer::FromJson(ReadJson(world + "names.json"), ReadJson(world + "given-names.json"),
                             ReadJson(world + "organizations.json"));
  if (!comparer.ok()) {
    std::fprintf(stderr, "measure: %s\n", std::string(comparer.status().message()).c_str());
    return {};
  }
  const bool list = !options.list.empty() && std::string("names").starts_with(options.list);
  Count all, persons, others;
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    const std::vector<std::string> f = SplitCsv(line);
    if (f.size() < 6) continue;
    const NameVerdict v = Judge(*comparer, f[1], f[2], f[3]);
    const bool wanted = f[4] == "true", found = IsSame(v);
    for (Count* c : {&all, f[1] == "Person" ? &persons : &others}) {
      ++c->cases;
      c->hits += wanted && found;
      c->found += found;
      c->wanted += wanted;
      c->strong_errors += wanted != found && f[5] == "STRONG";
    }
    if (list && wanted != found) {
      std::printf("%s %s %s: %s | %s: %s: %s\n", wanted ? "missed" : "wrong", f[5].c_str(),
                  f[1].c_str(), f[2].c_str(), f[3].c_str(),
                  std::string(RelationName(v.relation)).c_str(), v.reason.c_str());
    }
  }
  return {ToFigure("names", all), ToFigure("names: persons", persons),
          ToFigure("names: organizations and others", others)};
}

}  // namespace gainsay::measure
