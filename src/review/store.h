// SPDX-License-Identifier: Apache-2.0
//
// The decisions on the findings of one report, as several reviewers make them at once: what stands
// in the decisions file, and what changed since somebody last asked.
//
//   DecisionStore store(report, "gainsay-decisions.jsonl");
//   RETURN_IF_ERROR(store.Load());
//   store.Write({{"f-8d1c52ab90e7", "ana", "accepted", "they must say which"}}, now);
//   store.Since(0);    // {"seq": 1, "decisions": [{"finding": ..., "by": "ana", ...}]}
//
// Each reviewer has one decision on a finding; the file keeps all reviewers'. A change is on disk
// when Write returns. What others write into the file (`gainsay decisions`, a second server) is
// taken up when somebody asks.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "findings/finding.h"

namespace gainsay {

struct DecisionChange {
  std::string finding, by;
  std::string verdict;  // "" takes the decision back
  std::string note;     // may be empty
  std::string date;     // set by the store
  bool operator==(const DecisionChange&) const = default;
};

class DecisionStore {
 public:
  // `report` must outlive the store. `path` need not exist.
  DecisionStore(const Report& report, std::string path);

  // Reads the file; fails where there is one that is malformed.
  absl::Status Load();

  // All of them or, where one is wrong (unknown finding or verdict, nobody's), none. `now` is
  // "2026-11-21T12:03:00Z".
  absl::Status Write(std::vector<DecisionChange> changes, const std::string& now);

  // What was decided or taken back after the change number `seq`, with the number of the last.
  std::string Since(uint64_t seq);

  // A request's body: {"decisions": [{"finding", "by", "verdict" (null: take back), "note"}]}.
  static absl::StatusOr<std::vector<DecisionChange>> Parse(std::string_view json);

 private:
  using Key = std::pair<std::string, std::string>;  // finding, reviewer

  absl::Status Refresh();  // with mutex_ held

  const Report& report_;
  const std::string path_;
  std::unordered_map<std::string, const Finding*> findings_;
  std::mutex mutex_;
  std::map<Key, DecisionChange> decided_;  // as the file has it
  std::vector<DecisionChange> log_;        // every change seen, in order
  std::string seen_;                       // which state of the file was read: inode, size, time
};

}  // namespace gainsay
