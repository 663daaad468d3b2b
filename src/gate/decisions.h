// SPDX-License-Identifier: Apache-2.0
//
// What people decided about findings, in one text file that is committed with the articles:
//
//   {"format":"gainsay.decisions.v1"}
//   {"finding":"f-8d1c52ab90e7","rule":"number.injury.victim","subject":"people injured",
//    "readings":[{"value":"12 people","normalized":"count 12..12","sources":["Wire"],
//                 "passages":["bus halden injure overturn police road"]}, ...],
//    "verdict":"superseded","reason":"the wire's first count","by":"ana","date":"2026-11-21"}
//
// One record a line, sorted, so that two branches merge line by line.
//
// A decision is on a finding while the rule and the readings stay: the same values, each found
// again, and no further one. Paths, lines, ids and the set of sources play no part; moving,
// renaming and re-wrapping an article, a third source that agrees, edits elsewhere in the text
// leave it in force, and a changed value ends it. Since two happenings may give the same values,
// the passages have to be about the same too: on average over the readings, half of the words of
// the sentence. Where a passage has no words (names), the values alone decide.
//
// A record with an unknown key or verdict, without a reason, or that is no JSON is an error with
// its place; so is a file without its first line. A file is never taken for empty.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "findings/finding.h"

namespace gainsay {

//   accepted          a contradiction, and known      wrong-extraction  gainsay misread a text
//   different-events  not about the same thing        compatible        both can be right
//   superseded        one is a later state            unimportant       true, and does not matter
//   baseline          was there when the gate began   unsure            undecided: fails as before
enum class DecisionVerdict {
  kAccepted,
  kWrongExtraction,
  kDifferentEvents,
  kCompatible,
  kSuperseded,
  kUnimportant,
  kBaseline,
  kUnsure,
};

std::string_view VerdictName(DecisionVerdict verdict);  // "wrong-extraction"
std::optional<DecisionVerdict> ParseVerdict(std::string_view name);
std::vector<std::string> VerdictNames();

struct DecidedReading {
  std::string value;                  // as people read it
  std::string normalized;             // CanonicalForm (findings/identity.h)
  std::vector<std::string> sources;   // outlets, or ids of articles that state none; sorted
  std::vector<std::string> passages;  // content words of sentences that say so; at most kPassages
  bool operator==(const DecidedReading&) const = default;

  static constexpr size_t kPassages = 3;
};

struct Decision {
  std::string finding;  // Finding::id when it was decided; for people and for links
  std::string rule, subject;
  std::vector<DecidedReading> readings;  // sorted by normalized
  DecisionVerdict verdict = DecisionVerdict::kAccepted;
  std::string reason;   // never empty
  std::string by;       // never empty
  std::string date;     // "2026-11-21" or "2026-11-21T12:03:00Z": the later of two wins
  std::string expires;  // "2027-01-31": the last day in force; "" for ever
  bool operator==(const Decision&) const = default;
};

// A decision on a finding of this report, with the readings filled in.
Decision DecisionOn(const Report& report, const Finding& finding, DecisionVerdict verdict,
                    std::string reason, std::string by, std::string date);

// What is in force on a finding.
struct Standing {
  std::vector<const Decision*> all;    // on this finding, the earliest first
  const Decision* in_force = nullptr;  // the latest that has not expired; may be `unsure`
  // Decided: a gate passes over the finding.
  bool decided() const {
    return in_force != nullptr && in_force->verdict != DecisionVerdict::kUnsure;
  }
};

class Decisions {
 public:
  // `name` is what messages show. All of the text must be good.
  static absl::StatusOr<Decisions> Parse(std::string_view text, const std::string& name);

  // NotFound where there is no such file.
  static absl::StatusOr<Decisions> Read(const std::string& path);

  // The file: sorted, each record once, the same bytes for the same decisions.
  std::string Text() const;

  // Replaces what the same person decided on the same finding. Others' records stay.
  void Add(Decision decision);
  void Add(std::vector<Decision> decisions);  // many at once, in linear time

  // Removes the records for which `gone` holds; returns how many.
  size_t Remove(const std::function<bool(const Decision&)>& gone);

  // `today` is "2026-11-21". Pointers hold until the next Add or Remove.
  Standing On(const Finding& finding, std::string_view today) const;

  // Sorted by finding, date, person.
  const std::vector<Decision>& all() const { return decisions_; }

 private:
  void Index();

  std::vector<Decision> decisions_;
  std::multimap<std::string, size_t> by_reading_;  // rule and a normalized reading -> decision
};

// Whether a decision is on this finding.
bool IsOn(const Decision& decision, const Finding& finding);

inline constexpr char kDecisionsFile[] = "gainsay-decisions.jsonl";

// Reads, changes and writes the file with the folder locked, so that two writers (a review server
// and a command) both keep what they wrote. The file is replaced as a whole, after it has reached
// the disk; `change` may refuse. Where there is no file it begins empty if `create` is set, and is
// NotFound otherwise. Nothing is written where nothing changed.
absl::Status EditDecisions(const std::string& path, bool create,
                           const std::function<absl::Status(Decisions*)>& change);

// "2026-11-21", with or without "T12:03:00Z".
bool IsDecisionDate(std::string_view text, bool with_time_allowed);

}  // namespace gainsay
