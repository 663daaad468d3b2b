// SPDX-License-Identifier: Apache-2.0
// Tested by tests/review/data_test.cc.
#include "review/data.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <unordered_map>

#include "base/json_fields.h"
#include "base/uri.h"
#include "gate/decisions.h"
#include "report/report.h"
#include "review/passages.h"
#include "review/statistics.h"
#include "version.h"

namespace gainsay {
namespace {

// Rows without a finding that an event shows: enough to see what is agreed on.
constexpr size_t kQuietRows = 24;

std::string Dumped(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

const Article* TextOf(const PageInput& input, const ReportArticle& article) {
  if (input.texts == nullptr) return nullptr;
  auto found = std::lower_bound(input.texts->begin(), input.texts->end(), article.id,
                                [](const Article& a, const std::string& id) { return a.id < id; });
  return found != input.texts->end() && found->id == article.id ? &*found : nullptr;
}

char KindLetter(BlockKind kind) {
  switch (kind) {
    case BlockKind::kTitle: return 't';
    case BlockKind::kHeading: return 'h';
    case BlockKind::kParagraph: return 'p';
    case BlockKind::kListItem: return 'l';
    case BlockKind::kQuote: return 'q';
    case BlockKind::kCaption: return 'c';
    case BlockKind::kTableCell: return 'd';
  }
  return 'p';
}

// [kind, text], with a third item where the piece does not begin or end as its block does.
Json ToJson(const PassagePiece& piece) {
  Json json = {std::string(1, KindLetter(piece.kind)), std::string(piece.text)};
  int flags = (piece.continues ? 1 : 0) + (piece.cut_before ? 2 : 0) + (piece.cut_after ? 4 : 0);
  if (flags != 0) json.push_back(flags);
  return json;
}

// The finding as a line of a decisions file, without what a decision adds.
Json RecordOf(const Report& report, const Finding& finding) {
  Decisions one;
  one.Add(DecisionOn(report, finding, DecisionVerdict::kUnsure, "?", "?", "2000-01-01"));
  std::string text = one.Text();
  Json record = Json::parse(text.substr(text.find('\n') + 1), nullptr, /*allow_exceptions=*/false);
  for (const char* key : {"verdict", "reason", "by", "date"}) record.erase(key);
  return record;
}

// Builds the data; holds what several parts of it share.
class Builder {
 public:
  explicit Builder(const PageInput& input) : input_(input), report_(*input.report) {
    for (size_t e = 0; e < report_.events.size(); ++e) events_.emplace(report_.events[e].id, e);
  }

  Json Build();

 private:
  void ChooseRows();
  void CollectWitnesses();
  size_t TextBudget() const;
  void CutTexts();
  Json Place(uint32_t article, const Witness& at, const std::string& attribution);
  Json Articles();
  Json ToJson(const Finding& finding);
  Json ToJson(const SynopsisRow& row, int finding);
  std::string WithoutFolder(const std::string& path) const;
  Json Rules();

  const PageInput& input_;
  const Report& report_;
  std::unordered_map<std::string, size_t> events_;        // id -> index
  std::vector<std::pair<const SynopsisRow*, int>> rows_;  // with the finding on it, or -1
  std::vector<std::vector<Span>> witnesses_;              // of each article
  std::vector<bool> disputed_;                            // articles that a finding names
  std::vector<std::unique_ptr<Passages>> passages_;       // null where there is no text
  std::vector<bool> whole_;
  std::map<std::string, size_t> features_;
  std::vector<std::string> feature_names_;
  std::map<std::tuple<uint32_t, Span, std::string>, std::string> read_by_;  // mention rules
  std::set<std::string> rules_used_;
};

// Which row a finding stands in: that of its field and rule which holds its first witness.
void Builder::ChooseRows() {
  std::map<std::tuple<uint32_t, Span, std::string>, int> finding_at;
  for (size_t f = 0; f < report_.findings.size(); ++f) {
    const Finding& finding = report_.findings[f];
    for (const ReadingOfFact& reading : finding.readings) {
      for (const ReadingWitness& w : reading.witnesses) {
        finding_at.emplace(std::tuple(w.article, w.at.span, finding.rule), static_cast<int>(f));
      }
    }
  }
  std::map<uint32_t, size_t> quiet;  // rows without a finding, of each event
  for (const SynopsisRow& row : report_.synopsis) {
    int found = -1;
    for (const SynopsisCell& cell : row.cells) {
      auto at = finding_at.find({cell.article, cell.at.span, row.rule});
      if (at != finding_at.end()) {
        found = at->second;
        read_by_[{cell.article, cell.at.span, row.rule}] = cell.rule;
      }
    }
    if (found < 0 && ++quiet[row.event] > kQuietRows) continue;
    rows_.emplace_back(&row, found);
  }
}

void Builder::CollectWitnesses() {
  witnesses_.resize(report_.articles.size());
  disputed_.resize(report_.articles.size());
  auto add = [&](const Finding& finding) {
    for (const ReadingOfFact& reading : finding.readings) {
      for (const ReadingWitness& w : reading.witnesses) {
        witnesses_[w.article].push_back(w.at.span);
        disputed_[w.article] = true;
      }
    }
  };
  for (const Finding& finding : report_.findings) add(finding);
  for (const Finding& finding : report_.disputes) add(finding);
  for (const auto& [row, finding] : rows_) {
    for (const SynopsisCell& cell : row->cells) witnesses_[cell.article].push_back(cell.at.span);
  }
}

// What findings and rows leave of the page; the bytes of each are what they are on average.
size_t Builder::TextBudget() const {
  constexpr size_t kPage = 2'700'000, kLeast = 300'000, kMost = 1'200'000;
  size_t others = report_.findings.size() * 1100 + rows_.size() * 90;
  for (const auto& [row, finding] : rows_) others += row->cells.size() * 55;
  for (const Finding& finding : report_.findings) {
    for (const ReadingOfFact& reading : finding.readings) others += reading.witnesses.size() * 80;
  }
  return others + kLeast > kPage ? kLeast : std::min(kMost, kPage - others);
}

// The budget goes to whole articles that findings name, then to the others, each in order; the
// rest shows what stands around its witnesses, and then nothing but the quotes.
void Builder::CutTexts() {
  size_t left = input_.text_budget.value_or(TextBudget());
  passages_.resize(report_.articles.size());
  whole_.resize(report_.articles.size());
  for (bool disputed : {true, false}) {
    for (size_t a = 0; a < report_.articles.size(); ++a) {
      const Article* text = TextOf(input_, report_.articles[a]);
      if (disputed_[a] != disputed || text == nullptr) continue;
      if (!disputed && witnesses_[a].empty()) continue;
      whole_[a] = text->text.size() <= left;
      if (!whole_[a] && left == 0) continue;
      passages_[a] = std::make_unique<Passages>(
          *text, witnesses_[a], whole_[a] ? Passages::kWhole : Passages::kAroundWitnesses);
      size_t size = 0;
      for (const PassagePiece& piece : passages_[a]->pieces()) size += piece.text.size();
      if (size > left && !disputed) passages_[a] = nullptr;
      if (passages_[a] != nullptr) left -= std::min(left, size);
    }
  }
}

// {"a": article, "l": line, "c": column (where they are known of its file), "p": [piece, begin,
// end], "q": quote, "by": attribution}; the quote only where the piece does not hold just those
// words.
Json Builder::Place(uint32_t article, const Witness& at, const std::string& attribution) {
  Json json = {{"a", article}};
  const FilePlace in_file = PlaceInFile(report_.articles[article], at);
  if (in_file.line > 0) json["l"] = in_file.line;
  if (in_file.column > 0) json["c"] = in_file.column;
  std::optional<PassagePlace> place;
  if (passages_[article] != nullptr) place = passages_[article]->PlaceOf(at.span);
  if (place) json["p"] = {place->piece, place->begin, place->end};
  if (!place || place->words != at.quote) json["q"] = at.quote;
  if (!attribution.empty()) json["by"] = attribution;
  return json;
}

Json Builder::Articles() {
  Json list = Json::array();
  for (size_t a = 0; a < report_.articles.size(); ++a) {
    const ReportArticle& article = report_.articles[a];
    Json json = {{"id", article.id}, {"path", article.path}};
    if (!article.source.empty()) json["source"] = article.source;
    if (!article.title.empty()) json["title"] = article.title;
    if (!article.published.empty()) json["published"] = article.published;
    if (!article.url.empty()) json["url"] = article.url;
    if (!input_.served && article.path != "-") {
      const auto file = std::filesystem::path(input_.to_articles) / article.path;
      json["file"] = UriOfPath(file.lexically_normal().string());
    }
    if (a < report_.copy_of.size() && report_.copy_of[a] != a) json["copy"] = report_.copy_of[a];
    if (passages_[a] != nullptr) {
      json["text"] = Json::array();
      for (const PassagePiece& piece : passages_[a]->pieces()) {
        json["text"].push_back(gainsay::ToJson(piece));
      }
      if (!whole_[a]) json["part"] = true;
    }
    list.push_back(std::move(json));
  }
  return list;
}

Json Builder::ToJson(const Finding& f) {
  Json json = {{"id", f.id},
               {"rule", f.rule},
               {"field", FieldName(f.field)},
               {"relation", RelationName(f.relation)},
               {"severity", SeverityName(f.severity)},
               {"confidence", std::round(f.confidence * 1e4) / 1e4},
               {"scope", ScopeName(f.scope)}};
  if (auto event = events_.find(f.event); event != events_.end()) json["event"] = event->second;
  json["subject"] = f.subject;
  if (!f.reason.empty()) json["reason"] = f.reason;
  json["question"] = f.question;
  if (!f.rests_on.empty()) json["rests_on"] = f.rests_on;
  json["because"] = Json::array();
  for (const Because& b : f.because) {
    auto [feature, is_new] = features_.emplace(b.feature, feature_names_.size());
    if (is_new) feature_names_.push_back(b.feature);
    json["because"].push_back(
        {feature->second, std::round(b.value * 1e3) / 1e3, std::round(b.weight * 1e3) / 1e3});
  }
  json["readings"] = Json::array();
  for (const ReadingOfFact& reading : f.readings) {
    Json r = {{"value", reading.value}};
    if (reading.normalized != reading.value) r["normalized"] = reading.normalized;
    r["witnesses"] = Json::array();
    for (const ReadingWitness& w : reading.witnesses) {
      Json witness = Place(w.article, w.at, w.attribution);
      if (!w.carriers.empty()) witness["in"] = w.carriers;
      auto rule = read_by_.find({w.article, w.at.span, f.rule});
      if (rule != read_by_.end()) {
        witness["rule"] = rule->second;
        rules_used_.insert(rule->second);
      }
      r["witnesses"].push_back(std::move(witness));
    }
    json["readings"].push_back(std::move(r));
  }
  json["record"] = RecordOf(report_, f);
  return json;
}

Json Builder::ToJson(const SynopsisRow& row, int finding) {
  Json json = {{"event", row.event}, {"field", FieldName(row.field)}, {"subject", row.subject}};
  if (finding >= 0) json["finding"] = finding;
  json["cells"] = Json::array();
  for (const SynopsisCell& cell : row.cells) {
    Json place = Place(cell.article, cell.at, cell.attribution);
    place["r"] = cell.reading;
    json["cells"].push_back(std::move(place));
  }
  return json;
}

// "builtin:en/number.json" for a file of a pack.
std::string Builder::WithoutFolder(const std::string& path) const {
  for (const PackInfo& pack : input_.rules->packs()) {
    if (path.starts_with(pack.directory + "/")) {
      return pack.name + ":" + path.substr(pack.directory.size() + 1);
    }
  }
  return path;
}

// Of each rule used: its pattern and examples, and where it stands.
Json Builder::Rules() {
  Json json = Json::object();
  if (input_.rules == nullptr) return json;
  for (const std::string& layer : input_.rules->LayerNames()) {
    for (const PatternRule& rule : input_.rules->Layer(layer)->rules()) {
      if (!rules_used_.contains(rule.name)) continue;
      json[rule.name] = {{"at", WithoutFolder(rule.file) + ":" + std::to_string(rule.line)},
                         {"pattern", rule.pattern},
                         {"match", rule.match_examples},
                         {"none", rule.none_examples}};
    }
  }
  // Of what a frame tells, "number.death.victim": the frame.
  for (const RuleFile& file : input_.rules->Files("frame")) {
    const auto examples = file.content->find("examples");
    if (examples == file.content->end()) continue;
    for (const Finding& finding : report_.findings) {
      std::string field(FieldName(finding.field));
      if (json.contains(finding.rule) || !finding.rule.starts_with(field + "." + file.name + "."))
        continue;
      json[finding.rule] = {{"at", WithoutFolder(file.path)},
                            {"frame", file.name},
                            {"match", examples->value("match", nlohmann::json::array())},
                            {"none", examples->value("none", nlohmann::json::array())}};
    }
  }
  return json;
}

Json Builder::Build() {
  ChooseRows();
  CollectWitnesses();
  CutTexts();
  Json json;
  json["format"] = "gainsay.review.v1";
  json["version"] = kVersion;
  json["served"] = input_.served;
  json["reviewer"] = input_.reviewer;
  json["claims"] = report_.claims;
  json["articles"] = Articles();
  json["events"] = Json::array();
  for (const Event& e : report_.events) {
    json["events"].push_back({{"id", e.id}, {"label", e.label}, {"articles", e.articles}});
  }
  json["findings"] = Json::array();
  for (const Finding& f : report_.findings) json["findings"].push_back(ToJson(f));
  json["disputes"] = Json::array();
  for (const Finding& f : report_.disputes) json["disputes"].push_back(ToJson(f));
  json["rows"] = Json::array();
  for (const auto& [row, finding] : rows_) json["rows"].push_back(ToJson(*row, finding));
  json["features"] = feature_names_;
  json["rules"] = Rules();
  json["unchecked"] = Json::array();
  for (const Unchecked& u : report_.unchecked) json["unchecked"].push_back({u.article, u.reason});

  Statistics statistics = StatisticsOf(report_);
  json["agreement"] = Json::array();
  for (const FieldAgreement& f : statistics.fields) {
    json["agreement"].push_back({FieldName(f.field), f.same, f.differ, f.found});
  }
  json["sources"] = statistics.sources;
  json["more_sources"] = statistics.more_sources;
  json["pairs"] = Json::array();
  for (const SourcePair& p : statistics.pairs) {
    json["pairs"].push_back({p.a, p.b, p.shared, p.found});
  }
  return json;
}

}  // namespace

std::string PageData(const PageInput& input) { return Dumped(Builder(input).Build()); }

std::string WholeArticle(const PageInput& input, size_t article) {
  const ReportArticle& a = input.report->articles[article];
  Json json = {{"id", a.id}, {"text", Json::array()}};
  if (const Article* text = TextOf(input, a)) {
    Passages passages(*text, {}, Passages::kWhole);
    for (const PassagePiece& piece : passages.pieces()) json["text"].push_back(ToJson(piece));
    // Where its witnesses stand now: [finding, reading, piece, begin, end].
    json["places"] = Json::array();
    for (size_t f = 0; f < input.report->findings.size(); ++f) {
      const Finding& finding = input.report->findings[f];
      for (size_t r = 0; r < finding.readings.size(); ++r) {
        for (const ReadingWitness& w : finding.readings[r].witnesses) {
          if (w.article != article) continue;
          if (auto place = passages.PlaceOf(w.at.span)) {
            json["places"].push_back({f, r, place->piece, place->begin, place->end});
          }
        }
      }
    }
  }
  return Dumped(json);
}

std::string ScriptSafe(const std::string& json) {
  std::string safe;
  safe.reserve(json.size() + json.size() / 16);
  for (size_t i = 0; i < json.size(); ++i) {
    switch (json[i]) {
      case '<': safe += "\\u003c"; continue;
      case '>': safe += "\\u003e"; continue;
      case '&': safe += "\\u0026"; continue;
      default: break;
    }
    // U+2028 and U+2029 end a line in older scripts: E2 80 A8 and E2 80 A9.
    if (json.compare(i, 2, "\xe2\x80") == 0 && i + 2 < json.size() &&
        (json[i + 2] == '\xa8' || json[i + 2] == '\xa9')) {
      safe += json[i + 2] == '\xa8' ? "\\u2028" : "\\u2029";
      i += 2;
      continue;
    }
    safe += json[i];
  }
  return safe;
}

}  // namespace gainsay
