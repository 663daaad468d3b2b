// SPDX-License-Identifier: Apache-2.0
//
// Whether a rule has examples, and what must match is marked in them. That they hold is seen when
// they are tried (rules/examples.h). Tested by tests/rules/ruleset_test.cc.
#include "absl/strings/str_format.h"
#include "nlohmann/json.hpp"
#include "rules/loader_records.h"

namespace gainsay::loader_internal {
namespace {

using nlohmann::json;

constexpr std::string_view kOpen = "«", kClose = "»";

bool HasMark(std::string_view text) {
  return text.find(kOpen) != text.npos || text.find(kClose) != text.npos;
}

// Whether there are marks, each around something, none in another.
bool IsMarked(std::string_view text) {
  if (text.find(kOpen) == text.npos) return false;
  for (size_t from = 0; from < text.size();) {
    const size_t open = text.find(kOpen, from), close = text.find(kClose, from);
    if (open == text.npos && close == text.npos) break;
    if (open == text.npos || close == text.npos || open + kOpen.size() >= close ||
        text.find(kOpen, open + 1) <= close) {
      return false;
    }
    from = close + kClose.size();
  }
  return true;
}

void CheckMarks(const json& list, std::string_view key, const RecordPlace& place, Faults* faults) {
  for (size_t i = 0; i < list.size(); ++i) {
    const std::string& text = list[i].get_ref<const std::string&>();
    const std::string at = JoinPointer(JoinPointer(place.pointer, key), i);
    if (key == "none" && HasMark(text)) {
      faults->push_back(place.file->Fault(at, "an example that must not match has a mark",
                                          "a text without « and »"));
    } else if (key == "match" && !IsMarked(text)) {
      faults->push_back(place.file->Fault(at, "what must match is not marked", "«...» around it"));
    }
  }
}

// The examples of the record where all is well with them; `marked` where they are texts with marks.
std::optional<RuleExamples> Read(const json& record, const RecordPlace& place, bool marked,
                                 Faults* faults) {
  const size_t before = faults->size();
  if (!record.contains("examples")) {
    faults->push_back(
        place.file->Fault(place.pointer, "\"examples\" is missing",
                          "\"examples\": { \"match\": [\"...\"], \"none\": [\"...\"] }"));
    return std::nullopt;
  }
  const json& examples = record["examples"];
  const RecordPlace at{place.file, JoinPointer(place.pointer, "examples"), place.pack};
  ObjectReader reader(*at.file, examples, at.pointer, faults);
  if (!reader.ok()) return std::nullopt;
  RuleExamples out;
  if (marked) {
    out.match = reader.Strings("match", true);
    out.none = reader.Strings("none", true);
  } else {
    reader.Array("match", true);
    reader.Array("none", true);
  }
  reader.Done();
  if (faults->size() > before) return std::nullopt;
  for (const char* key : {"match", "none"}) {
    const json& list = examples[key];
    if (list.empty()) {
      reader.Fault(key,
                   absl::StrFormat("no example that must %s",
                                   std::string_view(key) == "match" ? "match" : "not match"),
                   "at least one");
    }
    if (marked) CheckMarks(list, key, at, faults);
  }
  if (faults->size() > before) return std::nullopt;
  return out;
}

}  // namespace

std::optional<RuleExamples> ReadMarkedExamples(const json& record, const RecordPlace& place,
                                               Faults* faults) {
  return Read(record, place, true, faults);
}

bool HasExamples(const json& record, const RecordPlace& place, Faults* faults) {
  return Read(record, place, false, faults).has_value();
}

}  // namespace gainsay::loader_internal
