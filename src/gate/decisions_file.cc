// SPDX-License-Identifier: Apache-2.0
//
// The decisions as text, and back. A record is checked key by key; a fault is told at its place in
// the file, with the line. Tested by tests/gate/decisions_test.cc.
#include <algorithm>
#include <array>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "base/json_fields.h"
#include "base/status.h"
#include "base/write_file.h"
#include "gate/decisions.h"
#include "rules/json_file.h"
#include "values/date.h"

namespace gainsay {
namespace {

constexpr char kFormat[] = "gainsay.decisions.v1";
constexpr std::array<std::string_view, 8> kVerdicts = {
    "accepted",   "wrong-extraction", "different-events", "compatible",
    "superseded", "unimportant",      "baseline",         "unsure"};

const std::vector<std::string>& Keys() {
  static const std::vector<std::string> keys = {"finding", "rule", "subject", "readings", "verdict",
                                                "reason",  "by",   "date",    "expires"};
  return keys;
}

const std::vector<std::string>& ReadingKeys() {
  static const std::vector<std::string> keys = {"value", "normalized", "sources", "passages"};
  return keys;
}

// One line being read.
class Record {
 public:
  explicit Record(const JsonFile* file) : file_(file) {}

  absl::Status Read(Decision* out) {
    const nlohmann::json& root = file_->root();
    if (!root.is_object()) return file_->Fault("", "not a decision", "a JSON object");
    RETURN_IF_ERROR(CheckKeys(root, "", Keys()));
    RETURN_IF_ERROR(Text(root, "", "finding", true, &out->finding));
    RETURN_IF_ERROR(Text(root, "", "rule", true, &out->rule));
    RETURN_IF_ERROR(Text(root, "", "subject", false, &out->subject));
    std::string verdict;
    RETURN_IF_ERROR(Text(root, "", "verdict", true, &verdict));
    auto parsed = ParseVerdict(verdict);
    if (!parsed) {
      return file_->Fault("/verdict", absl::StrFormat("unknown verdict \"%s\"", verdict),
                          Expected(VerdictNames(), verdict));
    }
    out->verdict = *parsed;
    RETURN_IF_ERROR(Text(root, "", "reason", true, &out->reason));
    RETURN_IF_ERROR(Text(root, "", "by", true, &out->by));
    RETURN_IF_ERROR(Text(root, "", "date", true, &out->date));
    if (!IsDecisionDate(out->date, true)) {
      return file_->Fault("/date", "not a date", "\"2026-11-21\" or \"2026-11-21T12:03:00Z\"");
    }
    RETURN_IF_ERROR(Text(root, "", "expires", false, &out->expires));
    if (!out->expires.empty() && !IsDecisionDate(out->expires, false)) {
      return file_->Fault("/expires", "not a date", "\"2026-11-21\"");
    }
    auto readings = root.find("readings");
    if (readings == root.end() || !readings->is_array() || readings->empty()) {
      return file_->Fault("/readings", "a decision needs the readings it is on", "an array");
    }
    for (size_t i = 0; i < readings->size(); ++i) {
      RETURN_IF_ERROR(
          Reading((*readings)[i], JoinPointer("/readings", i), &out->readings.emplace_back()));
    }
    return absl::OkStatus();
  }

 private:
  static std::string Expected(const std::vector<std::string>& known, const std::string& word) {
    std::string expected = "one of: " + absl::StrJoin(known, ", ");
    std::string near = DidYouMean(word, known);
    if (!near.empty()) expected += "; did you mean \"" + near + "\"?";
    return expected;
  }

  absl::Status CheckKeys(const nlohmann::json& object, const std::string& at,
                         const std::vector<std::string>& known) {
    for (const auto& [key, value] : object.items()) {
      if (std::find(known.begin(), known.end(), key) == known.end()) {
        return file_->FaultAtKey(JoinPointer(at, key), absl::StrFormat("unknown key \"%s\"", key),
                                 Expected(known, key));
      }
    }
    return absl::OkStatus();
  }

  absl::Status Text(const nlohmann::json& object, const std::string& at, const std::string& key,
                    bool required, std::string* out) {
    auto it = object.find(key);
    if (it == object.end()) {
      if (!required) return absl::OkStatus();
      return file_->Fault(at, absl::StrFormat("a decision needs \"%s\"", key));
    }
    if (!it->is_string()) return file_->Fault(JoinPointer(at, key), "not a text", "a JSON string");
    *out = it->get<std::string>();
    if (required && out->find_first_not_of(" \t\n") == out->npos) {
      return file_->Fault(JoinPointer(at, key), absl::StrFormat("\"%s\" is empty", key));
    }
    return absl::OkStatus();
  }

  absl::Status Texts(const nlohmann::json& object, const std::string& at, const std::string& key,
                     std::vector<std::string>* out) {
    auto it = object.find(key);
    if (it == object.end()) return absl::OkStatus();
    const std::string pointer = JoinPointer(at, key);
    if (!it->is_array()) return file_->Fault(pointer, "not a list", "an array of strings");
    for (size_t i = 0; i < it->size(); ++i) {
      if (!(*it)[i].is_string()) {
        return file_->Fault(JoinPointer(pointer, i), "not a text", "a JSON string");
      }
      out->push_back((*it)[i].get<std::string>());
    }
    return absl::OkStatus();
  }

  absl::Status Reading(const nlohmann::json& json, const std::string& at, DecidedReading* out) {
    if (!json.is_object()) return file_->Fault(at, "not a reading", "a JSON object");
    RETURN_IF_ERROR(CheckKeys(json, at, ReadingKeys()));
    RETURN_IF_ERROR(Text(json, at, "value", false, &out->value));
    if (!json.contains("normalized")) return file_->Fault(at, "a reading needs \"normalized\"");
    RETURN_IF_ERROR(Text(json, at, "normalized", false, &out->normalized));
    RETURN_IF_ERROR(Texts(json, at, "sources", &out->sources));
    return Texts(json, at, "passages", &out->passages);
  }

  const JsonFile* file_;
};

Json ToJson(const Decision& d) {
  Json json;
  json["finding"] = d.finding;
  json["rule"] = d.rule;
  json["subject"] = d.subject;
  json["readings"] = Json::array();
  for (const DecidedReading& r : d.readings) {
    Json reading = {{"value", r.value}, {"normalized", r.normalized}, {"sources", r.sources}};
    if (!r.passages.empty()) reading["passages"] = r.passages;
    json["readings"].push_back(std::move(reading));
  }
  json["verdict"] = VerdictName(d.verdict);
  json["reason"] = d.reason;
  json["by"] = d.by;
  json["date"] = d.date;
  if (!d.expires.empty()) json["expires"] = d.expires;
  return json;
}

// Line `number` of the file as a file of its own, in which places are those of the whole.
absl::StatusOr<std::unique_ptr<JsonFile>> LineAsFile(const std::string& name, size_t number,
                                                     std::string_view line) {
  return JsonFile::Parse(name, std::string(number - 1, '\n') + std::string(line));
}

absl::StatusOr<Decision> ParseLine(const std::string& name, size_t number, std::string_view line) {
  // Places cost a copy of as many line breaks as stand above: only a line with a fault pays.
  Decision decision;
  {
    ASSIGN_OR_RETURN(auto file, [&]() -> absl::StatusOr<std::unique_ptr<JsonFile>> {
      auto plain = JsonFile::Parse(name, std::string(line));
      return plain.ok() ? std::move(plain) : LineAsFile(name, number, line);
    }());
    if (Record(file.get()).Read(&decision).ok()) return decision;
  }
  ASSIGN_OR_RETURN(auto placed, LineAsFile(name, number, line));
  Decision again;
  RETURN_IF_ERROR(Record(placed.get()).Read(&again));
  return again;
}

bool IsHeader(std::string_view line) {
  nlohmann::json json = nlohmann::json::parse(line, nullptr, /*allow_exceptions=*/false);
  return json.is_object() && json.size() == 1 && json.contains("format") &&
         json["format"] == kFormat;
}

bool IsConflictMarker(std::string_view line) {
  return line.starts_with("<<<<<<<") || line.starts_with("=======") ||
         line.starts_with(">>>>>>>") || line.starts_with("|||||||");
}

}  // namespace

std::string_view VerdictName(DecisionVerdict verdict) {
  return kVerdicts[static_cast<size_t>(verdict)];
}

std::optional<DecisionVerdict> ParseVerdict(std::string_view name) {
  auto it = std::find(kVerdicts.begin(), kVerdicts.end(), name);
  if (it == kVerdicts.end()) return std::nullopt;
  return static_cast<DecisionVerdict>(it - kVerdicts.begin());
}

std::vector<std::string> VerdictNames() { return {kVerdicts.begin(), kVerdicts.end()}; }

bool IsDecisionDate(std::string_view text, bool with_time_allowed) {
  auto digits = [&](size_t from, std::string_view shape) {
    if (text.size() < from + shape.size()) return false;
    for (size_t i = 0; i < shape.size(); ++i) {
      char c = text[from + i];
      if (shape[i] == '0' ? c < '0' || c > '9' : c != shape[i]) return false;
    }
    return true;
  };
  if (!digits(0, "0000-00-00")) return false;
  auto number = [&](size_t at) { return (text[at] - '0') * 10 + text[at + 1] - '0'; };
  int year = number(0) * 100 + number(2), month = number(5), day = number(8);
  if (month < 1 || month > 12 || day < 1 || day > DaysInMonth(year, month)) return false;
  if (text.size() == 10) return true;
  return with_time_allowed && text.size() == 20 && digits(10, "T00:00:00Z") && number(11) < 24 &&
         number(14) < 60 && number(17) < 60;
}

absl::StatusOr<Decisions> Decisions::Parse(std::string_view text, const std::string& name) {
  Decisions decisions;
  bool header = false;
  size_t number = 0;
  for (size_t begin = 0; begin < text.size();) {
    size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    begin = end + 1;
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.find_first_not_of(" \t") == line.npos) continue;
    if (IsConflictMarker(line)) {
      return Invalid(absl::StrFormat(
          "%s:%d:1: a merge was left unfinished\n    %s\n  expected records alone: keep the lines "
          "of both sides, and set \"%s merge=union\" in .gitattributes",
          name, number, line, kDecisionsFile));
    }
    // After a merge by lines the header may stand twice, and anywhere.
    if (IsHeader(line)) {
      header = true;
      continue;
    }
    ASSIGN_OR_RETURN(decisions.decisions_.emplace_back(), ParseLine(name, number, line));
  }
  if (!header) {
    return Invalid(absl::StrFormat("%s:1:1: no decisions file: the line {\"format\":\"%s\"} is "
                                   "missing; was the file cut off?",
                                   name, kFormat));
  }
  decisions.Index();
  return decisions;
}

absl::StatusOr<Decisions> Decisions::Read(const std::string& path) {
  ASSIGN_OR_RETURN(std::string text, ReadWholeFile(path));
  return Parse(text, path);
}

std::string Decisions::Text() const {
  std::string text = Json({{"format", kFormat}}).dump() + "\n";
  for (const Decision& decision : decisions_) {
    text += ToJson(decision).dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  }
  return text;
}

absl::Status EditDecisions(const std::string& path, bool create,
                           const std::function<absl::Status(Decisions*)>& change) {
  ASSIGN_OR_RETURN(FolderLock lock, FolderLock::Of(path));
  auto before = ReadWholeFile(path);
  Decisions decisions;
  if (before.ok()) {
    ASSIGN_OR_RETURN(decisions, Decisions::Parse(*before, path));
  } else if (!absl::IsNotFound(before.status()) || !create) {
    return before.status();
  }
  RETURN_IF_ERROR(change(&decisions));
  RemoveLeftovers(path);
  std::string after = decisions.Text();
  if (before.ok() && *before == after) return absl::OkStatus();
  return WriteFileAtomically(path, after);
}

}  // namespace gainsay
