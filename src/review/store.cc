// SPDX-License-Identifier: Apache-2.0
// Tested by tests/review/store_test.cc.
#include "review/store.h"

#include <sys/stat.h>

#include <algorithm>
#include <set>

#include "absl/strings/str_format.h"
#include "base/status.h"
#include "gate/decisions.h"
#include "nlohmann/json.hpp"

namespace gainsay {
namespace {

using Json = nlohmann::json;

// A decisions file wants a reason; a reviewer need not give one.
constexpr char kNoNote[] = "reviewed";
constexpr char kAnyDay[] = "0000-00-00";                   // expired ones are shown too
constexpr size_t kLongestNote = 8000, kLongestName = 320;  // bytes

// Which state of the file this is; "" where there is none.
std::string StateOf(const std::string& path) {
  struct stat s;
  if (stat(path.c_str(), &s) != 0) return "";
  return absl::StrFormat("%d/%d/%d.%09d", s.st_ino, s.st_size, s.st_mtim.tv_sec, s.st_mtim.tv_nsec);
}

Json ToJson(const DecisionChange& change) {
  return {{"finding", change.finding},
          {"by", change.by},
          {"verdict", change.verdict.empty() ? Json(nullptr) : Json(change.verdict)},
          {"note", change.note},
          {"date", change.date}};
}

// One line of printable text, at most `limit` bytes.
bool IsLine(std::string_view text, size_t limit) {
  return text.size() <= limit && std::none_of(text.begin(), text.end(), [](unsigned char c) {
           return c < 0x20 || c == 0x7f;
         });
}

}  // namespace

DecisionStore::DecisionStore(const Report& report, std::string path)
    : report_(report), path_(std::move(path)) {
  for (const Finding& finding : report_.findings) findings_.emplace(finding.id, &finding);
}

absl::Status DecisionStore::Load() {
  std::lock_guard lock(mutex_);
  return Refresh();
}

absl::Status DecisionStore::Refresh() {
  std::string state = StateOf(path_);
  if (state == seen_) return absl::OkStatus();
  std::map<Key, DecisionChange> now;
  auto decisions = Decisions::Read(path_);
  if (!decisions.ok() && !absl::IsNotFound(decisions.status())) return decisions.status();
  if (decisions.ok()) {
    for (const Finding& finding : report_.findings) {
      for (const Decision* d : decisions->On(finding, kAnyDay).all) {
        now[{finding.id, d->by}] = {finding.id, d->by, std::string(VerdictName(d->verdict)),
                                    d->reason == kNoNote ? "" : d->reason, d->date};
      }
    }
  }
  for (const auto& [key, change] : now) {
    auto before = decided_.find(key);
    if (before == decided_.end() || before->second != change) log_.push_back(change);
  }
  for (const auto& [key, change] : decided_) {
    if (!now.contains(key)) log_.push_back({key.first, key.second, "", "", change.date});
  }
  decided_ = std::move(now);
  seen_ = state;
  return absl::OkStatus();
}

absl::Status DecisionStore::Write(std::vector<DecisionChange> changes, const std::string& now) {
  std::lock_guard lock(mutex_);
  std::vector<Decision> added;
  std::map<Key, const Finding*> replaced;
  for (DecisionChange& change : changes) {
    auto finding = findings_.find(change.finding);
    if (finding == findings_.end()) return Invalid("no such finding in this report");
    if (change.by.empty()) return Invalid("expected who decides");
    replaced[{change.finding, change.by}] = finding->second;
    if (change.verdict.empty()) continue;
    auto verdict = ParseVerdict(change.verdict);
    if (!verdict) return Invalid("no such verdict");
    change.date = now;
    added.push_back(DecisionOn(report_, *finding->second, *verdict,
                               change.note.empty() ? kNoNote : change.note, change.by, now));
  }
  if (changes.empty()) return absl::OkStatus();
  RETURN_IF_ERROR(EditDecisions(path_, /*create=*/true, [&](Decisions* decisions) {
    // Also those that an earlier run made under another id.
    std::set<Key> gone;
    for (const auto& [key, finding] : replaced) {
      gone.insert(key);
      for (const Decision* d : decisions->On(*finding, kAnyDay).all) {
        if (d->by == key.second) gone.insert({d->finding, d->by});
      }
    }
    decisions->Remove([&](const Decision& d) { return gone.contains({d.finding, d.by}); });
    decisions->Add(std::move(added));
    return absl::OkStatus();
  }));
  return Refresh();
}

std::string DecisionStore::Since(uint64_t seq) {
  std::lock_guard lock(mutex_);
  // A file that somebody broke meanwhile leaves what was read before.
  (void)Refresh();
  Json list = Json::array();
  for (size_t i = std::min<size_t>(seq, log_.size()); i < log_.size(); ++i) {
    list.push_back(ToJson(log_[i]));
  }
  return Json({{"seq", log_.size()}, {"decisions", std::move(list)}})
      .dump(-1, ' ', false, Json::error_handler_t::replace);
}

absl::StatusOr<std::vector<DecisionChange>> DecisionStore::Parse(std::string_view json) {
  Json body = Json::parse(json, nullptr, /*allow_exceptions=*/false);
  if (!body.is_object() || !body.contains("decisions") || !body["decisions"].is_array()) {
    return Invalid("expected {\"decisions\": [...]}");
  }
  std::vector<DecisionChange> changes;
  for (const Json& item : body["decisions"]) {
    auto text = [&](const char* key, std::string* out) {
      auto it = item.find(key);
      if (it == item.end() || it->is_null()) return true;
      if (!it->is_string()) return false;
      *out = it->get<std::string>();
      return true;
    };
    DecisionChange change;
    if (!item.is_object() || !text("finding", &change.finding) || !text("by", &change.by) ||
        !text("verdict", &change.verdict) || !text("note", &change.note)) {
      return Invalid("expected finding, by, verdict and note of each decision, as text");
    }
    if (!IsLine(change.by, kLongestName))
      return Invalid("the name is no line of text, or too long");
    if (!IsLine(change.note, kLongestNote))
      return Invalid("the note is no line of text, or too long");
    changes.push_back(std::move(change));
  }
  return changes;
}

}  // namespace gainsay
