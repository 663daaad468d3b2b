// SPDX-License-Identifier: Apache-2.0
// Tested by tests/evaluate/evaluate_test.py.
#include "evaluate/print.h"

#include <cmath>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "nlohmann/json.hpp"

namespace gainsay {
namespace {

using Json = nlohmann::ordered_json;

std::string Line(const std::string& name, Share share) {
  std::string line = absl::StrFormat("%-28s %4d of %4d", name, share.right, share.of);
  if (share.of > 0) line += absl::StrFormat("  %.3f", share.value());
  return line;
}

void PrintRecall(const std::string& title, const Score::Table& table, std::ostream& out) {
  out << "\n" << title << "\n";
  for (const auto& [name, share] : table) out << "  " << Line(name, share) << "\n";
}

void PrintPrecision(const std::string& title, const Score::Table& table, std::ostream& out) {
  out << "\n" << title << "\n";
  for (const auto& [name, share] : table) {
    out << "  " << Line(name, share) << absl::StrFormat("  at least %.3f\n", share.Low());
  }
}

std::string Values(const GoldConflict& conflict) {
  return absl::StrJoin(conflict.readings, " | ", [](std::string* out, const GoldReading& reading) {
    *out +=
        reading.value + " [" + reading.witnesses[0].doc + ": " + reading.witnesses[0].quote + "]";
  });
}

std::string Values(const MeasuredFinding& finding) {
  return absl::StrJoin(
      finding.readings, " | ", [](std::string* out, const MeasuredReading& reading) {
        *out += reading.value + " [" + reading.article + ": " + reading.quote + "]";
      });
}

// "alignment +1.20, same slot +0.80": what spoke most for a finding.
std::string MostFor(const MeasuredFinding& finding) {
  std::string text;
  size_t shown = 0;
  for (const Because& because : finding.because) {
    if (because.weight <= 0 || shown == 3) continue;
    text +=
        absl::StrFormat("%s%s %+.2f", shown++ == 0 ? "" : ", ", because.feature, because.weight);
  }
  return text.empty() ? "its rule alone" : text;
}

std::string Below(const MeasuredFinding& finding) {
  return absl::StrFormat("found, but a %s of confidence %.2f: %s", SeverityName(finding.severity),
                         finding.confidence, finding.id);
}

// How many conflicts each stage lost, by field.
using StageTable = std::map<Stage, std::map<std::string, size_t>>;

StageTable TableOf(const Diagnoses& diagnoses) {
  StageTable table;
  for (const auto& [conflict, diagnosis] : diagnoses) ++table[diagnosis.stage][conflict->field];
  return table;
}

void PrintStages(const Diagnoses& diagnoses, std::ostream& out) {
  const StageTable table = TableOf(diagnoses);
  std::set<std::string> fields;
  for (const auto& [conflict, diagnosis] : diagnoses) fields.insert(conflict->field);
  out << absl::StrFormat("\nstage that lost what was missed\n  %-12s", "");
  for (const std::string& field : fields) out << absl::StrFormat(" %11s", field);
  out << "         all\n";
  for (const auto& [stage, counts] : table) {
    size_t all = 0;
    out << absl::StrFormat("  %-12s", StageName(stage));
    for (const std::string& field : fields) {
      const auto it = counts.find(field);
      const size_t count = it == counts.end() ? 0 : it->second;
      out << absl::StrFormat(" %11d", count);
      all += count;
    }
    out << absl::StrFormat(" %11d\n", all);
  }
}

double Rounded(double value) { return std::round(value * 1e4) / 1e4; }

Json ToJson(Share share) { return Json::array({share.right, share.of}); }

Json ToJson(const Score::Table& table) {
  Json json = Json::object();
  for (const auto& [name, share] : table) json[name] = ToJson(share);
  return json;
}

Json ToJson(const GoldConflict& conflict) {
  Json json = {{"id", conflict.id},
               {"field", conflict.field},
               {"relation", conflict.relation},
               {"strength", conflict.strength},
               {"subject", conflict.subject}};
  json["readings"] = Json::array();
  for (const GoldReading& reading : conflict.readings) json["readings"].push_back(reading.value);
  return json;
}

Json ToJson(const MeasuredFinding& finding) {
  return {{"id", finding.id},
          {"rule", finding.rule},
          {"field", finding.field},
          {"relation", finding.relation},
          {"severity", SeverityName(finding.severity)},
          {"confidence", Rounded(finding.confidence)},
          {"message", finding.message},
          {"most_for", MostFor(finding)}};
}

}  // namespace

void PrintScoreText(const Score& score, const Diagnoses& diagnoses,
                    const std::set<std::string>& lists, std::ostream& out) {
  if (score.recall.of > 0) {
    out << Line("precision", score.precision)
        << absl::StrFormat("  at least %.3f in 95 of 100 such samples\n", score.precision.Low())
        << Line("recall", score.recall) << "\n"
        << Line("recall, hard", score.recall_hard) << "\n"
        << Line("recall, hard and stated", score.recall_stated) << "\n"
        << Line("traps hit", {score.trapped.size(), score.traps}) << "\n";
  }
  out << Line("findings across folders", {score.mixed, score.precision.of}) << "\n"
      << Line("findings across topics", {score.mixed_topics, score.precision.of}) << "\n";
  const Grouping& g = score.grouping;
  out << absl::StrFormat("grouping of %d articles against %d folders: B-cubed F1 %.3f "
                         "(precision %.3f, recall %.3f)\n",
                         g.articles, g.folders, g.f1, g.precision, g.recall);
  if (score.recall.of == 0) return;  // without gold nothing is right or wrong
  PrintRecall("recall by field", score.recall_by_field, out);
  PrintRecall("recall by relation", score.recall_by_relation, out);
  PrintPrecision("precision by severity", score.precision_by_severity, out);
  PrintPrecision("precision by field", score.precision_by_field, out);
  PrintPrecision("precision by relation", score.precision_by_relation, out);
  PrintPrecision("precision by rule", score.precision_by_rule, out);
  if (!diagnoses.empty()) PrintStages(diagnoses, out);
  if (lists.contains("missed") && !score.missed.empty()) {
    out << "\nmissed\n";
    for (const auto& [conflict, below] : score.missed) {
      out << absl::StrFormat("  %s  %s %s, %s  %s\n    %s\n", conflict->id, conflict->field,
                             conflict->relation, conflict->strength, conflict->subject,
                             Values(*conflict));
      if (const auto it = diagnoses.find(conflict); it != diagnoses.end()) {
        out << absl::StrFormat("    lost at %s: %s\n", StageName(it->second.stage),
                               it->second.reason);
      } else if (below != nullptr) {
        out << "    " << Below(*below) << "\n";
      }
    }
  }
  if (lists.contains("wrong") && !score.wrong.empty()) {
    out << "\nwrong, or missing in the gold\n";
    for (const MeasuredFinding* finding : score.wrong) {
      out << absl::StrFormat("  %s  %s %s, %.2f  %s  %s\n    %s\n    for it: %s\n", finding->id,
                             finding->rule, SeverityName(finding->severity), finding->confidence,
                             finding->relation, finding->subject, Values(*finding),
                             MostFor(*finding));
    }
  }
  if (lists.contains("trapped") && !score.trapped.empty()) {
    out << "\ntrapped\n";
    for (const auto& [finding, trap] : score.trapped) {
      out << absl::StrFormat("  %s  %s  %s\n    %s\n    for it: %s\n", finding->id, finding->rule,
                             trap->why, Values(*finding), MostFor(*finding));
    }
  }
}

void PrintScoreJson(const Score& score, const Diagnoses& diagnoses, std::ostream& out) {
  Json json = {{"format", "gainsay.evaluation.v1"}, {"findings", score.precision.of}};
  json["precision"] = score.precision.of == 0 ? Json(nullptr) : Json(score.precision.value());
  json["precision_low"] = Rounded(score.precision.Low());
  json["recall"] = ToJson(score.recall);
  json["recall_hard"] = ToJson(score.recall_hard);
  json["recall_stated"] = ToJson(score.recall_stated);
  json["traps_hit"] = ToJson(Share{score.trapped.size(), score.traps});
  json["by_field"] = ToJson(score.recall_by_field);
  json["by_relation"] = ToJson(score.recall_by_relation);
  json["precision_by_rule"] = ToJson(score.precision_by_rule);
  json["precision_by_field"] = ToJson(score.precision_by_field);
  json["precision_by_relation"] = ToJson(score.precision_by_relation);
  json["precision_by_severity"] = ToJson(score.precision_by_severity);
  json["mixed"] = score.mixed;
  json["mixed_topics"] = score.mixed_topics;
  const Grouping& g = score.grouping;
  json["grouping"] = {{"articles", g.articles},
                      {"folders", g.folders},
                      {"precision", Rounded(g.precision)},
                      {"recall", Rounded(g.recall)},
                      {"f1", Rounded(g.f1)}};
  json["missed"] = Json::array();
  for (const auto& [conflict, below] : score.missed) {
    Json& entry = json["missed"].emplace_back(ToJson(*conflict));
    if (below != nullptr) entry["below"] = ToJson(*below);
    if (const auto it = diagnoses.find(conflict); it != diagnoses.end()) {
      entry["stage"] = StageName(it->second.stage);
      entry["reason"] = it->second.reason;
    }
  }
  if (!diagnoses.empty()) {
    for (const auto& [stage, counts] : TableOf(diagnoses)) {
      json["stages"][std::string(StageName(stage))] = counts;
    }
  }
  json["wrong"] = Json::array();
  for (const MeasuredFinding* finding : score.wrong) json["wrong"].push_back(ToJson(*finding));
  json["trapped"] = Json::array();
  for (const auto& [finding, trap] : score.trapped) {
    json["trapped"].emplace_back(ToJson(*finding))["trap"] = trap->why;
  }
  out << json.dump(1, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace gainsay
